"""The shape that the documentation describes."""

from __future__ import annotations

import json
import re

import pytest

from citybeat.explain.model import KINDS, Explained, Explanation, Missed, RuleText, Slot
from tests.docs.blocks import ROOT
from tests.docs.test_complete import section
from tests.explain.made import explained, explanation, missed

TEXT = section(ROOT / "docs" / "cli.md", "citybeat explain")


def test_json() -> None:
    content = json.loads(explanation().to_json())
    assert list(content) == ["explanation_version", "id", "found", "near_misses", "warnings", "pipeline"]
    assert content["found"][0]["trigger"] == {"in": "text", "start": 0, "end": 16, "text": "Mayor Signe Lind"}
    assert "\n" not in explanation().to_json()
    assert Explanation.model_validate(content) == explanation()


def test_only_some_kinds() -> None:
    found = explanation(found=[explained(), explained(kind="city")], near_misses=[missed(), missed(kind="city")])
    part = found.only(("city",))
    assert ([item.kind for item in part.found], [miss.kind for miss in part.near_misses]) == (["city"], ["city"])
    assert found.only(KINDS) == found


@pytest.mark.parametrize("model", [Explanation, Explained, Missed, Slot, RuleText], ids=lambda model: model.__name__)
def test_every_key_is_documented(model: type[Explanation | Explained | Missed | Slot | RuleText]) -> None:
    for name in model.model_fields:
        assert f"`{name}`" in TEXT, name


def test_every_kind_is_documented() -> None:
    row = next(line for line in TEXT.splitlines() if line.startswith("| `--kind"))
    assert re.findall(r"`(\w+)`", row) == list(KINDS)
