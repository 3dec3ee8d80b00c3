"""Whether a group has no name of its own, though it is written like one: it stands in capitals only where all words do, is one of many of
its sort ("tried a Full Basket strategy"), or says whose it is and nothing else ("the U.N. Plan", "the Orlabank scheme")."""

from __future__ import annotations

from spacy.tokens import Span

from citybeat.extract.projects import names
from citybeat.extract.projects.groups import Group
from citybeat.extract.projects.kinds import singular
from citybeat.extract.projects.lexicon import kind_of_noun, words
from citybeat.gazetteer import Gazetteer
from citybeat.nlp.columns import columns_of, text_of
from citybeat.nlp.entities import labels_of

INDEFINITE = frozenset({"a", "an", "another", "any"})
LAUNCHED = 3  # words before an article among which a verb says that what follows is new rather than one of many
OFFICIAL = frozenset({"national", "federal", "state", "presidential", "regional", "provincial", "county", "municipal", "city"})
BROAD = frozenset({"environmental", "social", "equity"})  # topics of named undertakings as well: "the Environmental and Social Framework"
PAY_FORMS = frozenset({"plan", "plans", "program", "programme", "scheme", "policy", "and", "for", "of"})
PLANNED = frozenset({"programme", "plan", "project", "initiative"})  # kinds of undertakings that are seldom named after a people alone


def is_unnamed(group: Group) -> bool:
    """Whether no site of a group gives it a name of its own; what is told to be an undertaking has one."""
    if any(c.told for c in group.candidates):
        return False
    if all(map(is_shouted, (s.name for s in group.sites))) or any(is_pay(s.mention) or is_initials(s.name) for s in group.sites):
        return True
    return all(is_one_of_many(s.mention) or is_owned(s.name) or is_firms(s.name, s.mention) or is_policy(s.name, s.mention)
               or is_corporate(s.mention) for s in group.sites)


def is_shouted(name: Span) -> bool:
    """Whether a name stands in a line of capitals of a text that is not written so: its capitals say nothing."""
    return name.text.isupper() and text_of(name.sent).isupper() and not columns_of(name.doc).text.isupper()


def is_one_of_many(mention: Span) -> bool:
    """Whether an indefinite article and a common noun make it one of its sort, and no verb before them says that it is founded: "adopted a
    Full Basket strategy", not "launched a Full Basket programme"."""
    doc, start, floor = mention.doc, mention.start, mention.sent.start
    last = mention[-1]
    if not last.is_lower or last.text not in words("nouns") or is_full(mention):
        return False
    lower = columns_of(doc).lower
    if mention[0].is_sent_start and lower[start] == "one":  # "One Orla scheme"
        return True
    if start > floor and lower[start - 1] in words("name_ordinals") and Gazetteer.open().demonym(mention[0].text) is not None:
        return True  # "the first Ghanaian harbour pilot project"
    if start <= floor or lower[start - 1] not in INDEFINITE:
        return False
    return words("founding_verbs").isdisjoint(lower[max(floor, start - 1 - LAUNCHED):start - 1])


def is_full(mention: Span) -> bool:
    """Whether a noun of undertakings in capitals stands before the common noun: "a Harbour Renewal Facility programme"."""
    return any(names.is_name_word(t) and singular(t.lower_) in kind_of_noun() for t in mention[1:-1])


def is_owned(name: Span) -> bool:
    """Whether a name is that of a body or the adjective of a people with the head noun of a plan: "the U.N. Plan", "the Ghanaian
    Programme"."""
    if len(name) < 2 or name[-1].lower_ not in names.heads() or kind_of_noun().get(singular(name[-1].lower_)) not in PLANNED:
        return False
    return all(is_owner_word(t.text) for t in name[:-1])


def is_firms(name: Span, mention: Span) -> bool:
    """Whether the word before a common noun is elsewhere the name of a firm that says something or has a legal form: "the Orlabank
    scheme", "Orlabank said"."""
    if len(name) > 1 or not mention[-1].is_lower:
        return False
    columns = columns_of(name.doc)
    behind = [columns.lower[i + 1].rstrip(".") for i, text in enumerate(columns.texts[:-1]) if text == name.text]
    return not (words("saying_verbs") | words("legal_forms")).isdisjoint(behind)


def is_initials(name: Span) -> bool:
    """Whether it only abbreviates common nouns, none of them that of an undertaking: "our hills, rivers and tides (HRT) measures"."""
    doc, at = name.doc, name.start - 2
    if len(name) > 1 or len(name.text) < 2 or not name.text.isupper() or at < name.sent.start or doc[at + 1].text != "(":
        return False
    for letter in reversed(name.text.lower()):
        while at > name.sent.start and doc[at].lower_ in {",", "and", "&", "of", "-"}:
            at -= 1
        word = doc[at]
        if at < name.sent.start or not word.is_lower or word.text[0] != letter or singular(word.text) in kind_of_noun():
            return False
        at -= 1
    return True


def is_pay(mention: Span) -> bool:
    """Whether it is what firms call their plans of pay and shares: "the Long-Term Performance Incentive Plan", "Orla's 2021 Stock Option
    Plan"; other incentives are named undertakings ("the Export Incentive Scheme")."""
    parts = parts_of(mention)
    at = len(parts)
    while at and (parts[at - 1] in words("pay_words") or parts[at - 1] in PAY_FORMS or parts[at - 1].isdigit()):
        at -= 1
    said = [part for part in parts[at:] if part in words("pay_words")]
    return len(said) > 1 and not words("pay_topics").isdisjoint(said)


def is_corporate(mention: Span) -> bool:
    """Whether it says with a noun of plans only what all firms have some of ("its ESG Program", "our Ethics and Compliance Programme"), or
    of what sort a plan is ("an Action Plan"). States have one each ("the National Internship Programme")."""
    parts = parts_of(mention)
    if len(parts) == 2 and parts[1] == "plan" and parts[0] in words("plain_plans"):
        return True
    passed = words("generic") | names.heads() | words("papers") | words("bare_owners")
    left = [part for part in parts if not part.isdigit() and part not in passed]
    form = next((part for part in reversed(parts) if not part.isdigit()), "")
    if form not in words("papers") or not OFFICIAL.isdisjoint(parts) or BROAD.issuperset(left):
        return False
    return len(left) < len(parts) and words("corporate_topics").issuperset(left)


def parts_of(mention: Span) -> list[str]:
    """The words of a mention in small letters, those with a hyphen in parts."""
    return [part for token in mention for part in token.lower_.split("-") if part.isalnum()]


def is_policy(name: Span, mention: Span) -> bool:
    """Whether a strategy or plan in small letters is only said to be about a region: "a new South Orla strategy"."""
    if mention[-1].text not in words("loose_nouns"):
        return False
    return set(labels_of(name.doc)[name.start:name.end]) == {"LOC"}


def is_owner_word(word: str) -> bool:
    """Whether a word is the short form of a known body or country, a currency, or the adjective of a people."""
    plain = word.replace(".", "").lower()
    return plain in words("body_acronyms") or plain in words("currencies") or Gazetteer.open().demonym(word) is not None
