"""The component `citybeat.encoder`: reads an article once with an 8-bit transformer and sets what its heads say.

It sets doc.ents, doc.sents, doc.tensor (words x 384) and doc.spans ("title", "role_org", "project", "goal", "city"); `score_of`,
`kinds_of` and `heads_of` give the rest. Windows are read one at a time: dynamic quantization scales over what it is given, so
that only then an article's output does not depend on its neighbours.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span

from citybeat.errors import ModelError
from citybeat.nlp.columns import Columns, columns_of
from citybeat.nlp.entities import forget_ents
from citybeat.nlp.heads import DECIMALS, Found, Heads
from citybeat.nlp.linking import Floats
from citybeat.nlp.names import settle
from citybeat.nlp.notes import notes_of
from citybeat.nlp.wordpieces import CLS, SEP, WordPieces, load_tokenizer, windows

WIDTH = 384
CLOSING = frozenset("”’\"')]»,.;:!?")
OPENING = frozenset("“‘\"'([«")
FINAL = frozenset(".!?…")
AFTER_STOP, AFTER_OTHER = 0.3, 0.7  # how sure the head must be after a full stop or the like, and anywhere else
LONGEST_SENTENCE = 500  # tokens; rules compare the words of a sentence with each other, which takes for ever in one of a whole book


def opens(columns: Columns, i: int) -> bool:
    """Whether a token is a quotation mark or bracket that opens: it holds on to the word after it."""
    return columns.texts[i] in OPENING and not columns.spaced[i]


def closes(columns: Columns, i: int) -> bool:
    """Whether a token is a mark that belongs to the sentence before it."""
    return columns.texts[i] in CLOSING and not (i > 0 and columns.spaced[i - 1] and opens(columns, i))


def score_of(span: Span) -> float:
    """The mean probability of a span that a head or the names found; 1.0 for a span that was given from outside."""
    scores: dict[tuple[int, int], float] = notes_of(span.doc).get("citybeat.scores", {})
    return scores.get((span.start, span.end), 1.0)


def kinds_of(doc: Doc) -> list[dict[str, float]]:
    """For each sentence of doc.sents the probability of its kind (none, target, forecast, achievement, schedule, vague)."""
    found: list[dict[str, float]] | None = notes_of(doc).get("citybeat.kinds")
    if found is None:
        heads = heads_of(doc)
        sentences = list(doc.sents)
        found = notes_of(doc)["citybeat.kinds"] = [{} for _ in sentences] if heads is None else kinds_of_each(heads, doc, sentences)
    return found


def sentence_kinds(heads: Heads, sentence: Span) -> dict[str, float]:
    """The kinds of one sentence; for many see `kinds_of_each`."""
    return kinds_of_each(heads, sentence.doc, [sentence])[0]


def kinds_of_each(heads: Heads, doc: Doc, sentences: Iterable[Span]) -> list[dict[str, float]]:
    """The kinds of some sentences of a Doc, read without the white space at their ends."""
    columns = columns_of(doc)
    bounds = [columns.trimmed(sentence.start, sentence.end) for sentence in sentences]
    return heads.kinds_of_each(np.asarray(doc.tensor, np.float32), bounds)


def heads_of(doc: Doc) -> Heads | None:
    """The heads of the model that read the Doc; None where no model did."""
    heads: Heads | None = notes_of(doc).get("citybeat.heads")
    return heads


def probabilities_of(doc: Doc, heads: Heads) -> dict[str, Floats]:
    """What the heads say of each word, (words, labels) for each head over words; read again only where the encoder has not kept it."""
    kept: dict[str, Floats] | None = notes_of(doc).get("citybeat.probabilities")
    return heads.probabilities(np.asarray(doc.tensor, np.float32)) if kept is None else kept


@Language.factory("citybeat_encoder", assigns=["doc.ents", "doc.sents", "doc.tensor", "doc.spans"])
def make_encoder(nlp: Language, name: str) -> Encoder:
    return Encoder()


class Encoder:
    """Encoder and heads; empty until `from_disk` has loaded a model."""

    def __init__(self) -> None:
        self.folder: Path | None = None

    def __call__(self, doc: Doc) -> Doc:
        if self.folder is None:
            raise ModelError("citybeat.encoder holds no model: load a pipeline with citybeat.load() or spacy.load()")
        words = columns_of(doc).texts
        vectors = self.vectors(words)
        doc.tensor = vectors  # type: ignore[assignment]  # declared as float64, kept as given
        notes_of(doc)["citybeat.heads"] = self.heads
        if len(doc):
            self.annotate(doc, words, vectors)
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterable[Doc]:
        yield from map(self, stream)

    def vectors(self, words: list[str]) -> Floats:
        """(words, 384): the vector of each word's first piece; zeros where a word has none (white space)."""
        pieces = self.word_pieces(words)
        hidden = np.zeros((len(pieces.ids) + 1, WIDTH), np.float32)
        special = self.word_pieces.special
        for start, end, keep_from, keep_to in windows(len(pieces.ids)):
            ids = np.concatenate([[special[CLS]], pieces.ids[start:end], [special[SEP]]])
            shapes = np.concatenate([[6], pieces.shapes[start:end], [6]])
            out = self.session.run(None, {"ids": ids, "shapes": shapes})[0]
            hidden[keep_from:keep_to] = out[1 + keep_from - start:1 + keep_to - start]
        return hidden[pieces.first]

    def annotate(self, doc: Doc, words: list[str], vectors: Floats) -> None:
        probabilities = notes_of(doc)["citybeat.probabilities"] = self.heads.probabilities(vectors)
        self.set_sentences(doc, probabilities["starts"][:, 1])
        scores: dict[tuple[int, int], float] = {}
        for head in self.heads.span_heads:
            spans_of_head = self.heads.spans(head, probabilities[head])
            if head == "names":
                spans_of_head = settle(spans_of_head, words, self.heads.types(head), np.round(probabilities[head][:, 0], DECIMALS))
            found = [(s, f.score) for f in spans_of_head if (s := trimmed(doc, f)) is not None]
            scores.update({(s.start, s.end): score for s, score in found})
            spans = [s for s, _ in found]
            if head == "names":
                doc.set_ents(spans)
                forget_ents(doc)
            else:
                doc.spans[head] = spans
        notes_of(doc)["citybeat.scores"] = scores

    def set_sentences(self, doc: Doc, starts: Floats) -> None:
        """A sentence begins after every line break and tag of a line of its own, and where the head says; the head is trusted more after a
        full stop. One that would be longer than any sentence is cut."""
        columns = columns_of(doc)
        opened, final, begin = True, False, 0
        scores = np.round(starts, 3).tolist()
        begins = [False] * len(doc)
        for i, word in enumerate(columns.texts):
            if columns.is_space[i]:
                opened = opened or "\n" in word or word[0] == "<"
                continue
            begins[i] = opened or (scores[i] >= (AFTER_STOP if final else AFTER_OTHER) and not closes(columns, i))
            if begins[i] and not opened and opens(columns, i - 1):
                begins[i - 1], begins[i] = True, False
            begins[i] = begins[i] or i - begin >= LONGEST_SENTENCE
            begin = i if begins[i] else i - 1 if begins[i - 1] else begin
            opened, final = False, word[-1] in FINAL or (final and word in CLOSING)
        begins[0] = True
        # all at once: the setter of a single token looks through the whole Doc
        marks = np.where(begins, 1, -1).astype(np.int64).view(np.uint64)[:, None]
        doc.from_array([SENT_START], marks)  # type: ignore[arg-type]  # declared as int32, read as uint64

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        """Copy the model's files (model.onnx, vocab.txt, heads.npz, heads.json) into a folder."""
        if self.folder is None:
            raise ModelError("citybeat.encoder holds no model to save")
        target = Path(path)
        target.mkdir(parents=True, exist_ok=True)
        for name in ("model.onnx", "vocab.txt", "heads.npz", "heads.json"):
            (target / name).write_bytes((self.folder / name).read_bytes())

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> Encoder:
        """Load model.onnx, vocab.txt and the heads from a folder; ModelError when one is missing or does not fit."""
        from onnxruntime import InferenceSession, SessionOptions

        folder = Path(path)
        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        try:
            self.word_pieces = WordPieces(load_tokenizer(folder / "vocab.txt"))
            self.session = InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
        except (OSError, RuntimeError, ValueError) as error:
            raise ModelError(f"{folder}: no encoder of a citybeat model here ({error})") from error
        except Exception as error:  # onnxruntime's own errors have no public base class
            raise ModelError(f"{folder}: the encoder does not load ({error})") from error
        self.heads = Heads.from_disk(folder)
        self.folder = folder
        return self


def trimmed(doc: Doc, found: Found) -> Span | None:
    """The Span of what a head found, without white space at its ends; None where nothing is left."""
    columns = columns_of(doc)
    start, end = columns.trimmed(found.start, found.end)
    return None if columns.is_space[start] else Span(doc, start, end, label=found.label)


def model_hash(folder: Path) -> str:
    """16 hex digits over the model's files, for a record's `pipeline.model`."""
    import hashlib

    digest = hashlib.sha256()
    for name in ("model.onnx", "heads.npz", "heads.json"):
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:16]


def describe(folder: Path) -> dict[str, object]:
    """meta.json of a pipeline folder."""
    meta: dict[str, object] = json.loads((folder / "meta.json").read_text(encoding="utf8"))
    return meta
