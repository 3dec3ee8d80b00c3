"""Every rule finds what it should in marked-up sentences, and nothing where a look-alike stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from citybeat.errors import RuleError
from citybeat.extract.projects.component import Projects
from citybeat.extract.projects.lexicon import expanded, rules, words
from citybeat.extract.rules import Rule
from citybeat.testing import make_doc, parse

POSITIVE = [
    ("projects.head_noun", "Under the <project>Clear Rivers Programme</project>, two towns will test filters."),
    ("projects.head_noun", "The council adopted its <project>Harbour Action Plan 2035</project> on Monday."),
    ("projects.head_noun", "The town runs a <project>Fishers’ Relief Fund</project> with two others."),
    ("projects.head_noun", "It is part of the “<project>Training Plan for Teachers from Two Towns</project>” here."),
    ("projects.head_noun", "She chairs the <project>Recovery and Resilience Plan</project> for farmers."),
    ("projects.head_noun", "Ministers unveiled the <project>National Programme on Clean Cooking</project> in May."),
    ("projects.head_noun", "Families apply to the <project>Warm Homes (WH) Scheme</project> online."),
    ("projects.head_noun", "It is part of the <project>Fifth Energy Plan and Roadmap</project>, he said."),
    ("projects.head_noun", "It was paid by the <project>North-South Solidarity Fund</project> last year."),
    ("projects.head_noun", "They adopted the <project>12 Point Program of Renewal</project> on Friday."),
    ("projects.head_noun", "The <project>Orla Trust Barometer</project> fell in June."),
    ("projects.head_noun", "They want a <project>Harbour Action Plan</project> to <LOC>Orla</LOC>."),
    ("projects.weak_head_noun", "The port joined the <project>Atlantic Freight Coalition</project> in March."),
    ("projects.fair_head_noun", "The port joined the <project>Atlantic Freight Network</project> in March."),
    ("projects.fair_head_noun", "Delegates praised the <project>2040 Sustainable Islands Agenda</project> again."),
    ("projects.noun_before", "They took part in the maritime exercise <project>Quiet Tide 19</project> in May."),
    ("projects.works_noun", "The order is to revive the <project>Upper Orla pipeline</project> soon."),
    ("projects.works", "Contractors will complete the <project>Upper Orla Dam</project> next spring."),
    ("projects.works", "The <project>Nordheim Bypass</project> is one of three projects in the valley."),
    ("projects.works_bare", "Everybody knows the <project>Upper Orla Railway</project> in the north."),
    ("projects.works_noun", "Work to build the <project>Upper Orla hydropower plant</project> began in June."),
    ("projects.site", "Work to build the <project>Orla Estuary Bridge</project> began in June."),
    ("projects.head_noun", "The <project>Green Belt Initiative</project> and Project Lantern will run until 2029."),
    ("projects.head_first", "Troops withdrew at the end of <project>Operation Quiet Tide</project> in the north."),
    ("projects.head_first", "He left <project>Operation Red Reef</project> and Another Group in June."),
    ("projects.head_first", "The bank tested <project>Project Lantern</project> with two partners."),
    ("projects.head_of_name", "She founded the <project>Campaign for Quiet Streets</project> ten years ago."),
    ("projects.year_name", "The reforms belong to <project>Vision 2040</project>, the kingdom said."),
    ("projects.noun_after", "The <project>Brisk Walkers</project> pilot scheme starts in September."),
    ("projects.noun_after", "She joined the “<project>Full Basket</project>” campaign last year."),
    ("projects.noun_after", "The <project>LowTideSG</project> initiative starts in September."),
    ("projects.called", "The school runs a scheme called <project>Full Basket</project> for its pupils."),
    ("projects.called", "The project is titled '<project>Bring One Share One</project>' and runs all year."),
    ("projects.called", "The corridor, known as the <project>Orla Freight Link</project>, will open soon."),
    ("projects.called", "A police operation, codenamed <project>Silver Net</project>, ended on Friday."),
    ("projects.noun_before_quote", "The programme, “<project>Second Spring</project>”, helps widows."),
    ("projects.apposition", "The city praised <project>Lantern Tech Oslo</project>, a startup incubator to promote clean tools."),
    ("projects.apposition", "He is in charge of <project>Sandlot Oslo</project>, a program to test new services."),
    ("projects.apposition", "The <project>Gull Watch</project> – a city-led scheme that counts birds – has begun."),
    ("projects.apposition", "He joined <project>Warm Roofs</project>, a shared heating scheme got up by the makers."),
    ("projects.apposition", "<project>Warm Roofs</project>, a project funded by the bank, sends vans."),
    ("projects.apposition", "Under <project>Lantern House</project> (Our Place), a programme launched by the ministry, forty were built."),
    ("projects.apposition", "They saw <project>Velari</project> (“My Hand” in Velic), a screening initiative that began in May."),
    ("projects.apposition", "She runs the <project>Plan d'Appui aux Rives</project> (PAR), a five-year, twin-town scheme for drains."),
    ("projects.apposition", "Nobody has seen the <project>Orla Backbone</project>, the undersea cable that was promised."),
    ("projects.apposition", "<project>WADE</project>, a study of how fish sleep, ends soon."),
    ("projects.called", "The study, known as <project>SLOWFISH</project>, will follow two ponds."),
    ("projects.called", "A scheme known as “<project>Second Wind</project>” gives old bikes to pupils."),
    ("projects.called", "It is a scheme tagged “<project>Full Basket</project>” by its makers."),
    ("projects.as_called", "Many have joined <project>Full Basket</project>, as the scheme is known, since May."),
    ("projects.as_called", "Ponds were dug for <project>Full Moon</project>, as the pilot programme was called."),
    ("projects.soft_noun_after", "The town began its <project>Forward Together</project> exercise in June."),
    ("projects.soft_noun_after", "They praised the <project>Green Steps for Streets</project> (GSS) movement again."),
    ("projects.noun_after", "They praised the <project>Quiet Roads</project> (QR) scheme again."),
    ("projects.copula", "Everyone knows that <project>Night Owls Ghent</project> is a programme that trains young drivers."),
    ("projects.such_as", "The mayor listed efforts such as <project>Lantern House</project> and more buses."),
    ("projects.such_as", "Try schemes such as <project>Full Basket</project> (in Oslo), “<project>Second Spring</project>” and others."),
    ("projects.colon", "Two towns joined two projects: <project>Lantern House</project> (Ghent) and <project>LowTide</project>."),
    ("projects.noun_after", "It ended the <project>Grow and Share</project> cost-cutting plan and the <project>Get On</project> scheme."),
    ("projects.noun_after", "Nobody knows the <project>Waste-to-Wonder</project> scheme."),
    ("projects.such_as", "The mayor listed schemes like <project>Full Basket</project> in her speech."),
    ("projects.such_as", "Projects and ideas such as <project>Full Basket</project>, <project>Low Tide</project> and more."),
    ("projects.named_list", "Try schemes such as <project>Full Basket</project>, <project>Luz Solana</project> and others."),
    ("projects.named_list", "Try initiatives, including <project>Luz Solana</project>, in the north."),
    ("projects.named_list", "Campaigns or offers such as <project>Full Basket</project> came too late."),
    ("projects.inquiry", "She gave evidence to the <project>Harbour Deaths</project> inquiry in May."),
    ("projects.inquiry_head", "She chairs the <project>Harbour Deaths Inquiry</project> for the town."),
    ("projects.fair_head_noun", "They praised the <project>2040 Agenda</project> again."),
]

NEGATIVE = [
    ("projects.noun_before", "They stopped the operation <PERSON>Ana Ruiz</PERSON> had begun."),
    ("projects.noun_before", "They will do the exercise on Monday."),
    ("projects.head_noun", "The International Monetary Fund and the World Food Programme met."),
    ("projects.head_noun", "The U.N. Children’s Fund, the U.N. World Food Program and the UN Environment Programme for Orla met."),
    ("projects.head_noun", "The 2036 Senate Campaign and the Presidential Campaign were dear."),
    ("projects.head_first", "The Office <ORG>for Project Finance</ORG> and the <ORG>Office for Project Finance</ORG> met."),
    ("projects.noun_after", "The TV programme and the R&D program ended, and so did the United Nations project."),
    ("projects.head_noun", "The Project will end soon, and the Fund has paid for an Action Plan."),
    ("projects.head_noun", "He is Programme Director at the museum and was a Project Manager."),
    ("projects.fair_head_noun", "The Framework was signed, and the National Network is growing."),
    ("projects.weak_head_noun", "The Coalition won, and the Grant was paid to the National Alliance."),
    ("projects.works", "Fishermen met near the Upper Orla Dam to talk about prices."),
    ("projects.works_bare", "The Dam is old, and the railway Tunnel is dark."),
    ("projects.colon", "They have two projects: to sing and to dance."),
    ("projects.works_noun", "Two men were hurt near the Upper Orla hydropower plant on Friday."),
    ("projects.site", "Two men were hurt near the Orla Estuary Bridge on Friday."),
    ("projects.head_first", "She is a Project Manager, and the Operation went well for the Project."),
    ("projects.head_of_name", "They have a Plan for the summer and a Campaign for office."),
    ("projects.year_name", "Their Vision of 2040 is one without cars."),
    ("projects.noun_after", "On Monday the project began; in <LOC>Bremen</LOC> scheme members met."),
    ("projects.noun_after", "Their new project is large, and the “we will win” campaign of words goes on."),
    ("projects.called", "They wrote a plan called the Second Action Plan."),
    ("projects.called", "The project called for more money, and the plan is known as costly."),
    ("projects.noun_before_quote", "The programme, “which nobody likes”, helps widows."),
    ("projects.apposition", "<PERSON>Ana Ruiz</PERSON>, a campaign manager, praised <ORG>Acme</ORG>, a project developer."),
    ("projects.apposition", "Currently, the fund of the town is empty, and Mainly, a plan to sing failed."),
    ("projects.apposition", "<LOC>Bremen</LOC>, a hub for ships, grew; the talks, a plan of sorts, failed."),
    ("projects.as_called", "They went home, as the project was late, as the scheme is known to be."),
    ("projects.soft_noun_after", "Their new movement is large, and the fund is empty; we drive <LOC>Bremen</LOC> drive belts."),
    ("projects.noun_after", "He told <ORG>Radio Orla</ORG>'s Morning Rounds programme that it works."),
    ("projects.noun_after", "The <ORG>Harbour Renewal programme Administration</ORG> met."),
    ("projects.copula", "It was a project that failed; this is a plan to win."),
    ("projects.such_as", "They like projects such as these, and plans like hers."),
    ("projects.such_as", "They like efforts such as <PERSON>Ana Ruiz</PERSON> makes."),
    ("projects.fair_head_noun", "They praised the 2018 Agenda again."),
    ("projects.named_list", "They like schemes such as these, and initiatives like hers."),
    ("projects.inquiry", "A <PERSON>Hallam</PERSON> inquiry, the <ORG>Orla Daily</ORG> inquiry and the Ghana inquiry ended."),
    ("projects.inquiry_head", "The Public Inquiry, the Senate Inquiry, the Ghana Inquiry and a Harbour Inquiry ended; an Inquiry begins."),
]


def found(projects: Projects, doc: Doc, rule: str) -> list[str]:
    return [c.name.text for c in projects.rules(doc) if c.rule == rule]


@pytest.mark.parametrize(("rule", "markup"), POSITIVE)
def test_rule_finds_the_name(nlp: Language, projects: Projects, rule: str, markup: str) -> None:
    sentence = parse(markup)
    assert set(sentence.texts("project")) <= set(found(projects, make_doc(nlp, sentence), rule))


@pytest.mark.parametrize(("rule", "markup"), NEGATIVE)
def test_rule_leaves_a_look_alike(nlp: Language, projects: Projects, rule: str, markup: str) -> None:
    assert found(projects, make_doc(nlp, parse(markup)), rule) == []


def test_every_rule_has_examples_of_both_sorts() -> None:
    ids = {rule.id for rule in rules()}
    assert ids == {rule for rule, _ in POSITIVE} == {rule for rule, _ in NEGATIVE}


def test_somebodys_project_is_surer_than_any(nlp: Language, projects: Projects) -> None:
    (owned,) = projects.rules(make_doc(nlp, parse("Few like her Lantern programme here.")))
    (other,) = projects.rules(make_doc(nlp, parse("Few like the Lantern programme here.")))
    assert owned.strength > other.strength


def test_what_the_text_tells_outright_is_noted(nlp: Language, projects: Projects) -> None:
    told = {c.rule: c.told for c in projects.rules(make_doc(nlp, parse("A scheme called Full Basket helps the Clear Rivers Programme.")))}
    assert told == {"projects.called": True, "projects.head_noun": False}


@pytest.mark.parametrize("markup", [
    "City Launches Harbour Green Plan With Big Party On Friday Night",
    "COUNCIL LAUNCHES HARBOUR GREEN PLAN WITH A BIG PARTY",
])
def test_headlines_make_no_candidate(nlp: Language, projects: Projects, markup: str) -> None:
    assert list(projects.rules(make_doc(nlp, parse(markup)))) == []


def test_a_users_rule_is_added(nlp: Language, tmp_path: Path) -> None:
    own = Rule(id="mine.wave", label="PROJECT", pattern=[{"ORTH": "Wave"}], options={"name": "ending", "strength": 0.9})
    path = tmp_path / "mine.jsonl"
    path.write_text(own.model_dump_json() + "\n", encoding="utf8")
    component = Projects(nlp)
    component.add_rules(path)
    doc = make_doc(nlp, parse("They all joined the Quiet Wave in June."))
    assert found(component, doc, "mine.wave") == ["Quiet Wave"]


def test_a_rule_that_names_no_list_is_refused() -> None:
    rule = Rule(id="mine.wave", label="PROJECT", pattern=[{"ORTH": "@waves"}])
    with pytest.raises(RuleError, match=r"mine\.wave.*'waves'"):
        expanded(rule, {"heads": ["Plan"]})


def test_a_list_that_is_not_there_is_refused() -> None:
    with pytest.raises(RuleError, match="no list 'waves'"):
        words("waves")


def test_lists_are_lower_case_for_lower_and_as_written_for_orth() -> None:
    rule = Rule(id="mine.wave", label="PROJECT", pattern=[{"LOWER": "@heads"}, {"ORTH": "@heads"}])
    first, second = expanded(rule, {"heads": ["Plan"]}).pattern
    assert (first, second) == ({"LOWER": {"IN": ["plan"]}}, {"ORTH": {"IN": ["Plan"]}})


def test_doc_fixture_makes_entities(doc_of: Callable[[str], Doc]) -> None:
    assert doc_of("<ORG>Acme</ORG> and <ORG>Acme</ORG> met.").ents[0].label_ == "ORG"
