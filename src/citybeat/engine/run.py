"""Articles in, lines of JSON or failures out, in the order of the input, whatever the number of workers."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field

from citybeat.engine.failure import Failure
from citybeat.engine.limits import BATCH_ARTICLES, BATCH_CHARS, BATCHES_PER_WORKER
from citybeat.engine.pool import Pool
from citybeat.engine.task import Setup, Task
from citybeat.engine.worker import Item, Result


def run(items: Iterable[Item], *, workers: int = 1, setup: Setup | None = None) -> Generator[Result, None, None]:
    """One result for each item, in order: the record as JSON (`Extracted`), or a Failure.

    With one worker the work is done in this process, item by item; else in `workers` processes, in batches of which a
    bounded number is held. Results do not depend on `workers`. A batch whose worker dies is done again article by article; the
    article that kills its worker once more becomes a Failure (`worker`). Errors: ModelError when the pipeline cannot be loaded.
    """
    if workers < 1:
        raise ValueError(f"workers must be at least 1, is {workers}")
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # before numpy is imported, here or in a worker
    setup = setup or Setup()
    return run_here(items, setup) if workers == 1 else run_parallel(items, workers, setup)


def run_here(items: Iterable[Item], setup: Setup) -> Generator[Result, None, None]:
    """See `run`. The pipeline is loaded for the first article, so that inputs that are not there are told at once."""
    task: Task | None = None
    for item in items:
        if isinstance(item, Failure):
            yield item
            continue
        task = task or Task(setup)
        yield task(item)


@dataclass
class Job:
    """A batch on its way: what is still to do and what is done. `alone`: its worker died, so article by article from here."""

    number: int
    rest: list[Item]
    done: list[Result] = field(default_factory=list)
    alone: bool = False

    def next(self) -> list[Item]:
        return self.rest[:1] if self.alone else self.rest

    def advance(self, outcome: list[Result] | str) -> None:
        """Take in results, or how the worker died."""
        if isinstance(outcome, str) and not self.alone:
            self.alone = True
            return
        count = len(self.next())
        self.done += [died(self.rest[0], outcome)] if isinstance(outcome, str) else outcome
        self.rest = self.rest[count:]


def died(item: Item, how: str) -> Failure:
    """The Failure of an article whose worker died twice."""
    if isinstance(item, Failure):
        return item
    return Failure.of(item, "worker", f"the worker process died on this article ({how}), perhaps for want of memory; try it alone")


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Cut the stream by articles and by characters."""
    batch: list[Item] = []
    size = 0
    for item in items:
        length = 0 if isinstance(item, Failure) else len(item.text)
        if batch and (len(batch) == BATCH_ARTICLES or size + length > BATCH_CHARS):
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += length
    if batch:
        yield batch


def run_parallel(items: Iterable[Item], workers: int, setup: Setup) -> Generator[Result, None, None]:
    """See `run`. Batches that wait for a worker are in `queue`; finished ones wait in `finished` for their turn."""
    source = enumerate(batches(items))
    queue: deque[Job] = deque()
    finished: dict[int, list[Result]] = {}
    read = written = 0
    exhausted = False
    with Pool[Job](setup, workers) as pool:
        while True:
            while written in finished:
                yield from finished.pop(written)
                written += 1
            while not exhausted and len(queue) < workers and read - written < workers * BATCHES_PER_WORKER:
                batch = next(source, None)
                exhausted = batch is None
                if batch is not None:
                    queue.append(Job(*batch))
                    read += 1
                hand_out(queue, pool)
            hand_out(queue, pool)
            if exhausted and written == read:
                return
            for job, outcome in pool.receive():
                job.advance(outcome)
                if job.rest:
                    queue.appendleft(job)
                else:
                    finished[job.number] = job.done


def hand_out(queue: deque[Job], pool: Pool[Job]) -> None:
    """Give waiting jobs to idle workers."""
    for worker in pool.idle(len(queue)):
        if queue:
            job = queue.popleft()
            pool.send(worker, job, job.next())
