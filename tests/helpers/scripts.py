"""Scripts that lie side by side in a folder and are no package: import one by name."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
RECIPE, BENCHMARKS = ROOT / "models/recipe", ROOT / "benchmarks"


def script(folder: Path, name: str) -> ModuleType:
    """The module `name` of a folder; what it imports may lie beside it."""
    sys.path.insert(0, str(folder))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(folder))
