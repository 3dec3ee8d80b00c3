"""What the fits share: their arguments, and articles with their annotation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def fitting(recipe: Any) -> Any:
    return recipe("fitting")


def test_a_fit_takes_folders_and_writes_when_told(fitting: Any) -> None:
    parser = fitting.parser("Fit.", "gold", "corpus")
    args = parser.parse_args(["a", "b"])
    assert (args.gold, args.corpus, args.write) == (Path("a"), Path("b"), False)
    assert parser.parse_args(["a", "b", "--write"]).write


def test_a_fit_needs_its_folders(fitting: Any, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        fitting.parser("Fit.", "gold").parse_args([])
    assert "gold" in capsys.readouterr().err


def test_the_pipeline_is_the_shipped_one(fitting: Any) -> None:
    assert (fitting.MODEL / "config.cfg").exists()


def test_annotated_articles_have_their_texts_as_they_are(recipe: Any, tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.json").write_text(f'{{"id": "{name}"}}', encoding="utf8")
        (tmp_path / f"{name}.txt").write_bytes(f"It rained\r\nin {name}.".encode())
    assert list(recipe("data").annotated(tmp_path)) == [({"id": "a"}, "It rained\r\nin a."), ({"id": "b"}, "It rained\r\nin b.")]
