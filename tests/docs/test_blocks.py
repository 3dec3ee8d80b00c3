"""The reader of the documentation itself: it must not pass over what it cannot read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.blocks import PAGES, Block, Session, blocks, like, runnable, sessions

PAGE = """# Page

```python
x = 1
```

```console
$ one && two
first
second
$ three
```
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.md"
    path.write_text(PAGE, encoding="utf8")
    return path


def test_blocks(page: Path) -> None:
    (python,) = blocks("python", [page])
    assert python == Block(page, 3, "python", "x = 1\n")


def test_sessions(page: Path) -> None:
    (console,) = blocks("console", [page])
    assert sessions(console) == [Session("one && two", "first\nsecond\n"), Session("three", None)]


def test_every_fence_is_read() -> None:
    for path in PAGES:
        fences = sum(line.startswith("```") for line in path.read_text(encoding="utf8").splitlines())
        languages = {"python", "pycon", "console", "json", "jsonl", "text", "sh", "toml"}
        assert fences == 2 * sum(len(blocks(language, [path])) for language in languages), path.name


def test_setting_up_is_left_out() -> None:
    line = "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/citybeat extract corpus -o records.jsonl"
    assert runnable(line) == "citybeat extract corpus -o records.jsonl"


@pytest.mark.parametrize(("printed", "documented", "same"), [
    ("a\nb\nc\n", "a\n...\nc\n", True),
    ("a\nc\n", "a\n...\nc\n", True),
    ("a\nd\n", "a\n...\nc\n", False),
    ("a\n", "b\n", False),
    ("1 article in 2.5 s (0.4 articles/s)\n", "1 article in 9.9 s (12.0 articles/s)\n", True),
    ("cities 101, people 9\n", "cities 100, people 8\n", True),
    ("cities 110, people 9\n", "cities 100, people 8\n", False),
    ("cities 101, people 9, roles 1\n", "cities 100, people 8\n", False),
    ("2 articles in 2.5 s (0.4 articles/s)\n", "1 article in 9.9 s (12.0 articles/s)\n", False),
])
def test_like(printed: str, documented: str, same: bool) -> None:
    assert like(printed, documented) is same
