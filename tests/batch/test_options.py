"""What decides the records of a run."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest

from citybeat.batch import Options
from citybeat.engine.limits import MAX_BYTES, MAX_CHARS
from citybeat.engine.task import Setup


def test_the_setup_takes_what_concerns_the_pipeline():
    options = Options(model="m", with_text=True, min_confidence=0.5, max_chars=9, factory="a:b")
    assert options.setup() == Setup("m", "a:b", 9, True, 0.5)
    assert Options().setup() == Setup()


def test_json_holds_every_option_and_stays_what_it_is():
    options = Options(shard=(2, 3), encoding="cp1252")
    content = json.loads(json.dumps(options.as_json()))
    assert content == options.as_json()
    assert set(content) == {field.name for field in fields(Options)}
    assert content["shard"] == [2, 3]
    assert Options().as_json()["shard"] is None


@pytest.mark.parametrize("parts", [1, 2, 5])
def test_each_shard_is_in_one_part(parts):
    for number in range(12):
        assert sum(Options(shard=(part, parts)).has(number) for part in range(1, parts + 1)) == 1
    assert Options().has(7)


def test_the_first_part_has_the_first_shard():
    assert Options(shard=(1, 3)).has(0)
    assert not Options(shard=(2, 3)).has(0)


@pytest.mark.parametrize("shard", [(0, 1), (2, 1), (1, 0), (-1, 3)])
def test_parts_that_are_none(shard):
    with pytest.raises(ValueError, match="needs 1 <= K <= N"):
        Options(shard=shard)


def test_bytes_to_read_suffice_for_the_longest_article():
    assert Options().max_bytes == max(MAX_BYTES, 12 * MAX_CHARS)
    assert Options(max_chars=10).max_bytes == MAX_BYTES
    assert Options(max_chars=10**9).max_bytes == 12 * 10**9
