"""Writers: from results to files."""

from citybeat.write.atomic import AtomicFile
from citybeat.write.jsonl import ResultWriter, failures_path

__all__ = ["AtomicFile", "ResultWriter", "failures_path"]
