"""Explanations of articles that the whole pipeline reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

import citybeat
from citybeat import Article, Pipeline
from citybeat.errors import ArticleError, ExtractionError
from citybeat.explain.explain import LONGEST
from citybeat.explain.model import KINDS, Explained, Explanation, Missed
from citybeat.explain.registry import shipped
from citybeat.record import Span, spans_of

TEXT = """Kotka to plant 900 trees

KOTKA, Finland, 4 March 2024 - The City of Kotka aims to plant 900 trees by 2030, Mayor Satu Lahtela said on Monday. Lahtela has been mayor
since 2021. The former chair of Norvik Ferries, Arvo Salmi, leads the Green Quays Programme, a scheme to clean the port.

The town has no plans to sell 40 buses. The ministers met in Sweden. Prices will rise 4% next year, analysts expect.
"""


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return citybeat.load()


@pytest.fixture(scope="module")
def found(pipeline: Pipeline) -> Explanation:
    return pipeline.explain(TEXT)


def one(found: Explanation, kind: str, statement: str) -> Explained:
    (item,) = [item for item in found.found if item.kind == kind and statement in item.statement]
    return item


def of(item: Explained) -> dict[str, list[str]]:
    """The words of each slot."""
    return {part.name: [words.text for words in part.words] for part in item.slots}


def rules(found: Explanation) -> Iterator[str]:
    items: list[Explained | Missed] = [*found.found, *found.near_misses]
    return (item.rule.id for item in items)


def check(found: Explanation, article: Article) -> None:
    """Every span stands in the article, every rule is described, and kinds stand in order."""
    sources = {"text": article.text, "title": article.title or ""}
    for span in spans_of(found):
        assert sources[span.in_][span.start:span.end] == span.text
    assert set(rules(found)) <= set(shipped())
    assert [item.kind for item in found.found] == sorted((item.kind for item in found.found), key=KINDS.index)
    assert all(miss.reason for miss in found.near_misses)


def test_all_of_the_record_is_explained(pipeline: Pipeline, found: Explanation) -> None:
    record = pipeline.extract(TEXT)
    check(found, Article(TEXT))
    entries = [*record.cities, *record.people, *record.organizations, *record.roles, *record.targets, *record.projects]
    assert [item.id for item in found.found] == [entry.id for entry in entries]
    assert [item.confidence for item in found.found] == [entry.confidence for entry in entries]
    facts = [*record.roles, *record.targets, *record.projects]
    assert [(item.rule.id, item.evidence) for item in found.found[-len(facts):]] == [(fact.rule, fact.evidence) for fact in facts]
    assert (found.id, found.pipeline, found.warnings) == (record.id, record.pipeline, record.warnings)


def test_a_city(found: Explanation) -> None:
    kotka = one(found, "city", "Kotka")
    assert kotka.rule.id.startswith("cities.")
    assert "Finland" in of(kotka)["place"]
    assert len(of(kotka)["mentions"]) >= 3


def test_a_role(found: Explanation) -> None:
    mayor = one(found, "role", "Satu Lahtela: Mayor")
    assert mayor.trigger is not None
    assert mayor.trigger.text == "Mayor Satu Lahtela"
    assert of(mayor)["title"] == ["Mayor"]
    assert of(mayor)["person"] == ["Satu Lahtela"]


def test_a_target(found: Explanation) -> None:
    trees = one(found, "target", "plant 900 trees")
    assert trees.trigger is not None
    assert trees.trigger.text in ("aims to", "plant 900 trees by 2030")
    slots = of(trees)
    assert slots["quantity"] == ["900 trees"]
    assert slots["deadline"] in (["2030"], ["by 2030"])


def test_a_project(found: Explanation) -> None:
    quays = one(found, "project", "Green Quays Programme")
    assert quays.trigger is not None
    assert "Programme" in quays.trigger.text or "scheme" in quays.trigger.text


def test_near_misses(found: Explanation) -> None:
    missed = {(miss.kind, miss.words.text): miss for miss in found.near_misses}
    assert missed["target", "sell 40 buses"].reason == "the aim is denied or dropped"
    assert missed["target", "sell 40 buses"].evidence.text == "The town has no plans to sell 40 buses."
    assert "country" in missed["city", "Sweden"].reason
    assert ("role", "ministers") in missed
    assert max(Counter((miss.kind, miss.words.start, miss.reason) for miss in found.near_misses).values()) == 1


def test_a_near_miss_is_no_part_of_what_was_found(found: Explanation) -> None:
    for miss in found.near_misses:
        titles = [words for item in found.found if item.kind == miss.kind == "role" for part in item.slots if part.name == "title"
                  for words in part.words]
        assert not any(overlap(miss.words, words) for words in titles)


def overlap(a: Span, b: Span) -> bool:
    return a.in_ == b.in_ and a.start < b.end and b.start < a.end


def test_a_title_apart_from_the_text(pipeline: Pipeline) -> None:
    article = Article("Lahtela spoke in Oslo on Monday.", title="Kotka mayor Satu Lahtela visits Bergen", published="2024-05-03")
    found = pipeline.explain(article)
    check(found, article)
    role = one(found, "role", "Satu Lahtela")
    assert role.evidence[0].in_ == "title"


def test_long_sentences_are_cut(pipeline: Pipeline) -> None:
    text = "On Monday " + "and then again " * 200 + "Satu Lahtela spoke in Kotka."
    found = pipeline.explain(text)
    check(found, Article(text))
    passages = [span for item in found.found for span in item.evidence] + [miss.evidence for miss in found.near_misses]
    assert found.found
    assert all(len(span.text) <= LONGEST for span in passages)


@pytest.mark.parametrize("text", [
    "Nothing to see here.", "....", "\n\n\nOslo\n\n", "e\u0301 \U0001f600 Oslo\x00\x1b[2J said", "MAYOR " * 50,
])
def test_any_text(pipeline: Pipeline, text: str) -> None:
    check(pipeline.explain(text), Article(text))


def test_reading_an_explanation_changes_no_record(pipeline: Pipeline) -> None:
    before = pipeline.extract(TEXT).to_json()
    first = pipeline.explain(TEXT).to_json()
    assert pipeline.extract(TEXT).to_json() == before
    assert pipeline.explain(TEXT).to_json() == first


def test_what_is_no_article(pipeline: Pipeline) -> None:
    with pytest.raises(ArticleError, match="the text is empty"):
        pipeline.explain(" \n")


def test_an_error_inside_names_the_article(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_self: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("citybeat.explain.explain.Explainer.explanation", broken)
    with pytest.raises(ExtractionError, match="a7: RuntimeError: boom"):
        pipeline.explain(Article("Oslo voted.", id="a7"))
    monkeypatch.undo()
    assert pipeline.explain("Oslo voted.").found
