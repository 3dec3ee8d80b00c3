"""A pipeline that some articles poison: what its first word says is done to the process that reads it. For benchmarks/batch.py alone."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

import citybeat
from citybeat.article import Article


def overflow() -> None:
    overflow()


def balloon() -> None:
    raise MemoryError("as if the machine had no more")


def hang() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        time.sleep(60)


def spin() -> None:
    while True:
        pass


def close_all() -> None:
    os.closerange(3, 256)
    os._exit(0)


def junk() -> None:
    for handle in range(3, 64):
        try:
            os.write(handle, b"\x00\x00\x00\x08nonsense")
        except OSError:
            continue
    os._exit(1)


def stop() -> None:
    os.kill(os.getpid(), signal.SIGSTOP)


def fail(error: type[BaseException]) -> Callable[[], None]:
    def raising() -> None:
        raise error("poison")

    return raising


DEEDS: dict[str, Callable[[], Any]] = {
    "raise": fail(ValueError), "unicode": lambda: b"\xff".decode("utf8"), "recursion": overflow, "memory": balloon,
    "exit": fail(SystemExit), "interrupt": fail(KeyboardInterrupt), "gone": lambda: os._exit(3), "abort": os.abort,
    "kill": lambda: os.kill(os.getpid(), signal.SIGKILL), "segfault": lambda: ctypes.string_at(0), "hang": hang, "spin": spin, "stop": stop,
    "close": close_all, "junk": junk,
}  # fmt: skip


class Poisoned:
    def __init__(self, pipeline: citybeat.Pipeline):
        self.pipeline, self.info = pipeline, pipeline.info

    def process(self, article: Article) -> Any:
        first = article.text.split(maxsplit=1)[0]
        if first.startswith("POISON-"):
            sys.setrecursionlimit(1000)
            DEEDS[first.removeprefix("POISON-")]()
        return self.pipeline.process(article)


def load(*arguments: Any, **options: Any) -> Poisoned:
    """The shipped pipeline, poisonable."""
    return Poisoned(citybeat.load(*arguments, **options))
