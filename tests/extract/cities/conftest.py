"""Fixtures for the tests of cities."""

from __future__ import annotations

import pytest
from spacy.language import Language

from citybeat.extract.cities.candidates import CueFinder
from citybeat.extract.cities.component import Cities
from citybeat.extract.cities.lexicon import cue_rules
from citybeat.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="session")
def finder(nlp: Language) -> CueFinder:
    return CueFinder(nlp.vocab, cue_rules())


@pytest.fixture(scope="session")
def component(nlp: Language) -> Cities:
    return Cities(nlp.vocab)
