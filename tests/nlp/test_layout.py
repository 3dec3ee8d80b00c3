"""The sections of articles, with and without what a model has found."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from citybeat.nlp.layout import Layout, is_caption, layout_of, lines_of, read_date, reads_like_headline
from citybeat.testing import make_doc, parse

BODY = "The town council met on the hill and spoke for an hour about the bridge, the harbour and the school."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("en")


def layout(nlp: Language, markup: str) -> Layout:
    return layout_of(make_doc(nlp, parse(markup)))


def text(value: object) -> str | None:
    return None if value is None else str(value)


# -- dates


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2014-03-03", "2014-03-03"),
        ("2014-03-03T10:15:00Z", "2014-03-03"),
        ("2014-03-03 10:15:00+02:00", "2014-03-03"),
        ("2014/03/03", "2014-03-03"),
        ("20140303", "2014-03-03"),
        ("2014-03", "2014-03"),
        ("2014", "2014"),
        ("3 March 2014", "2014-03-03"),
        ("3rd of March 2014", "2014-03-03"),
        ("March 3, 2014", "2014-03-03"),
        ("March 3rd, 2014", "2014-03-03"),
        ("Mar. 3, 2014", "2014-03-03"),
        ("03-Mar-2014", "2014-03-03"),
        ("Monday, March 3, 2014", "2014-03-03"),
        ("Mon, 03 Mar 2014 10:00:00 GMT", "2014-03-03"),
        ("Published: 3 Sept 2014 10:15 BST", "2014-09-03"),
        ("March 2014", "2014-03"),
        ("13/03/2014", "2014-03-13"),
        ("03.03.2014", "2014-03-03"),
        ("  3 MARCH 2014  ", "2014-03-03"),
        ("04/03/2014", None),
        ("30 February 2014", None),
        ("2014-13", None),
        ("2014-13-01", None),
        ("3 March", None),
        ("yesterday", None),
        ("", None),
        ("Room 2014", None),
    ],
)
def test_read_date(written: str, expected: str | None) -> None:
    assert read_date(written) == expected


@pytest.mark.parametrize(
    ("line", "expected", "span"),
    [
        ("June 27, 2025", "2025-06-27", "June 27, 2025"),
        ("27 June 2025", "2025-06-27", "27 June 2025"),
        ("27 June 2025.", "2025-06-27", "27 June 2025"),
        ("Friday, June 27, 2025", "2025-06-27", "June 27, 2025"),
        ("Fri 27 Jun 2025", "2025-06-27", "27 Jun 2025"),
        ("2025-06-27", "2025-06-27", "2025-06-27"),
        ("Published 27 June 2025 10:15 GMT", "2025-06-27", "27 June 2025"),
        ("Published on: 27 June 2025, 10:15 am", "2025-06-27", "27 June 2025"),
        ("Last updated: June 27, 2025 at 10:15 p.m. EST", "2025-06-27", "June 27, 2025"),
        ("For immediate release: June 27, 2025", "2025-06-27", "June 27, 2025"),
        ("By Jane Roe | June 27, 2025", "2025-06-27", "June 27, 2025"),
        ("STOCK EXCHANGE RELEASE 27 June 2025 at 9:15 a.m.", "2025-06-27", "27 June 2025"),
        ("27 June 2025, New Norrby", "2025-06-27", "27 June 2025"),
        ("Media release, Norrby, 27 June 2025", "2025-06-27", "27 June 2025"),
        ("The council met today (June 27, 2025) and chose", "2025-06-27", "June 27, 2025"),
        ("June 2025", "2025-06", "June 2025"),
        ("June 27", None, None),
        ("The 27 June 2025 Movement", None, None),
        ("On June 27, 2025 the council met", None, None),
        ("04/05/2025", None, None),
    ],
)
def test_date_line(nlp: Language, line: str, expected: str | None, span: str | None) -> None:
    found = layout(nlp, f"Council Meets on the Hill\n{line}\n\n{BODY}")
    assert (found.published, text(found.published_span)) == (expected, span)
    assert text(found.title) == "Council Meets on the Hill"


def test_date_line_far_down_is_no_date_of_the_article(nlp: Language) -> None:
    assert layout(nlp, "\n".join([BODY] * 12 + ["27 June 2025"])).published is None


def test_date_in_a_link_is_kept_apart(nlp: Language) -> None:
    found = layout(nlp, f"https://news.example/2025/06/27/council-meets\n\n{BODY}")
    assert found.link_date == "2025-06-27"
    assert found.published is None
    assert found.title is None


# -- datelines


@pytest.mark.parametrize(
    ("start", "dateline", "place", "published"),
    [
        ("TROY, N.C. (AP) -- ", "TROY, N.C. (AP)", "TROY", None),
        ("Oslo, 3 May – ", "Oslo, 3 May", "Oslo", None),
        ("Oslo, 3 May 2021 – ", "Oslo, 3 May 2021", "Oslo", "2021-05-03"),
        ("NAIROBI (Reuters) - ", "NAIROBI (Reuters)", "NAIROBI", None),
        ("NAIROBI, Kenya, Feb 2 2019 (NPS) - ", "NAIROBI, Kenya, Feb 2 2019 (NPS)", "NAIROBI", "2019-02-02"),
        ("AMMAN – 6 July 2020: ", "AMMAN – 6 July 2020", "AMMAN", "2020-07-06"),
        ("PARIS — ", "PARIS", "PARIS", None),
        ("PARIS—", "PARIS", "PARIS", None),
        ("St. Louis, Mo., May 3 — ", "St. Louis, Mo., May 3", "St. Louis", None),
        ("NEW DELHI: ", "NEW DELHI", "NEW DELHI", None),
        ("[NAIROBI] ", "[NAIROBI]", "NAIROBI", None),
        ("TOKYO, Jan. 4, 2023 /NewsWire/ -- ", "TOKYO, Jan. 4, 2023 /NewsWire/", "TOKYO", "2023-01-04"),
        ("LONDON/PARIS, 3 March (Reuters) — ", "LONDON/PARIS, 3 March (Reuters)", "LONDON/PARIS", None),
        ("Port-au-Prince, Haiti – 4 May 2011 – ", "Port-au-Prince, Haiti – 4 May 2011", "Port-au-Prince", "2011-05-04"),
        ("12 MAY 2020 – ", "12 MAY 2020", None, "2020-05-12"),
        ("1. 17 APRIL 2020 – ", "1. 17 APRIL 2020", None, "2020-04-17"),
        ("SHIMLA, Apr 09: ", "SHIMLA, Apr 09", "SHIMLA", None),
        ("Oslo, 3 May 2021. ", "Oslo, 3 May 2021", "Oslo", "2021-05-03"),
        ("OSLO, Norway (May 3, 2021).- ", "OSLO, Norway (May 3, 2021).-", "OSLO", "2021-05-03"),
        ("ACCRA, Nov. 14, 2019, GNP - ", "ACCRA, Nov. 14, 2019, GNP", "ACCRA", "2019-11-14"),
        ("Oslo, 3. ", None, None, None),
        ("", None, None, None),
        ("Harbour - ", None, None, None),
        ("The mayor of Oslo – ", None, None, None),
        ("Oslo: ", None, None, None),
    ],
)
def test_dateline(nlp: Language, start: str, dateline: str | None, place: str | None, published: str | None) -> None:
    found = layout(nlp, f"Council Meets on the Hill\n\n{start}{BODY}")
    assert (text(found.dateline), text(found.dateline_place), found.published) == (dateline, place, published)


@pytest.mark.parametrize(
    ("line", "place", "published"),
    [("Norrby, 9 July 2020", "Norrby", "2020-07-09"), ("DAHL, SWEDEN", "DAHL", None)],
)
def test_dateline_on_a_line_of_its_own(nlp: Language, line: str, place: str, published: str | None) -> None:
    found = layout(nlp, f"Council Meets on the Hill\n{line}\n\n{BODY}")
    assert (text(found.dateline), text(found.dateline_place), found.published) == (line, place, published)


def test_a_dateline_of_an_agency_may_stand_before_a_short_line(nlp: Language) -> None:
    found = layout(nlp, f"TOKYO, Jan. 4, 2023 /NewsWire/ -- Acme\n\n{BODY}")
    assert (text(found.dateline_place), found.published) == ("TOKYO", "2023-01-04")


def test_a_weekday_is_no_place(nlp: Language) -> None:
    found = layout(nlp, f"Council Meets on the Hill\nSunday, October 4, 2020\n\n{BODY}")
    assert found.dateline is None
    assert found.published == "2020-10-04"


def test_speakers_are_no_datelines(nlp: Language) -> None:
    assert layout(nlp, f"S. ATWOOD: {BODY}\nDALE BRIGHTMAN, ANCHOR: Thank you.\nATWOOD: {BODY}").dateline is None


def test_a_person_in_capitals_is_no_dateline(nlp: Language) -> None:
    assert layout(nlp, f"<PERSON>JANE ROE</PERSON> - {BODY}").dateline is None


# -- titles


@pytest.mark.parametrize(
    ("start", "title"),
    [
        ("Council Meets on the Hill\n\n", "Council Meets on the Hill"),
        ("June 27, 2025\nCouncil Meets on the Hill\n", "Council Meets on the Hill"),
        ("https://news.example/a\n\nCouncil meets on the hill\n", "Council meets on the hill"),
        ("Is the bridge a burden now?\n\n", "Is the bridge a burden now?"),
        ("Bridges 'are no burden'\n\n", "Bridges 'are no burden'"),
        ("\n\n  Council Meets on the Hill  \n\n", "Council Meets on the Hill"),
        ("By Jane Roe\nCouncil Meets on the Hill\n", "Council Meets on the Hill"),
        ("PARIS — ", None),
        ("It rained.\n\n", None),
        ("- one\n- two\n", None),
        ("council\n", None),
        ("The following met:\n", None),
        ("“It is fine,” she said. It was fine for all. Nobody Else spoke about that. They left\n", None),
        ("", None),
    ],
)
def test_title(nlp: Language, start: str, title: str | None) -> None:
    assert text(layout(nlp, start + BODY).title) == title


def test_one_line_has_no_title(nlp: Language) -> None:
    assert layout(nlp, "Council Meets on the Hill").title is None


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("A b", True),
        ("One", False),
        ("word " * 40, False),
        ("12 34", False),
        ("Roe, of course,", False),
        ("Go!", False),
        ("Go on!", True),
    ],
)
def test_reads_like_headline(line: str, headline: bool) -> None:
    assert reads_like_headline(line.strip()) is headline


# -- bylines


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("By Jane Roe", ["Jane Roe"]),
        ("BY JANE ROE", ["JANE ROE"]),
        ("by Jane Roe", ["Jane Roe"]),
        ("By Jane Roe and Karl Q. Poe", ["Jane Roe", "Karl Q. Poe"]),
        ("By Jane Roe, Ana Ruiz and Karl Poe", ["Jane Roe", "Ana Ruiz", "Karl Poe"]),
        ("By Jane Roe, BBC News", ["Jane Roe"]),
        ("By Jane Roe | March 3, 2014", ["Jane Roe"]),
        ("Written by Jane Roe", ["Jane Roe"]),
        ("Jane Roe, Staff Writer", ["Jane Roe"]),
        ("Jane Roe, environment correspondent", ["Jane Roe"]),
        ("Jane Roe and Karl Poe, Staff Reporters", ["Jane Roe", "Karl Poe"]),
        ("By <PERSON>Roe</PERSON> for <ORG>The Harbour Post</ORG>", ["Roe"]),
        ("By the river we met", None),
        ("By Jane Roe we were told of it.", None),
        ("Jane Roe", None),
    ],
)
def test_byline(nlp: Language, line: str, people: list[str] | None) -> None:
    found = layout(nlp, f"Council Meets on the Hill\n{line}\n\n{BODY}")
    assert (text(found.byline) is not None, [p.text for p in found.byline_people]) == (people is not None, people or [])


def test_byline_at_the_end(nlp: Language) -> None:
    found = layout(nlp, "\n\n".join([BODY] * 12 + ["By Jane Roe"]))
    assert [p.text for p in found.byline_people] == ["Jane Roe"]


# -- captions and quotations


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("Photo: Jane Roe", True),
        ("Photo credit / Jane Roe", True),
        ("Picture by Jane Roe", True),
        ("Image: the new bridge", True),
        ("Jane Roe (left) and Karl Poe (right) on the bridge", True),
        ("The mayor, pictured last year, on the bridge", True),
        ("The new bridge pictured earlier this month. ", True),
        ("Winners from left: Jane Roe, Karl Poe", True),
        ("Roe speaking at the opening of the bridge", True),
        ("Jane Roe presenting the plans to the council", True),
        ("Jane Roe is speaking at the opening of the bridge.", False),
        ("Photography is an art of light", False),
        ("The council turned (left) and right.", True),
        ("Council Meets on the Hill", False),
        (BODY, False),
    ],
)
def test_caption(line: str, caption: bool) -> None:
    assert is_caption(line.strip()) is caption


def test_title_is_no_caption(nlp: Language) -> None:
    found = layout(nlp, f"Roe Speaking: the mayor speaking at noon\nRoe speaking at the opening of the bridge\n\n{BODY}")
    assert [c.text for c in found.captions] == ["Roe speaking at the opening of the bridge"]


@pytest.mark.parametrize(
    ("line", "quotes"),
    [
        ("“We will build it,” said Roe. “Soon.”", ["We will build it,", "Soon."]),
        ('"We will build it," said Roe.', ["We will build it,"]),
        ("„Wir bauen“, said Roe.", ["Wir bauen"]),
        ("«We build», said Roe.", ["We build"]),
        ("‘We don’t know what to build,’ said Roe.", ["We don’t know what to build,"]),
        ("“We will build it.\n\n“And soon,” said Roe.", ["We will build it.", "And soon,"]),
        ("The towns’ mayors met Roe’s aides.", []),
        ("It is 6\" wide and 3\" deep.", []),
        ("No word.", []),
    ],
)
def test_quotes(nlp: Language, line: str, quotes: list[str]) -> None:
    assert [q.text for q in layout(nlp, line).quotes] == quotes


# -- biographies

PROFILE = """Council Meets on the Hill

<PERSON>Ana Ruiz</PERSON> met <PERSON>Karl Poe</PERSON>, and it rained.

<PERSON>Ana Ruiz</PERSON>
Head of Bridges, Works Division, City of Norrby
Her previous roles include Engineer, Norrby Harbour; and Planner, Dahl. She has been in her current role since 2021.

<PERSON>Karl Poe</PERSON>
Harbour Master
Poe joined the harbour in 1999.

The council will meet again in May."""


def test_biographies(nlp: Language) -> None:
    ana, karl = layout(nlp, PROFILE).biographies
    assert (ana.name.text, [line.text[:12] for line in ana.lines]) == ("Ana Ruiz", ["Head of Brid", "Her previous"])
    assert (karl.name.text, [line.text for line in karl.lines]) == ("Karl Poe", ["Harbour Master", "Poe joined the harbour in 1999."])


def test_blank_lines_between_the_lines_of_a_biography(nlp: Language) -> None:
    block = "<PERSON>Ana Ruiz</PERSON>\n\nHead of Bridges\n\nShe was born in Norrby."
    (biography,) = layout(nlp, f"Title of It\n\n{BODY}\n\n{block}\n\n{BODY}").biographies
    assert [line.text for line in biography.lines] == ["Head of Bridges", "She was born in Norrby."]


def test_name_line_that_the_model_missed(nlp: Language) -> None:
    found = layout(nlp, f"Title of It\n\n<PERSON>Ana Ruiz</PERSON> spoke.\n\nAna Ruiz\nHead of Bridges\n\n{BODY}")
    assert [b.name.text for b in found.biographies] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    "markup",
    [
        f"Title of It\n\nGreen Bridges\nMore of them are to come\n\n{BODY}",  # a heading
        f"Title of It\n\n<PERSON>Ana Ruiz</PERSON>\n{BODY}",  # a byline
        f"Title of It\n\n<PERSON>Ana Ruiz</PERSON> and <PERSON>Karl Poe</PERSON>\nHead of Bridges\n\n{BODY}",
        f"<PERSON>Ana Ruiz</PERSON>\nHead of Bridges\n{BODY}",  # the title
    ],
)
def test_no_biography(nlp: Language, markup: str) -> None:
    assert layout(nlp, markup).biographies == []


# -- the whole


def test_lines_have_no_white_space_at_their_ends(nlp: Language) -> None:
    doc = nlp.make_doc("  one two \n\n \r\n\tthree\n")
    assert [line.text for line in lines_of(doc)] == ["one two", "three"]


def test_layout_is_made_once(nlp: Language) -> None:
    doc = nlp.make_doc("Council Meets\n" + BODY)
    assert layout_of(doc) is layout_of(doc)


@pytest.mark.parametrize(
    "content",
    [
        "",
        " ",
        "\n\n",
        "a",
        "\u200b",
        "🙂\n🙂",
    ],
)
def test_little_text(nlp: Language, content: str) -> None:
    found = layout_of(nlp.make_doc(content))
    assert found.title is None
    assert found.published is None


@given(st.text(alphabet=st.sampled_from("Aa1 .,:-–—()[]|/“”\"'’\n\tOslo May2021"), max_size=120))
def test_any_text_has_a_layout_whose_spans_stand_in_it(content: str) -> None:
    doc: Doc = spacy.blank("en").make_doc(content)
    found = layout_of(doc)
    assert "".join(line.text for line in found.lines).split() == content.split() or len(found.lines) > 0
    for span in (found.title, found.dateline, found.dateline_place, found.published_span, found.byline):
        assert span is None or span.text in content


ARTICLES = {
    "release": (
        "PRESS RELEASE\n9 July 2020\nNorrby Opens Its New Harbour\n\nNorrby, 9 July 2020 – " + BODY + "\n\nPhoto: Jane Roe",
        {"published": "2020-07-09", "dateline_place": "Norrby", "captions": ["Photo: Jane Roe"]},
    ),
    "wire": (
        "DAHL, Sweden (NPS) - " + BODY + "\n\n“We know it,” said Roe.",
        {"title": None, "published": None, "dateline_place": "DAHL", "quotes": ["We know it,"]},
    ),
    "page": (
        "https://news.example/2020/07/09/harbour\n\nHarbour opens\nBy Jane Roe\nUpdated 10 July 2020, 08:15 CET\n\n" + BODY,
        {"title": "Harbour opens", "published": "2020-07-10", "byline": "By Jane Roe", "link_date": "2020-07-09"},
    ),
    "column": (
        "What the harbour tells us\n\nJane Roe, columnist\n\n" + BODY,
        {"title": "What the harbour tells us", "byline": "Jane Roe, columnist", "published": None},
    ),
    "month": ("Harbour News\nMarch 2020\n\n" + BODY, {"title": "Harbour News", "published": "2020-03"}),
    "windows": (
        "Harbour opens\r\n\r\n9 July 2020\r\n\r\n" + BODY + "\r\n",
        {"title": "Harbour opens", "published": "2020-07-09"},
    ),
    "interview": (
        "Roe on the harbour\n\nQ: " + BODY + "\n\nA: It is so.",
        {"title": "Roe on the harbour", "dateline": None, "byline": None},
    ),
    "title handed in apart": (
        "Harbour opens\n\n" + "Norrby, 9 July – " + BODY,
        {"title": "Harbour opens", "dateline": "Norrby, 9 July", "published": None},
    ),
}


@pytest.mark.parametrize("kind", ARTICLES)
def test_article(nlp: Language, kind: str) -> None:
    content, expected = ARTICLES[kind]
    found = layout(nlp, content)
    for field, value in expected.items():
        got = getattr(found, field)
        if isinstance(value, list):
            assert [span.text for span in got] == value, field
        else:
            assert text(got) == value, field
