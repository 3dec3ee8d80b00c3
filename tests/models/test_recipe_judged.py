"""Verdicts on facts as examples: they label the words of their fact and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

TEXT = (
    "It rained. Mayor Ana Ruiz of Lima said Lima aims to plant 10 trees by 2030. Prices should rise by 3%. "
    "The Green Roof Project began. Ruiz joined the Green Roof Project."
)  # fmt: skip


@pytest.fixture(scope="module")
def judged(recipe: Callable[[str], ModuleType]) -> Any:
    return recipe("judged")


def marked(judged: Any, kind: str, passage: str, fact: str, reason: str = "") -> Any:
    """The example of TEXT with one verdict: right, or wrong for a reason."""
    doc = judged.data.TOKENIZER(TEXT)
    example = judged.data.blank(doc, "x")
    start = TEXT.index(passage)
    judged.MARK[kind](example, doc, judged.Verdict(kind, "x", start, start + len(passage), fact, not reason, reason, ""))
    return example


def words(example: Any, head: str) -> list[str]:
    return [word for word, tag in zip(example.words, example.tags[head], strict=True) if tag > 0]


def kinds(judged: Any, example: Any) -> list[tuple[str, str]]:
    return [(example.words[a], judged.KINDS[kind]) for a, _, kind in example.kinds]


AIM = "plant 10 trees by 2030 | holder Lima | 10.0 tree | deadline 2030"
PASSAGE = "Mayor Ana Ruiz of Lima said Lima aims to plant 10 trees by 2030."


def test_a_right_target(judged: Any) -> None:
    example = marked(judged, "targets", PASSAGE, AIM)
    assert kinds(judged, example) == [("Mayor", "target")]
    assert words(example, "goal") == ["plant", "10", "trees", "by", "2030"]
    assert (example.tags["goal"][:3] == judged.data.IGNORE).all()  # the other sentences
    (link,) = example.links
    assert len(link.right["holder"][0]) == 2


@pytest.mark.parametrize(("reason", "goal", "links"), [("deadline", True, 1), ("holder", True, 0), ("goal", False, 0)])
def test_a_target_with_a_wrong_slot_is_an_aim(judged: Any, reason: str, goal: bool, links: int) -> None:
    example = marked(judged, "targets", PASSAGE, AIM, reason)
    assert kinds(judged, example) == [("Mayor", "target")]
    assert bool(words(example, "goal")) is goal
    assert len(example.links) == links


def test_no_target(judged: Any) -> None:
    example = marked(judged, "targets", PASSAGE, AIM, "vague")
    assert kinds(judged, example) == [("Mayor", "vague")]
    assert not words(example, "goal")
    unnamed = marked(judged, "targets", PASSAGE, AIM, "measure")  # what else it is has no kind of its own
    assert not unnamed.kinds
    assert [kinds for *_, kinds in unnamed.not_kinds] == [(judged.TARGET_KIND,)]


def test_forecasts(judged: Any) -> None:
    passage, fact = "Prices should rise by 3%.", "forecast | 3.0 percent | deadline None"
    assert kinds(judged, marked(judged, "others", passage, fact)) == [("Prices", "forecast")]
    assert kinds(judged, marked(judged, "others", passage, fact, "quantity")) == [("Prices", "forecast")]
    assert kinds(judged, marked(judged, "others", passage, fact, "none")) == [("Prices", "none")]
    wrong = marked(judged, "others", passage, fact, "past_result")
    assert not wrong.kinds
    assert len(wrong.not_kinds) == 1


def test_projects_wherever_they_stand(judged: Any) -> None:
    name = "Green Roof Project (project)"
    right = marked(judged, "projects", "The Green Roof Project began.", name)
    assert words(right, "project") == ["Green", "Roof", "Project"] * 2
    beside = right.words.index("Green") - 1
    assert right.tags["project"][beside] == 0
    assert right.tags["project"][beside - 1] == judged.data.IGNORE
    wrong = marked(judged, "projects", "The Green Roof Project began.", name, "body")
    assert not words(wrong, "project")
    assert (wrong.tags["project"] == 0).sum() == 10
    cut = marked(judged, "projects", "The Green Roof Project began.", name, "cut")
    assert (cut.tags["project"] == judged.data.IGNORE).all()


ROLE = "Ana Ruiz: Mayor | Lima | current | None to None"


def test_a_right_role(judged: Any) -> None:
    example = marked(judged, "roles", "Mayor Ana Ruiz of Lima", ROLE)
    assert (words(example, "title"), words(example, "role_org")) == (["Mayor"], ["Lima"])
    (link,) = example.links
    assert [example.words[a:b] for a, b in link.right["person"][0]] == [["Ana", "Ruiz"], ["Ruiz"]]
    assert len(link.right["organization"][0]) == 2
    assert link.status == judged.STATUS.index("current")


def test_a_verdict_vouches_for_what_it_does_not_blame(judged: Any) -> None:
    (link,) = marked(judged, "roles", "Mayor Ana Ruiz of Lima", ROLE, "organization").links
    assert "organization" not in link.right
    (link,) = marked(judged, "roles", "Mayor Ana Ruiz of Lima", ROLE, "status").links
    assert link.status == judged.data.IGNORE
    assert not marked(judged, "roles", "Mayor Ana Ruiz of Lima", ROLE, "person").links
    nobody = marked(judged, "roles", "Mayor Ana Ruiz of Lima", ROLE, "none")
    assert (nobody.tags["title"] == 0).sum() == 1


def test_the_last_audits_are_kept_apart(judged: Any) -> None:
    kept = judged.kept_apart()
    by_audit = {audit: {v.article for v in judged.verdicts() if v.audit == audit} for audit in (*judged.APART, "news", "wires")}
    assert all(by_audit[audit] <= kept for audit in judged.APART)
    assert by_audit["news"] - kept
    assert by_audit["wires"] - kept
