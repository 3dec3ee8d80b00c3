"""Where a name ends behind its head noun: years, what it is for or on, the field or place that it is in."""

from __future__ import annotations

from spacy.tokens import Doc

from citybeat.extract.projects import names
from citybeat.extract.projects.lexicon import words


def extended(doc: Doc, end: int, ceiling: int) -> int:
    """Where a name whose head noun ends at `end` really ends: "... Plan 2030", "... Scheme for International Aviation"."""
    while end < ceiling and names.PERIOD.fullmatch(doc[end].text) and (len(doc[end].text) == 4 or doc[end].text.isupper()):
        end += 1
        if end + 1 < ceiling and doc[end].text in names.HYPHENS and not doc[end].whitespace_ and doc[end + 1].text.isdigit():
            end += 2
    if end + 1 < ceiling and doc[end].text in {"and", "&"}:
        last, plain = end + 1, words("generic") - names.heads()
        while last + 1 < ceiling and doc[last].lower_ in plain and names.is_name_word(doc[last]):
            last += 1
        next_name = last + 1 < ceiling and doc[last].lower_ in words("first_heads") and names.is_name_word(doc[last + 1])  # "and Project X"
        if names.is_name_word(doc[last]) and doc[last].lower_ in names.heads() and not next_name:
            return extended(doc, last + 1, ceiling)
    end = with_years(doc, end, ceiling)
    if end < ceiling and doc[end].lower_ in words("right_connectors") and doc[end - 1].lower_ in words("extendable_heads"):
        first = end + 1
        while first < ceiling and doc[first].lower_ in {"the", "a", "an"}:
            first += 1
        if first < ceiling and may_extend(doc, end, first):
            found = names.name_after(doc, first, ceiling)
            if found is not None and found.start == first and not is_owner_of_more(doc, found.end, ceiling):
                end = with_field(doc, with_series(doc, found.end, ceiling), ceiling)
    return with_place(doc, end, ceiling)


def is_owner_of_more(doc: Doc, end: int, ceiling: int) -> bool:
    """Whether a possessive and small letters follow a complement, which is not the whole of it then: "the Orla Plan for Ghana's growth"."""
    return end + 1 < ceiling and doc[end].text in names.POSSESSIVES and doc[end + 1].is_lower


def with_series(doc: Doc, end: int, ceiling: int) -> int:
    """Where the enumeration ends that a name's complement begins: "Plan on Flood Control, Soil Care and Clean Water"."""
    at = end
    while at + 1 < ceiling and doc[at].text == ",":
        last = doc[at + 1].text in {"and", "&"}
        at = past_item(doc, at + 1 + last, ceiling)
        if not at:
            return end
        if last:
            return at
        if at + 1 < ceiling and doc[at].text in {"and", "&"}:
            return past_item(doc, at + 1, ceiling) or end
    return end


def past_item(doc: Doc, start: int, ceiling: int) -> int:
    """Where the capitalised words of an item of an enumeration end; 0 where there are none, or those of a person or another project."""
    at = start
    while at < ceiling and names.is_name_word(doc[at]):
        at += 1
    return 0 if at == start or doc[start].ent_type_ == "PERSON" or doc[start].lower_ in words("first_heads") else at


def with_years(doc: Doc, end: int, ceiling: int) -> int:
    """Where a name ends with the years that it is for: "Plan for 2021-2025"; a single year only says when."""
    if end + 1 >= ceiling or doc[end].lower_ != "for":
        return end
    first, last = end + 1, end + 3
    if last < ceiling and names.YEAR.fullmatch(doc[first].text) and doc[first + 1].text in names.HYPHENS and doc[last].text.isdigit():
        return last + 1
    return first + 1 if names.YEARS.fullmatch(doc[first].text) else end


def with_field(doc: Doc, end: int, ceiling: int) -> int:
    """Where a complement ends with the field that it is in, which is no place or body: "Plan for Data Care in the Public Service"."""
    first = end + 1 + (end + 1 < ceiling and doc[end + 1].text == "the")
    if first >= ceiling or doc[end].text != "in" or not names.is_name_word(doc[first]):
        return end
    body = doc[first].ent_type_ and doc[first].lower_ not in {"public", "private"}
    if body or not doc[first].is_alpha or doc[first].lower_ in words("dates"):
        return end
    found = names.name_after(doc, first, ceiling)
    return found.end if found is not None and found.start == first else end


def with_place(doc: Doc, end: int, ceiling: int) -> int:
    """Where a name ends with the place that the acronym behind it also stands for: "Harbour Peace Mission in Ghana (HAPMIG)"; not so
    where the acronym is the place's own."""
    first = end + 1 + (end + 1 < ceiling and doc[end + 1].text == "the")
    if first >= ceiling or doc[end].text not in words("right_connectors") or not names.is_name_word(doc[first]):
        return end
    last = last_of_run(doc, first)
    if last + 3 > ceiling or doc[last + 1].text != "(" or not names.is_capitals(doc[last + 2]):
        return end
    acronym, inside = doc[last + 2].text.upper(), [t.text for t in doc[last + 3:last + 5]]
    own = acronym == "".join(t.text[0] for t in doc[first:last + 1])
    spelled = doc[last].text in inside or doc[first].text[0] in acronym[1:]
    return last + 1 if spelled and not own and doc[end - 1].text[0].upper() in acronym + "".join(inside) else end


def may_extend(doc: Doc, connector: int, first: int) -> bool:
    """Whether the words after a connector can belong to the name: no date, no place or body that only says where or whose it is."""
    token = doc[first]
    if not names.is_name_word(token) or token.lower_ in words("dates") or names.ORDINAL.fullmatch(token.text):
        return False
    word = doc[connector].lower_
    if doc[connector].ent_iob_ == "I" and token.ent_iob_ == "I":
        return True
    if word in {"of", "in", "to"} and token.ent_type_ in {"LOC", "ORG", "PERSON"}:
        return False
    if word == "of" and doc[last_of_run(doc, first)].lower_ in words("conflicts"):
        return False  # "the Orla Campaign of the Upland War"
    if word != "for" and doc[first - 1].lower_ in {"a", "an"}:
        return False
    return word != "in" or doc[connector - 1].lower_ in {"programme", "program"}


def last_of_run(doc: Doc, first: int) -> int:
    """The last of the capitalised words that begin at `first`."""
    last = first
    while last + 1 < len(doc) and names.is_name_word(doc[last + 1]):
        last += 1
    return last
