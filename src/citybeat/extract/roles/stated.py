"""What stands further before a title: words of status before several names ("former Norvik and Quay striker"), the first half of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citybeat.extract.roles.bodies import Bodies
from citybeat.extract.roles.lexicon import lexicon
from citybeat.extract.roles.phrases import Builder, Phrase, Post
from citybeat.extract.roles.wording import class_of, wording
from citybeat.extract.roles.words import Words

RANKING = frozenset({"deputy", "chief", "assistant", "vice", "associate"})  # alone they only open the title behind them
NAMES = 3  # names at most between the word of status and the title


class Stated:
    """Reads such words in one Doc."""

    def __init__(self, words: Words, bodies: Bodies, builder: Builder):
        self.doc, self.lower, self.words, self.bodies, self.builder = words.doc, words.lower, words, bodies, builder

    def restated(self, phrases: Sequence[Phrase]) -> list[Phrase]:
        """The phrases with what stands further before them."""
        out: list[Phrase] = []
        for phrase in phrases:
            if out and self.opens(out[-1], phrase):
                out[-1] = self.joined(out[-1], phrase)
            else:
                out.append(self.with_status(phrase, out[-1].end if out else 0))
        return out

    def opens(self, left: Phrase, right: Phrase) -> bool:
        """"Norlandic Deputy | Harbour Union envoy": whether the first is but a word of rank that opens the title right behind it."""
        title = left.posts[-1].title
        alone = title.end - title.start == 1 and self.lower[title.start] in RANKING and not title.plural
        of_rank = self.doc[title.start].is_lower and self.doc[right.posts[0].title.head].is_title  # "police chief Colonel Roe"
        return alone and left.end == right.start and title.end == left.end and right.start not in self.words.starts and not of_rank

    def joined(self, left: Phrase, right: Phrase) -> Phrase:
        """Both as one title, in what the first is in; "Deputy Harbour Board spokesman" is the board's deputy spokesman."""
        first, last = left.posts[-1], right.posts[0]
        inside = last.organization is not None and last.organization[1] <= last.title.start
        outer = first.organization or (self.builder.body_ending(first.title.start) if first.title.start > left.start else None)
        if outer is None and inside:
            rank = f"{self.doc[first.title.start].text} {wording(self.doc, last.title)}"
            title = replace(last.title, noun=rank)
        else:
            title = replace(last.title, start=first.title.start)
        body, rule = (outer, "before") if outer is not None else (last.organization, last.rule)
        post = Post(title, body, first.status or last.status, rule, first.country or last.country)
        return Phrase(left.start, right.end, [*left.posts[:-1], post, *right.posts[1:]], left.determined)

    def with_status(self, phrase: Phrase, floor: int) -> Phrase:
        """"former Norvik and Quay striker", "former Roe adviser": a phrase with the status told before the names it opens with."""
        post, i = phrase.posts[0], phrase.start
        if self.lower[i] == "then" and self.is_next(i):
            return replace(phrase, posts=[replace(post, status=None), *phrase.posts[1:]])
        if post.status is not None or i <= floor or phrase.determined:
            return phrase
        passed = list[tuple[int, int]]()
        while i > floor and len(passed) < NAMES and i not in self.words.starts:
            name = self.name_ending(i - (self.lower[i - 1] == "and" and i in self.bodies.starting))
            if name is None or name[0] < floor:
                break
            passed.append(name)
            i = name[0]
        status = self.builder.status_of(self.lower[i - 1]) if passed and i > floor and i not in self.words.starts else None
        if self.lower[i - 2:i] == ["ex", "-"] and passed:
            status, i = "former", i - 1
        if status is None:
            return phrase
        posts = [replace(post, status=status), *phrase.posts[1:]]
        if any(name not in self.bodies.label for name in passed):
            return replace(phrase, posts=posts)  # a person's name: it stays apart
        i -= 1
        determined = i > floor and self.lower[i - 1] in lexicon()["determiners"]
        if class_of(self.doc, post.title) == "sports":
            posts = [*(replace(posts[0], organization=body, rule="before") for body in self.clubs(passed, phrase)), *posts[1:]] or posts
        return Phrase(i - determined, phrase.end, posts, determined)

    def is_next(self, i: int) -> bool:
        """"But then President Roe went": whether "then" at word `i` tells what came next rather than who held the office."""
        return i > 0 and self.lower[i - 1] in ("but", "so") and self.lower[i + 1] != "-"

    def clubs(self, passed: Sequence[tuple[int, int]], phrase: Phrase) -> list[tuple[int, int]]:
        """The clubs and teams of a player, each a role, in the order of the text."""
        last = self.bodies.ending.get(phrase.posts[0].title.start)
        return sorted({*passed, *([last] if last is not None else [])})

    def name_ending(self, i: int) -> tuple[int, int] | None:
        """The name of a body, or of a person, that ends right before word `i`."""
        body = self.bodies.ending.get(i)
        if body is not None or i == 0 or self.words.named[i - 1] != "PERSON":
            return body
        return self.words.name_start(i - 1), i
