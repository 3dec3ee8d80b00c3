"""What a glob matches. Not Python's `glob`: with `**` that one follows links, so that two links to their own folder keep it busy for ever,
and it fails in folders that are nested deeply."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Iterable, Iterator
from glob import has_magic

ANY_DEPTH = "**"


def fixed_part(pattern: str) -> str:
    """The folders of a glob before its first wildcard.

    >>> fixed_part("news/2031/*/a?.txt")
    'news/2031'
    """
    parts, first = split(pattern)
    return os.sep.join(parts[:first]) or (os.sep if pattern.startswith(os.sep) else "")


def split(pattern: str) -> tuple[list[str], int]:
    """The parts of a glob, and the number of the first that holds a wildcard."""
    parts = pattern.split(os.sep)
    return parts, next(i for i, part in enumerate(parts) if has_magic(part))


def matches(pattern: str, unread: list[tuple[str, str]] | None = None) -> list[str]:
    """Paths of the files and folders that a glob matches, sorted, each once; `**` stands for folders, and for none that a link leads to.

    `unread` takes the folders that could not be looked into, and why.
    """
    unread = [] if unread is None else unread
    parts, first = split(pattern)
    found: Iterable[str] = [fixed_part(pattern)]
    for number, part in enumerate(parts[first:], first + 1):
        found = expanded(found, part, number == len(parts), unread)
    return sorted({path for path in found if path})


def expanded(folders: Iterable[str], part: str, is_last: bool, unread: list[tuple[str, str]]) -> Iterator[str]:
    """The paths to which one more part of a glob leads from some folders."""
    fits = re.compile(fnmatch.translate(part)).match
    for folder in folders:
        if part == ANY_DEPTH:
            yield from below(folder, is_last, unread)
        elif has_magic(part):
            hidden = part.startswith(".")
            names = (name for name, _ in listed(folder, unread) if fits(name) and (hidden or not name.startswith(".")))
            yield from (os.path.join(folder, name) for name in names)
        elif os.path.lexists(path := os.path.join(folder, part)):
            yield path


def below(folder: str, with_files: bool, unread: list[tuple[str, str]]) -> Iterator[str]:
    """A folder and all folders under it, with their files where asked for; nothing hidden, and no link is followed."""
    left = [folder]
    while left:
        at = left.pop()
        yield at
        for name, is_folder in listed(at, unread):
            if name.startswith("."):
                continue
            if is_folder:
                left.append(os.path.join(at, name))
            elif with_files:
                yield os.path.join(at, name)


def listed(folder: str, unread: list[tuple[str, str]]) -> list[tuple[str, bool]]:
    """Names in a folder and whether they are folders, links not followed; nothing where it cannot be read."""
    try:
        with os.scandir(folder or os.curdir) as entries:
            return [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return []
    except OSError as error:
        unread.append((folder, str(error.strerror)))
        return []
