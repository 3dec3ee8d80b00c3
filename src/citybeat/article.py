"""What goes in: one article with what is known about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Article:
    """One article. Only `text` is needed.

    `title` is a title that was handed in apart from the text; a headline that is part of the text is found by
    the pipeline. `extra` holds further keys of the caller, untouched. `path` (relative to the input that was named) and
    `line` (1-based) say where it was read.
    """

    text: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    path: str | None = None
    line: int | None = None
    extra: dict[str, Any] = field(default_factory=dict)
