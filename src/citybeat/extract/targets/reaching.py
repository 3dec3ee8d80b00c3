"""Where words say that a goal has been reached: "has met its goal of 300 trees", "the target was exceeded", "has become carbon neutral"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from spacy.tokens import Span

from citybeat.extract.targets.lexicon import find_phrase
from citybeat.nlp.columns import columns_of, text_of

NOTHING = 0.985  # the head's probability of no aim at all from which words are not believed
SIGNS = frozenset({"met", "reached", "achieved", "exceeded", "surpassed", "fulfilled", "attained", "beat", "beaten", "kept", "become",
                   "overshot", "honoured", "honored", "hit"})
# where what is hit is no goal of this kind
SHOTS = frozenset({"missile", "missiles", "rocket", "rockets", "drone", "drones", "bomb", "bombs", "shell", "shells", "strikes",
                   "airstrikes", "fired", "shot", "shots", "scored", "striker", "keeper", "goalkeeper", "penalty", "midfielder",
                   "innings", "wickets"})
WITHIN = r"(?:(?!(?:to|for|with|by|in|on|and|but|that|which|who|at|from)\b)[\w’'$€£.,%&-]+\s+){0,6}"
NOUNS = r"(?:goals?|targets?|quotas?|objectives?|milestones?|benchmarks?|commitments?|pledges?)\b"
WHOSE = r"(?:its|their|his|her|our|the|all|both|these|those|every|most|an?|[A-Z][\w-]*[’']s?)\s+"
REACHED = re.compile(
    rf"\b(?:met|reached|achieved|exceeded|surpassed|fulfilled|attained|overshot|honou?red|(?<!to )(?:beat|hit))\s+{WHOSE}{WITHIN}{NOUNS}"
    rf"|\bkept\s+(?:to\s+)?{WHOSE}{WITHIN}(?:commitments?|pledges?|promises?)\b")
WAS_REACHED = re.compile(
    rf"\b{NOUNS}\s+(?:(?:of|for)\s+(?:[\w’'$€£.,%-]+\s+){{1,6}})?(?:was|were|has\s+been|have\s+been|had\s+been)\s+(?:\w+ly\s+|already\s+)?"
    r"(?:met|reached|achieved|exceeded|surpassed|fulfilled|attained|hit|beaten)\b")
STATE = re.compile(
    r"\b(?:has|have)\s+(?:\w+ly\s+|already\s+|now\s+|also\s+)?(?:achieved|reached|attained|become)\s+(?=((?:[\w-]+\s*){1,4}))")
# before the verb: what has not been, is not yet, or is said of a case
UNREACHED = re.compile(
    r"\b(?:not|never|nor|no|neither|few|none|hardly|yet|if|unless|until|once|when|whenever|whether|before|after|would|could|should|will|can|may"
    r"|might|must|be|being|to|who|ever)\b|n[’']t\b", re.IGNORECASE)
BEFORE = 40  # characters


def reached(sentence: Span, kinds: Mapping[str, float]) -> bool:
    """Whether a sentence says that a goal has been reached; not one that missiles or strikers hit."""
    lower = columns_of(sentence.doc).lower[sentence.start:sentence.end]
    if SIGNS.isdisjoint(lower) or not SHOTS.isdisjoint(lower) or kinds.get("none", 0.0) >= NOTHING:
        return False
    text = text_of(sentence)
    if text.rstrip("\"”’) ").endswith("?"):
        return False
    said = [m for pattern in (REACHED, WAS_REACHED) for m in pattern.finditer(text)]
    said += [m for m in STATE.finditer(text) if (state := find_phrase("end_states", m[1])) is not None and state.start() == 0]
    return any(not UNREACHED.search(text[max(0, m.start() - BEFORE):m.start()].rpartition(",")[2]) for m in said)
