"""The parts that runs with --shard K/N made, put together to the one run that they are parts of."""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from citybeat.batch.complete import Complete
from citybeat.batch.files import opened
from citybeat.batch.finish import Finish
from citybeat.batch.folder import RunFolder
from citybeat.batch.lines import MAX_LINE
from citybeat.batch.manifest import Manifest
from citybeat.batch.paths import failures_path, manifest_path, own_paths, refuse_twin, run_path
from citybeat.batch.summary import Summary
from citybeat.errors import BatchError

SPARE_FILES = 64  # beside those of the parts: the output, libraries, the terminal
PLACES = ("shard", "model", "factory")  # options that parts may differ in; which model it is stands in `identity`, not where it lies


def merge_files(parts: Sequence[Path], output: Path) -> Summary:
    """Write the parts' records, failures and manifest as `output`: what a run over the whole input without --shard writes, byte for byte.

    `parts` are the outputs of the runs with --shard 1/N to N/N, in any order; files of failures beside them may be named too (as a
    pattern of names does) and are passed over. Either may be compressed. The output appears when it is complete; until then
    what stood there stays. Memory does not grow with the records.
    Errors: BatchError when a part is missing or there twice, was made of another input or with other options or another model, or when its
    files are not those that its manifest tells of, or when an extraction to `output` is not complete; OSError.
    """
    named = {os.path.realpath(failures_path(part)) for part in parts}
    runs = [part_of(part) for part in parts if os.path.realpath(part) not in named]
    runs = in_order(runs)
    check_output(runs, output)
    for run in runs:
        check_alike(runs[0], run)
    for run in runs:
        for misfit in run.misfits():
            raise BatchError(misfit)
    manifest = merged(runs)
    refuse_unfinished(output)
    with RunFolder(output, runs[0].options, restart=True) as folder:
        (folder.path / "run.json").unlink()  # killed here, nothing is left that an extraction would go on with or stumble over
        write(runs, folder)
        return put(folder, manifest, output)


# -- the parts

def part_of(output: Path) -> Complete:
    """A part, with its manifest. Errors: BatchError where it is none."""
    if not output.is_file():
        raise BatchError(f"{output}: there is no such part; `citybeat extract --shard K/N -o {output}` makes it")
    run = Complete.of(output)
    if run.options.shard is None:
        raise BatchError(f"{output} is no part: it was made without --shard")
    return run


def name_of(run: Complete) -> str:
    assert run.options.shard is not None
    return "part {}/{}".format(*run.options.shard) + f" ({run.output})"


def in_order(runs: Sequence[Complete]) -> list[Complete]:
    """The parts from the first to the last. Errors: BatchError where not each is there once."""
    if not runs:
        raise BatchError("there is no part to merge; name the outputs of the runs with --shard")
    by_number: dict[int, Complete] = {}
    number, parts = 0, runs[0].options.shard[1] if runs[0].options.shard else 0
    for run in runs:
        assert run.options.shard is not None
        number, of = run.options.shard
        if of != parts:
            raise BatchError(f"{name_of(run)} and {name_of(runs[0])} are of two divisions; extract all with the same N of --shard K/N")
        if number in by_number:
            raise BatchError(f"part {number}/{parts} is there twice: {by_number[number].output} and {run.output}; name one")
        by_number[number] = run
    missing = [str(number) for number in range(1, parts + 1) if number not in by_number]
    if missing:
        some = ", ".join(missing[:10]) + (", ..." if len(missing) > 10 else "")
        count = "1 is" if len(missing) == 1 else f"{len(missing)} are"
        raise BatchError(f"of {parts} parts {count} missing: {some}; extract with --shard K/{parts}, and name all outputs")
    return [by_number[number] for number in range(1, parts + 1)]


def check_alike(first: Complete, run: Complete) -> None:
    """Errors: BatchError where two parts are not parts of one run."""
    ours, theirs = first.manifest, run.manifest
    values = {name: (value, getattr(run.options, name)) for name, value in asdict(first.options).items() if name not in PLACES}
    changed = [f"{name} is {its!r}, not {wanted!r}" for name, (wanted, its) in values.items() if its != wanted]
    if changed:
        what = f"with other options ({', '.join(changed)})"
    elif (ours.input, ours.shards) != (theirs.input, theirs.shards):
        what = "of another input"
    elif None not in (ours.identity, theirs.identity) and ours.identity != theirs.identity:
        what = f"with another model or version of citybeat ({' '.join(theirs.identity or [])}, not {' '.join(ours.identity or [])})"
    else:
        return
    raise BatchError(f"{name_of(run)} was made {what} than {name_of(first)}; extract it again as the others were")


def check_output(runs: Sequence[Complete], output: Path) -> None:
    """Errors: BatchError where the output would fall on a file of a part."""
    own = own_paths(output)
    for run in runs:
        if own & own_paths(run.output):
            raise BatchError(f"{output} would be written over files of {name_of(run)}; name another output")
    refuse_twin(output, [])


def refuse_unfinished(output: Path) -> None:
    """Errors: BatchError where an extraction would lose what it has done."""
    journal = run_path(output) / "journal"
    if journal.exists() and journal.stat().st_size:
        raise BatchError(f"{journal.parent} holds an extraction that is not complete; end it, remove that folder, or name another output")


# -- putting them together

def merged(runs: Sequence[Complete]) -> Manifest:
    """The manifest of the whole, but for the checksums. Errors: BatchError."""
    manifests = [run.manifest for run in runs]
    identity = next((manifest.identity for manifest in manifests if manifest.identity), None)
    # a part that gave its workers nothing to do has no identity; where the model lay is as the part says that used it
    options = next((manifest.options for manifest in manifests if manifest.identity), manifests[0].options)
    done = sorted(entry for manifest in manifests for entry in manifest.done)
    articles, records, failures = (sum(getattr(manifest, name) for manifest in manifests) for name in ("articles", "records", "failures"))
    return Manifest(options | {"shard": None}, identity, manifests[0].input, articles, records, failures, {}, manifests[0].shards, done)


@dataclass
class Reader:
    """Both files of a part, opened, and the shards that are still to come."""

    run: Complete
    records: BinaryIO
    failures: BinaryIO | None

    @classmethod
    def of(cls, run: Complete, stack: ExitStack) -> Reader:
        failures = run.files["failures"]
        return cls(run, stack.enter_context(opened(run.output)), stack.enter_context(opened(failures)) if run.manifest.failures else None)

    def take(self, file: BinaryIO | None, count: int) -> bytes:
        """The next lines of a file. Errors: BatchError where there are fewer."""
        found = [file.readline(MAX_LINE) for _ in range(count)] if file else []
        if len(found) < count or not all(line.endswith(b"\n") for line in found):
            raise self.misfit()
        return b"".join(found)

    def end(self) -> None:
        """Errors: BatchError where more is left."""
        if any(file is not None and file.read(1) for file in (self.records, self.failures)):
            raise self.misfit()

    def misfit(self) -> BatchError:
        return BatchError(f"{self.run.output} has not the lines that {manifest_path(self.run.output)} tells of; extract it again")


def write(runs: Sequence[Complete], folder: RunFolder) -> None:
    """Append the shards in the order of the input to the two files of a new run, and count them there. Errors: BatchError, OSError."""
    allow_open_files(2 * len(runs) + SPARE_FILES)
    with ExitStack() as stack:
        readers = [Reader.of(run, stack) for run in runs]
        todo = [iter(run.manifest.done) for run in runs]
        for number in range(runs[0].manifest.shards):
            reader = readers[number % len(runs)]
            _, records, failures = next(todo[number % len(runs)])
            data = reader.take(reader.records, records)
            folder.files[0].write(gzip.compress(data, mtime=0) if folder.compressed and data else data)
            folder.files[1].write(reader.take(reader.failures, failures))
            folder.records, folder.failures = folder.records + records, folder.failures + failures
        for reader in readers:
            reader.end()


def put(folder: RunFolder, manifest: Manifest, output: Path) -> Summary:
    """Put the files in place, as the end of an extraction does."""
    folder.seal()
    manifest.sha256 = folder.sha256()
    summary = Summary(articles=manifest.articles, records=manifest.records, failures=manifest.failures)
    # options that no extraction has, so that none takes this end for its own
    folder.finish(Finish.of(manifest.options | {"merged": True}, manifest.input, manifest, summary), output)
    return summary


def allow_open_files(count: int) -> None:
    """Raise the limit on open files as far as the system allows; where it does not suffice, opening tells."""
    if sys.platform != "win32":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = count if hard == resource.RLIM_INFINITY else min(count, hard)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
