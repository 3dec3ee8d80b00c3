"""What decides which records a run makes, beside its input: it must be the same when the run goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from citybeat.engine.limits import MAX_BYTES, MAX_CHARS
from citybeat.engine.task import Setup


@dataclass(frozen=True)
class Options:
    """`shard` is (K, N): of N runs over the same input this is the Kth, counted from 1. `encoding` is that of all inputs (default: told by
    mark, UTF-8, or a safe guess); `skip_copies` see `citybeat.batch.copies`, `retry_failed` see `citybeat.batch.retry`; all else see
    `citybeat.load`. Errors: ValueError.
    """

    model: str | None = None
    with_text: bool = False
    min_confidence: float | None = None
    max_chars: int = MAX_CHARS
    encoding: str | None = None
    skip_copies: bool = False
    retry_failed: bool = False
    shard: tuple[int, int] | None = None
    factory: str = Setup.factory

    def __post_init__(self) -> None:
        if self.shard is not None and not 1 <= self.shard[0] <= self.shard[1]:
            raise ValueError(f"shard {self.shard[0]}/{self.shard[1]}: K/N needs 1 <= K <= N")

    def setup(self) -> Setup:
        return Setup(self.model, self.factory, self.max_chars, self.with_text, self.min_confidence)

    @property
    def max_bytes(self) -> int:
        """Most bytes of an article: a character has at most twelve, as two JSON escapes."""
        return max(MAX_BYTES, 12 * self.max_chars)

    def has(self, number: int) -> bool:
        """Whether a shard of the input is this run's to do."""
        return self.shard is None or number % self.shard[1] == self.shard[0] - 1

    def as_json(self) -> dict[str, Any]:
        content = asdict(self)
        return content | {"shard": list(self.shard) if self.shard else None}

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> Options:
        """What `as_json` gave. Errors: TypeError, ValueError where it is something else."""
        shard = content.get("shard")
        if shard is not None:
            part, parts = map(int, shard)
            shard = part, parts
        return cls(**{**content, "shard": shard})
