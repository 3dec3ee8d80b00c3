"""Who "the harbour engineer" of a later sentence is: the one person whom the sentence before names."""

from __future__ import annotations

from citybeat.extract.roles.bodies import POSSESSIVE
from citybeat.extract.roles.chunks import Chunk, PersonMention, is_third_party
from citybeat.extract.roles.lexicon import SOLE
from citybeat.extract.roles.phrases import Phrase
from citybeat.extract.roles.rows import Row
from citybeat.extract.roles.wording import class_of

QUOTES = frozenset({"\"", "“", "”", "``", "''"})
VERBS = frozenset({  # what a subject may be followed by, beside verbs that end in -ed
    "said", "says", "told", "adds", "also", "has", "had", "is", "was", "will", "believes", "wrote", "did", "does", "took", "went", "made",
    "gave", "plans", "wants", "hopes", "came", "left", "began", "became", "recalls", "claims", "met", "won", "can", "could", "would",
    "may", "might", "must", "should", "then", "later", "currently", "recently", "who", "replaces", "joins", "faces", "lost", "put", "got",
    "hit", "beat", "felt", "spoke", "sang", "broke", "chose", "fell", "rose", "ran", "sent", "spent", "thinks", "insists", "argues",
    "remains", "continues", "expects", "denies", "admits", "knew", "knows", "found", "held", "led", "saw", "set", "thought", "now", "never",
    "still", "already", "once", "even", "kept", "sold", "bought", "built", "brought", "needs", "lives", "works", "returns",
})
PASSIVE = frozenset({"by", "of", "as", "in", "at", "with", "to"})  # behind a participle that only describes: "the minister named in"
DESCRIBING = frozenset({
    "based", "named", "called", "accused", "charged", "convicted", "appointed", "elected", "killed", "injured", "wounded", "involved",
    "concerned", "suspected", "hired", "assigned", "nominated", "quoted", "interviewed", "tasked", "employed", "entitled", "titled",
})


class Retold(Row):
    """Follows a definite title back to the person it means."""

    def sole_before(self, k: int) -> PersonMention | None:
        """The one person whom the sentence before that of chunk `k` names; None where it names several or none.

        None too where the person is named in a quotation that ends before the title, or only owns what is told of ("Roe's colleague").
        """
        breaks, found = 0, list[Chunk]()
        for before in reversed(self.chunks[:k]):
            breaks += before.tag == "BREAK"
            if breaks > 1 and before.tag == "BREAK":
                break
            if breaks == 1 and before.tag == "PRON":
                return None  # "He met Roe. The minister said": the minister may be he
            if before.person is not None and breaks == 1:
                found.append(before)
        people = [chunk.person for chunk in found if chunk.person is not None]
        if not people or any(m.person is not people[0].person for m in people) or self.is_quoted(found[0].end, self.chunks[k].start):
            return None
        owns = self.lower[found[-1].end:found[-1].end + 1]
        return None if len(people) == 1 and owns and owns[0] in POSSESSIVE else people[-1]

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether an odd number of quotation marks stand between two words: one of the two is inside a quotation."""
        return sum(self.lower[i] in QUOTES for i in range(start, end)) % 2 == 1

    def speaks_for(self, phrase: Phrase) -> bool:
        """Whether "the ..." may well be another than the person just named: of a third party's class, several, an office in capitals."""
        title = phrase.posts[-1].title
        if self.doc[min(phrase.end, len(self.doc) - 1)].lower_ in ("who", "whose"):
            return True  # "The clerk who ruled the harbour was": told apart from others
        apart = len(phrase.posts) > 1 and phrase.posts[-1].status == phrase.posts[0].status  # "the mayor and former clerk" is one
        return is_third_party(self.doc, phrase) or apart or title.plural or not self.doc[title.head].is_lower

    def is_of_state(self, phrase: Phrase) -> bool:
        """"the president" without a country: any text may speak of the one in office, though another was just named."""
        post = phrase.posts[-1]
        return post.organization is None and class_of(self.doc, post.title) in SOLE

    def goes_on(self, phrase: Phrase) -> bool:
        """"The engineer | said", "The engineer | opened": whether a verb follows of which the phrase is the subject."""
        after = [self.lower[i] for i in range(phrase.end, min(phrase.end + 3, len(self.lower)))]
        if not after:
            return False
        if after[0] == ",":
            return after[1:2] == ["who"]
        if after[0] in VERBS:
            return True
        described = after[0] in DESCRIBING or after[1:2] == ["by"]
        return after[0].endswith("ed") and not (described and after[1:2] and after[1] in PASSIVE)
