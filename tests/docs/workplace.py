"""A folder in which the documentation's commands run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.docs.blocks import ROOT

MAIN_JOB = "citybeat extract corpus -o records.jsonl"
TUTORIAL_JOB = "citybeat extract corpus/test -o test.jsonl --quiet"
PLAIN = ("NO_COLOR", "FORCE_COLOR", "COLUMNS")  # what would change how output looks


class Workplace:
    """Holds corpus/, and a `citybeat` that is the one of this environment. A command that was run is not run again."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.printed: dict[str, str] = {}
        shutil.copytree(ROOT / "corpus", folder / "corpus")
        (folder / "bin").mkdir()
        (folder / "bin" / "citybeat").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m citybeat.cli.main "$@"\n', encoding="utf8")
        (folder / "bin" / "citybeat").chmod(0o755)

    def shell(self, command: str) -> str:
        """What a command prints on standard output and standard error together."""
        if command not in self.printed:
            env = {key: value for key, value in os.environ.items() if key not in PLAIN}
            env["PATH"] = f"{self.folder / 'bin'}{os.pathsep}{env.get('PATH', '')}"
            done = subprocess.run(
                ["bash", "-c", command], cwd=self.folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=600,
                check=False,
            )
            self.printed[command] = done.stdout
        return self.printed[command]
