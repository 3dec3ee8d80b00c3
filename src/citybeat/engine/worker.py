"""A worker process: loads the pipeline once, then turns articles into results until its pipe closes."""

from __future__ import annotations

import contextlib
import ctypes
import multiprocessing
import os
import signal
import sys
from multiprocessing.connection import Connection

from citybeat.article import Article
from citybeat.engine.failure import Failure
from citybeat.engine.task import Result, Setup, Task
from citybeat.errors import CitybeatError

PR_SET_PDEATHSIG = 1  # of prctl(2)


def work(connection: Connection, setup: Setup) -> None:
    """The worker's main: sends a Task's identity in a tuple (ready) or a string (could not load), then for each list of articles that it is
    sent a result an article, each as soon as it is there.

    An interrupt from the keyboard goes to the whole process group; the parent decides what comes of it. When the parent
    is gone the pipe ends, and so does the worker.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    die_with_parent()
    print_to_stderr()
    os.environ["OMP_NUM_THREADS"] = "1"
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        try:
            task = Task(setup)
        except CitybeatError as error:
            connection.send(str(error))
            return
        connection.send((task.identity,))
        while True:
            articles: list[Article] = connection.recv()
            for article in articles:
                send(connection, article, task(article))


def send(connection: Connection, article: Article, result: Result) -> None:
    """Send a result; one that cannot travel is a failure of its article."""
    try:
        connection.send(result)
    except (OSError, EOFError):
        raise
    except Exception as error:
        connection.send(Failure.of(article, "extraction", f"the result cannot be sent: {type(error).__name__}: {error}"))


def die_with_parent() -> None:
    """On Linux: be killed with the parent, for a worker that hangs in an article does not see its pipe end."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        parent = multiprocessing.parent_process()
        if parent is not None and os.getppid() != parent.pid:  # it went before that was said
            os._exit(1)


def print_to_stderr() -> None:
    """What a rule prints must not stand among the records."""
    with contextlib.suppress(OSError):
        os.dup2(2, 1)
