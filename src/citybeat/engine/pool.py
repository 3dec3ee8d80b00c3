"""Worker processes from the parent's side: start, send, receive, notice a death or a hang, replace what has grown.

Not concurrent.futures: when one of its workers dies, all that was in flight fails and nobody knows which article did
it, and workers of a parent that was killed live on. Here each worker has a pipe of its own, which tells both.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import signal
import socket
import struct
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, TypeVar

from citybeat.article import Article
from citybeat.engine.failure import Failure
from citybeat.engine.limits import (
    LOAD_LIMIT,
    MAX_RESULT,
    RECYCLE_ARTICLES,
    RECYCLE_BYTES,
    STALLED,
    STOPPED,
    TIME_CHARS,
    TIME_LIMIT,
)
from citybeat.engine.task import Extracted, Identity, Result, Setup
from citybeat.engine.worker import work
from citybeat.errors import ModelError

STILLBORN = 3  # workers in a row that may not end while they load: one may be killed, all of them lack something

Job = TypeVar("Job")


@dataclass(frozen=True)
class Lost:
    """A worker that was lost at an article: `reason` is a code of Failure (`worker`, `timeout`), `how` says what happened."""

    reason: str
    how: str


@contextlib.contextmanager
def interrupts_ignored() -> Iterator[None]:
    """A process started here ignores Ctrl-C from its first instruction, before its own code can say so."""
    if threading.current_thread() is not threading.main_thread():  # only the main thread may set signals
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def bound_waiting(connection: Connection) -> None:
    """Let reading or writing a message fail when nothing moves for `STALLED` seconds; without it one half a message stops all."""
    if sys.platform != "win32":
        with socket.socket(fileno=os.dup(connection.fileno())) as end:
            for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
                end.setsockopt(socket.SOL_SOCKET, option, struct.pack("ll", STALLED, 0))


@dataclass
class Worker(Generic[Job]):
    """One process; `job` is what it works at (None while it loads or waits), `waiting` the articles of it that are not back yet, `deadline`
    when the first of these must be back, or the pipeline loaded."""

    process: SpawnProcess
    connection: Connection
    ready: bool = False
    job: Job | None = None
    waiting: deque[Article] = field(default_factory=deque)
    deadline: float = 0.0
    done: int = 0
    loaded_bytes: int = 0

    def end(self) -> str:
        """Stop the process, if it still runs, and say how it ended."""
        self.connection.close()
        self.process.join(timeout=1)
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join()
        code = self.process.exitcode or 0
        return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"

    @property
    def is_busy(self) -> bool:
        """Whether it has a deadline."""
        return self.job is not None or not self.ready

    def is_worn(self) -> bool:
        """Whether it has done or grown so much that a new one should take its place."""
        return self.done >= RECYCLE_ARTICLES or self.resident() - self.loaded_bytes > RECYCLE_BYTES

    def resident(self) -> int:
        """Bytes of memory that the process has in use; 0 where the system does not tell."""
        try:
            return int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, ValueError, AttributeError):
            return 0


class Pool(Generic[Job]):
    """Up to `size` workers, each started when there is work for it.

    An article may take `time_limit` seconds, and as many again for each `TIME_CHARS` characters. `identity` is that of the workers'
    pipelines, once one of them has loaded.
    """

    def __init__(self, setup: Setup, size: int, time_limit: float = TIME_LIMIT):
        self.setup, self.size, self.time_limit = setup, size, time_limit
        self.workers: list[Worker[Job]] = []
        self.stillborn = 0  # workers in a row that ended while they loaded
        self.identity: Identity | None = None
        self.context = multiprocessing.get_context("spawn")

    def __enter__(self) -> Pool[Job]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for worker in self.workers:
            worker.process.kill()  # they hold nothing that is worth an orderly end, and one that hangs may not heed any other signal
        for worker in self.workers:
            worker.end()

    def idle(self, waiting: int) -> list[Worker[Job]]:
        """Workers that can take a job now; starts workers when fewer than the `waiting` jobs are idle or loading."""
        free = sum(worker.job is None for worker in self.workers)
        for _ in range(min(waiting - free, self.size - len(self.workers))):
            self.start()
        return [worker for worker in self.workers if worker.ready and worker.job is None]

    def start(self) -> None:
        here, there = self.context.Pipe()
        process = self.context.Process(target=work, args=(there, self.setup), daemon=True)
        with interrupts_ignored():
            process.start()
        there.close()  # else the pipe would stay open when the worker dies
        bound_waiting(here)
        worker: Worker[Job] = Worker(process, here)
        self.set_deadline(worker)
        self.workers.append(worker)

    def send(self, worker: Worker[Job], job: Job, articles: list[Article]) -> None:
        """Give an idle worker its job. A worker that is dead by now is noticed by `receive`."""
        worker.job, worker.waiting = job, deque(articles)
        self.set_deadline(worker)
        try:
            worker.connection.send(articles)
        except OSError:
            worker.process.kill()  # it may live, and have got half of them

    def set_deadline(self, worker: Worker[Job]) -> None:
        worker.deadline = time.monotonic() + (self.allowed(worker.waiting[0]) if worker.waiting else LOAD_LIMIT)

    def allowed(self, article: Article) -> float:
        """Seconds that an article may take."""
        return self.time_limit * (1 + len(article.text) // TIME_CHARS)

    def receive(self) -> Iterator[tuple[Job, Result | Lost, bool]]:
        """Wait for workers: a job, the result of its next article or how its worker was lost at it, and whether the worker is through
        with what it was sent.

        Errors: ModelError when a worker cannot load the pipeline.
        """
        ready = self.wait()
        for worker in list(self.workers):
            if worker.connection in ready:
                yield from self.heard(worker)
            elif worker.is_busy and time.monotonic() > worker.deadline:
                yield from self.overdue(worker)

    def wait(self) -> list[Any]:
        """Connections of workers that have something to say, none when a deadline comes first."""
        connections, busy = [worker.connection for worker in self.workers], [worker for worker in self.workers if worker.is_busy]
        if not busy:
            return wait(connections)
        begin = time.monotonic()
        timeout = max(0.0, min(worker.deadline for worker in busy) - begin)
        ready = wait(connections, timeout)
        if time.monotonic() - begin > timeout + STOPPED:
            for worker in busy:
                self.set_deadline(worker)
        return ready

    def heard(self, worker: Worker[Job]) -> Iterator[tuple[Job, Result | Lost, bool]]:
        try:
            message = pickle.loads(worker.connection.recv_bytes(MAX_RESULT))
        except Exception:  # its end, what is left of a message that it did not finish, or what strayed into its pipe
            yield from self.bury(worker)
            return
        if not worker.ready and isinstance(message, str | tuple):
            self.greet(worker, message)
            return
        job = worker.job
        if job is None or not isinstance(message, Extracted | Failure):  # it was not asked, or this is no answer
            yield from self.bury(worker)
            return
        worker.waiting.popleft()
        worker.done += 1
        self.set_deadline(worker)
        if not worker.waiting:
            worker.job = None
            if worker.is_worn():
                self.workers.remove(worker)
                worker.end()
        yield job, message, worker.job is None

    def greet(self, worker: Worker[Job], message: str | tuple[Identity | None]) -> None:
        """Take a worker's first message."""
        if isinstance(message, str):
            raise ModelError(message)
        if self.identity is not None and message[0] != self.identity:
            raise ModelError("citybeat or its model was changed while it ran; run it again")
        self.stillborn = 0
        worker.ready, self.identity, worker.loaded_bytes = True, message[0], worker.resident()

    def overdue(self, worker: Worker[Job]) -> Iterator[tuple[Job, Lost, bool]]:
        self.workers.remove(worker)
        worker.process.kill()
        worker.end()
        if worker.job is None:
            self.count_stillborn(f"took longer than {LOAD_LIMIT:g} seconds")
            return
        limit = self.allowed(worker.waiting[0])
        yield worker.job, Lost("timeout", f"took longer than {limit:g} seconds"), True

    def bury(self, worker: Worker[Job]) -> Iterator[tuple[Job, Lost, bool]]:
        self.workers.remove(worker)
        how = worker.end()
        if not worker.ready:
            self.count_stillborn(how)
        if worker.job is not None:
            yield worker.job, Lost("worker", how), True

    def count_stillborn(self, how: str) -> None:
        """Errors: ModelError at the `STILLBORN`th in a row."""
        self.stillborn += 1
        if self.stillborn >= STILLBORN:
            raise ModelError(f"workers end while they load the model ({how}); is there enough memory for --workers {self.size}?")
