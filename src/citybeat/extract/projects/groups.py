"""From candidates to groups: overlapping ones become one site, sites of one project one group."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc, Span

from citybeat.extract.projects import names
from citybeat.extract.projects.candidates import Candidate
from citybeat.extract.projects.lexicon import words

LONGEST_BRACKET = 12  # words of an acronym and its translation in brackets


@dataclass(eq=False)
class Site:
    """One place of the text where a project is named, with all that found it."""

    name: Span
    mention: Span
    candidates: list[Candidate]
    acronym: Span | None = None
    alias: Span | None = None

    @cached_property
    def key(self) -> str:
        """The name for comparison."""
        return key_of(self.name)

    def model(self) -> float:
        """The best score of the head here, 0 where it found nothing."""
        return max((c.strength for c in self.candidates if c.from_model), default=0.0)

    def rule(self) -> float:
        """The strength of the best rule here, 0 where none matched."""
        return max((c.strength for c in self.candidates if not c.from_model), default=0.0)


@dataclass(eq=False)
class Group:
    """One project: its sites, and further spans that were found to name it; `sure` is how sure it is to be one (0..1)."""

    sites: list[Site]
    others: list[tuple[Span, str]] = field(default_factory=list)
    sure: float = 0.0

    @property
    def start(self) -> int:
        """Token offset of the first site."""
        return min(site.name.start for site in self.sites)

    @property
    def candidates(self) -> list[Candidate]:
        """All that was found for this project."""
        return [c for site in self.sites for c in site.candidates]

    def spans(self) -> list[Span]:
        """All mentions, in the order of the text."""
        return sorted([*(s.mention for s in self.sites), *(span for span, _ in self.others)], key=lambda s: (s.start, s.end))

    def nouns(self) -> list[str]:
        """What the text calls it."""
        return [c.noun for c in self.candidates if c.noun]


def key_of(name: Span) -> str:
    """A name for comparison: lower case, without marks and articles."""
    text = names.GLUED.sub("", name.text.lower())
    return " ".join(re.findall(r"\w+", re.sub(r"\([^()]*\)", " ", text).removeprefix("the ")))


def sites_of(candidates: Iterable[Candidate]) -> list[Site]:
    """Candidates that share words become one site; its name is that of the best candidate."""
    ordered = sorted(candidates, key=lambda c: (c.name.start, -c.name.end, c.rule))
    clusters: list[list[Candidate]] = []
    edge = -1
    for candidate in ordered:
        if candidate.name.start < edge:
            clusters[-1].append(candidate)
        else:
            clusters.append([candidate])
        edge = max(edge, candidate.name.end)
    return [site for cluster in clusters for site in split(cluster)]


def split(cluster: list[Candidate]) -> Iterator[Site]:
    """The best candidate's name takes all that overlap it; what is left makes sites of its own."""
    left = cluster
    while left:
        best = max(left, key=lambda c: (rank(c, left), c.name.end - c.name.start, -c.name.start))
        inside = [c for c in left if c.name.start < best.name.end and best.name.start < c.name.end]
        same = [c for c in inside if c.name.start == best.name.start and c.name.end == best.name.end]
        mention = max((c.mention for c in same), key=len)
        yield Site(best.name, mention, inside)
        left = [c for c in left if c not in inside]


def rank(candidate: Candidate, cluster: list[Candidate]) -> float:
    """How far a candidate's boundaries are to be trusted: its strength and that of others with the same ones."""
    same = [c.strength for c in cluster if (c.name.start, c.name.end) == (candidate.name.start, candidate.name.end)]
    return sum(same) + any(not c.from_model for c in cluster if (c.name.start, c.name.end) == (candidate.name.start, candidate.name.end))


def add_short_forms(sites: list[Site]) -> None:
    """Fill in the acronym or the second name that stands in brackets with a name."""
    by_start = {site.name.start: site for site in sites}
    for site in sites:
        doc = site.name.doc
        site.acronym = inner_acronym(site.name) or bracketed_acronym(doc, site)
        before = site.name.start - 1
        if before > 0 and doc[before].text == "(" and site.mention.end < len(doc) and doc[site.mention.end].text == ")":
            site.alias, site.acronym = before_bracket(doc, before, by_start), site.acronym


def inner_acronym(name: Span) -> Span | None:
    """CFH in "Climate Friendly Households (CFH) Programme"."""
    for token in name[1:-1]:
        if token.nbor(-1).text == "(" and token.nbor(1).text == ")" and is_acronym(token.text):
            return token.doc[token.i:token.i + 1]
    return None


def bracketed_acronym(doc: Doc, site: Site) -> Span | None:
    """The acronym in brackets behind a name, or the one before a name that itself stands in brackets."""
    ends = [site.name.end, site.mention.end]
    ends += [end + 1 for end in ends if end < len(doc) and doc[end].text in names.CLOSING]
    for end in dict.fromkeys(ends):
        close = next((i for i in range(end + 2, min(len(doc), end + LONGEST_BRACKET)) if doc[i].text == ")"), None)
        if end < len(doc) and doc[end].text == "(" and close is not None:
            comma = next((i for i in range(end + 2, close) if doc[i].text in {",", ";"}), close)  # "(RBS, Brisk Walkers in English)"
            inside = doc[end + 1:comma]
            if is_acronym(inside.text) and (inside.text[0].upper() in {t.text[0].upper() for t in site.name}):
                return inside
    return None


def is_acronym(text: str) -> bool:
    """Two or more capitals, no space: CFH, G-NETS, PaSTI, RCIP-4."""
    return " " not in text and sum(c.isupper() for c in text) >= 2 and 2 <= len(text) <= 15


def before_bracket(doc: Doc, bracket: int, sites: dict[int, Site]) -> Span | None:
    """The name before the bracket that holds another name of the same thing."""
    name = names.name_before(doc, bracket, doc[bracket].sent.start)
    if name is None or name.end != bracket:
        return None
    if name.start in sites and sites[name.start].name.end == bracket:
        return name
    return None if (len(name) == 1 and not is_acronym(name.text)) or name[0].ent_type_ == "PERSON" else name


def grouped(sites: list[Site]) -> list[Group]:
    """Sites with the same name, mention, acronym or alias in one group, then short forms with the full ones."""
    groups: list[Group] = []
    known: dict[str, Group] = {}
    for site in sorted(sites, key=lambda s: (s.name.start, s.name.end)):
        keys = [site.key, key_of(site.mention), *(key_of(s) for s in (site.acronym, site.alias) if s is not None)]
        found = list(dict.fromkeys(known[k] for k in keys if k in known))
        if found:
            target = found[0]
            for other in found[1:]:
                target.sites += other.sites
                groups.remove(other)
                known.update({k: target for k, g in known.items() if g is other})
        else:
            target = Group([])
            groups.append(target)
        target.sites.append(site)
        known.update(dict.fromkeys(keys, target))
    return joined(groups)


def joined(groups: list[Group]) -> list[Group]:
    """Groups whose name is a short form of exactly one other's become part of it, the shortest first."""
    keys = {id(g): {tuple(site.key.split()) for site in g.sites} for g in groups}
    kept = list(groups)
    for group in sorted(groups, key=lambda g: min(len(site.key) for site in g.sites)):
        longer = [g for g in kept if g is not group and any(is_short_form(a, b) for a in keys[id(group)] for b in keys[id(g)])]
        longer = longer or [g for g in kept if g is not group and (is_last_word(group, g) or is_thinned(group, g) or is_works_of(group, g))]
        if len(longer) == 1:
            longer[0].sites += group.sites
            keys[id(longer[0])] |= keys[id(group)]
            kept.remove(group)
    return sorted(kept, key=lambda g: g.start)


def is_last_word(short: Group, full: Group) -> bool:
    """Whether a group's one word is the last of another's name, and the same noun follows both: "the Shelf project" behind "the North Orla
    Shelf project"."""
    nouns = {site.mention[-1].lower_ for site in full.sites if site.mention.end > site.name.end}
    keys = {site.key for site in short.sites}
    if len(keys) != 1 or not all(site.mention[-1].lower_ in nouns and site.mention.end > site.name.end for site in short.sites):
        return False
    return any(site.key.endswith((" " + next(iter(keys)), "-" + next(iter(keys)))) for site in full.sites)


def is_works_of(short: Group, full: Group) -> bool:
    """Whether a project has the name of works without their noun in small letters: "the Orlamir project" of "the Orlamir railway"."""
    if not any(site.mention[-1].text in words("described_nouns") for site in short.sites):
        return False
    whole = {site.key for site in full.sites if site.name[-1].text in words("works_nouns")}
    return all(any(f"{site.key} {noun}" in whole for noun in words("works_nouns")) for site in short.sites)


def is_thinned(short: Group, full: Group) -> bool:
    """Whether a name that comes later leaves out words between the first and the head noun of another, which may be the possessive before
    it: "the Orla Centre" behind "the Orla Teaching Centre" or "Orla's Teaching Centre"."""
    if short.start < full.start:
        return False
    keys = {tuple(site.key.split()) for site in short.sites}
    return all(any(is_thinned_key(key, owned_key(site)) for site in full.sites) for key in keys)


def owned_key(site: Site) -> tuple[str, ...]:
    """The words of a name with those of its owner before it."""
    doc, start = site.name.doc, site.name.start
    owned = start > 1 and doc[start - 1].text in names.POSSESSIVES
    return (*((doc[start - 2].lower_,) if owned else ()), *site.key.split())


def is_thinned_key(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether two or more words stand in the same order in a longer name, the first and the head noun at its ends."""
    if not 1 < len(short) < len(full) or (short[0], short[-1]) != (full[0], full[-1]):
        return False
    rest = iter(full)
    ends = names.heads() | words("site_heads") | words("nouns")
    return short[-1] in ends and all(word in rest for word in short)


def core(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name without numbers at its end."""
    return core(parts[:-1]) if len(parts) > 1 and parts[-1].isdigit() else parts


def is_abbreviated(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the first word of a name is the initials of the words that a longer one has instead, or all of a longer one's."""
    count, rest = len(short[0]), short[1:]
    if count < 3 or len(full) < count or (rest and full[-len(rest):] != rest):
        return False
    spelled = [w for w in full[:len(full) - len(rest)] if w not in words("connectors")]
    return len(spelled) == count and all(w[0] == c for w, c in zip(spelled, short[0], strict=True))


def is_short_form(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether two or more words are the end of a longer name (its year apart), or its beginning where only generic words follow, or begin
    with the initials of its first words ("ICC Framework")."""
    if short and is_abbreviated(short, full):
        return True
    full = full if short[-1].isdigit() else core(full)
    if full == short:
        return True
    if 1 < len(short) < len(full) and full[-len(short):] == short and names.heads().issuperset(short):
        return True  # "the first Partnership Programme"
    if len(short) < 2 or len(short) >= len(full) or all(w in words("generic") | names.heads() for w in short):
        return False
    if full[-len(short):] == short:
        return True
    rest = full[len(short):]
    return full[:len(short)] == short and all(w in words("tail_words") or w.isdigit() or w in names.heads() | words("nouns") for w in rest)
