"""The parts below the component: verb forms, clauses, traits, vetoes, the decision."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from citybeat.extract.targets.clauses import clause_end, noun_phrase_start, sentences, shortened
from citybeat.extract.targets.decide import best_apart, decide, linear, shared, weights
from citybeat.extract.targets.lexicon import aim_rules, forms, phrases, verbs
from citybeat.extract.targets.traits import Reading, describe, kind_of_unit
from citybeat.extract.targets.triggers import Candidate, goal_of, parts_of
from citybeat.nlp.quantities import find_quantities


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("cut", ["cut", "cuts", "cutted", "cutting"]),
        ("reduce", ["reduce", "reduces", "reduced", "reducing"]),
        ("supply", ["supply", "supplies", "supplied", "supplying"]),
        ("reach", ["reach", "reaches", "reached", "reaching"]),
        ("plant", ["plant", "plants", "planted", "planting"]),
        ("limit", ["limit", "limits", "limited", "limiting"]),
    ],
)
def test_forms(verb: str, expected: list[str]) -> None:
    assert forms(verb) == expected
    assert verbs("change_verbs").get("reducing") == "reduce"


def test_phrases_are_whole_words() -> None:
    assert phrases("end_states").search("a net zero city")
    assert not phrases("end_states").search("cabinet zeroes in")


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("cut waste by 40%, which pleased them", "cut waste by 40%"),
        ("cut waste by 40%; it rained", "cut waste by 40%"),
        ("cut waste by 40%, Ruiz said on Monday", "cut waste by 40%"),
        ("cut waste by 40% and pledged more", "cut waste by 40%"),
        ("cut waste and noise by 40%", "cut waste and noise by 40%"),
        ("cut waste by 40% because it rots", "cut waste by 40%"),
        ("cut the value-added tax to 8%", "cut the value-added tax to 8%"),
        ("feed as many as 5,000 geese", "feed as many as 5,000 geese"),
        ("feed 5,000 geese as it rains", "feed 5,000 geese"),
        ("close it after Brevik pledged 40 million", "close it"),
        ("close it after 40 years", "close it after 40 years"),
        ("close all mines after May", "close all mines after May"),
    ],
)
def test_clause_end(nlp: Language, text: str, goal: str) -> None:
    doc = nlp.make_doc(text)
    assert doc[: clause_end(doc, 0, len(doc))].text == goal


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("to end the outbreak by May have been hampered by rain", "to end the outbreak by May"),
        ("to shed 700 jobs will prove costly", "to shed 700 jobs"),
        ("to double aid to Orla, the Danes, Finns and Swedes have a chance", "to double aid to Orla"),
        ("to double aid to homes that have a garden", "to double aid to homes that have a garden"),
        ("free some 400 prisoners it said were ill", "free some 400 prisoners"),
        ("build 300 homes in the hills, in a move critics deplore", "build 300 homes in the hills"),
        ("build 300 homes in the hills, a plan that pleased few", "build 300 homes in the hills"),
        ("raise fares by 5% and hinted that more will come", "raise fares by 5%"),
        ("invest 38 million in the next few years to", "invest 38 million in the next few years"),
        ("to create the conditions that will make it the best port", "to create the conditions that will make it the best port"),
        ("to ensure all 300 homes are warm by 2030", "to ensure all 300 homes are warm by 2030"),
        ("every home will be warm by 2030", "every home will be warm by 2030"),
        ("to have 300 warm homes by 2030", "to have 300 warm homes by 2030"),
        ("a surplus of 9 billion for 2031 should be reached", "a surplus of 9 billion for 2031"),
        ("a rule that should be the best", "a rule that should be the best"),
        ("grow 405 tonnes of grain against 391 tonnes this year", "grow 405 tonnes of grain"),
        ("grow 405 tonnes of grain against an actual 391 tonnes", "grow 405 tonnes of grain"),
        ("vaccinate 300 people against a disease", "vaccinate 300 people against a disease"),
        ("vaccinate 300 people against measles", "vaccinate 300 people against measles"),
        ("sell more than 90 firms and these could serve the town", "sell more than 90 firms"),
        ("cut 300 jobs and then it will hire again", "cut 300 jobs"),
        ("buy 300 buses and that many trams", "buy 300 buses and that many trams"),
        ("open 300 shops, a rise of 9% on last year", "open 300 shops"),
        ("open 300 shops, a nine per cent increase", "open 300 shops"),
        ("open 300 shops, the same as last year", "open 300 shops"),
        ("open 300 shops, a school and a fund for growth", "open 300 shops, a school and a fund for growth"),
        ("open 300 shops, weeks after a flood", "open 300 shops"),
        ("open 300 shops, proposed at a meeting in May", "open 300 shops"),
        ("open 300 shops, weeks of work notwithstanding", "open 300 shops, weeks of work notwithstanding"),
        ("grow 3% and keep a deficit of 9 billion would be reached", "grow 3% and keep a deficit of 9 billion"),
        ("next year, output would be raised by 9%", "next year, output would be raised by 9%"),
        ('9% "', "9%"),
        ("grow 365,000 tonnes from an area of", "grow 365,000 tonnes from an area"),
        ("cut waste", "cut waste"),
        ("train 300, so they are in the town for the next few days", "train 300"),
        ("train 300 clerks by 2031, enough to staff each hall", "train 300 clerks by 2031"),
        ("become carbon neutral by 2031, for instance by greening its heat", "become carbon neutral by 2031"),
        ("plant 300 hectares by 2031, half of it in Orla", "plant 300 hectares by 2031"),
        ("mend every pipe by the end of 2031, eight years sooner than planned", "mend every pipe by the end of 2031"),
        ("cut taxes by 9% this year in an effort to help shops", "cut taxes by 9% this year"),
        ("cut waste in an effort to reach 9% by 2031", "cut waste in an effort to reach 9% by 2031"),
        ("cut waste in line with the pact to 9% by 2031", "cut waste in line with the pact to 9% by 2031"),
        ("run 40 trains through harsh winters", "run 40 trains"),
        ("cut it by 9%, half through taxes on fuel", "cut it by 9%, half through taxes on fuel"),
        ("raise 300 million from June through August", "raise 300 million from June through August"),
        ("run on 100% clean power and I understand you like it", "run on 100% clean power"),
        ("cut 300 jobs - a fifth of the total - in", "cut 300 jobs - a fifth of the total"),
        ("keep borrowing at 9 billion euros, during", "keep borrowing at 9 billion euros"),
        ("cut waste by 9 percent by 2031 and the", "cut waste by 9 percent by 2031"),
    ],
)
def test_a_goal_is_shortened(nlp: Language, text: str, goal: str) -> None:
    assert shortened(nlp.make_doc(text)[:]).text == goal


@pytest.mark.parametrize(("text", "goal"), [
    ("cut waste by 9% in May, a senior Orla (Foods) official said.", "cut waste by 9% in May"),
    ("cut waste by 9% in May the mayor said.", "cut waste by 9% in May the mayor"),
    ("cut waste by 9% in May, a senior Orla (Foods) official met.", "cut waste by 9% in May, a senior Orla (Foods) official"),
])
def test_a_goal_does_not_run_on_to_its_speaker(nlp: Language, text: str, goal: str) -> None:
    doc = nlp.make_doc(text)
    end = next(t.i for t in doc if t.text in ("said", "met"))
    assert shortened(doc[:end]).text == goal


def test_words_before_a_relative_pronoun_are_no_goal(nlp: Language) -> None:
    doc = nlp.make_doc("They will cancel the debt of 14 poor towns, many of which are small, and cut waste in plants in which it rots.")
    at = [t.text for t in doc]
    debt, waste = at.index("cancel"), at.index("cut")
    first, second = at.index("which"), len(at) - 1 - at[::-1].index("which")
    assert shortened(doc[debt:first]).text == "cancel the debt of 14 poor towns"
    assert shortened(doc[waste:second]).text == "cut waste in plants"


def test_the_noun_phrase_before_a_noun(nlp: Language) -> None:
    doc = nlp.make_doc("They missed the 43 per cent emissions target again")
    at = [t.text for t in doc].index("target")
    assert doc[noun_phrase_start(doc, at, 0) : at].text == "43 per cent emissions"


def test_sentences_are_cut_again(nlp: Language) -> None:
    doc = nlp.make_doc("They met. “We won.” It rained in the U.S. on Monday.\nNext")
    for token in doc:
        token.is_sent_start = token.i == 0
    assert [s.text for s in sentences(doc)] == ["They met.", "“We won.”", "It rained in the U.S. on Monday.", "Next"]


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        ("cut waste by 40% and plant 300 trees", ["cut waste by 40%", "plant 300 trees"]),
        ("cut waste by 40% and to plant 300 trees", ["cut waste by 40%", "plant 300 trees"]),
        ("planting 300 trees, opening 4 parks and hiring 9 guards", ["planting 300 trees", "opening 4 parks", "hiring 9 guards"]),
        ("cut waste and noise by 40%", ["cut waste and noise by 40%"]),
        ("build homes and plant 300 trees", ["build homes and plant 300 trees"]),
    ],
)
def test_parts_of_a_goal(nlp: Language, text: str, goals: list[str]) -> None:
    assert [p.text for p in parts_of(nlp.make_doc(text)[:])] == goals


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("40% of homes", "percent"),
        ("£3m", "money"),
        ("double output", "times"),
        ("6 months", "duration"),
        ("3 towns", "few"),
        ("300 towns", "count"),
    ],
)
def test_kind_of_unit(text: str, kind: str) -> None:
    assert kind_of_unit(find_quantities(text)[0]) == kind


def described(doc: Doc, start: int) -> Candidate:
    candidate = Candidate(doc[:], doc[start:], "targets.aim_to", doc[start - 2 : start])
    describe(candidate, Reading.of(doc[:], None))
    return candidate


def test_traits(nlp: Language) -> None:
    traits = described(nlp.make_doc("Orla aims to become carbon neutral and save 40% by 2030"), 3).traits
    assert {"rule:aim_to", "quantity:percent", "deadline:by", "end_state", "verb:change"} <= set(traits)
    assert "quantity:none" not in traits


def test_a_number_and_a_deadline_make_it_surer(nlp: Language) -> None:
    sure, vague = (
        described(nlp.make_doc("Orla aims to cut waste by 40% by 2030"), 3),
        described(nlp.make_doc("Orla aims to improve the mood"), 3),
    )
    assert decide(sure, {}, []) > 0 > decide(vague, {}, [])


def test_the_heads_count(nlp: Language) -> None:
    candidate = described(nlp.make_doc("Orla aims to cut waste by 40% by 2030"), 3)
    scores = [decide(candidate, {"target": p}, []) for p in (0.05, 0.5, 0.95)]
    assert scores == sorted(scores)
    assert scores[0] < scores[2]


def test_of_overlapping_goals_the_surest_stays(nlp: Language) -> None:
    doc = nlp.make_doc("Orla aims to cut waste by 40% by 2030")
    a, b, c = (Candidate(doc[:], doc[i:j], "targets.aim_to") for i, j in ((3, 10), (4, 10), (0, 1)))
    a.score, b.score, c.score = 1.0, 2.0, 0.5
    assert best_apart([a, b, c], 0.0) == [c, b]
    assert best_apart([a, b, c], 1.5) == [b]
    assert shared(a.goal, c.goal) == 0.0


def test_weights_are_of_known_traits() -> None:
    rules = {r.id.rpartition(".")[2] for r in aim_rules()} | {"head"}
    named = {n.removeprefix("rule:").partition("&")[0] for n in weights() if n.startswith("rule:")}
    assert named <= rules
    assert linear({"no such trait": 1.0}) == 0.0


def test_a_denied_aim_takes_its_goal_with_it(doc_of: Callable[[str], Doc], component: object) -> None:
    from citybeat.extract.targets.component import Targets

    assert isinstance(component, Targets)
    doc = doc_of("The council has no plans to cut fares by 20% by 2027.")
    assert list(component.candidates(doc, [doc[:]], None, None, {})) == []


@pytest.mark.parametrize(
    ("text", "noun", "goal"),
    [
        ("The 2031 target is 300 homes.", "target", "2031 target is 300 homes"),
        ("The waste target has been set at 5%, Ruiz said.", "target", "waste target has been set at 5%"),
        ("The 5% waste target is new.", "target", "5% waste target"),
        ("The waste target is new.", "target", "waste target"),
    ],
)
def test_a_goal_holds_the_number_that_its_clause_states(nlp: Language, text: str, noun: str, goal: str) -> None:
    doc = nlp.make_doc(text)
    at = next(t.i for t in doc if t.text == noun)
    found = goal_of(doc[:], doc[at:at + 1], {"side": "before"})
    assert found is not None
    assert found.text == goal
