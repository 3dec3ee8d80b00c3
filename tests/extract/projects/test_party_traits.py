"""The traits of contenders, and where "the project" means one that was named."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.facts import facts_of
from citybeat.extract.projects.component import Projects
from citybeat.extract.projects.judging import Judge
from citybeat.extract.projects.kinds import kind_of
from citybeat.extract.projects.party_traits import bucket, verb_class

TraitsOf = Callable[[str, str], dict[str, float]]


@pytest.fixture
def judge_of(doc_of: Callable[[str], Doc], projects: Projects) -> Callable[[str], Judge]:
    def make(markup: str) -> Judge:
        doc = doc_of(markup)
        groups = projects.groups(doc, facts_of(doc))
        return Judge(doc, facts_of(doc), groups, [kind_of(g) for g in groups])

    return make


@pytest.fixture
def traits_of(judge_of: Callable[[str], Judge]) -> TraitsOf:
    """The traits of a name for the first project of a text."""

    def read(markup: str, name: str) -> dict[str, float]:
        return dict(next(d.traits for d in judge_of(markup).described(0) if d.contender.name == name))

    return read


@pytest.mark.parametrize(("markup", "trait"), [
    ("<ORG>Acme</ORG> launched the Clear Rivers Programme.", "rel:leads"),
    ("<ORG>Acme</ORG> launched the Clear Rivers Programme.", "left:after=lead_verbs"),
    ("<ORG>Acme</ORG> launched the Clear Rivers Programme.", "left:before=start"),
    ("<ORG>Acme</ORG> launched the Clear Rivers Programme.", "subject"),
    ("<ORG>Acme</ORG> launched the Clear Rivers Programme.", "left:gap1"),
    ("<ORG>Acme</ORG> (AC) launched the Clear Rivers Programme.", "left:after=lead_verbs"),
    ("The Clear Rivers Programme grew, said <ORG>Acme</ORG>.", "right:between=speech_verbs"),
    ("The Clear Rivers Programme was funded by <ORG>Acme</ORG>.", "right:before=backed_by+by"),
    ("The Clear Rivers Programme was funded by <ORG>Bolt</ORG>, <ORG>Cove</ORG> and <ORG>Acme</ORG>.", "right:before=backed_by+by"),
    ("<ORG>Acme</ORG>, <ORG>Bolt</ORG> and <ORG>Cove</ORG> launched the Clear Rivers Programme.", "left:after=lead_verbs"),
    ("<ORG>Acme</ORG> met. Its Clear Rivers Programme grew.", "subject_before&own_its"),
    ("<ORG>Acme</ORG> met. It likes the Clear Rivers Programme.", "subject_before&it"),
    ("<ORG>Acme</ORG> met. Rain fell. The Clear Rivers Programme grew.", "apart:-2"),
    ("The Clear Rivers Programme grew. Rain fell. <ORG>Acme</ORG> met.", "apart:2"),
    ("The Clear Rivers Programme grew. The project is run by <ORG>Acme</ORG>.", "meant-right:gap1"),
    ("<ORG>Acme</ORG> likes <ORG>Bolt</ORG> and the Clear Rivers Programme.", "left:others1"),
    ("<ORG>Acme</ORG> likes the Clear Rivers Programme.", "sort:body&programme"),
    ("<ORG>Acme</ORG> met. Few praised the Acme Rivers Programme.", "name_begins"),
    ("<ORG>Acme</ORG> met. Few praised the Clear Acme Programme.", "name_within"),
    ("<ORG>Acme</ORG>, <ORG>Bolt</ORG>, <ORG>Cove</ORG>, <ORG>Dune</ORG> met. <ORG>Acme</ORG> saw the Clear Rivers Programme.", "top_body"),
    ("<ORG>Acme</ORG> met. The Clear Rivers Programme was launched by <ORG>Bolt</ORG>.", "others_related"),
    ("<ORG>Acme</ORG> and <ORG>Bolt</ORG> met over the Clear Rivers Programme, funded by <ORG>Bolt</ORG>.", "listed_with_related"),
    ("<ORG>Acme</ORG>, <ORG>Bolt</ORG> and <ORG>Cove</ORG> like the Clear Rivers Programme.", "listed3"),
])
def test_a_trait_is_seen(traits_of: TraitsOf, markup: str, trait: str) -> None:
    assert traits_of(markup, "Acme").get(trait) == 1.0


@pytest.mark.parametrize(("markup", "trait"), [
    ("<ORG>Acme</ORG> and <ORG>Bolt</ORG> met the Clear Rivers Programme.", "top_body"),  # a text that names few
    ("According to <ORG>Acme</ORG>, the Clear Rivers Programme grew.", "subject"),
    ("<ORG>Acme</ORG> met. The Clear Rivers Programme grew.", "same"),
    ("<ORG>Acme</ORG> met. The Clear Rivers Programme grew.", "located"),
])
def test_a_trait_is_not_seen(traits_of: TraitsOf, markup: str, trait: str) -> None:
    assert trait not in traits_of(markup, "Acme")


@pytest.mark.parametrize(("markup", "expected"), [
    ("The Clear Rivers Programme in <LOC>Oslo</LOC> grew.", True),
    ("<LOC>Oslo</LOC> praised the Clear Oslo Programme.", True),
    ("<LOC>Oslo</LOC> praised the Clear Rivers Programme.", False),
])
def test_where_a_project_is_located(traits_of: TraitsOf, markup: str, expected: bool) -> None:
    assert ("located" in traits_of(markup, "Oslo")) is expected


def test_people_have_traits_of_their_own(traits_of: TraitsOf) -> None:
    traits = traits_of("<PERSON>Ana Ruiz</PERSON> launched the Clear Rivers Programme.", "Ana Ruiz")
    assert traits["person:left:after=lead_verbs"] == 1.0


@pytest.mark.parametrize(("markup", "count"), [
    ("The Clear Rivers Programme grew. The programme ended.", 1),
    ("The Clear Rivers Programme grew. This pilot scheme ended.", 1),
    ("The Clear Rivers Programme grew. A programme ended.", 0),
    ("The Clear Rivers Programme grew. The campaign of words ended.", 0),
    ("The programme grew. The Clear Rivers Programme ended.", 0),
    ("The Clear Rivers Programme grew. Rain fell. It fell. It fell. It fell. The programme ended.", 0),
])
def test_where_the_project_means_one_that_was_named(judge_of: Callable[[str], Judge], markup: str, count: int) -> None:
    (places,) = judge_of(markup).places
    assert sum(not place.named for place in places) == count


def test_it_means_the_one_named_last(judge_of: Callable[[str], Judge]) -> None:
    first, second = judge_of("The Clear Rivers Programme grew. The Quiet Streets Programme grew. The programme ended.").places
    assert [p.named for p in first] == [True]
    assert [p.named for p in second] == [True, False]


@pytest.mark.parametrize(("distance", "number"), [(0, 0), (1, 0), (2, 1), (6, 2), (25, 5)])
def test_buckets(distance: int, number: int) -> None:
    assert bucket(distance) == number


@pytest.mark.parametrize(("word", "name"), [("launched", "lead_verbs"), ("overseen", "led_by"), ("said", "speech_verbs"), ("fish", "")])
def test_classes_of_verbs(word: str, name: str) -> None:
    assert verb_class(word) == name
