"""Whose the plan is that aims: "Acme published its plan. The plan aims to", "Ruiz's plan", "the Orla Trust's target"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span

from citybeat.extract.targets.clauses import POSSESSIVES
from citybeat.extract.targets.holders.asides import is_based
from citybeat.extract.targets.holders.subjects import NOW, OWNER_REACH, Subject, Subjects, any_of, lists
from citybeat.extract.targets.lexicon import words
from citybeat.extract.targets.triggers import Candidate

OPENINGS = frozenset({"the", "this", "these", "those", "under"})
MADE = frozenset({"plan", "proposal", "scheme", "strategy", "programme", "program", "package", "budget", "reform", "policy", "initiative",
                  "blueprint", "roadmap", "bill", "review", "campaign", "framework"})
MAKING = frozenset({"published", "publishes", "approved", "approves", "adopted", "adopts", "proposed", "proposes", "submitted", "tabled",
                    "issued", "released", "prepared", "agreed"})
LOOK_BACK = 2  # sentences in which it may be said whose plan it is
NARROWED = 2  # words that narrow the noun of a plan ("the new growth plan")
MAKE_REACH = 7  # words from "unveiled" to the noun of what was unveiled
BY_REACH = 5  # words from that noun to "by"
TIMES = frozenset({"year", "month", "week", "today", "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
                   "sunday"})
OPENED = frozenset({"the", '"', "“", "``"})
COMING = frozenset({"next", "last", "proposed", "planned"})
ORDERS = frozenset({"announcement", "order", "decision", "decree", "directive", "promise", "pledge"})
THAT = 6  # words from "that" to a goal
MUNICIPAL = frozenset({"council", "city", "university", "ministry"})
UNOWNED = frozenset({"a", "the", "this", "new"})  # before a body that makes a plan and has no name there
LEAVES = frozenset({"and", "or", "of", "by", "from", "for"})  # after the noun: whose plan it is stands there, or it is one of several


def plan_noun(subjects: Subjects, begin: int, end: int) -> int | None:
    """The noun of the plan without an owner that a sentence begins with: "The new growth [plan] aims", "Under the [scheme], fares"."""
    lower = subjects.lower
    if lower[begin] not in OPENINGS:
        return None
    first = begin + 1 + (lower[begin] == "under")
    if first > begin + 1 and lower[first - 1] not in OPENINGS:
        return None
    noun = next((i for i in range(first, min(end - 1, first + NARROWED + 1)) if lower[i].removesuffix("s") in MADE), None)
    if noun is None or lower[noun + 1] in LEAVES or subjects.doc[noun].text != lower[noun]:
        return None
    if not subjects.inside.isdisjoint(range(first, noun + 1)):
        return None
    return noun if all(subjects.narrows(i, begin) for i in range(first, noun)) else None


def maker_before(subjects: Subjects, candidate: Candidate, earlier: Sequence[Span]) -> tuple[Subject, Span] | None:
    """Whose that plan is, and the sentence that says so; `earlier` are the sentences before."""
    noun = plan_noun(subjects, candidate.sentence.start, candidate.sentence.end)
    if noun is None:
        return None
    word = subjects.lower[noun].removesuffix("s")
    for sentence in reversed(earlier[-LOOK_BACK:]):
        makers = list(makers_in(subjects, sentence, word))
        if makers:
            return (makers[0], sentence) if len({subjects.doc[m.start:m.end].text for m in makers}) == 1 else None
    return None


def makers_in(subjects: Subjects, sentence: Span, noun: str) -> Iterator[Subject]:
    """Who has, makes or announces a plan in a sentence: "Acme's growth plan", "a plan drawn up by Acme", "Acme published a plan"."""
    lower, begin = subjects.lower, sentence.start
    for i in range(begin + 1, sentence.end):
        if lower[i].removesuffix("s") != noun:
            continue
        start = subjects.modified(i, begin)
        owner = next((j for j in range(i - 1, start, -1) if lower[j] in POSSESSIVES and j in subjects.ends), None)
        by = next((j for j in range(i + 2, min(i + 2 + BY_REACH, sentence.end - 1)) if lower[j] == "by"), None)
        if owner is not None:
            mention = subjects.ends[owner]
            yield Subject(mention.start, mention.end, "name", lower[owner], mention)
        elif by is not None and (lower[by - 1].endswith("ed") or lower[by - 2] in lists()["irregular"]):
            mention = next((m for m in subjects.mentions if m.start in (by + 1, by + 2)), None)
            if mention is not None:
                yield Subject(mention.start, mention.end, "name", "", mention)
        else:
            verb = next((j for j in range(i - 1, max(begin, i - MAKE_REACH), -1) if lower[j] in MAKING | lists()["announcing"]), None)
            found = next(iter(subjects.before(verb, begin)), None) if verb is not None else None
            if found is not None and found.kind != "group":
                yield found


def owned_plan(subjects: Subjects, candidate: Candidate) -> Subject | None:
    """Whose plan a sentence begins with: "[His] proposals were a new deal to", "[Its] survival plan aimed to",
    "[Ghent]'s proposal is new - raising"."""
    lower, begin = subjects.lower, candidate.sentence.start
    owner = next((m for m in subjects.mentioned(begin, begin + 3, "ORG", "LOC", "PERSON") if lower[m.end] in POSSESSIVES), None)
    if owner is not None and OPENED.issuperset(lower[begin:owner.start]):
        noun = next((i for i in range(owner.end + 1, min(owner.end + NARROWED + 2, candidate.goal.start)) if is_plan(lower[i])), None)
        return Subject(owner.start, owner.end, "name", lower[owner.end], owner) if noun is not None else None
    if lower[begin] not in ("his", "her", "its", "their"):
        return None
    noun = next((i for i in range(begin + 1, min(begin + NARROWED + 2, candidate.goal.start)) if is_plan(lower[i])), None)
    if noun is None or not all(subjects.narrows(i, begin) for i in range(begin + 1, noun)):
        return None
    return Subject(begin, begin + 1, "pronoun", lower[begin])


def programme_owner(subjects: Subjects, mention: Span) -> str | None:
    """The body whose name stands right before that of its programme: "the [Bread Agency] Mill Repair Scheme"."""
    before = subjects.ends.get(mention.start)
    if before is None or mention.label_ in ("PERSON", "LOC", "NORP") or subjects.lower[mention.end - 1] not in MADE:
        return None
    return before.text if len(before) > 1 and subjects.lower[before.end - 1] in any_of("bodies") else None


def planning_body(subjects: Subjects, candidate: Candidate) -> Subject | None:
    """The body in "doctors fought a [government] plan to", "a protest at [council] proposals to": it stands right before the noun of the
    plan whose goal follows."""
    lower, begin, plan = subjects.lower, candidate.sentence.start, candidate.goal.start - 2
    told = next((i for i in range(candidate.goal.start - 1, max(begin, candidate.goal.start - THAT), -1) if lower[i] == "that"), begin)
    if told - 2 > begin and lower[told - 1] in ORDERS and lower[told - 2] in lists()["generic"] and subjects.inside.isdisjoint(
            range(told - 2, candidate.goal.start)):
        return Subject(told - 2, told - 1, "body", lower[told - 2], None, lower[told - 2])  # "a government order that mills should"
    if plan - 2 < begin or lower[plan + 1] != "to" or not is_plan(lower[plan]) or plan - 1 in subjects.inside:
        return None
    body = lower[plan - 1]
    if body not in lists()["generic"] | lists()["companies"] | MUNICIPAL or lower[plan - 2] not in UNOWNED | lists()["prepositions"]:
        return None
    return Subject(plan - 1, plan, "body", body, None, body)


def government_plan(subjects: Subjects, candidate: Candidate) -> int | None:
    """The word "government" in "[said] the next government programme is to", "a government scheme aims to"; none where a name owns it."""
    lower, begin = subjects.lower, candidate.sentence.start
    for i in range(begin + 1, candidate.goal.start - 1):
        if lower[i] != "government" or not is_plan(lower[i + 1]) or i in subjects.inside or i + 1 in subjects.inside:
            continue
        article = i - 1 - (lower[i - 1] in lists()["adjectives"] | COMING)
        headed = article == begin or lower[article - 1] in lists()["speech"] | {"that", ","}
        if lower[article] in ("the", "a") and headed and lower[i + 2] in any_of("auxiliaries") | words("clause_verbs"):
            return i
    return None


def is_plan(word: str) -> bool:
    """Whether a word names a plan or an aim."""
    return word.removesuffix("s") in MADE or word in words("aim_nouns")


def home_firm(subjects: Subjects, candidate: Candidate) -> str | None:
    """The firm that no model saw, or took for a person, in "Ghent-based [Orla Foods] plans to"."""
    doc, lower = subjects.doc, subjects.lower
    for i in range(candidate.sentence.start + 1, candidate.subject_end - 1):
        if is_based(subjects, i):
            end = next((j for j in range(i + 1, candidate.subject_end) if not doc[j].text[:1].isupper()), candidate.subject_end)
            seen = subjects.ends.get(end)
            apart = subjects.inside.isdisjoint(range(i + 1, end)) or (seen is not None and seen.start == i + 1 and seen.label_ == "PERSON")
            named = end > i + 1 and apart and (lower[end] in NOW or subjects.verbal(lower[end]))
            return " ".join(doc[i + 1:end].text.split()) if named else None
    return None


def unseen_owner(subjects: Subjects, candidate: Candidate) -> str | None:
    """Whose aim it is where no model saw the name: "[Keep On]'s growth target has been set", "[Keep On]'s target is"."""
    lower, doc, begin = subjects.lower, subjects.doc, candidate.sentence.start
    for i in range(begin + 2, min(candidate.goal.end, candidate.sentence.end - 1)):
        if lower[i] not in POSSESSIVES or i - 1 in subjects.inside:
            continue
        noun = next((j for j in range(i + 1, i + 1 + OWNER_REACH) if j < candidate.sentence.end and lower[j] in words("aim_nouns")), None)
        start = i
        while start > begin and doc[start - 1].text[:1].isupper() and start - 1 not in subjects.inside:
            start -= 1
        if noun is not None and i - start > 1 and start <= begin + 1 and lower[i - 1] not in any_of("bodies", "posts", "persons") | TIMES:
            return doc[start:i].text
    return None


def whole_body(subjects: Subjects, subject: Subject) -> str | None:
    """The name of a body of which no model saw that it is one: "The [Board of Orchard Keepers], which runs it, aims"."""
    doc, end = subjects.doc, subject.end
    if subject.mention is not None or not doc[end - 1].text[:1].isupper() or subjects.lower[end:end + 1] != ["of"]:
        return None
    last = end
    for i in range(end + 1, len(doc)):
        if doc[i].text[:1].isupper() and i not in subjects.inside:
            last = i + 1
        elif subjects.lower[i] not in ("and", "of", "the", "for"):
            break
    return " ".join(doc[subject.start:last].text.split()) if last > end + 1 else None
