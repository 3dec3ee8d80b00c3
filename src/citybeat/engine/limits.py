"""Limits, in one place: what an article may measure and take, and how articles travel to the workers."""

from __future__ import annotations

MAX_CHARS = 1_000_000
"""Longest article in characters; a longer one becomes a Failure (`too_long`), nothing is cut off."""

MAX_BYTES = 64 * 1024 * 1024
"""Most bytes, after decompression, that are read for one article (a text file, or a line of JSONL)."""

TIME_LIMIT = 60.0
"""Seconds that an article may take, and as many again for each `TIME_CHARS` characters of it; a hundred times what one usually takes."""

TIME_CHARS = 50_000
"""See `TIME_LIMIT`."""

SHARD_ARTICLES = 16
"""Articles in a shard. They cost a worker about a second, a commit some milliseconds: large enough to make the engine's own cost small,
small enough to lose little when the run is killed and to keep all workers busy until the end."""

SHARD_CHARS = 100_000
"""Characters in a shard, so that long articles travel alone."""

SHARDS_PER_WORKER = 4
"""Shards that may be read and not yet written, for each worker: the bound on what the engine holds in memory."""

LOAD_LIMIT = 900.0
"""Seconds that a worker may take to load its pipeline: one that waits for a file system that hangs would be waited for without end."""

STALLED = 60
"""Seconds without a byte after which a message to or from a worker is given up, and the worker with it: it hangs, or was stopped, in its
middle."""

STOPPED = 2.0
"""Seconds by which waiting takes longer than was asked for when this process was stopped (Ctrl-Z), and its workers with it."""

MAX_RESULT = 0x2000_0000
"""Most bytes of a message from a worker. The length goes before a message; printed text that strays into the pipe reads as a longer one."""

RECYCLE_ARTICLES = 25_000
"""Articles after which a worker is replaced, against whatever grows slowly in a process."""

RECYCLE_BYTES = 1_000_000_000
"""Resident memory above that of a worker that has just loaded its pipeline, after which it is replaced."""


def as_probability(min_confidence: float | None) -> float | None:
    """What was given as `min_confidence`, if anything; ValueError where that is no probability."""
    if min_confidence is None:
        return None
    if not 0 <= min_confidence <= 1:
        raise ValueError(f"min_confidence is {min_confidence}; it is a probability, from 0 to 1")
    return min_confidence + 0.0  # -0.0 is 0.0
