"""Readers: from named inputs to articles. They know formats and nothing of language."""

from citybeat.read.reader import read
from citybeat.read.report import ReadReport

__all__ = ["ReadReport", "read"]
