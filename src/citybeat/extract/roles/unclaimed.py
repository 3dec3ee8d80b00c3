"""Titles that no rule ties to anybody: tied to the person whom the model links, where a linear model over what is known of both is sure.

The weights (log-odds) and the threshold are in unclaimed.json; models/recipe/fit_roles.py fits them on annotated articles.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log1p
from typing import Any

from citybeat.extract.facts import Person
from citybeat.extract.roles.chunks import PersonMention
from citybeat.extract.roles.learned import LearnedLinker
from citybeat.extract.roles.linking import Link
from citybeat.extract.roles.phrases import Phrase, Post
from citybeat.extract.roles.title import MODEL_ALONE
from citybeat.extract.roles.titles import title_key
from citybeat.extract.roles.wording import class_of
from citybeat.extract.roles.words import Words
from citybeat.nlp.odds import logit, weighted

RULE = "roles.model"
LEAST = 0.2  # how sure the head of titles must be of words for them to be looked at
PAIRED = 0.2  # and the linker of a person
DETERMINERS = {"the": "the", "a": "a", "an": "a"} | dict.fromkeys(("his", "her", "their", "its", "my", "our", "'s", "’s", "s’"), "whose")
BEHIND = frozenset({",", "of", "for", "and", "in", "at", ".", "who", "on", "to", "(", ":", "-"})


@dataclass(frozen=True)
class Proposal:
    """A post, the nearest mention of the person that the model links to its title, and the traits of the pair."""

    post: Post
    person: PersonMention
    traits: Mapping[str, float]

    @property
    def is_sure(self) -> bool:
        return weighted(decider()["weights"], self.traits) >= float(decider()["threshold"])

    @property
    def link(self) -> Link:
        title = self.post.title
        return Link(self.person, self.post, RULE, (min(title.start, self.person.start), max(title.end, self.person.end)))


@cache
def decider() -> dict[str, Any]:
    """`weights`: log-odds by trait; `threshold`: the log-odds from which a proposal is a role."""
    content: dict[str, Any] = json.loads((files("citybeat.extract.roles") / "unclaimed.json").read_text(encoding="utf8"))
    return content


class Unclaimed:
    """The posts of one Doc that no rule claims."""

    def __init__(self, words: Words, people: Sequence[PersonMention], phrases: Sequence[Phrase], learned: LearnedLinker):
        self.words, self.people, self.phrases, self.learned = words, people, phrases, learned

    def proposals(self, claimed: Collection[int], known: Sequence[tuple[Person, str]]) -> Iterator[Proposal]:
        """Posts none of whose words are `claimed`, each with the person that the model links to it; `known` are people with the titles that
        rules give them."""
        held = {(id(person), title_key(title)) for person, title in known}
        busy, taken = {id(person) for person, _ in known}, {key for _, key in held}
        for phrase, post in ((p, post) for p in self.phrases for post in p.posts):
            title = post.title
            if title.noun is not None or any(i in claimed for i in range(title.start, title.end)):
                continue
            mean, least = self.learned.title(title)
            linked = self.learned.person(title, self.people) if mean >= LEAST else None
            if linked is None or linked.share < PAIRED:
                continue
            person, key = id(linked.mention.person), title_key(self.words.doc[title.start:title.end].text)
            if (person, key) not in held:
                traits = {
                    "bias": 1.0, "title": logit(mean), "title_least": logit(least), "link": logit(linked.share), "none": logit(linked.none),
                    "next": logit(linked.second), "busy": float(person in busy), "taken": float(key in taken),
                }
                yield Proposal(post, linked.mention, traits | self.told(phrase, post, linked.mention))

    def told(self, phrase: Phrase, post: Post, person: PersonMention) -> dict[str, float]:
        """Traits of the words of a post and of where the person stands."""
        title, lower, doc = post.title, self.words.lower, self.words.doc
        is_before = person.end <= title.start
        low, high = (person.end, title.start) if is_before else (title.end, person.start)
        before = lower[phrase.start] if phrase.determined else lower[title.start - 1] if title.start else ""
        after = lower[title.end] if title.end < len(lower) else ""
        return {
            "distance": log1p(max(0, high - low)), "person_before": float(is_before), "one_word": float(title.end - title.start == 1),
            "same_sentence": float(self.words.sentence_of(title.start) == self.words.sentence_of(person.start)),
            "plural": float(title.plural), "capital": float(doc[title.head].is_title), "organization": float(post.organization is not None),
            "status": float(post.status is not None), "of_model": float(title.source == "model"),
            "unsure": float(title.score < MODEL_ALONE), "unknown": float(not title.known),
            f"before={DETERMINERS.get(before, 'other')}": 1.0, f"after={after if after in BEHIND else 'other'}": 1.0,
            f"class={class_of(doc, title)}": 1.0,
        }
