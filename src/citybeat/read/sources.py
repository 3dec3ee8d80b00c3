"""From the inputs that were named to the files to read: folders, globs, links, and what is passed over."""

from __future__ import annotations

import contextlib
import glob
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from citybeat.engine.failure import Failure
from citybeat.read.report import ReadReport

TEXT, LINES = (".txt", ".text"), (".jsonl", ".ndjson")
KNOWN = "citybeat reads .txt, .text, .jsonl and .ndjson, plain or .gz"


@dataclass(frozen=True)
class Source:
    """A file to read, or standard input (`file` is None). `path` is what records call it; `lines` is None where a look must tell."""

    file: Path | None
    path: str
    id: str
    lines: bool | None
    compressed: bool = False


@dataclass
class Finder:
    """Walks inputs. `exclude`: real paths that are never read (what this very run writes)."""

    report: ReadReport
    exclude: frozenset[str] = frozenset()
    files: set[int] = field(default_factory=set)
    paths: set[int] = field(default_factory=set)
    watched: bool = False

    def find(self, inputs: Sequence[str]) -> Iterator[Source | Failure]:
        """Files to read in a fixed order: inputs as named, folders by name. A Failure for an input that is not there."""
        self.watched = len(inputs) > 1 or glob.has_magic(inputs[0] if inputs else "")
        for name in dict.fromkeys(inputs):
            if name == "-":
                yield Source(None, "-", "", None)
            elif os.path.isdir(name):
                yield from self.folder(name, os.path.realpath(name), "")
            elif glob.has_magic(name) and not os.path.lexists(name):
                yield from self.pattern(name)
            else:
                yield from self.named(name)

    def named(self, name: str) -> Iterator[Source | Failure]:
        """A file that was named itself: links are followed, and without a suffix its content tells what it is."""
        path = Path(name)
        source = source_of(path, path.name)
        try:
            os.stat(name)
        except OSError as error:
            yield Failure("unreadable", f"cannot be read: {error.strerror}", path=shown(name))
            return
        if source is None and path.suffix:
            message = f"files ending in {path.suffix} are not read; {KNOWN}; any text can be piped in: citybeat extract - < FILE"
            yield Failure("format", message, path=shown(path.name))
            return
        yield from self.offered(source or Source(path, shown(path.name), shown(path.name), None))

    def pattern(self, name: str) -> Iterator[Source | Failure]:
        """What a glob matches, named relative to the pattern's fixed beginning."""
        root = fixed_part(name)
        matches = sorted(glob.glob(name, recursive=True))
        if not matches:
            yield Failure("unreadable", "matches no file", path=shown(name))
        base = os.path.realpath(root or ".")
        for match in matches:
            relative = os.path.relpath(match, root or ".")
            if os.path.isdir(match):
                if not os.path.islink(match) and "**" not in name:  # which matches the folder's files as well
                    yield from self.folder(match, base, "" if relative == "." else relative + os.sep)
            else:
                yield from self.member(match, relative, base)

    def folder(self, folder: str, base: str, prefix: str) -> Iterator[Source | Failure]:
        """All files under a folder, by name; `prefix` goes before their names, `base` is the folder that links must not leave."""
        try:
            with os.scandir(folder) as entries:
                found = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
        except OSError as error:
            yield Failure("unreadable", f"the folder cannot be read: {error.strerror}", path=shown(prefix.rstrip(os.sep) or folder))
            return
        for name, is_folder in found:
            path = os.path.join(folder, name)
            if name.startswith("."):
                self.report.skipped["hidden"] += 1
            elif is_folder and self.exclude and os.path.realpath(path) in self.exclude:
                self.report.skipped["output of this run"] += 1
            elif is_folder:
                yield from self.folder(path, base, prefix + name + os.sep)
            else:
                yield from self.member(path, prefix + name, base)

    def member(self, file: str, relative: str, base: str) -> Iterator[Source]:
        """A file of a folder or a glob, unless it is none to read."""
        source = source_of(Path(file), relative)
        try:
            kind = os.stat(file).st_mode
        except OSError:  # a link to nowhere, or a file that opening will tell about
            kind = stat.S_IFDIR if os.path.islink(file) else stat.S_IFREG
        if os.path.islink(file) and (stat.S_ISDIR(kind) or not within(os.path.realpath(file), base)):
            self.report.skipped["link"] += 1
        elif not stat.S_ISREG(kind):  # opening a FIFO would wait for a writer
            self.report.skipped["not a file"] += 1
        elif source is None and os.path.realpath(file) not in self.exclude:
            self.report.skipped[suffix_of(file)] += 1
        elif source is not None:
            yield from self.offered(source)

    def offered(self, source: Source) -> Iterator[Source]:
        """The source, unless it was read before or is an output; with a path of its own where two inputs give the same one."""
        if not self.watched and not self.exclude:
            yield source
            return
        real = os.path.realpath(source.file or "-")
        if real in self.exclude:
            self.report.skipped["output of this run"] += 1
            return
        if self.watched:
            if hash(real) in self.files:  # hashes, so that a million paths take little memory
                self.report.skipped["named twice"] += 1
                return
            self.files.add(hash(real))
            source = self.renamed(source)
        yield source

    def renamed(self, source: Source) -> Source:
        """Put names of parent folders before a path until it is one that no other file of this run has."""
        path, above = source.path, Path(os.path.abspath(source.file or "")).parts[1:-1]
        depth = source.path.count("/")
        while hash(path) in self.paths and depth < len(above):
            depth += 1
            path = shown("/".join(above[len(above) - depth:])) + "/" + source.path.rsplit("/", 1)[-1]
        self.paths.add(hash(path))
        return Source(source.file, path, source.id, source.lines, source.compressed)


def source_of(file: Path, relative: str) -> Source | None:
    """The source that a file's suffix says it is, or None."""
    compressed = relative.lower().endswith(".gz")
    stem, suffix = os.path.splitext(relative[:-3] if compressed else relative)
    if suffix.lower() not in TEXT + LINES:
        return None
    return Source(file, shown(relative), shown(stem), suffix.lower() in LINES, compressed)


def suffix_of(file: str) -> str:
    return "".join(Path(file).suffixes[-2:] if file.lower().endswith(".gz") else Path(file).suffixes[-1:]).lower() or "no suffix"


def shown(path: str) -> str:
    """A path as a record can hold it: with `/`, and bytes that are not UTF-8 as escapes."""
    return os.fsencode(path.replace(os.sep, "/")).decode("utf-8", "backslashreplace")


def within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def fixed_part(pattern: str) -> str:
    """The folders of a glob before its first wildcard."""
    parts = pattern.split(os.sep)
    first = next(i for i, part in enumerate(parts) if glob.has_magic(part))
    return os.sep.join(parts[:first]) or (os.sep if pattern.startswith(os.sep) else "")


def total_bytes(inputs: Sequence[str], exclude: frozenset[str] = frozenset()) -> int | None:
    """Bytes on disk of all that `read` would read, for a progress bar; None when it cannot be known beforehand."""
    total = 0
    for source in Finder(ReadReport(), exclude).find(inputs):
        if isinstance(source, Failure):
            continue
        if source.file is None or not source.file.is_file():
            return None
        with contextlib.suppress(OSError):  # reading will tell
            total += source.file.stat().st_size
    return total
