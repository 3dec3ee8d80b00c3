"""A name that stands only inside a longer name is no mention."""

import pytest

from citybeat import testing
from citybeat.extract.cities.longer import Longer
from citybeat.gazetteer import Gazetteer

INSIDE = [
    ("Oslo", "the Bank of Bergen and Oslo"),
    ("Oslo", "the British Embassy Oslo"),
    ("Oslo", "shares of Oslo Petroleum"),
    ("Oslo", "the class of Oslo Elementary"),
    ("Oslo", "<ORG>Oslo-Trams</ORG> stood still"),
    ("Oslo", "the <ORG>University of Oslo</ORG>"),
    ("Oslo", "the <ORG>Oslo Business Hub</ORG>"),
    ("Oslo", "the <PROJECT>Testbed Oslo</PROJECT>"),
    ("Oslo", "at <FAC>Oslo Airport</FAC>"),
    ("Oslo", "at Oslo Airport"),
    ("Oslo", "the Oslo Accords"),
    ("Oslo", "the Treaty of Oslo"),
    ("Oslo", "the Bishop of Oslo"),
    ("Oslo", "in Greater Oslo"),
    ("Oslo", "in <LOC>Greater Oslo</LOC>"),
    ("Oslo", "the <MISC>Oslo Marathon</MISC>"),
    ("Oslo", "at Expo Oslo 2025"),
    ("Oslo", "the <ORG>Sami Oslo Mayors' Network</ORG>"),
    ("London", "<PERSON>Jack London</PERSON>"),
    ("York", "in <LOC>New York</LOC>"),
    ("Hong Kong", "the <LOC>Hong Kong Island</LOC> ferry"),
    ("Oslo", "the <LOC>Oslo-Qwertyholm</LOC> line"),
    ("Stratford", "in <LOC>Stratford-upon-Avon</LOC>"),
    ("Oslo", "shares of Oslo Holdings"),
    ("Oslo", "the Oslo goals"),
    ("Oslo", "the Oslo climate goals"),
    ("Oslo", "the crew of HMS Oslo"),
    ("Oslo", "the feast of St. Olga of Oslo"),
    ("Oslo", "the feast of <PERSON>Saint Olga</PERSON> of Oslo"),
    ("Oslo", "<PERSON>Prince Karl</PERSON> of Oslo"),
    ("Oslo", "the Oslo process"),
    ("Kinshasa", "a camp in Congo (Kinshasa)"),
    ("Brazzaville", "a camp in Congo-Brazzaville"),
    ("Jammu", "a club in Jammu and Kashmir won"),
    ("Tobago", "a club in Trinidad and Tobago won"),
    ("Port of Spain", "the University of Wales at Port of Spain"),
    ("San Diego", "at the University of California, San Diego"),
    ("Ames", "at Iowa State University, Ames"),
    ("Ames", "at the Iowa State University at Ames"),
    ("Oslo", "a student at QWE-Oslo"),
    ("Oslo", "Ana Ruiz (QW-Oslo) asked"),
    ("Oslo", "the sunken warship Oslo"),
    ("Oslo", "a dinner with Lord Oslo"),
]
OUTSIDE = [
    ("OSLO", "<ORG>OSLO - Trams</ORG> stood still"),
    ("Oslo", "in Oslo"),
    ("Oslo", "in <LOC>Oslo</LOC>"),
    ("Oslo", "in <LOC>downtown Oslo</LOC>"),
    ("Oslo", "<LOC>Oslo, Norway</LOC>"),
    ("Oslo", "the <ORG>City of Oslo</ORG>"),
    ("Oslo", "the <ORG>Oslo City Council</ORG>"),
    ("Oslo", "<ORG>Oslo Mayor</ORG> Ana Ruiz"),
    ("Oslo", "the <LOC>port city Oslo</LOC>"),
    ("Oslo", "<ORG>Oslo's Munch Museum</ORG>"),
    ("Oslo", "<ORG>Oslo and US officials</ORG>"),
    ("Oslo", "<MONEY>Oslo $2 billion</MONEY>"),
    ("Oslo", "<DATE>Oslo Monday</DATE>"),
    ("Oslo", "<PERSON>Ana Ruiz</PERSON>, Oslo"),
    ("Oslo", "Oslo, Airport Road"),
    ("Oslo", "Oslo's climate goals"),
    ("Oslo", "the Oslo police"),
    ("Oslo", "<PERSON>Olga Moe</PERSON> of Oslo"),
    ("Oslo", "the King of Oslo"),
    ("Kinshasa", "a camp in Kinshasa (Congo)"),
    ("Oslo", "a fair in Norway (Oslo)"),
    ("Oslo", "the <LOC>Oslo-Bergen</LOC> line"),
    ("Bergen", "the <LOC>Oslo-Bergen</LOC> line"),
    ("Jammu", "in Jammu and Kargil"),
    ("Jammu", "Kashmir and Jammu"),
    ("Oxford", "at the University of Tulsa, Oxford"),
    ("Ames", "at Iowa State University in Ames"),
    ("Ames", "at Iowa State, Ames"),
    ("Ames", "the University, Ames"),
    ("Oslo", "the US-Oslo talks"),
    ("Oslo", "the QWE - Oslo"),
    ("Oslo", "the Bergen-Oslo line"),
    ("OSLO", "a report from QWERTYUI-OSLO"),
    ("Oslo", "a ship in Oslo"),
    ("Oslo", "the Bank of Bergen and Oslo's mayor"),
    ("Oslo", "the port of Bergen and Oslo"),
    ("Oslo", "the embassy in Oslo"),
]


def holds(nlp, finder, name, markup):
    doc = testing.make_doc(nlp, testing.parse(f"He said that {markup} was quiet."))
    start = doc.text.index(name)
    return Longer(doc, finder(doc), Gazetteer.open()).holds(doc.char_span(start, start + len(name)))


@pytest.mark.parametrize(("name", "markup"), INSIDE)
def test_inside_a_longer_name(nlp, finder, name, markup):
    assert holds(nlp, finder, name, markup)


@pytest.mark.parametrize(("name", "markup"), OUTSIDE)
def test_a_name_of_its_own(nlp, finder, name, markup):
    assert not holds(nlp, finder, name, markup)


def test_the_ends_of_a_text(nlp, finder):
    doc = nlp("Oslo")
    assert not Longer(doc, finder(doc), Gazetteer.open()).holds(doc[:])
