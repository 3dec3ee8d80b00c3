"""What becomes of the names that the heads found: marks at their ends cut off, one kind for one name throughout an article, and what
stands there again is a name again.

A name that the encoder reads differently from place to place ("Jordán" a person here, a place there) gets the kind that all its mentions
together make likeliest; a full name speaks for the surname in it. The idea is label consistency within a document (Krishnan and Manning,
ACL 2006), here by adding probabilities, without a second reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from citybeat.nlp.heads import DECIMALS, Found
from citybeat.nlp.linking import Floats

PERSON = "PERSON"
NAMES = frozenset({PERSON, "ORG", "LOC", "FAC", "NORP"})
TAIL = frozenset({",", ";", ":", "-", "–", "—", "(", "“", "‘", "’", "'", "'s", "’s"})


SURE, DOUBTED = 0.9, 0.9  # score of a name that speaks for its repeats; how likely outside these may be at most


def settle(found: Sequence[Found], words: Sequence[str], labels: Sequence[str], outside: Floats) -> list[Found]:
    """The names of an article, tidied, agreed and repeated.

    `labels` are the types of the head in its order, `outside` (words) is the probability of each word to be in no name.
    """
    return repeat(agree(list(tidy(found, words)), words, labels), words, outside)


def tidy(found: Sequence[Found], words: Sequence[str]) -> Iterator[Found]:
    """Names without marks at their end; in an article with capitals a name has one, or a digit."""
    cased = any(word[:1].isupper() for f in found for word in words[f.start:f.end])
    for one in found:
        start, end = one.start, one.end
        if one.label in NAMES:
            while end > start + 1 and words[end - 1] in TAIL:
                end -= 1
            if cased and not any(c.isupper() or c.isdigit() for word in words[start:end] for c in word):
                continue
        yield one if end == one.end else replace(one, end=end)


def agree(found: Sequence[Found], words: Sequence[str], labels: Sequence[str]) -> list[Found]:
    """The same spans, all mentions of one name with one label of `labels`; the score of a changed one is the share that speaks for it."""
    names = [tuple(words[f.start:f.end]) for f in found]
    nothing = np.zeros(len(labels), np.float32)
    totals: dict[tuple[str, ...], Floats] = {}
    for name, one in zip(names, found, strict=True):
        totals[name] = totals.get(name, nothing) + one.kinds
    surnames: dict[str, Floats] = {}
    for name, total in totals.items():
        if len(name) > 1 and labels[int(total.argmax())] == PERSON:
            for word in {name[0], name[-1]}:
                surnames[word] = surnames.get(word, nothing) + total
    for name in totals:
        if len(name) == 1 and name[0] in surnames:
            totals[name] = totals[name] + surnames[name[0]]
    out = []
    for name, one in zip(names, found, strict=True):
        total = totals[name]
        best = int(total.argmax())
        changed = labels[best] != one.label
        out.append(replace(one, label=labels[best], score=round(float(total[best] / total.sum()), DECIMALS)) if changed else one)
    return out


def repeat(found: Sequence[Found], words: Sequence[str], outside: Floats) -> list[Found]:
    """With the places added where a surely read name stands again and the head was in doubt."""
    sure: dict[str, list[tuple[list[str], Found]]] = {}
    for one in found:
        if one.score >= SURE and one.label in NAMES and words[one.start][:1].isupper():
            sure.setdefault(words[one.start], []).append((list(words[one.start:one.end]), one))
    taken = np.zeros(len(words), bool)
    for one in found:
        taken[one.start:one.end] = True
    out = list(found)
    for start in np.flatnonzero(~taken & (outside < DOUBTED)).tolist():
        for name, one in sorted(sure.get(words[start], []), key=lambda pair: -len(pair[0])):
            end = start + len(name)
            if list(words[start:end]) == name and not taken[start:end].any() and outside[start:end].max() < DOUBTED:
                out.append(replace(one, start=start, end=end, score=round(float(1 - outside[start:end].mean()), DECIMALS)))
                taken[start:end] = True
                break
    return sorted(out, key=lambda f: f.start)
