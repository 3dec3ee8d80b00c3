"""The model's side: the head's spans with their boundaries cleaned, as candidates."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from citybeat.extract.facts import facts_of
from citybeat.extract.projects import complements, names
from citybeat.extract.projects.candidates import MODEL, Candidate
from citybeat.extract.projects.enumerations import paired
from citybeat.extract.projects.lexicon import words
from citybeat.extract.projects.matching import BODY, OWNER, THING, is_body, is_headline, is_owner, is_plain_acronym, is_product
from citybeat.nlp.encoder import score_of

QUOTES = frozenset(names.OPENING) | names.CLOSING
LEFT_MARKS = QUOTES | {"(", "[", ","}
IN_HEADLINE = 0.6  # weight of a score in a headline, where a name has no visible end
TOPIC = "only says what an undertaking is for"
RIGHT_MARKS = QUOTES | names.POSSESSIVES | {",", ".", "("}


def head_candidates(doc: Doc) -> Iterator[Candidate]:
    """A candidate for each of doc.spans["project"] that holds a name."""
    for span, score in joined_spans(doc):
        trimmed = completed(trim(span))
        if trimmed is None:
            continue
        mention, noun = trimmed, None
        name = without_noun(trimmed)
        if name is not None and len(name) < len(trimmed):
            noun, name = trimmed[-1].lower_, without_object(name)
        else:
            name, following = trimmed, following_noun(trimmed)
            if following is not None:
                noun, mention = following[-1].lower_, doc[trimmed.start:following.end]
                name = without_object(name)
        if is_nameless(name) or is_body(name):
            facts_of(doc).drop("project", name, MODEL, BODY if is_body(name) else "nothing in it is a name of its own")
            continue
        if noun is not None and is_owner(name):
            facts_of(doc).drop("project", name, MODEL, OWNER)
            continue
        if noun is None and is_product(name):
            facts_of(doc).drop("project", name, MODEL, THING)
            continue
        if noun is None and is_topic(name):
            facts_of(doc).drop("project", name, MODEL, TOPIC)
            continue
        weight = IN_HEADLINE if is_headline(span.sent) else share(span, name)
        pair = paired(name) if noun is None else []
        for part in pair or [name]:
            yield Candidate(part, MODEL, score * weight, part if pair else mention, noun)


def joined_spans(doc: Doc) -> Iterator[tuple[Span, float]]:
    """The head's spans with their scores; two that only "in", "of", "for" or "on" stands between are one name."""
    held: tuple[Span, float] | None = None
    for span in sorted(doc.spans.get("project", ()), key=lambda s: (s.start, s.end)):
        score = score_of(span)
        if held is not None and span.start == held[0].end + 1 and doc[held[0].end].text in words("right_connectors"):
            held = doc[held[0].start:span.end], max(score, held[1])
            continue
        if held is not None:
            yield held
        held = span, score
    if held is not None:
        yield held


def is_topic(name: Span) -> bool:
    """Whether a name without a head noun says what an undertaking in small letters is for: "a fund for Upland Cooperation"."""
    doc, at = name.doc, name.start - 2
    if at < name.sent.start or doc[at + 1].text not in {"for", "on"} or doc[at].text not in words("nouns"):
        return False
    return not any(t.lower_ in names.heads() for t in name)


def share(span: Span, name: Span) -> float:
    """How much the head's score counts for a completed name: 1 where it found all of it, 0.6 where only a small part."""
    covered = min(span.end, name.end) - max(span.start, name.start)
    return 0.6 + 0.4 * max(0, covered) / len(name)


def trim(span: Span) -> Span | None:
    """Without articles, quotes, brackets and a possessor at its ends."""
    doc, start, end = span.doc, span.start, span.end
    while start < end and (names.cannot_begin(doc, start, end) or doc[start].text in LEFT_MARKS or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].text in RIGHT_MARKS or doc[end - 1].is_space):
        end -= 1
    if end > start and doc[end - 1].text == ")" and "(" not in doc[start:end - 1].text:
        end -= 1
    for at in range(start + 1, end - 1):
        if doc[at].text in {"'s", "’s"} and doc[at - 1].ent_type_ in {"LOC", "ORG", "PERSON"} and not names.is_named_owner(doc, at):
            start = at + 1
    return names.cleaned(doc, start, end)


def completed(span: Span | None) -> Span | None:
    """With the rest of a name of which the head found a part: capitalised words beside it, joined ones, years behind it."""
    if span is None or is_headline(span.sent):
        return span
    doc, start, end = span.doc, span.start, span.end
    floor, ceiling = names.floor_of(span.sent), span.sent.end
    closed = start > floor and doc[start - 1].text in QUOTES
    while not closed and start > floor and doc[start].ent_type_ != "PERSON":
        step = names.step_left(doc, start, floor)
        if not step or doc[start - 1].ent_type_ == "PERSON":
            break
        start -= step
    start = names.spelled_out(doc[start:end], floor).start
    if end < ceiling and doc[end].text not in QUOTES:
        end = completed_right(doc, end, ceiling)
    return names.cleaned(doc, start, end)


def completed_right(doc: Doc, end: int, ceiling: int) -> int:
    """Where the capitalised words behind a span end, connectors only where a head noun follows at once."""
    while end < len(doc) and (end < ceiling or names.is_joint(doc[end]) or names.is_joint(doc[end - 1])):
        step = names.step_right(doc, end, len(doc))
        if step != 1 or doc[end].lower_ in words("left_connectors") or doc[end].lower_ in words("offices"):
            break
        end += step
    return complements.extended(doc, end, ceiling) if doc[end - 1].lower_ in names.heads() else complements.with_place(doc, end, ceiling)


def without_noun(span: Span) -> Span | None:
    """A name without the generic nouns in lower case behind it ("Lantern pilot scheme"); None where no capital is left."""
    end = span.end
    while end > span.start and span.doc[end - 1].is_lower and span.doc[end - 1].lower_ in words("nouns") | words("modifiers"):
        end -= 1
    return span.doc[span.start:end] if end > span.start else None


def without_object(name: Span) -> Span:
    """A name without a common noun in small letters at its end, where the noun of an undertaking follows: "Quiet Streets sticker"."""
    last = name[-1]
    quoted = name.start > 0 and name.doc[name.start - 1].text in QUOTES
    lone = last.is_lower and last.is_alpha and len(name) > 1 and names.is_name_word(name[-2]) and not quoted
    return name[:-1] if lone else name


def following_noun(span: Span) -> Span | None:
    """The generic noun in lower case behind a name, with its modifiers."""
    doc, at = span.doc, span.end
    if at < len(doc) and doc[at].text in names.CLOSING:
        return None
    while at < min(len(doc), span.end + 3) and doc[at].is_lower:
        if doc[at].text in words("after_nouns"):
            return doc[span.end:at + 1]
        if doc[at].text not in words("modifiers"):
            return None
        at += 1
    return None


def is_nameless(name: Span) -> bool:
    """Nothing in it is written as a name, or only its head noun is ("the Project")."""
    capitals = [t for t in name if names.is_name_word(t) or t.text[0].isdigit()]
    if not capitals or is_plain_acronym(name):
        return True
    return len(name) == 1 and name[0].lower_ in words("nouns") | names.heads() | words("generic")
