"""Runs over files: resumable, checked, divided among machines. `extract_files` is the heart of it; the command line is thin over it."""

from citybeat.batch.extract import extract_files, extract_stream
from citybeat.batch.options import Options
from citybeat.batch.summary import Summary

__all__ = ["Options", "Summary", "extract_files", "extract_stream"]
