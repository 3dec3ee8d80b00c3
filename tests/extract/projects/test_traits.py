"""The traits of a group: what found it, how its name is built, what the text does with it."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.facts import facts_of
from citybeat.extract.projects.component import Projects
from citybeat.extract.projects.groups import Group
from citybeat.extract.projects.traits import is_likely, traits_of

DocOf = Callable[[str], Doc]
Traits = Callable[..., dict[str, float]]


@pytest.fixture
def group_in(doc_of: DocOf, projects: Projects) -> Callable[[str], tuple[Doc, Group]]:
    """The Doc of a marked-up text and the first group that is proposed in it."""
    def first(markup: str) -> tuple[Doc, Group]:
        doc = doc_of(markup)
        return doc, projects.proposed(doc)[0]

    return first


@pytest.fixture
def traits_in(group_in: Callable[[str], tuple[Doc, Group]]) -> Traits:
    def traits(markup: str, beside: int = 0) -> dict[str, float]:
        doc, group = group_in(markup)
        return traits_of(group, facts_of(doc), beside)

    return traits


@pytest.mark.parametrize(("markup", "there"), [
    ("They praised the Clear Rivers Programme again.", {"rule_only", "name_kind=programme"}),
    ("They praised <PROJECT>Full Basket</PROJECT> again.", {"head_only", "head_only&no_noun", "no_noun"}),
    ("They praised <PROJECT>Lantern</PROJECT> again.", {"head_only&one_word"}),
    ("They praised <PROJECT>SLOWFISH</PROJECT> again.", {"acronym"}),
    ("They praised the <PROJECT>Full Basket</PROJECT> scheme again.", {"called"}),
    ("The school runs a scheme called Full Basket for its pupils.", {"called", "told"}),
    ("The city praised Lantern Tech Oslo, a startup incubator to promote clean tools.", {"told", "defined"}),
    ("They joined the Campaign for Quiet Streets in June.", {"complement", "name_kind=campaign"}),
    ("The bank left Project Lantern in June.", {"first=project"}),
    ("They adopted Vision 2040 in June.", {"digits"}),
    ("She joined the “Full Basket” campaign last year.", {"quoted", "called"}),
    ("They left the Orla Democratic Coalition in June.", {"actor_word", "name_kind=network"}),
    ("They left the <ORG>Orla Coalition</ORG> in June.", {"label=ORG", "rule_only&label=ORG"}),
    ("The <ORG>Orla Coalition</ORG> said it was late.", {"acts", "as_body", "rule_only&as_body"}),
    ("The <ORG>Orla Coalition</ORG> has accused them of theft.", {"acts"}),
    ("A member of the Orla Coalition resigned.", {"officer_of", "as_body"}),
    ("<PERSON>Ana Ruiz</PERSON> of the Orla Coalition resigned.", {"officer_of"}),
    ("The Orla Coalition (OC) spokesman resigned.", {"has_officer"}),
    ("The city launched the Clear Rivers Programme here.", {"launched", "sentence=undertaking_words"}),
    ("The Clear Rivers Programme was launched here.", {"is_run"}),
    ("The Clear Rivers Programme aims high.", {"aims"}),
    ("They saw the Full Basket Project film again.", {"other_noun", "sentence=work_words"}),
    ("Voters in the election like the Clear Rivers Programme.", {"sentence=body_words", "sentence=party_words"}),
    ("The London-based Clear Rivers Campaign is late.", {"based"}),
    ("They met the lobbying group Clear Rivers Campaign again.", {"body_before"}),
    ("It was run by the Clear Rivers Fund again.", {"agent"}),
    ("They joined the Clear Rivers Programme, an old lobbying group.", {"is_body"}),
    ("The Clear Rivers Programme is a charity in the north.", {"is_body"}),
    ("They joined the Clear Rivers Programme, an Orla-based charity.", {"is_body"}),
    ("They joined the Clear Rivers Programme, one of the groups there.", {"is_body"}),
    ("The town will extend the Upper Orla Dam in May.", {"stands"}),
    ("They joined the Clear Rivers Coalition, a bloc that won seats.", {"is_alliance", "is_alliance&sentence=party_words"}),
    ("They opened <PROJECT>Quick Tide</PROJECT>, a feature that sorts letters.", {"is_thing"}),
    ("They joined the Clear Rivers Programme, a scheme of two towns.", {"is_undertaking"}),
    ("They left the New Dawn, Orla Coalition, and Together parties.", {"listed_body"}),
    ("Coal is brought to the Upper Orla Dam every day.", {"stands"}),
    ("The Upper Orla Dam was built in 1967 by the army.", {"stands"}),
    ("Mines paid only once men with mules had, by the end of the 19th century, built the Upper Orla Dam.", {"stands"}),
    ("Ruiz (1909-1978) was an engineer known to all for having built the Upper Orla Dam.", {"stands"}),
    ("The construction of the Upper Orla Dam is late.", {"being_built"}),
    ("The Upper Orla Dam will feed two towns.", {"being_built"}),
    ("Plants were commissioned, among them the Old Orla Great Works in 2018, and the Upper Orla Dam in 2020.", {"being_built"}),
    ("They read the National Action Plan on Trade.", {"complement"}),
])
def test_what_is_there(traits_in: Traits, markup: str, there: set[str]) -> None:
    assert there <= traits_in(markup).keys()


@pytest.mark.parametrize(("markup", "missing"), [
    ("They praised the <PROJECT>Clear Rivers Programme</PROJECT> again.", {"rule_only", "head_only", "called", "told", "as_body"}),
    ("They praised <PROJECT>Lantern House</PROJECT> again.", {"head_only&one_word", "head_only&no_noun", "no_noun"}),
    ("They praised the <PROJECT>Full Basket</PROJECT> scheme again.", {"head_only&no_noun"}),
    ("They saw the Clear Rivers Programme. It said no more.", {"acts", "as_body"}),
    ("A member of the Orla Tide Fund resigned.", {"as_body"}),
    ("<PERSON>Ana Ruiz</PERSON> likes the Clear Rivers Programme.", {"officer_of"}),
    ("They left the <ORG>Orla</ORG> Coalition in June.", {"label=ORG"}),
    ("They joined the Clear Rivers Programme, run by a group of two.", {"is_body", "is_undertaking"}),
    ("They joined the Clear Rivers Programme, a plan of a group.", {"is_body"}),
    ("They joined the Clear Rivers Coalition, a bloc of 31 towns.", {"is_body", "is_alliance&sentence=party_words"}),
    ("They left the Orla Coalition parties.", {"listed_body"}),
    ("The Upper Orla Pipeline, a pipeline that carries oil, is shut.", {"told", "being_built"}),
    ("They met by the Clear Rivers Fund again.", {"agent"}),
    ("The construction of the Upper Orla Dam is late.", {"stands"}),
    ("The Upper Orla Dam project is late.", {"stands", "being_built"}),
    ("They signed a <PROJECT>Poverty Relief Facility</PROJECT> in May.", {"stands", "being_built"}),
    ("They praised the Clear Rivers Programme for Orla Park again.", {"stands"}),
])
def test_what_is_not(traits_in: Traits, markup: str, missing: set[str]) -> None:
    assert missing.isdisjoint(traits_in(markup))


def test_strengths(traits_in: Traits) -> None:
    one = traits_in("They praised the Clear Rivers Programme again.", 3)
    two = traits_in("They praised the Clear Rivers Programme. The Clear Rivers Programme is old.")
    assert (one["rule"], one["head"], one["head_sure"], one["sites"]) == (0.75, 0.0, 0.0, 0.0)
    assert (one["beside"], two["beside"]) == (math.log1p(3), 0.0)
    assert two["sites"] == math.log(2)


def test_what_an_organization_of_that_name_does_elsewhere_counts(traits_in: Traits) -> None:
    beside = "They read the Orla Pact Network today."
    assert "acts" not in traits_in(beside)
    assert "acts" in traits_in(f"{beside.replace('Orla Pact Network', '<ORG>Orla Pact Network</ORG>')} "
                               "<ORG>Orla Pact Network</ORG> condemned it.")


@pytest.mark.parametrize(("markup", "expected"), [
    ("They praised the Clear Rivers Programme again.", True),
    ("They praised the Orla Coalition again.", False),
])
def test_what_is_likely(group_in: Callable[[str], tuple[Doc, Group]], markup: str, expected: bool) -> None:
    assert is_likely(group_in(markup)[1]) is expected
