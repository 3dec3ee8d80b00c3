"""Who holds a target: the subject of the aim, through pronouns and "the company", and the linker's word on the rest."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Span

from citybeat.extract.facts import Entity
from citybeat.extract.targets.clauses import POSSESSIVES
from citybeat.extract.targets.holders.agents import aged, first_person, pursuer, speaks_of_itself, staffed
from citybeat.extract.targets.holders.antecedents import (
    NATIONS,
    first_of_two,
    heading_body,
    heads_sentence,
    is_fronted,
    is_misread_firm,
    is_unseen_region,
    main_company,
    namesake,
    ruler_of,
    subject_after,
)
from citybeat.extract.targets.holders.asides import is_object
from citybeat.extract.targets.holders.backing import is_nobodys, is_worldwide, judged, maker, reports
from citybeat.extract.targets.holders.datelines import behind_dateline, office_behind
from citybeat.extract.targets.holders.fullnames import in_full
from citybeat.extract.targets.holders.givers import giver, setter
from citybeat.extract.targets.holders.makers import (
    government_plan,
    home_firm,
    maker_before,
    owned_plan,
    planning_body,
    programme_owner,
    unseen_owner,
    whole_body,
)
from citybeat.extract.targets.holders.names import Names
from citybeat.extract.targets.holders.owners import agent_after, agent_before, owner_inside, spelled_out, whole_name
from citybeat.extract.targets.holders.releases import aiming_word, in_list, is_own, owner_of_aims, without_apostrophe
from citybeat.extract.targets.holders.speakers import body_beside, in_role, spoken_for
from citybeat.extract.targets.holders.states import OFTEN, Holder
from citybeat.extract.targets.holders.subjects import OWNED, Subject, lists
from citybeat.extract.targets.holders.telling import is_told, only_signs, only_tells, rules_on
from citybeat.extract.targets.lexicon import words
from citybeat.extract.targets.triggers import Candidate

NEAR = 50  # words between a goal and its holder in the next sentences
RULING = frozenset({"Coalition", "Opposition"})  # with a capital the one of its country
OFFICIALS = frozenset({"officials", "aides"})  # behind the name of who governs
STAFF = frozenset({"executives", "bosses", "managers", "directors"})  # "Orla executives" speak for Orla


class Holders(Names):
    """Finds holders in one Doc."""

    def of(self, candidate: Candidate) -> Holder | None:
        """The holder of a candidate, or None where the article names none."""
        begin, at = candidate.sentence.start, candidate.subject_end
        owner = owner_inside(self.subjects, candidate)
        if owner is not None:
            return self.of_country(owner) if self.is_people(owner) else self.named(owner)
        state = self.state_inside(candidate) or self.state_before(candidate)
        if state is not None:
            return state
        teller = first_person(self.subjects, candidate) or setter(self.subjects, self.facts, candidate)
        if teller is not None:
            return self.named(teller)
        ordered = giver(self.subjects, candidate)
        if ordered is not None:
            return self.resolved(ordered, candidate)
        if self.own is not None and "companys" in self.subjects.lower[begin:max(at, candidate.goal.start) + 1]:  # an apostrophe lost
            return self.named(self.own)
        if is_told(self.subjects, candidate) or is_nobodys(self.subjects, candidate):
            return None
        agent = planning_body(self.subjects, candidate) or agent_before(self.subjects, candidate)
        if agent is not None:
            return self.resolved(agent, candidate)
        if (main := pursuer(self.subjects, candidate)) is not None:
            return self.resolved(main, candidate)
        person = aged(self.subjects, candidate)
        if person is not None:
            return self.if_named(self.antecedent(person, candidate))
        for subject in self.subjects.before(at, behind_dateline(self.doc, begin, at) or begin):
            if only_tells(self.subjects, subject, at) or only_signs(self.subjects, subject, at) or reports(self.subjects, subject, at):
                return None
            proposal = judged(self.subjects, subject, at)
            if proposal is not None:
                by = maker(self.subjects, proposal, candidate.goal.start + 1)
                return self.resolved(by, candidate) if by is not None else None
            holder = self.resolved(subject, candidate)
            if holder is None and (ruler := rules_on(self.subjects, subject, begin)) is not None:
                return self.resolved(ruler, candidate)
            if holder is not None or subject.word not in OWNED or subject.word in lists()["persons"]:
                return holder  # what somebody without a name aims at has no holder
        return self.beside(candidate)

    def beside(self, candidate: Candidate) -> Holder | None:
        """The holder of an aim that no subject before it tells: behind it, who owns or made the plan, the list's, the article's."""
        after = agent_after(self.subjects, candidate)
        if after is not None:
            return self.named(after)
        plan = owned_plan(self.subjects, candidate)
        if plan is not None and (holder := self.resolved(plan, candidate)) is not None:
            return holder
        listed = self.of_list(candidate)
        if listed is not None:
            return listed
        made = maker_before(self.subjects, candidate, self.sentences[:self.numbers.get(candidate.sentence.start, 0)])
        if made is not None and (holder := self.resolved(made[0], replace(candidate, sentence=made[1]))) is not None:
            return holder
        unseen = home_firm(self.subjects, candidate) or unseen_owner(self.subjects, candidate) or office_behind(self.subjects, candidate)
        return Holder(unseen) if unseen is not None else self.if_named(self.main_actor(candidate))

    def of_list(self, candidate: Candidate) -> Holder | None:
        """Whom the heading of a list names as the one that aims at its items; in a firm's own release the firm."""
        line = in_list(self.doc.text, candidate.goal.start_char)
        if line is None:
            return None
        head = self.doc.char_span(*line, alignment_mode="expand")
        sentence = next((s for s in reversed(self.sentences) if head is not None and s.start < head.end), None)
        if head is None or sentence is None or self.doc.text[line[1] - 1] != ":":
            return self.if_named(self.own)
        begin = max(head.start, sentence.start)
        owner = owner_of_aims(self.subjects, begin, head.end)
        if owner is not None:
            return self.of_country(owner) if self.is_people(owner) else self.named(owner)
        aiming = aiming_word(self.subjects, begin, head.end)
        subject = next(iter(self.subjects.before(aiming, begin)), None) if aiming is not None else None
        holder = self.resolved(subject, replace(candidate, sentence=sentence)) if subject is not None else None
        return holder or self.if_named(self.own)

    def main_actor(self, candidate: Candidate) -> Span | None:
        """Whom the linker takes for the holder where the sentence has no subject that tells: a name of the sentence, or one that the
        article names again and again; another story's stray name is none."""
        if is_worldwide(self.subjects, candidate):
            return None
        mention = self.linked(candidate, None)
        if mention is None or candidate.sentence.start <= mention.start < candidate.sentence.end:
            return mention
        if abs(mention.start - candidate.goal.start) <= NEAR:
            return mention
        entity = self.facts.at(mention)
        times = len(entity.mentions) if entity is not None else sum(m.text == mention.text for m in self.subjects.mentions)
        return mention if times >= OFTEN else None

    def resolved(self, subject: Subject, candidate: Candidate) -> Holder | None:
        """The holder that a subject means; None where that stays open."""
        if subject.kind == "name" and subject.mention is not None:
            mention = subject.mention
            if (runner := programme_owner(self.subjects, mention)) is not None:
                return Holder(runner)
            return self.of_country(mention) if self.is_people(mention) else self.named(mention)
        if subject.kind == "group":
            country = self.country_of_group(subject)
            aiming = subject.word == "officials" and country is not None and speaks_of_itself(self.subjects, subject, candidate.subject_end)
            if subject.word in STAFF and (body := staffed(self.subjects, subject)) is not None:
                return self.named(body)
            if (rulers := self.of_rulers(subject)) is not None:
                return rulers
            told = (subject.word in lists()["tellers"] and not aiming) or subject.phrase is None
            return None if told else Holder(subject.phrase or "", None, country)
        if subject.kind == "body":
            if (whole := whole_body(self.subjects, subject)) is not None:
                return Holder(whole)
            if subject.mention is not None:
                branch = subject.word in lists()["branches"] and subject.mention.start > subject.start  # "a subsidiary of Acme"
                return self.named_body(subject, candidate) if not branch else None
            if subject.word in lists()["generic"] or subject.phrase in lists()["generic"]:
                return self.of_state(subject, candidate)
            if subject.word in lists()["places"] and (place := self.place_inside(subject, candidate)) is not None:
                return place
            if self.doc[subject.end - 1].text == "Company" and self.own is not None:
                return self.named(self.own)
            if self.states.is_of_state(subject):
                begin, named = candidate.sentence.start, namesake(self.subjects, self.facts, subject)
                if named is not None:
                    return self.named(named)
                ruler = ruler_of(self.subjects, subject)
                if ruler is not None:
                    return Holder(f"{ruler.text} {subject.word}")
                return self.states.body(subject, self.numbers.get(begin, 0), begin)
            if (own := self.of_boss(subject, candidate)) is not None:
                return own
            if (body := spoken_for(self.subjects, subject, candidate.sentence.start)) is not None:
                return self.named(body)
            named = self.linked(candidate, subject) or self.antecedent(subject, candidate) or namesake(self.subjects, self.facts, subject)
            named = named or main_company(self.subjects, self.facts, self.sentences, subject) or self.place_before(subject, candidate)
            return self.of_place(named or self.main_place(subject))
        if subject.kind == "post":
            return self.in_post(subject)
        return self.pronoun(subject, candidate)

    def of_rulers(self, subject: Subject) -> Holder | None:
        """For "Ruiz officials" the Ruiz administration, or whatever else the article calls it."""
        ruler = self.subjects.ends.get(subject.end - 1) if subject.word in OFFICIALS else None
        if ruler is None or ruler.label_ != "PERSON":
            return None
        called = re.search(rf"\b{re.escape(ruler.text)}\s+(?:administration|government)\b", self.doc.text)
        return Holder(" ".join((called.group() if called else self.doc[ruler.start:subject.end].text).split()))

    def place_inside(self, subject: Subject, candidate: Candidate) -> Holder | None:
        """For "the country", "the city": the one place that is named before it in its sentence."""
        named = [m for m in self.subjects.mentioned(candidate.sentence.start, subject.start, "LOC", "NORP") if self.fits(m, subject)]
        if len({self.country(m.text) or m.text for m in named}) != 1:
            return None
        place = next((m for m in named if m.label_ == "LOC"), None)
        return self.named(place) if place is not None else self.of_country(named[0])

    def of_boss(self, subject: Subject, candidate: Candidate) -> Holder | None:
        """"his company": the organization in which he has a role."""
        word = self.subjects.lower[max(0, subject.start - 1)]
        if subject.word not in lists()["companies"] | {"party"} or word not in ("his", "her"):
            return None
        for post in self.subjects.before(subject.start - 1, candidate.sentence.start):
            body = self.subjects.body_of_post(post)
            if body is not None:
                return self.named(body)
        boss = self.pronoun(Subject(subject.start - 1, subject.start, "pronoun", word), candidate)
        roles = [r for r in self.facts.roles if boss is not None and r.person is boss.entity and r.organization is not None]
        return Holder(roles[0].organization.name, roles[0].organization) if roles and roles[0].organization is not None else None

    def of_country(self, mention: Span) -> Holder | None:
        """The country of an adjective ("Finnish plans"), where the article names it."""
        code = self.country(mention.text)
        known = (m for m in self.subjects.mentions if code is not None and m.label_ == "LOC" and self.country(m.text) == code)
        named = self.if_named(next(known, None))
        return named if named is not None or code is None else Holder(mention.text, None, code)

    def pronoun(self, subject: Subject, candidate: Candidate) -> Holder | None:
        """What "it", "they", "she", "we" stand for."""
        if subject.word in lists()["speakers"]:
            return self.speaker(candidate) or self.if_named(self.own or self.linked(candidate, subject))
        if is_fronted(self.subjects, subject, candidate.sentence.start):
            ahead = subject_after(self.subjects, subject, candidate)
            if ahead is not None:
                return self.resolved(ahead, candidate)
        if subject.word == "it" and (body := spoken_for(self.subjects, subject, candidate.sentence.start)) is not None:
            return self.named(body)
        found, holder = self.antecedent_inside(subject, candidate)
        if found:
            return holder
        subject = first_of_two(self.subjects, subject, candidate.sentence.start)
        if subject.word in lists()["persons"]:
            alone = self.subjects.mentioned(candidate.sentence.start, subject.start, "PERSON")
            if len(alone) == 1:
                return self.named(alone[0])
        owner = self.owner_before(subject, candidate)
        if owner is not None:
            return self.named(owner)
        if subject.word == "it" and (firm := home_firm(self.subjects, candidate)) is not None:
            return Holder(firm)
        lower, i = self.subjects.lower, subject.start - 1
        if i > candidate.sentence.start and (lower[i] in lists()["speech"] or lower[i] == "that"):
            begin = candidate.sentence.start  # "Brevvik said it would": the speaker is somebody that was not seen
            return Holder(self.doc[begin].text) if is_unseen_region(self.subjects, self.gazetteer, i, begin) else None
        headed = self.heading_body(subject, candidate)
        if headed is not None:
            return headed
        named = self.linked(candidate, subject) or self.antecedent(subject, candidate) or self.agreed(candidate, subject)
        return self.named(named) if named is not None else self.several_before(subject, candidate)

    def agreed(self, candidate: Candidate, subject: Subject) -> Span | None:
        """For "it" at the head of a sentence: the name that heads the sentence before, where the linker thinks of no other, however
        unsure it is."""
        number, begin = self.numbers.get(candidate.sentence.start, 0), candidate.sentence.start
        if number == 0 or subject.word not in ("it", "its") or not heads_sentence(self.subjects, subject, begin):
            return None
        sentence = self.sentences[self.same_topic(subject, number) - 1]
        first = self.subjects.main(sentence.start, sentence.end)
        named = first.mention if first is not None and first.kind == "name" else None
        if named is None or not self.fits(named, subject) or self.is_people(named) or "that" in candidate.lead:
            return None
        likely = self.linked(candidate, subject, sure=False)
        entity = self.facts.at(named)
        same = likely is not None and (likely.text == named.text or (entity is not None and self.facts.at(likely) is entity))
        return named if same else None

    def owner_before(self, subject: Subject, candidate: Candidate) -> Span | None:
        """For "it" in "Chad's output fell, and that it plans": the one country or body that is named before it, where it owns something."""
        if subject.word != "it":
            return None
        named = self.subjects.mentioned(candidate.sentence.start, subject.start, "LOC", "ORG", "NORP")
        if len(named) != 1 or self.subjects.lower[named[0].end] not in POSSESSIVES or self.country(named[0].text) is None:
            return None
        return named[0]

    def heading_body(self, subject: Subject, candidate: Candidate) -> Holder | None:
        """For "it" at the head of a sentence: what the body without a name means that heads the sentence before."""
        number = self.numbers.get(candidate.sentence.start, 0)
        if number == 0:
            return None
        before = self.sentences[self.same_topic(subject, number) - 1]
        first = heading_body(self.subjects, subject, before, candidate.sentence.start)
        return self.resolved(first, replace(candidate, sentence=before)) if first is not None else None

    def of_state(self, subject: Subject, candidate: Candidate) -> Holder | None:
        """"the government": of the one country that its sentence, or else the nearest one before it, names; "the party": which one."""
        if subject.word == "party":
            if self.subjects.lower[max(0, subject.start - 1)] in ("his", "her") and (own := self.of_boss(subject, candidate)) is not None:
                return own
            number = self.numbers.get(candidate.sentence.start, 0)
            return self.if_named(self.linked(candidate, subject) or self.one_before(subject, candidate, number))
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
            owner = mention.text if self.subjects.lower[mention.end] == subject.word else f"{mention.text}’s"  # "the Ruiz administration"
            return Holder(f"{owner} {subject.phrase}")
        country = self.country(mention.text)
        if mention.label_ == "LOC" and country is None and subject.word in NATIONS and self.subjects.lower[mention.end] == subject.word:
            plain = replace(subject, mention=None)  # "the Central Africa nation": one of that region
            return self.of_place(self.linked(candidate, plain) or self.antecedent(plain, candidate) or self.place_before(plain, candidate))
        if mention.label_ in ("NORP", "LOC") and (country is not None or mention.label_ == "NORP") and mention.start == subject.start:
            if subject.word in lists()["companies"] and not self.states.is_of_state(subject):  # "the German carmaker"
                return self.if_named(self.linked(candidate, subject) or self.antecedent(subject, candidate))
            if subject.word in lists()["people"] or mention.label_ == "NORP":
                whole = self.subjects.phrase(mention.start, subject.end)
                return Holder(whole if "'" not in whole and "’" not in whole else f"{mention.text} {subject.phrase}", None, country)
        return self.named(mention)

    def state_inside(self, candidate: Candidate) -> Holder | None:
        """The holder of "a [government target of 5%]"."""
        trigger, goal = candidate.trigger, candidate.goal
        if trigger is None or goal.start >= trigger.start:
            return None
        ruling = [i for i in range(goal.start, trigger.start) if self.doc[i].text in RULING and i not in self.subjects.inside]
        if ruling:
            return Holder(self.doc[ruling[0]].text)  # "current Coalition targets"
        at = next((i for i in range(goal.start, trigger.start) if self.subjects.lower[i] == "government"), None)
        return self.of_state(Subject(at, at + 1, "body", "government", None, "government"), candidate) if at is not None else None

    def state_before(self, candidate: Candidate) -> Holder | None:
        """The holder of "[repeated] government pledges to", "under government plans to"."""
        lower, at = self.subjects.lower, candidate.subject_end
        programme = government_plan(self.subjects, candidate)
        if programme is not None:
            return self.of_state(Subject(programme, programme + 1, "body", "government", None, "government"), candidate)
        if lower[at] not in words("aim_nouns") or at - 1 <= candidate.sentence.start or lower[at - 1] != "government":
            return None
        if self.subjects.ending(at, candidate.sentence.start, at) is not None or at - 1 in self.subjects.inside:
            return None
        found = self.of_state(Subject(at - 1, at, "body", "government", None, "government"), candidate)
        return found if found is not None and found.country is not None else None

    def in_post(self, subject: Subject) -> Holder | None:
        """"the mayor": the person whose role that is, the last one who was named before."""
        title = (subject.phrase or subject.word).casefold().split()
        whole = subject.word in lists()["offices"]  # "the mayor" is no deputy mayor
        titles = [(r, r.title.casefold().split()) for r in self.facts.roles]
        fitting = [r for r, words_of in titles if (title == words_of if whole else set(title) <= set(words_of))]
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
        teller = self.pronoun_telling(candidate)
        if teller is not None:
            return in_role(self.facts, self.states, teller)
        for sentence in self.sentences[max(0, number - 1):number + 2]:
            for mention in self.subjects.mentioned(sentence.start, sentence.end, "PERSON"):
                near = [t.lower_ for t in self.doc[max(sentence.start, mention.start - 2):min(sentence.end, mention.end + 3)]]
                person = self.facts.at(mention) if any(w in lists()["speech"] for w in near) else None
                if person is None:
                    continue
                if (holder := in_role(self.facts, self.states, person)) is not None:
                    return holder
                if (body := body_beside(self.subjects, mention)) is not None:
                    return self.named(body)
        return None

    def pronoun_telling(self, candidate: Candidate) -> Entity | None:
        """Who "she" is in "We aim to, she said"."""
        lower, sentence = self.subjects.lower, candidate.sentence
        for i in range(candidate.goal.end, sentence.end - 1):
            if lower[i] in ("he", "she") and lower[i + 1] in lists()["speech"]:
                found = self.pronoun(Subject(i, i + 1, "pronoun", lower[i]), candidate)
                return found.entity if found is not None else None
        return None

    # -- antecedents

    def antecedent_inside(self, subject: Subject, candidate: Candidate) -> tuple[bool, Holder | None]:
        """Whether a subject stands before a pronoun in its sentence ("Acme said it would"), and the holder that it means."""
        for other in self.subjects.before(subject.start, candidate.sentence.start):
            if other.kind == "pronoun":
                if other.word == subject.word:
                    continue
            elif self.agrees(other, subject) and not is_object(self.subjects, other, subject, candidate.sentence.start):
                return True, self.resolved(other, candidate)
        return False, None

    def agrees(self, other: Subject, subject: Subject) -> bool:
        """Whether another subject can be what a pronoun means: people for "she", one body for "it", bodies and groups for "they"."""
        if subject.word in lists()["persons"]:
            human = other.mention is not None and other.kind == "name" and other.mention.label_ == "PERSON"
            return human or (other.kind == "post" and other.word not in lists()["tellers"])
        plural = subject.word in ("they", "their")
        if other.kind == "group":
            return plural
        if other.kind == "body":
            return True
        if other.mention is None or self.is_people(other.mention):
            return False
        if other.mention.label_ == "PERSON":
            return is_own(other.mention, self.own, self.facts) or is_misread_firm(self.subjects, self.facts, other, subject)
        return not (plural and other.mention.label_ == "LOC")

    # -- names

    def of_place(self, mention: Span | None) -> Holder | None:
        """The holder that a name stands for; for an adjective ("Finnish") its country."""
        return self.of_country(mention) if mention is not None and self.is_people(mention) else self.if_named(mention)

    def if_named(self, mention: Span | None) -> Holder | None:
        """The holder that a mention stands for, where there is one."""
        return self.named(mention) if mention is not None else None

    def named(self, mention: Span) -> Holder:
        """The holder that a mention stands for: the entity of the record where it is one."""
        if mention.label_ == "ORG" and len(mention) == 1 and mention.text.casefold() in lists()["bodies"]:  # "the Bank"
            body = Subject(mention.start, mention.end, "body", mention.text.casefold())
            mention = namesake(self.subjects, self.facts, body) or mention
        if self.own is not None and is_own(mention, self.own, self.facts):
            mention = self.own
        mention = without_apostrophe(self.subjects, mention, self.own) or mention
        entity, text = self.facts.at(mention), mention.text
        if self.own is not None and entity is not None and self.own.text.startswith(f"{text} ") and entity.name.startswith(f"{text} "):
            entity = self.facts.at(self.own) or entity  # "Orla" in a release of Orla Foods, which also has an Orla Cloud
        country, doc, end = self.country(text), self.doc, mention.end
        if mention.label_ in ("NORP", "LOC") and country and end < len(doc) and doc[end].lower_ in ("government", "authorities", "leaders"):
            return Holder(f"{text} {doc[end].text}", None, country)
        if (whole := whole_name(self.subjects, mention)) is not None:
            return Holder(whole)
        short = mention.label_ == "ORG" and (entity is None or entity.name == text)
        name = (spelled_out(self.subjects, mention) if short else None) or text
        if short and name == text and (whole_form := in_full(self.facts, text, self.is_land)) is not None:
            return Holder(whole_form[1], whole_form[0], country)
        if entity is not None:
            return Holder(entity.name if name == text else name, entity, country)
        return Holder(name, None, country)
