"""Whose aims lists and a firm's own releases have."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from citybeat.extract.facts import Target
from citybeat.extract.targets.holders.releases import in_list, own_company, without_apostrophe
from citybeat.extract.targets.holders.subjects import Subjects

AIM = "cut waste by 43% by 2030"
RELEASE = "GHENT, May 3, 2024 /OrlaNewswire/ -- <ORG>Orla Foods</ORG> grew. <ORG>Orla Foods</ORG> bakes. <ORG>Orla Foods</ORG> sells bread."
NEWS = "GHENT - <ORG>Orla Foods</ORG> grew. <ORG>Orla Foods</ORG> bakes. <ORG>Orla Foods</ORG> sells bread."
One = Callable[[str], list[Target]]


@pytest.mark.parametrize(
    ("markup", "holder"),
    [
        ("<ORG>Orla Foods</ORG>' goals include:\n\n• Cut waste by 43% by 2030\n", "Orla Foods"),
        (f"<ORG>Orla Foods</ORG> ambitions include:\n\n• 2030 ambition to {AIM}\n", "Orla Foods"),
        (f"<ORG>Orla Foods</ORG> is committed to:\n\n• an ambition to {AIM}\n• a goal to plant 9,000 trees by 2031\n", "Orla Foods"),
        (f"In short, the mills are old.\n\n• an ambition to {AIM}\n", None),
        (f"<ORG>Orla Foods</ORG> told of others:\n\n• an ambition to {AIM}\n", None),
        (f"{RELEASE}\n\nOur people\n\n• Established a goal to {AIM}\n", "Orla Foods"),
        (f"{NEWS}\n\nOur people\n\n• Established a goal to {AIM}\n", None),
        (f"{RELEASE}\n\nOf 2023 the report says:\n\n• Established a goal to {AIM}\n", "Orla Foods"),
        (f"{RELEASE} We aim to {AIM}.", "Orla Foods"),
        (f"{NEWS} We aim to {AIM}.", None),
        (f"{RELEASE} The Company aims to {AIM}.", "Orla Foods"),
        (f"{RELEASE} In 2023, <ORG>Orla Foods</ORG> joined the <ORG>Vik Pledge</ORG>, a commitment to {AIM}.", "Orla Foods"),
        (f"{RELEASE} In 2023, <ORG>Orla Foods</ORG> limited mills and shops, with a goal to {AIM}.", "Orla Foods"),
        (f"{RELEASE} The report tells of the Companys target to {AIM}.", "Orla Foods"),
    ],
)
def test_holder(targets_in: One, markup: str, holder: str | None) -> None:
    found = targets_in(markup)
    assert found
    assert {target.holder_text for target in found} == {holder}


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        (RELEASE, "Orla Foods"),
        (NEWS, None),
        (f"{NEWS}\n\nAbout <ORG>Orla Foods</ORG>\n\nIt bakes bread.", "Orla Foods"),
        ('Ghent: <ORG>Orla Foods</ORG> Inc. ("Orla" or the "Company") grew. <ORG>Orla</ORG> bakes and Orla sells.', "Orla Foods"),
        ("GHENT /OrlaNewswire/ -- <ORG>Orla Foods</ORG> and <ORG>Brevvik</ORG> met. Orla and Brevvik bake. Orla and Brevvik sell.", None),
        ("GHENT /OrlaNewswire/ -- <ORG>Orla Foods</ORG> grew.", None),
        ("GHENT /OrlaNewswire/ -- <ORG>Orla Foundation</ORG> gave. Orla bakes. <ORG>Orla Foods Inc</ORG> sells.", "Orla Foods Inc"),
        ("GHENT /OrlaNewswire/ -- <ORG>Orla Foundation</ORG> gave. Orla gives. <ORG>Orla Park</ORG> opens.", "Orla Foundation"),
    ],
)
def test_own_company(doc_of: Callable[[str], Doc], markup: str, name: str | None) -> None:
    found = own_company(Subjects(doc_of(markup)))
    assert (found.text if found is not None else None) == name


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Orla's goals:\n<ul><li>Cut waste [here]\n</li><li>Plant", "Orla's goals:"),
        ("Orla's goals: <ul>\n<li>\nPlant trees\n</li><li>\nCut waste [here]\n", "Orla's goals:"),
        ("Orla's goals:\n<ul><li>Cut waste</li></ul>\nOrla grew [here].", None),
        ("Orla's goals:\n\n- Plant trees\n- Cut waste [here]", "Orla's goals:"),
        ("Orla's goals:\n\nCut waste [here]", None),
        ("Orla's goals:\n\n[here] waste", "Orla's goals:"),
        ("Orla grew.\n- Cut waste [here]", "Orla grew."),
    ],
)
def test_heading_of_a_list(text: str, line: str | None) -> None:
    found = in_list(text, text.index("[here]"))
    assert (text[found[0]:found[1]] if found else None) == line


def test_a_lost_apostrophe(doc_of: Callable[[str], Doc]) -> None:
    subjects = Subjects(doc_of("<ORG>Orla</ORG> grew and <ORG>Orla</ORG> bakes. <ORG>Orlas</ORG> goal is new. <ORG>Oats</ORG> grew."))
    found = [without_apostrophe(subjects, m, None) for m in subjects.mentions]
    assert [m.text if m is not None else None for m in found] == [None, None, "Orla", None]
