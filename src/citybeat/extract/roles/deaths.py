"""People whom an article says to be dead: their offices are former ones."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from citybeat.extract.facts import Person
from citybeat.extract.roles.chunks import PersonMention, is_other_gender
from citybeat.extract.roles.lexicon import lexicon
from citybeat.extract.roles.words import Words

BEFORE, AFTER = 4, 6  # words before and after a name in which its death is stated
POSSESSIVES = (["'s"], ["’s"])
KILLING = frozenset({  # with the name as their object
    "killed", "assassinated", "murdered", "beheaded", "executed", "killing", "murdering", "assassinating", "executing",
})
NOT_KILLING = frozenset({"was", "were", "be", "been", "being", "not", "never", "nearly", "almost", "have", "people", ","})
DEADLY = frozenset({"fatal", "deadly"})
FOUND_DEAD = frozenset({
    ("shot", "dead"), ("found", "dead"), ("stabbed", "dead"), ("gunned", "down"), ("dead", "at"), ("dead", "aged"), ("found", "murdered"),
    ("passed", "away"),
})
AUXILIARY = frozenset({"is", "was", "has", "had", "been", "who"})
CASUALTIES = frozenset({"dead", "killed", "fatalities"})
SHOT = frozenset({("shot", "dead"), ("gunned", "down"), ("stabbed", "dead")})  # with the name as their object
MURDERS = frozenset({"murders", "assassinations", "killings", "deaths", "funerals"})
LIST = 14  # words
QUOTES = frozenset({"\"", "“", "'", "‘"})
DASHES = (["-"], ["–"], ["—"], ["--"])
NO_LEAD = frozenset({",", ";", "."})
OBSEQUIES = frozenset({"death", "funeral", "assassination", "murder", "killing", "obituary"})  # of a name in the possessive
LIFE = re.compile(r"\s?\((?P<birth>1\d{3}|20\d\d)\s?[-–—]\s?(?P<death>1\d{3}|20\d\d)\)")
ASIDE = 25  # words
ASIDES = (["a"], ["an"], ["the"], ["one"], ["who"])
SHORTEST_LIFE = 30  # years; a shorter span in brackets may be a term of office


def dead_people(text: Words, people: Sequence[PersonMention], titles: Mapping[int, int]) -> set[Person]:
    """The people with "the death of", "the late" before a mention (and its title), or "has died", "was assassinated" after it.

    `titles` gives the first word of each title by the word that follows its last one.
    """
    before, after, signs = lexicon()["death_before"], lexicon()["death_after"], signs_of_death()
    out: set[Person] = set()
    for mention in people:
        right = text.lower[mention.end:mention.end + AFTER]
        office = before_title(text, mention, titles)
        left = text.lower[max(0, office - BEFORE):office]
        apart = mention.start > 0 and text.lower[mention.start - 1] == ","
        if apart and left[-1:] == ["late"]:
            left = []  # "the widow of the late mayor, Jane Roe,"
        beside = text.lower[max(0, mention.start - BEFORE):mention.start]
        told = not signs.isdisjoint([*left, *beside, *right])
        beside_it = told and any(states_death(words, right, before, after) for words in (beside, left))
        listed = is_shot(left) or is_among_the_dead(left) or dies_with_another(right) or is_one_of_the_murdered(text, office)
        if beside_it or listed or dies_after_aside(text, mention, after):
            out.add(mention.person)
    return out | dead_by_pronoun(text, people)


def is_shot(left: list[str]) -> bool:
    """Whether the words before a name and its title have it for the object of a deadly shot.

    >>> is_shot(["had", "shot", "dead"]), is_shot(["he", "was", "shot", "dead"])
    (True, False)
    """
    return tuple(left[-2:]) in SHOT and NOT_KILLING.isdisjoint(left[-3:-2])


def is_among_the_dead(left: list[str]) -> bool:
    """Whether the words before a name and its title count it among the dead.

    >>> is_among_the_dead(["among", "the", "dead", "was"]), is_among_the_dead(["the", "last", "killed", "by"])
    (True, False)
    """
    return left[-1:] in (["was"], ["were"], ["is"]) and (left[-4:-1] == ["among", "the", "dead"] or left[-3:-1] == ["also", "killed"])


def dies_with_another(right: list[str]) -> bool:
    """Whether the words behind a name tell of the death of its bearer and of a companion.

    >>> dies_with_another(["and", "his", "driver", "were", "killed", "in"])
    True
    """
    if right[:1] != ["and"] or right[1:2] not in (["his"], ["her"], ["their"]):
        return False
    verb = next((i for i in range(3, len(right)) if right[i] in ("died", "were")), len(right))
    return right[verb:verb + 1] == ["died"] or right[verb + 1:verb + 2] in (["killed"], ["murdered"], ["assassinated"], ["executed"])


def is_one_of_the_murdered(text: Words, office: int) -> bool:
    """"the murders of a clerk in May and | judge Jane Roe": whether a title and name end a list of those killed."""
    lower = text.lower
    if office < 4 or lower[office - 1] != "and":
        return False
    start = max(office - LIST, 0)
    of = next((i for i in range(office - 2, start, -1) if lower[i] == "of" and lower[i - 1] in MURDERS), None)
    return of is not None and not any(word in (",", ".", ";", "that", "by") for word in lower[of:office])


def dead_by_pronoun(text: Words, people: Sequence[PersonMention]) -> set[Person]:
    """The people of whom the sentence behind the one that names them alone begins "He was shot dead", "She died in"."""
    out: set[Person] = set()
    if {"he", "she"}.isdisjoint(text.lower):
        return out
    named: dict[int, list[PersonMention]] = {}
    for mention in people:
        named.setdefault(text.sentence_of(mention.start), []).append(mention)
    for n, (start, end) in enumerate(text.sentences):
        start += text.lower[start] in QUOTES
        if start >= end or text.lower[start] not in ("he", "she") or not tells_death(text.lower[start + 1:min(end, start + 6)]):
            continue
        before = named.get(n - 1, [])
        if len({m.person for m in before}) == 1 and not is_other_gender(before[0], text.lower[start]):
            out.add(before[0].person)
    return out


def tells_death(words: list[str]) -> bool:
    """Whether the words behind "he" or "she" tell of a death.

    >>> tells_death(["was", "shot", "dead", "in", "May"]), tells_death(["was", "shot", "in", "May"])
    (True, False)
    """
    if words[:1] == ["died"]:
        return True
    told = next((i for i, word in enumerate(words) if word not in AUXILIARY), len(words))
    return told > 0 and (words[told:told + 1] in (["killed"], ["murdered"], ["assassinated"], ["executed"])
                         or tuple(words[told:told + 2]) in FOUND_DEAD)


@cache
def signs_of_death() -> frozenset[str]:
    """The words of which one stands beside a name wherever `states_death` holds."""
    found = {first for first, _ in FOUND_DEAD}
    return frozenset({"late"}) | found | DEADLY | KILLING | CASUALTIES | OBSEQUIES | lexicon()["death_before"] | lexicon()["death_after"]


def dies_after_aside(text: Words, mention: PersonMention, after: frozenset[str]) -> bool:
    """Whether the verb behind an aside that only tells who somebody is says that he or she died: "Jane Roe, a founder of Acme, died"."""
    i, lower = mention.end, text.lower
    if lower[i:i + 1] != [","] or lower[i + 1:i + 2] not in ASIDES:
        return False
    close = next((k for k in range(i + 2, min(i + ASIDE, len(lower))) if lower[k] in (",", ".", ";") or text.named[k] == "PERSON"), 0)
    who = next((k for k in range(i + 2, close) if lower[k:k + 2] == ["who", "died"]), None)
    if who is not None:
        return lower[who - 1] != ","  # "Jane Roe, a chemist who died in 2009,"
    if not close or lower[close] != ",":
        return False
    verb = lower[close + 1:close + 3]
    if verb == ["who", "died"]:
        return True
    return verb[:1] in (["died"], ["dies"]) or (len(verb) == 2 and verb[0] in ("has", "had", "was") and verb[1] in after)


def before_title(text: Words, mention: PersonMention, titles: Mapping[int, int]) -> int:
    """Where the title before a name begins, its article and what it is in with it: "(the murder of) a Norvik clerk, Jane Roe,"."""
    apart = mention.start > 0 and text.lower[mention.start - 1] == ","
    start = titles.get(mention.start - apart)
    if start is None or (apart and (mention.end < len(text.lower) and text.lower[mention.end] not in NO_LEAD)):
        return mention.start
    known = lexicon()
    while start > 0 and (text.lower[start - 1] in known["determiners"] or text.lower[start - 1] in known["adjectives"]
                         or text.named[start - 1] in ("NORP", "LOC", "ORG")):
        start -= 1
    return start


def lives_of(words: Words, people: Sequence[PersonMention]) -> dict[Person, tuple[str, str]]:
    """Years of birth and death in brackets behind a name: "Jane Roe (1831-1902)"."""
    out: dict[Person, tuple[str, str]] = {}
    for mention in people:
        last = words.doc[mention.end - 1]
        found = LIFE.match(words.text, last.idx + len(last))
        if found is not None and int(found["death"]) - int(found["birth"]) >= SHORTEST_LIFE:
            out.setdefault(mention.person, (found["birth"], found["death"]))
    return out


def states_death(left: list[str], right: list[str], before: frozenset[str], after: frozenset[str]) -> bool:
    """Whether the words beside a name say that its bearer is dead.

    >>> states_death(["death", "of"], [], frozenset({"death"}), frozenset())
    True
    """
    if left[-1:] == ["late"]:
        return True
    if right[:1] in POSSESSIVES:
        return not OBSEQUIES.isdisjoint(right[1:2])
    if left[-1:] == ["of"] and left[-2:-1] and (left[-2] in before or DEADLY & set(left)):
        return True
    if left[-3:] == ["in", "cold", "blood"] and left[-4:-3] and left[-4] in KILLING:
        return True
    if left[-2:-1] and left[-1] in KILLING and left[-2] not in NOT_KILLING:
        return True
    rest = right[right[:1] == [","]:]
    if right[:1] in DASHES and right[1:3] == ["who", "died"]:
        return True
    if rest[:2] in (["was", "among"], ["is", "among"], ["were", "among"]) and CASUALTIES & set(rest[2:5]):
        return True
    told = next((i for i, word in enumerate(rest) if word not in AUXILIARY), len(rest))
    if tuple(rest[told:told + 2]) in FOUND_DEAD:
        return True  # "Roe shot dead in Norvik", "Roe was found dead"
    verbs = right[:4] if right[:1] in (["has"], ["was"], ["had"], ["who"], [","]) else right[:1]
    stop = next((i for i, w in enumerate(verbs) if w in (".", ";", "and", "that", "by", "when", "whose")), len(verbs))
    return any(w in after for w in verbs[:stop])
