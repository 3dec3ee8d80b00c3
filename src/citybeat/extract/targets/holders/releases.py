"""Whose aims a list has, and a firm's own report: "Orla Foods' goals include: - Cut waste", a press release in which "we" is Orla Foods."""

from __future__ import annotations

import re
from collections import Counter

from spacy.tokens import Span

from citybeat.extract.facts import Facts
from citybeat.extract.targets.clauses import POSSESSIVES
from citybeat.extract.targets.holders.subjects import Subjects, lists
from citybeat.extract.targets.lexicon import words
from citybeat.nlp.columns import columns_of

OPENING = 60  # words in which a press release names the firm that it is of
OPENING_CHARS = 700
TIMES = 3  # mentions of that firm in its release
CLEARLY = 1.5  # by what factor it is named more often than any other of those words
NO_FIRMS = frozenset({"esg", "csr", "nyse", "nasdaq", "the", "tsx", "lse", "prnewswire", "newswire", "business"})
# a wire that spreads what firms hand in: "GHENT, May 3 /OrlaNewswire/ -"
WIRE = re.compile(r"[/(](?:[\w. -]*wire|CNW)[\w. -]*[/)]\s*[-–—]", re.IGNORECASE)
NAMED_SO = re.compile(r"\([^()\n]{0,40}\bthe [\"“]?Company[\"”]?\)")  # 'Orla Foods Inc. (the "Company")'
ABOUT = re.compile(r"^About [A-Z]", re.MULTILINE)  # the heading "About Orla Foods"
LIST_TAG = re.compile(r"<(/?)(?:ul|ol)>")
TAG = re.compile(r"</?(?:ul|ol|li)>")
BULLET = re.compile(r"\s*(?:[•·▪●*–—-]|\(?\d{1,2}[.)])\s")
GIVING = frozenset({"foundation", "fund", "trust"})  # what a firm gives by
SHORTEST = 4  # letters of a name that may have lost an apostrophe
NOUN_REACH = 4  # words from a name to the noun of its aims ("Orla's public climate goals")
AIMING = frozenset({"aims", "aim", "aiming", "committed", "commits", "pledged", "pledges", "plans", "planned", "intends", "seeks", "will",
                    "vowed", "promised", "promises", "priorities"})


def own_company(subjects: Subjects) -> Span | None:
    """The firm whose press release or report the text is: one that its first words name, and that it names most."""
    text = subjects.doc.text
    opening = text[:OPENING_CHARS]
    if not (WIRE.search(opening) or NAMED_SO.search(opening) or is_about(subjects, text)):
        return None
    firms: dict[str, Span] = {}
    for mention in subjects.mentioned(0, OPENING, "ORG"):
        if ")--" in mention.text:  # "(ORLA WIRE)--Orla Foods", taken for one name
            name = mention.text.partition(")--")[2]
            mention = next((m for m in subjects.mentions if m.label_ == "ORG" and m.text == name), mention)
        first = mention[0].text.casefold()
        if first not in NO_FIRMS and first not in lists()["companies"] and first[-1:].isalnum() and ")" not in mention.text:
            firms.setdefault(first, mention)
    said = Counter(w for w, t in zip(subjects.lower, columns_of(subjects.doc).texts, strict=True) if t[:1].isupper())
    times = sorted(((said[first] + said[first + "s"], -m.start, m) for first, m in firms.items()), reverse=True)
    if not times or times[0][0] < TIMES or (len(times) > 1 and times[0][0] < CLEARLY * times[1][0]):
        return None
    return parent(subjects, times[0][2])


def parent(subjects: Subjects, mention: Span) -> Span:
    """The firm whose foundation a release names first: "Orla Foods Inc." for "Orla Foundation"."""
    if subjects.lower[mention.end - 1] not in GIVING:
        return mention
    known = (m for m in subjects.mentions if m.label_ == "ORG" and m[0].text == mention[0].text and subjects.is_company(m))
    return next(known, mention)


def is_own(mention: Span, own: Span | None, facts: Facts) -> bool:
    """Whether what a model took for a person is the firm whose release the text is: "Orla" in one of Orla Foods."""
    if own is None or mention.label_ != "PERSON" or not own.text.startswith(f"{mention.text} "):
        return False
    entity = facts.at(mention)
    return entity is None or not any(role.person is entity for role in facts.roles)


def is_about(subjects: Subjects, text: str) -> bool:
    """Whether a part of the text has the heading "About Orla Foods"."""
    starts = {m.start_char for m in subjects.mentions if m.label_ == "ORG"}
    return any(found.end() - 1 in starts for found in ABOUT.finditer(text))


def in_list(text: str, at: int) -> tuple[int, int] | None:
    """Where the line stands that heads the list in which character `at` is; None outside of lists."""
    tags = list(LIST_TAG.finditer(text, 0, at))
    if tags and not tags[-1].group(1):
        return line_before(text, tags[-1].start())
    begin = text.rfind("\n", 0, at) + 1
    marked = bool(BULLET.match(text, begin, at))
    if not marked and TAG.sub("", text[begin:at]).strip():
        return None
    while (line := line_before(text, begin)) is not None and marked and BULLET.match(text, line[0], line[1]):
        begin = line[0]
    return line if line is not None and (marked or text[line[0]:line[1]].endswith(":")) else None


def line_before(text: str, at: int) -> tuple[int, int] | None:
    """The last line before a character that has more than white space, without that at its ends."""
    end = len(text[:at].rstrip())
    begin = text.rfind("\n", 0, end) + 1
    return (begin, end) if end > begin else None


def owner_of_aims(subjects: Subjects, begin: int, end: int) -> Span | None:
    """The name in "Orla Foods' goals include:", "Orla ambitions include:"."""
    nouns = words("aim_nouns") | {"priorities"}
    for mention in subjects.mentioned(begin, end, "ORG", "LOC", "NORP"):
        after = subjects.lower[mention.end:min(end, mention.end + NOUN_REACH)]
        owned = after[:1] and (after[0] in POSSESSIVES or after[0] in nouns)
        if owned and not nouns.isdisjoint(after) and lists()["speech"].isdisjoint(subjects.lower[begin:mention.start]):
            return mention
    return None


def aiming_word(subjects: Subjects, begin: int, end: int) -> int | None:
    """The word before which it stands who aims in the heading of a list: "Orla Foods is [committed] to:"."""
    return next((i for i in range(end - 1, begin, -1) if subjects.lower[i] in AIMING and i not in subjects.inside), None)


def without_apostrophe(subjects: Subjects, mention: Span, own: Span | None) -> Span | None:
    """The name that a lost apostrophe joined to its "s": "Orlas" where the text elsewhere has "Orla", or is a release of Orla Foods."""
    text = mention.text
    if not text.endswith("s") or len(text) < SHORTEST or subjects.lower[mention.start - 1] == "the":
        return None  # "the Conservatives"
    if own is not None and own[0].text == text[:-1]:
        return own
    same = [m for m in subjects.mentions if m.label_ == "ORG" == mention.label_ and m.text == text[:-1]]
    return same[0] if len(same) > sum(m.text == text for m in subjects.mentions) else None
