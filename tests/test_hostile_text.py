"""The shipped pipeline on texts that no reporter wrote: it must give a record, of spans that stand there, in good time."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import citybeat
from citybeat import Article, Pipeline, Record
from citybeat.record import check_refs, check_spans

NEWS = "Mayor Anne Berg of Oslo said on 3 May 2024 the city aims to cut emissions by 80% by 2030 under the Green Quay Project (GQP). "


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    loaded = citybeat.load()
    loaded.extract(NEWS)  # what loads at first use is no time of a test
    return loaded


def examined(pipeline: Pipeline, article: Article) -> Record:
    """The record, held against its article, and through JSON and back."""
    record = pipeline.extract(article)
    check_spans(record, article)
    check_refs(record)
    line = record.to_json()
    assert "\n" not in line
    assert Record.from_json(line.encode("utf-8")) == record
    return record


TEXTS = {
    "controls": "".join(map(chr, range(32))) + NEWS + "\x7f\x80\x9f",
    "escapes of a terminal": "\x1b]0;title\x07\x1b[2J" + NEWS.replace(" ", " \x1b[31m"),
    "marks of direction": "\u202e" + NEWS.replace(" ", "\u2067 \u2069") + "\u202c",
    "zero width": NEWS.replace("e", "e\u200b").replace(" ", " \u2060\u200d"),
    "marks in the middle": NEWS.replace(" of", " \ufeffof") + "\ufeff",
    "a thousand accents": NEWS.replace("Anne", "A" + "\u0301\u0323" * 1_000 + "nne"),
    "every line separator": NEWS.replace(" ", "\r") + NEWS.replace(" ", "\x0b\x0c\x1c\x85\u2028\u2029"),
    "blanks of all kinds": NEWS.replace(" ", "\u00a0\u2003\u3000\u180e\t"),
    "emoji": "👩🏽‍💼🏳️‍🌈👨‍👩‍👧‍👦🇳🇴" * 60 + NEWS + "1️⃣#️⃣",
    "mixed scripts": "Мэр Анна of Осло сказала 市長は来年 العمدة قالت ראש העיר นายก " + NEWS,
    "letters of other scripts that look alike": NEWS.replace("o", "о").replace("e", "е"),
    "wide and styled letters": NEWS.replace("Anne Berg", "𝐀𝐧𝐧𝐞 𝕭𝖊𝖗𝖌").replace("Oslo", "Ｏｓｌｏ").replace("2030", "²⁰³⁰"),
    "letters that grow in other case": NEWS.replace("Anne", "İŞIL ǅŉﬁﬃ").replace("Oslo", "STRAẞE ΐΰ"),
    "private use and none": "\ue000\uf8ff\U000f0000\U0010ffff\ufffe\ufdd0\U0001fffe" + NEWS,
    "html": f"<html><script>if (a<b && c>d) {{}}</script><p class='x'>{NEWS}</p>&lt;&#x27;&nbsp;<!-- " * 3,
    "json": json.dumps({"text": NEWS, "people": [{"name": "Anne Berg"}]}) * 3,
    "code": "'; DROP TABLE people; -- ${7*7} {{x}} %s %n {0} \\u0000 \\x00 ../../etc/passwd " + NEWS,
    "marks alone": "!?.,;:…—–-“”‘’\"'()[]{}«»/\\|@#$%^&*_+=<>~`" * 20,
    "numbers": "9" * 5_000 + "% by " + "9" * 500 + " and 1" + ",000" * 300 + " euros by 2030. 0." + "0" * 400 + "1%. 1e999 tons by 99999.",
    "dates": "31 February 2024, 00/00/0000, 9999-99-99, May 0, 2024, 29 February 1900. Oslo aims for zero waste by 31 June 2030.",
    "capitals": NEWS.upper(),
    "no capitals": NEWS.lower(),
    "nothing but names": "Anne Berg Paul Okello Satu Lahtela " * 40,
    "unclosed": "“(" * 30 + NEWS * 2 + "“[«",
    "NUL": NEWS.replace(" ", "\0"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_odd_texts(pipeline: Pipeline, name: str) -> None:
    article = Article(TEXTS[name])
    assert examined(pipeline, article).to_json() == examined(pipeline, article).to_json()


@pytest.mark.parametrize("name", ["controls", "zero width", "emoji", "mixed scripts", "letters that grow in other case"])
def test_odd_titles_and_metadata(pipeline: Pipeline, name: str) -> None:
    text = TEXTS[name]
    examined(pipeline, Article(NEWS, title=text, id=text, published=text, url=text, publisher=text, language="en"))
    examined(pipeline, Article(text, title=" ", published="9" * 5_000))


def test_noise_around_does_not_hide_a_fact(pipeline: Pipeline) -> None:
    """Else a test that nothing is raised would hold for a pipeline that finds nothing."""
    for name in ("controls", "emoji", "mixed scripts", "private use and none"):
        record = pipeline.extract(TEXTS[name])
        assert any("Anne Berg" in person.name for person in record.people), name


WORDS = st.sampled_from([
    "Anne", "Berg", "Oslo", "Mayor of", "the City of", "aims to cut", "80%", "by 2030", "€5 million", "Green Quay Project", "said", "(GQP)",
    "former", "minister", ",", ".", "\n", "\n\n", ":", "“", "”", "\"", "(", ")", "—", "and", "her", "3 May 2024", "By", "İ", "ß", "e\u0301",
    "\u200b", "\u202e", "👩🏽‍💼", "市長", "العمدة", "\0", "\x1b[31m", "\ufeff", "\r\n", "\u2028", "\t", "'s", "A.", "-", "&", "<p>",
    "1,000", "½", "٣",
])  # fmt: skip
TEXT = st.lists(st.tuples(WORDS, st.sampled_from(["", " ", " ", " "])), min_size=1, max_size=60).map(
    lambda parts: "".join(word + space for word, space in parts)).filter(str.strip)


@settings(max_examples=60)
@given(TEXT | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200).filter(str.strip), st.none() | TEXT)
def test_any_text_gives_the_same_record_of_exact_spans(pipeline: Pipeline, text: str, title: str | None) -> None:
    article = Article(text, title=title)
    first = examined(pipeline, article).to_json()
    pipeline.extract(NEWS)
    assert pipeline.extract(article).to_json() == first


LONG = 8_000  # characters
UNITS = {
    "one word": "a", "capitals": "A", "words": "word ", "line breaks": "\n", "lines": "a\n", "opening quotes": "“", "brackets": ")",
    "marks": ".,;:!? ", "apostrophes": "'", "digits": "1", "numbers": "12 ", "accents": "\u0301", "emoji": "👩‍💼", "zero width": "\u200b",
    "one name": "Oslo ", "names": "Anne Berg, ", "shares": "80% ", "sums": "5 million ", "titles": "Mayor of Oslo ",
    "projects": "Green Quay (GQ) ",
    "bylines": "By Anne Berg\n", "dashes": "Anne - ", "lists": "- Anne Berg, mayor\n",
}  # fmt: skip


@pytest.mark.parametrize("name", UNITS)
def test_time_grows_as_the_text_does(pipeline: Pipeline, name: str) -> None:
    """Four times the text may take ten times as long: a time that grows with the square takes sixteen times as long."""
    times = []
    for length in (LONG // 4, LONG):
        article = Article(UNITS[name] * (length // len(UNITS[name])) + "\nx")
        begin = time.process_time()
        record = pipeline.extract(article)
        times.append(time.process_time() - begin)
        check_spans(record, article)
    assert times[1] < max(10 * times[0], 1.5)


def test_a_sentence_without_end_is_cut(pipeline: Pipeline) -> None:
    assert pipeline.extract("word " * 2_000).text.sentences >= 4
    assert pipeline.extract(NEWS).text.sentences == 1


def test_a_megabyte_in_one_word_and_half_a_million_line_breaks(pipeline: Pipeline) -> None:
    for text in ("x" * 999_000, "“" * 10_000, "\n" * 500_000 + "x"):
        examined(pipeline, Article(text))
