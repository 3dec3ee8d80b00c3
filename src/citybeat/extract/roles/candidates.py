"""Title candidates: what the lexicon finds, with modifiers and portfolio, and what the model's head found."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Span

from citybeat.extract.facts import facts_of
from citybeat.extract.roles.bounds import Bounds
from citybeat.extract.roles.lexicon import head_index, plural
from citybeat.extract.roles.title import MODEL_ALONE, Title, combined, outer
from citybeat.extract.roles.words import Words
from citybeat.nlp.encoder import score_of

NO_TITLE = "ends in a field of work or in a body, not in a title"
NO_PERSON = ("ics", "logy", "tion", "ment", "ism", "ship")  # how the names of fields of work end, and of no office
LOOSE_ENDS = frozenset({"and", "of", "for", "'s", "’s", "the", "under", "with", "at", "from", "to", "by", "as", "in", "on"})
STANDING = frozenset({"candidate", "hopeful", "nominee", "contender", "aspirant", "designate", "elect", "emeritus"})
VERB_BEFORE = frozenset({"who", "now", "also", "currently", "which", "he", "she"})
STATUS_LISTS = ("status_former", "status_acting", "status_incoming", "status_skip")
DEGREES = frozenset({"phd", "ph.d", "ph.d.", "msc", "m.sc.", "mba", "bsc", "b.sc.", "md", "m.d.", "esq", "esq."})
ADJECTIVAL = ("ic", "ive", "al", "ish", "ist")  # how adjectives end
PARTISANS = frozenset({"advocate", "defender", "champion", "campaigner", "activist"})
LONGEST_CAUSE = 8  # words of what one of them stands for
LONG_HEAD = 3  # words of a known title that modifies no other


class Finder(Bounds):
    """Finds the title candidates of one Doc; `unsure` are those of the model alone that are too unsure for the rules."""

    def __init__(self, text: Words):
        super().__init__(text)
        self.unsure: list[Title] = []

    def find(self) -> list[Title]:
        """Candidates in order, none overlapping: the model's where both found one, widened to the lexicon's portfolio."""
        heads = list(self.joined_heads())
        floors = [0, *(end if end - start >= LONG_HEAD else 0 for start, end, _ in heads)]  # "Chief of Staff", then "Major General"
        known = outer([self.expanded(start, end, many, floor) for (start, end, many), floor in zip(heads, floors, strict=False)])
        model = [t for span in self.doc.spans["title"] if (t := self.from_model(span))] if "title" in self.doc.spans else []
        bodies = {(span.start, span.end) for span in self.doc.spans.get("role_org", ())}  # "[Conservative] MP" is no title of its own
        model = [replace(t, known=False) if (t.start, t.end) in bodies else t for t in model]
        found = sorted(combined(model, known, self.unsure), key=lambda t: t.start)
        found = [self.in_right(self.unglued(title)) for title in found]
        for title in self.unsure:
            reason = f"the model alone must be surer: {title.score:.2f}, {MODEL_ALONE:.2f} is needed" if title.known else NO_TITLE
            facts_of(self.doc).drop("role", Span(self.doc, title.start, title.end), "roles.head", reason)
        return [t for t, after in zip(found, [*found[1:], None], strict=False) if after is None or not self.is_name_before(t, after)]

    def unglued(self, title: Title) -> Title:
        """"pan-democratic | councillor": a title without the half of a word that a hyphen joins to what is no part of it."""
        start = title.start
        while 1 < start < title.head and self.lower[start - 1] == "-" and not self.doc[start - 2].whitespace_ and self.is_half(start):
            start += 1
        if 2 < start < title.head and self.lower[start - 2] == "-" and self.lower[start - 3] in ("pro", "anti"):
            start += self.unknown_part(start, title.head) and not self.lower[start].endswith(ADJECTIVAL)  # "pro-Norvik camp | candidates"
        return title if start == title.start else replace(title, start=start)

    def in_right(self, title: Title) -> Title:
        """"advocate for migrant | rights", "defender | of harbour and fishing rights": with the rights that a partisan stands for."""
        i = title.head + 1
        if self.lower[title.head].rstrip("s") not in PARTISANS or self.lower[i:i + 1] not in (["for"], ["of"]):
            return title
        far = range(i + 1, min(i + LONGEST_CAUSE, len(self.lower)))
        stop = next((k for k in far if not self.doc[k].is_alpha or k in self.starts), far.stop)
        rights = max((k + 1 for k in range(i + 1, stop) if self.lower[k] == "rights"), default=title.end)
        return replace(title, end=rights) if rights > title.end and not self.lexicon["speech"] & set(self.lower[i:rights]) else title

    def is_half(self, i: int) -> bool:
        """Whether word `i` is an adjective by its end, behind a hyphen and a word that tells no status."""
        before = self.lower[i - 2]
        return self.lower[i].endswith(ADJECTIVAL) and not any(before in self.lexicon[s] for s in STATUS_LISTS)

    def is_name_before(self, title: Title, after: Title) -> bool:
        """"Queen drummer", "National Guard spokesman": a title in capitals right before one in small letters names whose that one is."""
        if title.end != after.start or title.start in self.starts or title.end - title.start > 1:
            return False
        small = self.doc[after.start].is_lower and self.lower[after.head] not in STANDING
        return small and self.doc[title.head].is_title and self.lower[title.head] not in self.lexicon["honorifics"]

    def from_model(self, span: Span) -> Title | None:
        """The model's span without punctuation, articles and words of status at its ends."""
        start, end = span.start, span.end
        while end > start and self.lower[end - 1] != ")" and (self.doc[end - 1].is_punct or self.lower[end - 1] in LOOSE_ENDS):
            end -= 1
        tie = next((i for i in range(start + 1, end - 1) if self.is_tie(i)), None)
        end = end if tie is None else self.charge(tie)
        end = next((i for i in range(start + 1, end) if self.lower[i] == "who"), end)  # "fellow | who studies tides"
        if end - start > 2 and self.lower[end - 2] == "-" and self.lower[end - 1] in ("elect", "designate"):
            end -= 2  # "president-elect": status, which is read behind the title
        if "(" in self.lower[start + 1:end] and ")" not in self.lower[start:end]:
            end = self.lower.index("(", start + 1)
        while end - 1 > start and self.lower[end - 1] in self.lexicon["honorifics"] and (self.lower[end - 1],) not in self.lexicon.heads:
            end -= 1
        while end - 1 > start and self.lower[end - 1].endswith("ing") and (self.lower[end - 2],) in self.lexicon.heads:
            end -= 1  # "researcher studying"
        start = self.trimmed(start, end - 1) if end > start else start
        while end - start > 1 and self.is_acronym(start) and (self.lower[start],) not in self.lexicon.heads:
            start += 1  # "NASA administrator"
        if start > 1 and self.lower[start - 1] == "-" and self.named[start] == "NORP" and self.name_end[start] < end:
            start = self.name_end[start]  # "Norlandic-American | economist"
        if start >= end or DEGREES.issuperset(self.lower[start:end]):
            return None
        words = self.lower[start:end]
        if self.is_office_verb(start, end) or self.is_members_of_body(start) or (end - start == 1 and self.is_adjective(start)):
            return None
        head = start + head_index(words)
        phrase_ends = self.lexicon.heads
        word = self.lower[head]
        many = (found := phrase_ends.get((word,))) is not None and found.singular is not None
        many = many or (word.endswith("s") and (word[:-1],) in phrase_ends and plural(word[:-1]) == word)
        if found is not None:
            return Title(start, end, head, many, "model", score_of(span))
        known = word.isalpha() and not word.endswith(NO_PERSON) and word not in self.lexicon.field_words
        unfit = any(word in self.lexicon[name] for name in ("bodies", "parties", "adjectives", "prepositions", "status_former"))
        works = word.endswith("s") and word[:-1] in self.lexicon["bodies"]  # "services", "operations": what an office is over
        unfit = unfit or works or (end - start == 1 and word in self.lexicon["modifiers"])
        known = known and not unfit
        field = end - start > 1 and not known and (works or (not unfit and self.field_to(end) > 0))
        return Title(start, end, head, many, "model", score_of(span), known=known, is_field=field)

    def is_office_verb(self, start: int, end: int) -> bool:
        """Whether a span is but a verb that states an office: "chaired" (by), (who now) "heads"."""
        word = self.lower[start]
        if end - start > 1 or word not in self.lexicon.verbs or not self.doc[start].is_lower:
            return False
        return word.endswith("ed") or word == "led" or (start > 0 and self.lower[start - 1] in VERB_BEFORE)

    def is_tie(self, i: int) -> bool:
        """Whether word `i` ties a title to its body: "with", "from", or "of", "at", "for" before a name (or "mining firm" and a name)."""
        word = self.lower[i]
        return word in ("with", "from") or (word in ("of", "at", "for") and (self.is_body(i + 1) or self.describes_body(i + 1)))

    def charge(self, i: int) -> int:
        """"Director of Smart Ports | at Acme": the end of a name that is what the office is over, if a body comes behind "at"; else `i`."""
        end = self.name_end[i + 1]
        if self.lower[i] not in ("of", "for") or end - i < 3 or self.lower[end:end + 1] != ["at"]:
            return i
        at = end + 1 + (self.lower[end + 1:end + 2] == ["the"])
        return end if self.named[at] in ("ORG", "LOC") and not self.lexicon["bodies"] & set(self.lower[i:end]) else i

    def describes_body(self, i: int) -> bool:
        """Whether at most four words from `i` on, the last of them a body's, only say what the named body behind them is."""
        for k in range(i, min(i + 4, len(self.lower) - 1)):
            if not (self.doc[k].is_lower or self.lower[k] == "-") or self.lower[k] in self.lexicon["prepositions"]:
                return False
            if self.lower[k] in self.lexicon["bodies"] and self.named[k + 1] == "ORG":
                return True
        return False

    def is_acronym(self, i: int) -> bool:
        token = self.doc[i]
        return token.is_upper and token.is_alpha and 1 < len(token) < 7 and self.lower[i] not in self.lexicon["acronym_fields"]

    def is_body(self, i: int) -> bool:
        """Whether a name of a body or place, or an acronym, begins at `i`."""
        return (self.named[i] in ("ORG", "LOC") and not self.name_is_field(i, False)) or (self.doc[i].is_upper and 1 < len(self.doc[i]) < 7)
