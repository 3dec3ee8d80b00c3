"""The end of a run: its files are put in place in such a way that, killed between two of them, the next run does the rest."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from citybeat.batch.files import sync, sync_folder
from citybeat.batch.manifest import Manifest
from citybeat.batch.paths import failures_path, manifest_path
from citybeat.batch.summary import Summary
from citybeat.engine.task import Identity
from citybeat.errors import BatchError

FINISH = "finish.json"


@dataclass
class Finish:
    """What is to be put in place: with `manifest` both files and it, without one the failures alone, and older records stay.

    The failures stay away as well where older records have a manifest, which they would not fit. `options` are those of the run; `summary`
    its numbers, `input` the digest over what was read.
    """

    options: dict[str, Any]
    input: str
    manifest: Manifest | None
    summary: dict[str, Any]

    @classmethod
    def of(cls, options: dict[str, Any], digest: str, manifest: Manifest | None, summary: Summary) -> Finish:
        numbers = {name: getattr(summary, name) for name in ("articles", "records", "failures")}
        return cls(options, digest, manifest, numbers | {"facts": dict(summary.facts)})

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False).encode("utf8") + b"\n"

    @classmethod
    def from_json(cls, data: bytes) -> Finish:
        content = json.loads(data)
        manifest = content.pop("manifest")
        return cls(**content, manifest=Manifest(**manifest) if manifest else None)

    @property
    def identity(self) -> Identity | None:
        """What made the records, as far as it is known."""
        return self.manifest.made_by if self.manifest else None

    def fill(self, summary: Summary) -> Summary:
        """A summary with the numbers of the run."""
        for name in ("articles", "records", "failures"):
            setattr(summary, name, self.summary[name])
        summary.facts, summary.earlier = Counter(self.summary["facts"]), summary.results
        return summary


def complete(folder: Path, output: Path) -> Finish | None:
    """Do what is left of an end that was begun in the folder of a run, and empty it; None where none was begun. Errors: BatchError."""
    place = folder / FINISH
    if not place.exists():
        return None
    try:
        finish = Finish.from_json(place.read_bytes())
    except (ValueError, TypeError, KeyError, AttributeError):
        raise BatchError(f"{place}: written by another version of citybeat, or damaged; move the folder away and extract anew") from None
    if finish.manifest is not None or not manifest_path(output).exists():
        put(folder / "failures", failures_path(output))
    if finish.manifest is not None:
        put(folder / "records", output, even_empty=True)
        finish.manifest.write(manifest_path(output))
    sync_folder(output.parent)
    for name in ("records", "failures", "journal", "run.json"):
        (folder / name).unlink(missing_ok=True)
    place.unlink()
    return finish


def put(file: Path, target: Path, even_empty: bool = False) -> None:
    """Move a file to its target, unless that was done; an empty one removes the target."""
    target = Path(os.path.realpath(target))  # through a link, so that the link stays
    if not file.exists():
        return
    if even_empty or file.stat().st_size:
        os.replace(file, target) if same_device(file, target.parent) else moved(file, target)
        sync_folder(target.parent)
    else:
        target.unlink(missing_ok=True)


def same_device(file: Path, folder: Path) -> bool:
    return file.stat().st_dev == folder.stat().st_dev


def moved(file: Path, target: Path) -> None:
    """Move to another device, where a link led: copied under another name first, so that the target is whole at any time."""
    temporary = target.with_name(f".{target.name}.tmp")
    shutil.copyfile(file, temporary)
    with temporary.open("rb") as copy:
        sync(copy)
    os.replace(temporary, target)
    sync_folder(target.parent)  # before the other one goes
    file.unlink()
