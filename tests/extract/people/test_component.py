"""One entry for each human being: marked-up texts, what the model found given in capitals."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from citybeat.extract.facts import Person

Names = Callable[[str], list[str]]
People = Callable[[str], list[Person]]
P, Q = "<PERSON>", "</PERSON>"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        # surnames, initials, given names
        ("<PERSON>Jane Roe</PERSON> spoke. <PERSON>Roe</PERSON> left.", ["Jane Roe"]),
        ("<PERSON>J. Roe</PERSON> spoke. Later <PERSON>Jane Roe</PERSON> left.", ["Jane Roe"]),
        ("<PERSON>Marwick</PERSON> wins\n<PERSON>Joan Marwick</PERSON> won.", ["Joan Marwick"]),
        ("<PERSON>Wanda Kolar</PERSON> came. <PERSON>Wanda</PERSON> sang.", ["Wanda Kolar"]),
        ("The report of <PERSON>Iswan</PERSON> and S <PERSON>Iswan</PERSON>.", ["S Iswan"]),
        ("<PERSON>Robert</PERSON> “Shorty” <PERSON>Ellis</PERSON> and <PERSON>Shorty</PERSON>.", ["Robert “Shorty” Ellis"]),
        ("<PERSON>Pieter</PERSON> van der <PERSON>Laan</PERSON> left. <PERSON>Van der Laan</PERSON> sighed.", ["Pieter van der Laan"]),
        ("<PERSON>Robert ‘Shorty</PERSON>’ <PERSON>Ellis</PERSON> sang. <PERSON>Ellis</PERSON> left.", ["Robert ‘Shorty’ Ellis"]),
        ("<PERSON>Jane Roeâ€™s</PERSON> boat sank. <PERSON>Roe</PERSON> swam.", ["Jane Roe"]),
        ("<PERSON>Jane Roe´s</PERSON> boat sank. <PERSON>Roe</PERSON> swam.", ["Jane Roe"]),
        ("a friend of <PERSON>Jane</PERSON>\n<PERSON>Roe</PERSON> sang.", ["Jane Roe"]),
        ("<PERSON>Omar al-Hadid</PERSON> met <PERSON>Hadid</PERSON>'s aides. <PERSON>El-Hadid</PERSON> left.", ["Omar al-Hadid"]),
        ("<PERSON>Xu Jialing</PERSON> arrived. <PERSON>Xu</PERSON> said so.", ["Xu Jialing"]),
        ("<PERSON>Andrés Ruiz Otero</PERSON> spoke, <PERSON>Ruiz Otero</PERSON> left, <PERSON>Ruiz</PERSON> sat.", ["Andrés Ruiz Otero"]),
        ("ROE WINS\n<PERSON>JANE ROE</PERSON> won. <PERSON>Jane Roe</PERSON> was glad.", ["Jane Roe"]),
        ("<PERSON>Desmond Okoro</PERSON> Jr. spoke. <PERSON>Okoro</PERSON> left.", ["Desmond Okoro Jr."]),
        ("<PERSON>Ana Roe-Lund</PERSON> spoke. <PERSON>Lund</PERSON> left.", ["Ana Roe-Lund"]),
        ("<PERSON>Balan S.</PERSON> <PERSON>Sundaram</PERSON> spoke.", ["Balan S. Sundaram"]),
        ("<PERSON>Karl</PERSON> the <PERSON>Bold</PERSON> spoke.", ["Karl the Bold"]),
        ("<PERSON>Mohammed bin Talib</PERSON>, known as <PERSON>MBT</PERSON>, left.", ["Mohammed bin Talib"]),
        ("<PERSON>Park Seo-</PERSON>yun arrived.", ["Park Seo-yun"]),
        # two people
        ("<PERSON>Jane Roe</PERSON> met <PERSON>Karl Roe</PERSON>.", ["Jane Roe", "Karl Roe"]),
        ("<PERSON>Park Seo-yun</PERSON> met <PERSON>Park Min-jae</PERSON>.", ["Park Seo-yun", "Park Min-jae"]),
        ("Mr <PERSON>Okafor</PERSON> and Mrs <PERSON>Okafor</PERSON> agreed.", ["Okafor", "Okafor"]),
        # titles, honorifics and other company
        ("<PERSON>President Jane Roe</PERSON> spoke.", ["Jane Roe"]),
        ("<PERSON>Dr. Jane Roe</PERSON> spoke.", ["Jane Roe"]),
        ("<PERSON>Dato Seri Ahmad Rahim</PERSON> spoke.", ["Ahmad Rahim"]),
        ("<PERSON>Briton Jane Roe</PERSON> spoke.", ["Jane Roe"]),
        ("<PERSON>Prime Minister Sunita Rao</PERSON> spoke.", ["Sunita Rao"]),
        ("<PERSON>Prince Rudolf</PERSON> spoke.", ["Rudolf"]),
        ("<PERSON>Sheikh Hasna</PERSON> spoke.", ["Sheikh Hasna"]),
        ("<PERSON>Sheikh Ahmad Al-Omari</PERSON> spoke.", ["Ahmad Al-Omari"]),
        ("<PERSON>Dean Marwick</PERSON> spoke.", ["Dean Marwick"]),
        ("<PERSON>NPU Jane Roe</PERSON> spoke for the <ORG>NPU</ORG>.", ["Jane Roe"]),
        ("<PERSON>NPU Jane Roe</PERSON> spoke.", ["NPU Jane Roe"]),
        ("<PERSON>Kuwaiti Al-Omari</PERSON> won.", ["Al-Omari"]),
        ("<PERSON>German Salas</PERSON> won.", ["German Salas"]),
        ("<PERSON>Tan Wei Ling</PERSON> won.", ["Tan Wei Ling"]),
        ("<PERSON>Tan Sri Ahmad Rahim</PERSON> won.", ["Ahmad Rahim"]),
        ("<PERSON>O’Harrow</PERSON> won. <PERSON>Conan O'Harrow</PERSON> sat.", ["Conan O'Harrow"]),
        ("Then <PERSON>O'Harrow</PERSON> won.", ["O'Harrow"]),
        ("<PERSON>Son Heung-jae</PERSON> won.", ["Son Heung-jae"]),
        ("<PERSON>Jane Roe said:\"Tackling</PERSON> it is hard.", ["Jane Roe"]),
        ("<PERSON>Jane Roe of</PERSON> the port said so.", ["Jane Roe"]),
        ("<PERSON>Jane Roe's</PERSON> dog barked.", ["Jane Roe"]),
        ("<PERSON>Jane Roe, MP</PERSON>, said so.", ["Jane Roe"]),
        ("<PERSON>Jane Roe MP</PERSON> said so.", ["Jane Roe"]),
        ("<PERSON>Alice Moreau\nwho</PERSON> came.\n<PERSON>Alice Moreau</PERSON>\n\nshe says", ["Alice Moreau"]),
        ("<PERSON>Jane Roe\nKarl Poe</PERSON> came.", ["Jane Roe", "Karl Poe"]),
        ("<PERSON>Jane Roe and Karl Poe</PERSON> came.", ["Jane Roe", "Karl Poe"]),
        ("<PERSON>Helen Clayton</PERSON>\N{REPLACEMENT CHARACTER}s bid failed.", ["Helen Clayton"]),
        ("<PERSON>Fu Meilan</PERSON> (傅美蘭) spoke.", ["Fu Meilan"]),
        # transcripts
        ("DALE <PERSON>BRIGHTMAN</PERSON>, ANCHOR: Hello.", ["BRIGHTMAN"]),
        ("<PERSON>DALE BRIGHTMAN</PERSON>, <PERSON>ANCHOR</PERSON>: Hello.\nBRIGHTMAN: Bye.", ["DALE BRIGHTMAN"]),
    ],
)
def test_entries(names: Names, markup: str, expected: list[str]) -> None:
    assert names(markup) == expected


@pytest.mark.parametrize(
    "markup",
    [
        "The <PERSON>Kowal</PERSON> family won.",
        "The <PERSON>Roe</PERSON> brothers won.",
        "We met the <PERSON>Marwicks</PERSON> there.",
        "It hit the <PERSON>Brandt</PERSON> Tower.",
        "He won a <PERSON>Halvorsen</PERSON> Prize.",
        "<PERSON>Storm Agnes</PERSON> came.",
        "Storm <PERSON>Agnes</PERSON> came.",
        "Hurricane <PERSON>Otto</PERSON> came.",
        "The <PERSON>Dahl-Roe</PERSON> Act passed.",
        "It stands in St <PERSON>Egbert</PERSON>'s Church.",
        "<PERSON>Egbert County</PERSON> voted.",
        "<PERSON>God</PERSON> knows.",
        "<PERSON>Mr</PERSON> was here.",
        "<PERSON>President</PERSON> was here.",
        "The <PERSON>Amir</PERSON> was here.",
        "the <PERSON>Deans</PERSON> met.",
        "<PERSON>@janeroe</PERSON> wrote.",
        "<PERSON>R2D2</PERSON> beeped.",
        "<PERSON>chameleon</PERSON> is a lizard.",
        "<PERSON>EcoLatinum</PERSON> forecast it.",
        "Sales at <PERSON>Ericson</PERSON> fell.",
        "The brewer <PERSON>Halvorsen</PERSON> fell.",
        "They flew to <PERSON>Norway</PERSON>.",
        "<PERSON>Tegucigalpa</PERSON> fell silent.",
        "Silva (<PERSON>Olimpia</PERSON>) scored.",
        "The <PERSON>FTU</PERSON> won.",
        "<PERSON>Norrby NPU</PERSON> and the <ORG>NPU</ORG> won.",
    ],
)
def test_no_people(names: Names, markup: str) -> None:
    assert names(markup) == []


@pytest.mark.parametrize(
    ("markup", "honorific"),
    [
        ("Ms <PERSON>Rao</PERSON> left.", "Ms"),
        ("Mr. <PERSON>Rao</PERSON> left.", "Mr."),
        ("<PERSON>Sunita Rao</PERSON> came. Dr <PERSON>Rao</PERSON> left.", "Dr"),
        ("Sir <PERSON>Alan Tull</PERSON> left.", "Sir"),
        ("Rev. Dr <PERSON>Alan Tull</PERSON> left.", "Rev. Dr"),
        ("Tan Sri <PERSON>Ahmad Rahim</PERSON> left.", "Tan Sri"),
        ("President <PERSON>Sunita Rao</PERSON> left.", None),
        ("the late <PERSON>Sunita Rao</PERSON>", None),
        ("<PERSON>Sunita Rao</PERSON> left.", None),
    ],
)
def test_honorific(people: People, markup: str, honorific: str | None) -> None:
    (person,) = people(markup)
    assert person.honorific == honorific


def mentions(person: Person) -> list[tuple[str, str]]:
    return [(m.span.text, m.form) for m in person.mentions]


def test_forms(people: People) -> None:
    (person,) = people(
        "<PERSON>Mohammed bin Talib</PERSON>, or <PERSON>MBT</PERSON>: <PERSON>bin Talib</PERSON> and <PERSON>M. bin Talib</PERSON>."
    )
    assert mentions(person) == [("Mohammed bin Talib", "name"), ("MBT", "acronym"), ("bin Talib", "short"), ("M. bin Talib", "name")]


def test_lone_name_is_a_name(people: People) -> None:
    (person,) = people("Mr <PERSON>Okafor</PERSON> left.")
    assert mentions(person) == [("Okafor", "name")]


def test_possessive_is_no_part_of_a_mention(people: People) -> None:
    (person,) = people("<PERSON>Jane Roe's</PERSON> dog met <PERSON>Roe’s</PERSON> cat.")
    assert person.names == ["Jane Roe", "Roe"]


def test_name_in_another_script_is_an_alias(people: People) -> None:
    (person,) = people("<PERSON>Fu Meilan</PERSON> (傅美蘭) spoke.")
    assert person.names == ["Fu Meilan", "傅美蘭"]


def test_siblings_keep_their_mentions(people: People) -> None:
    sunita, arjun = people(
        "Prime Minister <PERSON>Sunita Rao</PERSON> met her brother, the singer <PERSON>Arjun Rao</PERSON>. "
        "Ms <PERSON>Rao</PERSON> left early. Mr <PERSON>Rao</PERSON> stayed."
    )
    assert [m.span.start for m in sunita.mentions] == [2, 14]
    assert [m.span.start for m in arjun.mentions] == [10, 19]


def test_short_form_before_the_full_name(people: People) -> None:
    (person,) = people("<PERSON>Marwick</PERSON> calls for calm\n\nThe mayor, <PERSON>Joan Marwick</PERSON>, spoke.")
    assert person.name == "Joan Marwick"
    assert len(person.mentions) == 2


def test_order_of_first_appearance(names: Names) -> None:
    assert names("<PERSON>Roe</PERSON> met <PERSON>Karl Poe</PERSON>. <PERSON>Jane Roe</PERSON> left.") == ["Jane Roe", "Karl Poe"]


def test_mentions_are_in_order_and_apart(people: People) -> None:
    text = " ".join(["<PERSON>Jane Roe</PERSON> met Roe and ROE, then <PERSON>Roe</PERSON>."] * 3)
    (person,) = people(text)
    spans = [(m.span.start, m.span.end) for m in person.mentions]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_empty_doc(names: Names) -> None:
    assert names("   ") == []
    assert names("") == []
