import math
import re

import pytest

from citybeat.extract.cities.decide import (
    Group,
    against_and_for,
    decide,
    is_beside,
    logit,
    parts,
    peers,
    probability,
    weights,
)
from citybeat.extract.cities.evidence import Evidence
from citybeat.extract.cities.kinds import fellow_regions, is_of_region, kind_of_name, shares_region
from citybeat.extract.cities.lexicon import words
from citybeat.extract.cities.resolve import Name, choose, resolve


@pytest.mark.parametrize(("name", "kind"), [
    ("Finland", "country"), ("Jordan", "country"), ("Mexico", "country"), ("Luxembourg", "country"),
    ("KUWAIT", "country"), ("Georgia", "country"),
    ("Singapore", "state"), ("Monaco", "state"), ("Hong Kong", "state"),
    ("Victoria", "region"), ("Oklahoma", "region"), ("Bavaria", "region"), ("Ontario", "region"), ("Kerala", "region"),
    ("Manhattan", "district"), ("Brooklyn", "district"),
    ("Long Island", "area"), ("Orange County", "area"), ("Punjab Province", "area"),
    ("Africa", "never"), ("Europe", "never"), ("Middle East", "never"),
    ("Oslo", ""), ("New York", ""), ("Washington", ""), ("Lagos", ""), ("Quebec", ""), ("Córdoba", ""), ("Delhi", ""), ("Hamburg", ""),
    ("Qwertyholm", ""), ("Manchester", ""), ("Mexico City", ""), ("Beverly Hills", ""), ("Gold Coast", ""),
    ("Kent", "county"), ("Norfolk", "county"), ("Gaza", "county"), ("Bulacan", "county"),
    ("Swahili", "thing"), ("Old City", "district"), ("Jupiter", "thing"), ("Athena", "thing"),
    ("Qwerty Road", "area"), ("Northern Qwertyland", "generic"), ("QWERT", "generic"), ("Lower Qwerty", "generic"),
    ("TODAY PERU", "generic"),
])
def test_what_else_a_name_is(gazetteer, name, kind):
    assert kind_of_name(name, gazetteer) == kind


def test_a_region_of_a_country_that_the_article_names(gazetteer):
    about_jamaica = Evidence.of("Rain fell across Jamaica.")
    assert kind_of_name("Hanover", gazetteer) == ""
    assert kind_of_name("Hanover", gazetteer, about_jamaica) == "region"
    assert kind_of_name("Hanover", gazetteer, Evidence.of("Rain fell.", url="https://news.example.jm/1")) == "region"


@pytest.mark.parametrize(("region", "city", "only"), [
    ("jujuy", "san salvador de jujuy", True), ("nayarit", "tepic", True), ("hatay", "antakya", False), ("bahia", "salvador", True),
    ("mecca", "makkah", False), ("raqqa", "ar raqqah", False), ("new york", "new york city", False), ("gedaref", "al qadarif", False),
])
def test_a_region_s_name_that_is_a_city_s_only_as_it_lies_there(region, city, only):
    assert is_of_region(region, city) is only


def decided(gazetteer, name, text="", heads=(0.5,), labels=("LOC",), **options):
    group = Group(name, spans=[None] * len(heads), heads=list(heads), labels=list(labels), **options)
    evidence = Evidence.of(text)
    asked = Name(name, [], gazetteer.matches(name))
    return decide(group, asked, choose(asked, asked.matches, evidence, []), evidence, gazetteer)


def test_the_head_speaks(gazetteer):
    assert decided(gazetteer, "Kotka", heads=[0.9]) > decided(gazetteer, "Kotka", heads=[0.1])


def test_a_place_label_speaks(gazetteer):
    assert decided(gazetteer, "Kotka", labels=["LOC"]) > decided(gazetteer, "Kotka", labels=["PERSON"])
    assert decided(gazetteer, "Kotka", labels=["LOC"]) > decided(gazetteer, "Kotka", labels=["ORG"])


def test_size_speaks(gazetteer):
    assert decided(gazetteer, "Tampere") > decided(gazetteer, "Soldeu")


def test_an_unknown_name_needs_more(gazetteer):
    assert decided(gazetteer, "Kotka") > decided(gazetteer, "Qwertyholm")
    assert decided(gazetteer, "Qwertyholm", heads=[0.95], cues={"cities.government_of": 3.0}) > 0.55


def test_cues_speak_for_and_against(gazetteer):
    plain = decided(gazetteer, "Kotka")
    assert decided(gazetteer, "Kotka", cues={"cities.government_of": 3.0}) > plain
    assert decided(gazetteer, "Kotka", cues={"cities.not_region_after": -2.5}) < plain


def test_readings_and_company_speak(gazetteer):
    plain = decided(gazetteer, "Kotka")
    assert decided(gazetteer, "Kotka", context={"region": 1.0}) < plain
    assert decided(gazetteer, "Kotka", context={"locative": 1.0}) > plain
    assert decided(gazetteer, "Kotka", company={"near": 0.9}) > plain
    assert decided(gazetteer, "Kotka", company={"suburb": 0.9}) < plain
    assert decided(gazetteer, "Kotka", begun=0.8) < plain
    assert decided(gazetteer, "Kotka", context={"unit_of": 1.0}) < plain
    assert decided(gazetteer, "Kotka", context={"part": 1.0}) == plain
    assert decided(gazetteer, "Qwertyholm", context={"part": 1.0}) < decided(gazetteer, "Qwertyholm")


@pytest.mark.parametrize(("name", "text", "bare"), [
    ("Soldeu", "Nobody slept.", 1.0), ("Soldeu", "Andorra is cold.", 0.0), ("Tampere", "Nobody slept.", 0.0), ("Qwertyholm", "", 0.0),
])
def test_a_small_place_is_an_odd_dateline_where_its_country_is_not_named(gazetteer, name, text, bare):
    asked, evidence = Name(name, [], gazetteer.matches(name)), Evidence.of(text)
    choice = choose(asked, asked.matches, evidence, [])
    for rules, value in (({"cities.dateline"}, bare), ({"cities.name"}, 0.0)):
        group = Group(name, [None], [0.5], ["LOC"], rules=rules)
        assert parts(group, asked, choice, evidence, gazetteer)["bare"] == value


def test_a_region_that_shares_its_name_speaks_against(gazetteer):
    (lagos, *_) = gazetteer.lookup("Lagos")
    assert shares_region("Lagos", lagos, gazetteer)
    assert not shares_region("Ibadan", gazetteer.lookup("Ibadan")[0], gazetteer)
    assert not shares_region("Qwertyholm", None, gazetteer)


@pytest.mark.parametrize(("text", "name", "share"), [
    ("two in Ohio, three in Texas, one in Iowa; New York slept", "New York", 1.0), ("Ohio slept. So did New York.", "New York", 1 / 3),
    ("New York slept.", "New York", 0.0), ("Ohio, Texas, Iowa and Dallas", "Dallas", 0.0), ("Bavaria, Berlin, Hamburg", "Hamburg", 1 / 3),
])
def test_a_name_among_regions_of_its_country(gazetteer, text, name, share):
    start = text.index(name)
    assert fellow_regions(name, [(start, start + len(name))], Evidence.of(text), gazetteer) == pytest.approx(share)
    assert fellow_regions(name, [], Evidence.of(text), gazetteer) == 0


def inputs(gazetteer, name, labels, text="", **options):
    evidence = Evidence.of(text)
    asked = Name(name, [m.span() for m in re.finditer(name, text)], gazetteer.matches(name))
    (choice,) = resolve([asked], evidence)
    return parts(Group(name, [None] * len(labels), [0.5] * len(labels), list(labels), **options), asked, choice, evidence, gazetteer)


def test_a_large_city_taken_for_a_person_or_a_body(gazetteer):
    larger, smaller = (inputs(gazetteer, name, ["PERSON", "LOC"])["known_person"] for name in ("Tampere", "Kotka"))
    assert larger > smaller > 0
    assert inputs(gazetteer, "Tampere", ["ORG"])["known_body"] > 0
    assert inputs(gazetteer, "Soldeu", ["PERSON"])["known_person"] == 0
    assert inputs(gazetteer, "Tampere", ["PERSON"], surname=True)["known_person"] == 0
    assert inputs(gazetteer, "Florence", ["PERSON"])["known_person"] == 0
    assert inputs(gazetteer, "Tampere", ["ORG"], context={"sport": 0.5})["known_body"] == 0


def test_a_name_without_a_place_that_surely_lies_in_a_country(gazetteer):
    assert inputs(gazetteer, "Qwertyholm", ["LOC"], "Qwertyholm, Norway")["unknown_behind"] == 1
    assert inputs(gazetteer, "Qwertyholm", ["LOC"], "Qwertyholm")["unknown_behind"] == 0
    assert inputs(gazetteer, "Bergen", ["LOC"], "Bergen, Norway")["unknown_behind"] == 0


def test_a_county_is_a_town_beside_its_own_state(gazetteer):
    text = "Kent, Washington"
    evidence = Evidence.of(text, [(0, 4)])
    name = Name("Kent", [(0, 4)], gazetteer.matches("Kent"))
    (choice,) = resolve([name], evidence)
    assert "kind_county" not in parts(Group("Kent", [None], [0.5], ["LOC"]), name, choice, evidence, gazetteer)
    alone = Name("Kent", [], gazetteer.matches("Kent"))
    (choice,) = resolve([alone], Evidence.of(""))
    assert parts(Group("Kent", [None], [0.5], ["LOC"]), alone, choice, Evidence.of(""), gazetteer)["kind_county"] == 1


@pytest.mark.parametrize(("text", "beside"), [("Qwertyholm, Norway", True), ("Qwertyholm in Norway", True), ("Qwertyholm slept", False)])
def test_a_name_without_a_place_beside_a_country(text, beside):
    evidence = Evidence.of(text)
    name = Name("Qwertyholm", [(0, 10)], (), beside=evidence.beside((0, 10)))
    assert is_beside(name, None) is beside


def test_against_and_for():
    assert against_and_for(Group("Oslo", cues={"a": 2.0, "b": -1.5, "c": 1.0})) == (-1.5, 3.0)
    assert against_and_for(Group("Oslo")) == (0, 0)


def test_the_publishers_country_is_home(gazetteer):
    name = Name("Kotka", [], gazetteer.matches("Kotka"))
    for url, home in (("https://news.example.fi/1", 1.0), ("https://news.example.com/1", 0.0)):
        evidence = Evidence.of("", url=url)
        choice = choose(name, name.matches, evidence, [])
        assert parts(Group("Kotka", [None], [0.5], ["LOC"]), name, choice, evidence, gazetteer)["home"] == home


def test_a_small_place_is_astray_only_where_the_article_is_set_elsewhere(gazetteer):
    name = Name("Kotka", [], gazetteer.matches("Kotka"))
    for text, stray in (("Nobody slept.", 0.0), ("Peru is warm.", 1.0), ("Finland is cold.", 0.0)):
        evidence = Evidence.of(text)
        choice = choose(name, name.matches, evidence, [])
        assert parts(Group("Kotka", [None], [0.5], ["LOC"]), name, choice, evidence, gazetteer)["stray"] == stray


def part_of(gazetteer, name, part, text="", spans=None, **options):
    """One input of the decision about a name in a text."""
    evidence = Evidence.of(text)
    asked = Name(name, spans or [], gazetteer.matches(name))
    (choice,) = resolve([asked], evidence)
    group = Group(name, [None], **{"heads": [0.9], "labels": ["LOC"], **options})
    return parts(group, asked, choice, evidence, gazetteer)[part]


def test_a_large_or_well_known_place_is_less_astray(gazetteer):
    names = ("Kotka", "Turku", "Geneva", "Paris")
    kotka, turku, geneva, paris = (part_of(gazetteer, name, "stray", "Peru is warm.") for name in names)
    assert kotka == 1 > turku > geneva >= paris == 0


def test_a_town_before_its_region_is_within_it(gazetteer):
    text = "Rain fell in Ames, Iowa."
    assert part_of(gazetteer, "Ames", "within", text, [(13, 17)]) == 1
    assert part_of(gazetteer, "Ames", "within") == 0


def test_a_town_that_is_called_as_a_river_before_its_region(gazetteer):
    text = "A mill in Gold River, British Columbia, burnt."
    assert part_of(gazetteer, "Gold River", "kind_area") == 1
    with pytest.raises(KeyError):
        part_of(gazetteer, "Gold River", "kind_area", text, [(10, 20)])
    assert part_of(gazetteer, "Long Island", "kind_area", "On Long Island, New York, it rained.", [(3, 14)]) == 1


def test_what_the_head_and_the_words_say_of_a_name_without_a_place(gazetteer):
    placed, unknown = "Kotka", "Qwertyholm"
    assert part_of(gazetteer, placed, "unknown_head") == 0 < part_of(gazetteer, unknown, "unknown_head")
    assert part_of(gazetteer, unknown, "unknown_head", heads=[0.1]) < 0
    assert part_of(gazetteer, unknown, "unknown_locative", context={"locative": 0.5}) == 0.5
    assert part_of(gazetteer, placed, "unknown_locative", context={"locative": 0.5}) == 0


def test_a_small_place_at_home(gazetteer):
    gunning = [part_of(gazetteer, "Gunning", "small_home", text) for text in ("Australia is warm.", "Peru is warm.")]
    assert gunning[0] > 0 == gunning[1]
    assert part_of(gazetteer, "Toronto", "small_home", "Canada is cold.") == 0


def test_the_article_s_country_speaks(gazetteer):
    assert decided(gazetteer, "Kotka", "Finland is cold.") > decided(gazetteer, "Kotka", "Peru is warm.")


def test_a_surname_in_the_article_speaks_against(gazetteer):
    assert decided(gazetteer, "Brighton", surname=True) < decided(gazetteer, "Brighton") - 0.2


@pytest.mark.parametrize("name", ["Finland", "Oklahoma", "Africa", "Manhattan", "Long Island"])
def test_what_is_no_city_is_refused_even_in_bright_light(gazetteer, name):
    assert decided(gazetteer, name, heads=[0.5]) < 0.5


def test_a_capital_that_is_called_as_its_country_in_a_dateline(gazetteer):
    assert decided(gazetteer, "KUWAIT") < 0.2
    assert decided(gazetteer, "KUWAIT", rules={"cities.dateline"}) > 0.6


def test_peers_are_the_mean_of_the_neighbours():
    group = Group("Oslo")
    assert peers(group) == 0
    group.neighbours = [Group("Bergen", probability=0.9), Group("Monday", probability=0.3)]
    assert peers(group) == pytest.approx(0.2)


def test_neighbours_speak(gazetteer):
    good, bad = Group("Bergen", probability=0.95), Group("Monday", probability=0.05)
    assert decided(gazetteer, "Kotka", neighbours=[good]) > decided(gazetteer, "Kotka", neighbours=[bad])


def test_probability_is_rounded_and_bounded():
    assert probability({"bias": 1.0}) == round(1 / (1 + math.exp(-weights()["bias"])), 3)
    assert 0 <= probability({"kind_never": 50.0}) <= probability({"dateline": 50.0}) <= 1


@pytest.mark.parametrize(("p", "value"), [(0.5, 0.0), (0.0, logit(0.01)), (1.0, logit(0.99))])
def test_logit_is_clipped(p, value):
    assert logit(p) == pytest.approx(value)


def test_the_weights_have_their_signs():
    table = weights()
    speak_for = {"location", "size", "capital", "beside", "cue", "cue_against", "dateline", "home", "peers", "renown", "listed", "locative",
                 "resident", "near", "told"}
    speak_against = {"unknown", "stray", "surname", "organization", "region", "only_region", "the", "acronym", "shared", "begun", "suburb",
                     "alias", "unit_of", "part", "bare", "team", "sport",
                     *(name for name in table if name.startswith("kind_") and name != "kind_state")}
    assert {name for name in speak_for if table[name] <= 0} == set()
    assert {name for name in speak_against if table[name] >= 0} == set()
    assert table["head_mean"] + table["head_best"] > 0


def test_folded_lists_are_folded():
    assert all(w == w.lower() for key in ("never", "districts", "given_names", "counties", "things") for w in words()[key])


def test_the_component_s_words_are_there():
    assert {"trimmed_before", "trimmed_after", "longer_after", "longer_before", "longer_of", "city_states", "areas"} <= set(words())


def test_more_readings_speak_against_a_city(gazetteer):
    plain = decided(gazetteer, "Kotka")
    for reading in ("holder", "sport", "team", "territory"):
        assert decided(gazetteer, "Kotka", context={reading: 1.0}) < plain, reading


def test_a_part_of_a_large_city_is_no_city(gazetteer):
    assert decided(gazetteer, "Redfern", context={"locative": 1.0}) < 0.5 < decided(gazetteer, "Wodonga", context={"locative": 1.0})
    assert decided(gazetteer, "Redfern", context={"resident": 1.0}) == decided(gazetteer, "Redfern")


def test_a_region_of_the_name_speaks_where_the_article_speaks_of_regions(gazetteer):
    context = {"regional": 1.5, "region": 0.3}
    shared, alone = (parts_of(gazetteer, name, context=context) for name in ("Lagos", "Ibadan"))
    assert (shared["shared_regional"], shared["shared_region"]) == (1.5, 1.0)
    assert (alone["shared_regional"], alone["shared_region"]) == (0.0, 0.0)


def test_a_word_for_a_city_outweighs_one_for_its_region(gazetteer):
    told = parts_of(gazetteer, "Lagos", context={"region": 0.3}, cues={"cities.government_of": 3.0})
    assert told["shared_region"] == 0.0


def test_a_list_of_regions_speaks_where_a_region_has_the_name(gazetteer):
    context = {"region_list": 0.8}
    assert parts_of(gazetteer, "Washington", context=context)["region_list"] == 0.8
    assert parts_of(gazetteer, "Kotka", context=context)["region_list"] == 0.0


def test_what_a_name_without_a_place_holds_says_nothing(gazetteer):
    assert parts_of(gazetteer, "Qwertyholm", context={"holder": 1.0})["holder"] == 0.0


def parts_of(gazetteer, name, **options):
    group = Group(name, spans=[None], heads=[0.5], labels=["LOC"], **options)
    asked, evidence = Name(name, [], gazetteer.matches(name)), Evidence.of("")
    return parts(group, asked, choose(asked, asked.matches, evidence, []), evidence, gazetteer)
