"""Whether the files of a run are whole, hold together, and fit the articles that they were made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from citybeat.batch.against import Against, Streams
from citybeat.batch.complete import Complete
from citybeat.batch.faults import LISTED, Faults
from citybeat.batch.paths import failures_path, manifest_path, run_path
from citybeat.batch.results import EXTRACT_ANEW, Places, Result, Results
from citybeat.batch.summary import counted, numbers
from citybeat.errors import BatchError


@dataclass
class Verdict:
    """What was found: the lines of both files, the faults, and notes on what could not be checked."""

    output: Path
    records: int = 0
    failures: int = 0
    faults: Faults = field(default_factory=Faults)
    notes: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)

    @property
    def is_well(self) -> bool:
        return self.faults.count == 0

    def lines(self) -> list[str]:
        """The faults, the notes, and the verdict in a line."""
        found = numbers(self.records + self.failures, self.records, self.failures)
        held = f" (held against {' and '.join(self.against)})" if self.against else ""
        end = "all is well" if self.is_well else counted(self.faults.count, "fault")
        return [*self.faults.lines(), *(f"note: {note}" for note in self.notes), f"{self.output}: {found}{held}: {end}"]


def verify_files(output: Path, inputs: Sequence[str] = (), *, stdin: BinaryIO | None = None, most: int = LISTED) -> Verdict:
    """Check the records of a complete run, or of one part of a divided one, with what lies beside them.

    Always: every line is a valid record or failure, the refs of a record name its entries, no article has two results. With a manifest:
    both files are those that the run wrote (sha256), the numbers agree in all and by shards, one pipeline made all records. With `inputs`,
    named as they were when the records were made: each article has one result, in order, with its path, line, id and sha256, and
    every span stands in its article. At most `most` faults are kept, all are counted; memory does not grow with the records.
    Errors: BatchError where there are no records, or no article in the inputs; OSError.
    """
    if not output.is_file():
        raise BatchError(f"{output}: there is no such file of records")
    verdict = Verdict(output, faults=Faults(most))
    run = described(verdict)
    if run is not None:
        for misfit in run.misfits():
            verdict.faults.add(misfit)
    failures = failures_path(output)
    with Places() as places:
        results = Results(verdict.faults, places, run.manifest.identity if run else None)
        streams = results.read_records(output), results.read_failures(failures) if failures.exists() else iter(())
        if inputs:
            check_against(verdict, run, streams, inputs, stdin)
        else:
            exhaust(*streams)
    verdict.records, verdict.failures = results.records, results.failures
    if run is not None:
        check_numbers(verdict, run)
    return verdict


def described(verdict: Verdict) -> Complete | None:
    """The run as its manifest describes it; notes and faults say why there is none."""
    output = verdict.output
    manifest = manifest_path(output)
    if run_path(output).exists():
        verdict.notes.append(f"{run_path(output)}: a newer run to this output is not complete; the same `citybeat extract` goes on")
    if not manifest.exists():
        verdict.notes.append(f"{manifest} is missing (only `citybeat extract -o` writes one): the records were checked one by one, "
                             "not whether some are lacking or were changed")
        return None
    try:
        run = Complete.of(output)
    except BatchError as error:
        verdict.faults.add(str(error))
        return None
    verdict.against.append("the manifest" if run.options.shard is None else "the manifest of part {}/{}".format(*run.options.shard))
    return run


def check_against(verdict: Verdict, run: Complete | None, streams: Streams, inputs: Sequence[str], stdin: BinaryIO | None) -> None:
    known = run is not None or failures_path(verdict.output).exists()
    if not known:
        verdict.notes.append("what could not be read of the input is not counted as lacking: no failures were written")
    against = Against(verdict.output, run, streams, known, verdict.faults)
    against.check(inputs, stdin)
    if not against.articles and (run is None or run.manifest.records):
        raise BatchError(f"there is no article in {' '.join(inputs)}; name the input that {verdict.output} was made of")
    verdict.against.append("the input")


def exhaust(*streams: Iterator[Result]) -> None:
    for stream in streams:
        for _ in stream:
            pass


def check_numbers(verdict: Verdict, run: Complete) -> None:
    """The numbers of lines against those of the manifest."""
    for name, path in run.files.items():
        found, expected = getattr(verdict, name), getattr(run.manifest, name)
        if found != expected:
            verdict.faults.add(f"{path}: {found:,} lines, the manifest says {expected:,}; {EXTRACT_ANEW}")
