"""What the other places of an article say of a name's place."""

import pytest

from citybeat.extract.cities.company import set_company
from citybeat.extract.cities.decide import Group
from citybeat.extract.cities.resolve import Choice
from citybeat.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def company():
    gazetteer = Gazetteer.open()

    def of(*names, probability=0.9):
        groups = [Group(name, probability=probability) for name in names]
        found = [gazetteer.lookup(name) for name in names]
        set_company(groups, [Choice(places[0] if places else None, "unique", 1.0) for places in found])
        return {group.name: group.company for group in groups}

    return of


def test_a_place_alone_has_no_company(company):
    assert company("Kotka")["Kotka"] == {"near": 0.0, "fellows": 0.0, "suburb": 0.0}


def test_a_name_without_a_place_has_none(company):
    assert company("Qwertyholm", "Kotka")["Qwertyholm"] == {}


def test_a_near_place_speaks_more_than_a_far_one(company):
    near, far = company("Kotka", "Hamina")["Kotka"], company("Kotka", "Rovaniemi")["Kotka"]
    assert near["near"] > 0.5 > far["near"] > 0
    assert near["fellows"] == far["fellows"] > 0


def test_places_of_other_countries_are_no_company(company):
    assert company("Helsinki", "Tallinn")["Helsinki"] == {"near": 0.0, "fellows": 0.0, "suburb": 0.0}


def test_a_suburb_of_a_large_place(company):
    found = company("Helsinki", "Kauniainen")
    assert found["Kauniainen"]["suburb"] == 0.9
    assert found["Helsinki"]["suburb"] == 0


def test_company_counts_as_much_as_it_is_probable(company):
    sure, doubtful = company("Kotka", "Hamina")["Kotka"], company("Kotka", "Hamina", probability=0.2)["Kotka"]
    assert sure["near"] > doubtful["near"] > 0
    assert sure["fellows"] > doubtful["fellows"] > 0


def test_the_same_place_under_another_name_is_no_company(company):
    assert company("Helsinki", "Helsingfors")["Helsinki"] == {"near": 0.0, "fellows": 0.0, "suburb": 0.0}
