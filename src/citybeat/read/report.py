"""What a run of the reader has to tell beside its articles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

MAX_KINDS = 100


@dataclass
class ReadReport:
    """Filled while `read` runs.

    `skipped`: files that were not read, by suffix or by why; after the first hundred of these the others count as "other". `detected`:
    texts whose encoding was guessed, by encoding. `bytes_read`: bytes taken from files as they lie on disk. `duplicates`: the first
    places by id, for ids that occur more than once.
    """

    files: int = 0
    bytes_read: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    detected: Counter[str] = field(default_factory=Counter)
    duplicates: dict[str, list[str]] = field(default_factory=dict)

    def skip(self, why: str) -> None:
        """Count a file that is not read."""
        self.skipped[why if why in self.skipped or len(self.skipped) < MAX_KINDS else "other"] += 1


def place(path: str | None, line: int | None) -> str:
    """`path:line`, or what of it is known."""
    return f"{path}:{line}" if line is not None else str(path)
