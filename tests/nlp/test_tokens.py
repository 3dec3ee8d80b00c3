"""Words of a text, also of one that is no text."""

from __future__ import annotations

import time

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from citybeat.nlp.tokens import LONGEST, PIECE, split_glued, tokenized

NLP = spacy.blank("en")


def words_of(doc):
    return [(token.text, token.idx, token.whitespace_) for token in doc]


@pytest.mark.parametrize("text", ["", " ", "Mayor Anne Berg (45)\n\nsaid: “No.”  ", "x" * (LONGEST - 1), "“a” " * LONGEST])
def test_usual_texts_are_cut_as_spacy_cuts_them(text):
    assert words_of(tokenized(NLP, text)) == words_of(NLP.make_doc(text))


def test_a_bracket_is_parted_from_the_capital_behind_it():
    nlp = spacy.blank("en")
    split_glued(nlp.tokenizer)
    for text in ("Oslo (ORLA)Rain fell.", "Rain [Orla]Rain", "citi(es) f(x)y well-known 3(b) (Oslo)"):
        usual = [part for word in NLP.make_doc(text) for part in word.text.replace(")Rain", " ) Rain").replace("]Rain", " ] Rain").split()]
        assert [word.text for word in nlp.make_doc(text)] == usual


def test_what_stands_around_a_long_run_is_cut_as_ever():
    before, after = "Mayor Anne Berg’s plan, they said;  \n\n ", " (Oslo) isn't  far. "
    doc = tokenized(NLP, before + "x" * (LONGEST + 1) + after)
    assert doc.text == before + "x" * (LONGEST + 1) + after
    first, last = words_of(NLP.make_doc(before)), words_of(NLP.make_doc(after[1:]))
    assert words_of(doc)[:len(first)] == first
    assert [word for word, _, _ in words_of(doc)[-len(last):]] == [word for word, _, _ in last]


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(["“", ")", " ", "\n", "\t", "a", "1", "'", ".", "\u200b", "\u00a0", "Oslo ", "\u0301", "👩‍💼"]),
                          st.sampled_from([1, 2, 3, PIECE, LONGEST])), max_size=8))  # fmt: skip
def test_no_character_is_lost(parts):
    text = "".join(part * count for part, count in parts)
    doc = tokenized(NLP, text)
    assert doc.text == text
    assert all(text[token.idx:token.idx + len(token)] == token.text for token in doc)


@pytest.mark.parametrize("mark", ["“", ")", "'", ",", "a)", "$"])
def test_a_page_of_marks_takes_no_longer_than_a_page(mark):
    begin = time.process_time()
    assert tokenized(NLP, mark * 20_000).text == mark * 20_000
    assert time.process_time() - begin < 5  # half a minute and more otherwise


@pytest.mark.parametrize(("text", "words"), [
    ("<p>Rain fell</p><p>Moe left.<br/>It", ["<p>", "Rain", "fell", "</p>", "<p>", "Moe", "left", ".", "<br/>", "It"]),
    ("Roe, Orla</li><li>Moe, <b>Elm</b>", ["Roe", ",", "Orla", "</li>", "<li>", "Moe", ",", "<b>", "Elm", "</b>"]),
    ("KOTKA--(ORLA WIRE)--Rain", ["KOTKA", "--", "(", "ORLA", "WIRE", ")", "--", "Rain"]),
    ("x<y and a<bc>", ["x", "<", "y", "and", "a", "<", "bc", ">"]),
])
def test_tags_and_dashes_are_parted_from_words(text, words):
    nlp = spacy.blank("en")
    split_glued(nlp.tokenizer)
    assert [word.text for word in nlp.make_doc(text)] == words
