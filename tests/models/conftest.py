"""The recipe's modules, by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from types import ModuleType

import pytest

from tests.helpers.scripts import RECIPE, script


@pytest.fixture(scope="session")
def recipe() -> Callable[[str], ModuleType]:
    return partial(script, RECIPE)
