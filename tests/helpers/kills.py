"""What a run leaves behind when it is killed, or when a call of the system fails, at the k-th of those that change the disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

STEPS = ("fsync", "replace", "unlink", "rmdir")


class Killed(BaseException):
    """Nothing of the code under test catches it."""


class Kill:
    """As a context: at the k-th call of one of `STEPS`, before or after it is done, the process "dies".

    What lies in `folder` at that instant, without what was still in buffers, is what lies there when the block ends. With
    `error` the call fails instead and the code sees it. `struck` tells whether there were as many calls.
    """

    def __init__(self, folder: Path, number: int, *, after: bool = False, error: OSError | None = None):
        self.folder, self.left, self.after, self.error = folder, number, after, error
        self.copy = folder.with_name(folder.name + ".copy")
        self.struck = False

    def __enter__(self) -> Kill:
        self.before = {name: getattr(os, name) for name in STEPS}
        for name in STEPS:
            setattr(os, name, self.counted(self.before[name]))
        return self

    def counted(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **options: Any) -> Any:
            self.left -= 1
            if self.left == 0 and not self.after:
                self.strike()
            try:
                return call(*arguments, **options)
            finally:
                if self.left == 0 and self.after:
                    self.strike()

        return step

    def strike(self) -> None:
        self.struck = True
        if self.error is not None:
            raise self.error
        shutil.copytree(self.folder, self.copy, symlinks=True)
        raise Killed

    def __exit__(self, kind: type[BaseException] | None, *_: Any) -> bool:
        for name, call in self.before.items():
            setattr(os, name, call)
        if self.copy.exists():
            shutil.rmtree(self.folder)
            self.copy.rename(self.folder)
        return kind is Killed or (kind is not None and self.struck and issubclass(kind, OSError))


def every_kill(make: Callable[[], Path], act: Callable[[Path], Any], **how: Any) -> Iterator[Path]:
    """The folders that are left when `act`, in a fresh folder of `make`, is killed at its first step, its second, and so on to its last."""
    for number in count(1):
        folder = make()
        with Kill(folder, number, **how) as kill:
            act(folder)
        if not kill.struck:
            return
        yield folder
