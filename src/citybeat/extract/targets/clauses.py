"""Sentences, clauses and where a goal begins and ends."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress

from spacy.tokens import Doc, Span, Token

from citybeat.extract.targets.lexicon import find_phrase, words
from citybeat.nlp.columns import Columns, columns_of
from citybeat.nlp.tokens import is_block

MAX_GOAL = 45
STOPS = frozenset(".!?;")
SUBJECTS = frozenset({"it", "they", "we", "he", "she", "i"})
DASHES = frozenset({"-", "–", "—", "--"})
POSSESSIVES = frozenset({"'s", "’s", "’", "'"})
MINIMUM = 3  # words that a goal keeps, however it runs on
MEASURES = frozenset({"many", "much", "few", "little", "low", "high", "long"})
FINITE = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "would", "includes", "included", "remains", "remained"})
BE = frozenset({"is", "are", "was", "were"})
SUBORDINATE = frozenset({"that", "who", "what", "where", "when", "ensure", "ensuring", "see", "seeing", "sure", "guarantee", "is"})
MODALS = frozenset({"should", "could", "might", "may", "can", "would"})
EARLIER = frozenset({"an", "a", "about", "around", "only", "actual", "planned", "increase", "of", "last", "year", "less", "more", "than",
                     "some", "nearly"})  # before a number that is compared with
TRAILING = frozenset({"to", "than", "that", "and", "or", "the", "a", "an", "of", "with", "from", "into", "along", "even", "including",
                      "especially", "about", "whom", "which", "during", "for", "under", "between", "among", "against"})
# after the verb of what comes of a goal
OBJECTS = frozenset({"the", "a", "an", "its", "their", "his", "her", "it", "them", "us", "for", "between"})
POINTING = frozenset({"this", "that", "these", "those", "such", "then", "there"})  # after "and": another clause, where its verb is near
CHANGES = frozenset({"rise", "increase", "reduction", "drop", "fall", "jump", "gain", "decline", "same", "level", "rate", "growth"})
SPANS = frozenset({"days", "weeks", "months", "hours", "years"})
NEARBY = 3  # words within which the verb of another clause stands
APPOSITION = 6  # words within which the noun of an apposition stands
RELATIVES = frozenset({"which", "whom", "whose"})
UNPLAIN = SUBORDINATE | RELATIVES
PREPOSITIONS = frozenset({"in", "of", "for", "by", "with", "from", "on", "at", "to", "under", "over"})  # before a relative pronoun
QUANTIFIERS = frozenset({"many", "most", "some", "all", "both", "one", "none", "half", "each", "part"})
# ", a step that": others' view
COMMENTS = frozenset({"goal", "target", "initiative", "effort", "scheme", "record", "move", "step", "plan", "decision", "sign", "figure",
                      "feat", "measure", "blow"})
CLOSING = frozenset("”\"’')]»")
BRACKETS = frozenset("()")
BRACKETED = 12  # words within which brackets around an amount close
PREDICATES = FINITE | MODALS | {"must", "need", "needs", "should", "does", "do", "did"}
MAIN_SUBJECT = 14  # words of the subject of a main clause behind a fronted phrase
PURPOSES = frozenset({"move", "bid", "effort", "attempt", "drive", "push"})
OPENERS = frozenset({"with", "under", "after", "despite", "although", "though", "instead", "while",
                     "since", "because", "given", "following", "amid"})
REACHING = frozenset({"meet", "reach", "achieve", "hit", "fulfil", "fulfill", "keep", "attain"})
STATES = frozenset({"states", "shows", "finds", "argues", "claims", "insists", "suggests", "writes"})
SOONER = frozenset({"sooner", "earlier", "later", "faster", "ahead"})
# after a goal that says how much: why, how and in keeping with what
TAILS = tuple(tuple(phrase.split()) for phrase in (
    "in an effort", "in an attempt", "in a bid", "in a move", "in line with", "in the interest", "in the interests", "in order to",
    "so as to", "through", "by means of", "with a vision", "with the vision", "with an overall", "with the overall", "with the ultimate",
    "with a view", "with the view", "with the aim"))
# after a comma: ", so they", ", enough to", ", for instance", ", half of it", ", all to be paid"
ASIDES = tuple(tuple(phrase.split()) for phrase in (
    "so", "enough to", "for instance", "for example", "half of it", "half of them", "most of it", "most of them", "some of them",
    "all of it", "all of them", "all to be"))
OUTCOMES = frozenset({"lead", "mean", "result", "leave", "bring", "cost", "require", "put", "help", "make", "still", "see", "allow"})
VOTED = frozenset({"votes", "vote"})


def sentences(doc: Doc) -> Iterator[Span]:
    """doc.sents, cut again after a full stop before a capital, joined where one runs on, and without white space at the ends."""
    columns = columns_of(doc)
    bounds: list[tuple[int, int]] = []
    for sent in doc.sents:
        joined = bool(bounds) and _runs_on(columns, sent.start)
        start = bounds.pop()[0] if joined else sent.start
        bounds.append((start, sent.end))
    marks = [not text.isalnum() for text in columns.texts]
    for start, end in bounds:
        for i in compress(range(start, end), marks[start:end]):
            if _ends(columns, i, end):
                yield from _trimmed(doc, columns, start, i + 1)
                start = i + 1
        yield from _trimmed(doc, columns, start, end)


def _runs_on(columns: Columns, i: int) -> bool:
    """Whether no sentence can begin at a word: it is in small letters, and no mark or line break stands before it."""
    return columns.texts[i][:1].islower() and columns.texts[i - 1][-1:].isalnum()


def _ends(columns: Columns, i: int, end: int) -> bool:
    texts = columns.texts
    if "\n" in texts[i] or is_block(texts[i]):
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
        yield Span(doc, start, end)


def clause_end(doc: Doc, start: int, end: int) -> int:
    """Where the clause that begins at a word ends, at most at `end`."""
    i = start
    while i < min(end, start + MAX_GOAL):
        word = doc[i].lower_
        dash = word in DASHES and i > start + 1 and doc[i - 1].whitespace_ and doc[i].whitespace_
        stop = word in STOPS and not (word == ";" and _in_brackets(doc, start, i, end))
        if dash or stop or (word in words("breaks") and not _belongs(doc, start, i, end)):
            break
        if word == "," and i + 2 < end and doc[i + 1].lower_ in ("and", "but") and doc[i + 2].lower_ in SUBJECTS:
            break  # "spend 9% of it on parks[, and it remains]"
        if word in ("and", ",", "or") and i + 1 < end and (doc[i + 1].lower_ in words("clause_verbs") or _dated_subject(doc, i + 1, end)):
            break
        beyond = _past_aside(doc, i, end) if word == "," else i
        if beyond > i:
            i = beyond
            continue
        if word == "," and i + 1 < end and _ends_clause(doc, i + 1, end):
            break
        if word in ("after", "once") and i > start + 1 and _told_subject(doc, i + 1, end):
            break
        if is_block(word) and i > start:
            break
        if word in "”\"" and i > start and i + 1 < end and (doc[i - 1].text == "," or _speaker_follows(doc, i + 1, end)):
            break
        i += 1
    return without_trailing(doc, start, i)


def _past_aside(doc: Doc, i: int, end: int) -> int:
    """The word after an aside within a clause: "ban all firms, including Orla, [from] the park"; `i` where none begins at a comma."""
    if i + 1 >= end or doc[i + 1].lower_ not in ("including", "especially", "notably"):
        return i
    comma = next((k for k in range(i + 2, min(end - 1, i + BRACKETED)) if doc[k].text == ","), None)
    return comma + 1 if comma is not None and doc[comma + 1].lower_ in PREPOSITIONS else i


def _in_brackets(doc: Doc, start: int, i: int, end: int) -> bool:
    """Whether a mark stands in brackets that hold other words for an amount: "9 million yuan ($3 million; 2 million euros) by 2031"."""
    opened = next((k for k in range(i - 1, start, -1) if doc[k].text in BRACKETS), None)
    closed = any(doc[k].text == ")" for k in range(i + 1, min(end, i + BRACKETED)))
    return opened is not None and doc[opened].text == "(" and closed


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
    if is_fronted(doc, start):
        end = next((i for i in range(start + MINIMUM - 1, end) if doc[i].text == "," and _begins_main(doc, i + 1, len(doc))), end)
    end = next((i for i in range(start + 1, end) if is_block(doc[i].text)), end)
    for i in range(start + MINIMUM - 1, end):
        if _begins_tail(doc, start, i, end):
            end = i
            break
        if i >= start + MINIMUM and _ends_goal(doc, start, i, end):
            end = _clause_start(doc, start, i)
            break
    end = without_trailing(doc, start, _before_speaker(doc, start, end))
    end = without_trailing(doc, start, _before_remnant(doc, start, end))
    end = _before_subject(doc, start, end)
    related = end < len(doc) and doc[end].lower_ in RELATIVES
    while end - start > MINIMUM and doc[end - 1].lower_ in (PREPOSITIONS | TRAILING if related else TRAILING):
        end -= 1
        if doc[end - 1].lower_ in QUANTIFIERS and doc[end - 2].text == ",":
            end -= 1
        end = without_trailing(doc, start, end)
    if end - start > MINIMUM + 1 and doc[end - 1].lower_ in PREPOSITIONS and doc[end - 2].text in DASHES and doc[end - 2].whitespace_:
        end = without_trailing(doc, start, end - 1)  # "cut 300 jobs - a fifth of all - in"
    return doc[start:end]


def is_fronted(doc: Doc, start: int) -> bool:
    """Whether a goal hangs on a phrase in front of its main clause: "With its goal of [300 homes]", "to meet its target to [build 300]"."""
    i = start - 1
    while i >= 0 and doc[i].text not in STOPS and doc[i].text != "," and not doc[i].is_space:
        at_head = i == 0 or doc[i - 1].text in STOPS or doc[i - 1].is_space or doc[i - 1].text in ",“\"" or doc[i - 1].lower_ == "that"
        if doc[i].lower_ == "to" and i + 1 < start and doc[i + 1].lower_ in REACHING:
            return at_head or doc[i - 1].lower_ in ("order", "says", "said")
        purpose = doc[i].lower_ == "in" and not PURPOSES.isdisjoint(t.lower_ for t in doc[i + 2:start])  # "in a move to [cut it by 9%]"
        if (purpose or doc[i].lower_ in OPENERS) and (at_head or doc[i - 1].lower_ in SPANS):
            return True
        i -= 1
    return False


def _begins_main(doc: Doc, i: int, end: int) -> bool:
    """Whether the words after a comma are the subject of a main clause and its verb: "the town must", "300 homes need", "Orla banned"."""
    first = doc[i].lower_
    if first in ("and", "or", "but", "to") or first in RELATIVES or first.endswith("ing"):
        return False
    for k in range(i + 1, min(end, i + MAIN_SUBJECT)):
        if doc[k].text in STOPS or doc[k].text == "," or doc[k].is_space:
            return False
        if doc[k].lower_ in PREDICATES or (doc[k].text.islower() and doc[k].text.endswith("ed")):
            return True
    return False


def _clause_start(doc: Doc, start: int, verb: int) -> int:
    """Where the clause of a verb within a goal begins: at the comma before its subject ("raise it by 9%, the Danes and Finns have"), else
    at the verb."""
    joined = next((k for k in range(verb - 1, max(start + MINIMUM - 1, verb - MAIN_SUBJECT), -1) if doc[k].text == ","), None)
    if joined is not None and doc[joined + 1].lower_ in ("and", "but") and not any(map(_counts, doc[joined:verb])):
        return joined  # "spend 9% of it on parks[, and part of the rest] will"
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
    if word == "by" and i + 2 < end and ((_counts(doc[i + 1]) and doc[i + 2].lower_ in VOTED) or doc[i + 2].lower_ == "majority"):
        return True  # "keep the levy by 90 votes to 30", "by a majority of 90"
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
    told = start > 0 and doc[start - 1].lower_ == "that"  # "vowed that [all 300 clerks would be paid]"
    if doc[i].text in MODALS and after in ("be", "have", "not", "still") and plain and not told:
        return True  # "a surplus of 9 billion should be reached"
    gerund = doc[start].lower_.endswith("ing") and RELATIVES.isdisjoint(t.lower_ for t in doc[start:i])
    if doc[i].text in MODALS | {"will"} and gerund and not told:
        return True  # "leaving coal by 2031 will further it"
    if word in FINITE and _is_named(doc, start, i) and plain:
        return True  # "target of 300 homes is near", "the 3% target for 2031 is wise"
    if word in FINITE | MODALS and after in OUTCOMES and _is_named(doc, start, i):
        return True  # "targets of 30% by 2031 would lead to 9 more towns"
    if word == "and" and doc[i + 1].text.istitle() and _begins_named(doc, i + 1, end):
        return True  # "keeping it to 9% and North Orla fully builds up its coast"
    infinitive = doc[start].lower_ == "to" or (start > 0 and doc[start - 1].lower_ == "to")
    if infinitive and word in MODALS and doc[i].text == word and any(map(_counts, doc[start:i])) and _is_plain(doc, start, i):
        return True  # "an effort to raise it to 9% by 2031 could cost 3 million"
    if not infinitive or word not in FINITE or not SUBORDINATE.isdisjoint(columns_of(doc).lower[start:i]):
        return False
    if word not in ("have", "has", "had") or after == "been" or after.endswith("ed"):
        return True
    return _clause_start(doc, start, i) < i


def _begins_named(doc: Doc, i: int, end: int) -> bool:
    """Whether a name, an adverb in "-ly" and a verb in "-s" begin at a word: another clause."""
    while i < end and doc[i].text.istitle():
        i += 1
    return i + 2 < end and doc[i].lower_.endswith("ly") and doc[i + 1].text.islower() and doc[i + 1].text.endswith("s")


def _begins_tail(doc: Doc, start: int, i: int, end: int) -> bool:
    """Whether a goal that says how much or when runs on to words that add neither: ", so that owners need not wait", ", for instance",
    ", eight years sooner than", "in an effort to help firms", "through harsh rules"."""
    found = tuple(t.lower_ for t in doc[i:min(end, i + APPOSITION)])
    if found[:1] == ("and",) and found[1:2] and found[1] in SUBJECTS:
        return True  # "and I understand that"
    if not any(map(_counts, doc[start:i])) and not _is_end_state(doc, start, i):
        return False
    if found[0] == ",":
        sooner = len(found) > NEARBY and found[2] in SPANS and found[3] in SOONER
        return sooner or (_starts(found[1:], ASIDES) and (found[1] == "so" or not any(map(_is_year, doc[i:end]))))
    named = doc[i - 1].lower_ in QUANTIFIERS or doc[min(i + 1, end - 1)].is_title  # "half through cuts", "June through August"
    return _starts(found, TAILS) and not named and not any(map(_counts, doc[i:end]))


def _starts(found: tuple[str, ...], phrases: tuple[tuple[str, ...], ...]) -> bool:
    """Whether words begin with one of some phrases."""
    return any(found[:len(phrase)] == phrase for phrase in phrases)


def _is_end_state(doc: Doc, start: int, end: int) -> bool:
    """Whether words name an end state ("carbon neutral")."""
    return find_phrase("end_states", columns_of(doc).between(start, end)) is not None


def _is_named(doc: Doc, start: int, end: int) -> bool:
    """Whether words hold the noun of an aim and, after it or before it, how much: "target of 300 homes", "3% target for 2031"."""
    noun = next((k for k in range(start, end) if doc[k].lower_.removesuffix("s") in ("target", "goal", "objective")), end)
    said = noun < end and doc[end].lower_ in BE and doc[end + 1].lower_ not in OBJECTS  # "is wise", no "is a floor"
    if said and any(_counts(t) and not _is_year(t) for t in doc[start:noun]):
        return True
    return doc[noun + 1].lower_ == "of" and any(_counts(t) and not _is_year(t) for t in doc[noun:end]) if noun + 1 < end else False


def _is_plain(doc: Doc, start: int, end: int) -> bool:
    """Whether words hold no clause with a subject of its own."""
    return UNPLAIN.isdisjoint(columns_of(doc).lower[start:end])


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
    if first in SPANS or (rest[:1] and rest[0] in SPANS):  # ", days after", ", two years after"
        return rest[0 if first in SPANS else 1:][:1] in (["after"], ["before"])
    return first.endswith("ed") and rest[:1] in (["at"], ["in"], ["on"], ["by"], ["as"], ["to"])


def _before_speaker(doc: Doc, start: int, end: int) -> int:
    """Where a goal ends that runs on to the name of who said so: "cut it by 9%[, a senior Orla official] said"."""
    if end >= len(doc) or doc[end].lower_ not in ("said", "says", "told"):
        return end
    comma = next((i for i in range(end - 1, start + MINIMUM - 1, -1) if doc[i].text == ","), None)
    return comma if comma is not None else end


def _before_remnant(doc: Doc, start: int, end: int) -> int:
    """Where a goal ends that runs on to the first words of an aside: "build 300 homes[, seen] as", "by 2031[, ten years] ahead of"."""
    for i in range(max(start + MINIMUM, end - 3), end - 1):
        if doc[i].text != "," or end >= len(doc):
            continue
        seen = end - i == 2 and doc[end].lower_ == "as"
        if seen or (doc[end - 1].lower_ in SPANS and doc[end].lower_ in ("ahead", "after", "before")):
            return i
    return end


def _before_subject(doc: Doc, start: int, end: int) -> int:
    """Where a goal of a headline ends that runs on to the subject of the text below: "sell 300 vans in sales areas[ Orla Motors Co] is"."""
    if end >= len(doc) or doc[end].lower_ not in FINITE | words("clause_verbs"):
        return end
    i = end
    while i > start + MINIMUM and doc[i - 1].text[:1].isupper():
        i -= 1
    before = doc[i - 1]
    named = end - i > 1 and before.is_alpha and before.text.islower() and before.lower_ not in words("function_words") | OBJECTS
    return i if named and any(map(_counts, doc[start:i])) else end


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
    near = range(i, min(end, i + 5))
    last = next((k for k in near if doc[k].text in STOPS), end) - 1  # ", the report states."
    return any(doc[k].lower_ in words("speech") or (k == last and doc[k].lower_ in STATES)
               for k in near if not any(doc[m].text in ",;" for m in range(i, k)))


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
