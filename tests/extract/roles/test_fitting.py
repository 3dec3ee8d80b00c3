"""Which link rules are tried on a sentence at all."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from citybeat.extract.roles.chunks import Chunk, row, words_of
from citybeat.extract.roles.fitting import Fitter, neighbours
from citybeat.extract.rules import Rule, RuleMatcher

RULES = [
    Rule(id="roles.mark", label="ROLE", pattern=[{"TAG": "ROLE"}, {"ORTH": ","}, {"TAG": "PERSON"}]),
    Rule(id="roles.perhaps", label="ROLE", pattern=[{"TAG": "ROLE"}, {"ORTH": ",", "OP": "?"}, {"TAG": "PERSON"}]),
    Rule(id="roles.either", label="ROLE", pattern=[{"LOWER": "as"}, {"TAG": "ROLE"}]),
    Rule(id="roles.either", label="ROLE", pattern=[{"TAG": "PERSON"}, {"LOWER": {"IN": ["is", "was"]}, "OP": "+"}, {"TAG": "ROLE"}]),
]


@pytest.mark.parametrize(
    ("tags", "words", "expected"),
    [
        ("ROLE WORD PERSON", "<ROLE> , <PERSON>", ["roles.mark", "roles.perhaps"]),
        ("ROLE PERSON WORD", "<ROLE> <PERSON> ,", ["roles.perhaps"]),
        ("PERSON WORD ROLE", "<PERSON> was <ROLE>", ["roles.perhaps", "roles.either"]),
        ("WORD ROLE PERSON", "as <ROLE> <PERSON>", ["roles.perhaps", "roles.either"]),
        ("WORD PERSON ROLE", "was <PERSON> <ROLE>", ["roles.perhaps"]),
    ],
)
def test_a_rule_is_tried_where_its_words_stand_side_by_side(nlp: Language, tags: str, words: str, expected: list[str]) -> None:
    fitter = Fitter(RULES, RuleMatcher(nlp.vocab, RULES))
    named = [f"TAG={tag}" for tag in tags.split()]
    assert [rule for rule, _ in fitter.fitting(words.split(), named)] == expected
    assert [rule for rule, _ in fitter.fitting(words.split(), named)] == expected, "what it kept of the first look serves the next"


def test_only_tokens_that_must_be_there_are_neighbours() -> None:
    bits = {frozenset({"a"}): 1, frozenset({"b"}): 2, frozenset({"c"}): 4}
    assert list(neighbours([{"LOWER": "a"}, {"LOWER": "b", "OP": "+"}, {"LOWER": "c"}], bits)) == [(1, 2), (2, 4)]
    assert list(neighbours([{"LOWER": "a"}, {"LOWER": "b", "OP": "*"}, {"LOWER": "c"}], bits)) == []


def test_a_row_has_the_words_and_tags_of_its_chunks(nlp: Language) -> None:
    doc = Doc(nlp.vocab, words=["Mayor", "Ines", "Duarte", "left"])
    chunks = [Chunk("BREAK", 0, 0), Chunk("ROLE", 0, 1), Chunk("PERSON", 1, 3), Chunk("WORD", 3, 4)]
    found = row(doc, chunks, words_of(doc, chunks))
    assert found.text == row(doc, chunks).text
    assert [(t.text, t.tag_) for t in found] == [("¶", "BREAK"), ("<ROLE>", "ROLE"), ("<PERSON>", "PERSON"), ("left", "WORD")]
