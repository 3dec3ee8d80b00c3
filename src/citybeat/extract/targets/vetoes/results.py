"""What was reached already, what studies and markets are expected to bring, and calls on all, in the words of an aim: no aims."""

from __future__ import annotations

import re
from collections.abc import Callable

from citybeat.extract.targets.lexicon import verbs, words
from citybeat.extract.targets.triggers import Candidate, form_of
from citybeat.extract.targets.wording import NAMED, SHARE, WITHOUT_AIM, is_dated
from citybeat.nlp.columns import columns_of, text_of
from citybeat.nlp.published import published_year

OPENING = 6  # words of a goal that may name an aim of which it tells
BACK = 8  # words before a goal in which the verb stands whose object it is
LONG_PAST = 5  # years after which a programme that was launched then is history
SUBJECT = 9  # words of a clause in "-ing" before the verb that it is the subject of
PARTS = frozenset({",", ";", ":", ".", "to", "that", "which", "who", "and", "by", "will", "would", "be",
                   "is", "are", "was", "were", "been", "for"})
DUE = re.compile(
    r"\b(?:by|before|until|till|within|through)\s+(?:the\s+)?(?:[a-z-]+\s+(?:of\s+)?){0,3}(?:FY\s?)?(?:20\d\d|decade|century)\b",
    re.IGNORECASE)
AIMING = re.compile(
    r"\b(?:targets?|goals?|aims?|aimed|aiming|ambitions?|objectives?|pledg\w*|commit(?:s|ted|ment|ments)?|plans?|promis\w*|intends?|will|seeks?)\b",
    re.IGNORECASE)
# "more than half of its 2031 target", "(20% of 2031 target)"
SHARE_OF_AIM = re.compile(
    r"^\W*(?:(?:more|less)\s+than\s+|over\s+|nearly\s+|almost\s+|about\s+)?(?:half|(?:a|one|two|three)[\s-](?:third|quarter|fifth)s?|[\d.]+\s?(?:%|per\s?cent))"
    r"\s+of\s+(?:(?:its|our|their|the)\s+)?(?:20\d\d\s+)?(?:target|goal)s?\b", re.IGNORECASE)
SINCE = re.compile(r"^\W*(?:li>\W*)?Since\s+(?:[A-Za-z]+\s+)?(?:19|20)\d\d\b")
BRACKETS = re.compile(r"\([^()]*\)")
YEAR_ON_YEAR = re.compile(r"\byear[\s-](?:over|on)[\s-]year\b|\bYoY\b", re.IGNORECASE)
DELIVERED = re.compile(
    r"\b(?:delivered|delivering|made\s+good)\s+on\s+(?:its|our|their|all|the)\s+(?:[\w-]+\s+){0,3}(?:commitments?|goals?|targets?|promises?|pledges?)\W+"
    r"(?:such\s+as|including|by|with)\b[^.;]*$", re.IGNORECASE)
# "a promising CAGR of 9%", "the vat market to register a growth of 9%"
GROWTH = re.compile(rf"\bCAGR\b|\bcompound\s+annual\s+growth\b|{YEAR_ON_YEAR.pattern}", re.IGNORECASE)
MARKET = re.compile(r"\b(?:[Mm]arkets?|[Ii]ndustry|[Dd]emand|[Ss]ales)\b")
PRICE = re.compile(r"\b(?:analysts?|brokers?|brokerage|shares?|stocks?|investors?|upside|equity)\b", re.IGNORECASE)
EFFECTS = frozenset({"will", "would", "could", "can", "may", "might", "enables", "saves", "means", "requires", "helps", "allows"})
# before a clause in "-ing" that is a subject
OPENS = frozenset({"that", "says", "said", "show", "shows", "suggests", "finds", "found", "if", "al"})
WOULD_HAVE = re.compile(r"\bwould\s+(?:\w+ly\s+)?have\s+\w+(?:ed|en|t|d)\b(?!.*\b(?:aim|goal|target|plan|pledge)s?\b)", re.IGNORECASE)
POTENTIAL = re.compile(
    r"\b(?:potential|possible|estimated|projected|expected|likely)\s+(?:[a-z]+\s+)?(?:surplus|shortfall|deficit|gap|loss|saving|market|total"
    r"|gain)s?\s+of\s*$", re.IGNORECASE)
CALL = re.compile(
    r"(?:\ball\b(?:\s+of\s+us)?\s+must\s+(?:\w+\s+){0,2}|(?:\bhave|[’']ve|\bhas)\s+(?:all\s+)?got\s+)to\s*$|\ball\s+must\s*$",
    re.IGNORECASE)
DEMANDED = re.compile(r"\b(?:demand(?:s|ed|ing)?|urg(?:es|ed|ing)|recommend(?:s|ed|ing)?)\s+that\s*$", re.IGNORECASE)
LAUNCHED = re.compile(
    r"^\W*(?:Back\s+)?[Ii]n\s+(?:[A-Z][a-z]+\s+)?(?P<year>(?:19|20)\d\d)\b[^;.]*\b(?:launched|started|began|unveiled|introduced|initiated|set\s+up)\s+"
    r"(?:an?|the|its|his|her|their)\s+(?:\S+\s+){0,4}(?:project|programme|program|scheme|campaign|drive|initiative)\s+(?:to|of)\s*$")
OVER = re.compile(r"\b(?:between|from)\s+(?:19|20)\d\d\s+(?:and|to|until|till)\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)


def is_result(candidate: Candidate) -> bool:
    """"Orla further reduced its other [waste by 9% in 2021]": the object of a verb of change in the past, with no year that is to come."""
    if candidate.rule not in ("targets.head", "targets.changing") or DUE.search(candidate.goal_text):
        return False
    if AIMING.search(candidate.goal[:OPENING].text):
        return False
    before = candidate.lead[:-1] if candidate.lead[-1:] == ["by"] else candidate.lead
    for i in range(len(before) - 1, max(-1, len(before) - BACK), -1):
        word = before[i]
        if word in PARTS or word in words("aim_nouns"):
            return False
        if word.endswith("ed") and word in verbs("change_verbs"):
            near = before[max(0, i - 3):i]
            return {"be", "is", "are", "was", "were", "been", "to", "will", "would", "being", "get"}.isdisjoint(near)
    return False


def is_since(candidate: Candidate) -> bool:
    """"Since 2029, Orla has cut its waste by [9%]": how far it has come since."""
    text = BRACKETS.sub("", candidate.lead_text)
    return candidate.rule in WITHOUT_AIM and bool(SINCE.match(text)) and not AIMING.search(text)


def is_share_of_aim(candidate: Candidate) -> bool:
    """"cut it by 9%, [more than half of its 2031 target]": how much of an aim was reached."""
    return candidate.rule in WITHOUT_AIM | NAMED and bool(SHARE_OF_AIM.match(candidate.goal_text))


def is_year_on_year(candidate: Candidate) -> bool:
    """"[achieving a 9% year-over-year reduction]": measured against the year before, with no year by when."""
    return candidate.rule in WITHOUT_AIM and bool(YEAR_ON_YEAR.search(candidate.goal_text)) and not is_dated(candidate) and (
        not AIMING.search(candidate.lead_text))


def is_delivered(candidate: Candidate) -> bool:
    """"delivered on our commitments, such as [reaching 9 million people]": what was kept."""
    return bool(DELIVERED.search(candidate.lead_text))


def is_market(candidate: Candidate) -> bool:
    """"the vat market is set to flourish at a promising [CAGR of 9% between 2022 and 2032]": how a market is expected to grow."""
    if candidate.rule not in WITHOUT_AIM | {"targets.pledge", "targets.will"}:
        return False
    return bool(GROWTH.search(text_of(candidate.sentence)) and MARKET.search(candidate.lead_text))


def is_price_target(candidate: Candidate) -> bool:
    """"an analyst has a [price target of $9 per share]": what a share may come to be worth."""
    trigger = candidate.trigger
    if trigger is None or candidate.rule not in NAMED:
        return False
    named = trigger.start > candidate.sentence.start and trigger.doc[trigger.start - 1].lower_ == "price"
    return named and bool(PRICE.search(text_of(candidate.sentence)))


def is_scenario(candidate: Candidate) -> bool:
    """"[reaching zero waste by 2031 could save it] 9 million": what something would bring, said of nobody's aim."""
    doc, goal, sentence = candidate.goal.doc, candidate.goal, candidate.sentence
    if candidate.rule not in WITHOUT_AIM or form_of(doc, goal.start) != "ing":
        return False
    before = [w for w in candidate.lead if w.isalpha() or w == ","]
    if before and not (before[-1] in OPENS or (before[-1] == "," and before[-2:-1] == ["al"])):
        return False
    lower = columns_of(doc).lower
    for i in range(goal.start + 1, min(sentence.end, goal.start + SUBJECT)):
        if lower[i] in (",", ";", "that", "which", "who", "our", "its", "their"):
            return False
        if lower[i] in EFFECTS:
            return True
    return False


def is_unbuilt(candidate: Candidate) -> bool:
    """"argued that it would have created [9,000 jobs]": what might have been."""
    return candidate.rule in WITHOUT_AIM and bool(WOULD_HAVE.search(candidate.lead_text))


def is_potential(candidate: Candidate) -> bool:
    """"is looking at a potential surplus of [9 million tonnes by 2031]": what is expected."""
    return candidate.rule in WITHOUT_AIM and bool(POTENTIAL.search(candidate.lead_text))


def is_call(candidate: Candidate) -> bool:
    """"all must work together to [limit it to 9%]", "we've got to", "demanded that [9% be cut]": what others or all should do."""
    text = candidate.lead_text
    if candidate.rule in WITHOUT_AIM and DEMANDED.search(text):
        return True
    return candidate.rule in WITHOUT_AIM and bool(CALL.search(text))


def is_history(candidate: Candidate) -> bool:
    """"In 2010, Orla launched a scheme to [move 900 people]" in an article of 2022, "plant 900 trees [between 2011 and 2019]": over."""
    launched, over = LAUNCHED.match(candidate.lead_text), OVER.search(candidate.goal_text)
    if launched is None and over is None:
        return False
    now = published_year(candidate.sentence.doc)
    if now is None:
        return False
    if over is not None:
        return int(over["year"]) < now
    assert launched is not None
    return int(launched["year"]) <= now - LONG_PAST and not (is_dated(candidate) or SHARE.search(candidate.goal_text))


RESULTS: dict[Callable[[Candidate], bool], str] = {  # with what each says in plain words
    is_result: "what was changed already, not an aim",
    is_since: "how far it has come since a year, not an aim",
    is_share_of_aim: "how much of an aim was reached",
    is_year_on_year: "measured against the year before, not an aim",
    is_delivered: "what was kept already, not an aim",
    is_market: "how a market is expected to grow, not an aim",
    is_price_target: "what a share may come to be worth, not an aim",
    is_scenario: "what something would bring, not an aim",
    is_unbuilt: "what might have been, not an aim",
    is_potential: "what is expected, not an aim",
    is_call: "what all or others should do, not an aim",
    is_history: "a programme that is over, not an aim",
}

WHOLE_RESULTS = frozenset(RESULTS[test] for test in (  # their parts are none either
    is_market, is_scenario, is_unbuilt, is_history, is_delivered))
