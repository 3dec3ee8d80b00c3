"""Whether a name stands only inside a longer name ("Oslo" in "University of Oslo")."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from citybeat.extract.cities.candidates import Cues, cues_of, halves, trimmed
from citybeat.extract.cities.lexicon import cue_rules, words
from citybeat.gazetteer import Gazetteer

LONGEST_BEARER = 4  # words of the name of a saint or ruler
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


class Longer:
    """Answers for one Doc; `cues` are those of a CueFinder, the gazetteer tells pairs ("Oslo-Bergen") from names with a hyphen."""

    def __init__(self, doc: Doc, cues: Cues, gazetteer: Gazetteer):
        self.doc, self.cues, self.gazetteer = doc, cues, gazetteer
        self.inside_ok = {rule.id for rule in cue_rules() if rule.options.get("inside")}
        self.owner: dict[int, Span] = {}
        for span in [*doc.ents, *doc.spans.get("project", ())]:
            for i in range(span.start, span.end):
                if i not in self.owner or len(span) > len(self.owner[i]):
                    self.owner[i] = span

    def holds(self, span: Span) -> bool:
        """True where the name is only a part of something else's name."""
        owner = self.owner.get(span.start) or self.owner.get(span.end - 1)
        if self.inside_ok & set(cues_of(span, self.cues)) and not self.begun_before(span, owner):
            return False
        if owner is not None and (owner.start < span.start or owner.end > span.end) and self.is_part(span, owner):
            return True
        return self.goes_on(span)

    def begun_before(self, span: Span, owner: Span | None) -> bool:
        """Whether a longer entity holds a capitalised word right before the name ("Mano River Mayors' Network")."""
        return owner is not None and owner.start < span.start and self.doc[span.start - 1].text not in {"City", "Mayor", "Town"} \
            and self.doc[span.start - 1].text[:1].isupper()

    def is_part(self, span: Span, owner: Span) -> bool:
        """Whether a longer entity is one name around the span, not a list of places or a name with words about it."""
        if owner.label_ == "LOC":
            rest = [t for t in owner if not span.start <= t.i < span.end]
            if self.is_paired(span, owner):
                return False
            if any(t.text in {",", "(", "/"} for t in rest):
                return any(t.text[:1].isupper() and t.i == span.end for t in rest)
            core = trimmed(owner)
            return core is None or len(core) > len(span)
        after = self.doc[span.end:owner.end]
        if span.start == owner.start and len(after) and after[0].text in POSSESSIVE:
            return False  # "Oslo's Munch Museum": the city owns it
        if owner.label_ in {"DATE", "MONEY", "NORP"}:
            return False
        if len(after) and after[0].lower_ == "and":
            return False  # "Oslo and US officials"
        return any(t.text[:1].isupper() or t.text[:1].isdigit() for t in owner if not span.start <= t.i < span.end and t.lower_ != "the")

    def is_paired(self, span: Span, owner: Span) -> bool:
        """Whether only a hyphen stands between the name, at one end of the longer one, and another name ("the Oslo-Bergen line")."""
        names = list(halves(owner, self.gazetteer))
        return len(names) > 1 and any((name.start, name.end) == (span.start, span.end) for name in names)

    def is_treaty(self, span: Span) -> bool:
        """Whether a word for a treaty or its aims follows, at most one small word between ("the Paris climate goals")."""
        following = self.doc[span.end:span.end + 2]
        return len(following) > 0 and following[0].is_lower and any(t.text in words()["treaties"] for t in following)

    def is_named_of(self, i: int) -> bool:
        """Whether a saint's or a ruler's name stands before the "of" at token i: "St. Olga of Kotka"."""
        doc, start = self.doc, i
        while start > max(0, i - LONGEST_BEARER) and doc[start - 1].text[:1].isupper():
            start -= 1
            if doc[start].text in words()["named_of"] and start < i - 1:
                return True
        return False

    def goes_on(self, span: Span) -> bool:
        """Whether words beside the span that no entity claims make a longer name of it."""
        doc = self.doc
        after = doc[span.end] if span.end < len(doc) else None
        before = doc[span.start - 1] if span.start else None
        if after is not None and after.i not in self.owner and after.text in words()["longer_after"]:
            return True
        if before is None:
            return False
        if before.lower_ == "the" and self.is_treaty(span):
            return True
        if before.text in words()["longer_before"] and before.text[:1].isupper() and not before.is_sent_start:
            return True
        if before.lower_ == "of" and before.i and doc[before.i - 1].text in words()["longer_of"]:
            return True
        if before.lower_ == "of" and self.is_named_of(before.i):
            return True
        if before.text in {"(", "-"} and before.i and doc[before.i - 1].text in words()["shared_countries"]:
            return True  # "Congo (Kinshasa)": one of two countries
        named = before.is_alpha and before.text[:1].isupper() and before.i not in self.owner and not before.is_sent_start
        return bool(named and after is not None and after.text.isdigit() and len(after.text) == 4)  # "Expo Osaka 2025"
