"""The linear baseline's modules, where what they need is installed."""

from __future__ import annotations

from types import ModuleType

import pytest

from tests.helpers.scripts import BENCHMARKS, script


def needing_extra(name: str) -> ModuleType:
    for module in ("pycrfsuite", "sklearn"):
        pytest.importorskip(module, reason="needs the extra `benchmarks`: pip install 'citybeat[benchmarks]'")
    return script(BENCHMARKS, name)


@pytest.fixture(scope="session")
def baseline() -> ModuleType:
    return needing_extra("linear_baseline")


@pytest.fixture(scope="session")
def learning() -> ModuleType:
    return needing_extra("linear_learning")
