"""How far a run is: on a terminal a bar over the bytes of the input, else a line now and then."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from citybeat.cli.terminal import say

if TYPE_CHECKING:
    from citybeat.batch.extract import Advance

EVERY = 30.0  # seconds between two lines


@dataclass
class Meter:
    """The rate and the time left, from the first call on: loading, and what an interrupted run had done, say nothing of the speed."""

    total: int | None
    first: tuple[float, int, int] | None = None

    def text(self, position: int, results: int, failures: int) -> str:
        """For example "1,204 articles (3 failed), 18.2 a second, 12%, 0:48:10 left"."""
        now = time.monotonic()
        begin, first_position, first_results = self.first = self.first or (now, position, results)
        elapsed, done = now - begin, position - first_position
        rate = (results - first_results) / max(elapsed, 0.001)
        parts = [f"{results:,} article{'' if results == 1 else 's'}{f' ({failures:,} failed)' if failures else ''}"]
        if rate:
            parts.append(f"{rate:.1f} a second")
        if self.total:
            parts.append(f"{min(100, 100 * position // self.total)}%")
            if done:
                parts.append(f"{clock(max(0, self.total - position) * elapsed / done)} left")
        return ", ".join(parts)


def clock(seconds: float) -> str:
    """Hours, minutes and seconds.

    >>> clock(3725)
    '1:02:05'
    """
    return f"{int(seconds) // 3600}:{int(seconds) % 3600 // 60:02}:{int(seconds) % 60:02}"


@contextlib.contextmanager
def bar(total: int | None) -> Iterator[Advance]:
    """A bar on standard error; `total` in bytes, None when it is not known."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    meter = Meter(total)
    columns = [BarColumn(), TextColumn("{task.fields[text]}"), TimeElapsedColumn()]
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("", total=total, text="loading")

        def advance(position: int, results: int, failures: int) -> None:
            progress.update(task, completed=position, text=meter.text(position, results, failures))

        yield advance


@contextlib.contextmanager
def log(total: int | None, every: float = EVERY) -> Iterator[Advance]:
    """A line on standard error every so many seconds."""
    meter = Meter(total)
    due = [time.monotonic() + every]

    def advance(position: int, results: int, failures: int) -> None:
        text = meter.text(position, results, failures)
        if time.monotonic() >= due[0]:
            say(text)
            due[0] = time.monotonic() + every

    yield advance


@contextlib.contextmanager
def shown(inputs: Sequence[str], output: Path | None, quiet: bool, bar_fits: bool) -> Iterator[Advance]:
    """What suits: nothing for `quiet`, a bar on a terminal where it fits, lines elsewhere."""
    from citybeat.batch.extract import no_advance
    from citybeat.batch.paths import own_paths
    from citybeat.read.sources import total_bytes

    if quiet or not sys.stderr:
        yield no_advance
        return
    total = total_bytes(inputs, own_paths(output) if output else frozenset())
    with (bar if bar_fits and sys.stderr.isatty() else log)(total) as advance:
        yield advance
