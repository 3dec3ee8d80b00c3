"""What a forecast must say, and what only sounds like one: questions, conditions, demands, single acts, budgets, what merely might be."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from citybeat.extract.targets.lexicon import word_sets

WORD = re.compile(r"[a-z]+(?:[’'-][a-z]+)*", re.IGNORECASE)
SURE = 0.8  # the model's probability from which a number needs no word of expectation beside it
BEHIND = 4  # words behind "will" in which the verb of an outcome stands
STATES = frozenset({"be", "become", "have", "see", "get", "gain"})
# what is said to come
FIRM = re.compile(r"\b(?:will|would|should|shall|won[’']t|(?:going|set|due)\s+to)\b|[’']ll\b", re.IGNORECASE)
MODAL = re.compile(
    r"\b(?:will|won|would|should|shall|(?-i:(?!May\b))may|might|could)\b|[’']ll\b"
    r"|\b(?:set|due|going|about|bound|sure|continues?|start|begin)\s+to\b", re.IGNORECASE)
# "Exports to grow in 2031"
HEADLINE = re.compile(r"^[A-Z](?:(?!\b(?:will|would|may|could|might|is|are|was|were|has|have|had|an?|the)\b)[^.,;:]){2,50}\sto\b")
# "will be about 1.8%", "may take up to 40 years"
AMOUNTING = re.compile(
    r"\b(?:will|would|may|might|could)\s+(?:\w+ly\s+)?(?:be|take)\s+(?:[a-z]+\s+){0,5}[$€£\"“]?\d", re.IGNORECASE)
PERFECT = re.compile(r"\bwill\s+(?:\w+ly\s+)?have\s+(?:\w+\s+)?\w+ed\b", re.IGNORECASE)  # "will have almost doubled"
# "is on track for 2.5 degrees", "could well pass 90%", "do not see it below 70%"
ON_TRACK = re.compile(
    r"\bon\s+(?:track|course)\s+(?:for|to)\b|\b(?:may|might|could)\s+(?:very\s+)?well\b"
    r"|(?:\b(?:we|i|not)|n[’']t)\s+see\b(?=[^,;.]*\d)", re.IGNORECASE)
# "than expected", "an expected rise", "is more likely", "projected onto a wall": no word of expectation
ATTRIBUTIVE = re.compile(
    r"\b(?:than|as|an|the|its|their|a)\s+(?:\w+ly\s+)?(?:expected|projected|anticipated|likely|estimated)\b"
    r"|[’']s\s+expected\b(?!\s+(?:to|that)\b)|\b(?:is|are|was|were)\s+(?:the\s+)?(?:more|less|least)\s+likely\b"
    r"|\bprojected\s+(?:onto\b|on\s+to\b|(?:\w+\s+)?(?:images?|power|confidence|optimism)\b)", re.IGNORECASE)
TOLD = re.compile(
    r"\b(?:say|says|said|saying|adds?|added|adding|tells?|told|showed|shows|announced|indicated|reported|noted)\b", re.IGNORECASE)
# what is no outcome
QUESTION = re.compile(r"(?<=\S)\?[\"”’')\]]*$")
LEADING = re.compile(r"^[^a-z]*(?:(?:but|and|then|so|additionally|however),?\s+)?(?:if|unless|without|should)\b", re.IGNORECASE)
CONDITION = re.compile(r"(?<!even )\b(?:if|unless)\b(?!\s+(?:any|needed|necessary|not)\b)|[,;]\s+without\b", re.IGNORECASE)
SUPPOSED = re.compile(r"\bif\b(?:[^,;.]{0,60}\b(?:was|were)\s+(?:to|able)\b|\s+everyone\b)", re.IGNORECASE)  # "if growth were to fall"
COUNTERFACTUAL = re.compile(
    r"\b(?:would|could|might|should)\s+(?:not\s+|\w+ly\s+)?have\s+(?:\w+ly\s+|never\s+|just\s+)?"
    r"(?:been|had|become|gone|fallen|made|taken|lost|won|meant|\w+ed)\b|\bthan\s+(?:you|one|we)\s+would\b", re.IGNORECASE)
# "was widely expected to", "the chemists expected to"; not "Rents expected to fall" of a headline
OVERTAKEN = re.compile(
    r"\b(?:(?:was|were|had|’d)\s+(?:been\s+)?(?:\w+ly\s+)?(?:expected|supposed|meant|projected|predicted|due|tipped)"
    r"|(?:had\s+(?:\w+ly\s+)?|\w{4,}s\s+|[Ww]e\s+|I\s+|[Tt]hey\s+|[Ss]?[Hh]e\s+|who\s+)(?:expected|hoped)\s+to)\b")
ESTIMATED = re.compile(
    r"\b(?:is|are|was|were|been|’s|'s)\s+(?:\w+ly\s+)?estimated\s+(?:to\s+(?:be|have|live|cost|number|hold|own)\b|at\b|that\b)"
    r"|\bestimate[sd]?\s+(?:that\s+)?(?:[\w’'-]+\s+){1,8}(?:was|were|had|has|have|is|are)\b", re.IGNORECASE)
THOUGHT = re.compile(r"\bestimate[sd]?\s+that\b", re.IGNORECASE)
DEMAND = re.compile(
    r"\b(?:(?:will|must|should|shall)\s+(?:not\s+|also\s+|\w+ly\s+)?"
    r"|made?\s+(?:it\s+)?clear\s+(?:that\s+)?(?:[\w’'-]+\s+){1,4})expect(?:ed|s)?\b"
    r"|\b(?:can|could)\s+(?:not\s+|also\s+|\w+ly\s+)?expect\s+(?:[\w’'.-]+\s+){0,6}to\b"
    r"|\b(?:tells?|told|asked|warned)\s+(?:\w+\s+){0,4}to\s+expect\b"
    r"|\bexpect(?:s|ed|ing)?\s+(?:[\w’'.-]+\s+){1,6}to\s+"
    r"(?:honou?r|respect|fulfil|repay|comply|abide|obey|refrain|cooperate|behave|apologi[sz]e)\b"
    r"|\b(?:is|are)\s+(?:also\s+)?expected\s+to\s+"
    r"(?:carry\s+out|adhere|conform|comply|obey|behave|respect|abide|wear|know|understand"
    r"|follow\s+(?:the|these|those|their|its))\b", re.IGNORECASE)
REQUIRED = re.compile(
    r"\bat\s+least\s+[\w-]+\s+(?:\w+\s+){1,2}will\s+(?:have|need)\s+to\b|\bwould\s+(?:\w+ly\s+)?(?:have|need)\s+to\b"
    r"|\b(?:is|are|was|were)\s+needed\s+(?:by|to)\b|\b(?:two-thirds|three-fifths|absolute|required|needed)\s+majority\b"
    r"|\b(?:will|would)\s+(?:\w+\s+)?need\s+(?:the\s+)?(?:support|votes?|backing|approval|consent|at\s+least\s+\d+\s+votes)\b"
    r"|\b(?:needs?|has|have)\s+to\s+(?:get|win|secure|obtain)\s+(?:at\s+least\s+)?\d", re.IGNORECASE)
AWAITED = re.compile(r"\b(?:(?:is|are)\s+(?:\w+ly\s+)?(?:expected|predicted|projected)\s+to|will\s+(?:most\s+)?likely)\b", re.IGNORECASE)
UNFORESEEN = re.compile(
    r"\b(?:not|n[o’']t|never|declined\s+to|refus\w+\s+to|(?:too\s+early|impossible|not\s+possible|hard|difficult)\s+to)\s+"
    r"(?:offer|make|give|say|predict|forecast|speculate|estimate)\b|\b(?:without|no)\s+(?:offering|making|giving)\b"
    r"|\bto\s+(?:forecast|predict|estimate|say)\s+(?:how|what|when|whether|who)\b"
    r"|\b(?:estimates|forecasts|predictions)\s+(?:vary|differ)\b", re.IGNORECASE)
REVISED = re.compile(  # without what it is now
    r"\b(?:revis|fix|releas|publish|updat|rais|lower|cut|trim|maintain|chang)\w*\s+(?:its|their|the|his|her)\s+(?:[\w-]+\s+){0,3}"
    r"(?:forecasts?|projections?|estimates?|outlook|predictions?)\b", re.IGNORECASE)
EXPECTED_TO = (r"\b(?:expect(?:s|ed|ing)?|scheduled|due|set|going|poised|hopes?|hoping|likely)\s+"
               r"(?:(?!to\b)[\w’'.-]+\s+){0,6}to\s+(?:\w+ly\s+|also\s+|then\s+)?")
HE = re.compile(
    r"\b(?:he|she|who)\s+(?:is|are|was|were)\s+(?:also\s+|now\s+|\w+ly\s+)?(?:expected|set|due)\s+to\s+(?:\w+ly\s+)?(\w+)",
    re.IGNORECASE)
DEAL = re.compile(
    r"\b(?:deal|transaction|merger|purchase|takeover|acquisition|sale|offer)s?\s+"
    r"(?:(?:is|are|was|were)\s+(?:expected|likely|due|set)\s+)?to\s+(?:close|complete|be\s+finali[sz]ed)\b", re.IGNORECASE)
MANY = re.compile(r"\d|\b(?:dozens|hundreds|thousands|millions)\b", re.IGNORECASE)
ALLOCATED = re.compile(r"\b(?:would|will)\s+(?:\w+ly\s+|also\s+)?(?:see|get|gain|lose|receive|be\s+cut|have)\b", re.IGNORECASE)
BILL = re.compile(r"\b(?:bill|law|proposal|legislation|amendment|measure|order|reform)s?\s+(?:that|which)\s+would\b", re.IGNORECASE)
UNDER = re.compile(
    r"\b(?:plan|aim|goal|intention)\s+is\s+(?:that|to)\b|\bunder\s+(?:the|its|their|his|her|an?|[A-Z][\w]*[’']s?)\s+(?:\w+\s+)?(?:plans?|proposals?|scheme|deal|agreement|rules)\b",
    re.IGNORECASE)
OWN = re.compile(
    r"\b(?:it|we|they|he|she|company|firm|group|government|ministry|bank|city|council|authorities|[A-Z][\w-]*)\s+(?:will|would)\s+"
    r"(?:also\s+|\w+ly\s+)?(?:increase|reduce|cut|expand|double|add|recruit|hire|invest|build|lower|raise|introduce|use|spend)\s+"
    r"(?!(?:by|to|in|at|from|on|and|up|down)\b)")
RISKS = re.compile(r"\b(?:warn\w*|risks?|fears?|feared|threat(?:en\w*)?|danger\w*)\b", re.IGNORECASE)
# "could reach 500 kilometres", "would be as wide as 60 miles": what a thing is like
LENGTH = re.compile(r"\d[\s-]?(?:km|k?ph|mph|kilomet\w+|miles?|met(?:er|re)s?|feet|ft|knots|litres)\b")
SO_FAR = re.compile(r"\bso\s+far\b", re.IGNORECASE)
BASIS = re.compile(
    r"\bto\s+(?:be|form|lay|provide|become|serve\s+as|play)\s+(?:an?|the)\s+(?:\w+\s+)?(?:basis|foundations?|cornerstone|platform|role)\b")


@cache
def lists() -> Mapping[str, frozenset[str]]:
    """The lists of others.json."""
    return word_sets("others.json")


@cache
def acts() -> re.Pattern[str]:
    """"is expected to visit", "hopes to meet": the verbs of one act of somebody."""
    verbs = "|".join(sorted((v.replace(" ", r"\s+") for v in lists()["acts"]), reverse=True))
    begun = r"(?:start|begin)\b(?!\s+(?:to|\w+ing)\b)"  # "likely to start selling 40 models" is no act
    return re.compile(rf"{EXPECTED_TO}(?:(?:{verbs})\b|{begun}|reach\s+(?=[A-Z])|report\s+(?:results|figures)\b)")


@dataclass
class Said:
    """A sentence that the model takes for a forecast; `before` is the one before it, `counted` says whether it expects a number, `sure` how
    sure the model is."""

    text: str
    before: str = ""
    counted: bool = False
    sure: float = 0.0

    @cached_property
    def words(self) -> set[str]:
        """Its words, lower case, without "expected" before a noun ("than expected", "its likely successor") and the month of May."""
        return {w.lower() for w in WORD.findall(ATTRIBUTIVE.sub("", self.text)) if w != "May"}

    def has(self, *names: str) -> bool:
        """Whether a word of a list stands in it."""
        return any(not lists()[name].isdisjoint(self.words) for name in names)

    @cached_property
    def expects(self) -> bool:
        """Whether there is a word of expectation: "expected", "forecast", "likely", "believes"."""
        return self.has("believing") or self.foresees

    @cached_property
    def foresees(self) -> bool:
        """The same without mere belief."""
        if self.has("expecting") or ON_TRACK.search(self.text):
            return True
        return self.has("predictions") and (self.counted or self.has("possible") or bool(FIRM.search(self.text)))

    @cached_property
    def measured(self) -> bool:
        """Whether a number is told of what comes, and the model hardly doubts that it does: "by 2031 half of all homes will have one"."""
        return self.counted and self.sure >= SURE and not LENGTH.search(self.text)

    @cached_property
    def outcome(self) -> bool:
        """Whether the verb of an outcome ("rise", "lose", "remain") stands behind "will" or the like, or a number behind "will be"."""
        ends = [m.end() for pattern in (MODAL, HEADLINE) for m in pattern.finditer(self.text)]
        found = (WORD.findall(self.text[end:])[:BEHIND] for end in ends)
        return any(not lists()["outcomes"].isdisjoint(w.lower() for w in some) for some in found) or bool(
            PERFECT.search(self.text) or (self.counted and AMOUNTING.search(self.text)))


def refusal(said: Said) -> str | None:
    """Why a sentence that the model takes for a forecast is none, if so."""
    return next((reason for test, reason in REASONS.items() if test(said)), None)


def is_question(said: Said) -> bool:
    """"So will the talks fail?"."""
    return bool(QUESTION.search(said.text.rstrip()))


def is_condition(said: Said) -> bool:
    """"If the bill passes, it would be a loss", "will strike back if provoked": nobody says that it comes so; but "the bank says growth
    could fall by 2% if trade stops"."""
    if SUPPOSED.search(said.text):
        return True
    if LEADING.search(said.text):
        return not (said.counted and (said.expects or TOLD.search(said.text)))
    return bool(CONDITION.search(said.text)) and not (said.counted or said.expects or said.has("forecasters"))


def is_counterfactual(said: Said) -> bool:
    """"would have saved 40 homes"."""
    return bool(COUNTERFACTUAL.search(said.text))


def is_overtaken(said: Said) -> bool:
    """"was widely expected to lead the talks": what once was expected; not "said sales were expected to rise"."""
    return "next" not in said.words and bool(OVERTAKEN.search(said.text)) and not TOLD.search(said.text)


def is_estimate(said: Said) -> bool:
    """"is estimated to be 3%": how things are."""
    if THOUGHT.search(said.text) and not (said.outcome or said.has("futures", "possible") or FIRM.search(said.text)):
        return True
    return bool(ESTIMATED.search(said.text)) and not said.has("futures", "possible")


def is_demand(said: Said) -> bool:
    """"Orla will expect the town to pay", "told readers to expect delays", "each clerk is expected to know": what others must do."""
    return bool(DEMAND.search(said.text))


def is_required(said: Said) -> bool:
    """"at least eight members would have to agree", "the required two-thirds majority"; not "is expected to miss the majority needed"."""
    return bool(REQUIRED.search(said.text)) and not AWAITED.search(said.text)


def is_unforeseen(said: Said) -> bool:
    """"does not offer any prediction", "revised its forecast": no word of what will be."""
    return bool(UNFORESEEN.search(said.text)) or (bool(REVISED.search(said.text)) and not (said.counted or FIRM.search(said.text)))


def is_act(said: Said) -> bool:
    """"is expected to meet the mayor", "hopes to visit": one act of somebody; a number of those who do it is a forecast."""
    person = HE.search(said.text)
    if (person is not None and person[1] not in lists()["outcomes"] | STATES) or DEAL.search(said.text):
        return True
    found = acts().search(said.text)
    return found is not None and not MANY.search(said.text[:found.start()])


def is_allocated(said: Said) -> bool:
    """"the parks agency would lose 4 million", "a bill that would lower the age to 15": a budget, a law."""
    if said.expects or said.has("forecasters"):
        return False
    if BILL.search(said.text):
        return True
    near = {w.lower() for w in WORD.findall(f"{said.before} {said.text}")}
    return said.counted and bool(ALLOCATED.search(said.text)) and not lists()["budgets"].isdisjoint(near)


def is_own(said: Said) -> bool:
    """"said it would cut fares", "Orla will hire 40 people": somebody's plan; what analysts say of it is a forecast."""
    return not (said.expects or said.has("forecasters", "possible")) and bool(OWN.search(said.text) or UNDER.search(said.text))


def is_possible(said: Said) -> bool:
    """"could help thousands", "believes it could spread", "warned that it may": what merely might be; not where analysts say so."""
    if said.foresees or said.measured or FIRM.search(said.text) or not said.has("possible"):
        return False
    if said.expects or RISKS.search(said.text) or said.has("vague"):
        return not said.counted
    return not (said.has("forecasters") or (said.counted and said.outcome and not LENGTH.search(said.text)))


def is_unexpected(said: Said) -> bool:
    """No word of expectation, and no outcome that somebody says will come; "the cost so far would be", "will improve your life"."""
    if not said.expects and (SO_FAR.search(said.text) or "your" in said.words):
        return True
    if said.foresees and not BASIS.search(said.text):
        return False
    if said.measured and (FIRM.search(said.text) or said.has("possible")):
        return False
    if said.has("forecasters") and (FIRM.search(said.text) or said.has("possible")):
        return False
    return said.has("vague", "helping") or bool(BASIS.search(said.text)) or not (said.outcome or said.expects)


REASONS: dict[Callable[[Said], bool], str] = {
    is_question: "a question, no forecast",
    is_condition: "what would be on a condition",
    is_counterfactual: "what might have been",
    is_overtaken: "what once was expected",
    is_estimate: "an estimate of how things are",
    is_demand: "a demand or an advice",
    is_required: "what is required",
    is_unforeseen: "no word of what will be",
    is_act: "a single act, something scheduled",
    is_allocated: "what a budget or a law gives or takes",
    is_own: "somebody's own plan",
    is_possible: "what merely might be",
    is_unexpected: "no outcome that somebody expects",
}
