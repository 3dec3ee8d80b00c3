"""Confidences through the whole pipeline: in range, deterministic, and what --min-confidence makes of them."""

from __future__ import annotations

import itertools
import json

import pytest

import citybeat
from citybeat.article import Article
from citybeat.confidence import assess
from citybeat.confidence.keep import LEAST
from citybeat.engine.run import run
from citybeat.engine.task import Setup
from citybeat.extract.facts import City, Mention, Person, facts_of
from citybeat.pipeline import Pipeline, config_hash, model_folder
from citybeat.record import Record, check_refs

TEXT = """Varberg to halve its heating bill

VARBERG, Sweden, 4 March 2024 - The City of Varberg aims to cut the energy use of its buildings by 50% by 2032, Mayor Ylva Hedman said on
Monday. Hedman, a former director of the Norrland Housing Agency, said Kungsbacka had done the same. Energy prices are expected to rise by
6% next year. Under the Warm Walls programme, led by Norrland Housing Agency, 40 schools in Varberg will be rebuilt, said Paul Brandt of
Jordan Homes.
"""
UNSURE = "Her doctoral students there included Olufemi Adeyinka, later minister of health in Nigeria, and the physician Huda Abbashar."
ENTRIES, FACTS = ("cities", "people", "organizations"), ("roles", "targets", "projects")


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return citybeat.load()


@pytest.fixture(scope="module")
def record(pipeline: Pipeline) -> Record:
    return pipeline.extract(TEXT)


def sure(pipeline: Pipeline, least: float) -> Pipeline:
    """The same pipeline, asking for so much."""
    return Pipeline(pipeline.nlp, model_folder(), min_confidence=least)


def items(record, kinds=(*ENTRIES, *FACTS)):
    return [item for kind in kinds for item in getattr(record, kind)]


def test_everything_has_a_confidence(record):
    assert all(getattr(record, kind) for kind in (*ENTRIES, *FACTS))
    for item in items(record):
        assert item.confidence is not None
        assert 0 <= item.confidence <= 1
        assert item.confidence == round(item.confidence, 3)


def test_a_link_is_no_surer_than_its_city(record):
    linked = [city for city in record.cities if city.geonames_id is not None]
    assert linked
    assert all(city.link_confidence <= city.confidence for city in linked)
    assert all(city.link_confidence is None for city in record.cities if city.geonames_id is None)


def test_they_are_not_all_alike(record):
    assert len({item.confidence for item in items(record)}) > 4


def test_nothing_is_dropped_at_zero_and_the_least_of_each_kind_unasked(pipeline):
    every, stated = sure(pipeline, 0).extract(UNSURE), pipeline.extract(UNSURE)
    assert {fact.key for fact in items(stated, FACTS)} == {
        fact.key for kind in FACTS for fact in getattr(every, kind)
        if getattr(fact, "kind", "") in ("forecast", "achievement") or fact.confidence >= LEAST[kind[:-1]]}
    assert len(items(stated, FACTS)) < len(items(every, FACTS))


def test_the_config_tells_settings_apart(record):
    assert record.pipeline.config == config_hash() == config_hash(None)
    assert config_hash(0.0) == config_hash(-0.0)
    assert len({config_hash(), config_hash(0), config_hash(0.5), config_hash(0.6)}) == 4


def test_more_is_dropped_the_more_is_asked_for_and_refs_stay_valid(pipeline):
    record, before = sure(pipeline, 0).extract(TEXT), None
    for least in (0.0, 0.5, 0.8, 0.9, 0.97, 1.0):
        kept = sure(pipeline, least).extract(TEXT)
        check_refs(kept)
        assert all(fact.confidence >= least for fact in items(kept, FACTS))
        keys = {fact.key for fact in items(kept, FACTS)}
        assert keys == {fact.key for fact in items(record, FACTS) if fact.confidence >= least}
        names = {entry.name for entry in items(kept, ENTRIES)}
        assert names >= {entry.name for entry in items(record, ENTRIES) if entry.confidence >= least}
        assert before is None or names <= before
        before = names
        for kind, letter in zip(ENTRIES, "cpo", strict=True):
            assert [entry.id for entry in getattr(kept, kind)] == [f"{letter}{i}" for i in range(1, len(getattr(kept, kind)) + 1)]


def test_entries_that_facts_need_are_kept(pipeline, record):
    for a, b in itertools.pairwise(sorted({item.confidence for item in items(record)})):
        kept = sure(pipeline, (a + b) / 2).extract(TEXT)
        for role in kept.roles:
            assert role.person in {person.id for person in kept.people}
        stated = {target.holder.name: target.holder.ref is None for target in record.targets if target.holder}
        assert all((target.holder.ref is None) is stated[target.holder.name] for target in kept.targets if target.holder)


@pytest.mark.parametrize("least", [-0.01, 1.01, float("nan")])
def test_a_probability_is_asked_for(least, pipeline):
    with pytest.raises(ValueError, match="from 0 to 1"):
        sure(pipeline, least)


def test_records_do_not_depend_on_the_workers():
    articles = [Article(TEXT.replace("Varberg", city), id=city) for city in ("Varberg", "Oslo", "Georgetown")]
    one, two = ([result.json for result in run(articles, workers=n, setup=Setup(min_confidence=0.6))] for n in (1, 2))
    assert one == two
    assert all(fact["confidence"] >= 0.6 for line in one for fact in json.loads(line)["roles"])


def test_without_a_model_there_is_no_confidence(nlp):
    doc = nlp("Ana Ruiz lives in Lima.")
    facts_of(doc).people.append(Person("Ana Ruiz", [Mention(doc[0:2])]))
    facts_of(doc).cities.append(City("Lima", [Mention(doc[4:5])]))
    assess(doc)
    assert [item.confidence for item in (*facts_of(doc).people, *facts_of(doc).cities)] == [None, None]


def test_nothing_found_is_nothing_to_assess(read):
    doc = read("It rained.")
    assert assess(doc) is doc
