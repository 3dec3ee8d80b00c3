"""What an article becomes when it gives no record."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

from citybeat.article import Article


@dataclass(frozen=True)
class Failure:
    """One article that has no record, and why.

    `reason` is a short code, `message` says what happened and what to do; `sha256` is that of the article's text where
    there was one. The codes: `unreadable` (missing, no permission, damaged), `format` (a kind of file that is not read), `binary`,
    `encoding`, `json`, `no_text`, `type`, `too_long`, `extraction`, `timeout`, `worker` (it cost its process), `copy` (of another article,
    nearly).
    """

    reason: str
    message: str
    id: str | None = None
    path: str | None = None
    line: int | None = None
    sha256: str | None = None

    @classmethod
    def of(cls, article: Article, reason: str, message: str) -> Failure:
        """The failure of an article that was read, with its id, place and hash."""
        # surrogatepass: a caller's text may hold a lone surrogate, which is then the very reason of the failure
        digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(reason, message, article.id, article.path, article.line, digest)

    def to_json(self) -> str:
        """One line of JSONL, without the line break; a lone surrogate is written as its JSON escape."""
        line = json.dumps(asdict(self), ensure_ascii=False)
        try:
            line.encode("utf-8")
        except UnicodeEncodeError:
            return json.dumps(asdict(self))
        return line
