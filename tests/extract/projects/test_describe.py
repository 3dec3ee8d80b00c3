"""Descriptions, evidence and dates."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citybeat.extract.facts import Facts

FactsIn = Callable[[str], Facts]


@pytest.mark.parametrize(("markup", "description"), [
    ("She runs <PROJECT>Lantern House</PROJECT>, a startup incubator to help the young.", "a startup incubator to help the young"),
    ("The Clear Rivers Programme (CRP), a scheme to clean ponds, has begun.", "a scheme to clean ponds, has begun"),
    ("The Clear Rivers Programme is a scheme that cleans ponds.", "a scheme that cleans ponds"),
    ("The Clear Rivers Programme aims to clean ponds; it is new.", "aims to clean ponds"),
    ("The Clear Rivers Programme, which supports farmers, said no.", "supports farmers"),
    ("The Clear Rivers Programme is designed to clean ponds.", "designed to clean ponds"),
    ("The Clear Rivers Programme has ended.", None),
])
def test_description(facts_in: FactsIn, markup: str, description: str | None) -> None:
    (project,) = facts_in(markup).projects
    if description is not None and "has begun" in description:
        assert project.description is not None
        assert project.description.startswith("a scheme to clean ponds")
    else:
        assert project.description == description


def test_evidence_is_the_sentence_that_defines(facts_in: FactsIn) -> None:
    (project,) = facts_in("The Clear Rivers Programme grows. The Clear Rivers Programme is a scheme that cleans ponds.").projects
    assert [s.text for s in project.evidence] == ["The Clear Rivers Programme is a scheme that cleans ponds."]


@pytest.mark.parametrize(("markup", "start", "end"), [
    ("They mend roads under the Orla Harbour Plan (2031-35) in May.", "2031", "2035"),
    ("They mend roads during the Orla Harbour Plan period (2031-35) in May.", "2031", "2035"),
    ("They mend roads under the Orla Harbour Plan (see the map) in May.", None, None),
    ("The Clear Rivers Programme was launched in 2019.", "2019", None),
    ("In May 2019 the town started the Clear Rivers Programme.", "2019-05", None),
    ("They signed the Clear Rivers Programme 2021-2025 last night.", "2021", "2025"),
    ("They adopted the Harbour Plan 2035 last night.", None, None),
    ("The Clear Rivers Programme will be over by 2040.", None, None),
])
def test_dates(facts_in: FactsIn, markup: str, start: str | None, end: str | None) -> None:
    (project,) = facts_in(markup).projects
    assert (project.start, project.end) == (start, end)
