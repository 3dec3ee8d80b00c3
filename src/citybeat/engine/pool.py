"""Worker processes from the parent's side: start, send, receive, notice a death.

Not concurrent.futures: when one of its workers dies, all that was in flight fails and nobody knows which batch did
it, and workers of a parent that was killed live on. Here each worker has a pipe of its own, which tells both.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Generic, TypeVar

from citybeat.engine.task import Setup
from citybeat.engine.worker import Item, Result, work
from citybeat.errors import ModelError

Job = TypeVar("Job")


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


@dataclass
class Worker(Generic[Job]):
    """One process; `job` is what it works at, None while it loads or waits."""

    process: SpawnProcess
    connection: Connection
    ready: bool = False
    job: Job | None = None

    def end(self) -> str:
        """Stop the process, if it still runs, and say how it ended."""
        self.connection.close()
        self.process.join(timeout=1)
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join()
        code = self.process.exitcode or 0
        return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"


class Pool(Generic[Job]):
    """Up to `size` workers, each started when there is work for it."""

    def __init__(self, setup: Setup, size: int):
        self.setup, self.size = setup, size
        self.workers: list[Worker[Job]] = []
        self.context = multiprocessing.get_context("spawn")

    def __enter__(self) -> Pool[Job]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for worker in self.workers:
            worker.process.terminate()
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
        self.workers.append(Worker(process, here))

    def send(self, worker: Worker[Job], job: Job, items: list[Item]) -> None:
        """Give an idle worker its job. A worker that is dead by now is noticed by `receive`."""
        worker.job = job
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            worker.connection.send(items)

    def receive(self) -> Iterator[tuple[Job, list[Result] | str]]:
        """Wait for workers; a job with its results, or with how its worker died.

        Errors: ModelError when a worker cannot load the pipeline.
        """
        ready = wait([worker.connection for worker in self.workers])
        for worker in [worker for worker in self.workers if worker.connection in ready]:
            try:
                message = worker.connection.recv()
            except (EOFError, OSError):
                yield from self.bury(worker)
                continue
            if not worker.ready:
                if message is not None:
                    raise ModelError(message)
                worker.ready = True
                continue
            job, worker.job = worker.job, None
            assert job is not None
            yield job, message

    def bury(self, worker: Worker[Job]) -> Iterator[tuple[Job, str]]:
        self.workers.remove(worker)
        how = worker.end()
        if not worker.ready:
            raise ModelError(f"a worker process ended while it loaded the model ({how}); is there enough memory for --workers {self.size}?")
        if worker.job is not None:
            yield worker.job, how
