"""Personal names as word sequences: parsing, and whether two forms can be one person's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from citybeat.extract.rules import read_words
from citybeat.text import fold

WORDS = read_words(files("citybeat.extract.people") / "lexicon.json")
PARTICLES = frozenset(WORDS["particles"])
LEADING = frozenset(WORDS["leading_particles"])
ARTICLES = frozenset(WORDS["articles_of_names"])
SUFFIXES = frozenset(WORDS["suffixes"])
ROMAN = frozenset(WORDS["roman"])
SURNAMES_FIRST = frozenset(WORDS["surnames_first"])
SHORT_GIVEN = {(short, long) for entry in WORDS["short_given"] for short, *longs in [fold(entry).split()] for long in longs}

NICKNAME = re.compile(r"[“\"‘'(](?P<nick>[^\W\d_][^“”\"’()]*)[”\"’')](?=\s|$)")
# a possessive that the tokenizer leaves in the word: a typist's accent for the apostrophe, or one in the wrong encoding
GLUED_POSSESSIVE = re.compile(r"(?<=\w)(?:[´`][sS]|â€(?:™s?)?)$")
UNCLOSED = re.compile(r"\s*[(\[][^)\]]*$")  # a bracket without its mate at the end: "Yusuf(A.S"
INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?|[^\W\d_]")
FUZZY_LENGTH = 6  # shorter words that differ in a letter are other names (Chan, Chen)
Words = tuple[str, ...]


@dataclass(frozen=True)
class Name:
    """A personal name, folded: `words` in the order given name to surname as written, without nickname and suffix.

    An initial is a word that ends in a full stop ("j.", "j.k."). `nickname` stood in quotes or brackets; `suffix` is jr, ii and the like.
    """

    words: Words
    nickname: str | None = None
    suffix: str | None = None

    @cached_property
    def core(self) -> Words:
        """The words that are no particles; in front only those count as such that hardly serve as given names (al, bin, de)."""
        return tuple(w for i, w in enumerate(self.words) if w not in (PARTICLES if i else LEADING)) or self.words

    @cached_property
    def spelled(self) -> int:
        """How many of its words are no initials, with nickname and suffix."""
        return sum(not is_initial(w) for w in self.words) + (self.suffix is not None) + (self.nickname is not None)

    @cached_property
    def full(self) -> bool:
        """Whether it has a given name (or initials) beside a surname."""
        return len(self.core) > 1

    @cached_property
    def eastern(self) -> bool:
        """Whether it reads surname first ("Xu Jialing", "Park Seo-yun", "Goh Teck Wah")."""
        return 2 <= len(self.words) <= 4 and self.words[0] in SURNAMES_FIRST and not any(is_initial(w) for w in self.words)

    @cached_property
    def surnames(self) -> list[Words]:
        """The forms that can stand for the whole, surest first: surname with and without particles, surname in front, later surnames."""
        words = self.words
        if not self.full:
            return [words]
        start = len(words) - 1
        forms: list[Words] = [words[start:]]
        while start > 1 and words[start - 1] in PARTICLES:
            start -= 1
            forms.append(words[start:])
        if self.eastern:
            forms = [words[:1], *([words[1:2]] if len(words) == 4 else []), *forms]
        return list(dict.fromkeys(forms))


def is_initial(word: str) -> bool:
    return word.endswith(".")


@cache
def parse_name(text: str) -> Name:
    """The Name of a name as written; "Roe, Jane" is turned round.

    >>> parse_name("Robert “Shorty” Ames Jr.")
    Name(words=('robert', 'ames'), nickname='shorty', suffix='jr')
    >>> parse_name("JK Marwick").words
    ('j.k.', 'marwick')
    """
    text = UNCLOSED.sub("", GLUED_POSSESSIVE.sub("", text)) or text
    found = NICKNAME.search(text)
    given = found is not None and found.start() == 0 and found.group().startswith("(")  # "(Jane) Roe"
    nickname = fold(found["nick"]) if found and not given and found.end() < len(text.rstrip()) else None
    if found:
        text = text[:found.start()] + " " + (text[found.end():] if nickname else found["nick"] + " " + text[found.end():])
    head, comma, tail = text.partition(",")
    if comma and fold(tail).strip(" .") not in SUFFIXES:
        text = f"{tail} {head}"
    raw = text.replace(",", " ").split()
    words: list[str] = []
    suffix = None
    for i, word in enumerate(raw):
        plain = fold(word).strip("'’‘`\"“”")
        if i and (plain.rstrip(".") in SUFFIXES or (plain in ROMAN and i == len(raw) - 1 and word.isupper() and len(words) == 1)):
            suffix = plain.rstrip(".")
        elif plain.strip(".-"):
            words.append(initials(word, plain, followed=i + 1 < len(raw)))
    return Name(tuple(words), nickname, suffix)


def initials(word: str, plain: str, followed: bool) -> str:
    """The folded word; initials in their dotted form ("J", "JK", "J.-K.": "j.", "j.k.")."""
    letters = re.sub(r"[.\-]", "", plain)
    dotted = INITIALS.fullmatch(plain) is not None
    capitals = followed and word.isupper() and len(letters) == 2 and letters not in PARTICLES and not set(letters) & set("aeiouy")
    if dotted or capitals:
        return "".join(f"{letter}." for letter in letters)
    return plain.rstrip(".")


def variants(a: str, b: str) -> bool:
    """Whether two long words are spellings of one name: one letter more, less or other, not the last vowel (Mario, Maria)."""
    if min(len(a), len(b)) < FUZZY_LENGTH or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    if a[:-1] == b[:-1] or (abs(len(a) - len(b)) == 1 and (a[:-1] == b or b[:-1] == a)):
        return not ({a[-1], b[-1]} & set("aeo"))
    i = next(i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y)
    return a[i + 1:] == b[i + 1:] or a[i:] == b[i + 1:] or a[i + 1:] == b[i:]


def bare(word: str) -> str:
    """A word without its hyphens and its Arabic article ("al-Hadid", "el-Hadid": "hadid")."""
    head, dash, tail = word.partition("-")
    return (tail if dash and head in ARTICLES else word).replace("-", "").replace("’", "").replace("'", "")


@cache
def match(a: str, b: str) -> float:
    """How well two words of names fit: 1 the same, 0.9 in other spelling, 0.8 a short form, 0.7 an initial, 0.5 a variant, 0 not."""
    if a == b:
        return 1.0
    if is_initial(a) or is_initial(b):
        short, long = sorted((a, b), key=lambda w: (not is_initial(w), len(w)))
        return 0.7 if long.startswith(short if is_initial(long) else short[0]) else 0.0
    if bare(a) == bare(b):
        return 0.9
    if (a, b) in SHORT_GIVEN or (b, a) in SHORT_GIVEN:
        return 0.8
    return 0.5 if variants(a, b) else 0.0


def aligned(short: Words, long: Words) -> tuple[float, list[int]] | None:
    """The words of one name in order among those of another: the weakest fit and the positions; None where one has no place."""
    at, weakest, positions = 0, 1.0, []
    fuzzy = 0
    for word in short:
        while at < len(long) and not match(word, long[at]):
            at += 1
        if at == len(long):
            return None
        fit = match(word, long[at])
        fuzzy += fit < 0.7
        weakest = min(weakest, fit)
        positions.append(at)
        at += 1
    return (weakest, positions) if fuzzy < 2 else None


def same_person(a: Name, b: Name) -> float:
    """How well two full names fit one person (0 not, to 1); either may leave words out, shorten or abbreviate them."""
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return 0.0
    short, long = sorted((a, b), key=lambda n: (len(n.core), len(n.words)))
    if "".join(map(bare, short.core)) == "".join(map(bare, long.core)):
        return 1.0
    if by_nickname(a, b) or by_nickname(b, a) or turned(short.core, long.core):
        return 0.9
    if middles(short) and middles(long) and middles(short) != middles(long):
        return 0.0
    found = aligned(short.core, long.core)
    if found is None:
        return spliced(short.core, long.core)
    weakest, positions = found
    ends = (positions[0] == 0) + (positions[-1] == len(long.core) - 1)
    if not ends or (ends == 1 and weakest < 0.9) or all(is_initial(w) for w in short.core):
        return 0.0
    if ends == 1 and positions[0] == 0 and len(short.core) == 2 and len(long.core) == 3 and is_initial(long.core[1]):
        return 0.0
    return weakest


def middles(name: Name) -> set[str]:
    """The initials after the first word."""
    return {w for w in name.core[1:] if is_initial(w)}


def by_nickname(named: Name, other: Name) -> bool:
    """Whether the other form is nickname and surname of the first."""
    return bool(named.nickname) and other.core[0] == named.nickname and match(other.core[-1], named.core[-1]) >= 0.9


def turned(short: Words, long: Words) -> bool:
    """The same words in the other order of East Asia ("Xu Jialing", "Jialing Xu"; "Ng Joo Teck Peter", "Peter Ng")."""
    if len(short) == len(long):
        return sorted(map(bare, short)) == sorted(map(bare, long))
    return len(short) == 2 and long[0] in SURNAMES_FIRST and short == (long[-1], long[0])


def spliced(short: Words, long: Words) -> float:
    """A surname of two joined by a hyphen where the other form has one of them ("Ana Roe", "Ana Roe-Smith")."""
    if match(short[0], long[0]) < 0.8:
        return 0.0
    parts = [set(w.split("-")) for w in (short[-1], long[-1])]
    doubled = max(map(len, parts)) > 1 and min(map(len, parts)) == 1
    return 0.6 if len(short) == len(long) and doubled and parts[0] & parts[1] else 0.0


def stands_for(short: Name, full: Name) -> float:
    """How likely a short form is to stand for a full name (0 not, to 1): surname, surname in front, given name, other part."""
    words = short.words
    forms = full.surnames
    if words in forms:
        return 1.0 - 0.02 * forms.index(words)
    last = [tuple(bare(w) for w in form) for form in forms]
    if tuple(bare(w) for w in words) in last:
        return 0.95
    if len(words) > 1:
        tail = aligned(short.core, full.core) if short.core != full.core else None
        return 0.0 if tail is None or is_initial(short.core[0]) else 0.9 if tail[0] >= 0.9 else 0.6
    word = words[0]
    if full.nickname and word in full.nickname.split():
        return 0.9
    if word in full.words[1:]:
        return 0.85
    if match(word, full.words[0]) >= 0.8 and not is_initial(full.words[0]) and not is_initial(word):
        return 0.8
    if word in {part for w in full.words for part in w.split("-") if len(part) > 2}:
        return 0.7
    return 0.6 if variants(word, full.core[-1]) and full.full else 0.0


def acronym_of(text: str, full: Name) -> bool:
    """Whether capitals are the initials of a full name ("MBT": Mohammed bin Talib)."""
    if not (2 <= len(text) <= 5 and text.isupper() and text.isalpha()) or len(full.words) < 2:
        return False
    letters = text.lower()
    return letters in ("".join(w[0] for w in full.words), "".join(w[0] for w in full.core))
