"""The component `citybeat_organizations`: named bodies become one entry each; it runs after people and cities."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from citybeat.extract.facts import facts_of
from citybeat.extract.organizations.candidates import bracketed, candidates_of, generic_mentions
from citybeat.extract.organizations.mentions import spread
from citybeat.extract.organizations.names import is_acronym
from citybeat.extract.organizations.registry import Index, add_mention, add_organization
from citybeat.nlp.columns import text_of


@Language.factory("citybeat_organizations", requires=["doc.ents"])
def make_organizations(nlp: Language, name: str) -> Organizations:
    return Organizations()


class Organizations:
    """Writes `facts_of(doc).organizations`."""

    def __call__(self, doc: Doc) -> Doc:
        facts = facts_of(doc)
        spans = candidates_of(doc, facts)
        # Full names first, so that short forms and acronyms find what they stand for wherever it is named.
        acronyms, index = {}, Index()
        for span in spans:
            inner = bracketed(doc, span)
            if inner is not None:
                acronyms[span.start] = inner
        for span in sorted(spans, key=lambda s: (is_acronym(text_of(s)), -len(s), s.start)):
            organization = add_organization(facts, span, index)
            if span.start in acronyms:
                add_mention(organization, acronyms[span.start], "acronym")
                organization.acronym = text_of(acronyms[span.start])
                index.add(organization, organization.acronym)
        spread(doc, facts)
        for span, owner in list(generic_mentions(doc, facts)):
            add_mention(owner, span, "short")
        facts.organizations.sort(key=lambda o: (o.start, o.name))
        return doc
