"""Whether a name stands only inside a longer name ("Oslo" in "University of Oslo")."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Span

from citybeat.extract.cities.candidates import HYPHENS, POSSESSIVES, Cues, cues_of, halves, is_dash, trimmed
from citybeat.extract.cities.kinds import ACRONYM
from citybeat.extract.cities.lexicon import cue_rules, words
from citybeat.gazetteer import Gazetteer
from citybeat.nlp.columns import columns_of
from citybeat.nlp.entities import ent_rows

JOINTS = frozenset({"and", "&"})
CAMPUS_MARKS = frozenset({",", "-", "–", "—"})
LONGEST_SCHOOL = 6  # words of a university's name
LONGEST_FIRST = 2  # words of the first of two names that share the word before them
LONGEST_BEARER = 4  # words of the name of a saint or ruler


@cache
def inside_ok() -> frozenset[str]:
    """The ids of the cues by which a name may stand inside a longer one."""
    return frozenset(rule.id for rule in cue_rules() if rule.options.get("inside"))


class Longer:
    """Answers for one Doc; `cues` are those of a CueFinder, the gazetteer tells pairs ("Oslo-Bergen") from names with a hyphen."""

    def __init__(self, doc: Doc, cues: Cues, gazetteer: Gazetteer):
        self.doc, self.cues, self.gazetteer, self.texts = doc, cues, gazetteer, columns_of(doc).texts
        self.owner: dict[int, Span] = {i: ent.span for ent in ent_rows(doc) for i in range(ent.start, ent.end)}
        for span in doc.spans.get("project", ()):
            for i in range(span.start, span.end):
                if i not in self.owner or len(span) > len(self.owner[i]):
                    self.owner[i] = span
        self.held: dict[tuple[int, int], bool] = {}  # what `holds` found, by the words of a name

    def holds(self, span: Span) -> bool:
        """True where the name is only a part of something else's name."""
        place = span.start, span.end
        if place not in self.held:
            self.held[place] = self.is_held(span)
        return self.held[place]

    def is_held(self, span: Span) -> bool:
        """The same, looked for in the text."""
        owner = self.owner.get(span.start) or self.owner.get(span.end - 1)
        if not inside_ok().isdisjoint(cues_of(span, self.cues)) and not self.begun_before(span, owner):
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
        if span.start == owner.start and len(after) and after[0].text in POSSESSIVES:
            return False  # "Oslo's Munch Museum": the city owns it
        if len(after) and is_dash(columns_of(self.doc), span.end):
            return False  # "OSLO - Trams stood still"
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

    def is_second(self, span: Span) -> bool:
        """Whether the name is the second of two bodies' that share the first word: "the Bank of Ames and Kotka"; not "... and Kotka's"."""
        texts, i, end = self.texts, span.start - 1, span.end
        if texts[i] not in JOINTS or not (POSSESSIVES | HYPHENS).isdisjoint(texts[end:end + 1]):
            return False
        first = i
        while first > max(0, i - LONGEST_FIRST) and texts[first - 1][:1].isupper():
            first -= 1
        return 1 < first < i and texts[first - 1] == "of" and texts[first - 2] in words()["shared_bodies"]

    def is_joint(self, span: Span) -> bool:
        """Whether the name is one half of a region's or a country's: "Jammu and Kashmir"."""
        texts, start, end = self.texts, span.start, span.end
        if end + 1 < len(texts) and texts[end] in JOINTS and self.is_region([*texts[start:end], "and", texts[end + 1]]):
            return True
        return start > 1 and texts[start - 1] in JOINTS and self.is_region([texts[start - 2], "and", *texts[start:end]])

    def is_region(self, words_of_name: list[str]) -> bool:
        name = " ".join(words_of_name)
        return bool(self.gazetteer.region(name)) or self.gazetteer.country(name) is not None

    def is_behind_acronym(self, i: int) -> bool:
        """Whether token i is a hyphen between an acronym and the name: a school's branch, a member's seat ("ABC-Kotka", "(XY-Kotka)")."""
        columns = columns_of(self.doc)
        if self.texts[i] not in HYPHENS or i == 0 or columns.spaced[i] or columns.spaced[i - 1]:
            return False
        acronym = self.texts[i - 1]
        return acronym.isalpha() and acronym.isupper() and len(acronym) <= ACRONYM and self.gazetteer.country(acronym) is None

    def is_campus(self, span: Span) -> bool:
        """Whether the name is that of a university's campus: "the State University at Kotka", "University of Kentucky, Ames"."""
        texts, i = self.texts, span.start - 1
        mark = texts[i]
        if i < 2 or (mark != "at" and mark not in CAMPUS_MARKS):
            return False
        start = i
        while start > max(0, i - LONGEST_SCHOOL) and (texts[start - 1][:1].isupper() or texts[start - 1] == "of"):
            start -= 1
        school = texts[start:i]
        if "University" not in school:
            return False
        of = school.index("University") + 1
        region = " ".join(school[of + 1:] if school[of:of + 1] == ["of"] else school[:max(0, of - 2)])  # "Iowa State University"
        return mark == "at" or bool(region and self.gazetteer.region(region))

    def goes_on(self, span: Span) -> bool:
        """Whether words beside the span that no entity claims make a longer name of it."""
        texts, i, end = self.texts, span.start - 1, span.end
        after = texts[end] if end < len(texts) else ""
        if (after in words()["longer_after"] and end not in self.owner) or self.is_joint(span):
            return True
        if i < 0:
            return False
        before, lower = texts[i], texts[i].lower()
        if self.is_campus(span) or self.is_behind_acronym(i):
            return True
        if lower == "the" and self.is_treaty(span):
            return True
        if before in words()["longer_before"] and before[:1].isupper() and not self.doc[i].is_sent_start:
            return True
        if before in words()["ships"]:
            return True  # "the warship Kotka"
        if (lower == "of" and ((i and texts[i - 1] in words()["longer_of"]) or self.is_named_of(i))) or self.is_second(span):
            return True
        if before in {"(", "-"} and i and texts[i - 1] in words()["shared_countries"]:
            return True  # "Congo (Kinshasa)": one of two countries
        if not (after.isdigit() and len(after) == 4):
            return False
        return before.isalpha() and before[:1].isupper() and i not in self.owner and not self.doc[i].is_sent_start  # "Expo Osaka 2025"
