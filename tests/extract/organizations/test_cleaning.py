"""From marked spans to names of organizations: `<ORG>` is what the model marked, `<name>` what must be left of it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from citybeat.extract.organizations.cleaning import cleaned, is_owner
from citybeat.testing import make_doc, parse


@pytest.mark.parametrize(
    "markup",
    [
        "<ORG><name>Acme</name></ORG> met.",
        "<ORG><name>Acme Trust</name></ORG> met.",
        "<ORG>the <name>Acme Trust</name></ORG> met.",
        "<ORG>The <name>Acme Trust</name></ORG> met.",
        "<ORG>former <name>Acme Trust</name></ORG> met.",
        "<ORG>state-owned <name>Acme Trust</name></ORG> met.",
        "<ORG><name>Acme</name>'s</ORG> boss met.",
        "<ORG><name>Acme</name>’s</ORG> boss met.",
        "<ORG><name>Acme Workers</name>'</ORG> boss met.",
        "<ORG>“<name>Acme</name>”</ORG> met.",
        "<ORG><name>Acme</name>,</ORG> met.",
        "<ORG><name>Acme</name> chief</ORG> met.",
        "<ORG><name>Acme</name> spokesman</ORG> met.",
        "<ORG><name>Bank of Norrby</name></ORG> met.",
        "<ORG><name>Acme</name> of</ORG> met.",
        "<ORG><name>Acme Holdings plc</name></ORG> met.",
        "<ORG><name>Acme</name> (<name>AC</name></ORG>) met.",
        "<ORG><name>Acme</name>\n<name>Trust</name></ORG> met.",
        "<ORG><name>Acme</name>\n\n</ORG>met.",
        "<ORG><name>Acme Trust</name>, <name>Nordic Bank</name></ORG> met.",
        "<ORG><name>Ministry of Food, Farms and Fish</name></ORG> met.",
        "<ORG><name>Acme Foods, Ltd</name></ORG> met.",
        "<ORG>Norway's <name>Ministry of Trade</name></ORG> met.",
        "<ORG>Council's <name>Water Panel</name></ORG> met.",
        "<ORG><name>Women's Weekly Norrby</name></ORG> met.",
        "<ORG><name>St. Egbert's Hospital</name></ORG> met.",
        "<ORG><name>Smith & Roe</name></ORG> met.",
        "<ORG><name>Norrby-Dahl Port</name></ORG> met.",
        "<ORG>acme</ORG> met.",
        "<ORG>the</ORG> met.",
        "<ORG>'s</ORG> met.",
        "<ORG>,</ORG> met.",
    ],
)
def test_cleaned(nlp: Language, markup: str) -> None:
    sentence = parse(markup)
    doc = make_doc(nlp, sentence)
    assert [s.text for s in cleaned(doc.ents[0])] == sentence.texts("name")


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Norway", True),
        ("the Council", True),
        ("Women", False),
        ("Acme", False),
        ("", False),
    ],
)
def test_is_owner(text: str, owner: bool) -> None:
    assert is_owner(text) is owner
