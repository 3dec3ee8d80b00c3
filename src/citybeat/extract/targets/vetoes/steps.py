"""Single steps and rules, promises that are told as history, what is only proposed, and what others call for: no aims."""

from __future__ import annotations

import re
from collections.abc import Callable

from citybeat.extract.targets.lexicon import words
from citybeat.extract.targets.triggers import Candidate, is_number
from citybeat.extract.targets.wording import (
    AMOUNT,
    NAMED,
    PLEDGED,
    SHARE,
    WITHOUT_AIM,
    goal_words,
    is_binding,
    is_counted,
    is_dated,
    is_firm,
    is_whole,
)
from citybeat.nlp.columns import columns_of

FIRMS = (r"(?:compan(?:ies|y)|firms|businesses|corporations|employers|investors|directors|boards|executives|managers|ceos|cfos|banks"
         r"|brands|retailers|manufacturers|organi[sz]ations|insurers|funds|leaders)")
KEPT = r"(?:met|kept|fulfilled|honou?red|delivered|reached|achieved|reali[sz]ed|implemented)"
TO_POWER = re.compile(
    r"\b(?:(?:came|swept|rose|returned|voted|elected|catapulted|propelled)\s+(?:back\s+)?(?:in)?to\s+(?:power|office)"
    r"|(?:was|were|been|got)\s+(?:re-?)?elected|took\s+(?:power|office)|won\s+(?:the|an?|his|her|its|their)\s+(?:\w+\s+){0,3}"
    r"(?:election|vote|term|presidency|majority))\b[^;.]{0,60}?\bon\s+(?:an?|the|his|her|its|their)\s+"
    r"(?:[\w-]+\s+){0,2}(?:promises?|pledges?|vows?|platform|manifesto|commitments?)\b", re.IGNORECASE)
UNKEPT = re.compile(
    rf"^[^,;.]*\b(?:(?:was|were|has|have|had|is|are)(?:\s*n[o’']t|\s+never|\s+not)\s+(?:yet\s+)?(?:been\s+)?(?:\w+ly\s+)?{KEPT}"
    r"|(?:was|were)\s+(?:\w+ly\s+)?(?:broken|missed|unmet)|went\s+(?:unmet|unfulfilled)|never\s+materiali[sz]ed)\b", re.IGNORECASE)
HAD_TOLD = re.compile(
    r"^\W*(?:[Bb]y|(?:[Bb]ack\s+)?[Ii]n)\s+(?:(?:early|late|mid|the|end|of|\s|-)+)?(?:[A-Z][a-z]+\s*)?(?:,?\s*(?:19|20)\d\d)?\s*,"
    r"\s[^;.]*\bhad\s+(?:\w+ly\s+)?(?:announced|promised|pledged|committed|vowed|set)\b")
AMONG = re.compile(rf"\bamong\s+(?:the\s+)?(?:[\w-]+\s+){{0,2}}{FIRMS}\s+(?:that|which|who|with)\b[^;.]*$", re.IGNORECASE)
SHARE_OF_FIRMS = re.compile(
    rf"(?:\d\s*(?:%|per\s?cent)|\b(?:half|third|quarter|majority)s?)\s+of\s+(?:(?:all|the|those|these|its|surveyed)\s+)?(?:[\w-]+\s+)"
    rf"{{0,3}}?{FIRMS}\s+(?:(?:surveyed|polled|now|already|currently|also)\s+)*"
    r"(?:have|has|had|said|say|says|reported|report|plan|plans|intend|expect|aim|want)\b[^;.]*$", re.IGNORECASE)
ONE_PROPOSAL = re.compile(
    r"\b(?:one|another|some|many|several)\s+of\s+(?:the|its|their|his|her)\s+(?:[\w-]+\s+){0,3}"
    r"(?:proposals|ideas|options|suggestions|recommendations)\b[^;.]*\b(?:is|was|are|were)\b[^;.]{0,40}$"
    r"|\bproposed\s+(?:[\w-]+\s+){0,2}(?:reforms?|amendments?|rules?|changes|bill|law|legislation|regulations?|overhaul)\s+"
    r"(?:would\s+)?(?:also\s+)?(?:includes?|calls?\s+for|provides?\s+for|envisages?|would)\b[^;.]{0,40}$", re.IGNORECASE)
LOBBYING = re.compile(
    r"\b(?:advocat|lobby|petition|pressur|agitat|rall)\w*\s+(?:for\s+|on\s+|with\s+)?(?:the\s+)?(?:[\w’'-]+\s+){1,4}to\s+(?:[^;]{0,60})$",
    re.IGNORECASE)
# "according to scientists, ... needs to", "the world must"
ACCORDING = re.compile(
    r"\baccording\s+to\s+(?:(?:many|most|some|leading|climate|health|the|top)\s+){0,3}(?:experts|scientists|researchers|analysts"
    r"|economists|campaigners|IPCC|panel)\b|\b(?:the\s+(?:whole\s+)?(?:world|planet)|humanity|humankind|mankind|global\s+emissions)\s+"
    r"(?:(?:still|also|now|will|urgently|collectively|really)\s+){0,2}(?=(?:must|need|needs|has\s+to|have\s+to|should)\b)", re.IGNORECASE)
EXPERTS = re.compile(
    r"^\W*(?:(?:as|but|and|many|most|some|leading|climate|health|the)\s+){0,3}(?:experts|scientists|researchers|analysts|economists|critics"
    r"|campaigners|activists|advocates|observers)\s+(?:(?:have|had|long|also|now|repeatedly)\s+)*(?:warn|sa[iy]|stress|note|argu|point"
    r"|caution|agree|estimat|believ|insist|urg|add)\w*", re.IGNORECASE)
REQUIRING = re.compile(r"\b(?:requires?|required|needs?|needed|must|should|ha(?:ve|s)\s+to|necessary|takes?)\b[^;.]*$", re.IGNORECASE)
BETTER = re.compile(r"\b(?:better|healthier|brighter|happier|safer|fairer|greener|stronger|longer|kinder|richer)\b", re.IGNORECASE)
FURTHER = re.compile(r"\W*(?:to\s+)?(?:(?:continue|keep)\s+(?:to\s+)?)?(?:further|additionally|continue)\b", re.IGNORECASE)
CLOSER = re.compile(r"\b(?:taking|bringing|moving|putting|getting|edging)\s+(?:\w+\s+){0,2}(?:closer|nearer|further)\b", re.IGNORECASE)
PASSAGE = re.compile(
    r"\W*(?:to\s+)?(?:support|accelerat|enabl|driv|advanc|facilitat|promot|lead|back)\w*\s+(?:[\w’'-]+\s+){0,4}"
    r"(?:transition|transformation|shift|journey|move|progress|efforts?)\b", re.IGNORECASE)
IF_TO = re.compile(r"^[^;.]*?\bif\s+(?:[\w’'-]+\s+){1,5}?(?:is|are|was|were|wants?|hopes?)\s+to\b", re.IGNORECASE)
CONCEPT = re.compile(
    r"\b(?:concept|idea|theory|approach|method|philosophy|principle|model|technique|notion)s?(?:\s*[–—,-]+)?\s+(?:(?:which|that)\s+)?$",
    re.IGNORECASE)
SENDING = re.compile(r"\W*(?:to\s+)?(?:send|fly|ship|dispatch|ferry|truck)(?:ing)?\s+(?:in|out|over|off)\s", re.IGNORECASE)
RULING = re.compile(
    r"\W*(?:to\s+)?(?:implement|introduc|impos|enact|adopt|institut|enforc)\w*\s+(?:an?|the|its|their)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:ban|moratorium|prohibition|embargo|curfew|requirement|freeze|lockdown|law|mandate)\b(?!\s+on\s+(?:the\s+)?sales?\b)",
    re.IGNORECASE)
RELEASING = re.compile(
    r"\W*(?:to\s+)?releas(?:e|ing)\s+(?:[\w-]+\s+){0,3}[\d.,]+\s*(?:(?:million|billion)\s+)?"
    r"(?:(?:metric\s+)?ton(?:ne)?s|barrels|lit(?:re|er)s|gallons|bags|sacks|doses)\b", re.IGNORECASE)
CLOSING = re.compile(
    r"\W*(?:to\s+)?(?:clos|shut|shutter|demolish|reopen|decommission|mothball|retir)(?:e|ing|ting)?\s+(?:down\s+)?(?:the|its|his|an?|this|that)"
    r"\s+(?!(?:[\w-]+\s+){0,3}(?:last|final|remaining)\b)(?:[\w-]+\s+){0,3}?"
    r"(?:plant|factory|mine|school|office|branch|mill|hospital|store|shop|camp|base|prison|airport|smelter|refinery|reactor|bridge|site)\b",
    re.IGNORECASE)
SPENDING_TIME = re.compile(
    r"\W*(?:to\s+)?spend(?:ing)?\s+(?:[\w-]+\s+){1,6}?(?:days?|weeks?|months?|years?|hours?)\s+(?:in|on|at|with|there|\w+ing)\b",
    re.IGNORECASE)
GLOBAL_GOALS = re.compile(
    r"\W*(?:to\s+)?(?:[a-z]+\s+)?[\w-]+\s+of\s+(?:the\s+)?(?:(?:17|UN|U\.N\.|United\s+Nations[’']?s?)\W*\s+){1,2}(?:[\w-]+\s+){0,2}"
    r"(?:Goals|SDGs|goals)\b")
UNTIL_DAY = re.compile(r"\b(?:till|until)\s+(?:[A-Z][a-z]+\s+\d{1,2}\b|\d{1,2}\s+[A-Z][a-z]+|further\s+notice)")
SAME_AIM = re.compile(r"\W*same\s+(?:goal|target|aim|objective|ambition|commitment|pledge)s?\b", re.IGNORECASE)
TITLED = re.compile(r"\W*[A-Z][\w-]+\s+(?:[A-Z][\w-]+\s+)*(?:is\s+|are\s+)?set\s+to\b")
IDIOM = re.compile(
    r"\W*(?:to\s+)?(?:leav\w+\s+no\s+(?:stone|one\s+behind)|spar\w+\s+no\s+(?:effort|expense|one)|mak\w+\s+every\s+(?:possible\s+)?effort"
    r"|tak\w+\s+(?:all|every)\s+(?:the\s+)?(?:necessary|possible|needed|required|appropriate)|do(?:ing)?\s+(?:everything|all|whatever)"
    r"|(?:giv|provid|extend|offer|lend)\w*\s+(?:(?:its|their|his|her|our)\s+)?(?:full|all|every)\s+(?:possible\s+|necessary\s+)?"
    r"(?:support|co-?operation|assistance|help|backing)|us(?:e|ing)\s+(?:all|every)\s+(?:available\s+|possible\s+|necessary\s+)?"
    r"(?:means|tools?|measures?))\b", re.IGNORECASE)
NOUNS_IN_ING = frozenset({"training", "building", "housing", "funding", "spending", "planning", "lending", "farming", "marketing"})
NO_COMPOUND = frozenset({"of", "by", "and", "or", "to", "for", "in", "on", "from", "with", "is", "are", "be", "been", "was", "were", "will",
                         "start", "begin", "started", "began", "consider", "stop", "include", "includes", "including", "through", "while",
                         "also", "than", "about", "at", "not", "into", "towards", "toward", "after", "before", "without", "keep"})
# what is expected, behind "set to"
OUTCOMES = frozenset({"prevent", "save", "avoid", "avert", "generate", "add", "boost", "contribute", "benefit", "bring", "grow", "rise",
                      "exceed", "top", "cost", "fall", "drop", "climb", "surge", "create", "see"})
AIM_BEFORE = 6  # words before a goal in which the noun of an aim stands
REACH = 120  # characters after a goal within which what is said of it stands


def before(candidate: Candidate) -> str:
    """The text of the sentence before the goal, and a blank."""
    return candidate.lead_text + " "


def since(candidate: Candidate) -> str:
    """The text of the sentence from the goal on."""
    return columns_of(candidate.sentence.doc).between(candidate.goal.start, candidate.sentence.end)


def is_of_campaign(candidate: Candidate) -> bool:
    """"came to power in 2031 on a promise to spend 9 million": what was promised before an election that is over."""
    said = before(candidate) + " ".join(candidate.goal_words[:9])
    return bool(TO_POWER.search(said)) and not (is_dated(candidate) and SHARE.search(candidate.goal_text))


def is_unkept(candidate: Candidate) -> bool:
    """"a pledge made years ago to give 9 million wasn't met": history."""
    trigger = candidate.trigger
    if trigger is None or not any(t.lower_ in words("aim_nouns") or t.lower_.startswith(("promise", "pledge", "vow")) for t in trigger):
        return False
    columns = columns_of(candidate.sentence.doc)
    said = columns.between(trigger.end, candidate.sentence.end)
    return bool(UNKEPT.match(said[:2 * REACH])) and not is_dated(candidate)


def is_old_order(candidate: Candidate) -> bool:
    """"the firm was required to spend 9 million on clinics": what somebody had to do, told as history."""
    if candidate.rule != "targets.required_to" or candidate.trigger is None or is_firm(candidate) or is_binding(candidate):
        return False
    start = candidate.trigger.start - candidate.sentence.start
    return candidate.lead[max(0, start - 1):start] in (["was"], ["were"]) and candidate.trigger[-1].lower_ == "to"


def is_told_before(candidate: Candidate) -> bool:
    """"By March, Ruiz had announced it, promising that 300 guards would be hired": told as what came before."""
    return candidate.rule in PLEDGED and not is_dated(candidate) and bool(HAD_TOLD.match(before(candidate)))


def is_of_firms(candidate: Candidate) -> bool:
    """"among companies that have set a net-zero target, 9% of directors said", "40% of firms have set targets": a survey of many."""
    said = before(candidate) + candidate.goal_text[:REACH // 2]
    counted = is_dated(candidate) and candidate.rule not in NAMED
    return not counted and bool(AMONG.search(before(candidate)) or SHARE_OF_FIRMS.search(said))


def is_one_proposal(candidate: Candidate) -> bool:
    """"one of the proposals is a plan to set aside 9% of it", "his proposed reforms also include": not adopted."""
    return not is_dated(candidate) and bool(ONE_PROPOSAL.search(before(candidate)))


def is_lobbied(candidate: Candidate) -> bool:
    """"helps them advocate for the council to spend 9 million": what others are to do."""
    return bool(LOBBYING.search(before(candidate)))


def is_of_experts(candidate: Candidate) -> bool:
    """"as experts have warned, it requires a cut of waste to zero by 2031": what it would take, by those who do not decide;
    "according to scientists", "the world needs to cut it by 9%"."""
    said = before(candidate) + " ".join(candidate.goal_words[:2]) * (candidate.rule == "targets.must")
    told = EXPERTS.match(said) or ACCORDING.search(said)
    return told is not None and bool(REQUIRING.search(said[told.end():]))


def is_vision(candidate: Candidate) -> bool:
    """"create a better day for every woman": "every" measures nothing where well-being is aimed at."""
    text = candidate.goal_text
    vague = BETTER.search(text) and not (is_counted(candidate) or is_dated(candidate) or SHARE.search(text))
    return bool(vague) and not words("universals").isdisjoint(candidate.goal_words)


def is_idiom(candidate: Candidate) -> bool:
    """"leave no stone unturned in finding 300 thieves", "do everything to help them": an effort, where "no" and "all" measure nothing."""
    return bool(IDIOM.match(candidate.goal_text)) and not SHARE.search(candidate.goal_text)


def is_further(candidate: Candidate) -> bool:
    """"further reduce our waste by 2031, taking us closer to zero", "support the shift to a low-waste town": by how much is not said."""
    if any(is_number(t) and t.lower_ != "zero" for t in candidate.goal) or SHARE.search(candidate.goal_text):
        return False
    closer = CLOSER.search(candidate.goal_text)
    if FURTHER.match(candidate.goal_text):
        return closer is not None or not is_whole(candidate)
    return bool(PASSAGE.match(candidate.goal_text)) and not is_dated(candidate) and "zero" not in candidate.goal_text.lower()


def is_if_to(candidate: Candidate) -> bool:
    """"waste must fall by 9% by 2031 if the town is to stay clean": what it would take."""
    needed = candidate.rule in ("targets.must", "targets.have_to") or candidate.lead[-1:] == ["must"] or (
        candidate.lead[-1:] == ["to"] and candidate.lead[-2:-1] in (["need"], ["needs"], ["have"], ["has"]))
    return needed and bool(IF_TO.match(since(candidate)))


def is_concept(candidate: Candidate) -> bool:
    """"the short-walk concept - which aims to have all shops within 9 minutes": what an idea is for, not what a town aims at."""
    if candidate.trigger is None or candidate.trigger[0].lower_ not in ("aims", "aim", "seeks", "aimed"):
        return False
    said = columns_of(candidate.sentence.doc).between(candidate.sentence.start, candidate.trigger.start)
    return bool(CONCEPT.search(said + " ")) and not is_dated(candidate)


def is_sent(candidate: Candidate) -> bool:
    """"plans to send in about 90 more", "to spend four months exploring it", "to release 900 tonnes of fuel": done for once."""
    text = candidate.goal_text
    if SPENDING_TIME.match(text):
        return not SHARE.search(text) and not AMOUNT.search(text)
    return bool(SENDING.match(text) or RELEASING.match(text)) and not is_firm(candidate)


def is_set_to(candidate: Candidate) -> bool:
    """"a scheme set to save 900 trees by 2031": what is expected of it."""
    return candidate.lead[-2:] == ["set", "to"] and not any_aim(candidate.lead[-AIM_BEFORE:]) and goal_words(candidate)[0] in OUTCOMES


def any_aim(lead: list[str]) -> bool:
    """Whether the noun of an aim is among words."""
    return any(w.removesuffix("s") in ("target", "goal", "aim", "objective", "quota") for w in lead)


def is_ruling(candidate: Candidate) -> bool:
    """"is looking to introduce a ban on oil in the harbour by July 2031": one rule."""
    whole = not words("universals").isdisjoint(candidate.goal_words)
    return bool(RULING.match(candidate.goal_text)) and not SHARE.search(candidate.goal_text) and not whole


def is_shutting(candidate: Candidate) -> bool:
    """"plans to close the plant by 2031": the timetable of one place; its last or its coal plant may be an aim."""
    text = candidate.goal_text
    return bool(CLOSING.match(text)) and not SHARE.search(text) and not is_whole(candidate) and not (
        re.search(r"\b(?:coal|nuclear|lignite)\b", text, re.IGNORECASE))


def is_until_day(candidate: Candidate) -> bool:
    """"all staff to work from home until May 9": a measure with its end."""
    return candidate.rule in WITHOUT_AIM | {"targets.will"} and bool(UNTIL_DAY.search(candidate.goal_text))


def is_of_same_aim(candidate: Candidate) -> bool:
    """"pursued this same goal by bringing 300 towns together", "pledged to eight of the UN goals": aims that are told elsewhere."""
    return bool(SAME_AIM.match(candidate.goal_text) or GLOBAL_GOALS.match(candidate.goal_text))


def is_of_named(candidate: Candidate) -> bool:
    """"the Clear Promise [Access Fund set to plant 300 trees]", "Orla's bias [training to all clerks]": begins within a name or a noun."""
    if candidate.rule == "targets.pledge" and candidate.trigger is not None and candidate.trigger[0].text.istitle():
        return bool(TITLED.match(candidate.goal_text))
    noun = candidate.rule == "targets.changing" and goal_words(candidate)[0] in NOUNS_IN_ING
    return noun and bool(candidate.lead) and candidate.lead[-1].isalpha() and candidate.lead[-1] not in NO_COMPOUND


STEPS: dict[Callable[[Candidate], bool], str] = {  # with what each says in plain words
    is_of_campaign: "a promise of an election that is over",
    is_unkept: "a promise that was not kept",
    is_old_order: "what somebody had to do in the past",
    is_told_before: "a promise told as what came before",
    is_of_firms: "what many firms say in a survey, not an aim",
    is_one_proposal: "one of several proposals, not adopted",
    is_lobbied: "what others are called on to do, not an aim",
    is_of_experts: "what experts say is required, not an aim",
    is_vision: "a vision of well-being: nothing that could be checked",
    is_idiom: "every effort: nothing that could be checked",
    is_further: "more of the same, without a measure: nothing that could be checked",
    is_if_to: "what something else would take, not an aim",
    is_concept: "what an idea is for, not an aim",
    is_sent: "sent, released or spent for once, not an aim",
    is_set_to: "what is expected of something, not an aim",
    is_ruling: "one rule to be brought in, not an aim",
    is_shutting: "the timetable of one place, not an aim",
    is_until_day: "a measure with its end, not an aim",
    is_of_same_aim: "aims that are told elsewhere",
    is_of_named: "begins within a name or a compound noun",
}

WHOLE_STEPS = frozenset(STEPS[test] for test in (  # their parts are none either
    is_of_campaign, is_unkept, is_old_order, is_one_proposal, is_sent, is_ruling, is_idiom, is_of_same_aim))
