"""The documentation names every command, option and field, and none that does not exist."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import click
import pytest
from pydantic import BaseModel

import citybeat.record
from citybeat.cli.main import COMMANDS, main
from tests.docs.blocks import PAGES, ROOT, blocks

OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
COMMAND_LINE = re.compile(r"\bcitybeat (\w+)((?: [^|&`\n]*)?)")


def command(name: str) -> click.Command:
    found = main.get_command(click.Context(main), name)
    assert found is not None
    return found


def options(name: str) -> set[str]:
    return {o for p in command(name).params if isinstance(p, click.Option) for o in [*p.opts, *p.secondary_opts]}


def section(page: Path, heading: str) -> str:
    """The text under a heading of the second level."""
    parts = re.split(r"^## (.+)$", page.read_text(encoding="utf8"), flags=re.MULTILINE)
    found = dict(zip(parts[1::2], parts[2::2], strict=True))
    assert heading in found, f"{page.name} has no section {heading!r}"
    return found[heading]


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_option_is_documented_and_exists(name: str) -> None:
    text = section(ROOT / "docs" / "cli.md", f"citybeat {name}")
    documented = {word for row in re.findall(r"^\| (`-.*?) \|", text, re.MULTILINE) for word in OPTION.findall(row)}
    assert documented == options(name)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_command_lines_use_what_exists(page: Path) -> None:
    for name, rest in COMMAND_LINE.findall(page.read_text(encoding="utf8")):
        if name in COMMANDS:
            used = " ".join(word for word in rest.split() if word.startswith("-"))
            assert set(OPTION.findall(used)) <= options(name) | {"--help", "-h"}, f"citybeat {name}{rest}"


def test_defaults_are_as_documented() -> None:
    text = section(ROOT / "docs" / "cli.md", "citybeat extract")
    (limit,) = re.findall(r"the longest article \(([\d,]+) characters\)", text)
    (workers,) = re.findall(r"processes that extract \((\d+)\)", text)
    given = {p.name: p.default for p in command("extract").params}
    assert (int(limit.replace(",", "")), int(workers)) == (given["max_chars"], given["workers"])


def test_exit_codes_are_those_of_the_help() -> None:
    stated = re.findall(r"^ +(\d+) {2,}\S", command("extract").help or "", re.MULTILINE)
    documented = re.findall(r"^\| (\d+) \|", section(ROOT / "docs" / "cli.md", "citybeat extract"), re.MULTILINE)
    assert stated == documented
    assert stated


def models() -> list[type[BaseModel]]:
    return [
        value for _, value in inspect.getmembers(citybeat.record, inspect.isclass)
        if issubclass(value, citybeat.record.Model) and value is not citybeat.record.Model
    ]


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_field_of_the_record_is_documented(model: type[BaseModel]) -> None:
    text = (ROOT / "docs" / "records.md").read_text(encoding="utf8")
    for name, field in model.model_fields.items():
        assert f"`{field.alias or name}`" in text, f"{model.__name__}.{name}"


def test_every_documented_field_exists() -> None:
    text = (ROOT / "docs" / "records.md").read_text(encoding="utf8")
    known = {field.alias or name for model in models() for name, field in model.model_fields.items()}
    documented = set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))
    assert documented == known


def test_every_value_of_a_choice_is_documented() -> None:
    text = (ROOT / "docs" / "records.md").read_text(encoding="utf8")
    for name in ("Form", "Status", "RoleClass", "TargetKind", "Direction", "Comparator", "ProjectKind"):
        for value in getattr(citybeat.record, name).__args__:
            assert f"`{value}`" in text, f"{name}: {value}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf8")):
        if not target.startswith(("http://", "https://", "#")):
            assert (page.parent / target.split("#")[0]).exists(), target


@pytest.mark.parametrize("job", ["citybeat extract", "pytest"])
def test_the_readme_has_one_line_for_each_job(job: str) -> None:
    lines = [line for block in blocks("console", PAGES[:1]) for line in block.content.splitlines()]
    assert sum(line.startswith("$ python3 -m venv ") and job in line for line in lines) == 1
