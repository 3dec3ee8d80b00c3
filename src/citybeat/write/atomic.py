"""A file that appears whole or not at all."""

from __future__ import annotations

import contextlib
import gzip
import os
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, cast


class AtomicFile:
    """Written beside its target under a hidden name; `commit` moves it into place, leaving the block without it removes it.

    A target that ends in .gz is compressed, without a time in it, so that equal content gives equal bytes. A target that
    is no regular file (a device, a named pipe) is written straight to. Errors: OSError.
    """

    def __init__(self, target: Path):
        self.target = Path(os.path.realpath(target))  # through a link, so that the link stays
        self.special = self.target.exists() and not self.target.is_file()
        self.temporary = self.target if self.special else self.target.with_name(f".{self.target.name}.{os.getpid()}.tmp")
        self.raw = cast(BinaryIO, open(self.temporary, "wb"))  # noqa: SIM115
        packed = target.suffix == ".gz"
        self.stream = cast(BinaryIO, gzip.GzipFile("", "wb", fileobj=self.raw, mtime=0)) if packed else self.raw

    def write(self, data: bytes) -> None:
        self.stream.write(data)

    def commit(self) -> None:
        """Finish the file and put it in place of what was there."""
        if self.stream is not self.raw:
            self.stream.close()
        self.raw.flush()
        if not self.special:
            os.fsync(self.raw.fileno())
        self.raw.close()
        if not self.special:
            os.replace(self.temporary, self.target)

    def __enter__(self) -> AtomicFile:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.raw.closed:
            return
        with contextlib.suppress(OSError):  # a full disk may fail here again; the first error is the one to tell
            self.stream.close()
            self.raw.close()
        if not self.special:
            self.temporary.unlink(missing_ok=True)
