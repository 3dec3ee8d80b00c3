"""A world to run in: an input, an output, small shards, and an engine that works in this process."""

from __future__ import annotations

import json
import multiprocessing
import os
from functools import partial
from pathlib import Path

import pytest

from citybeat.batch import Options, extract_files
from citybeat.engine.shards import cut
from tests.helpers.fake_pipelines import LOAD
from tests.helpers.processes import forked, identity_in_this_process, in_this_process

SHARD = 3


def line_of(number, article):
    if isinstance(article, bytes):
        return article
    return json.dumps(article if isinstance(article, dict) else {"text": article, "id": str(number)}).encode()


class World:
    """A folder with news.jsonl in it and runs over that."""

    def __init__(self, folder: Path, output: str = "r.jsonl"):
        self.folder, self.output = folder, folder / output
        self.folder.mkdir(exist_ok=True)

    def write(self, *articles):
        """The input: texts, whose ids are their numbers, or objects, or lines."""
        lines = [line_of(n, article) for n, article in enumerate(articles)]
        (self.folder / "news.jsonl").write_bytes(b"".join(line + b"\n" for line in lines))
        return self

    def run(self, *, options=None, inputs=None, **how):
        """`extract_files` over the input; `options` as keywords."""
        chosen = Options(**{"factory": LOAD, **(options or {})})
        return extract_files(inputs or [str(self.folder / "news.jsonl")], self.output, options=chosen, **how)

    def files(self):
        """All that lies in the folder beside the input, by name."""
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in sorted(self.folder.rglob("*"))
                if path.is_file() and path.name != "news.jsonl"}

    def records(self):
        return [json.loads(line) for line in self.output.read_bytes().splitlines()]

    def failures(self):
        return [json.loads(line) for line in (self.folder / "r.failed.jsonl").read_bytes().splitlines()]

    def manifest(self):
        return json.loads((self.folder / "r.manifest.json").read_bytes())


@pytest.fixture(autouse=True)
def no_wait_for_the_disk(monkeypatch):
    """A sync takes long where others use the disk, and tells a test nothing: who kills a process does not cut off the power."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)


@pytest.fixture
def small(monkeypatch):
    """Shards of three articles."""
    monkeypatch.setattr("citybeat.batch.extract.cut", partial(cut, articles=SHARD))


@pytest.fixture
def inline(small, monkeypatch):
    """Articles are worked at in this process."""
    monkeypatch.setattr("citybeat.batch.extract.run_shards", in_this_process)
    monkeypatch.setattr("citybeat.batch.extract.identity_of", identity_in_this_process)


@pytest.fixture
def quick(small, monkeypatch):
    """Workers that are there at once."""
    monkeypatch.setattr(multiprocessing, "get_context", forked)


@pytest.fixture
def make_world(tmp_path):
    """Makes new worlds, one beside the other."""
    made = []

    def make(output="r.jsonl"):
        made.append(World(tmp_path / f"world{len(made)}", output))
        return made[-1]

    return make


@pytest.fixture
def world(make_world):
    return make_world()
