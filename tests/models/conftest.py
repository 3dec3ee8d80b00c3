"""The recipe's modules are scripts beside the model, not a package: import one by name."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

RECIPE = Path(__file__).parents[2] / "models/recipe"


@pytest.fixture(scope="session")
def recipe() -> Callable[[str], ModuleType]:
    def load(name: str) -> ModuleType:
        sys.path.insert(0, str(RECIPE))
        try:
            return importlib.import_module(name)
        finally:
            sys.path.remove(str(RECIPE))

    return load
