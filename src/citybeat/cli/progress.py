"""How far a run is: a bar over the bytes of the input, the rate, and the time left where the total is known."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator

Advance = Callable[[int, int], None]
"""Called with the bytes of input that are done and the number of results."""


@contextlib.contextmanager
def progress(total: int | None) -> Iterator[Advance]:
    """A bar on standard error; `total` in bytes, None when it is not known."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = [BarColumn(), TextColumn("articles: {task.fields[count]}, {task.fields[rate]} a second"), TimeElapsedColumn()]
    if total is not None:
        columns += [TextColumn("left:"), TimeRemainingColumn()]
    begin = time.monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=total, count=0, rate="-")

        def advance(done: int, count: int) -> None:
            rate = count / max(time.monotonic() - begin, 0.001)
            bar.update(task, completed=done, count=f"{count:,}", rate=f"{rate:.1f}")

        yield advance


@contextlib.contextmanager
def no_progress() -> Iterator[Advance]:
    """The same interface, silent."""
    yield lambda done, count: None
