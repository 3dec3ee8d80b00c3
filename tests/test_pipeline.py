"""The whole way for one article."""

from __future__ import annotations

import pytest

import citybeat
from citybeat import Article, Failure, Pipeline, Record
from citybeat.engine.limits import MAX_CHARS
from citybeat.errors import ArticleError, ExtractionError, ModelError
from citybeat.record import check_refs, check_spans

TEXT = """Turku to double its tram lines

TURKU, Finland, 4 March 2024 - The City of Turku aims to cut its emissions by 80% by 2030, Mayor Satu Lahtela said on Monday. Lahtela has
been mayor since 2021. Under the Föri Programme, launched by the city, 40 trams will run between Turku and Naantali.
"""


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return citybeat.load()


def test_one_article(pipeline: Pipeline) -> None:
    record = pipeline.extract(TEXT)
    check_spans(record, Article(TEXT))
    check_refs(record)
    turku = next(c for c in record.cities if c.geonames_id == 633679)
    assert (turku.country, turku.name.casefold()) == ("FI", "turku")
    assert [p.name for p in record.people] == ["Satu Lahtela"]
    assert {m.text for m in record.people[0].mentions} == {"Satu Lahtela", "Lahtela"}
    mayor = record.roles[0]
    assert (mayor.person, mayor.title_key, mayor.role_class, mayor.status) == ("p1", "mayor", "mayor", "current")
    target = next(t for t in record.targets if t.kind == "target" and t.deadline == "2030")
    assert target.quantity is not None
    assert (target.quantity.value, target.quantity.unit, target.direction) == (80, "percent", "reduce")
    assert record.published == "2024-03-04"
    assert record.published_from == "dateline"


def test_a_record_is_a_function_of_the_article(pipeline: Pipeline) -> None:
    first = pipeline.extract(TEXT).to_json()
    pipeline.extract("Another text about Oslo and Mayor Anne Berg.")
    assert pipeline.extract(TEXT).to_json() == first
    assert [r.to_json() for r in pipeline.pipe([TEXT, TEXT])] == [first, first]


def test_words_are_forgotten_once_the_tokenizer_knows_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline = citybeat.load()
    first = pipeline.extract("Zorbligg met Quexly in Oslo.").to_json()
    assert "Zorbligg" in pipeline.nlp.vocab.strings
    monkeypatch.setattr("citybeat.pipeline.WARM", 0)
    assert pipeline.extract("Zorbligg met Quexly in Oslo.").to_json() == first
    kept = len(pipeline.nlp.vocab.strings)
    pipeline.extract("Vandrumix met Plothery in Bergen.")
    assert len(pipeline.nlp.vocab.strings) == kept
    assert "Vandrumix" not in pipeline.nlp.vocab.strings


def test_a_title_apart_from_the_text(pipeline: Pipeline) -> None:
    article = Article("Lahtela spoke in Oslo on Monday.", title="Mayor Satu Lahtela visits Bergen", id="x")
    record = pipeline.extract(article)
    check_spans(record, article)
    assert {m.in_ for p in record.people for m in p.mentions} == {"title", "text"}
    assert {c.name for c in record.cities} == {"Bergen", "Oslo"}
    assert record.title == article.title


def test_metadata_and_source(pipeline: Pipeline) -> None:
    where = {"url": "https://example.org/a", "publisher": "Example", "path": "a.jsonl"}
    article = Article("Oslo voted.", id="7", published="2024-05-03T10:00:00Z", line=3, **where)
    record = pipeline.extract(article)
    assert (record.id, record.published, record.published_from) == ("7", "2024-05-03", "metadata")
    assert record.source.model_dump() == {**where, "line": 3}
    assert pipeline.extract("Oslo voted.").id.startswith("sha256:")


def test_a_date_that_cannot_be_read_is_a_warning(pipeline: Pipeline) -> None:
    record = pipeline.extract(Article("Oslo voted.", published="some day"))
    assert record.published is None
    assert record.warnings == ["published: not a date that could be read: 'some day'"]


def test_another_language_is_a_warning(pipeline: Pipeline) -> None:
    text = "Le maire de Lyon a dit mardi que la ville allait réduire ses émissions avant 2030. Le conseil municipal a voté lundi soir."
    record = pipeline.extract(text)
    assert record.language == "fr"
    assert "language" in record.warnings[0]


def test_text_is_put_in_only_when_asked_for(pipeline: Pipeline) -> None:
    assert pipeline.extract(TEXT).text.content is None
    assert citybeat.load(with_text=True).extract(TEXT).text.content == TEXT


@pytest.mark.parametrize("text", ["", "  \n", "x" * (MAX_CHARS + 1)])
def test_what_is_no_article(pipeline: Pipeline, text: str) -> None:
    with pytest.raises(ArticleError):
        pipeline.extract(text)
    failure = pipeline.process(Article(text, id="a", path="f.jsonl", line=2))
    assert isinstance(failure, Failure)
    assert (failure.id, failure.path, failure.line) == ("a", "f.jsonl", 2)
    assert failure.reason == ("too_long" if len(text) > 10 else "no_text")


def test_an_error_inside_names_the_article(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(article: Article) -> Record:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(pipeline, "read", broken)
    with pytest.raises(ExtractionError, match="a: ZeroDivisionError: by zero"):
        pipeline.extract(Article("text", id="a"))
    failure = pipeline.process(Article("text", id="a"))
    assert isinstance(failure, Failure)
    assert failure.reason == "extraction"


@pytest.mark.parametrize("text", ["a", "🔹 👨‍👩‍👧", "سلام Ana Ruiz", "\x00\x01 Oslo\u200b", "\ufeffOslo", "Oslo\r\nBergen\r", "1", "."])
def test_odd_texts_give_records_with_exact_spans(pipeline: Pipeline, text: str) -> None:
    check_spans(pipeline.extract(text), Article(text))


def test_a_missing_model(tmp_path: object) -> None:
    with pytest.raises(ModelError, match="no pipeline"):
        citybeat.load(str(tmp_path))
