"""Files that runs write: opened by their suffix, put in the place of old ones as a whole, synced, and told apart by checksums."""

from __future__ import annotations

import gzip
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast


def opened(path: Path) -> BinaryIO:
    """A file's bytes, unpacked where its name ends in .gz. Errors: OSError."""
    return cast(BinaryIO, gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb"))


@contextmanager
def replaced(path: Path) -> Iterator[BinaryIO]:
    """A file to write, compressed where its name ends in .gz, that takes the place of `path` when all went well; else nothing changes."""
    target = Path(os.path.realpath(path))  # through a link, so that the link stays
    temporary = target.with_name(f".{target.name}.tmp")
    try:
        with temporary.open("wb") as raw:
            if path.suffix == ".gz":
                with gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed:
                    yield cast(BinaryIO, packed)
            else:
                yield raw
            sync(raw)
        os.replace(temporary, target)
        sync_folder(target.parent)
    finally:
        temporary.unlink(missing_ok=True)


def write_synced(path: Path, data: bytes) -> None:
    """Replace a small file as a whole, synced to the disk."""
    temporary = path.with_name(f".{path.name}.tmp")
    with temporary.open("wb") as file:
        file.write(data)
        sync(file)
    os.replace(temporary, path)
    sync_folder(path.parent)


def sync(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Sync the names in a folder; systems that cannot open one do so themselves."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sha256_of(path: Path) -> str | None:
    """64 hex digits; None where there is no file."""
    if not path.exists():
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
