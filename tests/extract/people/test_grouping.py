"""Groups: which mentions are one person's, and which lone names are kept."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from citybeat.extract.people.candidates import candidates_of
from citybeat.extract.people.grouping import Group, grouped, merged_variants
from citybeat.extract.people.names import parse_name
from citybeat.nlp.notes import notes_of
from citybeat.testing import make_doc, parse


def groups_of(doc: Doc) -> list[Group]:
    return sorted(merged_variants(grouped(candidates_of(doc))), key=lambda g: min(m.span.start for m in g.members))


def sizes(nlp: Language, markup: str) -> list[list[str]]:
    return [[m.span.text for m in sorted(g.members, key=lambda m: m.span.start)] for g in groups_of(make_doc(nlp, parse(markup)))]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<PERSON>Jane Roe</PERSON>, <PERSON>Jane Mary Roe</PERSON>, <PERSON>J. Roe</PERSON>", [["Jane Roe", "Jane Mary Roe", "J. Roe"]]),
        ("<PERSON>Jane Roe</PERSON>, <PERSON>John Roe</PERSON>, <PERSON>J. Roe</PERSON>", [["Jane Roe"], ["John Roe", "J. Roe"]]),
        ("<PERSON>J. Roe</PERSON>, <PERSON>Jane Roe</PERSON>, <PERSON>John Roe</PERSON>", [["J. Roe", "Jane Roe"], ["John Roe"]]),
        ("<PERSON>Zelinsky</PERSON> and <PERSON>Zelinskyy</PERSON>", [["Zelinsky", "Zelinskyy"]]),
        ("<PERSON>Roe</PERSON> and <PERSON>Poe</PERSON>", [["Roe"], ["Poe"]]),
        ("Mr <PERSON>Roe</PERSON>, Ms <PERSON>Roe</PERSON>, Mr <PERSON>Roe</PERSON>", [["Roe", "Roe"], ["Roe"]]),
        ("<PERSON>Bo Jordan</PERSON>, <PERSON>Jordan Ellis</PERSON>, <PERSON>Jordan</PERSON>", [["Bo Jordan", "Jordan"], ["Jordan Ellis"]]),
        ("<PERSON>Ann Roe</PERSON> met <PERSON>Bo Roe</PERSON>. <PERSON>Roe</PERSON> left.", [["Ann Roe"], ["Bo Roe", "Roe"]]),
        ("<PERSON>Roe</PERSON> wins\n<PERSON>Ann Roe</PERSON> met <PERSON>Bo Roe</PERSON>.", [["Roe", "Ann Roe"], ["Bo Roe"]]),
    ],
)
def test_groups(nlp: Language, markup: str, expected: list[list[str]]) -> None:
    assert sizes(nlp, markup) == expected


def test_far_from_any_full_name_the_most_named_is_meant(nlp: Language) -> None:
    filler = "It rained on the town and on the hills. " * 10
    markup = f"<PERSON>Ann Roe</PERSON> and <PERSON>Ann Roe</PERSON> met <PERSON>Bo Roe</PERSON>. {filler}<PERSON>Roe</PERSON> left."
    assert sizes(nlp, markup) == [["Ann Roe", "Ann Roe", "Roe"], ["Bo Roe"]]


@pytest.mark.parametrize(
    ("text", "score", "kept"),
    [
        ("<PERSON>Okafor</PERSON> was there.", 0.97, True),
        ("<PERSON>Okafor</PERSON> was there.", 0.8, False),
        ("<PERSON>Okafor</PERSON> said so.", 0.8, True),
        ("President <PERSON>Okafor</PERSON> was there.", 0.8, True),
        ("Mr <PERSON>Okafor</PERSON> was there.", 0.8, True),
        ("Mr <PERSON>Okafor</PERSON> was there.", 0.3, True),
        ("President <PERSON>Okafor</PERSON> was there.", 0.3, False),
        ("<PERSON>Ann Okafor</PERSON> was there.", 0.8, True),
        ("<PERSON>Ann Okafor</PERSON> was there.", 0.3, False),
        ("<PERSON>Ann Okafor</PERSON> said so.", 0.3, True),
        ("<PERSON>Norway</PERSON> said so.", 0.97, False),
        ("<PERSON>Norway</PERSON> was there.", 0.97, False),
        ("<PERSON>DAB</PERSON> was there.", 0.97, False),
        ("THE <PERSON>DALE</PERSON> CASE ENDS", 0.97, False),
        ("JOY AS <PERSON>DALE</PERSON> WINS CASE", 0.97, True),
    ],
)
def test_lone_names(nlp: Language, text: str, score: float, kept: bool) -> None:
    doc = make_doc(nlp, parse(text))
    notes_of(doc)["citybeat.scores"] = {(e.start, e.end): score for e in doc.ents}
    assert bool(groups_of(doc)) is kept


def test_gender_keeps_groups_apart() -> None:
    group = Group(parse_name("Ann Roe"), gender="f")
    assert group.allows("f")
    assert group.allows(None)
    assert not group.allows("m")
