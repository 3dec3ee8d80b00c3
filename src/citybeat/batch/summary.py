"""What a run did, in numbers and in lines to print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from citybeat.read import ReadReport

COUNTED = ("cities", "people", "organizations", "roles", "targets", "forecasts", "achievements", "projects")


@dataclass
class Summary:
    """`articles` were read, of which `records` have a record; `failures` counts these and what could not be read. `earlier` of the results
    were there already when a run that was broken off went on; `seconds` are of this time alone; `elsewhere` are articles of other parts."""

    report: ReadReport = field(default_factory=ReadReport)
    articles: int = 0
    records: int = 0
    failures: int = 0
    earlier: int = 0
    elsewhere: int = 0
    seconds: float = 0.0
    facts: Counter[str] = field(default_factory=Counter)

    @property
    def results(self) -> int:
        return self.records + self.failures

    @property
    def exit_code(self) -> int:
        """0: all articles have records; 1: some have none; 2: no article could be read at all."""
        if not self.articles and not self.elsewhere and (self.failures or not self.report.files):
            return 2
        return 1 if self.failures else 0

    def lines(self) -> Iterator[str]:
        """The closing summary."""
        rate = max(0, self.articles - self.earlier) / max(self.seconds, 0.001)
        yield f"{numbers(self.articles, self.records, self.failures)} in {self.seconds:.1f} s ({rate:.1f} articles/s)"
        if self.earlier:
            yield f"{counted(self.earlier, 'result')} of an interrupted run {'was' if self.earlier == 1 else 'were'} there already"
        if self.records:
            yield ", ".join(f"{kind} {self.facts[kind]:,}" for kind in COUNTED)
        for name, counter in (("skipped", self.report.skipped), ("encoding guessed", self.report.detected)):
            if counter:
                parts = ", ".join(f"{key} {count:,}" for key, count in sorted(counter.items()))
                yield f"{name}: {counted(counter.total(), 'file')} ({parts})"

    def warning(self) -> str | None:
        """One line on ids that occur more than once."""
        duplicates = self.report.duplicates
        if not duplicates:
            return None
        some = [f"{id!r} at {', '.join(places[:5])}{', ...' if len(places) > 5 else ''}" for id, places in list(duplicates.items())[:5]]
        listed = "; ".join([*some, "..."] if len(duplicates) > 5 else some)
        return f"warning: {counted(len(duplicates), 'id')} used more than once (all articles are kept; source tells them apart): {listed}"


def numbers(articles: int, records: int, failures: int) -> str:
    """
    >>> numbers(3, 2, 1)
    '3 articles, 2 records, 1 failure'
    """
    return ", ".join([counted(articles, "article"), counted(records, "record"), counted(failures, "failure")])


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
