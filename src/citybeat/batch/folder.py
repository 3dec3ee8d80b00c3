"""The folder of a run: what is done so far, in such a way that a kill at any instant loses only shards that were not committed.

    records, failures   the lines of all committed shards, in order, and perhaps a torn rest of one that was not
    journal             a line for each committed shard: the digest of its input, where its lines end in the two files, their checksums
    run.json            the options, and the identity of what makes the records
    lock                held while a run works here

A commit appends to the two files, syncs them, and only then writes and syncs the journal's line. Who goes on checks the lines against the
checksums and cuts off what no line of the journal covers.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import os
import sys
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from citybeat.batch.files import sha256_of, sync, sync_folder, write_synced
from citybeat.batch.finish import FINISH, Finish, complete
from citybeat.batch.manifest import FORMAT
from citybeat.batch.options import Options
from citybeat.batch.paths import run_path
from citybeat.engine.failure import Failure
from citybeat.engine.task import Identity, Result
from citybeat.errors import BatchError

SUM_BYTES = 8
BLOCK = 1 << 20


@dataclass
class Entry:
    """A line of the journal. `input` is the shard's digest; `ends` are the sizes of the two files after it, `sums` checksums of what it
    added."""

    shard: int
    input: str
    records: int
    failures: int
    ends: list[int]
    sums: list[str]
    facts: dict[str, int] = field(default_factory=dict)


@dataclass
class ShardLines:
    """What a shard adds to the two files, each line with its line break."""

    shard: int
    input: str
    records: list[bytes] = field(default_factory=list)
    failures: list[bytes] = field(default_factory=list)
    facts: Counter[str] = field(default_factory=Counter)

    def add(self, result: Result) -> None:
        if isinstance(result, Failure):
            self.failures.append(result.to_json().encode("utf8") + b"\n")
        else:
            self.records.append(result.json.encode("utf8") + b"\n")
            self.facts.update(result.facts)


class RunFolder:
    """Opens the run of an output, a new one or one that was broken off; to be used as a context, which holds the lock.

    `count`, `records`, `failures` and `facts` are of the committed shards; `finished` is what an earlier run had come to that was
    killed while it put its files in place, which is done now. Errors: BatchError when the options differ from those of the run
    that was broken off, when another process works at it, or when its files are damaged; OSError.
    """

    def __init__(self, output: Path, options: Options, restart: bool = False):
        self.path, self.options = run_path(output), options
        self.compressed = output.suffix == ".gz"
        self.count = self.records = self.failures = 0
        self.facts: Counter[str] = Counter()
        self.ends = (array("Q"), array("Q"))
        self.lock = self.locked()
        try:
            self.finished = complete(self.path, output)
            if restart:
                self.clear()
            self.identity = self.settled()
            self.recover()
            self.files = [self.opened("records"), self.opened("failures"), self.opened("journal")]
        except BaseException:
            self.leave()
            raise

    # -- opening

    def locked(self) -> BinaryIO:
        """Hold the folder's lock, of a folder that no other process has just removed."""
        place = self.path / "lock"
        while True:
            self.path.mkdir(exist_ok=True)
            try:
                lock: BinaryIO = place.open("wb")
            except FileNotFoundError:
                continue
            if sys.platform != "win32":
                import fcntl

                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    lock.close()
                    raise BatchError(f"another process is working at {self.path}; wait for it, or name another output") from None
                except OSError:  # a file system that knows no locks, as some of clusters: nobody can hold it there
                    return lock
            if place.exists() and os.path.samestat(os.fstat(lock.fileno()), place.stat()):
                return lock
            lock.close()

    def leave(self) -> None:
        """Let go of the lock; before that, so that none who comes now loses what it writes, remove a folder with nothing to go on with."""
        with self.lock:
            if not any(size_of(self.path / name) for name in ("journal", FINISH)):  # nothing committed, and no end that is half done
                with contextlib.suppress(OSError):  # nothing else goes: whoever lets something lie here keeps it
                    self.clear()
                    for name in (".run.json.tmp", f".{FINISH}.tmp", "lock"):
                        (self.path / name).unlink(missing_ok=True)
                    self.path.rmdir()

    def clear(self) -> None:
        for name in ("journal", "run.json", "records", "failures"):  # the journal first: without it the rest is nothing
            (self.path / name).unlink(missing_ok=True)

    def settled(self) -> Identity | None:
        """Write the options, or compare them with those of the run that was broken off; its identity, as far as it is known."""
        place, wanted = self.path / "run.json", self.options.as_json()
        try:
            known = json.loads(place.read_text(encoding="utf8"))
        except FileNotFoundError:
            self.clear()
            write_synced(place, self.described(None))
            sync_folder(self.path.parent)
            return None
        except ValueError as error:
            raise BatchError(f"{place}: cannot be read ({error}); begin anew with --restart") from None
        if not isinstance(known, dict) or known.get("format") != FORMAT or not isinstance(known.get("options"), dict):
            raise BatchError(f"{place}: written by another version of citybeat; begin anew with --restart")
        changed = [name for name, value in wanted.items() if known["options"].get(name) != value]
        if changed:
            listed = ", ".join(f"{name} was {known['options'].get(name)!r} and is {wanted[name]!r}" for name in changed)
            raise BatchError(f"{self.path} holds a run with other settings ({listed}); use the same ones, or begin anew with --restart")
        return tuple(known["identity"]) if known.get("identity") else None

    def described(self, identity: Identity | None) -> bytes:
        return json.dumps({"format": FORMAT, "options": self.options.as_json(), "identity": identity}).encode("utf8") + b"\n"

    def identify(self, identity: Identity | None) -> None:
        """Note what makes the records. Errors: BatchError when it is not what made those that are committed."""
        if self.identity is None:
            self.identity = identity
            write_synced(self.path / "run.json", self.described(identity))
        elif identity is not None and self.identity != tuple(identity):
            what_to_do = "extract anew, without --retry-failed" if self.options.retry_failed else "begin anew with --restart"
            raise BatchError(f"{self.path} holds a run with another model or version of citybeat ({' '.join(self.identity)}, now "
                             f"{' '.join(identity)}); use that one, or {what_to_do}")

    # -- going on

    def entries(self) -> Iterator[tuple[Entry, int]]:
        """The whole lines of the journal, each with where it ends; a torn end is no line."""
        end = 0
        with contextlib.suppress(FileNotFoundError), (self.path / "journal").open("rb") as file:
            for line in file:
                end += len(line)
                try:
                    entry = Entry(**json.loads(line))
                except (ValueError, TypeError):
                    return
                if line.endswith(b"\n"):
                    yield entry, end

    def recover(self) -> None:
        """Count what is committed, check it, and cut off the rest."""
        ends, journal_end = [0, 0], 0
        with contextlib.ExitStack() as stack:
            files = [stack.enter_context(self.opened(name)) for name in ("records", "failures")]
            for file in files:
                file.seek(0)
            for entry, end in self.entries():
                sums = [checksum(file, size - before) for file, size, before in zip(files, entry.ends, ends, strict=True)]
                if sums != entry.sums:
                    raise BatchError(f"{self.path} is damaged: what shard {entry.shard} wrote is not there; begin anew with --restart")
                self.add(entry)
                ends, journal_end = entry.ends, end
            for file, end in zip(files, ends, strict=True):
                file.truncate(end)
        with self.opened("journal") as file:
            file.truncate(journal_end)
        sync_folder(self.path)  # which has the names of the three from now on

    def opened(self, name: str) -> BinaryIO:
        """A file to be read and appended to."""
        return (self.path / name).open("a+b")

    def add(self, entry: Entry) -> None:
        self.count += 1
        self.records, self.failures = self.records + entry.records, self.failures + entry.failures
        self.facts.update(entry.facts)
        for ends, end in zip(self.ends, entry.ends, strict=True):
            ends.append(end)

    # -- working

    def commit(self, lines: ShardLines) -> None:
        """Append a shard, synced before the journal says so."""
        sums = []
        for file, added in zip(self.files, (lines.records, lines.failures), strict=False):
            data = b"".join(added)
            if self.compressed and data and file is self.files[0]:
                data = gzip.compress(data, mtime=0)
            sums.append(hashlib.blake2b(data, digest_size=SUM_BYTES).hexdigest())
            if data:
                file.write(data)
                sync(file)
        ends = [file.tell() for file in self.files[:2]]
        entry = Entry(lines.shard, lines.input, len(lines.records), len(lines.failures), ends, sums, dict(lines.facts))
        self.files[2].write(json.dumps(asdict(entry)).encode("ascii") + b"\n")
        sync(self.files[2])
        self.add(entry)

    def lines_of(self, number: int) -> tuple[bytes, bytes]:
        """What the committed shard with a number (counted among those of this run, from 0) added to the two files, unpacked."""
        found = []
        for file, ends in zip(self.files, self.ends, strict=False):
            start = ends[number - 1] if number else 0
            file.seek(start)
            found.append(file.read(ends[number] - start))
            file.seek(0, os.SEEK_END)
        return gzip.decompress(found[0]) if self.compressed and found[0] else found[0], found[1]

    # -- ending

    def done(self) -> list[list[int]]:
        """Number, records and failures of each committed shard."""
        return [[entry.shard, entry.records, entry.failures] for entry, _ in self.entries()]

    def close(self) -> None:
        for file in self.files:
            file.close()

    def seal(self) -> None:
        """Make the records a whole file: of a compressed one even nothing is something."""
        if self.compressed and not self.records:
            self.files[0].write(gzip.compress(b"", mtime=0))
        for file in self.files:
            sync(file)

    def sha256(self) -> dict[str, str | None]:
        """Of both files, once they are sealed, as a manifest has them: None for failures of which there are none."""
        return {name: sha256_of(self.path / name) if name == "records" or self.failures else None for name in ("records", "failures")}

    def finish(self, finish: Finish, output: Path) -> None:
        """Put the files in place; killed on the way, the next run does the rest."""
        self.close()
        write_synced(self.path / FINISH, finish.to_json())
        complete(self.path, output)

    def __enter__(self) -> RunFolder:
        return self

    def __exit__(self, *_: Any) -> None:
        for file in self.files:
            with contextlib.suppress(OSError):  # a disk that is full says so again; what it lost no line of the journal covers
                file.close()
        self.leave()


def checksum(file: BinaryIO, size: int) -> str:
    """Of the next bytes of a file."""
    digest = hashlib.blake2b(digest_size=SUM_BYTES)
    while size > 0 and (block := file.read(min(size, BLOCK))):
        digest.update(block)
        size -= len(block)
    return digest.hexdigest()


def size_of(path: Path) -> int:
    """0 where there is no file."""
    return path.stat().st_size if path.exists() else 0
