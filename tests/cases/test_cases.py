"""Short texts, each with one kind of trouble that people report about tools like this one, through the shipped pipeline."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import citybeat
from citybeat import Pipeline
from tests.cases.checker import Case, faults, read_cases

HERE = Path(__file__).parent
OWN = read_cases(HERE / "own.jsonl")
SHARED = Path(__file__).resolve().parents[3] / "shared" / "cases" / "open.jsonl"
OPEN = read_cases(SHARED) if SHARED.exists() else []
KINDS, OF_EACH = 30, 3
NOT_YET = {"things": "an ordinary thing named after a city by an adjective-like use of its name is still taken for the city"}


def slug(case: Case) -> str:
    """The kind, as the id has it."""
    return case.id.rsplit("-", 1)[0]


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return citybeat.load()


@pytest.mark.parametrize("case", OWN, ids=lambda case: case.id)
def test_own(pipeline: Pipeline, case: Case) -> None:
    assert faults(case, pipeline.extract(case.article)) == []


@pytest.mark.shared
@pytest.mark.parametrize("case", OPEN, ids=lambda case: case.id)
def test_open(pipeline: Pipeline, case: Case, request: pytest.FixtureRequest) -> None:
    if case.id in NOT_YET:
        request.applymarker(pytest.mark.xfail(reason=NOT_YET[case.id], strict=True))
    assert faults(case, pipeline.extract(case.article)) == []


def test_each_kind_has_three_cases_of_three_countries_and_genres() -> None:
    assert len({case.id for case in OWN}) == len(OWN) == KINDS * OF_EACH
    kinds = Counter(map(slug, OWN))
    assert len(kinds) == KINDS
    for kind in kinds:
        three = [case for case in OWN if slug(case) == kind]
        assert len(three) == len({case.country for case in three}) == len({case.genre for case in three}) == OF_EACH
        assert len({case.kind for case in three}) == 1


def test_the_readme_lists_the_kinds() -> None:
    _, kinds = (HERE / "README.md").read_text(encoding="utf8").split("\n## Kinds\n")
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", kinds, re.M)
    assert rows == list(dict.fromkeys((slug(case), case.kind) for case in OWN))


@pytest.mark.parametrize("case", OWN, ids=lambda case: case.id)
def test_what_is_expected_stands_in_the_text(case: Case) -> None:
    text = " ".join(f"{case.title or ''} {case.text}".split()).casefold()  # datelines are in capitals
    expect = case.expect
    names = [name for name, _ in expect.cities] + expect.people + expect.projects + expect.not_projects
    names += [organization for _, _, organization, _ in expect.roles if organization] + [aim.holder for aim in expect.targets if aim.holder]
    assert [name for name in names if name.casefold() not in text] == []
    assert {person for person, *_ in [*expect.roles, *expect.not_roles, *expect.terms]} <= set(expect.people)


@pytest.mark.parametrize("case", OWN, ids=lambda case: case.id)
def test_something_is_expected(case: Case) -> None:
    assert case.expect.model_fields_set


@pytest.mark.shared
def test_the_kinds_are_those_of_the_open_cases() -> None:
    assert set(map(slug, OWN)) == {case.id for case in OPEN}


@pytest.mark.shared
def test_no_sentence_is_shared_with_the_open_cases() -> None:
    def sentences(cases: list[Case]) -> set[str]:
        return {sentence for case in cases for sentence in re.split(r"(?<=[.!?”\"])\s+", case.text) if len(sentence) > 20}

    assert not sentences(OWN) & sentences(OPEN)
