"""Who holds a target: the subject of the aim, through pronouns and "the company", and the linker's word on the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from spacy.tokens import Doc, Span

from citybeat.extract.facts import Facts
from citybeat.extract.targets.clauses import POSSESSIVES
from citybeat.extract.targets.lexicon import words
from citybeat.extract.targets.linker import has_linker, most_likely, near
from citybeat.extract.targets.states import OFTEN, Holder, States
from citybeat.extract.targets.subjects import OWNED, Subject, Subjects, lists
from citybeat.extract.targets.telling import is_told, only_signs, only_tells
from citybeat.extract.targets.triggers import Candidate
from citybeat.gazetteer import Gazetteer
from citybeat.nlp.encoder import heads_of

NEAR = 50  # words between a goal and its holder in the next sentences
BACK = 3  # sentences in which the antecedent of a pronoun is looked for
DOER = 8  # words of a goal in which it is said who is to reach it ("goals for 14 rich nations to cut")
SAME = {"his": "he", "her": "she", "its": "it", "their": "they"}
FIRST = frozenset({"i", "my"})
STAFF = frozenset({"executives", "bosses", "managers", "directors"})  # "Orla executives" speak for Orla
BEGINNING = frozenset({"begin", "start", "continue", "keep", "finish", "stop"})  # before the -ing form of a goal


class Holders:
    """Finds holders in one Doc; `sentences` are its sentences in order."""

    def __init__(self, doc: Doc, facts: Facts, gazetteer: Gazetteer | None, sentences: Sequence[Span]):
        self.doc, self.facts, self.gazetteer, self.sentences = doc, facts, gazetteer, sentences
        self.numbers = {s.start: i for i, s in enumerate(sentences)}

    @cached_property
    def subjects(self) -> Subjects:
        """The possible subjects of the Doc, found at first use: most articles need none."""
        return Subjects(self.doc)

    @cached_property
    def states(self) -> States:
        """Of which state the bodies of the Doc are."""
        return States(self.gazetteer, self.subjects, self.sentences)

    def of(self, candidate: Candidate) -> Holder | None:
        """The holder of a candidate, or None where the article names none."""
        begin, at = candidate.sentence.start, candidate.subject_end
        owner = self.owner_inside(candidate)
        if owner is not None:
            return self.of_country(owner) if self.is_people(owner) else self.named(owner)
        state = self.state_inside(candidate) or self.state_before(candidate)
        if state is not None:
            return state
        teller = self.first_person(candidate)
        if teller is not None:
            return self.named(teller)
        doer = self.doer(candidate)
        if doer is not None:
            return self.resolved(doer, candidate)
        if is_told(self.subjects, candidate):
            return None
        for subject in self.subjects.before(at, begin):
            if only_tells(self.subjects, subject, at) or only_signs(self.subjects, subject, at):
                return None
            holder = self.resolved(subject, candidate)
            if holder is not None or subject.word not in OWNED or subject.word in lists()["persons"]:
                return holder  # what somebody without a name aims at has no holder
        agent = self.agent_after(candidate)
        if agent is not None:
            return agent
        return self.if_named(self.main_actor(candidate))

    def first_person(self, candidate: Candidate) -> Span | None:
        """Who says "my pledge is to", "I would like to": the one person of the sentence who says anything."""
        lower, sentence, at = self.subjects.lower, candidate.sentence, candidate.subject_end
        if not FIRST.intersection(lower[max(sentence.start, at - 2):at]):
            return None
        tellers = [m for m in self.subjects.mentioned(sentence.start, sentence.end, "PERSON")
                   if not lists()["speech"].isdisjoint(lower[max(sentence.start, m.start - 1):min(sentence.end, m.end + 1)])]
        return tellers[0] if len(tellers) == 1 else None

    def main_actor(self, candidate: Candidate) -> Span | None:
        """Whom the linker takes for the holder where the sentence has no subject that tells: a name of the sentence, or one that the
        article names again and again; another story's stray name is none."""
        mention = self.linked(candidate, None)
        if mention is None or candidate.sentence.start <= mention.start < candidate.sentence.end:
            return mention
        if abs(mention.start - candidate.goal.start) <= NEAR:
            return mention
        entity = self.facts.at(mention)
        times = len(entity.mentions) if entity is not None else sum(m.text == mention.text for m in self.subjects.mentions)
        return mention if times >= OFTEN else None

    def doer(self, candidate: Candidate) -> Subject | None:
        """Who is to do it in "the plan calls for Acme to cut", "goals for 14 rich nations to cut", "the bill requires Acme to cut"."""
        lower, begin, goal = self.subjects.lower, candidate.sentence.start, candidate.goal
        if lower[goal.start].endswith("ing"):
            return self.doer_apart(goal.start, begin)
        at = goal.start if lower[goal.start] == "to" else goal.start - 1
        if at > begin and lower[at] == "for":
            at = next((i for i in range(goal.start, min(goal.end, goal.start + DOER)) if lower[i] == "to"), at)
        if at <= begin or lower[at] != "to":
            return None
        subject = self.subjects.ending(at, begin, at)
        if subject is None or subject.start == begin:
            return None
        head = lower[self.subjects.before_phrase(subject.start, begin)]
        return subject if head == "for" or head in lists()["requiring"] else None

    def doer_apart(self, at: int, begin: int) -> Subject | None:
        """Who is to do it where the goal is an -ing form: "with the other members paying", "requires Acme to begin cutting"."""
        lower = self.subjects.lower
        begun = at - 2 > begin and lower[at - 1] in BEGINNING and lower[at - 2] == "to"
        end = at - 2 if begun else at
        subject = self.subjects.ending(end, begin, end)
        if subject is None or subject.start == begin or subject.kind == "pronoun":
            return None
        head = lower[self.subjects.head(subject.start, begin)]
        return subject if (begun and head in lists()["requiring"]) or (not begun and head == "with") else None

    def resolved(self, subject: Subject, candidate: Candidate) -> Holder | None:
        """The holder that a subject means; None where that stays open."""
        if subject.kind == "name" and subject.mention is not None:
            mention = subject.mention
            plural = mention.text.endswith("s") and self.country(mention.text) is None  # "the Democrats", no adjective of a country
            return self.of_country(mention) if self.is_people(mention) and not plural else self.named(mention)
        if subject.kind == "group":
            country = self.country_of_group(subject)
            aiming = subject.word == "officials" and country is not None and self.speaks_of_itself(subject, candidate)
            if subject.word in STAFF and (body := self.body_of(subject)) is not None:
                return self.named(body)
            told = (subject.word in lists()["tellers"] and not aiming) or subject.phrase is None
            return None if told else Holder(subject.phrase or "", None, country)
        if subject.kind == "body":
            if subject.mention is not None:
                return self.named_body(subject, candidate)
            if subject.word in lists()["generic"] or subject.phrase in lists()["generic"]:
                return self.of_state(subject, candidate)
            if subject.word in lists()["places"] and (place := self.place_inside(subject, candidate)) is not None:
                return place
            if self.states.is_of_state(subject):
                begin, named = candidate.sentence.start, self.namesake(subject)
                return self.named(named) if named is not None else self.states.body(subject, self.numbers.get(begin, 0), begin)
            named = self.linked(candidate, subject) or self.antecedent(subject, candidate)
            return self.if_named(named or self.namesake(subject) or self.main_company(subject))
        if subject.kind == "post":
            return self.in_post(subject)
        return self.pronoun(subject, candidate)

    def speaks_of_itself(self, subject: Subject, candidate: Candidate) -> bool:
        """Whether a group aims itself: "Chadian officials plan to", "Chadian officials say they plan to"."""
        between = self.subjects.lower[subject.end:candidate.subject_end]
        own = "they" in between and between[0] in lists()["speech"] and {"they", "that", "will", "would", "are"}.issuperset(between[1:])
        return not between or own

    def body_of(self, subject: Subject) -> Span | None:
        """The organization of "Orla executives"."""
        return next((m for m in self.subjects.mentions
                     if m.label_ == "ORG" and m.start == subject.start and m.end == subject.end - 1), None)

    def namesake(self, subject: Subject) -> Span | None:
        """For "the ministry", "the council": the one organization before it in whose name that word stands."""
        if self.subjects.lower[max(0, subject.start - 1)] != "the":
            return None
        named = [m for m in self.subjects.mentions
                 if m.label_ == "ORG" and m.end <= subject.start and len(m) > 1 and subject.word in m.text.casefold().split()]
        keys = {id(e) if e is not None else m.text.casefold() for m, e in zip(named, self.facts.all_at(named), strict=True)}
        return named[0] if len(keys) == 1 else None

    def main_company(self, subject: Subject) -> Span | None:
        """For "the company": the organization that an article is of: it stands in one of the first sentences and is named at least twice,
        and as often again as any other."""
        if subject.word not in lists()["companies"] or self.subjects.lower[max(0, subject.start - 1)] != "the":
            return None
        named = [m for m in self.subjects.mentions if m.label_ == "ORG" and m.end <= subject.start]
        keys = [id(e) if e is not None else m.text.casefold() for m, e in zip(named, self.facts.all_at(named), strict=True)]
        counts = Counter(keys).most_common(2)
        if not counts or counts[0][1] < 2 or (len(counts) > 1 and counts[0][1] < 2 * counts[1][1]):
            return None
        first = named[keys.index(counts[0][0])]
        return first if first.start < self.sentences[min(1, len(self.sentences) - 1)].end else None

    def place_inside(self, subject: Subject, candidate: Candidate) -> Holder | None:
        """For "the country", "the city": the one place that is named before it in its sentence."""
        named = self.subjects.mentioned(candidate.sentence.start, subject.start, "LOC", "NORP")
        if len({self.country(m.text) or m.text for m in named}) != 1:
            return None
        place = next((m for m in named if m.label_ == "LOC"), None)
        return self.named(place) if place is not None else self.of_country(named[0])

    def of_country(self, mention: Span) -> Holder | None:
        """The country of an adjective ("Finnish plans"), where the article names it."""
        code = self.country(mention.text)
        known = (m for m in self.subjects.mentions if code is not None and m.label_ == "LOC" and self.country(m.text) == code)
        named = self.if_named(next(known, None))
        return named if named is not None or code is None else Holder(mention.text, None, code)

    def pronoun(self, subject: Subject, candidate: Candidate) -> Holder | None:
        """What "it", "they", "she", "we" stand for."""
        if subject.word in lists()["speakers"]:
            return self.speaker(candidate) or self.if_named(self.linked(candidate, subject))
        found, holder = self.antecedent_inside(subject, candidate)
        if found:
            return holder
        subject = self.first_of_two(subject, candidate)
        if subject.word in lists()["persons"]:
            alone = self.subjects.mentioned(candidate.sentence.start, subject.start, "PERSON")
            if len(alone) == 1:
                return self.named(alone[0])
        owner = self.owner_before(subject, candidate)
        if owner is not None:
            return self.named(owner)
        lower, i = self.subjects.lower, subject.start - 1
        if i > candidate.sentence.start and (lower[i] in lists()["speech"] or lower[i] == "that"):
            return None  # "Brevvik said it would": the speaker is somebody that was not seen
        named = self.linked(candidate, subject) or self.antecedent(subject, candidate)
        return self.named(named) if named is not None else self.several_before(subject, candidate)

    def owner_before(self, subject: Subject, candidate: Candidate) -> Span | None:
        """For "it" in "Chad's output fell, and that it plans": the one country or body that is named before it, where it owns something."""
        if subject.word != "it":
            return None
        named = self.subjects.mentioned(candidate.sentence.start, subject.start, "LOC", "ORG", "NORP")
        if len(named) != 1 or self.subjects.lower[named[0].end] not in POSSESSIVES or self.country(named[0].text) is None:
            return None
        return named[0]

    def several_before(self, subject: Subject, candidate: Candidate) -> Holder | None:
        """For "they" at the head of a sentence: "Acme and Brevik" at the head of the one before."""
        number, begin = self.numbers.get(candidate.sentence.start, 0), candidate.sentence.start
        if number == 0 or subject.word not in ("they", "their") or subject.start > begin + 1:
            return None
        sentence = self.sentences[number - 1]
        first = self.subjects.main(sentence.start, sentence.end)
        joined = first is not None and first.kind == "group" and not first.word and first.start <= sentence.start + 1
        return Holder(first.phrase) if first is not None and joined and first.phrase else None

    def first_of_two(self, subject: Subject, candidate: Candidate) -> Subject:
        """The first pronoun of "It said it hopes", "He has announced his intention": the second means the same."""
        lower, first, begin = self.subjects.lower, subject.start - 2, candidate.sentence.start
        if begin < subject.start and lower[begin] == SAME.get(subject.word):
            return Subject(begin, begin + 1, "pronoun", lower[begin])
        if first > begin and lower[subject.start - 1] == "that":
            first -= 1  # "It added that it hopes"
        if first != begin or lower[first] != subject.word or lower[first + 1] not in lists()["speech"]:
            return subject
        return Subject(first, first + 1, "pronoun", subject.word)

    def country_of_group(self, subject: Subject) -> str | None:
        """The country of "Finnish lawmakers"; None for groups of several."""
        mention = next((m for m in self.subjects.mentions if m.start == subject.start), None)
        return self.country(mention.text) if mention is not None and subject.word and mention.end == subject.end - 1 else None

    def of_state(self, subject: Subject, candidate: Candidate) -> Holder | None:
        """"the government": of the one country that its sentence, or else the nearest one before it, names; "the party": which one."""
        if subject.word == "party":
            return self.if_named(self.linked(candidate, subject))
        plain, begin = Holder(subject.phrase or subject.word), candidate.sentence.start
        if self.subjects.lower[max(0, subject.start - 1)] in ("his", "her") and (own := self.of_ruler(subject, candidate)) is not None:
            return own
        return (self.states.body(subject, self.numbers.get(begin, 0), begin) or plain) if subject.word == "government" else plain

    def of_ruler(self, subject: Subject, candidate: Candidate) -> Holder | None:
        """"his government" of who has an office in a country: the government of that country."""
        his = Subject(subject.start - 1, subject.start, "pronoun", self.subjects.lower[subject.start - 1])
        ruler = self.pronoun(his, candidate)
        roles = (r for r in self.facts.roles if ruler is not None and r.person is ruler.entity and r.organization_country)
        code = next((r.organization_country for r in roles), None)
        return self.states.by_name("government", code) if code is not None else None

    def named_body(self, subject: Subject, candidate: Candidate) -> Holder | None:
        """"the Finnish government" and "the government of Finland" by that name; "Acme's board" by Acme."""
        mention = subject.mention
        assert mention is not None
        if mention.label_ == "PERSON":
            return Holder(f"{mention.text}’s {subject.phrase}")
        country = self.country(mention.text)
        if mention.label_ in ("NORP", "LOC") and country is not None and mention.start == subject.start:
            if subject.word in lists()["companies"] and not self.states.is_of_state(subject):  # "the German carmaker"
                return self.if_named(self.linked(candidate, subject))
            if subject.word in lists()["people"] or mention.label_ == "NORP":
                whole = self.subjects.phrase(mention.start, subject.end)
                return Holder(whole if "'" not in whole and "’" not in whole else f"{mention.text} {subject.phrase}", None, country)
        return self.named(mention)

    def owner_inside(self, candidate: Candidate) -> Span | None:
        """The name in "the aim of Acme is to", "a pledge from Acme for"."""
        trigger = candidate.trigger
        if trigger is None:
            return None
        if candidate.goal.start < trigger.start:  # "the [Finnish government's 9% target]", "the [Acme output target]"
            first = next((m for m in self.subjects.mentions if candidate.goal.start <= m.start and m.end <= trigger.start), None)
            if first is not None and first.label_ != "PERSON":
                return first
        inside = [m for m in self.subjects.mentions if trigger.start < m.start and m.end <= trigger.end]
        owner = next((m for m in inside if self.doc[m.start - 1].lower_ in ("of", "the")), None)
        if owner is None and self.subjects.lower[trigger.end - 1] in words("aim_nouns") and self.subjects.lower[trigger.end] == "from":
            owner = next((m for m in self.subjects.mentions if m.start in (trigger.end + 1, trigger.end + 2)), None)
        return owner

    def state_inside(self, candidate: Candidate) -> Holder | None:
        """The holder of "a [government target of 5%]"."""
        trigger, goal = candidate.trigger, candidate.goal
        if trigger is None or goal.start >= trigger.start:
            return None
        at = next((i for i in range(goal.start, trigger.start) if self.subjects.lower[i] == "government"), None)
        return self.of_state(Subject(at, at + 1, "body", "government", None, "government"), candidate) if at is not None else None

    def state_before(self, candidate: Candidate) -> Holder | None:
        """The holder of "[repeated] government pledges to", "under government plans to"."""
        lower, at = self.subjects.lower, candidate.subject_end
        if lower[at] not in words("aim_nouns") or at - 1 <= candidate.sentence.start or lower[at - 1] != "government":
            return None
        if self.subjects.ending(at, candidate.sentence.start, at) is not None or at - 1 in self.subjects.inside:
            return None
        found = self.of_state(Subject(at - 1, at, "body", "government", None, "government"), candidate)
        return found if found is not None and found.country is not None else None

    def in_post(self, subject: Subject) -> Holder | None:
        """"the mayor": the person whose role that is, the last one who was named before."""
        title = (subject.phrase or subject.word).casefold().split()
        fitting = [r for r in self.facts.roles if set(title) <= set(r.title.casefold().split())]
        before = [r for r in fitting if r.title_span.start < subject.start]
        if subject.mention is not None:
            before = [r for r in before if r.organization_text and r.organization_text in (subject.mention.text,)]
            fitting = []
        role = before[-1] if before else next(iter(fitting), None)
        if role is not None:
            return Holder(role.person.name, role.person)
        if subject.mention is not None:
            return self.named(subject.mention) if subject.mention.label_ in ("ORG", "LOC") else None
        return Holder(subject.word) if subject.word in lists()["offices"] else None

    def speaker(self, candidate: Candidate) -> Holder | None:
        """For "we" in what somebody says: the organization of the speaker's role."""
        number = self.numbers.get(candidate.sentence.start, 0)
        for sentence in self.sentences[max(0, number - 1):number + 2]:
            for mention in self.subjects.mentioned(sentence.start, sentence.end, "PERSON"):
                near = [t.lower_ for t in self.doc[max(sentence.start, mention.start - 2):min(sentence.end, mention.end + 3)]]
                person = self.facts.at(mention) if any(w in lists()["speech"] for w in near) else None
                role = next((r for r in self.facts.roles if r.person is person and r.organization_text), None)
                if role is not None:
                    country = role.organization_country
                    return Holder(role.organization.name if role.organization else role.organization_text or "", role.organization, country)
        return None

    # -- antecedents

    def antecedent_inside(self, subject: Subject, candidate: Candidate) -> tuple[bool, Holder | None]:
        """Whether a subject stands before a pronoun in its sentence ("Acme said it would"), and the holder that it means."""
        for other in self.subjects.before(subject.start, candidate.sentence.start):
            if other.kind == "pronoun":
                if other.word == subject.word:
                    continue
            elif self.agrees(other, subject):
                return True, self.resolved(other, candidate)
        return False, None

    def agrees(self, other: Subject, subject: Subject) -> bool:
        """Whether another subject can be what a pronoun means: people for "she", one body for "it", bodies and groups for "they"."""
        if subject.word in lists()["persons"]:
            human = other.mention is not None and other.kind == "name" and other.mention.label_ == "PERSON"
            return human or (other.kind == "post" and other.word in lists()["offices"])
        plural = subject.word in ("they", "their")
        if other.kind == "group":
            return plural
        if other.kind == "body":
            return True
        if other.mention is None or self.is_people(other.mention):
            return False
        return other.mention.label_ != "PERSON" and not (plural and other.mention.label_ == "LOC")

    def antecedent(self, subject: Subject, candidate: Candidate) -> Span | None:
        """The name that a pronoun or a body without a name means: the first subject of a sentence before. Where there is a model, only "he"
        and "she" look that far: of others the linker knows better, but for a plain case."""
        number = self.numbers.get(candidate.sentence.start, 0)
        if subject.word not in lists()["persons"] and heads_of(self.doc) is not None:
            return self.one_before(subject, candidate, number)
        for sentence in reversed(self.sentences[max(0, number - BACK):number]):
            named = [s.mention for s in self.subjects.before(sentence.end, sentence.start) if s.mention is not None]
            fitting = [m for m in named if self.fits(m, subject) and not self.is_people(m)]
            if fitting:
                return fitting[-1]
        return None

    def one_before(self, subject: Subject, candidate: Candidate, number: int) -> Span | None:
        """For "it", "they" and "the company" at the head of a sentence: the organization that heads the sentence before and is the only
        one there; for "they" one with a plural name ("the Greens")."""
        begin = candidate.sentence.start
        if number == 0 or (subject.start > begin + 1 and subject.word not in self.subjects.lower[begin:begin + 2]):
            return None
        number = self.same_topic(subject, number)
        sentence = self.sentences[number - 1]
        plural = subject.word in ("they", "their")
        labels = ("ORG", "NORP") if plural else ("ORG",)
        named = self.subjects.mentioned(sentence.start, sentence.end, *labels)
        first = self.subjects.main(sentence.start, sentence.end)
        if len({m.text for m in named}) != 1 or first is None:
            return None
        called = first.kind == "body" and named[0].start - first.end in (0, 1, 2)  # "The new company, Acme, will"
        if not called and (first.mention is not named[0] or first.kind != "name"):
            return None
        if first.start > sentence.start + 1 or (plural and not named[0].text.endswith("s")):
            return None
        return named[0] if self.fits(named[0], subject) and not self.is_people(named[0]) else None

    def same_topic(self, subject: Subject, number: int) -> int:
        """The number of the first of the sentences right before that begin with the same pronoun, or with "the company" for "it"."""
        lower, last = self.subjects.lower, max(1, number - BACK)
        while number > last:
            start = self.sentences[number - 1].start
            company = subject.word == "it" and lower[start] == "the" and lower[start + 1] in lists()["companies"]
            if lower[start] != subject.word and not company:
                break
            number -= 1
        return number

    def agent_after(self, candidate: Candidate) -> Holder | None:
        """The agent of a passive: "plans ... unveiled by the Conservatives"."""
        doc, end = self.doc, candidate.sentence.end
        for i in range(candidate.goal.start + 1, min(end - 1, candidate.goal.end + 12)):
            if doc[i].lower_ == "by" and doc[i - 1].lower_.endswith("ed"):
                return self.if_named(next((m for m in self.subjects.mentions if m.start in (i + 1, i + 2)), None))
        return None

    def fits(self, mention: Span, subject: Subject | None) -> bool:
        """Whether a mention can be what the subject means: people for "she", organizations for "the company"."""
        if subject is None:
            return True
        if subject.word in lists()["persons"] or subject.kind == "post":
            return mention.label_ == "PERSON"
        if subject.word in lists()["companies"]:
            return mention.label_ == "ORG"
        if subject.word in lists()["places"]:
            return mention.label_ in ("LOC", "NORP")
        return mention.label_ != "PERSON"

    # -- the linker

    def linked(self, candidate: Candidate, subject: Subject | None) -> Span | None:
        """The mention that the linker finds most likely among those that fit the subject; None without a model, or where none is likely."""
        if not has_linker(self.doc):
            return None
        pool = [m for m in near(self.subjects.mentions, candidate.goal) if self.fits(m, subject) and not self.is_people(m)]
        return most_likely(self.doc, self.facts, candidate.goal, pool, alone=subject is None)

    def is_people(self, mention: Span) -> bool:
        """The adjective or the people of a country ("Finnish", "Finns"), where no word for its rulers follows."""
        if mention.label_ != "NORP" or self.facts.at(mention) is not None:
            return False  # a party that is an entry of the record
        following = self.doc[mention.end].lower_ if mention.end < len(self.doc) else ""
        return following not in lists()["people"]

    # -- names

    def if_named(self, mention: Span | None) -> Holder | None:
        """The holder that a mention stands for, where there is one."""
        return self.named(mention) if mention is not None else None

    def named(self, mention: Span) -> Holder:
        """The holder that a mention stands for: the entity of the record where it is one."""
        entity, text = self.facts.at(mention), mention.text
        country, doc, end = self.country(text), self.doc, mention.end
        if mention.label_ in ("NORP", "LOC") and country and end < len(doc) and doc[end].lower_ in ("government", "authorities", "leaders"):
            return Holder(f"{text} {doc[end].text}", None, country)
        if entity is not None:
            return Holder(entity.name, entity, country)
        return Holder(text, None, country)

    def country(self, text: str) -> str | None:
        """ISO code of a country's name or adjective."""
        return self.states.country(text)
