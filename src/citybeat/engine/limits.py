"""Limits, in one place: what an article may measure, and how articles travel to the workers."""

from __future__ import annotations

MAX_CHARS = 1_000_000
"""Longest article in characters; a longer one becomes a Failure (`too_long`), nothing is cut off."""

MAX_BYTES = 64 * 1024 * 1024
"""Most bytes, after decompression, that are read for one article (a text file, or a line of JSONL)."""

BATCH_ARTICLES = 16
"""Articles in a batch. An article costs a worker tens of milliseconds and a batch well under one to send, so that small
batches cost nothing and keep all workers busy until the end of a small corpus."""

BATCH_CHARS = 200_000
"""Characters in a batch, so that long articles travel alone."""

BATCHES_PER_WORKER = 4
"""Batches that may be read and not yet written, for each worker: the bound on what the engine holds in memory."""
