"""What can go wrong, as one tree: every error of citybeat is a CitybeatError.

    CitybeatError
    ├── InputError      an input, or one article of it, cannot be read
    │   └── ArticleError    it can be read and is no article (no text, wrong types, too long)
    ├── ExtractionError     an article could not be processed
    ├── SpanError           a span does not stand in its article
    ├── RuleError           a rule file does not parse
    ├── ModelError          the model or an index is missing or does not fit
    └── BatchError          a run over files cannot go on, or its files do not fit together
"""

from __future__ import annotations


class CitybeatError(Exception):
    """Base of all errors that citybeat raises on purpose; `str()` says what happened and what to do."""


class InputError(CitybeatError):
    """An input cannot be read; knows the file and, for line formats, the line (1-based)."""

    def __init__(self, message: str, path: str | None = None, line: int | None = None):
        super().__init__(message)
        self.message, self.path, self.line = message, path, line

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line is not None else self.path
        return f"{place}: {self.message}" if place else self.message


class ArticleError(InputError):
    """What was read is no article: no `text`, a field of the wrong type, or longer than the limit."""


class ExtractionError(CitybeatError):
    """An article could not be processed; the message names it."""


class SpanError(CitybeatError, ValueError):
    """A span does not stand in its article."""


class RuleError(CitybeatError):
    """A rule file does not parse; the message names the file and the rule."""


class ModelError(CitybeatError):
    """The model or the gazetteer's index is missing or does not fit this version."""


class BatchError(CitybeatError):
    """A run over files cannot go on (its input, model or settings changed, too many failures), or its files do not fit together."""
