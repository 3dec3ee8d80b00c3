"""Shards in, their results out, in the order of the input, whatever the number of workers and whatever an article does to them."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field

from citybeat.article import Article
from citybeat.engine.failure import Failure
from citybeat.engine.limits import SHARDS_PER_WORKER, TIME_LIMIT
from citybeat.engine.pool import Lost, Pool
from citybeat.engine.shards import Outcome, Shard, cut
from citybeat.engine.task import Identity, Result, Setup

Ready = Callable[[Identity | None], None]
MESSAGES = {
    "worker": "the worker process died on this article, twice ({}), perhaps for want of memory",
    "timeout": "the article {}, twice; allow more with --time-limit",
}


def run(items: Iterable[Article | Failure], *, workers: int = 1, setup: Setup | None = None) -> Iterator[Result]:
    """One result for each item, in order: the record as JSON (`Extracted`), or a Failure; see `run_shards`."""
    with closing(run_shards(cut(items), workers=workers, setup=setup)) as results:
        for _, outcomes in results:
            for outcome in outcomes:
                assert isinstance(outcome, Result)  # a stream of articles and failures gives no copies
                yield outcome


def run_shards(
    shards: Iterable[Shard], *, workers: int = 1, setup: Setup | None = None, time_limit: float = TIME_LIMIT, ahead: int | None = None,
    ready: Ready | None = None,
) -> Generator[tuple[Shard, list[Outcome]], None, None]:
    """Each shard with an outcome for each of its items, in order. Articles are worked at in `workers` processes, all else passes through.

    At most `ahead` shards (default: `SHARDS_PER_WORKER` a worker) are read and not yet given out. `ready` is called with the identity of
    the pipeline before the first result that a worker made. Outcomes do not depend on `workers`. An article that raises, takes too
    long (see `Pool`), or whose worker dies, is done again alone after the rest of its shard; what fails once more is a Failure
    (`extraction`, `timeout`, `worker`). Errors: ModelError when the pipeline cannot be loaded, and what `shards` and `ready` raise.
    """
    if workers < 1:
        raise ValueError(f"workers must be at least 1, is {workers}")
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # before numpy is imported, here or in a worker
    source = iter(shards)
    queue: deque[Job] = deque()
    order: deque[Job] = deque()
    exhausted = False
    with Pool[Job](setup or Setup(), workers, time_limit) as pool:
        while True:
            while order and order[0].is_done:
                job = order.popleft()
                yield job.shard, job.done()
            if not exhausted and len(queue) < workers and len(order) < (ahead or workers * SHARDS_PER_WORKER):
                shard = next(source, None)
                exhausted = shard is None
                if shard is not None:
                    order.append(Job(shard))
                    queue.extend([] if order[-1].is_done else [order[-1]])
                hand_out(queue, pool)
                continue
            if not order:
                return
            known = pool.identity
            for job, outcome, through in pool.receive():
                if job.take(outcome, through):
                    queue.appendleft(job)
            if known is None and pool.identity is not None and ready is not None:
                ready(pool.identity)
            hand_out(queue, pool)  # before what is done is given to the caller, who writes and syncs it meanwhile


def identity_of(setup: Setup) -> Identity | None:
    """What the pipeline says that it is, asked of a worker. Errors: ModelError when it cannot be loaded."""
    with Pool[None](setup, 1) as pool:
        while not pool.idle(1):
            for _ in pool.receive():
                pass
        return pool.identity


@dataclass
class Job:
    """A shard on its way. Items by number: `todo` are still to do, `sent` at a worker, `suspects` to be done again alone."""

    shard: Shard
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    todo: deque[int] = field(default_factory=deque)
    sent: deque[int] = field(default_factory=deque)
    suspects: deque[int] = field(default_factory=deque)
    alone: bool = False

    def __post_init__(self) -> None:
        for number, item in enumerate(self.shard.items):
            if isinstance(item, Article):
                self.todo.append(number)
            else:
                self.outcomes[number] = item

    @property
    def is_done(self) -> bool:
        return len(self.outcomes) == len(self.shard.items)

    def done(self) -> list[Outcome]:
        return [self.outcomes[number] for number in range(len(self.shard.items))]

    def article(self, number: int) -> Article:
        item = self.shard.items[number]
        assert isinstance(item, Article)
        return item

    def next(self) -> list[Article]:
        """What a worker gets now: all that is to do, then the suspects one by one."""
        self.alone = not self.todo
        self.sent = deque([self.suspects.popleft()]) if self.alone else deque(self.todo)
        self.todo.clear()
        return [self.article(number) for number in self.sent]

    def take(self, outcome: Result | Lost, through: bool) -> bool:
        """Take in what came of the article at hand; whether the job needs a worker again."""
        number = self.sent.popleft()
        failed = isinstance(outcome, Lost) or (isinstance(outcome, Failure) and outcome.reason == "extraction")
        if failed and not self.alone:
            self.suspects.append(number)
        else:
            self.outcomes[number] = lost(self.article(number), outcome) if isinstance(outcome, Lost) else outcome
        if through:  # after a loss the rest of what was sent is still to do
            self.todo.extend(self.sent)
            self.sent.clear()
        return through and bool(self.todo or self.suspects)


def lost(article: Article, outcome: Lost) -> Failure:
    """The Failure of an article that cost two workers."""
    return Failure.of(article, outcome.reason, MESSAGES[outcome.reason].format(outcome.how))


def hand_out(queue: deque[Job], pool: Pool[Job]) -> None:
    """Give waiting jobs to idle workers."""
    for worker in pool.idle(len(queue)):
        if queue:
            job = queue.popleft()
            pool.send(worker, job, job.next())
