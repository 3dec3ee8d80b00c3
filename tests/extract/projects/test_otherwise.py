"""What the text says outright to be a thing of another sort."""

from __future__ import annotations

import pytest
from spacy.language import Language

from citybeat.extract.projects.candidates import MODEL, Candidate
from citybeat.extract.projects.groups import Group, Site
from citybeat.extract.projects.otherwise import (
    head_of,
    is_awarded,
    is_in,
    is_otherwise,
    is_qualified,
    may_be_verb,
    occurrences,
    past_brackets,
    sort_of,
)
from citybeat.nlp.columns import columns_of
from citybeat.testing import make_doc, parse


def group_of(nlp: Language, markup: str, told: bool = False) -> Group:
    """A group at the passage that is marked <project>."""
    sentence = parse(markup)
    doc = make_doc(nlp, sentence)
    mark = next(m for m in sentence.expected if m.tag == "project")
    name = doc.char_span(mark.start, mark.end)
    assert name is not None
    return Group([Site(name, name, [Candidate(name, MODEL, 0.9, name, told=told)])])


@pytest.mark.parametrize("markup", [
    "<project>Lantern House</project> is a British television sitcom about two sisters.",
    "<project>Lantern House</project> (LH) was a music video and entertainment channel in Orla.",
    "<project>Lantern House</project>, a role-playing video game by Acme, was sold out.",
    "<project>Lantern House</project>, founded in Orla by Ana Ruiz, is an award for young cooks.",
    "<project>Lantern House</project> was introduced by Acme in 2004 as a graphics library for phones.",
    "<project>Lantern House</project> is one of the largest hedge funds in the world. Lantern House is a hedge fund.",
    "The <project>Lantern House Fund</project> (LHF) is a philanthropic foundation run by the Ruiz family.",
    "The <project>Lantern House Initiative</project> is an interdisciplinary Law & Policy Institute in Orla.",
    "<project>Lantern House</project> is a seasonal upwelling system off the coast.",
    "<project>Lantern House</project> is a charcoal drawing by Ana Ruiz.",
    "<project>Lantern House</project> is an annual two-day course for nurses.",
    "He hosts the television show <project>Lantern House</project> on Sundays.",
    "She sang on the album <project>Lantern House</project> last year.",
    "She presented a show on local radio called “<project>Lantern House</project>” for years.",
    "He wrote for television shows, including Blue Gull, Tide and the <project>Lantern House</project> last year.",
    "He wrote for the comedies Blue Gull and <project>Lantern House</project> last year.",
    "The game was developed under the codename “<project>Lantern House</project>” by Acme.",
    "The city passed a new law called “<project>Lantern House</project>” in May.",
    "He left after the first <project>Lantern House</project> album was sold.",
    "They sold a book known as <project>Project Lantern</project> in May.",
    "They sold games, such as the <project>Lantern House</project>, in May.",
    "She turned to the <project>Lantern House</project> movement and to collage, as did other painters.",
    "He received the Orla Prize and a <project>Lantern House Fellowship</project> in 1962.",
    "Orla was among the 14 finalists in the international <project>Lantern House Challenge</project> again.",
    "It was praised. Later <project>Lantern House</project> grew. Lantern House is a German film.",
])
def test_a_thing_of_another_sort(nlp: Language, markup: str) -> None:
    assert is_otherwise(group_of(nlp, markup))


@pytest.mark.parametrize("markup", [
    "<project>Lantern House</project> is a programme of grants for young film makers.",
    "<project>Lantern House</project> is an initiative, award-winning and loved, for the young.",
    "<project>Lantern House</project> is a film project for the young.",
    "<project>Lantern House</project>, a network of charities and bands, grew.",
    "<project>Lantern House</project> is a network that links towns. The Lantern House film was shown in May.",
    "The latest figures show <project>Lantern House</project> at its best.",
    "The report shows the <project>Lantern House</project> at its best.",
    "No single <project>Lantern House</project> was built.",
    "<project>Lantern House</project> shows that towns can change.",
    "It was the idea of <project>Lantern House</project>, the company said in May.",
    "They praised <project>Lantern House</project>, a company official told us.",
    "<project>Lantern House</project> was the company's first idea.",
    "The head of the <project>Lantern House</project> is a singer.",
    "The head of the <project>Lantern House</project>, Ana Ruiz, is a singer.",
    "<project>Lantern House</project> is a company-wide programme.",
    "They showed a film about <project>Lantern House</project> to the mayor.",
    "The <project>Lantern House Project</project> film was shown in May.",
    "They gave money to <project>Lantern House</project>, and a festival was held.",
    "She turned to the <project>Lantern House</project> movement, as did other farmers.",
    "The town opened the <project>Lantern House Fellowship</project> to all nurses.",
    "A campaign called “<project>Lantern House</project>” was begun in May.",
    "A film project called “<project>Lantern House</project>” was begun in May.",
    "It came in the early stages of the <project>Lantern House Campaign</project> in May.",
    "They sold a loan book known as <project>Project Lantern</project> in May.",
    "They sold games, such as the <project>Lantern House</project> index, in May.",
])
def test_no_thing_of_another_sort(nlp: Language, markup: str) -> None:
    assert not is_otherwise(group_of(nlp, markup))


def test_what_the_text_tells_to_be_an_undertaking_is_one(nlp: Language) -> None:
    markup = "<project>Lantern House</project> is a British sitcom."
    assert is_otherwise(group_of(nlp, markup))
    assert not is_otherwise(group_of(nlp, markup, told=True))


@pytest.mark.parametrize(("phrase", "expected"), [
    ("british television series about sisters", "other"),
    ("programme of films", "undertaking"),
    ("film programme", "undertaking"),
    ("television programme", "other"),
    ("music and entertainment channel", "other"),
    ("festival and fund", "other"),
    ("quiet street", None),
    ("of films", None),
])
def test_the_head_noun_decides(phrase: str, expected: str | None) -> None:
    words = phrase.split()
    assert head_of(words, 0, len(words)) == expected


def test_a_noun_by_the_words_before_it() -> None:
    assert sort_of(["hedge", "fund"], 0, 1) == "other"
    assert sort_of(["relief", "fund"], 0, 1) == "undertaking"
    assert is_qualified("system", ["regional", "railway"])
    assert is_qualified("systems", ["subway"])
    assert not is_qualified("system", ["regional", "school"])
    assert not is_qualified("project", ["television"])


def test_verbs_are_no_nouns() -> None:
    assert may_be_verb(["figures", "show"], 1)
    assert may_be_verb(["show"], 0)
    assert may_be_verb(["a", "single"], 1)
    assert not may_be_verb(["her", "show"], 1)
    assert not may_be_verb(["television", "shows"], 1)
    assert not may_be_verb(["hit", "sitcom"], 1)


def test_singulars_count() -> None:
    assert is_in("films", "works_of_media")
    assert is_in("series", "works_of_media")
    assert not is_in("streets", "works_of_media")


def test_plurals_are_found_in_the_singular_and_single_words_as_they_are(nlp: Language) -> None:
    doc = nlp.make_doc("The Orla Grant is one. The Orla Grants are many. The Granted none.")
    assert [doc[a:b].text for a, b in occurrences(doc[7:9])] == ["Orla Grant", "Orla Grants"]
    assert [doc[a:b].text for a, b in occurrences(doc[1:2])] == ["Orla", "Orla"]


def test_brackets_are_passed_over(nlp: Language) -> None:
    doc = nlp.make_doc("Lantern House ( LH ) is here, Orla")
    assert doc[past_brackets(columns_of(doc), 2)].text == "is"
    assert past_brackets(columns_of(doc), len(doc)) == len(doc)


@pytest.mark.parametrize(("text", "expected"), [("Orla Fellowship", True), ("Orla Grants", True), ("Orla Programme", False)])
def test_what_persons_are_given(nlp: Language, text: str, expected: bool) -> None:
    assert is_awarded(nlp.make_doc(text)[:]) is expected
