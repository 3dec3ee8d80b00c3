"""The tables are data that people edit: their form, and that nothing in them contradicts itself."""

from collections import Counter

import pytest

from citybeat.gazetteer.fold import fold
from citybeat.gazetteer.tables import FOLDER, load_tables, rows, tables_digest

COLUMNS = {"countries.tsv": 4, "regions.tsv": 4, "abbreviations.tsv": 3}


@pytest.mark.parametrize("name", COLUMNS)
def test_every_row_has_all_columns(name):
    assert {len(row) for row in rows(name)} == {COLUMNS[name]}


@pytest.mark.parametrize("name", COLUMNS)
def test_no_field_has_stray_spaces(name):
    for row in rows(name):
        assert row == [field.strip() for field in row]


@pytest.mark.parametrize(("name", "key"), [("countries.tsv", 1), ("regions.tsv", 2), ("abbreviations.tsv", 1)])
def test_keys_are_unique(name, key):
    counts = Counter(tuple(row[:key]) for row in rows(name))
    assert [k for k, n in counts.items() if n > 1] == []


def test_country_codes_are_two_capitals():
    assert all(len(code) == 2 and code.isupper() for code, *_ in rows("countries.tsv"))


def test_no_country_s_name_is_that_of_another():
    owners = {}
    for code, name, aliases, _ in rows("countries.tsv"):
        for form in [name, *filter(None, aliases.split("|"))]:
            assert owners.setdefault(fold(form), code) == code, form


def test_no_adjective_is_that_of_two_countries():
    owners = {}
    for code, _, _, demonyms in rows("countries.tsv"):
        for word in filter(None, demonyms.split("|")):
            assert owners.setdefault(word, code) == code, word


MAIN = ["AU", "BR", "CA", "CN", "DE", "ES", "FR", "GB", "GH", "ID", "IN", "IT", "JP", "KE", "MX", "MY", "NG", "PH", "PK", "US", "ZA"]


@pytest.mark.parametrize("country", MAIN)
def test_the_main_countries_have_their_regions(country):
    regions = [row for row in rows("regions.tsv") if row[0] == country]
    assert len(regions) >= 4


def test_the_fifty_states_and_the_district_have_abbreviations():
    states = [row for row in rows("regions.tsv") if row[0] == "US"]
    assert len(states) == 51
    assert all(aliases for _, _, _, aliases in states)


def test_the_digest_changes_with_a_table(monkeypatch, tmp_path):
    before = tables_digest()
    for name in COLUMNS:
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    monkeypatch.setattr("citybeat.gazetteer.tables.FOLDER", tmp_path)
    assert tables_digest() == before
    (tmp_path / "regions.tsv").write_text("country\tcode\tname\taliases\n", encoding="utf8")
    assert tables_digest() != before


def test_forms_tell_adjectives_from_names():
    forms = {form: adjective for form, _, adjective in load_tables().forms()}
    assert forms["Finland"] is False
    assert forms["Finnish"] is True
