"""Whether the text treats a name as that of a body or of something to invest in, whatever noun it ends with: it says things, somebody is
"of" it, or its sentence is about investors."""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.tokens import Span

from citybeat.extract.projects import names
from citybeat.extract.projects.groups import Group
from citybeat.extract.projects.kinds import kind_of
from citybeat.extract.projects.lexicon import words
from citybeat.extract.projects.otherwise import past_brackets
from citybeat.extract.projects.traits import ARTICLES, OFFICE_LINKS, end_of, is_built
from citybeat.nlp.columns import columns_of

SPEAKING = frozenset({"network", "incubator", "facility", "operation"})  # kinds that say things and have people, and yet are undertakings
NEAR = 6  # words behind a name up to a verb of speech
LONGEST_CALLED = 12  # words of an apposition
LONGEST_LIST = 24  # words of an enumeration before a name
LISTED = frozenset({"and", "or", "the", "of", "for", "on", "in", "to"})  # words in small letters inside the names of an enumeration
CLAUSES = frozenset({",", ".", ";", ":", "but", "and", "that", "while"})  # what a subject can follow
LEADERS = frozenset({"secretary", "minister"})
UNITS = frozenset({"program", "programme", "project", "initiative", "laboratory"})  # nouns of units of schools
BODIES = frozenset({
    "force", "forces", "army", "navy", "guard", "police", "militia", "party", "union", "committee", "council", "commission", "agency",
    "department", "ministry", "authority", "bureau", "association", "federation", "directorate", "secretariat",
})  # the last words of their names, before their acronyms
ARMS = frozenset({"arm", "branch", "wing", "offshoot"})
WORKING = frozenset({"reporting", "working", "focused", "dedicated", "specializing", "specialising"})  # behind the noun of a body
DISCLOSURE = frozenset({"reporting", "disclosure"})


def is_bodily(group: Group) -> bool:
    """Whether a site of a group is that of a body or an investment; what is told to be an undertaking is none."""
    places = [site.mention for site in group.sites]
    if any(map(has_quoted, places)) or all(map(is_short_for_body, places)):
        return True
    if any(c.told for c in group.candidates):
        return False
    if all(map(is_dealt_with, places)) or any(map(is_asset, places)) or any(map(is_listed, places)):
        return True
    if any(is_workplace(p) or is_group(p) or is_rights(p) or is_matter(p) or is_spelled_body(p) or is_bodys(p) for p in places):
        return True
    if any(map(is_unit, places)) or (kind_of(group) not in SPEAKING and has_officer(group)):
        return True
    if any(map(is_standard_setter, places)) or (kind_of(group) not in SPEAKING | {"fund"} and any(map(is_directed, places))):
        return True
    if any(t.lower_ in {"fund", "funds"} for place in places for t in place):
        if any(map(is_short_of_body, places)):
            return True
        signs = (is_invested, is_bank, speaks, has_employee, has_form, is_author, is_persons)
        return any(sign(place) for place in places for sign in signs)
    if kind_of(group) == "facility" and (any(map(is_persons, elsewhere(places))) or any(map(is_owner, places))):
        return True
    if any(map(has_findings, places)):
        return True
    if any(map(is_persons, places)) or any(map(is_called_body, places)) or (kind_of(group) == "campaign" and any(map(is_source, places))):
        return True
    return kind_of(group) not in SPEAKING and any(speaks(place) or has_employee(place) for place in places)


def is_dealt_with(place: Span) -> bool:
    """Whether a partnership, or a fund in a sentence about stakes and notes, has no article, as firms have none: "sold notes to Orla Growth
    Fund", "an agreement with Harbour Partnership"."""
    last, before = place[-1].lower_, place.doc[max(0, place.start - 1)].text
    if last not in words("dealt_with") or place.start == place.sent.start:
        return False
    bare = before in words("lead_ins") or (before.islower() and before.endswith("ed"))
    said = columns_of(place.doc).lower[place.sent.start:place.sent.end]
    return bare and (last == "partnership" or not (words("business_words") | words("dealings")).isdisjoint(said))


def is_asset(place: Span) -> bool:
    """Whether it is works of a firm that stand already: "at its Silver Gull Mine"."""
    if place[-1].lower_ not in words("owned_works") or not place.start:
        return False
    return columns_of(place.doc).lower[place.start - 1] in words("possessors") and not is_built(place)


def is_matter(place: Span) -> bool:
    """Whether it is the last of the matters that a body is for, or all of them: "the Department for Trade, Harbours and Industrial
    Strategy", "the Center for Harbours, Trade and Strategy"."""
    lower, texts, floor = columns_of(place.doc).lower, columns_of(place.doc).texts, place.sent.start
    at = place.start - 1
    while at > floor and (texts[at] in {",", "and", "&"} or texts[at][:1].isupper()):
        at -= 1
    some = at < place.start - 2 or (at == place.start - 1 and "," in texts[place.start:place.end])
    return floor < at and some and texts[at] in {"for", "of"} and lower[at - 1] in words("excluded_heads") | words("tanks") | LEADERS


def is_spelled_body(place: Span) -> bool:
    """Whether it is a body with its acronym behind it: "Orla Space Agency OSA"."""
    return len(place) > 2 and place[-1].is_upper and place[-2].is_title and place[-2].lower_ in words("excluded_heads")


def is_short_for_body(place: Span) -> bool:
    """Whether it is an acronym that the text has in brackets behind the name of a body or force: "the Orla Defence Force (ODF)"."""
    text = place.text
    if len(place) > 1 or not text.isupper():
        return False
    columns = columns_of(place.doc)
    found = (i for i, word in enumerate(columns.texts[:-1]) if word == text and columns.texts[i + 1] == ")" and i > 1)
    return any(columns.texts[i - 1] == "(" and columns.lower[i - 2] in BODIES and columns.texts[i - 2].istitle() for i in found)


def is_unit(place: Span) -> bool:
    """Whether it is a unit of a school that has its field in its name: "the Program on Harbour Attitudes at the University of Orla"."""
    lower, at = columns_of(place.doc).lower, past_brackets(columns_of(place.doc), place.end)
    if len(place) < 3 or lower[place.start] not in UNITS or lower[place.start + 1] not in {"on", "in"} or lower[at:at + 1] != ["at"]:
        return False
    stop = next((i for i in range(at + 1, place.sent.end) if lower[i] not in {"the", "of"} and not names.is_name_word(place.doc[i])), at)
    return not words("schools").isdisjoint(lower[at:stop])


def has_officer(group: Group) -> bool:
    """Whether somebody has an office in it that only bodies have, its name or acronym before the office: "the Orla Fund's CEO"."""
    columns = columns_of(group.sites[0].name.doc)
    ends = [site.mention.end for site in group.sites if not site.mention[-1].is_lower]
    short = {site.acronym.text for site in group.sites if site.acronym is not None}
    ends += [i + 1 for i, word in enumerate(columns.texts) if word in short] if short else []
    for end in ends:
        behind = columns.lower[end:end + 3]
        office = behind[1:2] if behind[:1] and behind[0] in names.POSSESSIVES else []
        if (office and office[0] in words("body_offices")) or (office and behind[1:] == ["chief", "executive"]):
            return True
    return False


def is_invested(place: Span) -> bool:
    """Whether the sentence about a fund has words of investors: "venture fund", "closed-end", "shareholders"."""
    sentence = place.sent
    said = [word for word in columns_of(place.doc).lower[sentence.start:sentence.end] if word != "-"]
    return not words("investment_words").isdisjoint(said) or not words("investment_pairs").isdisjoint(map(" ".join, pairwise(said)))


def is_bank(place: Span) -> bool:
    """Whether a fund is one of states and their central banks: "the Orla Monetary Fund"."""
    return not words("monetary_names").isdisjoint(columns_of(place.doc).lower[place.start:place.end])


def has_form(place: Span) -> bool:
    """Whether a legal form stands just behind it or its number: "Orla Capital Fund II LP"."""
    behind = [word.rstrip(".") for word in columns_of(place.doc).lower[place.end:place.end + 2]]
    return not words("legal_forms").difference({"co"}).isdisjoint(behind)  # "the Orla Fund co-funds"


def subject_start(place: Span) -> int:
    """Where a mention begins with its article and quotation mark."""
    doc, start = place.doc, place.start
    while start > place.sent.start and (doc[start - 1].lower_ in ARTICLES or doc[start - 1].text in names.OPENING):
        start -= 1
    return start


def speaks(place: Span) -> bool:
    """Whether a mention is the subject of a verb of speech: "The Orla Campaign last week accused". Behind a noun in small letters people
    may be meant ("those on the Lantern project said")."""
    columns, sentence, start = columns_of(place.doc), place.sent, subject_start(place)
    if place[-1].is_lower or (start > sentence.start and columns.lower[start - 1] not in CLAUSES):
        return False
    near = columns.lower[end_of(place):min(sentence.end, end_of(place) + NEAR)]
    verb = next((word for word in near if word not in words("passing_words")), "")
    return verb in words("saying_verbs")


def is_persons(place: Span) -> bool:
    """Whether a person is "of" it with no office between: "Ana Ruiz, of the Harbour Programme,"."""
    doc, start, floor = place.doc, subject_start(place), place.sent.start
    if start - 2 < floor or doc[start - 1].lower_ != "of" or place[-1].is_lower:
        return False
    before = start - 2 - (doc[start - 2].text == ",")
    return before >= floor and (doc[before].ent_type_ == "PERSON" or is_speaker(place, before))


def is_speaker(place: Span, last: int) -> bool:
    """Whether two capitalised words that the model has no label for, and that are no office, are of it and say something: behind broken
    marks, "?Ana Ruiz of the Clean Harbour Campaign complained"."""
    doc, end = place.doc, end_of(place)
    if last <= place.sent.start or any(t.is_lower or t.ent_type_ or not t.text[-1].isalpha() for t in doc[last - 1:last + 1]):
        return False
    if doc[last].lower_ in words("titles") | words("officers") | words("generic"):
        return False
    return not words("saying_verbs").isdisjoint(columns_of(doc).lower[end:min(place.sent.end, end + NEAR)])


def is_author(place: Span) -> bool:
    """Whether a fund publishes: "surveys by the Orla Fund", "a report released by the Orla Fund", "an Orla Fund survey", or something is so
    "according to" it."""
    lower, start, end = columns_of(place.doc).lower, subject_start(place), end_of(place)
    if place[-1].is_lower:
        return False
    before = lower[max(place.sent.start, start - NEAR):start]
    if before[-2:] == ["according", "to"] or (end < place.sent.end and lower[end] in words("writings") | {"researcher", "researchers"}):
        return True
    if before[-1:] not in (["by"], ["from"]):
        return False
    written = before[:-2] if before[-2:-1] and before[-2] in words("publishing") else before[:-1]
    return bool(written) and written[-1] in words("writings")


def has_findings(place: Span) -> bool:
    """Whether a report of it found something, as those of newsrooms and groups do: "a Clean Harbour Project report found"."""
    lower, end = columns_of(place.doc).lower, end_of(place)
    if place[-1].is_lower or end + 1 >= place.sent.end:
        return False
    return lower[end] in words("writings") and lower[end + 1] in words("finding_verbs") | words("saying_verbs")


def is_workplace(place: Span) -> bool:
    """Whether somebody has an office in it and it is a unit of a school: "director of the Harbour Project at Orla Law School", "the chief
    of the University of Orla Tide Program"."""
    doc, columns, floor = place.doc, columns_of(place.doc), place.sent.start
    at = place.start - 1
    while at > floor and (columns.lower[at] in ARTICLES | {"of"} or (columns.lower[at + 1] == "of" and names.is_name_word(doc[at]))):
        at -= 1
    if columns.lower[at] not in words("officers") | words("charge_titles") or at + 1 >= place.start:
        return False
    end = end_of(place)
    said = columns.lower[at + 1:place.end]
    if columns.lower[end:end + 1] in (["at"], ["of"]):
        stop = next((i for i in range(end + 1, place.sent.end) if not names.is_name_word(doc[i]) and columns.lower[i] not in {"the", "of"}),
                    place.sent.end)
        said = [*said, *columns.lower[end:stop]]
    elif columns.lower[end:end + 1] == ["and"] and "professor" in columns.lower[end:place.sent.end]:  # "and professor at Orla University"
        said = [*said, *columns.lower[end:place.sent.end]]
    return not words("schools").isdisjoint(said)


def is_group(place: Span) -> bool:
    """Whether the noun of a group or newsroom stands directly before it: "the advocacy group Clean Harbour Campaign", or before its
    acronym: "the think tank CHC (Clean Harbour Campaign)"."""
    lower, start = columns_of(place.doc).lower, subject_start(place)
    if start - 2 > place.sent.start and lower[start - 1] == "(" and names.is_name_word(place.doc[start - 2]):
        return lower[start - 3] in words("called_bodies") - {"party", "agency", "company"}
    return start > place.sent.start and start == place.start and lower[start - 1] in words("called_bodies") - {"party", "agency", "company"}


def elsewhere(places: list[Span]) -> list[Span]:
    """All places where the text has a name of two words or more that it never gives an article."""
    doc, name = places[0].doc, places[0].text
    if " " not in name or any(place.start and columns_of(doc).lower[place.start - 1] in ARTICLES for place in places):
        return []
    spans = [doc.char_span(m.start(), m.end()) for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", columns_of(doc).text)]
    return [span for span in spans if span is not None]


def is_short_of_body(place: Span) -> bool:
    """Whether the text elsewhere has the noun of a group before the full form of a fund's name: "the Ruiz Fund" of "the nonprofit Ana Ruiz
    Harbour Fund"."""
    doc, columns = place.doc, columns_of(place.doc)
    for end in (i + 1 for i, text in enumerate(columns.texts) if text == place[-1].text and i != place.end - 1):
        start = end
        while start and names.is_name_word(doc[start - 1]):
            start -= 1
        named = {t.text for t in place} < set(columns.texts[start:end])
        if named and start and columns.lower[start - 1] in words("called_bodies") - {"party", "agency", "company"}:
            return True
    return False


def is_rights(place: Span) -> bool:
    """Whether it is an initiative or project "for" some rights, as groups are: "the Ghanaian Initiative for Tenants' Rights"."""
    said = columns_of(place.doc).lower[place.start:place.end]
    return said[-1] == "rights" and "for" in said and not {"initiative", "project", "network"}.isdisjoint(said[:said.index("for")])


def is_standard_setter(place: Span) -> bool:
    """Whether firms are certified by it or follow its standards: "certified by the Clean Harbour Initiative (CHI)", "guidelines by the
    Clean Harbour Initiative", "with reference to Clean Harbour Initiative standards"."""
    lower, start, end = columns_of(place.doc).lower, subject_start(place), end_of(place)
    if place[-1].is_lower or start - 2 < place.sent.start:
        return False
    if lower[start - 1] == "by" and lower[start - 2] in words("certified"):
        return True
    cited = lower[start - 1] == "to" and lower[start - 2] in {"reference", "references"}
    if cited and not DISCLOSURE.isdisjoint(lower[place.sent.start:start]):
        return True
    return (lower[start - 1] in {"by", "of", "from"} and lower[start - 2] in words("standards")) or lower[end:end + 1] == ["standards"]


def is_directed(place: Span) -> bool:
    """Whether somebody has an office that only bodies have: "executive director of the Clean Harbour Project", "co-founder of", "a
    spokesperson for"; not so in a body whose name stands in it ("of the Orla Institute Harbour Project")."""
    lower, start = columns_of(place.doc).lower, subject_start(place)
    if place[-1].is_lower or start - 3 < place.sent.start or lower[start - 1] not in OFFICE_LINKS:
        return False
    if not words("bodily_ends").isdisjoint(lower[place.start:place.end]):
        return False
    return lower[start - 2] in words("body_offices") or lower[start - 3:start - 1] in (["executive", "director"], ["-", "founder"])


def has_quoted(place: Span) -> bool:
    """Whether a quotation is what it runs, and no noun of an undertaking is in its name: "programmes like Harbour Aid's “Tide Boats”"."""
    columns, at = columns_of(place.doc), place.end
    texts = columns.texts
    if at + 2 >= place.sent.end or texts[at] not in names.POSSESSIVES or texts[at + 1] not in {"“", "‘", '"'}:
        return False
    return texts[at - 1].istitle() and texts[at + 2].istitle() and words("undertakings").isdisjoint(columns.lower[place.start:at])


def is_owner(place: Span) -> bool:
    """Whether an undertaking in capitals is its own: "the Tidewater Law Center's Harbour Project"."""
    doc, at = place.doc, place.end
    if at >= place.sent.end or doc[at].text not in names.POSSESSIVES:
        return False
    end = at + 1
    while end < place.sent.end and names.is_name_word(doc[end]):
        end += 1
    return end > at + 2 and doc[end - 1].lower_ in words("undertakings")


def is_source(place: Span) -> bool:
    """Whether something is so "according to" a campaign in capitals, or supporters of it stand before their names: "Quiet Streets Campaign
    member Ana Ruiz"."""
    doc, start = place.doc, subject_start(place)
    if place[-1].is_lower:
        return False
    if start - 2 >= place.sent.start and (doc[start - 2].lower_, doc[start - 1].lower_) == ("according", "to"):
        return True
    end = end_of(place)
    return end + 1 < len(doc) and doc[end].lower_ in words("officers") and doc[end + 1].ent_type_ == "PERSON"


def is_listed(place: Span) -> bool:
    """Whether it stands in an enumeration of groups or companies ("rights groups, including Orla Watch, Clean Harbour Campaign and"), or is
    a framework in one of standards; what firms report by are standards ("reporting frameworks like Clean Harbour Initiative")."""
    columns, floor = columns_of(place.doc), max(place.sent.start, place.start - LONGEST_LIST)
    lead = next((i for i in range(place.start - 1, floor, -1)
                 if columns.texts[i].islower() and columns.lower[i] not in LISTED | names.POSSESSIVES), floor)
    if columns.lower[lead] not in {"including", "like", "as"}:
        return False
    lead -= 1 + (columns.lower[lead - 1] == "such")
    lead -= columns.texts[lead] == ","
    framework = {"standards"} if place[-1].lower_ == "framework" or columns.lower[lead - 1] in DISCLOSURE else set()
    framework |= {"frameworks"} if columns.lower[lead - 1] in DISCLOSURE else set()
    return lead >= place.sent.start and columns.lower[lead] in words("body_plurals") | framework


def is_bodys(place: Span) -> bool:
    """Whether a common noun only follows the name of a task force or a government: "the Task Force on Clean Harbours framework", "the Orla
    Unity Government strategy"; or it governs: "the Orla Alliance government"."""
    columns, noun = columns_of(place.doc), place.end - 1 if place[-1].is_lower else end_of(place)
    if place[-1].text == "Alliance" and columns.texts[noun:noun + 1] == ["government"]:
        return True
    if noun >= place.sent.end or columns.texts[noun] not in words("nouns") | words("loose_nouns"):
        return False
    lower = [word for word in columns.lower[place.start:noun] if word != "-"]
    lower = lower[:lower.index("(")] if "(" in lower else lower
    return lower[-1:] == ["government"] or lower[:2] == ["task", "force"] or "taskforce" in lower


def is_called_body(place: Span) -> bool:
    """Whether an apposition calls it a group, a charity or a firm, or a sentence of which it is the subject: "the Clean Harbour Project, an
    Orla-based rights group", "the Clean Harbour Project, Ms. Ruiz's charity", "The Clean Harbour Project is a think tank"."""
    lower, at, ceiling, start = columns_of(place.doc).lower, end_of(place), place.sent.end, subject_start(place)
    subject = start == place.sent.start or lower[start - 1] in CLAUSES
    if not (lower[at:at + 1] == [","] or (subject and lower[at:at + 1] in (["is"], ["was"]))):
        return False
    first = past_determiner(place, at + 1)
    for i in range(first, min(ceiling, at + LONGEST_CALLED) if first else 0):
        if lower[i] == "of" and lower[i - 1] in ARMS:
            return lower[at] == ","
        if lower[i] in CLAUSES or (lower[i] in words("phrase_ends") and lower[i - 1] != "-") or lower[i] in WORKING:
            return lower[i - 1] in words("called_bodies") and (lower[at] == "," or lower[i - 1:i + 1] != ["group", "of"])
    return False


def past_determiner(place: Span, at: int) -> int:
    """Where a noun phrase goes on behind "a", "the" where an arm of something follows, or a name in the possessive; 0 where none begins."""
    lower, end = columns_of(place.doc).lower, at
    if lower[at:at + 1] in (["a"], ["an"]) or (lower[at:at + 1] == ["the"] and not ARMS.isdisjoint(lower[at + 1:at + 4])):
        return at + 1
    while end < place.sent.end and names.is_name_word(place.doc[end]):
        end += 1
    return end + 1 if end > at and lower[end:end + 1] and lower[end] in names.POSSESSIVES else 0


def has_employee(place: Span) -> bool:
    """Whether somebody works there as people do with bodies: "an analyst at the Harbour Project", "a fellow in the Orla and Harbour
    Program"."""
    doc, start = place.doc, subject_start(place)
    if start - 2 < place.sent.start or place[-1].is_lower:
        return False
    lower = columns_of(doc).lower
    while start - 2 > place.sent.start and lower[start - 1] == "and" and names.is_name_word(doc[start - 2]):
        start -= 2
        start -= lower[start - 1] in ARTICLES
    if lower[start - 1] == "in":
        return lower[start - 2] in {"fellow", "fellows"}
    return start == subject_start(place) and lower[start - 1] in OFFICE_LINKS and lower[start - 2] in words("employees")
