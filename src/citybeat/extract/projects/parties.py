"""Constructions that tie a named body, person or place to a project: "A launched X", "A's X", "X, funded by A"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span

from citybeat.extract.facts import City, Facts, plain
from citybeat.extract.projects import names
from citybeat.extract.projects.describe import after_bracket
from citybeat.extract.projects.groups import Group
from citybeat.extract.projects.lexicon import kind_of_noun, words
from citybeat.extract.projects.pool import unnamed_governments
from citybeat.gazetteer import Gazetteer
from citybeat.nlp.columns import columns_of, text_of
from citybeat.nlp.entities import Ent, ent_rows

PARTY_LABELS = frozenset({"PERSON", "ORG", "LOC", "FAC"})
REACH = 8  # words between a verb and the mention that it governs
NEAR = 30  # words between a mention and "in partnership with"
OPENING = 25  # words between the beginning of a sentence and a project, of "Founded by A, the X"
DEFINED = 10  # words between a project and the noun of "X, a new initiative by A"
INSERTED = 20  # words between two commas, of "A, a maker of bolts, launched X"
PAIR = re.compile(r"^([A-Z][\w.]*(?: [A-Z][\w.]*)?)\s?[-–]\s?([A-Z][\w.]*)\b")


class Reader:
    """Reads parties from one Doc. `taken` holds the tokens of project mentions: what stands inside them is no party."""

    def __init__(self, doc: Doc, facts: Facts, groups: list[Group]):
        self.doc, self.facts = doc, facts
        self.taken = {i for group in groups for span in group.spans() for i in range(span.start, span.end)}
        bodies = [self.bare(e) for e in ent_rows(doc) if e.label in PARTY_LABELS]
        inside = {i for e in bodies for i in range(e.start, e.end)}
        bodies += [e for e in unnamed_governments(doc) if e.start not in inside]
        free = [e for e in bodies if self.taken.isdisjoint(range(e.start, e.end))]
        self.main = main_of(groups)
        self.starts = {e.start: e for e in free}
        self.ends = {e.end: e for e in free}
        self.named: dict[str, Span] = {}
        for entity in free:
            if entity.label_ != "PERSON":
                self.named.setdefault(plain(text_of(entity)), entity)

    def bare(self, name: Ent) -> Span:
        """A name without a possessive ending."""
        cut = name.end - name.start > 1 and columns_of(self.doc).texts[name.end - 1] in names.POSSESSIVES
        return Span(self.doc, name.start, name.end - 1, label=name.span.label) if cut else name.span

    def stated(self, group: Group, meant: Iterable[Span] = ()) -> Iterator[tuple[str, Span]]:
        """Whom the text ties to a project by a construction, with the construction's name; `meant` is where "the project" means it."""
        pair = list(self.pair(group))
        for mention in group.spans():
            yield from self.constructions(mention)
        for mention in meant:
            yield from self.of_meant(mention)
        yield from (("members", s) for s in self.styled(group))
        yield from (("pair", s) for s in pair)
        yield from (("name_begins", s) for s in ([] if pair else self.inside(group)))

    def constructions(self, mention: Span) -> Iterator[tuple[str, Span]]:
        """Those of one mention."""
        yield from (("possessor", s) for s in self.possessor(mention))
        yield from self.of_meant(mention)
        yield from (("owner_behind", s) for s in self.owner_behind(mention))
        yield from (("between", s) for s in self.between(mention))
        yield from (("bracketed", s) for s in self.bracketed(mention))

    def of_meant(self, mention: Span) -> Iterator[tuple[str, Span]]:
        """Those that also hold of "the project"."""
        yield from (("led_by", s) for s in self.by(mention, "led_by"))
        yield from (("backed_by", s) for s in self.by(mention, "backed_by"))
        yield from (("leads", s) for s in self.subject(mention, "lead_verbs"))
        yield from (("joins", s) for s in self.subject(mention, "joining_verbs"))
        yield from (("in_charge", s) for s in self.in_charge(mention))
        yield from (("together", s) for s in self.together(mention))
        yield from (("defined_by", s) for s in self.defined_by(mention))
        yield from (("supported", s) for s in self.supported(mention))
        yield from (("thanked", s) for s in self.thanked(mention))
        yield from (("members", s) for s in self.members(mention))
        yield from (("chosen", s) for s in self.chosen(mention))

    # -- relations

    def possessor(self, mention: Span) -> Iterator[Span]:
        """NASA's Artemis program; the European Union's flagship Lantern programme; for B in "NASA's A and B" that of A."""
        doc, first = self.doc, self.chain_start(mention)
        at = first - 1
        while at > max(0, first - 5) and doc[at].text not in names.POSSESSIVES:
            word = doc[at]
            if word.lower_ in words("dealt_through") or not (word.text in QUOTES_AND_HYPHENS or (word.is_alpha and word.is_lower)):
                return
            at -= 1
        if at > 0 and doc[at].text in names.POSSESSIVES and at in self.ends:
            yield self.ends[at]

    def chain_start(self, mention: Span) -> int:
        """Where the enumeration of projects begins that a mention ends: "A, B and the C"."""
        start, floor = mention.start, mention.sent.start
        while True:
            at = start
            while at > max(floor, start - 4) and self.links(at - 1):
                at -= 1
            if at == start or at - 1 not in self.taken:
                return start
            while at > floor and at - 1 in self.taken:
                at -= 1
            start = at

    def links(self, at: int) -> bool:
        """Whether a word can stand between the names of an enumeration."""
        return self.doc[at].lower_ in words("list_words") or self.doc[at].text in QUOTES_AND_HYPHENS

    def owner_behind(self, mention: Span) -> Iterator[Span]:
        """X, the European Union's flagship programme; the X programme of the European Union."""
        doc, at = self.doc, after_bracket(mention)
        if at + 1 >= len(doc) or doc[at].lower_ not in {",", "of"}:
            return
        of, at = doc[at].lower_ == "of", at + 1
        at += doc[at].lower_ == "the" and at + 1 < len(doc)
        found = self.starts.get(at)
        if found is not None and found.label_ != "PERSON" and (of or (found.end < len(doc) and doc[found.end].text in names.POSSESSIVES)):
            yield found

    def by(self, mention: Span, verbs: str) -> Iterator[Span]:
        """X, (which was) launched in May by A and B; X funded by A; founded by A, a maker of bolts, the X."""
        yield from self.opened_by(mention, verbs)
        end = mention.sent.end
        for at in range(after_bracket(mention), min(end, mention.end + 30)):
            if self.doc[at].lower_ in words(verbs):
                agent = next((i + 1 for i in range(at + 1, min(end, at + 9)) if self.doc[i].lower_ == "by"), None)
                if agent is not None and not self.blocked(mention.end, at):
                    yield from self.listed(agent, end)
                    return

    def blocked(self, start: int, end: int) -> bool:
        """Whether another project or a clause about somebody else stands between a mention and a participle."""
        between = list(self.doc[start:end])
        if between and between[-1].lower_ == "and" and any(t.lower_ in words("led_by") | words("backed_by") for t in between):
            between.pop()  # "funded by A and run by B"
        return any(t.i in self.taken or t.text in {";", ":"} or t.lower_ in {"said", "says", "he", "she", "they", "and"} for t in between)

    def subject(self, mention: Span, verbs: str) -> Iterator[Span]:
        """A launched X; A, which hosts X; A and B have joined X; X, a survey that A paid for."""
        yield from self.object_of(mention, verbs)
        floor, first = mention.sent.start, self.chain_start(mention)
        for at in range(first - 1, max(floor, first - REACH) - 1, -1):
            if at in self.taken or self.doc[at].text in {".", ";", ":"} or self.doc[at].lower_ in words("apart_words"):
                return
            if self.doc[at].lower_ in words(verbs):
                found = self.before_verb(at, floor)
                yield from (e for e in found if verbs == "lead_verbs" or e.label_ != "PERSON")
                return

    def before_verb(self, verb: int, floor: int) -> list[Span]:
        """The entities that are the subject of a verb: right before it, auxiliaries, adverbs and "which" between; for a second verb
        ("A joined X and runs Y") that of the first."""
        doc, at = self.doc, verb - 1
        while at > floor and (doc[at].lower_ in words("auxiliaries") or doc[at].lower_.endswith("ly")):
            at -= 1
        if at > floor and doc[at].text == ")":
            at = next((i - 1 for i in range(at - 1, max(floor, at - 6), -1) if doc[i].text == "("), at)
        if at + 1 in self.ends:
            found = self.joint(self.ends[at + 1], floor)
            relative = any(token.lower_ in {"which", "who", "that"} for token in doc[at + 1:verb])  # "with A, which runs X"
            if relative or not self.depends(found[0].start, floor):
                return found
        if doc[at + 1].text == "," and (found := self.before_insertion(at + 1, floor)):
            return found
        if doc[at].lower_ == "and":
            known = words("lead_verbs") | words("joining_verbs") | words("led_by")
            earlier = next((i for i in range(at - 1, floor, -1) if doc[i].lower_ in known and i not in self.taken), None)
            return self.before_verb(earlier, floor) if earlier is not None else []
        return []

    def before_insertion(self, closing: int, floor: int) -> list[Span]:
        """Those before what two commas enclose, of which the second is given: "A, on the advice of B, has launched X"."""
        opening = next((i for i in range(closing - 1, max(floor, closing - INSERTED), -1) if self.doc[i].text == ","), None)
        if opening is None or opening not in self.ends or self.doc[opening + 1].lower_ == "and":
            return []
        found = self.joint(self.ends[opening], floor)
        return [] if self.depends(found[0].start, floor) else found

    def depends(self, start: int, floor: int) -> bool:
        """Whether what begins at `start` hangs on a preposition ("on the advice of A"), "the city of A" and the like apart."""
        at = start - 1
        at -= at > floor and self.doc[at].lower_ == "the"
        if at <= floor:
            return False
        word, before = self.doc[at].lower_, self.doc[at - 1]
        return word in words("prepositions") or (word == "of" and before.is_lower and before.lower_ not in words("polities"))

    def joint(self, last: Span, floor: int) -> list[Span]:
        """A, B and C, where C is given, in the order of the text."""
        found = [last]
        while True:
            at = found[0].start
            while at > floor and self.doc[at - 1].lower_ in {"and", "&", ",", "the", "with", "both"}:
                at -= 1
            before = self.ends.get(at)
            if before is None or at == found[0].start:
                return found
            found.insert(0, before)

    def in_charge(self, mention: Span) -> Iterator[Span]:
        """A is in charge of X; A, director of X; A, chief executive officer of X; X director A."""
        doc, at, floor, titles = self.doc, mention.start - 1, mention.sent.start, words("charge_titles")
        at -= at >= floor and doc[at].lower_ in {"the", "its", "a"}
        if at - 1 >= floor and doc[at].lower_ in {"of", "for", "at", "behind", ","} and doc[at - 1].lower_ in titles | {"charge"}:
            at -= 2
            while at > floor and doc[at].lower_ in words("auxiliaries") | words("charge_modifiers") | titles:
                at -= 1
            found = self.ends.get(at + 1)
            if found is not None and found.label_ == "PERSON":
                yield found
        end = mention.end
        if end + 1 < len(doc) and doc[end].lower_ in words("charge_titles"):
            found = self.starts.get(end + 1)
            if found is not None and found.label_ == "PERSON":
                yield found

    def together(self, mention: Span) -> Iterator[Span]:
        """In partnership with A, B and C, in the sentence of a mention and near it."""
        sentence = mention.sent
        for at in range(max(sentence.start, mention.start - NEAR) + 1, min(sentence.end - 1, mention.end + NEAR)):
            if self.doc[at].lower_ == "with" and at not in self.taken and self.is_joint(at - 1, sentence.start):
                yield from self.listed(at + 1, sentence.end)

    def is_joint(self, at: int, floor: int) -> bool:
        """Whether a word before "with" means a joint undertaking: "in partnership with", "runs with", "began in 2024 with"."""
        doc = self.doc
        if at - 2 > floor and doc[at].like_num and doc[at - 1].lower_ == "in":
            at -= 2
        return doc[at].lower_ in words("joint_words") or (at > floor and doc[at].lower_ in words("run_with"))

    def between(self, mention: Span) -> Iterator[Span]:
        """X between A and B; X shows the close cooperation between A and B."""
        doc, end, first = self.doc, mention.sent.end, after_bracket(mention)
        for at in range(first, min(end - 1, first + DEFINED)):
            if at in self.taken or doc[at].text in {";", ":"}:
                return
            if doc[at].lower_ == "between" and (at == first or doc[at - 1].lower_ in words("joint_words")):
                found = list(self.listed(at + 1, end))
                yield from found if len(found) > 1 else []
                return

    def bracketed(self, mention: Span) -> Iterator[Span]:
        """Who stands alone in brackets behind a mention: "X (Oslo), Y (Ghent)"."""
        doc, at = self.doc, mention.end
        found = self.starts.get(at + 1) if at + 1 < len(doc) and doc[at].text == "(" else None
        if found is not None and found.end < len(doc) and doc[found.end].text == ")":
            yield found

    def defined_by(self, mention: Span) -> Iterator[Span]:
        """X, a new initiative by A and B; X is a partnership between A and B."""
        doc, end = self.doc, mention.sent.end
        at = after_bracket(mention)
        if at < end and doc[at].text in QUOTES_BEHIND:
            at += 1
        if at >= end or doc[at].lower_ not in words("defining_words"):
            return
        for noun in range(at + 1, min(end - 2, at + DEFINED)):
            if noun in self.taken or doc[noun].text in {",", ";", ":"}:
                return
            word, link = doc[noun].lower_, doc[noun + 1].lower_
            joint = word in words("joint_words")
            if (joint or word in words("any_project") or word in kind_of_noun()) and link in {"by", "of", "between", "from"}:
                found = list(self.listed(noun + 2, end))
                yield from found if link == "by" or joint or len(found) > 1 or not found or found[0].label_ == "ORG" else []
                return

    def object_of(self, mention: Span, verbs: str) -> Iterator[Span]:
        """A and B of "X, a survey that A and B paid for", "X, which A and B launched"."""
        doc, end, first = self.doc, mention.sent.end, after_bracket(mention)
        if first >= end or doc[first].lower_ not in words("defining_words"):
            return
        for at in range(first, min(end - 2, first + DEFINED)):
            if at in self.taken or doc[at].text in {";", ":"}:
                return
            if doc[at].lower_ in {"that", "which"}:
                found = list(self.listed(at + 1, end))
                verb = found[-1].end if found else end
                while verb + 1 < end and (doc[verb].lower_ in words("auxiliaries") or doc[verb].lower_.endswith("ly")):
                    verb += 1
                yield from found if verb < end and doc[verb].lower_ in words(verbs) else []
                return

    def opened_by(self, mention: Span, verbs: str) -> Iterator[Span]:
        """A of "Founded by A, a maker of bolts, the X", A and B of "Led by A and B, X"."""
        sentence = mention.sent
        at, end = sentence.start, mention.start
        while at < end and not self.doc[at].is_alpha:
            at += 1
        if not at + 2 < end <= at + OPENING or self.doc[at].lower_ not in words(verbs) or self.doc[at + 1].lower_ != "by":
            return
        if not any(t.lower_ in {"said", "says", ";", ":"} or t.i in self.taken for t in self.doc[at:end]):
            yield from self.listed(at + 2, end)

    def supported(self, mention: Span) -> Iterator[Span]:
        """With the support of A, with funding from A, thanks to A, under the auspices of A: in the sentence of a mention and near it."""
        doc, sentence = self.doc, mention.sent
        for at in range(max(sentence.start + 1, mention.start - NEAR), min(sentence.end - 2, mention.end + NEAR)):
            if at not in self.taken and doc[at].lower_ in words("support_words") and doc[at + 1].lower_ in {"of", "from", "to"}:
                first = at - 1
                while first > sentence.start and doc[first].lower_ in words("support_modifiers"):
                    first -= 1
                if doc[first].lower_ in {"with", "under", "through"} or doc[at].lower_ == "thanks":
                    yield from self.listed(at + 2, sentence.end)

    def thanked(self, mention: Span) -> Iterator[Span]:
        """I thank A and B for organising X."""
        floor = mention.sent.start
        for at in range(mention.start - 1, max(floor, mention.start - NEAR), -1):
            if at in self.taken:
                return
            if self.doc[at].lower_ in {"thank", "thanked", "thanks", "commend", "commended"}:
                found = list(self.listed(at + 1, mention.start))
                yield from found if found and self.doc[min(found[-1].end, mention.start - 1)].lower_ in {"for", "("} else []
                return

    def members(self, mention: Span) -> Iterator[Span]:
        """Firms that take part in X include A, B and C; the partners of X are A and B; X's members: A, B and C; A, a partner in X."""
        doc, sentence = self.doc, mention.sent
        yield from self.member_before(mention)
        for at in range(mention.end, min(sentence.end - 1, mention.end + REACH)):
            if doc[at].lower_ in {"include", "includes", "including", "are", ":"}:
                around = {t.lower_ for t in doc[max(sentence.start, mention.start - REACH):at]}
                if not words("member_words").isdisjoint(around):
                    yield from self.listed(at + 1, sentence.end)
                return

    def member_before(self, mention: Span) -> Iterator[Span]:
        """A, a supporting partner of X; A and B, which are members of X."""
        doc, at, floor = self.doc, mention.start - 1, mention.sent.start
        at -= at >= floor and doc[at].lower_ == "the"
        if at - 2 < floor or doc[at].lower_ not in {"of", "in"} or doc[at - 1].lower_ not in words("member_words"):
            return
        at -= 2
        while at > max(floor, mention.start - REACH) and (doc[at].is_lower and doc[at].lower_ not in words("prepositions")):
            at -= 1
        at -= doc[at].text == ","
        if doc[at].text == ")":
            at = next((i - 1 for i in range(at - 1, max(floor, at - 6), -1) if doc[i].text == "("), at)
        if at + 1 in self.ends and at + 1 < mention.start - 2:
            yield from (e for e in self.joint(self.ends[at + 1], floor) if e.label_ != "PERSON")

    def styled(self, group: Group) -> Iterator[Span]:
        """Who is called a partner or the like right before its name, in the sentences of a project, anywhere of the text's main one:
        "X partner A", "its partner cities A, B and C", "Hana Lind from project partner A"."""
        doc, lower = self.doc, columns_of(self.doc).lower
        near = {span.sent.start for span in group.spans()}
        for at, word in enumerate(lower[:-3]):
            if word in words("partner_styles") and at not in self.taken and (group is self.main or doc[at].sent.start in near):
                first = at + 1 + (lower[at + 1] in words("partner_nouns"))
                first += first > at + 1 and lower[first] == "of"
                if (first > at + 1 or word in {"partner", "partners"}) and (at - 1 in self.taken or self.styles(at - 1)):
                    yield from (e for e in self.listed(first, doc[at].sent.end) if e.label_ != "PERSON")

    def styles(self, at: int) -> bool:
        """Whether a word may stand before "partner A": no noun or name that makes it somebody else's ("coalition partner A")."""
        return at < 0 or not self.doc[at].is_alpha or self.doc[at].lower_ in words("before_partner")

    def chosen(self, mention: Span) -> Iterator[Span]:
        """B and C of "A has chosen B and C to build X", "A partnered with B on X"."""
        floor = mention.sent.start
        for at in range(mention.start - 1, max(floor, mention.start - NEAR), -1):
            if at in self.taken or self.doc[at].text in {";", ":"}:
                return
            if self.doc[at].lower_ in words("choosing_verbs"):
                found = list(self.listed(at + 1 + (self.doc[at + 1].lower_ in {"with", "of"}), mention.start))
                yield from found if found and self.doc[min(after_bracket(found[-1]), mention.start - 1)].lower_ in CHOSEN_FOR else []
                return

    def inside(self, group: Group) -> Iterator[Span]:
        """The body or place that a name begins with ("Oslo Green Plan", "Norwegian Tree Plan"), where the text also names it apart."""
        for site in group.sites:
            for length in range(len(site.name) - 1, 0, -1):
                found = self.elsewhere(site.name[:length].text)
                if found is not None and site.name[length - 1].whitespace_ and self.is_owner(found, site.name):
                    yield found
                    return
            country = self.of_demonym(site.name[0].text)
            if country is not None and site.name[0].whitespace_:
                yield country
                return

    def is_owner(self, found: Span, name: Span) -> bool:
        """Whether a name that begins a project's name may say whose it is: a body, a city, a country; no island, no "Project", and no city
        where something was agreed ("Lisbon Agenda")."""
        if found.text.lower() in words("first_heads") | words("generic") | words("list_words"):
            return False
        if found.label_ == "LOC":
            if Gazetteer.open().country(found.text) is not None:
                return True
            return isinstance(self.facts.at(found), City) and name[-1].lower_ not in words("place_named")
        return len(found.text) > 2

    def of_demonym(self, word: str) -> Span | None:
        """The country that a word is the adjective of, where the text names it."""
        code = Gazetteer.open().demonym(word)
        if code is None:
            return None
        return next((e for e in self.starts.values() if e.label_ == "LOC" and Gazetteer.open().country(e.text) == code), None)

    def pair(self, group: Group) -> Iterator[Span]:
        """Both halves of a name that begins with two hyphened places, where the text also names them apart."""
        for site in group.sites:
            match = PAIR.match(site.name.text)
            found = [self.elsewhere(part) for part in match.groups()] if match else []
            if found and all(f is not None and f.label_ == "LOC" for f in found):
                yield from (f for f in found if f is not None)
                return

    def elsewhere(self, name: str) -> Span | None:
        """An entity of this name outside project names."""
        return self.named.get(plain(name))

    def listed(self, start: int, end: int) -> Iterator[Span]:
        """Entities of an enumeration that begins at `start`: "the A, B (the C agency) and D"."""
        at = start
        while at < end:
            while at < end and at not in self.starts and self.introduces(at, start):
                at += 1
            found = self.starts.get(at)
            if found is None:
                passed = self.past_unknown(at, end)
                if passed is None:
                    return
                at = passed
                continue
            if found.text.lower().rstrip(".") not in words("legal_forms"):
                yield found
            at = found.end
            if at < end and self.doc[at].text == "(":
                closing = next((i for i in range(at, min(end, at + 8)) if self.doc[i].text == ")"), None)
                at = closing + 1 if closing is not None else at
            if at + 1 < end and self.doc[at].lower_ == "in" and (seat := self.starts.get(at + 1)) is not None and seat.label_ == "LOC":
                at = seat.end
            if at >= end or self.doc[at].lower_ not in {",", "and", "&"}:
                return

    def past_unknown(self, at: int, end: int) -> int | None:
        """The comma or "and" behind a member of an enumeration that begins with a capital or a quotation mark and is no known name."""
        doc = self.doc
        first = at + (at + 1 < end and doc[at].text in QUOTES_AND_HYPHENS)
        if first >= end or not doc[first].text[:1].isupper() or first in self.taken:
            return None
        return next((i for i in range(first + 1, min(end, first + 7)) if doc[i].lower_ in {",", "and", "&"}), None)

    def introduces(self, at: int, start: int) -> bool:
        """Whether a word may stand before a name of an enumeration: an article, "and", at the beginning a noun ("the company A")."""
        token, word = self.doc[at], self.doc[at].lower_
        if word in words("list_words") or word in words("name_openers"):
            return True
        if word == "of":
            return self.doc[at - 1].lower_ in words("polities")
        if word in words("possessors") or word in {"then", "former"} or Gazetteer.open().demonym(token.text) is not None:
            return at < start + 5
        return at < start + 6 and token.is_alpha and token.is_lower and not token.is_stop


def main_of(groups: list[Group]) -> Group | None:
    """The project that a text is about: named more than once, and at least twice as often as any other."""
    often = sorted([len(group.sites) for group in groups], reverse=True)
    main = max(groups, key=lambda g: len(g.sites), default=None)
    return main if often and often[0] > 1 and (len(often) == 1 or often[0] >= 2 * often[1]) else None


QUOTES_AND_HYPHENS = frozenset({"-", "“", "‘", '"', "'", "«"})
QUOTES_BEHIND = frozenset({"”", "’", '"', "'", "»"})
CHOSEN_FOR = frozenset({"to", "for", "on", "as", "in", "under"})
