"""What only looks like the name of a project, or as if the text told that it is one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from citybeat.extract.facts import facts_of
from citybeat.extract.projects.matching import Rules, is_broadcast, is_empty, is_location, is_owner, is_product, is_thing
from citybeat.testing import make_doc, parse

DocOf = Callable[[str], Doc]


@pytest.fixture(scope="module")
def rules(nlp: Language) -> Rules:
    return Rules(nlp.vocab)


@pytest.mark.parametrize(("markup", "names"), [
    ("Two species were chosen to study, called Rana rivula and Rana palustra.", set()),
    ("They read a study called Quiet Fields in May.", {"Quiet Fields"}),
    ("The harbour program has named Quiet Fields its partner.", set()),
    ("The harbour program has been named Quiet Fields by the town.", {"Quiet Fields"}),
    ("They stop at Lower Orla, a 15-minute drive away, in May.", set()),
    ("They joined Quiet Fields, a membership drive run by two towns.", {"Quiet Fields"}),
    ("Soldiers crossed the Orla Mark, the cease-fire line through the valley, in May.", set()),
    ("They praised Orla Swift, a tram line that links two towns.", {"Orla Swift"}),
    ("They trusted Orla Peak, a private-equity fund run by two banks.", set()),
    ("They trusted Orla Peak, a relief fund run by two banks.", {"Orla Peak"}),
    ("She won the reality program called Orla Stars in May.", set()),
    ("It was in the budget line known as Orla Stars in May.", set()),
    ("On 3 March 2012, the network launched by two towns grew.", set()),
    ("They watched Orla Voice, a television network run by the state.", set()),
    ("They joined Orla Voice, a network of volunteers run by the town.", {"Orla Voice"}),
    ("Prices rose in <LOC>Ghana</LOC>, a study by two banks found.", set()),
    ("They live in <LOC>Orla Quays</LOC>, a project of two towns, in May.", {"Orla Quays"}),
    ("They praised <LOC>Ghana</LOC>, a scheme of two towns, in May.", {"Ghana"}),
    ("They met Orla Ore, a joint venture of two firms, in May.", set()),
    ("They met Orla Ore, a limited partnership of two firms, in May.", set()),
    ("They sold shares to Orla Ore, a partnership of two firms, in May.", set()),
    ("They met Orla Care, a partnership of two towns, in May.", {"Orla Care"}),
    ("The actor shot a film and a pilot called Young Orla in May.", set()),
    ("The town began a pilot called Young Orla in May.", {"Young Orla"}),
    ("They like Orla Swift (The Trial), as all do.", set()),
    ("They like Orla Swift (a trial), as all do.", {"Orla Swift"}),
    ("They met Orla Swift, the biologist behind the study, in May.", set()),
    ("They met Orla Swift, a hands-on scheme for towns, in May.", {"Orla Swift"}),
    ("Carried out by Orla Swift, the campaign for towns grew.", set()),
    ("Launched in May in Orla Swift, the scheme for towns grew.", set()),
    ("Called Orla Swift, the scheme for towns grew.", {"Orla Swift"}),
    ("Launched in May, Orla Swift, the scheme for towns, grew.", {"Orla Swift"}),
    ("Towns are proud of Orla Swift, the scheme for towns.", {"Orla Swift"}),
    ("They met Orla Swift Partners, a fund for firms, in May.", set()),
    ("They met Orla Swift Partners, a scheme for towns, in May.", {"Orla Swift Partners"}),
    ("They joined the Orla Task Force, an operation for safety, in May.", set()),
    ("They joined the Orla Task Fires, an operation for safety, in May.", {"Orla Task Fires"}),
    ("They sold Orla Swift, a program for towns, on one disk.", set()),
    ("They praised Orla Swift, a program for towns, in May.", {"Orla Swift"}),
    ("They hid in an old mission called Orla Swift in May.", set()),
    ("They joined a peace mission called Orla Swift in May.", {"Orla Swift"}),
])
def test_what_only_looks_as_if_the_text_told(rules: Rules, doc_of: DocOf, markup: str, names: set[str]) -> None:
    assert {c.name.text for c in rules(doc_of(markup)) if c.told} == names


@pytest.mark.parametrize(("markup", "names"), [
    ("They left the U.N. <LOC>Darfur</LOC> mission in May.", set()),
    ("They left the EU programme in May.", set()),
    ("They left the Orla Lantern mission in May.", {"Orla Lantern"}),
    ("They read Ruiz's Social Security plan in May.", set()),
    ("They read Ruiz's Social Lantern plan in May.", {"Social Lantern"}),
    ("On the Orla News Sunday program he said no.", set()),
    ("On the Orla Quiet Sunday program he said no.", {"Orla Quiet Sunday"}),
    ("They wore Operation Lantern T-shirts in May.", {"Operation Lantern"}),
    ("He leads the Operation Lantern Movement in May.", set()),
    ("He works for Operation Lantern International in May.", set()),
    ("They copied software of the Orla Lantern program in May.", set()),
    ("The coach left the Orla Lantern program in May.", set()),
    ("Orla State is the seventh program that won a football title in May.", set()),
    ("The coach left the Orla Lantern scheme in May.", {"Orla Lantern"}),
    ("They copied letters of the Orla Lantern program in May.", {"Orla Lantern"}),
    ("The Orla Lantern programme Administration said no.", set()),
    ("They read the Orla Administration plan in May.", set()),
    ("They read the Orla Resolution 1234 plan in May.", set()),
    ("They read the Orla Lantern 1234 plan in May.", {"Orla Lantern 1234"}),
    ("They read the U.S. Debt plan in May.", set()),
    ("They ended the Euro-MTN program in May.", set()),
    ("They pay 9 a month for the Orla Lantern plan.", set()),
    ("They pay 9 men for the Orla Lantern plan.", {"Orla Lantern"}),
    ("The ship sank on Tuesday Lantern This campaign was long.", set()),
    ("They read the U.N. Programme for Ghana's growth in May.", set()),
    ("They joined the <LOC>QuietTIDE</LOC> scheme in May.", {"QuietTIDE"}),
    ("They joined the <LOC>Quiettide</LOC> scheme in May.", set()),
    ("They joined the Orla Lantern Force mission in May.", {"Orla Lantern Force"}),
    ("The Centers for Harbour Safety program asks them in May.", set()),
    ("It was during the Harbour Safety Awareness Month campaign in May.", set()),
    ("She of the Orla Harbour Action Fund said no.", set()),
    ("She of the Orla Harbour Fund said no.", {"Orla Harbour Fund"}),
    ("They read the Harbour Risk Assessment Tool plan in May.", {"Harbour Risk Assessment Tool"}),
])
def test_what_has_no_name_of_its_own_or_is_another_thing(rules: Rules, doc_of: DocOf, markup: str, names: set[str]) -> None:
    assert {c.name.text for c in rules(doc_of(markup))} == names


def test_what_is_left_out_is_told(rules: Rules, doc_of: DocOf) -> None:
    doc = doc_of("They left the EU programme in May.")
    assert list(rules(doc)) == []
    assert "body" in facts_of(doc).near_misses[0].reason or "whose" in facts_of(doc).near_misses[0].reason


def name_in(nlp: Language, markup: str) -> object:
    """The span that is marked <name> in a text."""
    sentence = parse(markup)
    mark = next(m for m in sentence.expected if m.tag == "name")
    return make_doc(nlp, sentence).char_span(mark.start, mark.end)


@pytest.mark.parametrize(("markup", "expected"), [
    ("the <name>U.N. <LOC>Darfur</LOC></name> mission", True),
    ("the <name>AU</name> plan", True),
    ("the <name>Peru-Bolivia</name> mission", True),
    ("the <name>U.S. Diplomatic</name> mission", True),
    ("the <name>H.K. Dlr</name> plan", True),
    ("the <name>Smart EU</name> mission", False),
    ("the <name>EU Lantern</name> mission", False),
    ("the <name>Lantern</name> mission", False),
])
def test_names_of_owners(nlp: Language, markup: str, expected: bool) -> None:
    assert is_owner(name_in(nlp, markup)) is expected  # type: ignore[arg-type]


@pytest.mark.parametrize(("markup", "expected"), [
    ("stop at <LOC><name>Lower Orla</name></LOC>, a", True),
    ("in <LOC><name>Orla</name></LOC>, a", True),
    ("under <LOC><name>Orla</name></LOC>, a", False),
    ("in <name>Orla</name>, a", False),
])
def test_places_where_something_is(nlp: Language, markup: str, expected: bool) -> None:
    assert is_location(name_in(nlp, markup)) is expected  # type: ignore[arg-type]


@pytest.mark.parametrize(("markup", "expected"), [
    ("the <name>Orla News Hour</name> program", True),
    ("told <name>Morning Rounds</name> on Radio 4", True),
    ("the <name>Morning Rounds</name> program", False),
])
def test_broadcasts(nlp: Language, markup: str, expected: bool) -> None:
    assert is_broadcast(name_in(nlp, markup)) is expected  # type: ignore[arg-type]


@pytest.mark.parametrize(("markup", "expected"), [
    ("the <name>Orla Satellite-2</name> up", True),
    ("the <name>Orla Satellite</name> up", True),
    ("the <name>Orla Satellite Programme</name> up", False),
    ("the <name>Orla Dealing Service</name> up", True),
    ("the <name>2040</name> up", False),
])
def test_things(nlp: Language, markup: str, expected: bool) -> None:
    assert is_thing(name_in(nlp, markup)) is expected  # type: ignore[arg-type]


@pytest.mark.parametrize(("words", "noun", "expected"), [
    (["social", "security"], "plan", True),
    (["social", "security"], None, False),
    (["energy", "fund"], None, True),
    (["social", "lantern"], "plan", False),
])
def test_names_that_say_nothing(words: list[str], noun: str | None, expected: bool) -> None:
    assert is_empty(words, noun) is expected


@pytest.mark.parametrize(("markup", "expected"), [
    ("They sold the <name>Model 20B Water Analyser</name> in May.", True),
    ("They sold the <name>Model Water Programme</name> in May.", False),
    ("The software is in the <name>Orla/20 Total Package</name> now.", True),
    ("The roads are in the <name>Orla/20 Total Package</name> now.", False),
    ("They say <name>Tidelang 3.5</name> was released in May.", True),
    ("Its software will be part of the <name>Orla Tide Platform</name> for customers.", True),
    ("The farmers will be part of the <name>Orla Tide Platform</name> for grain.", False),
    ("It is in the <name>FTSE Orla 200 Index</name> now.", True),
    ("It is in the <name>Clean Orla Index</name> now.", False),
    ("The firm has a <name>Harbour Equality Certification</name> now.", True),
    ("They say <name>Tidelang 3.5</name> was praised in May.", False),
])
def test_names_of_products(nlp: Language, markup: str, expected: bool) -> None:
    assert is_product(name_in(nlp, markup)) is expected  # type: ignore[arg-type]
