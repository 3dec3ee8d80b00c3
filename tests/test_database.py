"""Temporary databases."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from citybeat.database import temporary


def test_it_has_its_tables_and_is_nobody_elses():
    with closing(temporary("CREATE TABLE seen (place TEXT);")) as one, closing(temporary("CREATE TABLE other (n INTEGER);")) as two:
        one.execute("INSERT INTO seen VALUES ('a')")
        assert one.execute("SELECT place FROM seen").fetchall() == [("a",)]
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            two.execute("SELECT place FROM seen")
