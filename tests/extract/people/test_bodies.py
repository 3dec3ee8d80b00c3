"""Bodies that the model took for people, told by the office beside them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from citybeat.extract.people.bodies import employs, is_body
from citybeat.nlp.notes import notes_of
from citybeat.testing import make_doc, parse


@pytest.mark.parametrize(
    ("markup", "score", "body"),
    [
        ("<PERSON>Norvik Oy</PERSON>'s chief executive spoke.", 0.98, True),
        ("<PERSON>Tallow Mills</PERSON>' managing director spoke.", 0.98, True),
        ("<PERSON>Tallow Mills</PERSON>’ former group finance director spoke.", 0.98, True),
        ("<PERSON>Tallow Mills</PERSON>' head of research spoke.", 0.5, True),
        ("<PERSON>Tallow Steel</PERSON>'s ex-chairman spoke.", 0.5, True),
        ("<PERSON>Jane Roe</PERSON>'s head of protocol spoke.", 0.98, False),
        ("<PERSON>Jane Roe</PERSON>'s chair broke.", 0.98, False),
        ("<PERSON>Jane Roe</PERSON>'s lawyer and chief executive spoke.", 0.98, False),
        ("<PERSON>Jane Roe</PERSON>'s lawyer, a director, spoke.", 0.5, False),
        ("<PERSON>Jane Roe</PERSON>'s spokeswoman spoke.", 0.98, False),
        ("<PERSON>Jane Roe</PERSON>, chief executive, spoke.", 0.5, False),
        ("It was <PERSON>Jane Roe</PERSON>'s", 0.5, False),
    ],
)
def test_what_it_employs(nlp: Language, markup: str, score: float, body: bool) -> None:
    doc = make_doc(nlp, parse(markup))
    assert employs(doc.ents[0], score) is body


def test_the_surer_head_decides(nlp: Language) -> None:
    doc = make_doc(nlp, parse("the <TITLE>chair</TITLE> of <PERSON><ROLE_ORG>Norvik</ROLE_ORG> Ferry</PERSON> spoke."))
    notes_of(doc)["citybeat.scores"] = {(3, 4): 0.7}
    assert is_body(doc.ents[0], 0.6)
    assert not is_body(doc.ents[0], 0.8)
