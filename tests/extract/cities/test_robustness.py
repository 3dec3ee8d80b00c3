"""Whatever the text, the component neither fails nor says what does not stand in it."""

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citybeat.extract.cities.component import Cities
from citybeat.extract.cities.evidence import geo_mentions
from citybeat.extract.facts import facts_of

NLP = spacy.blank("en")
PIECES = st.sampled_from([
    "Oslo", "the City of ", "Mayor of ", ", ", " and ", "\n", "\n\n", "’s ", "N.C.", "Finland", "(", ")", " -- ", "KUWAIT", "\u200b",
    "👩‍🚀", "مدينة", "\x00", "City Council", " in ", "-based ", "New York", "U.S.", "Finnish capital", "\t", "…", "Sant’", "é", "-",
])


@pytest.fixture(scope="module")
def component():
    return Cities(NLP.vocab, threshold=0.1)


def check(component, text):
    doc = NLP(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    component(doc)
    for city in facts_of(doc).cities:
        assert city.mentions
        for mention in city.mentions:
            assert text[mention.span.start_char:mention.span.end_char] == mention.span.text
            assert mention.span.text.strip()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=25).map("".join))
def test_pieces_of_news_in_any_order(component, text):
    check(component, text)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=120))
def test_any_text(component, text):
    check(component, text)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_geo_mentions_stand_in_order_and_do_not_overlap(text):
    end = 0
    for mention in geo_mentions(text):
        assert mention.start >= end
        assert mention.countries or mention.regions
        end = mention.end


@pytest.mark.parametrize("text", ["", " ", "\n", "Oslo", "oslo", "Oslo\x00", "👩‍🚀 Oslo", "Oslo" * 500, "Oslo " * 500])
def test_short_and_odd_texts(component, text):
    check(component, text)
