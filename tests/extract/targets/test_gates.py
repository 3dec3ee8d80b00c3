"""What is looked at first to save time hides no veto."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from citybeat.extract.targets.clauses import sentences
from citybeat.extract.targets.component import Targets
from citybeat.extract.targets.triggers import candidates_of, find_triggers
from citybeat.extract.targets.vetoes.veto import DENIALS, TESTS, denials, trials
from citybeat.extract.targets.wording import NEEDED, Test
from tests.extract.targets.aims import candidate

EXAMPLES = [
    json.loads(line)["text"] for line in Path(__file__).with_name("examples.jsonl").read_text(encoding="utf8").splitlines()
]


@pytest.mark.parametrize("test", NEEDED, ids=lambda test: test.__name__)
def test_an_example_of_a_veto_has_a_word_that_it_needs(nlp: Language, test: Test) -> None:
    example = re.findall(r'"([^"]+)"', test.__doc__ or "")[0]
    assert not NEEDED[test].isdisjoint(token.lower_ for token in nlp.make_doc(f"Orla {example}."))


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_veto_that_meets_is_tried(component: Targets, doc_of: Callable[[str], Doc], text: str) -> None:
    for sentence in sentences(doc_of(text)):
        for found in candidates_of(sentence, find_triggers(sentence, component.matcher), component.options):
            assert {test for test in TESTS if test(found)} <= set(trials().possible(found))
            assert {test for test in DENIALS if test(found)} <= set(denials().possible(found))


def test_few_vetoes_are_tried_where_no_word_asks_for_more(doc_of: Callable[[str], Doc]) -> None:
    found = candidate(doc_of("Orla plans to plant 900 trees by 2031."), "plant 900 trees by 2031")
    tried = list(trials().possible(found))
    assert tried == [test for test in TESTS if test in tried]
    assert 0 < len(tried) < len(TESTS) * 2 / 3
