"""The town of a mayor or councillor who is named without one."""

from __future__ import annotations

import pytest
from spacy.language import Language

from citybeat.article import Article
from citybeat.extract.facts import City, Mention, facts_of
from citybeat.extract.roles.component import Roles
from citybeat.testing import make_doc, parse
from tests.extract.roles.conftest import add_people, brief


def towns(nlp: Language, component: Roles, markup: str) -> list[str]:
    """The roles of a text whose places are all cities."""
    doc = make_doc(nlp, parse(markup))
    doc.user_hooks["citybeat.article"] = Article(doc.text)
    add_people(doc)
    cities: dict[str, City] = {}
    for entity in (e for e in doc.ents if e.label_ == "LOC"):
        cities.setdefault(entity.text, City(entity.text)).mentions.append(Mention(entity))
    facts_of(doc).cities.extend(cities.values())
    return [brief(role) for role in facts_of(component(doc)).roles]


@pytest.mark.parametrize(("text", "role"), [
    ("Ferries in <LOC>Norvik</LOC> are late. <LOC>Norvik</LOC> is fed up. \"No more,\" said Mayor <PERSON>Jane Roe</PERSON>.",
     "Jane Roe | Mayor | Norvik | current"),
    ("<LOC>Norvik</LOC> City Council met. <LOC>Oslo</LOC> is far. Councillor <PERSON>Jane Roe</PERSON> came.",
     "Jane Roe | Councillor | Norvik | current"),
    ("<LOC>Norvik</LOC> is near <LOC>Oslo</LOC>. In <LOC>Bergen</LOC> the mayor, <PERSON>Jane Roe</PERSON>, came.",
     "Jane Roe | mayor | Bergen | current"),
    # which town is not said, or it is another's
    ("Mayor <PERSON>Jane Roe</PERSON> said <LOC>Norvik</LOC> is ready. She said it twice.", "Jane Roe | Mayor | - | current"),
    ("<LOC>Norvik</LOC> is near <LOC>Oslo</LOC>. Mayor <PERSON>Jane Roe</PERSON> came.", "Jane Roe | Mayor | - | current"),
    ("From <LOC>Norvik</LOC> to <LOC>Oslo</LOC> went Mayor <PERSON>Jane Roe</PERSON>.", "Jane Roe | Mayor | - | current"),
    ("<LOC>Norvik</LOC> is old. Local councillor <PERSON>Jane Roe</PERSON> came.", "Jane Roe | councillor | - | current"),
    ("<LOC>Norvik</LOC> is old. District councillor <PERSON>Jane Roe</PERSON> came.", "Jane Roe | District councillor | - | current"),
    ("<PERSON>Tom Poe</PERSON> is mayor of <LOC>Norvik</LOC>. Mayor <PERSON>Jane Roe</PERSON> came.", "Jane Roe | Mayor | - | current"),
    ("<LOC>Norvik</LOC> is old. Minister <PERSON>Jane Roe</PERSON> came.", "Jane Roe | Minister | - | current"),
])
def test_town(nlp: Language, component: Roles, text: str, role: str) -> None:
    assert [row for row in towns(nlp, component, text) if row.startswith("Jane Roe")] == [role]
