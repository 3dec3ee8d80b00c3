"""The files of a run: beside the output records.jsonl are records.failed.jsonl, records.manifest.json and the folder records.jsonl.run."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from citybeat.errors import BatchError

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


def refuse_twin(output: Path, inputs: Iterable[str | Path]) -> None:
    """Errors: BatchError where another output has the same stem (records.jsonl.gz beside records.jsonl) and its manifest and failures would
    be replaced. An input of that stem (news.json) is no output."""
    if output.exists() or not manifest_path(output).exists():
        return
    read = {os.path.realpath(path) for path in inputs}
    for end in (f"{end}{packed}" for end in ("", *ENDS) for packed in ("", ".gz")):
        twin = output.with_name(stem_of(output) + end)
        if twin.is_file() and os.path.realpath(twin) not in read:
            raise BatchError(f"{manifest_path(output)} is that of {twin}, and would be replaced by that of {output}; name another output, "
                             f"or remove {twin} and its manifest")
