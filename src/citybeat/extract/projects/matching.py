"""The rules' side: triggers found by patterns, and the names that stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from citybeat.extract.facts import facts_of
from citybeat.extract.projects import complements, names
from citybeat.extract.projects.candidates import Candidate
from citybeat.extract.projects.enumerations import list_after
from citybeat.extract.projects.inquiries import is_any_inquiry
from citybeat.extract.projects.lexicon import kind_of_noun, rules, words
from citybeat.extract.projects.misread import is_fronted, is_misread
from citybeat.extract.rules import Rule, RuleMatcher
from citybeat.gazetteer import Gazetteer
from citybeat.nlp.columns import columns_of, text_of
from citybeat.nlp.entities import labels_of

MOST_CAPITALS = 0.7  # share of the longer words of a line above which it is a headline, whose capitals say nothing
THING = "the name of a product, a building or a contest"
BODY = "the name of a body, a law, an award, an event or a company"
ELSEWHERE = frozenset({"study", "operation", "campaign", "plan"})  # kinds of undertakings that are in a place rather than one
FIRM = "the name of a firm or a force"
OWNER = "only says whose it is"
FAR_YEAR = re.compile(r"20[3-9]\d")
CENTERS = frozenset({"centers", "centres", "institutes", "ministry", "office"})  # begin names of bodies, with "for"
MIXED = re.compile(r"[a-z][A-Z]{2}|[A-Z]{2}[a-z]")
MISREAD = "what only looks as if it said what it is"
BROADCAST = frozenset({"programme", "program"})
NEAR_BROADCASTER = 6  # words
LONGEST_BRACKET = 12  # words
Window = tuple[int, int]


class Rules:
    """Finds candidates by rules; `extra` are a user's own."""

    def __init__(self, vocab: Vocab, extra: list[Rule] | None = None):
        found = [*rules(), *(extra or [])]
        self.vocab = vocab
        self.options = {rule.id: rule.options for rule in found}
        anchored = [rule for rule in found if "anchor" in rule.options]
        free = [rule for rule in found if "anchor" not in rule.options]
        self.everywhere = RuleMatcher(vocab, free) if free else None
        self.anchored: dict[Window, RuleMatcher] = {}
        self.anchors: dict[str, list[Window]] = {}
        for window in sorted({window_of(rule) for rule in anchored}):
            self.anchored[window] = RuleMatcher(vocab, [rule for rule in anchored if window_of(rule) == window])
            lists = {rule.options["anchor"] for rule in anchored if window_of(rule) == window}
            for word in sorted({word for name in lists for word in words(name)}):
                self.anchors.setdefault(word, []).append(window)

    def __call__(self, doc: Doc) -> Iterator[Candidate]:
        for rule, trigger, sentence in sorted(self.triggers(doc), key=lambda t: (t[1].start, t[1].end, t[0])):
            yield from self.candidate(trigger, sentence, rule)

    def triggers(self, doc: Doc) -> Iterator[tuple[str, Span, Span]]:
        """What the patterns match: rule, matched words, sentence; each once, headlines apart."""
        seen: set[tuple[str, int, int]] = set()
        headlines: dict[int, bool] = {}
        lower = columns_of(doc).lower
        for matcher, passage, sentence in self.passages(doc):
            at = passage.start
            for rule, start, end in matcher.matches(passage, lower[at:passage.end]):
                found = (rule, at + start, at + end)
                if sentence.start not in headlines:
                    headlines[sentence.start] = is_headline(sentence)
                if found not in seen and not headlines[sentence.start]:
                    yield rule, doc[at + start:at + end], sentence
                seen.add(found)

    def passages(self, doc: Doc) -> Iterator[tuple[RuleMatcher, Span, Span]]:
        """Where each matcher is to be tried: a few words round its anchors, inside their sentence."""
        sentence: Span | None = None
        anchors, columns = self.anchors, columns_of(doc)
        for i, word in [(i, word) for i, word in enumerate(columns.lower) if word in anchors]:
            if sentence is None or i >= sentence.end:
                sentence = doc[i].sent
            for before, behind in anchors[word]:
                start, end = max(sentence.start, i - before), min(sentence.end, i + behind)
                if before < FAR or not DEFINING.isdisjoint(columns.texts[start:end]):  # else nothing sets a definition beside a name
                    yield self.anchored[before, behind], Span(doc, start, end), sentence
        if self.everywhere is not None:
            yield from ((self.everywhere, sentence, sentence) for sentence in doc.sents)

    def candidate(self, trigger: Span, sentence: Span, rule: str) -> Iterator[Candidate]:
        """Candidates for the names beside one trigger."""
        options = self.options[rule]
        noun = trigger[options["noun"]].lower_ if "noun" in options else None
        definition = trigger if options.get("defines") else None
        misread = bool(options.get("tells")) and is_misread(trigger, noun)
        for name, mention in read(trigger, sentence, options):
            against = MISREAD if misread or is_fronted(name, trigger) else objection(name, noun, options)
            if against is None:
                yield Candidate(name, rule, strength(name, options), mention, noun, definition, trigger, bool(options.get("tells")))
            else:
                facts_of(name.doc).drop("project", name, rule, against)


def strength(name: Span, options: dict[str, Any]) -> float:
    """How often such a name is a project: less for one plain word ("the Lantern project") where the rule says so, unless it is somebody's
    ("her Lantern project")."""
    before = name.doc[name.start - 1] if name.start else None
    quoted = before is not None and before.text in names.OPENING
    owned = before is not None and (before.text in names.POSSESSIVES or before.lower_ in words("possessors"))
    plain = len(name) == 1 and name.text.istitle() and not quoted
    return float(options.get("owned" if owned else "one_word", options["strength"]) if plain else options["strength"])


FAR = 8  # words before an anchor from which on a window is tried only where a mark or verb of definition stands in it
DEFINING = frozenset({",", "-", "–", "—", "(", "is", "was"})


def window_of(rule: Rule) -> Window:
    """Words before and behind its anchor in which a rule is tried."""
    before, behind = rule.options["window"]
    return int(before), int(behind)


def read(trigger: Span, sentence: Span, options: dict[str, Any]) -> list[tuple[Span, Span]]:
    """The names beside a trigger with their mentions: at most one, or those of an enumeration."""
    if options["name"] == "list_after":
        return [(name, name) for name in list_after(trigger.doc, trigger.end, sentence.end)]
    found = read_one(trigger, sentence, options)
    return [found] if found is not None else []


def read_one(trigger: Span, sentence: Span, options: dict[str, Any]) -> tuple[Span, Span] | None:
    """The name beside a trigger and its mention; None where there is none."""
    doc, where = trigger.doc, options["name"]
    if where == "after":
        name = names.name_after(doc, trigger.end, sentence.end)
        return (name, name) if name is not None and name.start - trigger.end <= 2 else None
    if where == "quote_after":
        opens = trigger.end < sentence.end and doc[trigger.end].text in names.OPENING
        name = names.quote_after(doc, trigger.end, sentence.end) if opens else None
        return (name, name) if name is not None else None
    if where == "before":
        found = before(trigger, sentence)
        if found is None:
            return None
        name, mention = found
        if options.get("defines"):
            return name, name
        return (mention, mention) if options.get("works") else found
    if where == "beginning":
        return beginning(trigger, sentence)
    return ending(trigger, sentence, bool(options.get("whole")))


def before(trigger: Span, sentence: Span) -> tuple[Span, Span] | None:
    """The name that a generic noun follows, and both together."""
    doc, floor = trigger.doc, names.floor_of(sentence)
    end = before_bracket(doc, trigger.start, floor)
    name = names.name_before(doc, end, floor)
    if name is None or end - name.end > 1:
        return None
    name = names.spelled_out(name, floor)
    if trigger.end < sentence.end and (doc[trigger.end].text in words("after_nouns") or goes_on(trigger)):
        return None  # "the Lantern framework programme": the last noun counts
    return name, doc[name.start:trigger.end] if name.end == end and trigger[0].is_alpha else name


def goes_on(trigger: Span) -> bool:
    """Whether the noun stands inside a longer name of a body: "the Harbour Renewal programme Administration"."""
    doc, last = trigger.doc, trigger.end - 1
    if not names.is_name_word(doc[last + 1]):
        return False
    return doc[last + 1].lower_ in words("bureaus") or (doc[last].ent_type_ == "ORG" and doc[last + 1].ent_iob_ == "I")


def before_bracket(doc: Doc, end: int, floor: int) -> int:
    """Where the bracket opens that closes at `end`: "Full Basket (“Our Table” in English), a scheme"; `end` itself where none closes."""
    if end <= floor or doc[end - 1].text != ")":
        return end
    return next((i for i in range(end - 2, max(floor, end - LONGEST_BRACKET), -1) if doc[i].text == "("), end)


def beginning(trigger: Span, sentence: Span) -> tuple[Span, Span] | None:
    """A name that begins with its head noun."""
    doc, first = trigger.doc, trigger[0]
    if first.i > sentence.start and names.is_name_word(first.nbor(-1)):
        return None
    if len(trigger) > 1:
        end = complements.extended(doc, first.i + 1, sentence.end)
        start = first.i - 1 if first.i > sentence.start and names.YEAR.fullmatch(doc[first.i - 1].text) else first.i
        return (doc[start:end], doc[start:end]) if end > first.i + 2 else None
    rest = names.name_after(doc, first.i + 1, sentence.end)
    if rest is None or rest.start != first.i + 1 or rest[0].lower_ in words("offices") or is_inside(first):
        return None
    end = next((t.i for t in rest if t.text in {"and", "&"}), rest.end)  # "Operation X and Y": two names
    return doc[first.i:end], doc[first.i:end]


def is_inside(first: Token) -> bool:
    """Whether a head noun stands behind "for" or "of" inside a longer name: "the Office for Project Finance"."""
    return first.ent_iob_ == "I" and first.i > 1 and first.nbor(-1).lower_ in words("right_connectors")


def ending(trigger: Span, sentence: Span, whole: bool) -> tuple[Span, Span] | None:
    """A name that ends with its head noun, years and "for ..." behind it."""
    doc = trigger.doc
    if trigger.start > sentence.start and doc[trigger.start - 1].text in names.HYPHENS and doc[trigger.start - 1].whitespace_:
        return None
    end = trigger.end if whole else complements.extended(doc, trigger.end, sentence.end)
    if end < sentence.end and (names.is_name_word(doc[end]) or (names.is_joint(doc[end]) and not whole)):
        return None
    head_end = trigger.start + 1 if whole else trigger.end
    name = names.name_before(doc, head_end, names.floor_of(sentence))
    whole_quote = quoted_whole(doc, name, sentence) if name is not None else None
    if whole_quote is not None:
        return whole_quote, whole_quote
    if name is None or name.end != head_end or (len(name) == len(trigger) and not whole):
        return None
    return doc[name.start:end], doc[name.start:end]


def quoted_whole(doc: Doc, name: Span, sentence: Span) -> Span | None:
    """The quotation that a name begins: “Training Programme for Teachers from the North”."""
    before = name.start - 1
    if before < sentence.start or doc[before].text not in names.OPENING:
        return None
    return names.quote_after(doc, before, sentence.end)


def objection(name: Span, noun: str | None, options: dict[str, Any]) -> str | None:
    """Why a name is no project's: it says only what kind of thing it is, or is something else's; None where nothing speaks against it."""
    lower = [t.lower_ for t in name]
    quoted = bool(options.get("tells")) and name.start > 0 and name.doc[name.start - 1].text in names.OPENING
    if (not options.get("whole") and not quoted and is_empty(lower, noun)) or is_any_inquiry(name, noun):
        return "says only what kind of thing it is"
    if is_body(name):
        return BODY
    if is_date(lower):
        return "a date"
    if is_plain_acronym(name):
        return "the short form of common words"
    if noun is None and is_product(name):
        return THING
    if noun == "plan" and is_tariff(name):
        return "what is sold by subscription"
    if name[-1].lower_ in words("pointers") or name[-1].lower_ in names.DETERMINERS:
        return "runs into the next sentence"
    if noun in words("firm_nouns") and options.get("defines") and name[-1].lower_ in words("firm_heads"):
        return FIRM
    if noun in BROADCAST and is_broadcast(name):
        return "the title of a broadcast"
    if noun == "program" and is_software(name):
        return "the name of software"
    if noun == "program" and is_team(name):
        return "a team of a university"
    if options.get("defines") and (kind_of_noun().get(noun or "") in ELSEWHERE or noun == "hub") and is_location(name):
        return "a place where something is"
    if noun and not quoted and not options.get("defines") and is_owner(name):
        return OWNER
    if noun in words("loose_nouns") and len(name) == 1 and name.text.istitle():
        return "one common word before a noun that says little"
    if noun and len(name) == 1 and is_other_word(name, noun, bool(options.get("tells"))):
        return "one word that names a person, a place, a people or a body, or only begins the sentence"
    if options.get("works"):
        built = len(name) > 1 and not words("works_verbs").isdisjoint(t.lower_ for t in name.sent)
        return None if built else "nothing in the sentence says that it is planned or being built"
    return "a company's name: a legal form follows" if is_company(name) else None


def is_other_word(name: Span, noun: str, told: bool) -> bool:
    """Whether a name of one word is rather that of a person, a place or a body, or has its capital from the sentence's beginning.

    Where the text tells outright what it is ("Lantern, a scheme for ...") only a place's name counts, and only with what is said of
    places ("a hub").
    """
    if told:
        place = noun in words("place_nouns") and name[0].ent_type_ in {"LOC", "NORP"}
        return place or (bool(name[0].is_sent_start) and name[0].lower_.endswith("ly"))
    place = name[0].ent_type_ in {"PERSON", "LOC", "NORP"} and MIXED.search(name.text) is None  # "QuietTIDE" is nobody's name
    return place or bool(name[0].is_sent_start) or is_body_acronym(name)


def is_location(name: Span) -> bool:
    """Whether a name is that of a place behind a preposition of place: "in Ghana, a study found"."""
    before = name.doc[name.start - 1].lower_ if name.start else ""
    labels = labels_of(name.doc)[name.start:name.end]
    return before in words("locatives") and set(labels) == {"LOC"}


def is_owner(name: Span) -> bool:
    """Whether a name holds only those of countries, peoples, known bodies and currencies, so that with a noun it has no name of its own:
    "the U.N. Darfur mission", "the Labour plan"; topics behind an owner are none either ("the U.S. Debt strategy")."""
    gazetteer = Gazetteer.open()
    parts = [part for part in re.split(r"[\s/–-]+", name.text) if part]
    owners = words("body_acronyms") | words("currencies") | words("party_names")
    bodily = [part.replace(".", "").lower() in owners for part in parts]
    if all(bodily) or gazetteer.nation(name.text) is not None:
        return True
    if bodily[0] and set(labels_of(name.doc)[name.start + 1:name.end]) == {"LOC"}:
        return True
    owning = [body or gazetteer.nation(part) is not None for body, part in zip(bodily, parts, strict=True)]
    topics = words("topical") | words("owned_topics")
    return owning[0] and all(own or part.lower() in topics for own, part in zip(owning, parts, strict=True))


def is_broadcast(name: Span) -> bool:
    """Whether a broadcaster or what is said of broadcasts stands near ("told Radio 4's Morning Rounds programme") or in the name itself."""
    if any(t.lower_ in words("broadcast_words") for t in name):
        return True
    doc, sentence = name.doc, name.sent
    near = doc[max(sentence.start, name.start - NEAR_BROADCASTER):min(sentence.end, name.end + NEAR_BROADCASTER)]
    return any(t.lower_ in words("broadcasters") and not name.start <= t.i < name.end for t in near)


def is_software(name: Span) -> bool:
    """Whether the words around a name speak of computers: "the Lantern program of its personal computers"."""
    doc, sentence = name.doc, name.sent
    near = columns_of(doc).lower[max(sentence.start, name.start - NEAR_BROADCASTER):min(sentence.end, name.end + NEAR_BROADCASTER)]
    return not words("computing_words").isdisjoint(near)


def is_team(name: Span) -> bool:
    """Whether a sentence with the "program" of a university or town is about sports: "the Orla State football program"."""
    sentence = name.sent
    return not words("sports_words").isdisjoint(columns_of(name.doc).lower[sentence.start:sentence.end])


def is_empty(lower: list[str], noun: str | None) -> bool:
    """Whether the words of a name beside its head noun say nothing of its own ("Joint Action Plan", "Energy Fund")."""
    every = names.heads() | words("site_heads") | words("first_heads")
    head = max((i for i, word in enumerate(lower) if word in every), default=-1) if noun is None else -1
    core = [word for i, word in enumerate(lower) if word.isalpha() and i != head]
    empty = words("generic") | (words("modifiers") if noun else frozenset())
    left = [w for w in core if w not in empty]
    if noun is None and head > 0 and lower[head] in words("year_heads") and FAR_YEAR.fullmatch(lower[head - 1]):
        return False  # "the 2040 Agenda"
    return not left or (left[0] in words("topical") and (len(left) == 1 or (noun is not None and words("topical").issuperset(left))))


def is_date(lower: list[str]) -> bool:
    """Whether the words of a name are those of a date: "3 March 2012"."""
    named = [word for word in lower if not word.isdigit()]
    return 0 < len(named) < len(lower) and all(word in words("dates") or word == "may" for word in named)


def is_body(name: Span) -> bool:
    """Whether a name is that of a known body or a degree, or ends like one of a law, an award, an event or a company."""
    if len(name) > 2 and name[0].lower_ in words("degrees") and name[1].text in {"in", "of", *names.POSSESSIVES}:
        return True
    lower = [names.GLUED.sub("", t.lower_) for t in name if t.lower_ != "the"]
    if lower and lower[0] in CENTERS | words("bureaus") and lower[1:2] in (["for"], ["of"], ["on"]):  # "Centers for Harbour Safety"
        return True
    if not words("legal_forms").isdisjoint(w.rstrip(".") for w in lower):
        return True
    field = max((i for i, word in enumerate(lower) if word == "in"), default=0)
    if field and not names.heads().isdisjoint(lower[:field]):  # "Plan for Data Care in the Public Administration"
        lower = lower[:field]
    last = next((word for word in reversed(lower) if not word.isdigit()), "")  # "Resolution 1234", "Expo 2030"
    return is_known_body(name.text) or last in words("excluded_heads") or " ".join(lower[-2:]) in words("advocacy_ends")


@lru_cache(4096)
def is_known_body(name: str) -> bool:
    """Whether a text is the name of a permanent body, or that of one of the UN: with or without what it is for ("UN Development Programme
    for Somalia").

    >>> is_known_body("U.N. World Food Program"), is_known_body("the World Bank"), is_known_body("World Bank Harbour Fund")
    (True, True, False)
    >>> is_known_body("OECD"), is_known_body("Who")
    (True, False)
    """
    if name.isupper() and name.replace(".", "").lower() in words("body_acronyms"):
        return True
    text = " ".join(re.sub(r"\.(?=\w\b|\s|$)", "", name.lower()).replace("’", "'").replace(" '", "'").removeprefix("the ").split())
    text = re.sub(r"\bprogram\b", "programme", text)
    text = re.sub(r"^20\d\d ", "", text)
    text = re.split(r" (?:for|in|against|and|of the) ", text)[0] if text not in words("bodies") else text
    rest = next((text.removeprefix(p + " ") for p in sorted(words("un_prefixes"), key=len, reverse=True) if text.startswith(p + " ")), None)
    return text in words("bodies") or (rest is not None and rest in words("un_bodies") | words("bodies"))


def is_company(name: Span) -> bool:
    """Whether a legal form follows: "Orla Project, Inc."."""
    behind = [t.lower_.rstrip(".") for t in name.doc[name.end:name.end + 2]]
    return bool(behind) and (behind[0] in words("legal_forms") or (behind[0] in {",", ""} and behind[-1] in words("legal_forms")))


def is_body_acronym(name: Span) -> bool:
    """UN, NASA: a body whose programmes have no name of their own."""
    return name[0].ent_type_ == "ORG" and name.text.isupper()


def is_thing(name: Span) -> bool:
    """Whether a name ends like that of a product, a building or a contest; a number behind it is passed over ("Orla Satellite-2")."""
    parts = re.findall(r"[^\W\d_]+", name.text.lower())
    return bool(parts) and parts[-1] in words("thing_heads")


def is_product(name: Span) -> bool:
    """Whether a name is that of a thing, of a model ("Model 20B Water Analyser"), of software ("the Orla/20 System Package"), or of an
    index of shares ("the FTSE Orla 200 Index")."""
    model = len(name) > 1 and name[0].text == "Model" and name[1].text[0].isdigit()
    software = name[-1].lower_ in words("software_heads") or is_release(name)
    if name[-1].lower_ == "index" and not words("share_indices").isdisjoint(t.lower_ for t in name):
        return True
    return model or is_thing(name) or is_platform(name) or (software and is_software(name))


def is_platform(name: Span) -> bool:
    """Whether a platform is one that firms sell: its sentence has words of data and of customers ("the Orla Data Platform, powered by")."""
    if name[-1].lower_ not in words("sold_heads") or len(name) < 2:
        return False
    said = words("vendor_words").intersection(columns_of(name.doc).lower[name.sent.start:name.sent.end])
    return len(said) > 1 and not words("customer_words").isdisjoint(said)


def is_release(name: Span) -> bool:
    """Whether a number with a point ends it, as it does the names of releases: "Tidelang 3.5"."""
    return re.fullmatch(r"\d+\.\d+(\.\d+)?", name[-1].text) is not None


def is_tariff(name: Span) -> bool:
    """Whether a sentence with the "plan" of a company speaks of subscribers and what they pay: "the $9 a month Lantern Plus plan"."""
    sentence = name.sent
    lower = columns_of(name.doc).lower[sentence.start:sentence.end]
    monthly = any(lower[i] in {"a", "per", "/"} and lower[i + 1] == "month" for i in range(len(lower) - 1))
    return monthly or not words("tariff_words").isdisjoint(lower)


def is_plain_acronym(name: Span) -> bool:
    """TV, R&D, Euro-MTN: the short form of common words."""
    text = name.text
    return text.lower() in words("plain_acronyms") and sum(c.isupper() for c in text) > 1


def is_headline(sentence: Span) -> bool:
    """Whether most of the longer words of a passage have capitals and no full stop ends it; or all its words are in capitals."""
    columns, last = columns_of(sentence.doc), sentence.end - 1
    while last >= sentence.start and columns.is_space[last]:
        last -= 1
    if last >= sentence.start and columns.texts[last] in {".", "!", "?"} and not text_of(sentence).isupper():
        return False
    longer = [text for text in columns.texts[sentence.start:sentence.end] if len(text) > 3 and text.isalpha()]
    return len(longer) > 3 and sum(names.NAME_WORD.match(text) is not None for text in longer) > MOST_CAPITALS * len(longer)
