"""What a thing can do, how long it lasts, what is said to be so, how well somebody is to stand and when works end: no aims."""

from __future__ import annotations

import re
from collections.abc import Callable

from citybeat.extract.targets.lexicon import Lists
from citybeat.extract.targets.triggers import Candidate, is_number
from citybeat.extract.targets.wording import NAMED, SHARE, WITHOUT_AIM, goal_words, is_dated, is_whole
from citybeat.nlp.columns import columns_of

SPAN = r"(?:years?|months?|weeks?|days?|hours?|decades?|nights?)"
LASTING = re.compile(
    r"(?:to\s+)?(?:run|last|continue|go\s+on|remain|stay|span|take)(?:n?ing)?\s+"
    r"(?:(?:for|open|valid|about|around|some|nearly|almost|another|only|just|over|up\s+to|at\s+least|more\s+than|an?|further)\s+){0,3}"
    rf"[\w.,]+(?:\s+(?:to|or)\s+\w+)?[\s-]{SPAN}\b", re.IGNORECASE)
STANDING = re.compile(
    r"\b(?:hubs?|powerhouses?|gateways?|superpowers?|world[- ]leaders?|(?:global|world|regional|market|industry|international)\s+"
    r"(?:\w+\s+){0,2}(?:leaders?|powers?|players?|cent(?:er|re)s?)|leaders?\s+(?:in|of)|an?\s+(?:[a-z]+-)?leading"
    r"|(?:major|key|significant|serious|strong(?:er)?)\s+players?"
    r"|one\s+of\s+(?:the|its|our)\s+(?:[\w’'-]+\s+){0,2}(?:most|best|top|leading|[a-z]{2,}est))\b", re.IGNORECASE)
PAST_PURPOSE = re.compile(r"\b(?:was|were)\s+(?:\w+ly\s+)?(?:aimed|designed|intended|meant|supposed)\s+(?:at|to)$")
LEFT = re.compile(r"\bfrom\s+(?:the|its|their|an?|his|her)\s+(?:current|previous|earlier|old|existing|present|former|prior|original)"
                  r"\s+(?:[a-z]+\s+){0,3}(?:of\s*)?$")
INTO_USE = re.compile(r"\binto\s+(?:(?:full|commercial|regular|normal|active)\s+)?(?:operation|service|commission|use)\b"
                      r"|\bon[\s-]?stream\b", re.IGNORECASE)
SPEED = re.compile(r"\s?-?(?:km/h|k?mph|kph|knots|mw|gw|kw|kv|km|miles?|met(?:er|re)s?|feet|tonnes?|tons?|seats?|beds?)\b", re.IGNORECASE)
MANY = 13  # fewer of a thing that is built are works on each, not a number to be reached
SEVERAL = 4  # words of a goal within which the number of things stands

things = Lists("things.json")
any_of = things.any_of


def is_standing(candidate: Candidate) -> bool:
    """"aims to become a global hub by 2031", "one of the leading ports": nothing says how far; "one of the top 40 ports" does."""
    found = goal_words(candidate)
    counted = any(is_number(t) and t.lower_ != "one" for t in candidate.goal)
    if not any_of(found[:1], "becoming") or is_whole(candidate) or counted or SHARE.search(candidate.goal_text):
        return False
    if any_of(found[:1], "building") and not {"into", "as"}.intersection(found):
        return False
    return bool(STANDING.search(candidate.goal_text))


def is_lasting(candidate: Candidate) -> bool:
    """"is to run 40 years until 2071": how long it lasts."""
    return bool(LASTING.match(candidate.goal_text)) and not SHARE.search(candidate.goal_text)


def is_reported(candidate: Candidate) -> bool:
    """"is reported to employ 40,000 people": what is said to be so."""
    told = candidate.rule in WITHOUT_AIM and candidate.lead[-1:] == ["to"] and any_of(candidate.lead[-2:-1], "reported")
    return told and not any_of(goal_words(candidate)[:1], "coming") and not is_dated(candidate)


def is_capability(candidate: Candidate) -> bool:
    """"a ship designed to carry 400 cars", "to allow 40% more flights": what a thing can do."""
    built = candidate.lead[-1:] == ["to"] and any_of(candidate.lead[-2:-1], "built")
    return built and any_of(goal_words(candidate)[:1], "abilities") and not is_dated(candidate)


def is_bygone_purpose(candidate: Candidate) -> bool:
    """"the act was meant to help the 40% without a home": what something was for, with nothing to be reached."""
    before = " ".join(candidate.lead[-4:])
    return bool(PAST_PURPOSE.search(before)) and any_of(goal_words(candidate)[:1], "helping") and not is_dated(candidate)


def is_left(candidate: Candidate) -> bool:
    """"raised it by a quarter point, up from the current target of [4%]": a level that is left."""
    return candidate.rule in NAMED | WITHOUT_AIM and bool(LEFT.search(" ".join(candidate.lead[-8:]) + " "))


def is_works(candidate: Candidate) -> bool:
    """"plans to put its 400 km/h trains into operation by 2031", "to have the shell of the hall ready by May", "to build three dams": works
    on single things; "to put 400 buses into service by 2031" is an aim."""
    found = goal_words(candidate)
    if any_of(found[:1], "putting"):
        return bool(INTO_USE.search(candidate.goal_text)) and not counts_many(candidate) and not is_whole(candidate)
    if any_of(found[:1], "having"):
        single = any_of(found[1:2], "articles") and any_of(found[2:], "finished") and not SHARE.search(candidate.goal_text)
        return single and not counts_many(candidate) and not is_whole(candidate)
    few = any_of(found[:1], "erecting") and any_of(found[1:2], "few") and any_of(found[2:2 + SEVERAL], "works")
    return few and not (is_dated(candidate) or SHARE.search(candidate.goal_text) or counts_many(candidate))


def counts_many(candidate: Candidate) -> bool:
    """Whether a goal says how many, beyond a few and the size, speed or power of one thing."""
    text, shift = columns_of(candidate.goal.doc).between(candidate.goal.start, candidate.goal.end), candidate.goal.start_char
    for token in candidate.goal:
        if is_number(token) and token.lower_ not in things("few") and not SPEED.match(text[token.idx + len(token) - shift:]):
            digits = token.text.replace(",", "")
            if not digits.isdigit() or int(digits) >= MANY:
                return True
    return False


THINGS: dict[Callable[[Candidate], bool], str] = {  # with what each says in plain words
    is_standing: "how well somebody is to stand, without a measure",
    is_lasting: "how long something lasts, not an aim",
    is_reported: "what is said to be so, not an aim",
    is_capability: "what a thing can do, not an aim",
    is_bygone_purpose: "what something was for, with nothing to be reached",
    is_left: "a level that is left, not an aim",
    is_works: "works on single things, not an aim",
}

WHOLE_THINGS = frozenset(THINGS[test] for test in (is_standing, is_lasting, is_works))  # their parts are none either
