"""The files of a run: beside the output records.jsonl are records.failed.jsonl, records.manifest.json and the folder records.jsonl.run."""

from __future__ import annotations

import os
from pathlib import Path

ENDS = (".jsonl", ".ndjson", ".json")


def stem_of(output: Path) -> str:
    name = output.name.removesuffix(".gz")
    return next((name.removesuffix(end) for end in ENDS if name.endswith(end)), name)


def failures_path(output: Path) -> Path:
    """Articles without a record, and why."""
    return output.with_name(f"{stem_of(output)}.failed.jsonl")


def manifest_path(output: Path) -> Path:
    """What a complete run was made of; see `citybeat.batch.manifest`."""
    return output.with_name(f"{stem_of(output)}.manifest.json")


def run_path(output: Path) -> Path:
    """The folder of a run that is not complete; see `citybeat.batch.folder`."""
    return output.with_name(f"{output.name}.run")


def own_paths(output: Path) -> frozenset[str]:
    """Real paths of all that a run writes, never to be read as its input."""
    return frozenset(os.path.realpath(of(output)) for of in (Path, failures_path, manifest_path, run_path))
