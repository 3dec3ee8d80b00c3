"""Sentences, clauses and where a goal begins and ends."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from citybeat.extract.targets.lexicon import words
from citybeat.nlp.columns import Columns, columns_of

MAX_GOAL = 45
STOPS = frozenset(".!?;")
SUBJECTS = frozenset({"it", "they", "we", "he", "she", "i"})
DASHES = frozenset({"-", "–", "—", "--"})
POSSESSIVES = frozenset({"'s", "’s", "’", "'"})
MINIMUM = 3  # words that a goal keeps, however it runs on
MEASURES = frozenset({"many", "much", "few", "little", "low", "high", "long"})
FINITE = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "would", "includes", "included", "remains", "remained"})
SUBORDINATE = frozenset({"that", "who", "what", "where", "when", "ensure", "ensuring", "see", "seeing", "sure", "guarantee", "is"})
MODALS = frozenset({"should", "could", "might", "may", "can", "would"})
EARLIER = frozenset({"an", "a", "about", "around", "only", "actual", "planned", "increase", "of", "last", "year", "less", "more", "than",
                     "some", "nearly"})  # before a number that is compared with
TRAILING = frozenset({"to", "than", "that", "and", "or", "the", "a", "an", "of", "with", "from", "into", "along", "even", "including",
                      "especially"})
# after the verb of what comes of a goal
OBJECTS = frozenset({"the", "a", "an", "its", "their", "his", "her", "it", "them", "us", "for", "between"})
POINTING = frozenset({"this", "that", "these", "those", "such", "then", "there"})  # after "and": another clause, where its verb is near
CHANGES = frozenset({"rise", "increase", "reduction", "drop", "fall", "jump", "gain", "decline", "same", "level", "rate", "growth"})
SPANS = frozenset({"days", "weeks", "months", "hours", "years"})
NEARBY = 3  # words within which the verb of another clause stands
APPOSITION = 6  # words within which the noun of an apposition stands
RELATIVES = frozenset({"which", "whom", "whose"})
PREPOSITIONS = frozenset({"in", "of", "for", "by", "with", "from", "on", "at", "to", "under", "over"})  # before a relative pronoun
QUANTIFIERS = frozenset({"many", "most", "some", "all", "both", "one", "none", "half", "each", "part"})
# ", a step that": others' view
COMMENTS = frozenset({"goal", "target", "initiative", "effort", "scheme", "record", "move", "step", "plan", "decision", "sign", "figure",
                      "feat", "measure", "blow"})
CLOSING = frozenset("”\"’')]»")


def sentences(doc: Doc) -> Iterator[Span]:
    """doc.sents, cut again after a full stop before a capital, joined where one runs on, and without white space at the ends."""
    columns = columns_of(doc)
    bounds: list[tuple[int, int]] = []
    for sent in doc.sents:
        joined = bool(bounds) and _runs_on(columns, sent.start)
        start = bounds.pop()[0] if joined else sent.start
        bounds.append((start, sent.end))
    for start, end in bounds:
        for i in range(start, end):
            if not columns.texts[i].isalnum() and _ends(columns, i, end):
                yield from _trimmed(doc, columns, start, i + 1)
                start = i + 1
        yield from _trimmed(doc, columns, start, end)


def _runs_on(columns: Columns, i: int) -> bool:
    """Whether no sentence can begin at a word: it is in small letters, and no mark or line break stands before it."""
    return columns.texts[i][:1].islower() and columns.texts[i - 1][-1:].isalnum()


def _ends(columns: Columns, i: int, end: int) -> bool:
    texts = columns.texts
    if "\n" in texts[i]:
        return True
    if i + 1 >= end or not (texts[i] in ".!?" or (texts[i] in CLOSING and i and texts[i - 1] in ".!?")):
        return False
    following = texts[i + 1]
    if following in CLOSING and not (following in "\"'’" and columns.spaced[i]):
        return False
    return columns.spaced[i] and (following[:1].isupper() or following[:1] in "“\"‘'([" or following[:1].isdigit())


def _trimmed(doc: Doc, columns: Columns, start: int, end: int) -> Iterator[Span]:
    while start < end and columns.is_space[start]:
        start += 1
    while end > start and columns.is_space[end - 1]:
        end -= 1
    if start < end:
        yield doc[start:end]


def clause_end(doc: Doc, start: int, end: int) -> int:
    """Where the clause that begins at a word ends, at most at `end`."""
    i = start
    while i < min(end, start + MAX_GOAL):
        word = doc[i].lower_
        dash = word in DASHES and i > start + 1 and doc[i - 1].whitespace_ and doc[i].whitespace_
        if dash or word in STOPS or (word in words("breaks") and not _belongs(doc, start, i, end)):
            break
        if word in ("and", ",", "or") and i + 1 < end and (doc[i + 1].lower_ in words("clause_verbs") or _dated_subject(doc, i + 1, end)):
            break
        if word == "," and i + 1 < end and _ends_clause(doc, i + 1, end):
            break
        if word in ("after", "once") and i > start + 1 and _told_subject(doc, i + 1, end):
            break
        if word in "”\"" and i > start and i + 1 < end and (doc[i - 1].text == "," or _speaker_follows(doc, i + 1, end)):
            break
        i += 1
    return without_trailing(doc, start, i)


def _belongs(doc: Doc, start: int, i: int, end: int) -> bool:
    """Whether a word that else ends a clause is part of its goal: "value-added tax", "as many as 40", "an accord which allows 4%"."""
    if i > 0 and doc[i - 1].text in DASHES and not doc[i - 1].whitespace_:
        return True
    if doc[i].lower_ in RELATIVES | {"who"}:  # "reach an accord which allows 4%"
        return doc[i - 1].text != "," and not any(map(_counts, doc[start:i])) and any(map(_counts, doc[i:min(end, i + APPOSITION)]))
    return doc[i].lower_ == "as" and ((i + 2 < end and doc[i + 1].lower_ in MEASURES and doc[i + 2].lower_ == "as")
                                      or (doc[i - 1].lower_ in MEASURES and doc[i - 2].lower_ == "as"))


def _is_year(token: Token) -> bool:
    return token.is_digit and len(token) == len("2030")


def _counts(token: Token) -> bool:
    return token.like_num or token.text[:1].isdigit()


def shortened(goal: Span) -> Span:
    """A goal without what runs on: another clause's verb ("end it by May have failed"), "40 men it said", ", many of", a last "to"."""
    doc, start, end = goal.doc, goal.start, goal.end
    for i in range(start + MINIMUM, end):
        if _ends_goal(doc, start, i, end):
            end = _clause_start(doc, start, i)
            break
    end = without_trailing(doc, start, _before_speaker(doc, start, end))
    related = end < len(doc) and doc[end].lower_ in RELATIVES
    while end - start > MINIMUM and doc[end - 1].lower_ in (PREPOSITIONS | TRAILING if related else TRAILING):
        end -= 1
        if doc[end - 1].lower_ in QUANTIFIERS and doc[end - 2].text == ",":
            end -= 1
        end = without_trailing(doc, start, end)
    return doc[start:end]


def _clause_start(doc: Doc, start: int, verb: int) -> int:
    """Where the clause of a verb within a goal begins: at the comma before its subject ("raise it by 9%, the Danes and Finns have"), else
    at the verb."""
    i, comma = verb - 1, verb
    while i > start + MINIMUM - 1 and (doc[i].text[:1].isupper() or doc[i].lower_ in ("the", "a", "an", "and", "or", ",")):
        comma = i if doc[i].text == "," else comma
        i -= 1
    return comma


def _ends_goal(doc: Doc, start: int, i: int, end: int) -> bool:
    """Whether a word within a goal begins something else than more of it."""
    word, after = doc[i].lower_, doc[i + 1].lower_ if i + 1 < end else ""
    if word in SUBJECTS and after in words("speech"):
        return True
    if word in ("and", ",") and _begins_aside(doc, i, end):
        return True
    if word == "," and after in ("in", "a", "an") and any(t.lower_ in COMMENTS for t in doc[i + 2:min(end, i + 5)]):
        return True
    if word == "," and _begins_outcome(doc, start, i, end):
        return True
    if doc[i - 1].text == "," and word in MODALS | FINITE:
        return True  # "300 more homes by 2030, could be built"
    if word == "and" and after == "that" and doc[i + 2].lower_ in SUBJECTS | {"the", "this", "a", "its"} and _is_plain(doc, start, i):
        return True
    if word in ("and", ",") and after.endswith("ed") and i + 2 < end and doc[i + 2].lower_ in ("that", "how", "whether"):
        return True
    if word in ("against", "versus", "vs") and _is_amount(doc, i + 1, end):
        return True  # "405 tons against 391 tons"
    plain = _is_plain(doc, start, i)
    if word == "would" and (after != "be" or not any(t.like_num for t in doc[start:i])):
        plain = False
    if doc[i].text in MODALS and after in ("be", "have", "not", "still") and plain:
        return True  # "a surplus of 9 billion should be reached"
    infinitive = doc[start].lower_ == "to" or (start > 0 and doc[start - 1].lower_ == "to")
    if not infinitive or word not in FINITE or not {t.lower_ for t in doc[start:i]}.isdisjoint(SUBORDINATE):
        return False
    if word not in ("have", "has", "had") or after == "been" or after.endswith("ed"):
        return True
    return _clause_start(doc, start, i) < i


def _is_plain(doc: Doc, start: int, end: int) -> bool:
    """Whether words hold no clause with a subject of its own."""
    return {t.lower_ for t in doc[start:end]}.isdisjoint(SUBORDINATE | RELATIVES)


def _begins_outcome(doc: Doc, start: int, i: int, end: int) -> bool:
    """Whether a comma stands before what comes of a goal or who it is for: ", bringing the total to 900", ", to be shared by"; "cutting A,
    halving the B" is a list."""
    first, after = (doc[k].lower_ if k < end else "" for k in (i + 1, i + 2))
    if first == "to" and after == "be":
        return i + 3 < end and doc[i + 3].lower_.endswith("ed")
    if any(map(_is_year, doc[i:end])) and not any(map(_is_year, doc[start:i])):
        return False
    listed = doc[start].lower_.endswith("ing")
    return first.endswith("ing") and after in OBJECTS and not listed and any(map(_counts, doc[start:i]))


def _begins_aside(doc: Doc, i: int, end: int) -> bool:
    """Whether "and these could serve", ", a rise of 3%", ", the same", ", days after", ", proposed at" begin at a word."""
    words_after = [t.lower_ for t in doc[i + 1:min(end, i + 1 + APPOSITION)]]
    if not words_after:
        return False
    first, rest = words_after[0], words_after[1:]
    if doc[i].lower_ == "and":
        if first == "last" and rest[:1] and rest[0].removesuffix("'s").removesuffix("’s") in ("year", "month", "season"):
            return True  # "a target of 300 and last year's 280"
        return first in POINTING and not (FINITE | MODALS | {"is"}).isdisjoint(rest[:NEARBY])
    if first in ("a", "an", "the"):
        noun = next((k for k, w in enumerate(rest) if w in CHANGES), None)
        return noun is not None and {",", "and", "of", "to"}.isdisjoint(rest[:noun]) and (noun > 0 or first != "the" or rest[0] == "same")
    if first in SPANS:
        return rest[:1] in (["after"], ["before"])
    return first.endswith("ed") and rest[:1] in (["at"], ["in"], ["on"], ["by"], ["as"], ["to"])


def _before_speaker(doc: Doc, start: int, end: int) -> int:
    """Where a goal ends that runs on to the name of who said so: "cut it by 9%[, a senior Orla official] said"."""
    if end >= len(doc) or doc[end].lower_ not in ("said", "says", "told"):
        return end
    comma = next((i for i in range(end - 1, start + MINIMUM - 1, -1) if doc[i].text == ","), None)
    return comma if comma is not None else end


def _is_amount(doc: Doc, i: int, end: int) -> bool:
    """Whether "391 tons", "an actual 391 tons", "a planned 300" begin at a word."""
    while i < end and doc[i].lower_ in EARLIER:
        i += 1
    return i < end and _counts(doc[i])


def without_trailing(doc: Doc, start: int, end: int) -> int:
    """Where words end without white space, commas, opening brackets and quotes, dashes, conjunctions and "such" at their end."""
    if end - 1 > start and doc[end - 1].text == '"' and doc[end - 2].whitespace_ and not doc[end - 1].whitespace_:
        end -= 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in ",;:(“" or doc[end - 1].text in DASHES
                           or doc[end - 1].lower_ in ("and", "or", "such")):
        end -= 1
    return end


def _ends_clause(doc: Doc, i: int, end: int) -> bool:
    """Whether the word after a comma begins something else than more of the goal."""
    return doc[i].lower_ in words("relative") or doc[i].text in CLOSING or _speaker_follows(doc, i, end)


def _dated_subject(doc: Doc, i: int, end: int) -> bool:
    """Whether "by 2040 it", "in 2031, they" begin at a word: a clause with a date and a subject of its own."""
    if i + 2 >= end or doc[i].lower_ not in ("by", "in", "from") or not doc[i + 1].is_digit:
        return False
    after = doc[i + 3] if doc[i + 2].text == "," and i + 3 < end else doc[i + 2]
    return after.lower_ in SUBJECTS


def _told_subject(doc: Doc, i: int, end: int) -> bool:
    """Whether "Brevik pledged", "they were" begin at a word: a name or a pronoun, and the verb of its clause."""
    if i + 1 >= end or not (doc[i].lower_ in SUBJECTS or doc[i].text[:1].isupper()):
        return False
    while i + 1 < end and doc[i].text[:1].isupper():
        i += 1
    verb = doc[i].lower_ if doc[i].lower_ not in SUBJECTS else doc[i + 1].lower_
    return verb in words("clause_verbs") or (verb.endswith("ed") and verb != "need")


def _speaker_follows(doc: Doc, i: int, end: int) -> bool:
    """Whether "Smith said", "the minister told" and the like begin at a word."""
    return any(doc[k].lower_ in words("speech") for k in range(i, min(end, i + 5)) if not any(doc[m].text in ",;" for m in range(i, k)))


def noun_phrase_start(doc: Doc, noun: int, begin: int) -> int:
    """Where the words that narrow a noun begin ("43 per cent emissions reduction" before "target")."""
    i = noun
    while i > begin and noun - i < 9 and (not _breaks_phrase(doc[i - 1]) or _in_range(doc, i - 1, begin)):
        i -= 1
    return i


def _in_range(doc: Doc, i: int, begin: int) -> bool:
    """Whether a word is the "to" of "1.5 to 2 degrees"."""
    return doc[i].lower_ == "to" and i > begin and doc[i - 1].like_num and doc[i + 1].like_num


def _breaks_phrase(token: Token) -> bool:
    return (token.is_space or token.lower_ in words("noun_breaks") or token.text in ",.;:!?()“”\"‘" or token.lower_ in POSSESSIVES
            or (token.text in DASHES and bool(token.whitespace_)))
