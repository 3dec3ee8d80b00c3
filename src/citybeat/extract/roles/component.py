"""The component `citybeat_roles`: writes facts_of(doc).roles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from citybeat.extract.facts import Facts, Role, facts_of
from citybeat.extract.roles.beside import Beside
from citybeat.extract.roles.biography import BiographyReader, Listed
from citybeat.extract.roles.bodies import POSSESSIVE, Bodies
from citybeat.extract.roles.candidates import Finder
from citybeat.extract.roles.chunks import Chunker, mentions_of
from citybeat.extract.roles.deaths import dead_people, lives_of
from citybeat.extract.roles.departures import Departures
from citybeat.extract.roles.doubts import Doubts, is_personal
from citybeat.extract.roles.incumbents import Incumbents
from citybeat.extract.roles.learned import LearnedLinker
from citybeat.extract.roles.lexicon import SUCCEEDING, TAKING, lexicon
from citybeat.extract.roles.linking import Link, RuleLinker
from citybeat.extract.roles.mending import Mender
from citybeat.extract.roles.merge import merged
from citybeat.extract.roles.phrases import Builder, Post
from citybeat.extract.roles.places import Placer
from citybeat.extract.roles.reach import Reach
from citybeat.extract.roles.roster import RosterReader
from citybeat.extract.roles.stated import Stated
from citybeat.extract.roles.status import Clock, Status
from citybeat.extract.roles.succession import Handover, Succession, tells_succession
from citybeat.extract.roles.title import Title
from citybeat.extract.roles.titles import role_class
from citybeat.extract.roles.town import Town
from citybeat.extract.roles.unclaimed import Proposal, Unclaimed
from citybeat.extract.roles.unnamed import Unnamed
from citybeat.extract.roles.wording import singular, wording
from citybeat.extract.roles.words import Words
from citybeat.extract.rules import Rule, read_rules
from citybeat.nlp.columns import columns_of
from citybeat.nlp.published import published_of

LEAST = {"executive": 0.6, "official": 0.7}  # classes whose offices are always in a body: least probability of the model's choice
VAGUE = frozenset({"officials", "members", "representatives", "people", "experts", "speakers"})  # in the plural a crowd
OWNERS = frozenset({
    "city", "town", "village", "county", "district", "state", "province", "region", "country", "nation", "municipality", "court",
    "tribunal", "school", "hospital", "church", "university", "college",
})
HANDING = SUCCEEDING | TAKING
PAST = 0.95  # the model's probability of "former" from which it is right six times in seven where no rule says so
STILL = frozenset({"now", "current", "currently", "still", "present", "incumbent", "sitting"})
AROUND = 3  # words before a title or name in which one of these says that the office goes on
RULES = files("citybeat.extract.roles") / "rules.jsonl"


@Language.factory("citybeat_roles")
def make_roles(nlp: Language, name: str) -> Roles:
    return Roles(nlp)


class Roles:
    """Finds titles, ties each to a person and an organization, and joins what is stated twice."""

    def __init__(self, nlp: Language):
        self.vocab = nlp.vocab
        self.rules: list[Rule] = list(read_rules(RULES))
        self.linker = RuleLinker(self.vocab, self.rules)

    def add_rules(self, path: Path) -> None:
        """Add rules of a JSONL file in the form of rules.jsonl; RuleError when it does not hold to it."""
        self.rules += read_rules(path)
        self.linker = RuleLinker(self.vocab, self.rules)

    def __call__(self, doc: Doc) -> Doc:
        facts = facts_of(doc)
        if len(doc) and facts.people:
            facts.roles.extend(merged(Reader(doc, facts, self.linker).roles()))
        return doc


class Reader:
    """Reads the roles of one Doc; `proposals` are what the model would tie where no rule does, of which the sure ones become roles."""

    def __init__(self, doc: Doc, facts: Facts, linker: RuleLinker):
        self.doc, self.facts, self.linker, self.proposals = doc, facts, linker, list[Proposal]()
        self.people = mentions_of(facts.people)
        self.words = Words(doc, [(m.start, m.end) for m in self.people])
        self.cut_starts = [start for start, _ in self.words.cuts]
        inside = {i for m in self.people for i in range(m.start, m.end)}
        finder = Finder(self.words)
        self.titles, unsure = ([t for t in some if t.head not in inside and self.is_office(t)] for some in (finder.find(), finder.unsure))
        self.bodies = Bodies(doc, inside)
        builder = Builder(self.words, self.titles, self.bodies)
        self.phrases = Stated(self.words, self.bodies, builder).restated(builder.build())
        self.unnamed = Unnamed(self.words, self.bodies, builder).found()
        self.beside = Beside(self.words, self.bodies, self.phrases, facts.people)
        self.mender = Mender(self.words, self.bodies, self.phrases)
        self.clock = Clock(self.words, published_of(doc)[0])
        self.placer = Placer(doc, facts)
        self.learned = LearnedLinker(self.words, self.bodies)
        self.unsure = Builder(self.words, unsure, self.bodies).build() if unsure else []
        self.lives = lives_of(self.words, self.people)
        offices = {t.end: t.start for t in self.titles} | {p.end: p.start for p in self.phrases}
        self.dead = dead_people(self.words, self.people, offices) | set(self.lives)

    def is_office(self, title: Title) -> bool:
        return not (self.is_crowd(title) or self.is_relation(title) or self.is_status(title))

    def is_status(self, title: Title) -> bool:
        """"caretaker | Chairman Jane Roe": whether a title is but a word of status before another."""
        acting = title.end - title.start == 1 and self.words.lower[title.head] in lexicon()["status_acting"]
        return acting and lexicon().head_at(self.words.lower, title.end) is not None

    def is_crowd(self, title: Title) -> bool:
        """Whether a plural names a crowd rather than an office each."""
        return title.plural and self.words.lower[title.head] in VAGUE and self.words.lower[title.head - 1:title.head] != ["founding"]

    def is_relation(self, title: Title) -> bool:
        """Whether a title only says what somebody is to another: "her previous boss", "a critic of", "the grandmother of"."""
        lower, known = self.words.lower, lexicon()
        if lower[title.head] in known["kinship"] and title.source == "model" and (lower[title.head],) not in known.heads:
            return title.head == title.start
        if lower[title.head] in known["partisans"] and self.doc[title.head].is_lower and lower[title.head + 1:title.head + 2] == ["of"]:
            return True
        if is_personal(self.words, title):
            return True
        if lower[title.head] not in known["relations"]:
            return False
        i = self.status_start(title)
        return i > 0 and lower[i - 1] in ("his", "her", "their", "my", "our", "your")

    def status_start(self, title: Title) -> int:
        """Where a title begins with the words of status before it ("former", "current")."""
        i, lower, known = title.start, self.words.lower, lexicon()
        while i > 0 and (lower[i - 1] in known["status_former"] or lower[i - 1] in known["status_skip"]):
            i -= 1
        return i

    def roles(self) -> list[Role]:
        chunks = Chunker(self.words, self.people, self.phrases, self.bodies, self.unnamed).chunks(self.sentences())
        links = self.linker.links(self.doc, chunks)
        self.beside.holders = frozenset(link.person.person for link in links)
        reach = Reach(self.words, self.bodies, links, self.phrases, self.facts)
        listed = [self.listed(found) for found in BiographyReader(self.doc, self.facts, self.clock.published).listed()]
        listed += [self.listed(found) for found in RosterReader(self.doc, self.facts, self.bodies).listed()]
        taken = {i for role in listed for i in range(role.title_span.start, role.title_span.end)}
        doubts = Doubts(self.words, self.bodies, links)
        kept = (link for link in links if link.post.title.head not in taken and not doubts.are_raised(link))
        town = Town(self.words, self.facts, links)
        made = [(link, self.role(link, reach, town)) for link in kept]
        claimed = taken | {i for link in links for i in range(link.post.title.start, link.post.title.end)}
        known = [(role.person, role.title) for role in (*listed, *(role for _, role in made))]
        self.proposals = list(Unclaimed(self.words, self.people, [*self.phrases, *self.unsure], self.learned).proposals(claimed, known))
        for link in (proposal.link for proposal in self.proposals if proposal.is_sure):
            if not doubts.are_raised(link):
                self.facts.take_up("role", Span(self.doc, link.post.title.start, link.post.title.end))
                made.append((link, self.role(link, reach, town)))
        settled = Incumbents(self.words, self.bodies, made).settled()
        settled = Departures(self.words, self.people, made, self.clock.year).settled(settled)
        followed = [self.predecessor(h, role) for h in Succession(self.doc, chunks, links).handovers()
                    if (role := next((r for link, r in made if link is h.link), None)) is not None]
        return listed + settled + followed

    def predecessor(self, handover: Handover, role: Role) -> Role:
        """The role of whom the holder of another follows: former, unless who comes has not begun or who goes still is to leave."""
        status: Status = "current" if role.status == "incoming" or handover.leaves else "former"
        sentence = self.evidence_at([handover.clause[0]])
        return replace(role, person=handover.gone.person, status=status, start=None, end=None, evidence=sentence, rule="roles.succeeds",
                       trigger=self.doc[slice(*handover.clause)])

    def listed(self, found: Listed) -> Role:
        """A role of a biography block."""
        span = (found.organization[0][0], found.organization[-1][1]) if found.organization else None
        text, country, path, entity = self.placer.place(Post(found.title, span))
        return Role(
            person=found.person, title=wording(self.doc, found.title), title_span=Span(self.doc, found.title.start, found.title.end),
            organization=entity, organization_text=text, organization_path=path, organization_country=country,
            status=found.status, start=found.start, evidence=[found.evidence], rule=found.rule, trigger=found.evidence,
        )

    def sentences(self) -> list[tuple[int, int]]:
        """The sentences with a title or a verb of office or succession in them, each with the one before it (for "he" and "she")."""
        words, lower, verbs = self.words, self.words.lower, lexicon().verbs
        found = {words.sentence_of(t.start) for t in self.titles}
        for i in words.telling:
            n = words.sentence_of(i)
            if n not in found and (lower[i] in verbs or (lower[i] in HANDING and tells_succession(lower[slice(*words.sentences[n])]))):
                found.add(n)
        return [s for n, s in enumerate(words.sentences) if n in found or n + 1 in found]

    def role(self, link: Link, reach: Reach, town: Town) -> Role:
        options = self.linker.options.get(link.rule, {})
        tenure = self.clock.tenure(link, options)
        post = self.beside.corrected(link, self.mender.mended(self.with_body(link.post)))
        if tenure.status != "former" or link.post.status is not None or self.clock.is_ousted(link):
            post = town.filled(link, reach.filled(link, post))  # not of an office told of as past by its date
        if post.status == "former" and link.post.status is None and tenure.status == "current":
            tenure = replace(tenure, status="former")  # "a reporter formerly with Norvik News"
        title = post.title
        text, country, path, entity = self.placer.place(post)
        if (tenure.start, tenure.end) == self.lives.get(link.person.person):
            tenure = replace(tenure, start=None, end=None)  # years of birth and death
        if tenure.status == "current" and link.person.person in self.dead:
            tenure = replace(tenure, status="former")
        if tenure.status == "current" and post.status is None and self.is_past(link):
            tenure = replace(tenure, status="former")
        return Role(
            person=link.person.person, title=wording(self.doc, title), title_span=Span(self.doc, title.start, title.end),
            organization=entity, organization_text=text, organization_path=path, organization_country=country,
            status=tenure.status, start=tenure.start, end=tenure.end, evidence=self.evidence(link), rule=link.rule,
            trigger=Span(self.doc, *link.clause), signals=self.signals(post, tenure.status),
        )

    def is_past(self, link: Link) -> bool:
        """"the fall of dictator Roe": whether the model is sure that an office is over of which no word says so; not of "now a clerk"."""
        title, start = link.post.title, min(link.post.title.start, link.person.start)
        said = self.words.lower[max(0, start - AROUND):max(title.end, link.person.end)]
        return title.noun is None and STILL.isdisjoint(said) and self.learned.status(title).get("former", 0.0) >= PAST

    def signals(self, post: Post, status: Status) -> dict[str, float]:
        """What the model says of the organization (or of there being none) and the status that rules gave a title."""
        if self.learned.heads is None or post.title.noun is not None:
            return {}
        return {"body": self.learned.share_of(post.title, post.organization), "status": self.learned.status(post.title).get(status, 0.0)}

    def with_body(self, post: Post) -> Post:
        """A post of a company or agency that no rule gave a body: the model's, where it is sure."""
        if post.organization is not None or post.title.noun is not None:
            return post
        office = role_class(wording(self.doc, post.title))
        least = LEAST.get(office)
        if least is None or self.is_owned(post.title) or singular(self.doc[post.title.head].text).lower() in lexicon()["magnates"]:
            return post
        found = self.learned.organization(post.title)
        if found is None or found[1] < least or self.bodies.label[found[0]] != "ORG" or self.is_told(found[0]):
            return post
        if found[0][0] < post.title.start and self.words.lower[post.title.end:post.title.end + 1] == ["for"]:
            return post  # "a Norvik commentator and former director for a campaign"
        if office == "official" and self.beside.is_anothers(found[0]):
            return post
        at = found[0][0]
        if at > 1 and self.words.lower[at - 1] == "(" and self.words.named[at - 2] == "PERSON":
            return post  # "committee chair Roe (NLP)": of that party
        person = self.doc[found[0][0]].ent_type_ == "PERSON"
        if person and (office == "official" or self.doc[slice(*found[0])].text.casefold() in self.beside.people):
            return post  # a name taken for a person's may be a company's, hardly an agency's
        return replace(post, organization=found[0], rule="model")

    def is_told(self, body: tuple[int, int]) -> bool:
        """"told the Norvik Times": whether a body is but who was spoken to."""
        i = body[0] - 1
        i -= i >= 0 and self.words.lower[i] == "the"
        return i >= 0 and self.words.lower[i] in ("told", "tells", "telling")

    def is_owned(self, title: Title) -> bool:
        """"the town's former clerk", "Jane Roe's clerk": whether a body without a name or a person stands before the title.

        A name elsewhere is another's then.
        """
        i = self.status_start(title)
        if i > 0 and self.words.lower[i - 1] in ("his", "her"):
            return True
        owner = i > 1 and self.words.lower[i - 1] in POSSESSIVE
        if owner and self.words.named[i - 2] == "PERSON":
            return True
        return owner and not self.words.named[i - 2] and self.words.lower[i - 2] in OWNERS

    def evidence(self, link: Link) -> list[Span]:
        """The sentence that holds the title, and that of the person where it is another."""
        return self.evidence_at({link.post.title.start, link.person.start})

    def evidence_at(self, places: Iterable[int]) -> list[Span]:
        """The sentences that hold some words."""
        out: list[Span] = []
        for i in sorted(places):
            start, end = self.words.cuts[bisect_right(self.cut_starts, i) - 1]
            if not any(s.start == start for s in out):
                out.append(trimmed(Span(self.doc, start, end)))
        return out


def trimmed(span: Span) -> Span:
    """Without white space at its ends."""
    return Span(span.doc, *columns_of(span.doc).trimmed(span.start, span.end))
