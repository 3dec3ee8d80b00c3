"""The manifest: what a complete run was made of and how much of it there is, so that it can be checked and merged.

JSON: `format`; `options` and `identity` (citybeat's version, model, configuration), which decide the records; `input` a digest over all
that was read; `articles` (results: what was read and what could not be read), `records`, `failures`; `sha256` of both files (null where
there is no such file); `shards`: how many shards the input has, and `done`: for each that this run did its number, records and failures.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, cast

from citybeat.batch.files import write_synced
from citybeat.engine.task import Identity
from citybeat.errors import BatchError

FORMAT = 1


@dataclass
class Manifest:
    """See the module."""

    options: dict[str, Any]
    identity: list[str] | None
    input: str
    articles: int
    records: int
    failures: int
    sha256: dict[str, str | None]
    shards: int
    done: list[list[int]] = field(default_factory=list)
    format: int = FORMAT

    @classmethod
    def read(cls, path: Path) -> Manifest:
        """Errors: BatchError where there is none or it is none of this format."""
        try:
            content = json.loads(path.read_text(encoding="utf8"))
            if content.get("format") != FORMAT:
                raise BatchError(f"{path}: a manifest of format {content.get('format')!r}, not {FORMAT}; extract anew with this citybeat")
            return cls(**content)
        except FileNotFoundError:
            raise BatchError(f"{path} is missing; `citybeat extract` writes it beside the records") from None
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise BatchError(f"{path}: no manifest that can be read ({error})") from None

    @property
    def made_by(self) -> Identity | None:
        """`identity` as the engine has it."""
        return cast(Identity, tuple(self.identity)) if self.identity else None

    def write(self, path: Path) -> None:
        write_synced(path, json.dumps(asdict(self), ensure_ascii=False).encode("utf8") + b"\n")
