"""Occurrences of a known name that the model passed over: `<more>` marks what must be found, and nothing else."""

from __future__ import annotations

import pytest
from spacy.language import Language

from citybeat.extract.facts import facts_of
from citybeat.extract.people import People
from citybeat.testing import make_doc, parse


@pytest.mark.parametrize(
    "markup",
    [
        "<PERSON>Jane Roe</PERSON> spoke. Then <more>Roe</more> left.",
        "<PERSON>Jane Roe</PERSON> spoke. Then <more>Jane Roe</more> left.",
        "<PERSON>Jane Roe</PERSON> spoke of <more>Roe</more>'s plan.",
        "<PERSON>Jane Roe</PERSON> spoke. President <more>Roe</more> left.",
        "<PERSON>Jane Roe</PERSON> spoke. Mr <more>Roe</more> left.",
        "<PERSON>Jane Roe</PERSON> spoke.\n<more>ROE</more>: I did.",
        "<more>ROE</more> WINS AGAIN\n<PERSON>Jane Roe</PERSON> spoke.",
        "<PERSON>Omar al-Hadid</PERSON> spoke. Then <more>al-Hadid</more> left.",
        "<PERSON>Pieter van der Laan</PERSON> spoke to <more>Laan</more>.",
        "<PERSON>Xu Jialing</PERSON> spoke. Then <more>Xu</more> left.",
        "<PERSON>Ana Roe-Lund</PERSON> spoke. Then <more>Roe-Lund</more> left.",
        "<PERSON>Jane Roe</PERSON> spoke. <PERSON>Roe</PERSON> and <PERSON>Roe</PERSON> saw <ORG><more>Roe</more></ORG> win.",
        "<PERSON>Dale Brightman</PERSON> spoke. <LOC><more>BRIGHTMAN</more></LOC>: Bye.",
        # part of a longer name
        "<PERSON>Jane Roe</PERSON> lives in Roe Street.",
        "<PERSON>Jane Roe</PERSON> met Karl Roe there.",
        "<PERSON>Jane Roe</PERSON> met K. Roe there.",
        "<PERSON>Jane Roe</PERSON> works for <ORG>Roe Shipping</ORG>.",
        "<PERSON>Jane Roe</PERSON> owns Roe-Lund now.",
        "<PERSON>Jane Roe</PERSON> owns Lund-Roe now.",
        "<PERSON>Jane Roe</PERSON> saw the Roe Tower.",
        "<PERSON>Jane Roe</PERSON> saw the Roe family.",
        # other things of that name
        "<PERSON>Ruth Paris</PERSON> spoke in <LOC>Paris</LOC>.",
        "<PERSON>Karl Law</PERSON> spoke. Law is hard and the law is the law.",
        "<PERSON>Jane Roe</PERSON> spoke of caviar and roe.",
        "<PERSON>Wanda Kolar</PERSON> spoke. Then Wanda sang.",
    ],
)
def test_more_mentions(nlp: Language, markup: str) -> None:
    sentence = parse(markup)
    doc = make_doc(nlp, sentence)
    People()(doc)
    given = {(m.start, m.end) for m in sentence.given if m.tag == "PERSON"}
    found = {(m.span.start_char, m.span.end_char) for p in facts_of(doc).people for m in p.mentions}
    assert found - given == {(m.start, m.end) for m in sentence.expected}
