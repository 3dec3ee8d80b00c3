"""What is no aim whatever else speaks for it: denied and dropped aims, targets of attacks, goals in sport."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from citybeat.extract.targets.clauses import POSSESSIVES, SUBJECTS
from citybeat.extract.targets.lexicon import words
from citybeat.extract.targets.triggers import Candidate
from citybeat.extract.targets.vetoes.dealings import DEALINGS, WHOLE, any_of
from citybeat.extract.targets.vetoes.hollow import HOLLOW, HOLLOW_WHOLE
from citybeat.extract.targets.vetoes.matters import MATTERS, is_bygone_plan, is_reached, is_superseded, is_trade
from citybeat.extract.targets.vetoes.measures import SINGLE_ACTS, is_unmeasured
from citybeat.extract.targets.vetoes.politics import POLITICS, WHOLE_ACTS
from citybeat.extract.targets.vetoes.results import RESULTS, WHOLE_RESULTS
from citybeat.extract.targets.vetoes.steps import STEPS, WHOLE_STEPS
from citybeat.extract.targets.vetoes.things import THINGS, WHOLE_THINGS
from citybeat.extract.targets.wording import GENERIC, Trials, is_counted, is_firm, needs, remembered
from citybeat.nlp.columns import columns_of

BEFORE, AFTER = 4, 6  # words around a trigger in which a veto stands
CLAUSE = frozenset({",", ";", "but", "and", "that"})
MEASURES = frozenset({"%", "per", "percent", "cent", "degrees", "degree", "times", "million", "billion"})
OPENING = 7  # words of a goal in which another clause may begin
DENIAL = 2  # words of a denial between an auxiliary and the aim ("will no longer aim")
LONGEST_REFUSAL = 3  # words
NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
NO_DENIAL = frozenset({"only", "later", "less", "fewer", "just", "doubt"})  # after a word of denial
RETREATS = frozenset(  # "backing off its goal of", "gave up on a plan to"
    (verb, particle) for verbs_of, particles in (
        (("back", "backs", "backed", "backing"), ("off", "away", "out")), (("give", "gives", "gave", "given", "giving"), ("up",)),
        (("walk", "walks", "walked", "walking", "row", "rows", "rowed", "rowing", "roll", "rolls", "rolled", "rolling"), ("back",)),
        (("pull", "pulls", "pulled", "pulling"), ("back", "out")), (("retreat", "retreats", "retreated", "retreating"), ("from",)))
    for verb in verbs_of for particle in particles)
BELIEVED = frozenset({"believe", "think", "expect", "doubt", "feel", "see", "consider", "suppose"})  # what is denied is that an aim is met
PASSIVE = frozenset({"was", "were", "is", "are", "been"})
PASSIVE_OR_PAST = frozenset({"was", "were", "had"})
# words after which a passive is said of something else than the aim
NO_PASSIVE_OF = frozenset({";", "that", "which", "who", "whose", "where", "when", "while", "after", "because", "but", "if", "although",
                           "as"})
TOLD_OF = frozenset({"will", "would", "was", "were", "is", "are", "had", "has"})  # verbs of a clause that tells what is announced
# rules of words for an aim that stand within what is done for it
AIMS = frozenset(f"targets.{name}" for name in ("in_order_to", "goal_of", "bid_to", "aim_at"))
DENIED = "the aim is denied or dropped"
PART = "its words are part of a single act"


def vetoed(candidates: Sequence[Candidate]) -> dict[int, str]:
    """Why candidates are no aim, in plain words, by their id(): those that a veto meets, and those whose words are part of such a one."""
    denied = [c for c in candidates if c.trigger is not None and any(test(c) for test in denials().possible(c))]
    own = {id(c): reason for c in candidates if (reason := reason_of(c)) is not None}
    acts = [c for c in candidates if own.get(id(c)) in SINGLE]
    found: dict[int, str] = {}
    for candidate in candidates:
        if any(within(candidate, d) for d in denied):
            found[id(candidate)] = DENIED
        elif id(candidate) in own:
            found[id(candidate)] = own[id(candidate)]
        elif any(is_part(candidate, act) for act in acts):
            found[id(candidate)] = PART
    return found


def reason_of(candidate: Candidate) -> str | None:
    """What the first veto that meets a candidate of itself says; None where none does."""
    return next((TESTS[test] for test in trials().possible(candidate) if test(candidate)), None)


@cache
def trials() -> Trials:
    """What tries the TESTS."""
    return Trials(TESTS)


@cache
def denials() -> Trials:
    """What tries the DENIALS."""
    return Trials(DENIALS)


def is_part(candidate: Candidate, act: Candidate) -> bool:
    """Whether a candidate has words of a single act and no year or share that it lacks ("decided to let [900 people] settle")."""
    goal = candidate.goal
    if candidate.rule in AIMS and act.goal.start < goal.start and is_counted(candidate) and not is_measure(goal[0].text):
        return False  # "to issue bonds [with the aim of doubling aid to 9 million]"
    if goal.start < act.goal.start and act.goal.doc[act.goal.start - 1].text == ",":
        return False  # "give 25 million[, bringing the total to 35 million]"
    return act.goal.start < goal.end and goal.start < act.goal.end and (is_firm(act) or not is_firm(candidate))


def within(candidate: Candidate, denied: Candidate) -> bool:
    """Whether a candidate is a denied one, begins in its goal, or is the denial itself ("will no longer aim to plant 300 trees")."""
    start = candidate.goal.start
    if denied.trigger is not None and start < denied.trigger.start <= start + DENIAL:
        return True
    return candidate is denied or denied.goal.start <= start < denied.goal.end


@needs(words("vetoes") | NEGATIONS | frozenset(verb for verb, _ in RETREATS))
def is_denied(candidate: Candidate) -> bool:
    """"no plans to", "no longer aims to", "denied that it aims to", "dropped its goal of"; "not only" and "no later than" deny nothing."""
    trigger, sentence = candidate.trigger, candidate.sentence
    assert trigger is not None
    if candidate.rule in GENERIC:
        return False
    doc = sentence.doc
    beyond = 0
    for i in range(trigger.start - 1, sentence.start - 1, -1):
        word, following = doc[i].lower_, doc[i + 1].lower_
        beyond += not (doc[i].text[:1].isupper() or word in POSSESSIVES)  # "abandoning Mayor Ada Ruiz's goal of"
        if beyond > BEFORE or i < trigger.start - 2 * BEFORE:
            break
        comparison = following in NO_DENIAL or (following == "longer" and doc[i + 2].lower_ == "than")
        believed = not BELIEVED.isdisjoint(t.lower_ for t in doc[i + 1:i + 3])  # "does not believe a target of"
        if (word in words("vetoes") and not comparison and not believed) or (doc[i - 1].lower_, word) in RETREATS:
            return True
        if word in CLAUSE and not (word == "that" and i > sentence.start and doc[i - 1].lower_ in words("vetoes")):
            return False
    return any(t.lower_ in ("not", "n't", "n’t") for t in trigger) or (
        candidate.rule == "targets.will" and candidate.goal[0].lower_ in ("not", "n't", "n’t", "never"))


@needs(words("dropped"))
def is_dropped(candidate: Candidate) -> bool:
    """"the goal of building 300 homes by 2030 was abandoned": an aim that a verb after it says was given up."""
    trigger, sentence = candidate.trigger, candidate.sentence
    assert trigger is not None
    if not any(t.lower_ in words("aim_nouns") for t in trigger):
        return False
    doc = sentence.doc
    for i in range(trigger.end, sentence.end):
        if doc[i].lower_ in NO_PASSIVE_OF:
            return False
        if doc[i].lower_ in words("dropped") and doc[i - 1].lower_ in PASSIVE:
            return doc[i - 2].lower_ not in ("not", "never", "n't", "n’t")
    return False


@needs(words("attacks"))
def is_attack(candidate: Candidate) -> bool:
    """"the target of three air raids", "targets of criticism"."""
    trigger = candidate.trigger
    if trigger is None or not any(t.lower_ in ("target", "targets", "targeted", "targeting") for t in trigger):
        return False
    doc = candidate.sentence.doc
    near = doc[trigger.start:min(candidate.sentence.end, trigger.end + AFTER)]
    return any(t.lower_ in words("attacks") for t in near)


@needs(words("games"))
def is_game(candidate: Candidate) -> bool:
    """"scored two goals", "his tenth goal of the season"."""
    trigger = candidate.trigger
    if trigger is None or not any(t.lower_ in ("goal", "goals") for t in trigger):
        return False
    return any(t.lower_ in words("games") for t in candidate.sentence)


def is_count_of_aims(candidate: Candidate) -> bool:
    """"three main targets", "the 21 targets of the pact": how many aims there are."""
    trigger, goal = candidate.trigger, candidate.goal
    if trigger is None or candidate.rule != "targets.named_goal" or not trigger[0].lower_.endswith("s"):
        return False
    named = goal.doc[goal.start:trigger.start]
    return bool(len(named)) and named[0].like_num and not any(t.lower_ in MEASURES for t in named)


@cache
def refusals() -> tuple[str, ...]:
    """Words of refusal, as words end in them that begin with a space."""
    return tuple(f" {refusal}" for refusal in words("refusals"))


@remembered
def is_refused(candidate: Candidate) -> bool:
    """"ruled out raising fares by 10%", "refused to commit to 300 homes": words of refusal right before an aim or its goal; "instead of
    hitting the 95% target" tells of one that holds."""
    lower, begin = columns_of(candidate.sentence.doc).lower, candidate.sentence.start
    if candidate.lead[-2:] == ["instead", "of"] and any_of(candidate.goal_words[:1], "hitting"):
        return False
    starts = {candidate.goal.start} if candidate.trigger is None else {candidate.goal.start, candidate.trigger.start}
    return any(" ".join(["", *lower[max(begin, start - LONGEST_REFUSAL):start]]).endswith(refusals()) for start in starts)


def is_misplaced(candidate: Candidate) -> bool:
    """"targets across all sectors" (no verb with an object), and spans of the head that begin inside a word group."""
    first = candidate.goal[0]
    if candidate.trigger is None:
        return first.is_punct or first.lower_ in ("'s", "’s")
    if candidate.rule == "targets.offer" and is_clause(candidate):
        return True
    if candidate.rule == "targets.pledge" and first.lower_ in words("tallies"):
        return True  # "pledges now top 5 billion"
    if candidate.rule == "targets.pledge" and candidate.lead[-2:-1] and candidate.lead[-2] in POSSESSIVES and not is_measure(first.text):
        return True  # "Ruiz's promised [wall will cost $9 million]"
    if candidate.rule == "targets.pledge" and first.lower_ in TOLD_OF and candidate.goal_words[1:2] != ["to"]:
        return True  # "once the pledge [is met, waste will fall by 9%]"
    if candidate.rule == "targets.under_plan" and not PASSIVE_OR_PAST.isdisjoint(candidate.goal_words[:OPENING]):
        return True  # "under the pact [the town was able to cut it by 9%]"
    bare = candidate.rule == "targets.seek_to" and candidate.trigger[-1].lower_ != "to"
    return bare and first.lower_ in words("prepositions_after")


def is_measure(text: str) -> bool:
    """Whether a word is or begins an amount ("900", "$")."""
    return text[:1].isdigit() or text[:1] in "$€£¥"


def is_clause(candidate: Candidate) -> bool:
    """"announced [in 2030 it would cut waste]": a clause with a subject of its own, whose verb announces the aim."""
    found = candidate.goal_words[:OPENING]
    return any(a in SUBJECTS and b in TOLD_OF for a, b in pairwise(found))


@needs(words("courtesies"))
def is_courtesy(candidate: Candidate) -> bool:
    """"I want to thank all 20 volunteers": nothing that could be reached."""
    return candidate.goal[0].lower_ in words("courtesies")


TESTS: dict[Callable[[Candidate], bool], str] = {  # with what each says in plain words
    is_attack: "the target of an attack or of blame, not an aim",
    is_game: "a goal in sport, not an aim",
    is_courtesy: "thanks or a courtesy: nothing that could be reached",
    is_count_of_aims: "says how many aims there are, not what is aimed at",
    is_refused: "the aim is refused or ruled out",
    is_unmeasured: "neither number nor date in it: nothing that could be checked",
    is_misplaced: "no verb with an object, or the words begin inside a group of words",
    **MATTERS,
    **SINGLE_ACTS,
    **DEALINGS,
    **POLITICS,
    **HOLLOW,
    **THINGS,
    **STEPS,
    **RESULTS,
}
# what begins in the goal of such a one is none either
DENIALS = (is_denied, is_dropped, is_refused, is_bygone_plan, is_superseded, is_reached)
SINGLE = frozenset([
    MATTERS[is_trade], *SINGLE_ACTS.values(), *WHOLE, *WHOLE_ACTS, *HOLLOW_WHOLE, *WHOLE_THINGS, *WHOLE_STEPS, *WHOLE_RESULTS])
