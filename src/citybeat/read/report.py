"""What a run of the reader has to tell beside its articles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

MAX_KNOWN_IDS = 1_000_000
MAX_ID = 1_000  # characters of an id that is watched
MAX_DUPLICATES, MAX_PLACES = 1_000, 100
MAX_KINDS = 100


@dataclass
class ReadReport:
    """Filled while `read` runs.

    `skipped`: files that were not read, by suffix or by why; after the first hundred of these the others count as "other". `detected`:
    texts whose encoding was guessed, by encoding. `bytes_read`: bytes taken from files as they lie on disk. `duplicates`: the first
    places by id, for ids that occur more than once; ids are watched up to the millionth, so that memory stays bounded.
    """

    files: int = 0
    bytes_read: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    detected: Counter[str] = field(default_factory=Counter)
    duplicates: dict[str, list[str]] = field(default_factory=dict)
    known: dict[str, tuple[str | None, int | None]] = field(default_factory=dict, repr=False)

    def skip(self, why: str) -> None:
        """Count a file that is not read."""
        self.skipped[why if why in self.skipped or len(self.skipped) < MAX_KINDS else "other"] += 1

    def note_id(self, id: str | None, path: str | None, line: int | None) -> None:
        """Remember where an id stands, to tell of those that stand twice."""
        if id is None or len(id) > MAX_ID:
            return
        if id not in self.known:
            if len(self.known) < MAX_KNOWN_IDS:
                self.known[id] = path, line
        elif id in self.duplicates:
            if len(self.duplicates[id]) < MAX_PLACES:
                self.duplicates[id].append(place(path, line))
        elif len(self.duplicates) < MAX_DUPLICATES:
            self.duplicates[id] = [place(*self.known[id]), place(path, line)]


def place(path: str | None, line: int | None) -> str:
    """`path:line`, or what of it is known."""
    return f"{path}:{line}" if line is not None else str(path)
