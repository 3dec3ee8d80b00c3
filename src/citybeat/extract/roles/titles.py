"""Titles as strings: their canonical form and their class."""

from __future__ import annotations

from functools import lru_cache

from citybeat.extract.roles.lexicon import LINKS, Phrase, head_index, lexicon, split

PORTFOLIO_CLASSES = frozenset({"head_of_state", "official"})  # with a portfolio ("president of sales") an officer of a company
OFFICERS = frozenset({"candidate", "nominee", "hopeful", "contender"})


@lru_cache(4096)
def title_key(title: str) -> str:
    """The canonical lower-case form of a title, under which its spellings and short forms meet.

    >>> title_key("PM"), title_key("Vice-Chairwoman"), title_key("Minister for Transport"), title_key("Lt. Gen.")
    ('prime minister', 'vice chair', 'transport minister', 'lieutenant general')
    """
    words = tuple(w for w in split(title) if w not in ("the", "a", "an"))
    words = replaced(tuple(w for w in joined_hyphens(words) if w != "-"))
    words = portfolio_first(words)
    return " ".join(replaced(words)) or title.lower()


def joined_hyphens(words: Phrase) -> Phrase:
    """Prefixes that only exist with a hyphen stay whole: co-founder, non-executive.

    >>> joined_hyphens(("co", "-", "founder"))
    ('co-founder',)
    """
    out: list[str] = []
    for word in words:
        if len(out) >= 2 and out[-1] == "-" and out[-2] in ("co", "non", "ex"):
            out[-2:] = [f"{out[-2]}-{word}"]
        else:
            out.append(word)
    return tuple(out)


def replaced(words: Phrase) -> Phrase:
    """Short forms and variants spelled out, the longest first."""
    keys, i = lexicon().full_forms, 0
    out: list[str] = []
    while i < len(words):
        if words[i].startswith("co-"):
            rest = replaced((words[i][3:], *words[i + 1:]))
            return (*out, "co-" + rest[0], *rest[1:])
        for length in range(min(4, len(words) - i), 0, -1):
            full = keys.get(words[i:i + length])
            if full is not None and words[i:i + len(full)] == full:
                length = len(full)
            if full is not None and not (length == 1 and len(words) > 1 and len(words[i]) == 2 and words[i] in ("md", "pc", "po", "sp")):
                out.extend(full)
                i += length
                break
        else:
            out.append(words[i])
            i += 1
    return tuple(out)


def portfolio_first(words: Phrase) -> Phrase:
    """"minister for transport" and "minister of transport" become "transport minister"; other complements stay."""
    for i, word in enumerate(words[:-1]):
        if word == "minister" and words[i + 1] in ("of", "for") and words[i + 2:] and "minister" not in words[i + 2:]:
            rest = tuple(w for w in words[i + 2:] if w != "the")
            return (*words[:i], *rest, word) if not set(rest) & LINKS and words[i + 2] != "state" else words
    return words


@lru_cache(4096)
def role_class(title: str) -> str:
    """The class of a title (see RECORDS.md); `other` where its head is not known.

    >>> role_class("Deputy Mayor for Housing"), role_class("Group CEO"), role_class("vice president of sales")
    ('mayor', 'executive', 'executive')
    """
    words = split(title)
    known = lexicon()
    best = best_head(words)
    if best is None:
        return "other"
    found = known.heads[best[1]].role_class
    if set(words) & OFFICERS:
        return "candidate"
    if found in PORTFOLIO_CLASSES and has_portfolio(words, best[1]):
        return "executive" if found == "head_of_state" else found
    return found


def has_portfolio(words: Phrase, head: Phrase) -> bool:
    """Whether a president presides over a field of work rather than a state."""
    if head[-1] != "president":
        return False
    rest = words[head_index(words) + 1:]
    before = set(words) & {"senior", "executive", "regional", "group", "marketing", "sales", "assistant", "associate", "club", "honorary"}
    return bool(before) or (rest[:1] in (("of",), ("for",)) and any(w in lexicon().field_words for w in rest[1:]))


def best_head(words: Phrase) -> tuple[int, Phrase] | None:
    """The known title that decides: the longest that ends at the head noun, else the last one before a complement."""
    known = lexicon()
    found = [(i, phrase) for i in range(len(words)) if (phrase := known.head_at(words, i)) is not None]
    if not found:
        return None
    stop = next((i for i, w in enumerate(words) if i and w in LINKS), len(words))
    early = [f for f in found if f[0] < stop] or found
    longest = max(f[0] + len(f[1]) for f in early)
    return max((f for f in early if f[0] + len(f[1]) == longest), key=lambda f: len(f[1]))
