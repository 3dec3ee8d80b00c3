"""Known titles in a Doc and their bounds: modifiers before the head, portfolio after it."""

from __future__ import annotations

from collections.abc import Iterator

from citybeat.extract.roles.bodies import POSSESSIVE
from citybeat.extract.roles.fields import Fields
from citybeat.extract.roles.lexicon import Head, Phrase, head_index
from citybeat.extract.roles.title import Title

MAX_UNKNOWN = 2  # words before a title that no list holds ("silk farmer") and that are still part of it
MAX_OWNED = 6  # words between a body's possessive and such a title
MAX_COMPLEMENT = 12
CONNECTORS = frozenset({"and", "&", ",", "of", "the", "-", "/", "for"})
SPEAKS_ON = frozenset({"large", "member", "spokesman", "spokeswoman", "spokesperson", "rapporteur", "adviser", "advisor", "expert"})
ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "'s", "’s"})
VERBAL = frozenset({  # nouns of offices that are verbs as well
    "chair", "head", "coach", "captain", "host", "guide", "guard", "cook", "model", "pilot", "champion", "star", "judge", "doctor", "draft",
    "partner", "marshal", "referee", "page", "major", "minister", "engineer", "contract", "father", "mother",
})
TIMES = frozenset({"day", "week", "month", "year", "season", "summer", "winter", "spring", "autumn", "decade", "morning", "evening"})
NO_HEAD = Head("other")
PORTFOLIO = frozenset({"of", "for"})
LED_ON = (["for"], ["of"], ["to"])
ADVISERS = frozenset({"adviser", "advisor", "counsel", "assistant", "aide"})  # "to the Norvik Council": in it
ABROAD = frozenset({
    "undersecretary", "ambassador", "envoy", "adviser", "advisor", "counsel", "assistant", "secretary", "representative", "delegate",
    "aide",
})


class Bounds(Fields):
    """Finds the known titles of one Doc and where they begin and end."""

    def heads(self) -> Iterator[tuple[int, int, bool]]:
        """Known titles, the longest at each word: (start, end, whether it is a plural)."""
        by_first, words, free = self.lexicon.by_first, self.lower, 0
        for i in self.telling:
            phrase = self.head_at(i) if i >= free and words[i] in by_first else None
            if phrase is None or not self.is_title(i, len(phrase)) or self.only_modifies(i, len(phrase)) or self.ends_name(i, phrase):
                continue
            end = i + len(phrase)
            longer = next((k for k in range(i + 1, end) if words[k] in by_first and (p := self.head_at(k)) and k + len(p) > end), None)
            if longer is not None:  # "deputy director-general" is no deputy director
                free = longer
                continue
            if words[i] == "chief" and (officer := self.officer_end(i)) > end:
                end, phrase = officer, ("chief",)
            yield i, end, self.lexicon.heads[phrase].singular is not None
            free = end

    def officer_end(self, i: int) -> int:
        """"Chief Science and Technology Officer": the end of a title whose field of work no list holds; 0 where there is none."""
        stop = next((k for k in range(i + 2, min(i + 7, len(self.lower))) if self.lower[k] == "officer"), 0)
        capital = all(self.doc[k].text[0].isupper() or self.lower[k] in ("and", "&") for k in range(i, stop))
        small = self.lower[i + 1] != "and" and all(self.is_of_officer(k) for k in range(i + 1, stop))
        return stop + 1 if stop and (capital or small) else 0

    def is_of_officer(self, k: int) -> bool:
        """A word in small letters between "chief" and "officer": "chief | advocacy and policy | officer"."""
        word = self.lower[k]
        if word in self.lexicon.field_words or word in ("and", "&"):
            return True
        plain = self.doc[k].is_lower and word.isalpha() and not word.endswith(("ed", "s", "ly")) and not self.named[k]
        return plain and not any(word in self.lexicon[name] for name in ("prepositions", "determiners", "speech", "modals"))

    def head_at(self, i: int) -> Phrase | None:
        """The longest known title at a word that does not begin inside a name and end outside it."""
        name_end = self.name_end[i]
        phrase = self.lexicon.head_at(self.lower, i)
        if phrase and name_end and i + len(phrase) > name_end and (self.lower[i] in self.lexicon["chambers"] or self.named[i] != "ORG"):
            phrase = self.lexicon.head_at(self.lower, i, name_end - i)  # "National Assembly Speaker" is no assembly speaker
        if phrase is not None and len(phrase) > 1 and phrase[-1] == "opposition" and self.leads_to_body(i + len(phrase)):
            phrase = self.lexicon.head_at(self.lower, i, len(phrase) - 1)  # "leader of the opposition Norvik Party"
        inside = phrase is not None and name_end > i + len(phrase) and self.named[i] == "ORG"
        return None if inside else phrase

    def ends_name(self, i: int, phrase: Phrase) -> bool:
        """"Norvik Institute of Harbour Planners": a plural in the name of a body of such people."""
        end = i + len(phrase)
        if self.named[i] != "ORG" or self.name_end[i] != end or self.lexicon.heads[phrase].singular is None:
            return False
        before = self.lower[self.name_start(i):i]
        return "of" in before and bool(self.lexicon["bodies"] & set(before[:before.index("of")]))

    def leads_to_body(self, i: int) -> bool:
        """Whether at most two words that are no marks or prepositions stand before the name of a body, or "party"."""
        for k in range(i, min(i + 5, len(self.lower))):
            if self.named[k] == "ORG" or self.lower[k] in ("party", "parties"):
                return True
            if self.lower[k] != "-" and (not self.doc[k].is_alpha or self.lower[k] in self.lexicon["prepositions"]):
                return False
        return False

    def only_modifies(self, i: int, length: int) -> bool:
        """"Deputy" in "Deputy President", "Executive" in "Executive-President": a title that is a modifier of the next one."""
        if length > 1 or self.lower[i] not in self.lexicon["modifiers"]:
            return False
        if self.lower[i] in ("chief", "head") and self.doc[i].is_lower and self.doc[min(i + 1, len(self.doc) - 1)].is_title:
            return False  # "police chief Colonel Roe"
        after = i + 1 + (i + 2 < len(self.lower) and self.lower[i + 1] == "-")
        if (self.doc[i].is_lower or i in self.starts) and after < len(self.lower) and self.named[after] in ("NORP", "LOC"):
            after = self.name_end[after]  # "chief US economist"
        return after < len(self.lower) and self.lower[after] in self.lexicon.by_first and self.head_at(after) is not None

    def joined_heads(self) -> Iterator[tuple[int, int, bool]]:
        """Heads, of two lower-case ones side by side the second only: the first is its modifier ("student leader")."""
        found = list(self.heads())
        for this, after in zip(found, [*found[1:], None], strict=False):
            beside = after is not None and this[1] == after[0] and not this[2]
            if not (beside and after and self.doc[this[0]].is_lower and self.doc[after[0]].is_lower):
                yield this

    def is_title(self, i: int, length: int) -> bool:
        """No title inside a person's or a place's name; short capitals ("PM", "DIG") only as capitals."""
        if self.named[i] in ("PERSON", "LOC", "NORP", "FAC", "PRODUCT", "DATE"):
            return False
        if not self.leads_name(i + length - 1):
            return False
        if length > 1:
            return not (self.lower[i] == "co" and self.is_verb(i, i + length - 1))
        if self.lower[i] == "doctor" and self.doc[i].text[0].isupper() and i + 1 < len(self.doc) and self.named[i + 1] == "PERSON":
            return False  # the honorific, written out
        if self.is_denied(i) or self.is_portfolio(i) or self.is_members_of_body(i):
            return False
        if self.is_verb(i, i) or self.is_adjective(i) or self.is_thing(i):
            return False
        text = self.doc[i].text
        return len(text) > 3 or text.removesuffix("s").isupper() or self.lower[i] in self.lexicon["short_titles"]

    def leads_name(self, i: int) -> bool:
        """"lock | Jane Roe", "Backs: | Roe, Poe": whether a word that is a thing's elsewhere stands right before a name; true of others."""
        word, at = self.lower[i], i + 1
        if word == "stars":
            return False  # "the film stars Jane Roe"
        if word not in self.lexicon["leading_heads"]:
            return True
        if word in ("back", "backs"):
            listed = i in self.starts and self.lower[at:at + 1] == [":"]
            return word == "backs" and listed and self.named[at + 1:at + 2] == ["PERSON"]
        at += at < len(self.lower) and self.lower[at] in self.lexicon["styles"]
        return self.named[at:at + 1] == ["PERSON"] and (self.doc[i].is_lower or i in self.starts)

    def is_denied(self, i: int) -> bool:
        """"a non-MP": who does not hold the office ("non-executive chair" does)."""
        return i > 1 and self.lower[i - 2:i] == ["non", "-"] and self.lower[i] not in self.lexicon["modifiers"]

    def is_portfolio(self, i: int) -> bool:
        """"chief of detectives": a plural that is what the title before it is over."""
        before = self.lexicon.heads.get((self.lower[i - 2],)) if i > 1 and self.lower[i - 1] == "of" else None
        plural_head = self.lexicon.heads[(self.lower[i],)].singular is not None
        owns = i + 1 < len(self.lower) and self.lower[i + 1] in POSSESSIVE
        return plural_head and before is not None and before.singular is None and self.doc[i].is_lower and not owns

    def is_adjective(self, i: int) -> bool:
        """"private papers", "a major road": a title's word that describes the noun after it."""
        if self.lower[i] not in self.lexicon["adjective_heads"] or not self.doc[i].is_lower or i + 1 >= len(self.doc):
            return False
        after = self.doc[i + 1]
        small = after.is_lower or self.named[i + 1] == "NORP"  # "the largest private Kenyan group"
        return after.is_alpha and small and after.lower_ not in self.lexicon["prepositions"]

    def is_thing(self, i: int) -> bool:
        """"the Norvik model": a word that may as well be a thing's, after the name of a body, where no person's name comes next."""
        if self.lower[i] not in self.lexicon["unclear_heads"] or i < 2 or self.named[i - 1] not in ("ORG", "PRODUCT", "MISC"):
            return False
        begin = self.name_start(i - 1)
        return begin > 0 and self.lower[begin - 1] == "the" and (i + 1 == len(self.doc) or self.doc[i + 1].ent_type_ != "PERSON")

    def is_verb(self, i: int, last: int) -> bool:
        """"will host", "who coaches", "to head": words from `i` to `last` that are a verb here."""
        if self.lower[max(0, i - 2):i] == ["co", "-"]:
            i -= 2
        if not self.doc[i].is_lower or i == 0:
            return False
        before = self.lower[i - 1]
        if before in self.lexicon["modals"]:
            named = last + 1 < len(self.named) and self.named[last + 1] == "PERSON"
            return not (before == "to" and named and self.lower[i] not in VERBAL)  # "a letter to analyst Jane Roe"
        if before in ("he", "she") and self.lower[last] in self.lexicon.verbs:
            return True
        if before == "also" and self.lower[i - 2] in ("who", "which", "he", "she") and self.lower[last] in self.lexicon.verbs:
            return True
        return self.lower[last] in self.lexicon.verbs and (self.named[i - 1] == "PERSON" or before in ("currently", "now"))

    def is_members_of_body(self, i: int) -> bool:
        """Whether the plural at word `i` belongs to the name of a body: "Board of Directors", "Council of Ministers"."""
        head = self.lexicon.heads.get((self.lower[i],))
        return (head is not None and head.singular is not None and i > 1 and self.lower[i - 1] == "of"
                and self.lower[i - 2] in self.lexicon["member_bodies"])

    def expanded(self, start: int, end: int, many: bool, floor: int = 0) -> Title:
        """A known title with modifiers and portfolio; it takes no word of the one before, which ends at `floor`."""
        head = start + head_index(self.lower[start:end])
        return Title(max(self.left(start, head), min(floor, start)), self.right(start, end), head, many, "lexicon")

    def left(self, start: int, head: int) -> int:
        """Where the title begins: before its head stand modifiers, fields of work, and words no list knows."""
        unknown, i = 0, start
        while i > 0:
            word, token = self.lower[i - 1], self.doc[i - 1]
            if i - 1 in self.starts and not token.is_alpha:
                break
            if self.named[i - 1] and self.named[i - 1] != "MISC":
                if not self.inside_title(i - 1, start):
                    break
                i -= 1
                continue
            if word == "facto" and i > 1 and self.lower[i - 2] == "de":
                i -= 2
            elif word == "-" and i > 1 and not self.doc[i - 2].whitespace_:
                if not self.hyphenated(i - 2):
                    # "pro-government MP": the word after the hyphen goes with it, but "then-justice minister"
                    i += i < start and self.lower[i - 2] not in self.lexicon["status_former"]
                    break
                i -= 2
            elif (length := self.field_to(i)) and not self.is_party(i - 1, head) and not self.is_other_case(i - 1, start):
                i -= length
            elif self.goes_with(i, start):
                i -= 1
            elif self.unknown_part(i - 1, head) and unknown < MAX_UNKNOWN:
                unknown += 1
                i -= 1
            elif self.doc[start].is_lower and (owned := self.owned(i)) < i:
                i = owned
            else:
                break
            if i in self.starts:
                break
        return self.trimmed(i, start)

    def owned(self, i: int) -> int:
        """"Acme's | harbour-wide boating | manager": where words no list knows begin that a body's possessive leads in; else `i`."""
        k = i
        while k > 1 and i - k < MAX_OWNED and k - 1 not in self.starts and self.named[k - 1] in ("", "MISC"):
            word = self.lower[k - 1]
            if word in POSSESSIVE:
                break
            if any(word in self.lexicon[name] for name in ("prepositions", "determiners", "status_former", "kinship", "speech")):
                return i
            if not (word.isalpha() or word == "-") or word.endswith(("ed", "ly")) or (word,) in self.lexicon.heads:
                return i
            k -= 1
        led_in = self.lower[k - 1] in POSSESSIVE and self.named[k - 2] in ("ORG", "LOC", "NORP")
        return k if led_in and self.doc[k].is_lower else i

    def inside_title(self, i: int, start: int) -> bool:
        """A region between a modifier and a lower-case head: "chief US economist"."""
        led_in = i > 0 and self.lower[i - 1] in ("chief", "lead", "head", "global") and self.doc[i - 1].is_lower
        return led_in and self.named[i] in ("NORP", "LOC") and self.doc[start].is_lower

    def goes_with(self, i: int, start: int) -> bool:
        """Whether the word before `i` is a modifier, a title that modifies the head at `start`, or joins two fields of work."""
        word = self.lower[i - 1]
        if word in ("and", "&", ","):
            return 1 < i < start and self.joins_fields(i)
        if word == "under" and self.lower[i] not in ("-", "secretary"):
            return False  # "under President Roe"
        post = word in ("chief", "head") and self.doc[i - 1].is_lower and not self.doc[start].is_lower  # "police chief Colonel"
        return (word in self.lexicon["modifiers"] and not post) or (i == start and self.is_head_modifier(i - 1))

    def is_head_modifier(self, i: int) -> bool:
        """"student leader": a title in lower case before another one."""
        head = self.lexicon.heads.get((self.lower[i],))
        return head is not None and head.singular is None and self.doc[i].is_lower and self.doc[i + 1].is_lower and not self.is_verb(i, i)

    def is_other_case(self, i: int, start: int) -> bool:
        """"press Prime Minister": a word in small letters before a title in capitals that is no abbreviation."""
        head = self.doc[start]
        return self.doc[i].is_lower and head.is_title and len(head) > 1

    def hyphenated(self, i: int) -> bool:
        """Whether the word before a hyphen is part of a title ("co-", "vice-", "pro-democracy"), not "ex-" or "London-based"."""
        after = self.lower[i + 2] if i + 2 < len(self.lower) else ""
        if self.lower[i] in ("pro", "anti") and after in self.lexicon["causes"]:
            return False
        return (self.doc[i].is_alpha and self.lower[i] not in self.lexicon["status_former"] and self.lower[i] not in ("re", "newly")
                and after not in ("left", "right", "based", "born", "old", "elected", "turned"))

    def joins_fields(self, i: int) -> bool:
        """"trade and industry secretary": a connector between two fields of work."""
        capital = self.doc[i - 2].text[:1].isupper() and self.doc[i].text[:1].isupper()
        return self.field_to(i - 1) > 0 and (capital or self.field_from(i) > 0)

    def unknown_part(self, i: int, head: int) -> bool:
        token, word, known = self.doc[i], self.lower[i], self.lexicon
        if not token.is_alpha or (word,) in known.heads or word.endswith(("ly", "ed", "ing", "s’", "'s")) or len(word) < 3 or self.named[i]:
            return False
        if word in TIMES and self.lower[i - 1] in ("this", "last"):
            return False  # "until last month | head of"
        lists = ("prepositions", "determiners", "adjectives", "status_former", "status_acting", "status_incoming", "status_skip",
                 "honorifics", "kinship", "bodies")
        if any(word in known[name] for name in lists):
            return False
        capital = token.text[0].isupper()
        if self.is_party(i, head):
            return False
        if capital != self.doc[head].text[:1].isupper() or (capital and i in self.starts):
            return False
        before = self.doc[i - 1] if i else None
        if before is None or before.lower_ == "that":
            return False
        if before.lower_ == "and" and (self.lower[i - 2],) in known.heads:
            return True  # "a professor and weather researcher"
        if not capital and i > 1 and self.lower[i - 2] in ARTICLES and before.is_lower and before.is_alpha:
            return not any(before.lower_ in known[name] for name in lists)  # "the deal flow manager"
        return capital or before.lower_ in known["determiners"] or bool(self.named[i - 1]) or before.lower_ in known["status_former"]

    def field_to(self, i: int) -> int:
        """How many words before `i` are a field of work and no name."""
        length = self.lexicon.field_before(self.lower, i)
        return 0 if any(self.named[i - length:i]) else length

    def is_party(self, i: int, head: int) -> bool:
        """A capitalised word before a legislator: "Liberal MP", "Labour councillor"."""
        return self.doc[i].text[:1].isupper() and self.lexicon.heads.get((self.lower[head],), NO_HEAD).role_class == "legislator"

    def trimmed(self, i: int, start: int) -> int:
        """Without words of status and articles at its left end."""
        while i < start and (self.says_nothing(i) or self.lower[i] in ("and", "&", ",", "-")):
            i += 1
        return i

    def says_nothing(self, i: int) -> bool:
        """A word of status, an article, a number in a row ("second mayor"), but not "First" of "First Deputy Minister"."""
        word = self.lower[i]
        if word in self.lexicon["ordinals"]:
            return self.lower[i + 1] not in self.lexicon["ranked"]
        if word in self.lexicon["adjectives"] and self.field_from(i) > 1:
            return False  # "real estate magnate"
        return word in self.lexicon.no_part

    def right(self, start: int, end: int) -> int:
        """Where the title ends: after a portfolio ("for transport and works"), or a country it is sent to."""
        if end < len(self.doc) and self.lower[end] == "-" and end + 1 < len(self.doc) and self.lower[end + 1] in ("elect", "designate"):
            return end
        if end + 2 >= len(self.doc):
            return end
        if self.lower[end] == "\n" and end + 1 not in self.starts:  # the line was broken by its width
            stop = self.portfolio(end + 1, True) if self.lower[end + 1] in PORTFOLIO else end + 1
            return stop if stop > end + 1 else end
        if self.doc[end].text == "(" and self.doc[end - 1].text[:1].isupper():
            return self.bracket(end)
        link, phrase = self.lower[end], self.lexicon.heads.get(tuple(self.lower[start:end]), NO_HEAD)
        minister = phrase.role_class == "minister"
        if link == "to" and self.lower[end - 1] in ABROAD:
            return self.destination(end)
        if link == "in":
            return self.open_field(end)
        if link == ",":
            return self.behind_comma(end)
        if link not in PORTFOLIO and not (link == "on" and (minister or self.lower[end - 1] in SPEAKS_ON)):
            return end
        if link == "of" and self.lower[end + 1] == "president" and self.named[end + 2] == "PERSON":
            return end  # "harbour secretary of | President Roe"
        return self.portfolio(end, minister)

    def destination(self, end: int) -> int:
        """"ambassador to the Holy See": the title goes on over the name after "to"."""
        i = end + 1
        if self.lower[i] == "the":
            i += 1
        if self.lower[end - 1] in ADVISERS and self.named[i] == "ORG":
            return end
        stop = i
        title = self.head_at(i)
        if title is not None and i > end + 1 and (i + len(title) >= len(self.doc) or self.named[i + len(title)] != "PERSON"):
            return self.second_office(i + len(title))  # "adviser to the president"
        while stop < len(self.doc) and self.named[stop] in ("LOC", "ORG", "NORP") and stop - i < 6:
            stop += 1
        if stop < len(self.doc) and self.doc[stop].is_lower and self.lower[stop] in self.lexicon.by_first and self.head_at(stop):
            return end  # "adviser to Norvik chief Jane Roe"
        if self.lower[end - 1] in ADVISERS and self.leads_to_officer(i, stop):
            return end  # "aide to Norlandic | President Jane Roe"
        return stop if stop > i else end

    def leads_to_officer(self, start: int, end: int) -> bool:
        """Whether the name at words [start, end) goes with the office right behind it, and that with the name of a person."""
        title = self.head_at(end) if start < end < len(self.doc) and self.lower[end] in self.lexicon.by_first else None
        return title is not None and end + len(title) < len(self.doc) and self.named[end + len(title)] == "PERSON"

    def second_office(self, end: int) -> int:
        """Past the other office of the man advised: "Adviser to the Deputy Prime Minister and Minister of Trade"."""
        second = self.head_at(end + 1) if self.lower[end] == "and" and end + 3 < len(self.doc) and self.doc[end + 1].is_title else None
        stop = end + 1 + len(second) if second is not None else end
        if second is None or second[-1] != "minister" or self.lower[stop] not in PORTFOLIO:
            return end
        return next((k for k in range(self.portfolio(stop, True), stop, -1) if self.lower[k - 1] in self.lexicon.field_words
                     and "and" not in self.lower[stop:k]), end)

    def portfolio(self, end: int, minister: bool) -> int:
        """The end of "of health and welfare": words of a field of work, or capitals that are no name; else `end`."""
        i, stop, doc = end + 1, end, self.doc
        while i < len(doc) and i - end < MAX_COMPLEMENT and (not doc[i].is_space or doc[i].text == "\n") and i not in self.starts:
            length = self.field_from(i)
            if self.lower[i + 1:i + 2] == ["-"] and not doc[i].whitespace_ and self.lower[i + 2].endswith(("ed", "run")):
                break  # "manager of state-owned Norvik"
            if self.lower[i] in self.lexicon["styles"] and doc[i].text[0].isupper():
                break  # "Minister of Trade and Ports, Mr Tom Poe"
            if self.lower[i - 1] in ("and", "&") and (title := self.head_at(i)) and self.lower[i + len(title):i + len(title) + 1] in LED_ON:
                break  # "Minister of Trade and Spokesperson for the Ministry"
            if self.named[i] and not self.name_is_field(i, minister) and not self.is_region_of_field(i, end, minister):
                break
            if length or (self.named[i] and self.is_region_of_field(i, end, minister)):
                stop = i + max(length, 1)
            elif self.is_capital_part(i, end, minister) or self.is_last_field(i, end):
                stop = i + 1
            elif not self.connects(i, minister):
                break
            i += max(length, 1)
        if stop > end and self.lower[stop:stop + 1] == ["rights"]:
            stop += 1  # "for women and migrant | rights"
        if stop < len(doc) and self.lower[stop] in self.lexicon["bodies"] and self.lower[stop] != "office":
            return end
        return stop if stop > end else self.unlisted(end)

    def is_last_field(self, i: int, end: int) -> bool:
        """"economics and demography": a word no list knows after "and", at the end of the phrase."""
        if i < end + 3 or self.lower[i - 1] != "and" or not self.doc[i].is_lower or self.field_from(i - 2) == 0 or i + 1 >= len(self.doc):
            return False
        after = self.doc[i + 1]
        return self.doc[i].is_alpha and (after.is_punct or after.lower_ in ("at", "in", "for", "with"))

    def connects(self, i: int, minister: bool) -> bool:
        """Whether a word without weight of its own leads on inside a portfolio: "and", a comma of a list, a line break."""
        word = self.lower[i]
        if word == "the":
            return minister
        return self.list_goes_on(i) if word == "," else word in CONNECTORS or self.doc[i].is_space

    def is_region_of_field(self, i: int, end: int, minister: bool) -> bool:
        """"European affairs", "minister for the Middle East": a region that is the field of work or goes with one."""
        if self.named[i] not in ("NORP", "LOC"):
            return False
        after = max(self.name_end[i], i + 1)
        word = self.lower[after] if after < len(self.lower) else ""
        field = word in self.lexicon.field_words and word not in self.lexicon["bodies"]
        return field or (minister and self.lower[end] == "for" and (i == end + 1 or self.lower[i - 1] != "of"))

    def is_capital_part(self, i: int, end: int, minister: bool) -> bool:
        """A capitalised word of a portfolio that is no name: not an acronym, not a body ("of the Board")."""
        token = self.doc[i]
        acronym = token.is_upper and len(token) < 7
        if not token.is_alpha or not token.text[0].isupper() or self.lower[i] in self.lexicon["bodies"] or acronym:
            return False
        return minister or (self.doc[end - 1].text[:1].isupper() and self.lower[i - 1] != "the")

    def field_from(self, i: int) -> int:
        """How many words from `i` on are a field of work; an acronym is none ("PUB") unless it is listed."""
        if self.doc[i].is_upper and len(self.doc[i]) < 7 and self.lower[i] not in self.lexicon["acronym_fields"]:
            return 0
        if self.doc[i].text in ("it", "It"):
            return 0
        if i > 1 and (self.lower[i],) in self.lexicon.heads and self.is_portfolio(i):
            return 1
        for length in (3, 2, 1):
            if i + length <= len(self.lower) and tuple(self.lower[i:i + length]) in self.lexicon.fields:
                return length
        led_in = self.lower[i] in self.lexicon["modifiers"] and i + 1 < len(self.lower)
        return int(led_in and self.lower[i + 1] in self.lexicon.field_words)

    def name_is_field(self, i: int, minister: bool) -> bool:
        """Whether the name at `i` holds nothing but fields of work ("International Affairs" taken for an organization)."""
        if self.named[i] not in ("ORG", "MISC"):
            return False
        start = end = i
        while start > 0 and self.named[start - 1] == self.named[i] and self.doc[start].ent_iob_ != "B":
            start -= 1
        while end < len(self.doc) and self.named[end] == self.named[i] and (end == start or self.doc[end].ent_iob_ != "B"):
            end += 1
        inside = self.lower[start:end]
        plain = [w for w in inside if w in self.lexicon.field_words or w in self.lexicon["modifiers"] or w in CONNECTORS]
        minister = minister or "," in inside  # "Deputy Director for Ports, | Ferries, and Trade"
        return len(plain) == len(inside) or (minister and len(plain) * 2 >= len(inside) and not set(inside) & self.lexicon["bodies"])

    def bracket(self, end: int) -> int:
        """"Permanent Secretary (Law)": a field of work in brackets, in capitals and no name."""
        close = next((i for i in range(end + 1, min(end + 9, len(self.doc))) if self.lower[i] == ")"), None)
        inside = range(end + 1, close) if close is not None else range(0)
        good = all(not self.named[i] and (self.doc[i].text[:1].isupper() or self.lower[i] in CONNECTORS) for i in inside)
        known = any(self.lower[i] in self.lexicon.field_words for i in inside)
        return close + 1 if close is not None and good and known else end

    def list_goes_on(self, i: int) -> bool:
        """A comma inside a portfolio: another field comes after it, and an "and" after that."""
        rest = self.lower[i + 1:i + 8]
        if not rest or "and" not in rest:
            return False
        capital = self.doc[i + 1].text[:1].isupper() and (not self.named[i + 1] or self.name_is_field(i + 1, False))
        return capital or rest[0] in self.lexicon.field_words or rest[0] == "and"
