"""Names as word sequences."""

from __future__ import annotations

import pytest

from citybeat.extract.people.names import Name, acronym_of, match, parse_name, same_person, stands_for, variants


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jane Roe", ("jane", "roe")),
        ("JANE  ROE", ("jane", "roe")),
        ("J. Roe", ("j.", "roe")),
        ("J Roe", ("j.", "roe")),
        ("J.K. Marwick", ("j.k.", "marwick")),
        ("JK Marwick", ("j.k.", "marwick")),
        ("J.-P. Lantier", ("j.p.", "lantier")),
        ("Roe, Jane", ("jane", "roe")),
        ("Ánxel Nóvoa", ("anxel", "novoa")),
        ("Park Seo-yun", ("park", "seo-yun")),
        ("Pieter van der Laan", ("pieter", "van", "der", "laan")),
        ("Omar al-Hadid", ("omar", "al-hadid")),
        ("Robert “Shorty” Ellis", ("robert", "ellis")),
        ("Robert (Bob) Ellis", ("robert", "ellis")),
        ("(Jane) Roe", ("jane", "roe")),
        ("(Jane Maria) Roe", ("jane", "maria", "roe")),
        ("Desmond Okoro Jr.", ("desmond", "okoro")),
    ],
)
def test_words(text: str, words: tuple[str, ...]) -> None:
    assert parse_name(text).words == words


@pytest.mark.parametrize(
    ("text", "nickname", "suffix"),
    [
        ("Robert “Shorty” Ellis", "shorty", None),
        ("Robert \"Shorty\" Ellis", "shorty", None),
        ("Robert (Bob) Ellis", "bob", None),
        ("(Jane) Roe", None, None),
        ("Desmond Okoro Jr.", None, "jr"),
        ("Desmond Okoro, Jr", None, "jr"),
        ("Rudolf II", None, "ii"),
        ("Rudolf V", None, "v"),
        ("Jane Roe", None, None),
    ],
)
def test_nickname_and_suffix(text: str, nickname: str | None, suffix: str | None) -> None:
    assert (parse_name(text).nickname, parse_name(text).suffix) == (nickname, suffix)


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Jane Roe", True),
        ("J. Roe", True),
        ("Ben Okafor", True),
        ("Roe", False),
        ("van der Laan", False),
        ("al-Hadid", False),
        ("Al Hadid", False),
        ("bin Talib", False),
    ],
)
def test_full(text: str, full: bool) -> None:
    assert parse_name(text).full is full


@pytest.mark.parametrize(
    ("text", "eastern"),
    [
        ("Park Seo-yun", True),
        ("Goh Teck Wah", True),
        ("Jane Park", False),
        ("Lee", False),
        ("Lee J. Marwick", False),
    ],
)
def test_eastern(text: str, eastern: bool) -> None:
    assert parse_name(text).eastern is eastern


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("J. Roe", "Jane Roe"),
        ("JK Marwick", "Joan Kay Marwick"),
        ("J.K. Marwick", "JK Marwick"),
        ("J.K. Marwick", "Joan Marwick"),
        ("Jane Roe", "Jane Mary Roe"),
        ("Jane Q. Roe", "Jane Roe"),
        ("JANE ROE", "Jane Roe"),
        ("Bill Hartnell", "William Hartnell"),
        ("Juan Benavides", "Juan Esteban Benavídes"),
        ("Andrés Ruiz Otero", "Andrés Manuel Ruiz Otero"),
        ("Ruiz Otero", "Andrés Manuel Ruiz Otero"),
        ("Roe, Jane", "Jane Roe"),
        ("Xu Jialing", "Jialing Xu"),
        ("Peter Ng", "Ng Joo Teck Peter"),
        ("Tam Wai-man", "Paul Tam Wai-man"),
        ("Abdel Karim al-Hadid", "Abdel-Karim El-Hadid"),
        ("Abdulrahman Al-Omari", "Abdul Rahman Al Omari"),
        ("Robert “Shorty” Ellis", "Shorty Ellis"),
        ("Robert “Shorty” Ellis", "Robert Ellis"),
        ("Ana Roe-Lund", "Ana Roe"),
        ("Desmond Okoro", "Desmond Okoro Jr."),
        ("Kateryna Marchenko", "Katerina Marchenko"),
    ],
)
def test_same_person(a: str, b: str) -> None:
    assert same_person(parse_name(a), parse_name(b)) > 0
    assert same_person(parse_name(b), parse_name(a)) > 0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Jane Roe", "John Roe"),
        ("Jane Roe", "Janet Roe"),
        ("Jane Roe", "Jane Poe"),
        ("Mario Conti", "Maria Conti"),
        ("Martin Okoro", "Martina Okoro"),
        ("Park Seo-yun", "Park Min-jae"),
        ("Mohammed bin Talib", "Mohammed bin Nasser"),
        ("George W. Dale", "George H. Dale"),
        ("Desmond Okoro Sr.", "Desmond Okoro Jr."),
        ("J. Roe", "Karl Roe"),
        ("Sabri Al-Hadid Al-Omari", "Sabri Al-Khaled Al-Omari"),
        ("Chan Mei-ling", "Chen Mei-ling"),
    ],
)
def test_other_person(a: str, b: str) -> None:
    assert same_person(parse_name(a), parse_name(b)) == 0
    assert same_person(parse_name(b), parse_name(a)) == 0


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Roe", "Jane Roe"),
        ("Xu", "Xu Jialing"),
        ("Goh", "Goh Teck Wah"),
        ("van der Laan", "Pieter van der Laan"),
        ("der Laan", "Pieter van der Laan"),
        ("Laan", "Pieter van der Laan"),
        ("al-Hadid", "Omar el-Hadid"),
        ("Hadid", "Omar al-Hadid"),
        ("bin Talib", "Mohammed bin Talib"),
        ("Ruiz", "Andrés Manuel Ruiz Otero"),
        ("Otero", "Andrés Manuel Ruiz Otero"),
        ("Ruiz Otero", "Andrés Manuel Ruiz Otero"),
        ("Jane", "Jane Roe"),
        ("Bill", "William Hartnell"),
        ("Shorty", "Robert “Shorty” Ellis"),
        ("Lund", "Ana Roe-Lund"),
        ("Roe-Lund", "Ana Roe-Lund"),
        ("Marchenco", "Kateryna Marchenko"),
    ],
)
def test_stands_for(short: str, full: str) -> None:
    assert stands_for(parse_name(short), parse_name(full)) > 0


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Poe", "Jane Roe"),
        ("Chen", "Chan Mei-ling"),
        ("Ro", "Jane Roe"),
        ("Mann", "Jane Mannheim"),
        ("Talib", "Omar Hadid"),
    ],
)
def test_stands_not_for(short: str, full: str) -> None:
    assert stands_for(parse_name(short), parse_name(full)) == 0


def test_surname_ranks_before_given_name() -> None:
    assert stands_for(parse_name("Jordan"), parse_name("Ruth Jordan")) > stands_for(parse_name("Jordan"), parse_name("Jordan Ellis"))


@pytest.mark.parametrize(
    ("a", "b", "fit"),
    [
        ("roe", "roe", 1.0),
        ("seo-yun", "seoyun", 0.9),
        ("al-hadid", "hadid", 0.9),
        ("bill", "william", 0.8),
        ("j.", "jane", 0.7),
        ("k.", "jane", 0.0),
    ],
)
def test_match_of_words(a: str, b: str, fit: float) -> None:
    assert match(a, b) == fit
    assert match(b, a) == fit


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("zelinsky", "zelinskyy", True),
        ("marchenko", "marchenco", True),
        ("roberto", "roberta", False),
        ("chan", "chen", False),
        ("daniel", "daniela", False),
        ("andrias", "andreas", True),
        ("hartnell", "bartnell", False),
    ],
)
def test_variants(a: str, b: str, same: bool) -> None:
    assert variants(a, b) is same


@pytest.mark.parametrize(
    ("text", "full", "expected"),
    [
        ("MBT", "Mohammed bin Talib", True),
        ("ARO", "Andrés Ruiz Otero", True),
        ("WHO", "Jane Roe", False),
        ("Mbt", "Mohammed bin Talib", False),
    ],
)
def test_acronym(text: str, full: str, expected: bool) -> None:
    assert acronym_of(text, parse_name(full)) is expected


def test_surnames_of_a_lone_name_are_itself() -> None:
    assert Name(("roe",)).surnames == [("roe",)]
