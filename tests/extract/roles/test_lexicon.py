"""The word lists: how phrases are cut, plurals, lookups."""

from __future__ import annotations

import pytest
import spacy

from citybeat.extract.roles.lexicon import FOLDER, abbreviations, head_index, lexicon, plural, plurals, split
from citybeat.extract.rules import read_words


@pytest.mark.parametrize(("word", "many"), [
    ("spokesman", "spokesmen"), ("chairwoman", "chairwomen"), ("chairperson", "chairpersons"), ("deputy", "deputies"), ("envoy", "envoys"),
    ("coach", "coaches"), ("boss", "bosses"), ("mp", "mps"), ("actress", "actresses"),
])
def test_plural(word: str, many: str) -> None:
    assert plural(word) == many


@pytest.mark.parametrize(("phrase", "index"), [
    ("vice president of sales", 1), ("attorney general", 0), ("major general", 1), ("head of state", 0), ("president-elect", 0),
    ("brigadier general", 1), ("director general", 0), ("minister", 0),
])
def test_head_index(phrase: str, index: int) -> None:
    assert head_index(split(phrase)) == index


def test_plurals_of_a_phrase() -> None:
    assert ("chiefs", "of", "staff") in plurals(split("chief of staff"))
    assert plurals(split("attorney general")) == {("attorneys", "general"), ("attorney", "generals")}
    assert plurals(("gen.",)) == set()


@pytest.mark.parametrize("name", ["heads.json", "words.json", "keys.json"])
def test_lists_are_lists_of_words(name: str) -> None:
    content = read_words(FOLDER / name)
    assert content
    assert all(word.strip() == word and word for words in content.values() for word in words)


def test_no_title_stands_in_two_classes() -> None:
    content = read_words(FOLDER / "heads.json")
    every = [title for titles in content.values() for title in titles]
    assert len(every) == len(set(every))


def test_titles_are_lower_case() -> None:
    assert all(word == word.lower() for phrase in lexicon().heads for word in phrase)


def test_phrases_are_cut_as_the_tokenizer_cuts() -> None:
    nlp = spacy.blank("en")
    heads = lexicon().heads
    titles = [title for titles in read_words(FOLDER / "heads.json").values() for title in titles]
    missed = [title for title in titles if tuple(word.lower_ for word in nlp.make_doc(title)) not in heads]
    assert missed == []


def test_head_at_gives_the_longest() -> None:
    words = ["deputy", "prime", "minister", "of"]
    assert lexicon().head_at(words, 0) == ("deputy", "prime", "minister")
    assert lexicon().head_at(words, 1) == ("prime", "minister")
    assert lexicon().head_at(words, 1, limit=1) is None
    assert lexicon().head_at(words, 3) is None


def test_plural_forms_know_their_singular() -> None:
    assert lexicon().heads[("mps",)].singular == ("mp",)
    assert lexicon().heads[("mp",)].singular is None


def test_abbreviations_with_and_without_a_stop_of_their_own() -> None:
    assert ("maj", ".", "gen.") in abbreviations(("maj.", "gen."))
    assert abbreviations(("mayor",)) == []


def test_fields_of_more_than_one_word() -> None:
    assert lexicon().field_before(["former", "human", "rights", "minister"], 3) == 2
    assert lexicon().field_before(["blue", "minister"], 1) == 0


def test_verbs_stand_for_nouns() -> None:
    assert lexicon().verbs["chairs"] == "chair"
    assert lexicon().verbs["led"] == "leader"
