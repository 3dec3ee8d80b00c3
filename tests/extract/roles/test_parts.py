"""The smaller parts: sentences, wording, deaths, merging, chunks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from citybeat.extract.facts import Mention, Person, Role
from citybeat.extract.roles.bodies import Bodies
from citybeat.extract.roles.candidates import Finder
from citybeat.extract.roles.chunks import Chunker, PersonMention, row
from citybeat.extract.roles.deaths import signs_of_death, states_death
from citybeat.extract.roles.lexicon import lexicon
from citybeat.extract.roles.merge import acronym, agree, is_part, is_same, merged
from citybeat.extract.roles.phrases import Builder
from citybeat.extract.roles.places import country_of
from citybeat.extract.roles.status import FUTURE, PAST
from citybeat.extract.roles.title import Title, combined, outer
from citybeat.extract.roles.wording import singular
from citybeat.extract.roles.words import Words
from citybeat.testing import make_doc, parse


@pytest.mark.parametrize(("many", "one"), [
    ("MPs", "MP"), ("Secretaries", "Secretary"), ("spokeswomen", "spokeswoman"), ("COACHES", "COACH"), ("MIDFIELDERS", "MIDFIELDER"),
    ("bosses", "boss"), ("firefighters", "firefighter"), ("Zorbists", "Zorbist"), ("zorbmen", "zorbman"), ("boss", "boss"),
])
def test_singular(many: str, one: str) -> None:
    assert singular(many) == one


@pytest.mark.parametrize(("left", "right", "dead"), [
    (["the", "late"], [], True),
    (["death", "of"], [], True),
    ([], ["has", "died"], True),
    ([], ["was", "assassinated"], True),
    ([], [",", "who", "died"], True),
    ([], ["'s", "death"], True),
    ([], ["'s", "mother", "died"], False),
    ([], ["left", "and", "died"], False),
    ([], ["has", "said", "that", "dies"], False),
    (["member", "of"], [], False),
    ([], [], False),
])
def test_states_death(left: list[str], right: list[str], dead: bool) -> None:
    assert states_death(left, right, lexicon()["death_before"], lexicon()["death_after"]) is dead
    assert not dead or not signs_of_death().isdisjoint([*left, *right])


def test_a_long_line_without_a_stop_goes_on(nlp: Any) -> None:
    doc = make_doc(nlp, parse("This is a line that is quite long and was cut by its width and\nnothing else. Then\nit ended."))
    words = Words(doc)
    assert [doc[a:b].text for a, b in words.sentences] == [
        "This is a line that is quite long and was cut by its width and\nnothing else.", "Then\n", "it ended.",
    ]


def test_a_long_line_with_a_stop_ends(nlp: Any) -> None:
    doc = make_doc(nlp, parse("This is a line that is quite long and was cut by its width and more.\nThen it ended"))
    assert len(Words(doc).sentences) == 2


def test_a_shortened_title_ends_no_sentence(nlp: Any) -> None:
    doc = make_doc(nlp, parse("It was Sgt. Roe. Then it ended."))
    assert [doc[a:b].text for a, b in Words(doc).sentences] == ["It was Sgt. Roe.", "Then it ended."]


def test_words_beside_a_mention_lose_the_label(nlp: Any) -> None:
    doc = make_doc(nlp, parse("<PERSON>Cpl Jane Roe</PERSON> left."))
    assert Words(doc, [(1, 3)]).named == ["", "PERSON", "PERSON", "", ""]


def title(start: int, end: int, source: str, score: float = 1.0, known: bool = True) -> Title:
    return Title(start, end, start, False, source, score, known=known)


@pytest.mark.parametrize(("model", "known", "found"), [
    ([title(0, 3, "model")], [title(1, 2, "lexicon")], [(0, 3, "model")]),
    ([title(1, 2, "model")], [title(0, 3, "lexicon")], [(0, 3, "lexicon")]),
    ([title(0, 2, "model")], [title(1, 3, "lexicon")], [(1, 3, "lexicon")]),
    ([title(0, 1, "model", 0.95)], [], [(0, 1, "model")]),
    ([title(0, 1, "model", 0.6)], [], []),
    ([title(0, 1, "model", 0.95, known=False)], [], []),
    ([title(0, 4, "model")], [title(0, 1, "lexicon"), title(3, 4, "lexicon")], [(0, 1, "lexicon"), (3, 4, "lexicon")]),
    ([], [title(0, 2, "lexicon"), title(1, 3, "lexicon")], [(0, 2, "lexicon")]),
])
def test_combined(model: list[Title], known: list[Title], found: list[tuple[int, int, str]]) -> None:
    assert [(t.start, t.end, t.source) for t in combined(model, known)] == found


@pytest.mark.parametrize(("titles", "found"), [
    ([(0, 3), (1, 2), (4, 6)], [(0, 3), (4, 6)]),
    ([(0, 2), (1, 3), (1, 4)], [(0, 2), (1, 4)]),
    ([(2, 4), (2, 4), (5, 6)], [(5, 6)]),
    ([], []),
])
def test_outer(titles: list[tuple[int, int]], found: list[tuple[int, int]]) -> None:
    assert [(t.start, t.end) for t in outer([title(start, end, "lexicon") for start, end in titles])] == found


def test_telling_words_may_begin_a_title_or_be_a_verb(nlp: Any) -> None:
    words = Words(make_doc(nlp, parse("The mayor of Norvik left; Roe chairs the Quay Board and takes over from Poe.")))
    assert {"mayor", "chairs", "takes"} <= {words.lower[i] for i in words.telling}
    assert not {"norvik", "roe", "over"} & {words.lower[i] for i in words.telling}


def chunks_of(nlp: Any, markup: str) -> list[tuple[str, str]]:
    doc = make_doc(nlp, parse(markup))
    words, bodies = Words(doc), Bodies(doc)
    phrases = Builder(words, Finder(words).find(), bodies).build()
    people = [PersonMention(Person(e.text), e.start, e.end) for e in doc.ents if e.label_ == "PERSON"]
    chunks = Chunker(words, people, phrases, bodies).chunks(words.sentences)
    assert len(row(doc, chunks)) == len(chunks)
    return [(c.tag, doc[c.start:c.end].text) for c in chunks]


def test_chunks(nlp: Any) -> None:
    assert chunks_of(nlp, "Former <ORG>Norvik</ORG> boss Dr. <PERSON>Jane Roe</PERSON> chairs <ORG>Tallow</ORG> in 2019.") == [
        ("BREAK", ""), ("ROLE", "Former Norvik boss"), ("PERSON", "Dr. Jane Roe"), ("VERB", "chairs"), ("ORG", "Tallow"), ("WORD", "in"),
        ("NUM", "2019"), ("WORD", "."), ("BREAK", ""),
    ]


def test_an_age_goes_with_the_name(nlp: Any) -> None:
    assert ("PERSON", "Jane Roe, 54") in chunks_of(nlp, "<PERSON>Jane Roe</PERSON>, 54, a mayor, left.")


def test_brackets_after_a_name_are_passed_over(nlp: Any) -> None:
    assert ("PERSON", "Jane Roe (left)") in chunks_of(nlp, "<PERSON>Jane Roe</PERSON> (left), mayor")
    assert ("PERSON", "Jane Roe") in chunks_of(nlp, "<PERSON>Jane Roe</PERSON> (mayor)")


def test_a_phrase_that_owns_is_no_role(nlp: Any) -> None:
    assert "ROLE" not in [tag for tag, _ in chunks_of(nlp, "The minister's office called.")]


Make = Callable[..., Role]


@pytest.fixture
def make(nlp: Any) -> Make:
    doc = nlp.make_doc("Jane Roe was here and there for a long time")
    people = {name: Person(name, [Mention(doc[0:2])]) for name in ("Jane Roe", "Tom Poe")}

    def maker(name: str, role: str, organization: str | None = None, at: int = 0, **slots: Any) -> Role:
        return Role(
            person=people[name], title=role, title_span=doc[at:at + 1], organization_text=organization,
            organization_path=[organization] if organization else [], evidence=[doc[at:at + 2]], rule="roles.test", **slots,
        )

    return maker


@pytest.mark.parametrize(("one", "two", "same"), [
    (("Jane Roe", "PM"), ("Jane Roe", "Prime Minister"), True),
    (("Jane Roe", "PM"), ("Tom Poe", "Prime Minister"), False),
    (("Jane Roe", "chair", "Norvik"), ("Jane Roe", "chairman"), True),
    (("Jane Roe", "chair", "Norvik"), ("Jane Roe", "chairman", "Tallow"), False),
    (("Jane Roe", "chair", "the Norvik Group"), ("Jane Roe", "chairman", "Norvik"), True),
    (("Jane Roe", "head", "International Rivers Fund"), ("Jane Roe", "head", "IRF"), True),
])
def test_is_same(make: Make, one: tuple[str, ...], two: tuple[str, ...], same: bool) -> None:
    assert is_same(make(*one), make(*two)) is same
    assert is_same(make(*two), make(*one)) is same


def test_same_country_is_one(make: Make) -> None:
    one = make("Jane Roe", "president", "Finnish", organization_country="FI")
    assert agree(one, make("Jane Roe", "president", "Finland", organization_country="FI"))
    assert not agree(one, make("Jane Roe", "president", "Norway", organization_country="NO"))


def test_merged_takes_what_the_first_lacks(make: Make) -> None:
    first = make("Jane Roe", "chair", at=0)
    second = make("Jane Roe", "chair", "Norvik", at=5, start="2011", status="former")
    (role,) = merged([second, first])
    assert role is first
    assert (role.organization_text, role.start, role.status, len(role.evidence)) == ("Norvik", "2011", "former", 2)


def test_merged_takes_the_longer_chain(make: Make) -> None:
    first = make("Jane Roe", "head", "Rivers", at=0)
    second = make("Jane Roe", "head", "Rivers, Norvik", at=5)
    second.organization_path = ["Rivers", "Norvik"]
    (role,) = merged([first, second])
    assert role.organization_path == ["Rivers", "Norvik"]


def test_is_part(make: Make) -> None:
    assert is_part(make("Jane Roe", "minister"), make("Jane Roe", "finance minister"))
    assert not is_part(make("Jane Roe", "mayor"), make("Jane Roe", "deputy mayor"))
    assert not is_part(make("Jane Roe", "minister", "Norland"), make("Jane Roe", "finance minister", "Sudland"))
    assert not is_part(make("Jane Roe", "minister", status="former"), make("Jane Roe", "finance minister"))


def test_acronym_leaves_small_words_out() -> None:
    assert acronym("bank of the north") == "bn"


@pytest.mark.parametrize(("name", "code"), [("Finland", "FI"), ("Finnish", "FI"), ("Norvik", None)])
def test_country_of(name: str, code: str | None) -> None:
    assert country_of(name) == code


def test_words_of_time() -> None:
    assert FUTURE.search(" will become ")
    assert not FUTURE.search(" has become ")
    assert PAST.search(", who was ")
