"""A title candidate, and which of two that overlap to take."""

from __future__ import annotations

from dataclasses import dataclass

MODEL_ALONE = 0.95  # a span of the model without any known title in it


@dataclass(slots=True)
class Title:
    """Words [start, end) that may be a title; `head` is the word of its noun, `source` "lexicon", "model" or "verb".

    Not frozen, nor is a Post, for that makes them four times as slow to make; nothing changes one that is made.
    `noun` is the title that a verb stands for ("chairs": chair).
    """

    start: int
    end: int
    head: int
    plural: bool
    source: str
    score: float = 1.0
    noun: str | None = None
    is_field: bool = False  # where a span of the model is but a field of work ("clinical services")
    known: bool = True  # False where its head is a word that no title ends in (a field of work, a body)


def outer(titles: list[Title]) -> list[Title]:
    """The titles that lie in no other: "Justice Minister", not the "Justice" that would be a judge."""
    ordered = sorted(titles, key=lambda t: (t.start, -t.end))
    kept, reached = list[Title](), 0
    for title, after in zip(ordered, [*ordered[1:], None], strict=False):
        if title.end > reached and (after is None or (after.start, after.end) != (title.start, title.end)):
            kept.append(title)
        reached = max(reached, title.end)
    return kept


def joined_to(title: Title, known: list[Title]) -> Title:
    """A span of the model that ends in no title, with the lexicon's title right behind it: "clinical services" and "director"."""
    after = next((k for k in known if k.start == title.end), None)
    if after is None or not title.is_field:
        return title
    return Title(title.start, after.end, after.head, after.plural, "model", title.score)


def combined(model: list[Title], known: list[Title], unsure: list[Title] | None = None) -> list[Title]:
    """Both lists without overlaps: of two that meet the one that holds the other, else the lexicon's; the model alone must be sure, else
    its title goes to `unsure`."""
    out: list[Title] = []
    rest = list(known)
    model = [joined_to(title, known) for title in model]
    for title in model:
        met = [k for k in known if k.start < title.end and title.start < k.end]
        if not met:
            if title.score >= MODEL_ALONE and title.known:
                out.append(title)
            elif unsure is not None:
                unsure.append(title)
        elif len(met) == 1 and title.start <= met[0].start and met[0].end <= title.end:
            out.append(title)
            rest = [k for k in rest if k is not met[0]]
    for title in rest:
        if not any(title.start < t.end and t.start < title.end for t in out):
            out.append(title)
    return out
