"""What `citybeat verify` finds wrong, a bounded number of lines of it."""

from __future__ import annotations

from dataclasses import dataclass, field

LISTED = 20
LONGEST = 500
"""Characters of a fault: a message may quote a passage of an article, and a name of a file may be anything."""


@dataclass
class Faults:
    """Counts all faults and keeps the first `most`."""

    most: int = LISTED
    count: int = 0
    listed: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.count += 1
        if len(self.listed) < self.most:
            self.listed.append(text if len(text) <= LONGEST else f"{text[:LONGEST]}...")

    def lines(self) -> list[str]:
        """The faults that are kept, and how many there are beside."""
        more = self.count - len(self.listed)
        return [*self.listed, f"and {more:,} more {'fault' if more == 1 else 'faults'}"] if more else list(self.listed)
