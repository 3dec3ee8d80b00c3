"""Names with parts that look like something else: particles, abbreviated given names, "Said", nicknames cut in two; and no names at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Names = Callable[[str], list[str]]


@pytest.mark.parametrize(("markup", "expected"), [
    # particles between the parts
    ("King <PERSON>Themba ka Nkosi</PERSON> spoke. <PERSON>Themba</PERSON> left.", ["Themba ka Nkosi"]),
    ("<PERSON>Daudi arap Kiprono</PERSON> and <PERSON>Joseph ole Naiguran</PERSON> met.", ["Daudi arap Kiprono", "Joseph ole Naiguran"]),
    ("<PERSON>Rhys ap Morgan</PERSON> sang.", ["Rhys ap Morgan"]),
    ("<PERSON>Pia dalla Torre</PERSON> sang.", ["Pia dalla Torre"]),
    # a given name cut short
    ("<PERSON>Md Karim Talukdar</PERSON>, a teacher, spoke. <PERSON>Karim Talukdar</PERSON> left.", ["Md Karim Talukdar"]),
    ("Advocate <PERSON>Md. Karim Talukdar</PERSON> spoke.", ["Md. Karim Talukdar"]),
    ("<PERSON>Mohd Faridah Othman</PERSON> spoke.", ["Mohd Faridah Othman"]),
    ("<PERSON>MD Jane Roe</PERSON> spoke.", ["Jane Roe"]),
    # a surname and given name like a verb
    ("He met <PERSON>Hamad Bin Khalid Al Said</PERSON>.", ["Hamad Bin Khalid Al Said"]),
    ("He met <PERSON>Said Karimov</PERSON> there.", ["Said Karimov"]),
    ("“It rained.” <PERSON>Said Jane Roe</PERSON> later.", ["Jane Roe"]),
    ("<PERSON>Jane Roe said</PERSON> so.", ["Jane Roe"]),
    # the form without a stray mark
    ("We read M. ‘<PERSON>Guruji’ Deshwal</PERSON>. <PERSON>Guruji Deshwal</PERSON> wrote it.", ["Guruji Deshwal"]),
    # a title
    ("<PERSON>Abusuapanyin Kwabena Frempah</PERSON> signed.", ["Kwabena Frempah"]),
])
def test_whole_names(names: Names, markup: str, expected: list[str]) -> None:
    assert names(markup) == expected


@pytest.mark.parametrize("markup", [
    "with <PERSON>Jamia-tul-Qwerty Al-Noor</PERSON> in town",
    "a loan of <PERSON>Banque Qwerty</PERSON>",
    "the temple of <PERSON>Tian Hou</PERSON>",
    "a film about <PERSON>Sherlock Holmes</PERSON>",
])
def test_no_human_beings(names: Names, markup: str) -> None:
    assert names(markup) == []
