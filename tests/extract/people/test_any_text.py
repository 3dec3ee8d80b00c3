"""Whatever the model marks: no error, every name is a mention's, mentions do not overlap."""

from __future__ import annotations

from itertools import pairwise

import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from citybeat.extract.facts import facts_of
from citybeat.extract.organizations import Organizations
from citybeat.extract.people import People

NLP = spacy.blank("en")
WORDS = [
    "Jane", "Roe", "JANE", "J.", "J.K.", "S", "Mr", "Dr.", "President", "Sheikh", "van", "al", "-", "’s", "'", "“", "”", "(", ")", ",", ".",
    "\n", "\n\n",
    "the", "and", "said", "Roe-Lund", "Jr.", "II", "family", "Tower", "Norway", "Acme", "WHO", "Ministry", "of", "Inc.", "Labour", "🙂",
    "\u200b", "傅美蘭", "R4bn",
]
ENTS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5), st.sampled_from(["PERSON", "ORG", "LOC"])), max_size=12)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30), ENTS)
def test_any_entities(words: list[str], ents: list[tuple[int, int, str]]) -> None:
    doc = Doc(NLP.vocab, words=words)
    spans = [Span(doc, a, min(len(doc), a + n), label=label) for a, n, label in ents if a < len(doc)]
    doc.ents = tuple(filter_spans(spans))
    Organizations()(People()(doc))
    facts = facts_of(doc)
    for entity in [*facts.people, *facts.organizations]:
        assert entity.mentions
        assert entity.name in {" ".join(m.span.text.split()) for m in entity.mentions}
    for entities in (facts.people, facts.organizations):
        places = sorted((m.span.start, m.span.end) for e in entities for m in e.mentions)
        assert all(a[1] <= b[0] for a, b in pairwise(places))
