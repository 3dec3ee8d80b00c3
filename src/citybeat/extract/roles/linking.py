"""Links of titles to people by the structure of the sentence: rules over chunks, the earlier rule first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise, takewhile
from typing import Any

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from citybeat.extract.facts import facts_of
from citybeat.extract.roles.bodies import POSSESSIVE
from citybeat.extract.roles.chunks import TAGS, Chunk, PersonMention, row, words_of
from citybeat.extract.roles.fitting import Fitter
from citybeat.extract.roles.lexicon import GOVERNING, lexicon
from citybeat.extract.roles.phrases import Phrase, Post
from citybeat.extract.roles.retold import Retold
from citybeat.extract.roles.rows import LATER
from citybeat.extract.roles.title import Title
from citybeat.extract.roles.unnamed import SENT
from citybeat.extract.roles.wording import class_of
from citybeat.extract.rules import Rule, RuleMatcher, found_by

TAG_NAMES = {tag: f"TAG={tag}" for tag in TAGS}
UNIT = 5  # words at most in a unit of a body without a name of its own
HYPOTHETICAL = frozenset({"if", "whether", "unless", "should", "were"})
ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
PASSIVE = frozenset({"is", "was", "been", "be", "being", "were", "are"})
RECORDS = ORDINALS | frozenset({"first", "only", "youngest", "oldest", "respectable", "good", "great", "strong"})
OFFICES = frozenset({"head_of_state", "head_of_government", "mayor", "minister", "legislator", "judge", "diplomat"})
REFUSED = {  # why a rule with such an option claims nothing although its pattern matches
    "capitals": "a title in small letters right behind a name, without a comma",
    "closed": "no mark behind the name: the title before it may be another's",
    "inner": "a title that does not open a style (Chair, Norvik Harbour Board, Jane Roe)",
    "passive": "somebody whom the person chose, not the person",
    "tense": "only supposed (if, whether), or a feat rather than a post (the first player to)",
    "subject": "an office that somebody else may hold",
    "office": "no body stands with it: it may tell what they are to somebody",
    "indefinite": "no 'a' before it: what somebody called the person may be no post",
    "determined": "no article before it: it may be part of what stands before it",
    "after": "goes with the next name, as the title before goes with this one",
}
NOBODY_MEANT = "no person is named shortly before whom the pronoun could mean"
NOBODY_TIED = "no rule ties it to a person whom its sentence names"
NOBODY_NAMED = "its sentence names no person"
APART = frozenset({",", "and", "&", "-", "–", "—", ":", ";", "("})  # before a title that may go with the name before it
GOES_ON = frozenset({"of", "at", "for", "from", "in", "on", "with", "to", "who", "since", "last", "this"})  # behind the last of several
OWNING = frozenset({"his", "her", "their"})
FOUNDERS = frozenset({"founder", "co-founder"})  # who has founded a body remains its founder


@dataclass(frozen=True)
class Link:
    """A post tied to a person. `clause` are the words [start, end) of the construction; `options` those of the rule."""

    person: PersonMention
    post: Post
    rule: str
    clause: tuple[int, int]
    status: str | None = None


class RuleLinker:
    """Applies the link rules to the chunks of one Doc."""

    def __init__(self, vocab: Vocab, rules: list[Rule]):
        self.rank = {rule.id: i for i, rule in reversed(list(enumerate(rules)))}
        self.options: dict[str, dict[str, Any]] = {rule.id: rule.options for rule in rules}
        self.labels = {rule.id: rule.label for rule in rules}
        self.matcher = RuleMatcher(vocab, rules)
        self.fitter = Fitter(rules, self.matcher)
        self.verbs = lexicon().verbs

    def links(self, doc: Doc, chunks: list[Chunk]) -> list[Link]:
        """Links in order of rank; each role phrase is claimed once, a verb once."""
        if not chunks:
            return []
        return list(Claims(doc, chunks, self).run())

    def matches(self, doc: Doc, chunks: Sequence[Chunk]) -> list[tuple[str, int, int]]:
        """(rule id, first chunk, last chunk + 1), the earlier rule first, then the longer match; a rule is tried within a sentence."""
        found: list[tuple[str, int, int]] = []
        for first, last in pairwise([k for k, chunk in enumerate(chunks) if chunk.tag == "BREAK"]):
            part = chunks[first:last + 1]
            words, tags = words_of(doc, part), [TAG_NAMES[chunk.tag] for chunk in part]
            if possible := self.fitter.fitting(words, tags):
                matches = found_by(possible, (words, words, tags), partial(row, doc, part, words))
                found += [(rule, first + start, first + end) for rule, start, end in matches]
        return sorted(found, key=lambda m: (self.rank[m[0]], m[1], -m[2]))


class Claims(Retold):
    """One run over one Doc: which phrase has been claimed by which rule."""

    def __init__(self, doc: Doc, chunks: list[Chunk], linker: RuleLinker):
        super().__init__(doc, chunks)
        self.linker = linker
        self.refused: dict[int, tuple[str, str]] = {}  # rule and reason, by the chunk of a phrase that a rule matched and did not claim

    def run(self) -> Iterator[Link]:
        for rule, first, last in self.linker.matches(self.doc, self.chunks):
            options = self.linker.options[rule]
            people = [k for k in range(first, last) if self.chunks[k].tag in ("PERSON", "PRON")]
            people = people or [first] if options.get("owner") else people
            roles = [k for k in range(first, last) if self.chunks[k].phrase is not None]
            roles = roles[-1:] if options.get("last_role") else roles[:1] if options.get("inner") else roles
            if self.linker.labels[rule] == "VERB":
                yield from self.verb(rule, options, people, (first, last))
                continue
            if self.linker.labels[rule] == "COUNTERPART":
                yield from self.counterpart(rule, people, (first, last))
                continue
            if any(k in self.claimed for k in roles) or not (people or options.get("subject")):
                continue
            if not self.allowed(options, first, last, roles):
                self.refuse(roles, rule, next((reason for option, reason in REFUSED.items() if options.get(option)), ""))
                continue
            if options.get("subject"):
                at = roles[0]
                person = self.sole_before(at)
            else:
                at = people[0] if options.get("person") == "first" else people[-1]
                person = self.person_at(at)
            if person is None:
                self.refuse(roles, rule, NOBODY_MEANT)
                continue
            yield from self.claim(rule, options, person, at, roles, (first, last))
            if options.get("succession"):
                yield from self.predecessor(rule, people[-1], roles, (first, last))
        self.drop_rest()

    def refuse(self, roles: list[int], rule: str, reason: str) -> None:
        """Keep why a rule that matched claims no phrase."""
        for k in roles:
            self.refused.setdefault(k, (rule, reason))

    def drop_rest(self) -> None:
        """Note the titles that no rule has claimed."""
        facts = facts_of(self.doc)
        for k, phrase in [(k, c.phrase) for k, c in enumerate(self.chunks) if c.phrase is not None and k not in self.claimed]:
            reason = NOBODY_TIED if self.names_person(k) else NOBODY_NAMED
            for title in (post.title for post in phrase.posts):
                found_by = "roles.head" if title.source == "model" else "roles.title"
                facts.drop("role", Span(self.doc, title.start, title.end), *self.refused.get(k, (found_by, reason)))

    def names_person(self, k: int) -> bool:
        """Whether the sentence of chunk `k` names a person."""
        sides = self.chunks[k::-1], self.chunks[k + 1:]
        return any(c.person is not None for side in sides for c in takewhile(lambda chunk: chunk.tag != "BREAK", side))

    def allowed(self, options: dict[str, Any], first: int, last: int, roles: list[int]) -> bool:
        phrase = self.chunks[roles[0]].phrase if roles else None
        if phrase is None:
            return False
        if options.get("capitals"):
            return self.doc[phrase.posts[0].title.start].text.isupper()
        if options.get("closed") and self.is_spoken_for(roles[0]):
            return False
        if options.get("closed"):
            return self.closed(first, last, phrase.determined or phrase.posts[-1].organization is not None)
        if options.get("tense") and first and self.word(first - 1) in HYPOTHETICAL:
            return False
        if options.get("tense") and self.is_record(phrase):
            return False
        if options.get("determined") and not phrase.determined:
            return False
        if options.get("subject") and not self.is_subject(phrase, first, bool(options.get("told"))):
            return False
        if options.get("office") and phrase.posts[-1].organization is None and not self.is_pair(phrase):
            return False
        if options.get("indefinite") and self.doc[phrase.start].lower_ not in ("a", "an"):
            return False
        if options.get("inner") and not self.is_listed(roles[0]):
            return False
        if options.get("passive") and not PASSIVE & self.between((first, last)):
            return False
        if options.get("after") and self.doc[phrase.start].lower_ in OWNING and self.speaks(last):
            return False
        if options.get("each") and phrase.determined and self.speaks(last):
            return False  # "Through their lawyers Roe and Poe, the directors said"
        if options.get("after"):
            return not self.begins_pair(first, roles[0])
        return True

    def is_subject(self, phrase: Phrase, first: int, told: bool) -> bool:
        """"The engineer said", "said the engineer" (`told`): a definite title that means the person just named."""
        if self.doc[phrase.start].lower_ != "the" or self.speaks_for(phrase):
            return False
        if self.is_of_state(phrase) and self.chunks[first + 1].phrase is not phrase:
            return False  # "But the president has"
        return told or self.goes_on(phrase)

    def speaks(self, k: int) -> bool:
        """"suspended Judge Roe, his lawyer said": whether a verb of speech is chunk `k`, so that the phrase before it is its subject."""
        return self.word(k) in lexicon()["speech"]

    def is_pair(self, phrase: Phrase) -> bool:
        """"Two nurses, Jane Roe and Ann Poe": as many as are named, and none whom the text has told of ("the two")."""
        return self.doc[phrase.start].lower_ == "two" and self.doc[phrase.start - 1].lower_ not in ("the", "these", "those")

    def is_record(self, phrase: Phrase) -> bool:
        """"the first player to", "a respectable leader": a feat or a judgement, not a post ("the third director of Norvik" is)."""
        title = phrase.posts[0].title
        before = {self.doc[i].lower_ for i in range(phrase.start, title.start)}
        if before & ORDINALS and phrase.posts[0].rule == "of":
            return False
        return bool(before & RECORDS) and class_of(self.doc, title) not in OFFICES

    def is_spoken_for(self, role: int) -> bool:
        """"a spokesman for the mayor, Jane Roe": the name is more often the spokesman's."""
        before = self.chunks[role - 2].phrase if role > 1 and self.word(role - 1) in ("for", "to") else None
        return before is not None and class_of(self.doc, before.posts[-1].title) in ("spokesperson", "official")

    def begins_pair(self, person: int, role: int) -> bool:
        """"the minister, Roe, the chair, Poe, and": the phrase after a name goes with the next name, as the one before went with this."""
        if person < 2 or role + 2 >= len(self.chunks) or person - 2 in self.claimed:
            return False
        tags = (self.chunks[person - 2].tag, self.chunks[role + 2].tag)
        return tags == ("ROLE", "PERSON") and self.word(person - 1) == "," and self.word(role + 1) == ","

    def closed(self, first: int, last: int, definite: bool) -> bool:
        """"the minister, Jane Roe, said": a mark after the name, or a definite phrase that opens the sentence."""
        after = self.chunks[last] if last < len(self.chunks) else None
        opened = first == 0 or self.chunks[first - 1].tag == "BREAK"
        if after is None or after.tag == "BREAK" or self.doc[after.start].is_punct or self.doc[after.start].lower_ in POSSESSIVE:
            return True
        phrase = next((c.phrase for c in self.chunks[first:last] if c.phrase is not None), None)
        if phrase is not None and self.is_full(phrase) and self.word(first - 1) and self.word(first - 1) not in APART:
            return True  # "after Chairman of the Board of Norvik, Jane Roe won"
        return definite and (opened or self.doc[after.start].lower_ in ("and", "who", "in", "on", "at", "for", "to", "also"))

    def is_full(self, phrase: Phrase) -> bool:
        """"Chairman of the Norvik Board": whether a title in capitals without an article has its body behind it."""
        post = phrase.posts[-1]
        behind = post.organization is not None and post.organization[0] >= post.title.end
        named = behind or class_of(self.doc, post.title) in GOVERNING  # "as foreseen by Port Minister, Jane Roe"
        return named and not phrase.determined and self.doc[post.title.head].is_title and len(phrase.posts) == 1

    def claim(
        self, rule: str, options: dict[str, Any], person: PersonMention, at: int, roles: list[int], match: tuple[int, int],
    ) -> Iterator[Link]:
        """Links of the posts of the phrases to the person, or to each of several; claims the phrases."""
        if options.get("respective"):
            yield from self.respective(rule, roles, match)
            return
        people = [(person, at)]
        if options.get("each"):
            people = [(p, k) for k in range(*match) if (p := self.chunks[k].person) is not None]
        if options.get("list") and self.chunks[roles[-1]].tag == "ROLES":
            people += self.list_after(at)
        if options.get("list") and (before := self.chained_before(match[0])) is not None:
            roles = [before, *roles]
        if options.get("chain"):
            roles = [*roles, *self.chain_after(match[1])]
        self.claimed.update(roles)
        for k in roles:
            last = next((j for j in reversed(roles) if j >= k and not self.is_dated(k, j)), k)
            clause = (self.chunks[match[0]].start, self.chunks[max(match[1] - 1, last)].end)
            phrase = self.chunks[k].phrase
            for post in phrase.posts if phrase else ():
                for who, where in people:
                    link = self.link(rule, options, who, where, post, clause)
                    yield replace(link, status="former") if self.is_outdone(where, people) or self.is_passed(k, roles) else link

    def respective(self, rule: str, roles: list[int], match: tuple[int, int]) -> Iterator[Link]:
        """"the chair and the clerk of Acme, Roe and Poe, respectively": the first title is the first name's."""
        posts = [post for k in roles if (phrase := self.chunks[k].phrase) is not None for post in phrase.posts]
        people = [p for k in range(*match) if (p := self.chunks[k].person) is not None]
        if len(posts) != len(people):
            return
        self.claimed.update(roles)
        clause, last = (self.chunks[match[0]].start, self.chunks[match[1] - 1].end), posts[-1]
        for person, post in zip(people, posts, strict=True):
            shared = post.organization is None and last.rule in ("of", "at", "for")
            yield Link(person, replace(post, organization=last.organization, rule=last.rule) if shared else post, rule, clause)

    def link(self, rule: str, options: dict[str, Any], who: PersonMention, where: int, post: Post, clause: tuple[int, int]) -> Link:
        body = self.chunks[where].body
        if post.organization is None and body is not None and not self.is_party_of(post):
            post = replace(post, organization=body, rule="bracket")
        elif post.organization is None and post.title.plural and self.word(where - 1) in POSSESSIVE and self.chunks[where - 2].body:
            post = replace(post, organization=self.chunks[where - 2].body, rule="before")  # "artists such as Acme's Roe"
        elif post.organization is None and options.get("inner"):
            post = self.with_body_between(post, clause)
        elif post.organization is None and options.get("person") == "last":
            post = self.with_body_after(post, where)
        elif post.organization is None and options.get("comma"):
            post = self.with_body_after_comma(post)
        elif post.organization is None and options.get("joined") and (body := self.body_joined(clause)) is not None:
            post = replace(post, organization=body, rule="joined")
        elif post.organization is None and options.get("tense"):
            post = self.with_body_before(post, where)
        return Link(who, post, rule, clause, status=options.get("status"))

    def is_outdone(self, where: int, people: list[tuple[PersonMention, int]]) -> bool:
        """"presidents Roe and now Poe": whether the next name of a list holds the office now."""
        after = next((k for _, k in people if k > where), None)
        return after is not None and self.word(after - 1) == "now"

    def verb(self, rule: str, options: dict[str, Any], people: list[int], match: tuple[int, int]) -> Iterator[Link]:
        """"Roe chairs the Acme Council": the noun of the office for the verb."""
        verb = next(k for k in range(*match) if self.chunks[k].tag == "VERB")
        object_ = next((self.chunks[k] for k in range(*match) if self.chunks[k].body is not None), None)
        body = object_.body if object_ is not None else None
        at = people[0] if options.get("person") == "first" else people[-1]
        person = self.person_at(at)
        word = self.doc[self.chunks[verb].start]
        sent = object_ is not None and self.doc[object_.end - 1].lower_ in SENT
        plain = options.get("person") == "first" and not self.between(match) & {"has", "have", "had", "who"}
        if word.lower_ == "led" and plain and not sent:
            return
        if person is None or object_ is None or body is None or verb in self.claimed:
            return
        end = self.chunks[verb].end
        noun = self.linker.verbs[self.doc[end - 1].lower_]
        event = self.bodies_label(body) == "MISC" and noun.endswith("chair")  # "the Harbour Dialogue was chaired by"
        if not object_.unnamed and not event and self.bodies_label(body) not in ("ORG", "ROLE_ORG"):
            return
        body = self.with_unit(body)
        if body is None:
            return
        self.claimed.add(verb)
        noun = f"co-{noun}" if end - word.i > 1 else noun
        title = Title(word.i, end, word.i, False, "verb", noun=noun)
        active = options.get("person") == "first" and not self.between(match) & {"has", "have"}
        past = active and not sent and self.doc[end - 1].lower_.endswith("ed") and noun not in FOUNDERS
        clause = (self.chunks[match[0]].start, self.chunks[match[1] - 1].end)
        past = past or (event and self.word(verb - 1) in ("was", "were"))
        for who in [person, *(self.joint(match[1]) if options.get("person") == "last" else [])]:
            yield Link(who, Post(title, body, None, "verb"), rule, clause, status="former" if past else None)

    def joint(self, k: int) -> list[PersonMention]:
        """"led by Minister Jane Roe | and Governor Tom Poe": who leads with the one before chunk `k`."""
        at = k + 1 + (k + 1 < len(self.chunks) and self.chunks[k + 1].tag == "ROLE")
        after = self.chunks[at] if self.word(k) == "and" and at < len(self.chunks) else None
        if after is None or after.person is None:
            return []
        rest = self.chunks[at + 1] if at + 1 < len(self.chunks) else None
        closed = rest is None or rest.tag == "BREAK" or self.doc[rest.start].is_punct
        return [after.person] if closed or self.word(at + 1) in GOES_ON else []  # not "... and Tom Poe joined it"

    def counterpart(self, rule: str, people: list[int], match: tuple[int, int]) -> Iterator[Link]:
        """"President Roe met her Freedonian counterpart, Poe": the office before the first name, of the other country."""
        at, person = people[0], self.chunks[people[-1]].person
        body = next(self.chunks[k].body for k in reversed(range(*match)) if self.chunks[k].body is not None and k > at)
        before = at - 1 - (at > 1 and self.word(at - 1) == ",")
        phrase = self.chunks[before].phrase if before >= 0 else None
        if phrase is None or person is None or len(people) != 2 or phrase.plural:
            return
        clause = (self.chunks[before].start, self.chunks[match[1] - 1].end)
        for post in phrase.posts[-1:]:
            yield Link(person, replace(post, organization=body, status=None, rule="counterpart", country=None), rule, clause)

    def is_passed(self, k: int, roles: list[int]) -> bool:
        """"became a prosecutor, later a judge, and now minister": whether a later title of a chain came after the one at chunk `k`."""
        return any(j > k and self.word(j - 1) in LATER for j in roles)

    def with_unit(self, body: tuple[int, int]) -> tuple[int, int] | None:
        """A body with the unit of it that it owns ("the Norvik Service's health department"); None where it owns something else."""
        end, known = body[1], lexicon()
        if end >= len(self.doc) or self.doc[end].text not in POSSESSIVE:
            return body
        words = [token.lower_ for token in self.doc[end + 1:end + 1 + UNIT]]
        stop = next((i for i, word in enumerate(words) if word in known["prepositions"] or not word.isalpha()), len(words))
        last = max((i for i in range(stop) if words[i] in known["bodies"]), default=None)
        return None if last is None else (body[0], end + 2 + last)

    def between(self, match: tuple[int, int]) -> set[str]:
        """The plain words of a match."""
        return {self.lower[chunk.start] for chunk in self.chunks[slice(*match)] if chunk.tag == "WORD"}

    def predecessor(self, rule: str, at: int, roles: list[int], match: tuple[int, int]) -> Iterator[Link]:
        person, phrase = self.chunks[at].person, self.chunks[roles[-1]].phrase
        clause = (self.chunks[match[0]].start, self.chunks[match[1] - 1].end)
        for post in phrase.posts if phrase and person else ():
            if person is not None:
                yield Link(person, post, rule, clause, status="former")
