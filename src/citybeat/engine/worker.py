"""A worker process: loads the pipeline once, then turns batches into results until its pipe closes."""

from __future__ import annotations

import contextlib
import os
import signal
from multiprocessing.connection import Connection

from citybeat.article import Article
from citybeat.engine.failure import Failure
from citybeat.engine.task import Extracted, Setup, Task
from citybeat.errors import CitybeatError

Item = Article | Failure
Result = Extracted | Failure


def work(connection: Connection, setup: Setup) -> None:
    """The worker's main: sends None (ready) or a string (could not load), then a list of results for each list of items.

    An interrupt from the keyboard goes to the whole process group; the parent decides what comes of it. When the parent
    is gone the pipe ends, and so does the worker.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["OMP_NUM_THREADS"] = "1"
    try:
        task = Task(setup)
    except CitybeatError as error:
        connection.send(str(error))
        return
    connection.send(None)
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            items: list[Item] = connection.recv()
            connection.send([task(item) for item in items])
