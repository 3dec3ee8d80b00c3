"""The sample file for Slurm does what docs/batch.md says, with a `citybeat` that notes how it was called."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from citybeat.cli.main import main
from tests.docs.blocks import ROOT

FILE = ROOT / "docs" / "examples" / "citybeat.sbatch"
NOTED = '#!/bin/sh\necho "$@" >> called\nexit "${CODE:-0}"\n'


def submit(folder: Path, *arguments: str, task: int = 7, code: int = 0) -> tuple[int, list[str]]:
    """Run one task as Slurm would: its exit code, and how it called `citybeat`."""
    (folder / "bin").mkdir(exist_ok=True)
    (folder / "bin/citybeat").write_text(NOTED)
    (folder / "bin/citybeat").chmod(0o755)
    environment = os.environ | {
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}",
        "SLURM_ARRAY_TASK_ID": str(task), "SLURM_CPUS_PER_TASK": "4", "CODE": str(code),
    }
    done = subprocess.run(["bash", str(FILE), *arguments], cwd=folder, env=environment, check=False, capture_output=True)
    called = folder / "called"
    return done.returncode, called.read_text().splitlines() if called.exists() else []


def test_a_task_does_its_part(tmp_path: Path) -> None:
    code, called = submit(tmp_path, "news")
    assert code == 0
    assert called == ["extract news -o parts/7.jsonl.gz --shard 7/20 --workers 4 --quiet"]
    assert (tmp_path / "parts").is_dir()
    _, called = submit(tmp_path, "news", "elsewhere", task=20)
    assert called[-1] == "extract news -o elsewhere/20.jsonl.gz --shard 20/20 --workers 4 --quiet"


def test_the_command_line_is_one_that_citybeat_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = submit(tmp_path, "none.txt")[1]
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, line.split())
    assert "Usage" not in result.stderr
    assert "no article could be read" in result.stderr


@pytest.mark.parametrize(("code", "expected"), [(0, 0), (1, 0), (2, 2), (143, 143)])
def test_articles_without_a_record_do_not_fail_the_task_and_all_else_does(tmp_path: Path, code: int, expected: int) -> None:
    assert submit(tmp_path, "news", code=code)[0] == expected


def test_an_input_must_be_named(tmp_path: Path) -> None:
    code, called = submit(tmp_path)
    assert code != 0
    assert called == []


def test_the_array_has_as_many_tasks_as_there_are_parts() -> None:
    text = FILE.read_text(encoding="utf8")
    assert re.findall(r"^#SBATCH --array=1-(\d+)$", text, re.MULTILINE) == re.findall(r"^parts=(\d+)$", text, re.MULTILINE) == ["20"]
