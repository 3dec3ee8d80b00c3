"""Links of titles to people by the structure of the sentence: rules over chunks, the earlier rule first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from citybeat.extract.facts import facts_of
from citybeat.extract.roles.bodies import POSSESSIVE
from citybeat.extract.roles.chunks import TAGS, Chunk, PersonMention, is_other_gender, is_third_party, row, words_of
from citybeat.extract.roles.fitting import Fitter
from citybeat.extract.roles.lexicon import lexicon
from citybeat.extract.roles.phrases import Phrase, Post
from citybeat.extract.roles.title import Title
from citybeat.extract.roles.wording import class_of
from citybeat.extract.rules import Rule, RuleMatcher, found_by

TAG_NAMES = {tag: f"TAG={tag}" for tag in TAGS}
SEPARATORS = frozenset({",", "and", "&", ";", "now"})
CHAINED = SEPARATORS | {"also", "formerly", "who", "is"}
UNIT = 5  # words at most in a unit of a body without a name of its own
LIST_BREAK = 4  # separators at most between two names or titles of a list (", and also")
HYPOTHETICAL = frozenset({"if", "whether", "unless", "should", "were"})
ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
PASSIVE = frozenset({"is", "was", "been", "be", "being", "were", "are"})
RECORDS = ORDINALS | frozenset({"first", "only", "youngest", "oldest", "respectable", "good", "great", "strong"})
OFFICES = frozenset({"head_of_state", "head_of_government", "mayor", "minister", "legislator", "judge"})
IN_GOVERNMENT = frozenset({"head_of_state", "head_of_government", "minister"})
REFUSED = {  # why a rule with such an option claims nothing although its pattern matches
    "capitals": "a title in small letters right behind a name, without a comma",
    "closed": "no mark behind the name: the title before it may be another's",
    "passive": "somebody whom the person chose, not the person",
    "tense": "only supposed (if, whether), or a feat rather than a post (the first player to)",
    "subject": "an office that somebody else may hold",
    "office": "no body stands with it: it may tell what they are to somebody",
    "determined": "no article before it: it may be part of what stands before it",
    "after": "goes with the next name, as the title before goes with this one",
}
NOBODY_MEANT = "no person is named shortly before whom the pronoun could mean"
NOBODY_TIED = "no rule ties it to a person whom its sentence names"
NOBODY_NAMED = "its sentence names no person"
LONGEST_TALE = 8  # sentences through which a pronoun is followed back to a name
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

    def matches(self, doc: Doc, chunks: list[Chunk]) -> list[tuple[str, int, int]]:
        """(rule id, first chunk, last chunk + 1), the earlier rule first, then the longer match; a rule is tried within a sentence."""
        found: list[tuple[str, int, int]] = []
        for first, last in pairwise([k for k, chunk in enumerate(chunks) if chunk.tag == "BREAK"]):
            part = chunks[first:last + 1]
            words, tags = words_of(doc, part), [TAG_NAMES[chunk.tag] for chunk in part]
            if possible := self.fitter.fitting(words, tags):
                matches = found_by(possible, (words, words, tags), partial(row, doc, part, words))
                found += [(rule, first + start, first + end) for rule, start, end in matches]
        return sorted(found, key=lambda m: (self.rank[m[0]], m[1], -m[2]))


class Claims:
    """One run over one Doc: which phrase has been claimed by which rule."""

    def __init__(self, doc: Doc, chunks: list[Chunk], linker: RuleLinker):
        self.doc, self.chunks, self.linker = doc, chunks, linker
        self.claimed: set[int] = set()
        self.refused: dict[int, tuple[str, str]] = {}  # rule and reason, by the chunk of a phrase that a rule matched and did not claim

    def run(self) -> Iterator[Link]:
        for rule, first, last in self.linker.matches(self.doc, self.chunks):
            options = self.linker.options[rule]
            people = [k for k in range(first, last) if self.chunks[k].tag in ("PERSON", "PRON")]
            roles = [k for k in range(first, last) if self.chunks[k].phrase is not None]
            roles = roles[-1:] if options.get("last_role") else roles
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
        facts, breaks = facts_of(self.doc), 0
        peopled, rest = set[int](), list[tuple[int, int, Phrase]]()
        for k, chunk in enumerate(self.chunks):
            breaks += chunk.tag == "BREAK"
            if chunk.person is not None:
                peopled.add(breaks)
            if chunk.phrase is not None and k not in self.claimed:
                rest.append((k, breaks, chunk.phrase))
        for k, sentence, phrase in rest:
            for title in (post.title for post in phrase.posts):
                found_by = "roles.head" if title.source == "model" else "roles.title"
                reason = NOBODY_TIED if sentence in peopled else NOBODY_NAMED
                facts.drop("role", Span(self.doc, title.start, title.end), *self.refused.get(k, (found_by, reason)))

    def person_at(self, k: int) -> PersonMention | None:
        """The person of a chunk; of "he" or "she" the one named last before it, at most two sentences back.

        Sentences that name nobody and go on with the same pronoun count as none.
        """
        chunk = self.chunks[k]
        if chunk.person is not None:
            return chunk.person
        pronoun, breaks, same = self.doc[chunk.start].lower_, 0, 0
        for before in reversed(self.chunks[:k]):
            if before.tag == "BREAK":
                breaks += 1
                if breaks - same > 2 or breaks > LONGEST_TALE:
                    return None
            elif before.person is not None:
                subject = self.subject(before)
                return None if subject is None or is_other_gender(subject, pronoun) else subject
            elif before.tag == "PRON" and breaks > same and self.doc[before.start].lower_ == pronoun:
                same = breaks
        return None

    def sole_before(self, k: int) -> PersonMention | None:
        """The one person whom the sentence before that of chunk `k` names; None where it names several or none."""
        breaks, found = 0, list[PersonMention]()
        for before in reversed(self.chunks[:k]):
            breaks += before.tag == "BREAK"
            if breaks > 1 and before.tag == "BREAK":
                break
            if breaks == 1 and before.tag == "PRON":
                return None  # "He met Roe. The minister said": the minister may be he
            if before.person is not None:
                found.append(before.person)
        return found[-1] if found and all(m.person is found[0].person for m in found) else None

    def subject(self, nearest: Chunk) -> PersonMention | None:
        """The first person of the sentence that holds the nearest mention: its subject more often than the last one is."""
        k = self.chunks.index(nearest)
        start = max((j for j in range(k) if self.chunks[j].tag == "BREAK"), default=-1) + 1
        named = [c.person for c in self.chunks[start:k + 1] if c.person is not None]
        return named[0] if named else None

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
        if options.get("subject") and (self.doc[phrase.start].lower_ != "the" or self.speaks_for(phrase)):
            return False
        if options.get("office") and phrase.posts[-1].organization is None:
            return False
        if options.get("passive") and not PASSIVE & self.between((first, last)):
            return False
        if options.get("after"):
            return not self.begins_pair(first, roles[0])
        return True

    def speaks_for(self, phrase: Phrase) -> bool:
        """Whether "the ..." may well be another than the person just named: of a third party's class, several, an office in capitals."""
        title = phrase.posts[-1].title
        return is_third_party(self.doc, phrase) or len(phrase.posts) > 1 or title.plural or not self.doc[title.head].is_lower

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

    def word(self, k: int) -> str:
        """The word of a chunk in lower case; "" for a person, a phrase, a name or the end of a sentence."""
        return self.doc[self.chunks[k].start].lower_ if k < len(self.chunks) and self.chunks[k].tag == "WORD" else ""

    def closed(self, first: int, last: int, definite: bool) -> bool:
        """"the minister, Jane Roe, said": a mark after the name, or a definite phrase that opens the sentence."""
        after = self.chunks[last] if last < len(self.chunks) else None
        opened = first == 0 or self.chunks[first - 1].tag == "BREAK"
        if after is None or after.tag == "BREAK" or self.doc[after.start].is_punct or self.doc[after.start].lower_ in POSSESSIVE:
            return True
        return definite and (opened or self.doc[after.start].lower_ in ("and", "who", "in", "on", "at", "for", "to", "also"))

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
        clause = (self.chunks[match[0]].start, self.chunks[max(match[1] - 1, roles[-1])].end)
        for k in roles:
            phrase = self.chunks[k].phrase
            for post in phrase.posts if phrase else ():
                for who, where in people:
                    link = self.link(rule, options, who, where, post, clause)
                    yield replace(link, status="former") if self.is_outdone(where, people) else link

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
        elif post.organization is None and options.get("person") == "last":
            post = self.with_body_after(post, where)
        elif post.organization is None and options.get("comma"):
            post = self.with_body_after_comma(post)
        elif post.organization is None and options.get("joined") and (body := self.body_joined(clause)) is not None:
            post = replace(post, organization=body, rule="joined")
        elif post.organization is None and options.get("tense"):
            post = self.with_body_before(post, where)
        return Link(who, post, rule, clause, status=options.get("status"))

    def body_joined(self, clause: tuple[int, int]) -> tuple[int, int] | None:
        """The one body between the verb and the title of "Roe joined Acme in 2018 as chair"."""
        bodies = [c.body for c in self.chunks if clause[0] <= c.start < clause[1] and c.body is not None and c.tag == "ORG"]
        return bodies[0] if len(bodies) == 1 and self.bodies_label(bodies[0]) in ("ORG", "ROLE_ORG") else None

    def is_outdone(self, where: int, people: list[tuple[PersonMention, int]]) -> bool:
        """"presidents Roe and now Poe": whether the next name of a list holds the office now."""
        after = next((k for _, k in people if k > where), None)
        return after is not None and self.word(after - 1) == "now"

    def with_body_before(self, post: Post, where: int) -> Post:
        """"the Norvik Front, of which Roe is a leader": the organization before the clause."""
        k = where - 3
        if k < 0 or (self.word(k + 2), self.word(k + 1)) != ("which", "of"):
            return post
        k -= self.word(k) == ","
        body = self.chunks[k].body if k >= 0 else None
        return post if body is None else replace(post, organization=body, rule="of_which")

    def is_party_of(self, post: Post) -> bool:
        """Whether a bracket behind the holder of such an office names a party rather than what the office is in ("Minister Roe (NPP)")."""
        start, bodies = post.title.start, lexicon()["bodies"]
        committee = any(self.doc[i].lower_ in bodies for i in (max(start - 1, 0), start))  # "committee chair Roe (NPP)"
        return committee or class_of(self.doc, post.title) in IN_GOVERNMENT

    def with_body_after(self, post: Post, where: int) -> Post:
        """"analyst Ray Roe at Acme": the organization after the name."""
        ties = ("of", "from", "at", "for") if class_of(self.doc, post.title) == "spokesperson" else ("of", "from", "at")
        set_off = self.word(where + 1) == "," and self.word(where + 2) in ties  # "Judge Roe, of the Norvik Regional Court"
        where += set_off
        after = self.chunks[where + 1:where + 4]
        tie = self.word(where + 1)
        if len(after) < 2 or tie not in ("of", "at", "from", "with", "for") or (tie == "for" and not set_off):
            return post
        if self.word(where + 2) == "the":
            after = after[1:]
        body = after[1].body if len(after) > 1 else None
        if body is None or self.doc[body[1] - 1:body[1] + 2].text.endswith("-based"):
            return post
        unit = self.past_unit(body[1])  # "of the Norvik Water group"
        if set_off and not unit and self.bodies_label(body) not in ("ORG", "ROLE_ORG"):
            return post  # "Roe, of Norvik": where she is from
        if unit:
            return replace(post, organization=(body[0], unit), rule="after_name")
        if tie == "at" and self.bodies_label(body) in ("LOC", "NORP"):
            return post  # "the assassination of Mayor Roe at Norvik"
        if tie == "from" and self.bodies_label(body) != "ORG" and class_of(self.doc, post.title) != "legislator":
            return post  # "cameraman Ray Roe from Freedonia"
        return replace(post, organization=body, rule="after_name")

    def past_unit(self, end: int) -> int:
        """Past "range police" behind the name of a body: a noun in small letters, one word between at most; 0 where none stands."""
        words = [token.lower_ for token in self.doc[end:end + 2] if token.is_lower and token.lower_ not in lexicon()["prepositions"]]
        return next((end + n + 1 for n, word in enumerate(words) if word in lexicon()["bodies"]), 0)

    def with_body_after_comma(self, post: Post) -> Post:
        """"Jane Roe, director, Strategy Division, City of Oslo, said": bodies set off by commas, inner to outer."""
        k = next((k for k, c in enumerate(self.chunks) if c.phrase is not None and post in c.phrase.posts), None)
        phrase = self.chunks[k].phrase if k is not None else None
        if phrase is not None and post != phrase.posts[-1] and phrase.posts[-1].organization is not None:
            return post  # what follows goes on with the body of the last title
        if k is None:
            return post
        start: int | None = None
        end: int | None = None
        k += 1
        while k + 1 < len(self.chunks) and self.word(k) == "," and (body := self.chunks[k + 1].body) is not None:
            after = self.word(k + 2)
            ended = k + 2 >= len(self.chunks) or self.chunks[k + 2].tag == "BREAK"
            if not ended and after != "and" and after not in lexicon()["speech"] and after.isalnum():
                break
            start, end = body[0] if start is None else start, body[1]
            k += 2
        if start is None or end is None or self.doc[start].ent_type_ in ("NORP",):
            return post
        return replace(post, organization=(start, end), rule="comma")

    def list_after(self, at: int) -> list[tuple[PersonMention, int]]:
        """The people of "Roe, Poe and Doe" after the first."""
        out: list[tuple[PersonMention, int]] = []
        k = at + 1
        while k < len(self.chunks):
            gap = 0
            while gap < LIST_BREAK and self.word(k) in SEPARATORS:
                k, gap = k + 1, gap + 1
            person = self.chunks[k].person if k < len(self.chunks) else None
            if not gap or person is None:
                break
            out.append((person, k))
            k += 1
        return out

    def chained_before(self, first: int) -> int | None:
        """"the chairman, Chief Justice Roe": a phrase before a comma that belongs to no name before it."""
        k = first - 2
        if k < 1 or self.word(first - 1) != "," or self.chunks[k].tag != "ROLE" or k in self.claimed or self.word(k - 1) == ",":
            return None
        phrase = self.chunks[k].phrase
        return k if phrase is not None and phrase.determined and self.chunks[k - 1].tag != "PERSON" else None

    def chain_after(self, k: int) -> list[int]:
        """Role phrases that go on after a comma or "and" and stand before no name of their own."""
        out: list[int] = []
        while k < len(self.chunks):
            gap = 0
            while gap < LIST_BREAK and self.word(k) in CHAINED:
                k, gap = k + 1, gap + 1
            if not gap or k >= len(self.chunks) or self.chunks[k].tag != "ROLE" or k in self.claimed:
                break
            if k + 1 < len(self.chunks) and self.chunks[k + 1].tag in ("PERSON", "ROLE"):
                break
            out.append(k)
            k += 1
        return out

    def verb(self, rule: str, options: dict[str, Any], people: list[int], match: tuple[int, int]) -> Iterator[Link]:
        """"Roe chairs the Acme Council": the noun of the office for the verb."""
        verb = next(k for k in range(*match) if self.chunks[k].tag == "VERB")
        body = next((self.chunks[k].body for k in range(*match) if self.chunks[k].body is not None), None)
        at = people[0] if options.get("person") == "first" else people[-1]
        person = self.person_at(at)
        word = self.doc[self.chunks[verb].start]
        if word.lower_ == "led" and options.get("person") == "first" and not self.between(match) & {"has", "have", "had", "who"}:
            return
        if person is None or body is None or verb in self.claimed or self.bodies_label(body) not in ("ORG", "ROLE_ORG"):
            return
        body = self.with_unit(body)
        if body is None:
            return
        self.claimed.add(verb)
        end = self.chunks[verb].end
        noun = self.linker.verbs[self.doc[end - 1].lower_]
        noun = f"co-{noun}" if end - word.i > 1 else noun
        title = Title(word.i, end, word.i, False, "verb", noun=noun)
        active = options.get("person") == "first" and not self.between(match) & {"has", "have"}
        past = active and self.doc[end - 1].lower_.endswith("ed") and noun not in FOUNDERS
        clause = (self.chunks[match[0]].start, self.chunks[match[1] - 1].end)
        yield Link(person, Post(title, body, None, "verb"), rule, clause, status="former" if past else None)

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
        return {self.doc[self.chunks[k].start].lower_ for k in range(*match) if self.chunks[k].tag == "WORD"}

    def bodies_label(self, span: tuple[int, int]) -> str:
        """ORG, LOC, NORP or FAC of a name; ROLE_ORG where only the head for organizations of roles found it."""
        return self.doc[span[0]].ent_type_ or "ROLE_ORG"

    def predecessor(self, rule: str, at: int, roles: list[int], match: tuple[int, int]) -> Iterator[Link]:
        person, phrase = self.chunks[at].person, self.chunks[roles[-1]].phrase
        clause = (self.chunks[match[0]].start, self.chunks[match[1] - 1].end)
        for post in phrase.posts if phrase and person else ():
            if person is not None:
                yield Link(person, post, rule, clause, status="former")
