"""The linear baseline's modules are scripts side by side, not a package: import one by name."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def script(name: str) -> ModuleType:
    for module in ("pycrfsuite", "sklearn"):
        pytest.importorskip(module, reason="needs the extra `benchmarks`: pip install 'citybeat[benchmarks]'")
    sys.path.insert(0, str(BENCHMARKS))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(BENCHMARKS))


@pytest.fixture(scope="session")
def baseline() -> ModuleType:
    return script("linear_baseline")


@pytest.fixture(scope="session")
def learning() -> ModuleType:
    return script("linear_learning")
