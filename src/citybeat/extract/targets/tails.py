"""Where a goal has run on: to how, why and what for, another clause of its sentence, or who said so."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from citybeat.extract.targets.clauses import BE, MINIMUM, OBJECTS, SUBORDINATE
from citybeat.extract.targets.frames import is_checkable
from citybeat.extract.targets.lexicon import words
from citybeat.extract.targets.triggers import form_of, is_number
from citybeat.nlp.columns import columns_of

# words in "-ing" that say more of a goal itself: "40 towns, including Orla"
NARROWING = frozenset({"including", "excluding", "starting", "beginning", "ranging", "covering", "spanning", "totaling", "totalling",
                       "amounting", "counting", "comprising", "barring", "regarding", "concerning"})
# nouns in "-ing": "insulate 40 halls, housing blocks and schools"
NOUNS = frozenset({"housing", "building", "training", "shipping", "farming", "banking", "nursing", "parking", "mining", "fishing",
                   "lighting", "heating", "cooling", "cooking", "cycling", "walking", "recycling", "planning", "funding", "spending",
                   "gaming", "catering", "engineering", "manufacturing", "processing", "advertising", "publishing", "marketing",
                   "financing", "living", "working", "teaching", "learning", "existing", "remaining", "developing", "emerging", "during",
                   "everything"})
# what begins something else whatever follows: ", aiming for more"
TELLING = frozenset({"aiming", "hoping", "seeking", "planning", "pledging", "saying", "adding", "suggesting", "meaning", "calling",
                     "citing", "noting", "warning", "arguing", "according", "leaving", "making", "allowing", "helping", "marking",
                     "becoming"})
# after ", to": what for
PURPOSE = frozenset({"help", "meet", "support", "ensure", "tackle", "prepare", "free", "avoid", "offset", "compensate", "address", "have",
                     "give", "make", "fund", "protect", "stimulate", "satisfy"})
# verbs that are hardly ever nouns
CLEAR = frozenset({"start", "begin", "become", "ensure", "introduce", "reintroduce", "create", "establish", "reduce", "achieve", "provide",
                   "improve", "invest", "build", "make", "keep", "maintain", "expand", "develop", "eliminate", "deliver", "join", "switch",
                   "send", "remain", "replace", "raise", "turn", "bring"})
# main verbs behind a goal that is their subject: "the target of 300 homes [means] more work"
MEANING = frozenset({"means", "requires", "implies", "leaves", "makes", "needs", "puts", "marks", "seems", "appears", "looks", "depends",
                     "reflects", "shows", "represents", "remains", "includes"})
OFFICIAL = 10  # words of who speaks
# ", official figures showed"
SOURCES = frozenset({"figures", "data", "statistics", "documents", "records", "minutes", "filings", "papers", "estimates", "surveys"})
SHOWING = frozenset({"show", "showed", "shows", "indicate", "indicated", "suggest", "suggested", "reveal", "revealed"})
SOURCE_WORDS = 5  # of such a source and its verb
JOINTS = frozenset({"of", "for", "and", "the", "a", "an", "its", "’s", "'s", "&"})


def without_tail(goal: Span) -> Span:
    """A goal up to where it runs on: "cut it by 9% by 2031[, without saying how]", "plant 300 trees[, Mayor Jane Roe stated there]"."""
    doc, start, end = goal.doc, goal.start, goal.end
    for i in range(start + MINIMUM - 1, end - 1):
        if begins_tail(doc, start, i, end):
            return doc[start:i]
    return goal


def begins_tail(doc: Doc, start: int, i: int, end: int) -> bool:
    """Whether a word of a goal that has said how much begins what runs on."""
    word = doc[i].lower_
    if word == "—":
        return not doc[i - 1].like_num or not doc[i + 1].like_num
    if word not in ("and", ",") and word not in MEANING and word not in BE:
        return False
    if not is_checkable(doc[start:i]):
        return False
    if word == ",":
        return begins_aside(doc, start, i, end)
    if word == "and":
        return begins_other(doc, start, i, end)
    return is_subject(doc, start, i)


def begins_aside(doc: Doc, start: int, i: int, end: int) -> bool:
    """Whether a comma begins an aside: ", without a date", ", up from 40", ", saying so", ", hosted the talks", ", and reduced waste",
    ", and the opening of a hall", ", to have more room", ", Mayor Jane Roe stated"."""
    first, after = doc[i + 1].lower_, doc[i + 2].lower_ if i + 2 < end else ""
    if first in ("up", "down") and (after == "from" or (i + 2 < end and is_number(doc[i + 2]))):
        return True
    if names_speaker(doc, i + 1) or names_source(doc, i + 1, end):
        return True
    if has_year(doc[i:end]) and not has_year(doc[start:i]) and first not in TELLING:
        return False  # ", using 40 vans, by 2031"
    if first == "without" or (first.endswith("ed") and after in OBJECTS):
        return True
    if first == "and":
        acted = after.endswith("ed") and form_of(doc, start) == "base" and after != "need"
        return acted or (after in ("the", "a", "an") and not numbered(doc[i:end]))
    if first == "to":
        return after in PURPOSE and not numbered(doc[i:end])
    return is_participle(doc, start, i + 1, after)


def is_participle(doc: Doc, start: int, i: int, after: str) -> bool:
    """Whether a word behind a comma says what comes of a goal, or what else is done: ", balancing the books"."""
    word = doc[i].lower_
    if not word.endswith("ing") or word in NARROWING or doc[start].lower_.endswith("ing"):
        return False
    return word in TELLING or (word not in NOUNS and after not in ("", ",", "and", "or"))


def begins_other(doc: Doc, start: int, i: int, end: int) -> bool:
    """Whether "and" begins another act without a number: "plant 300 trees and [start a fund]", "spend 9% on it and [announcing a sale]"."""
    if form_of(doc, start) != "base" or numbered(doc[i + 1:end]) or i + 2 >= end:
        return False
    lower = columns_of(doc).lower
    if not SUBORDINATE.isdisjoint(lower[start:i]) or any(form_of(doc, k + 1) == "base" for k in range(start, i - 1) if lower[k] == "to"):
        return False
    first, after = lower[i + 1], lower[i + 2]
    if first.endswith("ing"):
        return after in OBJECTS and not any(w.endswith("ing") for w in lower[start:i])
    return form_of(doc, i + 1) == "base" and (first in CLEAR or after in OBJECTS)


def is_subject(doc: Doc, start: int, i: int) -> bool:
    """Whether a verb behind a goal has it for its subject: "a target of [9 GW in 2031] means it must grow", "[adding 300 jobs] is bold"."""
    plain = SUBORDINATE.isdisjoint(columns_of(doc).lower[start:i])
    if doc[i].lower_ in BE:
        return plain and doc[start].lower_.endswith("ing") and doc[i].lower_ == "is"
    return plain and start > 0 and doc[start - 1].lower_ == "of" and doc[i].text.islower()


def names_speaker(doc: Doc, i: int) -> bool:
    """Whether "Fleet Director Jane Roe stated" begins at a word: who speaks, in capitals, and a verb of speech."""
    if not doc[i].text[:1].isupper():
        return False
    for k in range(i + 1, min(len(doc), i + OFFICIAL)):
        if doc[k].lower_ in words("speech"):
            return True
        if not (doc[k].text[:1].isupper() or doc[k].lower_ in JOINTS):
            return False
    return False


def names_source(doc: Doc, i: int, end: int) -> bool:
    """Whether "official figures showed" begins at a word."""
    lower = columns_of(doc).lower
    return any(lower[k] in SHOWING and lower[k - 1] in SOURCES for k in range(i + 1, min(end, i + SOURCE_WORDS)))


def has_year(span: Span) -> bool:
    """Whether words hold a year."""
    return any(t.is_digit and len(t) == len("2030") for t in span)


def numbered(span: Span) -> bool:
    """Whether words hold a number, be it a year."""
    return any(t.like_num or any(c.isdigit() for c in t.text) for t in span)
