"""The words of a title as the record gives them: in the singular, without status."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from citybeat.extract.roles.lexicon import lexicon
from citybeat.extract.roles.title import Title
from citybeat.extract.roles.titles import role_class
from citybeat.nlp.columns import columns_of


def wording(doc: Doc, title: Title) -> str:
    """The title's text on one line, its head in the singular.

    >>> wording(doc, title)  # "MPs"  # doctest: +SKIP
    'MP'
    """
    if title.noun is not None:
        return title.noun
    if not title.plural:
        return " ".join(columns_of(doc).between(title.start, title.end).split())
    before, head, after = doc[title.start:title.head].text_with_ws, doc[title.head], doc[title.head + 1:title.end].text
    return " ".join((before + singular(head.text) + head.whitespace_ + after).split())


def class_of(doc: Doc, title: Title) -> str:
    """The class of a title, by its words as they stand in the text."""
    return role_class(columns_of(doc).between(title.start, title.end))


def singular(word: str) -> str:
    """The singular of a title's head, its case kept.

    >>> singular("MPs"), singular("Secretaries"), singular("spokeswomen"), singular("COACHES")
    ('MP', 'Secretary', 'spokeswoman', 'COACH')
    """
    lower = word.lower()
    known = lexicon().heads.get((lower,))
    if known is not None and known.singular is not None:
        length = len(known.singular[0])
        stem = word[:length] if word.lower().startswith(known.singular[0]) else matched(word, known.singular[0])
        return stem
    if lower.endswith("men"):
        return word[:-2] + ("A" if word.isupper() else "a") + word[-1]
    if lower.endswith("ies"):
        return word[:-3] + ("Y" if word.isupper() else "y")
    return word[:-1] if lower.endswith("s") and not lower.endswith("ss") else word


def matched(word: str, singular_form: str) -> str:
    """A singular in the case of the plural."""
    if word.isupper():
        return singular_form.upper()
    return singular_form.capitalize() if word[0].isupper() else singular_form


def is_predecessors(lower: Sequence[str], left: Title, right: Title, start: int) -> bool:
    """"the master of Norvik and | the former master": whether a phrase from word `start` on means who held the office before."""
    former = lower[start] == "the" and lower[start + 1] in lexicon()["status_former"]
    return former and lower[left.head] == lower[right.head]
