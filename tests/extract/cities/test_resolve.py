import re

import pytest

from citybeat.extract.cities.evidence import Evidence
from citybeat.extract.cities.resolve import (
    FEATURES,
    Choice,
    Name,
    best_known,
    choose,
    company_features,
    evidence_features,
    fame,
    is_eclipsed,
    is_obscure_alias,
    is_short,
    resolve,
    weights,
)
from citybeat.gazetteer import Gazetteer


def resolved(text, *cities, url=None):
    gazetteer = Gazetteer.open()
    names = [Name(c, [m.span() for m in re.finditer(re.escape(c), text)], gazetteer.matches(c)) for c in cities]
    taken = [span for name in names for span in name.spans]
    return resolve(names, Evidence.of(text, taken, url))


@pytest.mark.parametrize(("text", "city", "number"), [
    ("TROY, N.C. (Wire) - A banner was taken down.", "TROY", 4495714),
    ("A storm hit Wilmington, Delaware.", "Wilmington", 4145381),
    ("A storm hit Arlington, Virginia.", "Arlington", 4744709),
    ("They met in Hyderabad, Pakistan.", "Hyderabad", 1176734),
    ("They met in Hyderabad, in the Indian state of Telangana.", "Hyderabad", 1269843),
    ("He sings in London, Ontario.", "London", 6058560),
    ("She heads a clinic in Manchester, New Hampshire.", "Manchester", 5089178),
    ("The council of Moscow voted. Idaho pays for the bridge, and farmers across Idaho had asked.", "Moscow", 5601538),
    ("Snow fell in Birmingham. The governor of Alabama closed schools across Alabama.", "Birmingham", 4049979),
    ("LIMA, Ohio (Wire) - The pipes are old.", "LIMA", 5160783),
    ("The works in Georgetown, Guyana's capital, closed.", "Georgetown", 3378644),
])
def test_a_state_or_country_in_the_article_decides(text, city, number):
    (choice,) = resolved(text, city)
    assert (choice.place.geonames_id, choice.resolution) == (number, "context")


PROMINENT = [("Paris", 2988507), ("London", 2643743), ("Melbourne", 2158177), ("Lima", 3936456), ("Washington", 4140963)]


@pytest.mark.parametrize(("city", "number"), PROMINENT)
def test_without_evidence_prominence_decides(city, number):
    (choice,) = resolved(f"The meeting in {city} was short.", city)
    assert (choice.place.geonames_id, choice.resolution) == (number, "prominence")


AMERICAN = ("The United States Senate met. American farmers, American bankers and other Americans wrote to the United States "
            "Congress about trade talks in {}. Senators from Texas spoke, and a committee in Dallas, one in Houston, one in Denver wait.")


@pytest.mark.parametrize(("city", "country"), [("Cairo", "EG"), ("Geneva", "CH"), ("Venice", "IT")])
def test_a_well_known_city_abroad_is_not_a_small_one_at_home(city, country):
    choice, *_ = resolved(AMERICAN.format(city), city, "Dallas", "Houston", "Denver")
    assert choice.place.country == country


def eclipsed(text, city, country, url=None, others=(), of=None):
    """Whether the largest place of a name in a country, or in its region `of`, is eclipsed in a text."""
    gazetteer = Gazetteer.open()
    evidence = Evidence.of(text, url=url)
    name = Name(city, [m.span() for m in re.finditer(city, text)], gazetteer.matches(city))
    name.beside = [mention for span in name.spans for mention in evidence.beside(span)]
    places = [m.place for m in name.matches if m.place.country == country and of in {None, m.place.admin1_name}]
    return is_eclipsed(places[0], name, best_known(name.matches), evidence, [(Name(o, [], ()), gazetteer.lookup(o)[0]) for o in others])


def test_what_speaks_for_a_small_place_keeps_it():
    assert eclipsed("Rain fell in Geneva.", "Geneva", "US")
    assert not eclipsed("Rain fell in Geneva.", "Geneva", "CH")
    assert not eclipsed("Rain fell in Geneva, Illinois.", "Geneva", "US")
    assert not eclipsed("Rain fell in Wollongong.", "Wollongong", "AU")
    assert not eclipsed("Rain fell in Hamilton.", "Hamilton", "CA", others=["Toronto"])
    assert not eclipsed("Rain fell in Liverpool.", "Liverpool", "AU", others=["Sydney"])
    assert eclipsed("Rain fell in Liverpool.", "Liverpool", "AU")
    assert not eclipsed("Rain fell in Liverpool.", "Liverpool", "AU", url="https://news.example.au/1")


def test_a_region_that_is_named_again_and_again_keeps_its_places():
    assert eclipsed("Rain fell in Moscow. Idaho sleeps.", "Moscow", "US")
    assert not eclipsed("Rain fell in Moscow. Idaho sleeps. So did Idaho last year.", "Moscow", "US")
    assert eclipsed("Rain fell in Moscow. Idaho sleeps. So did Idaho last year, and Finland, Sweden and Denmark.", "Moscow", "US")
    assert eclipsed("Rain fell in Miami. Texas sleeps. So did Texas last year.", "Miami", "US", of="Texas")


def test_what_is_said_behind_a_name_rules_out_all_other_places():
    (choice,) = resolved("Minnesota, Minnesota and Minnesota again. Of Minnesota, to Rochester, New York.", "Rochester")
    assert (choice.place.admin1_name, choice.resolution) == ("New York", "context")
    (choice,) = resolved("A farm in Soldeu, Ontario, burnt.", "Soldeu")
    assert choice == Choice(None, None, 0.0)
    (choice,) = resolved("A farm in Belfast, Ireland, burnt.", "Belfast")
    assert choice.place.country == "GB"


def test_a_small_namesake_in_a_country_that_the_article_does_not_name():
    text = "A farm in Springdale in northern Peru burnt."
    assert resolved(text, "Springdale") == [Choice(None, None, 0.0)]
    (choice,) = resolved(text + " Arkansas sent help.", "Springdale")
    assert choice.place.country == "US"
    (choice,) = resolved("A farm in Springdale burnt.", "Springdale")
    assert choice.place.country == "US"


def test_a_little_known_place_abroad_is_not_meant_by_its_other_name(gazetteer):
    place = next(m for m in gazetteer.matches("Kel") if not m.primary and m.place.country == "DE")
    assert is_obscure_alias(place, Evidence.of("Rain fell in Kel. Pakistan sleeps."))
    assert not is_obscure_alias(place, Evidence.of("Rain fell in Kel. Germany sleeps."))
    assert not is_obscure_alias(place, Evidence.of("Rain fell in Kel."))
    (kiev,) = [m for m in gazetteer.matches("Kiev") if m.place.capital]
    assert not is_obscure_alias(kiev, Evidence.of("Rain fell in Kiev. Pakistan sleeps."))


def test_fame_grows_with_inhabitants_and_names(gazetteer):
    assert fame(gazetteer.lookup("Paris")[0]) > fame(gazetteer.lookup("Lyon")[0]) > fame(gazetteer.lookup("Kotka")[0])


def test_the_only_country_of_an_article_says_less_than_one_of_many_mentions(gazetteer):
    place = gazetteer.lookup("Kotka")[0]
    at = FEATURES.index("country_share") - FEATURES.index("beside_region")
    once, often = (evidence_features(place, Name("Kotka", [], ()), Evidence.of("Finland slept. " * times))[at] for times in (1, 9))
    assert 0 < once < often < 1


def test_a_name_that_only_one_place_bears_is_unique():
    (choice,) = resolved("The meeting in Ouagadougou was short.", "Ouagadougou")
    assert (choice.place.country, choice.resolution, choice.probability) == ("BF", "unique", 1.0)


def test_an_unknown_name_has_no_place():
    (choice,) = resolved("The meeting in Qwertyville was short.", "Qwertyville")
    assert choice == Choice(None, None, 0.0)


def test_other_cities_pull_their_neighbours():
    first, second = resolved("The bus goes from Toronto to London twice a day, and from Toronto to Hamilton.", "Hamilton", "Toronto")
    assert (first.place.country, second.place.country) == ("CA", "CA")


def test_the_country_that_an_article_is_set_in_counts_for_the_short_form_of_a_name():
    text = ("Bolivia voted. The Bolivian government counts again, and Bolivians wait. Protests broke out in Santa Cruz, while the United"
            " States looked on. Its envoys left Washington.")
    choice, _ = resolved(text, "Santa Cruz", "Washington")
    assert (choice.place.name, choice.place.country) == ("Santa Cruz de la Sierra", "BO")


@pytest.mark.parametrize(("name", "full", "short"), [
    ("Santa Cruz", "Santa Cruz de la Sierra", True), ("Santiago", "Santiago de Cuba", True), ("Laguna", "Laguna Beach", False),
    ("Santa Cruz de la Sierra", "Santa Cruz de la Sierra", False), ("Santa", "Santa Cruz de la Sierra", False),
])
def test_the_short_form_of_a_name(name, full, short):
    (place, *_) = Gazetteer.open().lookup(full)
    assert is_short(name, place) is short


def test_most_of_the_other_names_say_where_an_article_is_set():
    gazetteer = Gazetteer.open()
    newport, *others = (Name(c, [], gazetteer.matches(c)) for c in ("Newport", "Cardiff", "Swansea", "Oslo"))
    chosen = [(other, other.matches[0].place) for other in others]
    (welsh,) = [m.place for m in newport.matches if m.place.admin1_name == "Wales" and m.place.population > 100_000]
    assert company_features(welsh, newport, chosen)[2] == pytest.approx(2 / 3)
    assert company_features(welsh, newport, chosen[:1])[2] == pytest.approx(1 / 3)
    assert company_features(others[2].matches[0].place, newport, chosen[:2])[2] == 0


def test_the_publisher_s_country_counts():
    (plain,) = resolved("The meeting in Newcastle was short.", "Newcastle")
    (british,) = resolved("The meeting in Newcastle was short.", "Newcastle", url="https://paper.co.uk/1")
    assert british.place.country == "GB"
    assert british.probability != plain.probability


def test_the_order_of_names_does_not_matter():
    text = "Trucks left Lagos for Ibadan, Nigeria, and Accra."
    forward = resolved(text, "Lagos", "Ibadan", "Accra")
    backward = resolved(text, "Accra", "Ibadan", "Lagos")
    assert [c.place.geonames_id for c in forward] == [c.place.geonames_id for c in reversed(backward)]


def test_every_feature_has_a_weight():
    assert len(weights()) == len(FEATURES)


def test_evidence_has_the_sign_that_it_should():
    table = dict(zip(FEATURES, weights(), strict=True))
    for feature in ("population", "renown", "primary", "beside_region", "beside_country", "region_count", "near_city", "publisher"):
        assert table[feature] > 0
    assert table["beside_other"] < 0


def test_choosing_from_nothing():
    assert choose(Name("X", [(0, 1)], ()), (), Evidence.of("X"), []).place is None


@pytest.mark.parametrize(("name", "number"), [
    ("Southold", 5139054),  # also a former name of the larger South Bend
    ("San Miguel", 3583446),  # also another name of the larger San Diego
    ("Hanover", 2910831),  # the English name of a city abroad stays
    ("New York", 5128581), ("Bombay", 1275339),
])
def test_a_former_name_gives_way_to_a_place_that_is_called_so(name, number):
    (choice,) = resolved(f"The meeting in {name} was short.", name)
    assert choice.place.geonames_id == number


def test_another_name_gives_way_to_a_capital():
    (choice,) = resolved("Islamabad was blamed, and New Delhi was pleased. India and Kashmir wait.", "Islamabad")
    assert choice.place.country == "PK"


def test_an_embassy_s_country_is_not_its_city_s():
    (choice,) = resolved("Russia will close the U.S. consulate in St. Petersburg, the Russian minister said in Russia.", "St. Petersburg")
    assert choice.place.country == "RU"
