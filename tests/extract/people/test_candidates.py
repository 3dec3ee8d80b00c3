"""Clean candidates: bounds, honorifics and gender of single mentions."""

from __future__ import annotations

import pytest
from spacy.language import Language

from citybeat.extract.people.candidates import Candidate, candidates_of
from citybeat.nlp.notes import notes_of
from citybeat.testing import make_doc, parse


def found(nlp: Language, markup: str) -> list[Candidate]:
    return candidates_of(make_doc(nlp, parse(markup)))


@pytest.mark.parametrize(
    "markup",
    [
        # joined
        "<name><PERSON>Jane</PERSON> <PERSON>Roe</PERSON></name> spoke.",
        "<name><PERSON>Jane</PERSON> de la <PERSON>Roe</PERSON></name> spoke.",
        "<name><PERSON>Jane Lund</PERSON>-<PERSON>Roe</PERSON></name> spoke.",
        "<name><PERSON>Bob</PERSON> “Shorty” <PERSON>Ellis</PERSON></name> spoke.",
        "<name><PERSON>Bob</PERSON> (Shorty) <PERSON>Ellis</PERSON></name> spoke.",
        "<name><PERSON>Bob “Shorty”</PERSON> <PERSON>Ellis</PERSON></name> spoke.",
        "<name><PERSON>Bob ‘Shorty</PERSON>’ <PERSON>Ellis</PERSON></name> spoke.",
        "<name><PERSON>Bob</PERSON> \"the <PERSON>Hat\" Ellis</PERSON></name> spoke.",
        "<name><PERSON>Bob</PERSON> “Captain” <PERSON>Ellis</PERSON></name> spoke.",
        "<name><PERSON>Bob</PERSON></name>. “Shorty <PERSON><name>Ellis</name></PERSON>” spoke.",
        "So <name><PERSON>Roe</PERSON></name>’s ‘big’ <name><PERSON>Ellis</PERSON></name> spoke.",
        "our friend <name><PERSON>Jane</PERSON>\n<PERSON>Roe</PERSON></name> spoke.",
        "our friend <PERSON><name>Jane\nRoe</name></PERSON> spoke.",
        "our friend, <name><PERSON>Jane</PERSON>\n<PERSON>Roe-Lund</PERSON></name>, spoke.",
        "<name><PERSON>Elizabeth</PERSON> (<PERSON>Betty) Ellis</PERSON></name> spoke.",
        "<name><PERSON>Elizabeth</PERSON> (<PERSON>Betty)</PERSON> <PERSON>Ellis</PERSON></name> spoke.",
        "Present:\n<name><PERSON>Jane</PERSON></name>\n<name><PERSON>Karl</PERSON></name>\nThey met.",
        "<name><PERSON>Jane Roe</PERSON></name> <name><PERSON>Karl Poe</PERSON></name> spoke.",
        "<name><PERSON>Jane</PERSON></name>, <name><PERSON>Roe</PERSON></name> and others.",
        "<name><PERSON>Jane Roe</PERSON></name>\n<name><PERSON>Poe</PERSON></name> spoke.",
        # split
        "<PERSON><name>Jane Roe</name> and <name>Karl Poe</name></PERSON> spoke.",
        "<PERSON><name>Jane Roe</name>, <name>Karl Poe</name></PERSON> spoke.",
        "<PERSON><name>Jane Roe</name> (Labour</PERSON>) spoke.",
        "<PERSON><name>Roe</name>'s <name>Jane Poe</name></PERSON> spoke.",
        "<PERSON><name>Jane Roe</name> told <name>Karl Poe</name></PERSON> so.",
        "<PERSON><name>Jane Roe</name>\n\n<name>Roe</name></PERSON> spoke.",
        "A line of a text that is wrapped at a width of seventy letters <PERSON><name>Jane\nRoe</name></PERSON> spoke.",
        # extended
        "<name>J. <PERSON>Roe</PERSON></name> spoke.",
        "<name>J.K. <PERSON>Roe</PERSON></name> spoke.",
        "Minister <name>S <PERSON>Iswan</PERSON></name> spoke.",
        "<name><PERSON>Jane Roe</PERSON> Jr.</name> spoke.",
        "<name><PERSON>Jane Roe</PERSON>, Jr.</name>, spoke.",
        "<name><PERSON>Rudolf</PERSON> III</name> spoke.",
        "<name><PERSON>Park Seo-</PERSON>yun</name> spoke.",
        "In group A <name><PERSON>Roe</PERSON></name> won.",
        # trimmed
        "<PERSON>Mr <name>Roe</name></PERSON> spoke.",
        "<PERSON>Former President <name>Jane Roe</name></PERSON> spoke.",
        "<PERSON>by <name>Jane Roe</name></PERSON> for us",
        "<PERSON>“<name>Jane Roe</name></PERSON>” spoke.",
        "<PERSON><name>Jane Roe</name>,</PERSON> 45, spoke.",
        "<PERSON><name>Jane Roe</name> 45</PERSON> spoke.",
        "<PERSON><name>Jane Roe</name> OBE</PERSON> spoke.",
        "<PERSON><name>(Karl) Vogler</name></PERSON> spoke.",
        "<name>(<PERSON>Karl) Vogler</PERSON></name> spoke.",
        "<PERSON>DSP <name>Jane Roe</name></PERSON> spoke.",
        "<PERSON>Uzbeks <name>Timur Rashidov</name></PERSON> and others",
        "<PERSON><name>Omar al-Hadid</name></PERSON> spoke.",
        "<PERSON><name>al-Hadid</name></PERSON> spoke.",
        "<PERSON>Cdr <name>Jane Roe</name></PERSON> spoke.",
        "<PERSON>Wg Cdr <name>Jane Roe</name></PERSON> spoke.",
        "<PERSON>Yang Berhormat <name>Ahmad Rahim</name></PERSON> spoke.",
        "<PERSON><name>Park Ji-in</name></PERSON> spoke.",
        "<PERSON><name>Stephen King</name></PERSON> spoke.",
        "<PERSON><name>Judge Reinhart</name></PERSON> spoke.",
    ],
)
def test_bounds(nlp: Language, markup: str) -> None:
    sentence = parse(markup)
    candidates = candidates_of(make_doc(nlp, sentence))
    assert [c.span.text for c in candidates] == sentence.texts("name")
    assert [c.span.start_char for c in candidates] == [m.start for m in sentence.expected]


@pytest.mark.parametrize(
    ("markup", "honorific", "gender"),
    [
        ("Mr <PERSON>Roe</PERSON> left.", "Mr", "m"),
        ("Mrs. <PERSON>Roe</PERSON> left.", "Mrs.", "f"),
        ("Dr <PERSON>Roe</PERSON> left.", "Dr", None),
        ("Dame <PERSON>Ann Roe</PERSON> left.", "Dame", "f"),
        ("Puan <PERSON>Siti Rahim</PERSON> left.", "Puan", "f"),
        ("<PERSON>Mr Roe</PERSON> left.", "Mr", "m"),
        ("her brother, the singer <PERSON>Arjun Rao</PERSON>", None, "m"),
        ("his wife <PERSON>Sunita Rao</PERSON>", None, "f"),
        ("with his mother, <PERSON>Rao</PERSON> went", None, None),
        ("His brother left. <PERSON>Sunita Rao</PERSON> stayed.", None, None),
        ("his wife <PERSON>Ann Roe</PERSON> and <PERSON>Karl Poe</PERSON>", None, "f"),
        ("He <PERSON>Roe</PERSON>", None, None),
        ("mr <PERSON>Roe</PERSON>", None, None),
    ],
)
def test_what_stands_before(nlp: Language, markup: str, honorific: str | None, gender: str | None) -> None:
    first = found(nlp, markup)[0]
    assert (first.honorific, first.gender) == (honorific, gender)


@pytest.mark.parametrize(
    ("markup", "score", "people"),
    [
        ("<TITLE>president</TITLE> of <PERSON>Norvik Ferry</PERSON> spoke.", 0.8, []),
        ("<TITLE>president</TITLE> of <PERSON>Norvik Ferry</PERSON> spoke.", 0.3, ["Norvik Ferry"]),
        ("<TITLE>president</TITLE> and <PERSON>Norvik Ferry</PERSON> spoke.", 0.8, ["Norvik Ferry"]),
        ("president of <PERSON>Norvik Ferry</PERSON> spoke.", 0.8, ["Norvik Ferry"]),
    ],
)
def test_the_body_of_an_office_is_no_person(nlp: Language, markup: str, score: float, people: list[str]) -> None:
    doc = make_doc(nlp, parse(markup.replace("Norvik Ferry", "<ROLE_ORG>Norvik</ROLE_ORG> Ferry")))
    (body,) = doc.spans["role_org"]
    notes_of(doc)["citybeat.scores"] = {(body.start, body.end + 1): 0.5, (body.start, body.end): score}
    assert [c.span.text for c in candidates_of(doc)] == people


@pytest.mark.parametrize(
    ("markup", "people"),
    [
        ("<LOC>R. HARROW</LOC>: It rained.", ["R. HARROW"]),
        ("<LOC>HARROW</LOC>: It rained.", []),
        ("<ORG>U.S. ARMY</ORG>: It rained.", []),
        ("<LOC>R. HARROW</LOC> was wet.", []),
        ("<LOC>R. Harrow</LOC>: wet.", []),
    ],
)
def test_a_speaker_with_an_initial_is_a_person(nlp: Language, markup: str, people: list[str]) -> None:
    assert [c.span.text for c in found(nlp, markup)] == people


def test_only_people_count(nlp: Language) -> None:
    assert found(nlp, "<ORG>Jane Roe</ORG> and <LOC>Roe</LOC> and Jane Roe.") == []


@pytest.mark.parametrize("markup", [
    "The <PERSON>Jane Roe</PERSON> Colloquium began.",
    "The <PERSON>Jane Roe Symposium</PERSON> began.",
    "La <PERSON>Fundación Jane Roe</PERSON> closed.",
    "The <PERSON>Institut Roe</PERSON> closed.",
])
def test_an_event_or_a_foundation_named_after_somebody_is_no_person(nlp: Language, markup: str) -> None:
    assert found(nlp, markup) == []


def test_score_is_the_model_s(nlp: Language) -> None:
    doc = make_doc(nlp, parse("<PERSON>Jane Roe</PERSON> and <PERSON>Karl</PERSON> <PERSON>Poe</PERSON>."))
    notes_of(doc)["citybeat.scores"] = {(0, 2): 0.7, (3, 4): 0.9, (4, 5): 0.4}
    assert [c.score for c in candidates_of(doc)] == [0.7, 0.4]


def test_candidates_do_not_overlap(nlp: Language) -> None:
    candidates = found(nlp, "<PERSON>Jane Roe</PERSON> S <PERSON>Poe</PERSON> J. <PERSON>Lund</PERSON>")
    ends = [c.span.end for c in candidates]
    assert all(end <= c.span.start for end, c in zip(ends, candidates[1:], strict=False))
