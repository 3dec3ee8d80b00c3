"""The words of a Doc as the roles extractor reads them: in lower case, with name labels and sentence starts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from citybeat.extract.roles.lexicon import lexicon
from citybeat.nlp.columns import columns_of
from citybeat.nlp.entities import ent_rows

LABEL = 6  # words within which the colon of a line's label stands
WRAPPED = 50  # characters of a line that was broken by its width


class Words:
    """Lower-case words, the label of the name each stands in ("" for none), and where sentences start.

    A line that was only broken by its width ends no sentence here: it is long, ends without a stop, and no blank line follows.
    """

    def __init__(self, doc: Doc, people: Sequence[tuple[int, int]] = ()):
        """`people` are the words [start, end) of mentions: what a name holds beside one ("Cpl Ines Duarte") is no name."""
        columns = columns_of(doc)
        self.doc, self.text, self.texts, self.lower = doc, columns.text, columns.texts, columns.lower
        self.named: list[str] = [""] * len(doc)
        self.name_end: list[int] = [0] * len(doc)  # where the name ends that a word stands in
        for name in ent_rows(doc):
            self.named[name.start:name.end] = [name.label] * (name.end - name.start)
            self.name_end[name.start:name.end] = [name.end] * (name.end - name.start)
        for start, end in people:
            self.free(start, end)
        known = lexicon().telling
        self.telling = [i for i, word in enumerate(self.lower) if word in known]  # may begin a title, or be a verb of office or succession
        self.cuts = [(s.start, s.end) for s in doc.sents] if len(doc) else []  # sentences as the Doc has them
        self.sentences = self.joined(self.cuts)
        self.begins = [start for start, _ in self.sentences]
        self.starts = frozenset(self.begins)

    def name_start(self, i: int) -> int:
        """The first word of the name that word `i` stands in."""
        start = i
        while start > 0 and self.name_end[start - 1] == self.name_end[i]:
            start -= 1
        return start

    def sentence_of(self, i: int) -> int:
        """The number of the sentence of word `i`."""
        return bisect_right(self.begins, i) - 1

    def free(self, start: int, end: int) -> None:
        """Take the label from words of a person's name that stand before the mention of the person."""
        i = start - 1
        while i >= 0 and self.named[i] == "PERSON" and self.name_end[i] >= end:
            self.named[i], self.name_end[i] = "", 0
            i -= 1

    def joined(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        out: list[tuple[int, int]] = []
        for start, end in spans:
            if out and (self.is_wrapped(*out[-1]) or self.is_shortened(out[-1][1]) or self.is_quoted(out[-1][1])
                        or self.is_torn(*out[-1])):
                out[-1] = (out[-1][0], end)
            else:
                out.append((start, end))
        return out

    def is_quoted(self, end: int) -> bool:
        """Whether a sentence was cut behind a name in quotation marks: "the “Fast Ferry” | Taskforce"."""
        return end > 1 and self.doc[end - 1].text in ("”", "\"") and self.doc[end - 2].is_alpha and bool(self.doc[end - 1].whitespace_)

    def is_torn(self, start: int, end: int) -> bool:
        """Whether a sentence was cut between the name of a body and a title: "Norvik | Senator", "U.K. | Prime Minister"."""
        last = self.texts[end - 1]
        whole = last[-1].isalnum() or (last == ")" and end - start > 1 and self.texts[end - 2][-1] not in ".!?")
        if not (whole or (end - start == 1 and last[0].isupper())) or not self.doc[end - 1].whitespace_ or end >= len(self.doc):
            return False
        known = lexicon()
        led_in = end + 1 < len(self.lower) and (self.lower[end] in known.field_words or self.lower[end] in known["modifiers"])
        return known.head_at(self.lower, end) is not None or (led_in and known.head_at(self.lower, end + 1) is not None)

    def is_shortened(self, end: int) -> bool:
        """Whether a sentence was cut after a shortened title: "Maj." before "Gen."."""
        if end > 1 and self.lower[end - 1] == ".":
            return self.lower[end - 2] in lexicon().shortened and not self.doc[end - 2].whitespace_
        return self.lower[end - 1][-1:] == "." and self.lower[end - 1][:-1] in lexicon().shortened

    def is_wrapped(self, start: int, end: int) -> bool:
        """Whether the line that ends a sentence here goes on in the next one."""
        if self.texts[end - 1] != "\n" or end - 2 < start or end >= len(self.doc):
            return False
        before = self.doc[end - 2]
        if self.doc[end].text[:1].isupper() and ":" in self.lower[end:end + LABEL]:
            return False  # "Clerk: Jane Roe"
        if before.is_punct and before.text not in ",-–&)(":
            return False
        line = self.text.rfind("\n", 0, before.idx)
        return before.idx + len(before) - line > WRAPPED
