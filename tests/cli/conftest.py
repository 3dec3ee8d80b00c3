"""A working folder with two articles, and `citybeat extract` over a pipeline without language."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from functools import partial

import pytest

import citybeat.batch
from tests.helpers.fake_pipelines import LOAD
from tests.helpers.processes import forked

CODE = f"""
import functools, citybeat.batch
citybeat.batch.Options = functools.partial(citybeat.batch.Options, factory={LOAD!r})
from citybeat.cli.main import main
main()
"""


@pytest.fixture
def news(tmp_path, monkeypatch):
    """The folder, as the working folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news/a.txt").write_text("Ada met Ada.")
    (tmp_path / "news/b.txt").write_text("Nobody.")
    return tmp_path


@pytest.fixture
def folder(news, monkeypatch):
    """The folder, where a fake is extracted with, in workers that are there at once."""
    monkeypatch.setattr(citybeat.batch, "Options", partial(citybeat.batch.Options, factory=LOAD))
    monkeypatch.setattr(multiprocessing, "get_context", forked)
    monkeypatch.setattr(os, "fsync", lambda _handle: None)  # it takes long where others use the disk, and tells a test nothing
    return news


@pytest.fixture
def process(news, root):
    """Starts `citybeat extract` as a process, with the fake pipeline in the place of the real one."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), str(root / "src")])}
    started = []

    def start(*arguments, **more):
        command = [sys.executable, "-c", CODE, "extract", *map(str, arguments)]
        started.append(subprocess.Popen(command, env=environment | more, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
        return started[-1]

    yield start
    for each in started:
        each.kill()
        each.communicate()
