"""The fenced blocks of the documentation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# what differs from run to run in what `extract` says
RUNNING = re.compile(r"in [\d.]+ s \([\d.,]+ articles/s\)")
COUNTS = re.compile(r"cities \d+, people \d+")
NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Block:
    """A block of a page: its language and content, and the line of the page it begins on."""

    page: Path
    line: int
    language: str
    content: str

    @property
    def name(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


@dataclass(frozen=True)
class Session:
    """A command of a console block, and what the block says it prints (None: nothing is said)."""

    command: str
    output: str | None


def blocks(language: str, pages: list[Path] = PAGES) -> list[Block]:
    found = []
    for page in pages:
        text = page.read_text(encoding="utf8")
        for match in FENCE.finditer(text):
            found.append(Block(page, text.count("\n", 0, match.start()) + 1, match[1], match[2]))
    return [block for block in found if block.language == language]


def sessions(block: Block) -> list[Session]:
    """The commands of a console block with their output; a command without any says nothing about it."""
    out = []
    for part in re.split(r"^\$ ", block.content, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        out.append(Session(command, output or None))
    return out


def runnable(command: str) -> str:
    """What of a command line the tests run: not the part that sets up an environment, for they stand in one."""
    parts = [part for part in command.split(" && ") if "-m venv" not in part and "pip install" not in part]
    return " && ".join(parts).replace(".venv/bin/", "")


def is_run(command: str) -> bool:
    """Not what runs these tests themselves."""
    return not any(tool in command for tool in ("pytest", ".ci/run", "make ", "floors.py"))


def timeless(output: str) -> str:
    return RUNNING.sub("in 0.0 s (0.0 articles/s)", output)


def like(printed: str, documented: str) -> bool:
    """Whether output is as documented, counts of facts nearly; a line of "..." stands for any lines."""
    lines = timeless(documented).splitlines(keepends=True)
    pattern = "".join(r"(?:.*\n)*?" if line == "...\n" else loosely(line) for line in lines)
    found = re.fullmatch(pattern, timeless(printed))
    return found is not None and near(found[0], timeless(documented))


def loosely(line: str) -> str:
    """A pattern for a line; counts of facts are any numbers."""
    return re.sub(r"\d+", r"\\d+", re.escape(line)) if COUNTS.match(line) else re.escape(line)


def near(printed: str, documented: str, share: float = 0.03, least: float = 2) -> bool:
    """Whether the counts of facts are about the same: 8-bit arithmetic differs a little between types of CPU."""
    ours, theirs = (
        [float(n) for line in text.splitlines() if COUNTS.match(line) for n in NUMBER.findall(line)] for text in (printed, documented)
    )
    return len(ours) == len(theirs) and all(abs(a - b) <= max(least, share * b) for a, b in zip(ours, theirs, strict=True))
