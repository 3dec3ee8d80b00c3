"""A complete run as others find it: its manifest, looked at closely, and the options that it was made with."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from citybeat.batch.files import sha256_of
from citybeat.batch.lines import first_of
from citybeat.batch.manifest import Manifest
from citybeat.batch.options import Options
from citybeat.batch.paths import failures_path, manifest_path
from citybeat.errors import BatchError

WHAT_TO_DO = "bring back the run's files, or extract anew"
MANIFEST = TypeAdapter(Manifest)


@dataclass(frozen=True)
class Complete:
    """An output with its manifest and options."""

    output: Path
    manifest: Manifest
    options: Options

    @classmethod
    def of(cls, output: Path) -> Complete:
        """Errors: BatchError where the manifest is missing, is none, or contradicts itself."""
        path = manifest_path(output)
        manifest = Manifest.read(path)
        try:
            MANIFEST.validate_json(json.dumps(asdict(manifest)), strict=True)
            options = Options.from_json(manifest.options)
        except (TypeError, ValueError) as error:
            raise BatchError(f"{path}: no manifest that citybeat writes ({first_line(error)}); {WHAT_TO_DO}") from None
        for contradiction in contradictions(manifest, options):
            raise BatchError(f"{path}: {contradiction}; {WHAT_TO_DO}")
        return cls(output, manifest, options)

    @property
    def files(self) -> dict[str, Path]:
        """Both files of results, by the name that the manifest has for them; the second need not exist."""
        return {"records": self.output, "failures": failures_path(self.output)}

    def misfits(self) -> list[str]:
        """What is wrong with the files as a whole: each is read once. Errors: OSError."""
        out = []
        for name, path in self.files.items():
            found, wanted = sha256_of(path), self.manifest.sha256.get(name)
            if found == wanted:
                continue
            if found is None:
                out.append(f"{path}: is missing; {WHAT_TO_DO}")
            elif wanted is None:
                out.append(f"{path}: the run wrote no such file; move it away")
            else:
                out.append(f"{path}: is not the file that the run wrote (its sha256 is {found[:16]}..., "
                           f"{manifest_path(self.output).name} says {wanted[:16]}...); {WHAT_TO_DO}")
        return out


def first_line(error: Exception) -> str:
    """What is wrong, in one line."""
    if isinstance(error, ValidationError):
        return first_of(error)
    return str(error).splitlines()[0] if str(error) else type(error).__name__


def contradictions(manifest: Manifest, options: Options) -> list[str]:
    """Numbers of a manifest that do not fit each other."""
    out = []
    if manifest.records + manifest.failures != manifest.articles:
        out.append(f"{manifest.records:,} records and {manifest.failures:,} failures do not make {manifest.articles:,} articles")
    if any(len(entry) != 3 for entry in manifest.done) or manifest.shards < 0:
        return [*out, "its list of shards is none"]
    part, parts = options.shard or (1, 1)
    expected = (manifest.shards - part) // parts + 1  # in 0 shards, or fewer than parts, there may be none
    numbers = [entry[0] for entry in manifest.done]
    in_order = all(options.has(number) for number in numbers) and numbers == sorted(set(numbers))
    if len(numbers) != expected or not in_order or any(not 0 <= number < manifest.shards for number in numbers):
        whose = "the whole input" if options.shard is None else "part {}/{}".format(*options.shard)
        out.append(f"its list of shards is not that of {whose}")
    for at, name in ((1, "records"), (2, "failures")):
        total = sum(entry[at] for entry in manifest.done)
        if total != getattr(manifest, name):
            out.append(f"its shards have {total:,} {name}, it says {getattr(manifest, name):,}")
    return out
