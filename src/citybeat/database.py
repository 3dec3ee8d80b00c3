"""A temporary database for what memory must not hold: what was seen among millions of articles."""

from __future__ import annotations

import sqlite3


def temporary(schema: str) -> sqlite3.Connection:
    """A database on disk with the tables of `schema`, which goes when it is closed; nothing of it need outlive a crash."""
    database = sqlite3.connect("", isolation_level=None)
    database.executescript("PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF; PRAGMA cache_size=-16000;" + schema)
    return database
