"""The bodies that stand apart from a title, behind a name or a comma, and what goes on behind a name or a title of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from citybeat.extract.roles.bodies import POSSESSIVE
from citybeat.extract.roles.chunks import Chunk, PersonMention, is_other_gender
from citybeat.extract.roles.lexicon import GOVERNING, lexicon
from citybeat.extract.roles.phrases import Post
from citybeat.extract.roles.wording import class_of, is_predecessors
from citybeat.nlp.columns import columns_of

SEPARATORS = frozenset({",", "and", "&", ";", "now"})
LATER = frozenset({"now", "eventually", "later", "then", "subsequently", "latterly"})  # before a title that came after the one before
CHAINED = SEPARATORS | LATER | {"also", "formerly", "who", "is"}
DATED = frozenset({"since", "from", "in", "to", "until", "-", "–"})  # between the parts of a term: "from 2015 to 2019"
LONGEST_TERM = 6  # words of a term ("since May 2015")
LIST_BREAK = 4  # separators at most between two names or titles of a list (", and also")
LONGEST_TALE = 8  # sentences through which a pronoun is followed back to a name
SEATED = frozenset({"bishop", "archbishop", "patriarch", "metropolitan", "primate"})  # "Bishop Roe of Norvik": in it
RULING = frozenset({"ruling", "governing", "opposition"})  # before the name of a party
SCHOOLS = frozenset({"university", "college", "school", "institute", "department", "faculty", "academy"})
FIELD_JOINTS = frozenset({"and", "&", "higher"})  # between the fields of work of a title
LONGEST_FIELD = 7  # words of such fields
NOMINATIVE = {"his": "he", "her": "she"}
OCCUPATIONS = frozenset({"arts", "activist", "journalist", "other"})


class Row:
    """The chunks of one Doc, and what stands beside one of them."""

    def __init__(self, doc: Doc, chunks: Sequence[Chunk]):
        self.doc, self.lower, self.chunks = doc, columns_of(doc).lower, chunks
        self.claimed: set[int] = set()

    def person_at(self, k: int) -> PersonMention | None:
        """The person of a chunk; of "he" or "she" the one named last before it, at most two sentences back.

        Sentences that name nobody and go on with the same pronoun count as none.
        """
        chunk = self.chunks[k]
        if chunk.person is not None:
            return chunk.person
        pronoun, breaks, same = NOMINATIVE.get(self.lower[chunk.start], self.lower[chunk.start]), 0, 0
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

    def subject(self, nearest: Chunk) -> PersonMention | None:
        """The first person of the sentence that holds the nearest mention: its subject more often than the last one is."""
        k = self.chunks.index(nearest)
        start = max((j for j in range(k) if self.chunks[j].tag == "BREAK"), default=-1) + 1
        named = [c.person for c in self.chunks[start:k + 1] if c.person is not None]
        return named[0] if named else None

    def word(self, k: int) -> str:
        """The word of a chunk in lower case; "" for a person, a phrase, a name or the end of a sentence."""
        return self.lower[chunk.start] if k < len(self.chunks) and (chunk := self.chunks[k]).tag == "WORD" else ""

    def bodies_label(self, span: tuple[int, int]) -> str:
        """ORG, LOC, NORP or FAC of a name; ROLE_ORG where only the head for organizations of roles found it."""
        return self.doc[span[0]].ent_type_ or "ROLE_ORG"

    def body_joined(self, clause: tuple[int, int]) -> tuple[int, int] | None:
        """The one body between the verb and the title of "Roe joined Acme in 2018 as chair"."""
        bodies = [c.body for c in self.chunks if clause[0] <= c.start < clause[1] and c.body is not None and c.tag == "ORG"]
        return bodies[0] if len(bodies) == 1 and self.bodies_label(bodies[0]) in ("ORG", "ROLE_ORG") else None

    def with_body_between(self, post: Post, clause: tuple[int, int]) -> Post:
        """"Chairman, Norvik Harbour Board, Jane Roe": the body between the title and the name."""
        body = next((c.body for c in self.chunks if post.title.end <= c.start < clause[1] and c.body is not None), None)
        return post if body is None else replace(post, organization=body, rule="comma")

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
        return committee or class_of(self.doc, post.title) in GOVERNING

    def with_body_after(self, post: Post, where: int) -> Post:
        """"analyst Ray Roe at Acme": the organization after the name."""
        ties = ("of", "from", "at", "for") if class_of(self.doc, post.title) == "spokesperson" else ("of", "from", "at")
        set_off = self.word(where + 1) == "," and self.word(where + 2) in ties  # "Judge Roe, of the Norvik Regional Court"
        where += set_off or (self.word(where + 1) == "-" and self.word(where + 2) == "of")  # "Bishop Roe-of Norvik"
        if (school := self.school(post, where + 1)) is not None:
            return replace(post, organization=school, rule="after_name")
        after = self.chunks[where + 1:where + 4]
        tie = self.word(where + 1)
        if len(after) < 2 or tie not in ("of", "at", "from", "with", "for") or (tie == "for" and not set_off):
            return post
        if self.word(where + 2) == "the":
            skipped = 1 + (self.word(where + 3) == "main")
            skipped += self.word(where + 2 + skipped) in RULING
            after = self.chunks[where + 1 + skipped:where + 4 + skipped]
        body = after[1].body if len(after) > 1 else None
        if body is None or self.doc[body[1] - 1:body[1] + 2].text.endswith("-based"):
            return post
        unit = self.past_unit(body[1])  # "of the Norvik Water group"
        if set_off and not unit and self.bodies_label(body) not in ("ORG", "ROLE_ORG"):
            return post  # "Roe, of Norvik": where she is from
        if unit:
            return replace(post, organization=(body[0], unit), rule="after_name")
        if tie == "of" and self.bodies_label(body) == "LOC" and class_of(self.doc, post.title) in OCCUPATIONS \
                and self.doc[post.title.head].lower_.rstrip("s") not in SEATED:
            return post  # "surveyor Ray Roe of Norvik": where he is from
        if tie == "at" and self.bodies_label(body) in ("LOC", "NORP"):
            return post  # "the assassination of Mayor Roe at Norvik"
        if tie == "from" and self.bodies_label(body) != "ORG" and class_of(self.doc, post.title) != "legislator":
            return post  # "cameraman Ray Roe from Freedonia"
        return replace(post, organization=body, rule="after_name")

    def school(self, post: Post, k: int) -> tuple[int, int] | None:
        """"Professor Jane Roe, Department of Rivers, Norvik University,": the school of a scholar, set off by commas from chunk `k` on."""
        if class_of(self.doc, post.title) != "academic":
            return None
        start, end = 0, 0
        while self.word(k) == "," and k + 1 < len(self.chunks) and (body := self.chunks[k + 1].body) is not None:
            if self.bodies_label(body) != "ORG":
                return None
            start, end, k = start or body[0], body[1], k + 2
        closed = k >= len(self.chunks) or self.chunks[k].tag == "BREAK" or self.word(k) in (",", ";", ".")
        return (start, end) if end and closed and SCHOOLS & {token.lower_ for token in self.doc[start:end]} else None

    def past_unit(self, end: int) -> int:
        """Past "range police" behind the name of a body: a noun in small letters, one word between at most; 0 where none stands."""
        words = [token.lower_ for token in self.doc[end:end + 2] if token.is_lower and token.lower_ not in lexicon()["prepositions"]]
        return next((end + n + 1 for n, word in enumerate(words) if word in lexicon()["bodies"]), 0)

    def with_body_after_comma(self, post: Post) -> Post:
        """"Jane Roe, director, Strategy Division, City of Oslo, said": bodies set off by commas, inner to outer."""
        k = next((k for k, c in enumerate(self.chunks) if c.phrase is not None and post in c.phrase.posts), None)
        phrase = self.chunks[k].phrase if k is not None else None
        placed = phrase is not None and phrase.end > phrase.posts[-1].title.end  # "a surgeon in Norvik, Freedonia"
        if phrase is not None and post != phrase.posts[-1] and phrase.posts[-1].organization is not None:
            return post  # what follows goes on with the body of the last title
        if k is None:
            return post
        start: int | None = None
        end: int | None = None
        k = self.past_field(self.past_titles(k) + 1)
        while k + 1 < len(self.chunks) and self.word(k) == "," and (body := self.body_behind(k)) is not None:
            k += 1 + (self.chunks[k + 1].body is None)
            campus, k = self.past_seat(body, k + 1)
            after = self.word(k)
            ended = k >= len(self.chunks) or self.chunks[k].tag == "BREAK"
            if not ended and after != "and" and after not in lexicon()["speech"] and after.isalnum():
                break
            if placed and self.bodies_label(body) == "LOC":
                return post
            start, end = body[0] if start is None else start, campus
        if start is None or end is None or self.doc[start].ent_type_ in ("NORP",):
            return post
        return replace(post, organization=(start, end), rule="comma")

    def past_titles(self, k: int) -> int:
        """"Dean, Vice President, | Norvik University": the last of the titles in capitals that commas join to chunk `k`."""
        while self.word(k + 1) == "," and k + 2 < len(self.chunks) and self.is_listed(k) and self.is_listed(k + 2):
            k += 2
        return k

    def is_listed(self, k: int) -> bool:
        """Whether a chunk is a title as lists and signatures have it: in capitals, no article and no body with it."""
        phrase = self.chunks[k].phrase
        if phrase is None or phrase.determined or phrase.posts[-1].organization is not None:
            return False
        return not phrase.plural and self.doc[phrase.posts[-1].title.start].text[0].isupper()

    def past_field(self, k: int) -> int:
        """"counsellor science|, technology and higher education|, Norvik Embassy": past a listed field of work between commas."""
        i, known = k + 1, lexicon().field_words
        if self.word(k) != ",":
            return k
        while self.word(i) in known or self.word(i) in FIELD_JOINTS:
            i += 1
        return i if i > k + 1 and self.word(i) == "," and i - k <= LONGEST_FIELD else k

    def body_behind(self, k: int) -> tuple[int, int] | None:
        """The body behind a comma, past "The" in a capital as lists and signatures have it; None where none stands there."""
        listed = self.word(k + 1) == "the" and self.doc[self.chunks[k + 1].start].is_title
        body = self.chunks[k + 1 + listed].body if k + 1 + listed < len(self.chunks) else None
        return None if listed and body is not None and self.bodies_label(body) not in ("ORG", "ROLE_ORG") else body

    def past_seat(self, body: tuple[int, int], k: int) -> tuple[int, int]:
        """"The University of Norland | at Norvik", "Norland Embassy | in Norvik" at chunk `k`: where the name ends, and the next chunk."""
        at = self.chunks[k + 1].body if self.word(k) in ("at", "in") and k + 1 < len(self.chunks) else None
        if at is None or self.bodies_label(at) != "LOC" or self.bodies_label(body) != "ORG":
            return body[1], k
        return at[1] if self.word(k) == "at" else body[1], k + 2

    def list_after(self, at: int) -> list[tuple[PersonMention, int]]:
        """The people of "Roe, Poe and Doe" or "Roe of Acme, Poe of Norvik and Doe" after the first."""
        out: list[tuple[PersonMention, int]] = []
        k = self.past_body(at + 1)
        while k < len(self.chunks):
            gap = 0
            while gap < LIST_BREAK and self.word(k) in SEPARATORS:
                k, gap = k + 1, gap + 1
            k += 2 * (k + 2 < len(self.chunks) and self.chunks[k].tag == "ORG" and self.word(k + 1) in POSSESSIVE)  # "Acme's Roe"
            person = self.chunks[k].person if k < len(self.chunks) else None
            if not gap or person is None:
                break
            out.append((person, k))
            k = self.past_body(k + 1)
        return out

    def past_body(self, k: int) -> int:
        """Past "of the Harbour Party" behind a name of a list; `k` itself where no body follows."""
        at = k + 1 + (self.word(k + 1) == "the")
        tied = self.word(k) in ("of", "from", "at") and at < len(self.chunks) and self.chunks[at].body is not None
        return at + 1 if tied else k

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
            k, gap = self.past_term(k), 0
            while gap < LIST_BREAK and self.word(k) in CHAINED:
                k, gap = k + 1, gap + 1
            if not gap or k >= len(self.chunks) or self.chunks[k].tag != "ROLE" or k in self.claimed:
                break
            if k + 1 < len(self.chunks) and self.chunks[k + 1].tag in ("PERSON", "ROLE"):
                break
            if self.is_elses(k):
                break
            out.append(k)
            k += 1
        return out

    def is_elses(self, k: int) -> bool:
        """Whether the phrase at chunk `k` means who held the office told of right before."""
        phrase, before = self.chunks[k].phrase, next((c.phrase for c in reversed(self.chunks[:k]) if c.phrase is not None), None)
        if phrase is None or before is None:
            return False
        return is_predecessors(self.lower, before.posts[-1].title, phrase.posts[0].title, phrase.start)

    def is_dated(self, first: int, last: int) -> bool:
        """Whether a date between two phrases of a chain tells when the first was held."""
        return any(self.past_term(k) > k for k in range(first + 1, last))

    def past_term(self, k: int) -> int:
        """Past "since 2016" or "from May 2015 to 2019" where "and" goes on; `k` itself where none stands there."""
        i = k
        while i < min(k + LONGEST_TERM, len(self.chunks)) and (
                self.word(i) in DATED or self.chunks[i].tag == "NUM" or (i > k and self.doc[self.chunks[i].start].ent_type_ == "DATE")):
            i += 1
        return i if i > k and self.word(k) in ("since", "from") and self.word(i) == "and" else k
