"""From the inputs that were named to the files to read: folders, globs, links, and what is passed over."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from glob import has_magic
from pathlib import Path

from citybeat.engine.failure import Failure
from citybeat.read.globs import fixed_part, matches
from citybeat.read.report import ReadReport

TEXT, LINES = (".txt", ".text"), (".jsonl", ".ndjson")
LIKE_AN_ESCAPE = re.compile(r"\\(?=x[0-9a-f]{2})")
KNOWN = "citybeat reads .txt, .text, .jsonl and .ndjson, plain or .gz"


@dataclass(frozen=True)
class Source:
    """A file to read, or standard input (`file` is None). `path` is what records call it; `lines` is None where a look must tell.

    `listed`: it was found in a folder or by a glob, where it was a file and no link; opening sees that it still is.
    """

    file: Path | None
    path: str
    id: str
    lines: bool | None
    compressed: bool = False
    listed: bool = False


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
        self.watched = len(inputs) > 1 or has_magic(inputs[0] if inputs else "")
        for name in dict.fromkeys(inputs):
            if name == "-":
                yield Source(None, "-", "", None)
            elif os.path.isdir(name):
                yield from self.folder(name, os.path.realpath(name), "")
            elif has_magic(name) and not os.path.lexists(name):
                yield from self.pattern(name)
            else:
                yield from self.named(name)

    def named(self, name: str) -> Iterator[Source | Failure]:
        """A file that was named itself: links are followed, and without a suffix its content tells what it is."""
        path = Path(name)
        source = source_of(path, path.name)
        try:
            os.stat(name)
        except (OSError, ValueError) as error:  # ValueError: a name that no file can have
            yield Failure("unreadable", f"cannot be read: {getattr(error, 'strerror', error)}", path=shown(name))
            return
        if source is None and path.suffix:
            message = f"files ending in {path.suffix} are not read; {KNOWN}; any text can be piped in: citybeat extract - < FILE"
            yield Failure("format", message, path=shown(path.name))
            return
        yield from self.offered(source or Source(path, shown(path.name), shown(path.name), None))

    def pattern(self, name: str) -> Iterator[Source | Failure]:
        """What a glob matches, named relative to the pattern's fixed beginning, which is the folder that links must not leave."""
        root = fixed_part(name)
        unread: list[tuple[str, str]] = []
        found = matches(name, unread)
        for folder, why in dict.fromkeys(unread):
            yield Failure("unreadable", f"the folder cannot be read: {why}", path=shown(os.path.relpath(folder, root or os.curdir)))
        if not found:
            yield Failure("unreadable", "matches no file", path=shown(name))
        base = os.sep if os.pardir in name.split(os.sep) else os.path.realpath(root or os.curdir)
        for match in found:
            is_folder = os.path.isdir(match) and not os.path.islink(match)
            if is_folder and "**" in name:  # which matches the folder's files as well
                continue
            relative = os.path.relpath(match, root or os.curdir)
            if not within(os.path.realpath(match), base):  # a folder on the way may be a link as well
                self.report.skip("link")
            elif is_folder:
                yield from self.folder(match, base, "" if relative == os.curdir else relative + os.sep)
            else:
                yield from self.member(match, relative, base)

    def folder(self, folder: str, base: str, prefix: str) -> Iterator[Source | Failure]:
        """All files under a folder, by name; `prefix` goes before their names, `base` is the folder that links must not leave.

        Folders may be nested a thousand deep, so that this keeps a stack of its own. It holds the names of the folders it is in.
        """
        stack = [(folder, prefix, os.path.realpath(folder) + os.sep, iter([("", True)]))]
        while stack:
            at, prefix, real, names = stack[-1]
            name, is_folder = next(names, (None, False))
            if name is None:
                stack.pop()
                continue
            path = os.path.join(at, name) if name else at
            if name.startswith("."):
                self.report.skip("hidden")
            elif is_folder and real + name in self.exclude:
                self.report.skip("output of this run")
            elif is_folder:
                prefix, real = (prefix + name + os.sep, real + name + os.sep) if name else (prefix, real)
                try:
                    stack.append((path, prefix, real, by_name(path)))
                except OSError as error:
                    why = f"the folder cannot be read: {error.strerror}"
                    yield Failure("unreadable", why, path=shown(prefix.rstrip(os.sep) or path))
            else:
                yield from self.member(path, prefix + name, base)

    def member(self, file: str, relative: str, base: str) -> Iterator[Source]:
        """A file of a folder or a glob, unless it is none to read."""
        source = source_of(Path(file), relative)
        try:
            kind = os.stat(file).st_mode
        except OSError:  # a link to nowhere, or a file that opening will tell about
            kind = stat.S_IFDIR if os.path.islink(file) else stat.S_IFREG
        target = os.path.realpath(file) if os.path.islink(file) else file
        if target is not file and (stat.S_ISDIR(kind) or not within(target, base)):
            self.report.skip("link")
        elif not stat.S_ISREG(kind):  # opening a FIFO would wait for a writer
            self.report.skip("not a file")
        elif source is None and os.path.realpath(file) not in self.exclude:
            self.report.skip(suffix_of(file))
        elif source is not None:
            yield from self.offered(replace(source, file=Path(target), listed=True))

    def offered(self, source: Source) -> Iterator[Source]:
        """The source, unless it was read before or is an output; with a path of its own where two inputs give the same one."""
        if not self.watched and not self.exclude:
            yield source
            return
        real = os.path.realpath(source.file or "-")
        if real in self.exclude:
            self.report.skip("output of this run")
            return
        if self.watched:
            if hash(real) in self.files:  # hashes, so that a million paths take little memory
                self.report.skip("named twice")
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
        return replace(source, path=path)


def source_of(file: Path, relative: str) -> Source | None:
    """The source that a file's suffix says it is, or None."""
    compressed = relative.lower().endswith(".gz")
    stem, suffix = os.path.splitext(relative[:-3] if compressed else relative)
    if suffix.lower() not in TEXT + LINES:
        return None
    return Source(file, shown(relative), shown(stem), suffix.lower() in LINES, compressed)


def suffix_of(file: str) -> str:
    return "".join(Path(file).suffixes[-2:] if file.lower().endswith(".gz") else Path(file).suffixes[-1:]).lower() or "no suffix"


def by_name(folder: str) -> Iterator[tuple[str, bool]]:
    """Names in a folder, sorted, and whether they are folders (links are not)."""
    folders = set()
    names = []
    with os.scandir(folder) as entries:
        for entry in entries:
            names.append(entry.name)
            if entry.is_dir(follow_symlinks=False):
                folders.add(entry.name)
    names.sort()
    return ((name, name in folders) for name in names)


def shown(path: str) -> str:
    r"""A path as a record can hold it: with `/`, and bytes that are not UTF-8 as escapes.

    No two paths look the same: the backslash of a name that holds what such an escape looks like is written as an escape itself.

    >>> shown("caf\udce9.txt"), shown("caf\\xe9.txt")
    ('caf\\xe9.txt', 'caf\\x5cxe9.txt')
    """
    path = LIKE_AN_ESCAPE.sub(r"\\x5c", path.replace(os.sep, "/"))
    try:
        data = os.fsencode(path)
    except UnicodeEncodeError:  # a half character that no file's name can hold; a caller's mistake
        data = path.encode("utf-8", "surrogatepass")
    return data.decode("utf-8", "backslashreplace")


def within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def total_bytes(inputs: Sequence[str], exclude: frozenset[str] = frozenset()) -> int | None:
    """Bytes on disk of all that `read` would read, for a progress bar; None when it cannot be known beforehand."""
    total = 0
    for source in Finder(ReadReport(), exclude).find(inputs):
        if isinstance(source, Failure):
            continue
        if source.file is None:
            return None
        try:
            status = source.file.stat()
        except OSError:  # reading will tell
            continue
        if not stat.S_ISREG(status.st_mode):
            return None
        total += status.st_size
    return total
