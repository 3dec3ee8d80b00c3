"""Any text gives projects whose spans stand in it, and the same ones each time."""

from __future__ import annotations

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from citybeat.extract.facts import Project, facts_of
from citybeat.extract.projects.component import Projects
from citybeat.testing import make_doc, parse

NLP = spacy.blank("en")
COMPONENT = Projects(NLP)
PIECES = st.sampled_from([
    "the", "Clear", "Rivers", "Programme", "Project", "Plan", "Fund", "Operation", "Dam", "of", "for", "and", "2035", "(CRP)", "(", ")",
    "“", "”", "'s", "'", "-", "–", ",", ".", ":", "\n", "called", "known as", "such as", "schemes", "a scheme to", "is a project that",
    "Acme", "launched", "by", "in", "with", "CRP", "build", "G-NETS", "30x30", "pilot", "programme", "Network", "between",
    "in partnership with", "", "é", "عربي", "🌊", "\u200b",
])


def read(text: str) -> list[Project]:
    return facts_of(COMPONENT(make_doc(NLP, parse(text)))).projects


@given(st.lists(PIECES, max_size=40))
@settings(max_examples=150, deadline=None)
def test_spans_stand_in_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for project in read(text):
        assert project.entity.name.strip() == project.entity.name != ""
        assert project.entity.mentions
        for mention in project.entity.mentions:
            assert text[mention.span.start_char:mention.span.end_char] == mention.span.text
        assert project.evidence[0].text in text
        assert project.description is None or project.description.strip()


@given(st.lists(PIECES, max_size=30))
@settings(max_examples=60, deadline=None)
def test_the_same_each_time(pieces: list[str]) -> None:
    first, second = read(" ".join(pieces)), read(" ".join(pieces))
    assert [(p.entity.names, p.kind, p.rule) for p in first] == [(p.entity.names, p.kind, p.rule) for p in second]


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read(text: str) -> None:
    read(text.replace("<", " ").replace(">", " "))
