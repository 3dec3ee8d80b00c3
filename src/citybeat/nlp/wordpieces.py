"""From the words of a spaCy Doc to the encoder's input: word pieces, word shapes, windows.

The trainer and the shipped component both read articles through this module, so that a model sees at run time what it
saw in training.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

CLS, SEP, LINE_BREAK, BLANK_LINE = "[CLS]", "[SEP]", "[unused0]", "[unused1]"
SHAPES = ("lower", "title", "upper", "digit", "mixed", "caseless", "layout", "initial")
MAX_PIECES_PER_WORD = 12  # a longer word is a link or a number; its first pieces say so
WINDOW, OVERLAP = 340, 32  # word pieces, without [CLS] and [SEP]


def word_shape(word: str) -> int:
    """Index into SHAPES of how a word is written; the encoder itself is uncased."""
    if word.isspace() or not word:
        return 6
    if word.isdigit():
        return 3
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 and word[1] != "." else 7
    if word.istitle():
        return 1
    return 4 if any(c.isupper() for c in word) else 5


def load_tokenizer(vocabulary: Path) -> Tokenizer:
    """A BERT word-piece tokenizer over a vocab.txt, for text that is already split into words."""
    tokens = vocabulary.read_text(encoding="utf8").splitlines()
    table = {token: i for i, token in enumerate(tokens)}
    tokenizer = Tokenizer(WordPiece(table, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = BertNormalizer(lowercase=True, strip_accents=True, clean_text=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer


@dataclass
class Pieces:
    """Word pieces of one article: `ids` and `shapes` by piece, and the first piece of each word (-1: it has none)."""

    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    first: NDArray[np.int64]


class WordPieces:
    """Splits words into pieces, with a cache of the frequent ones.

    >>> WordPieces(load_tokenizer(path))(["Oslo", "\\n", "decided"])  # doctest: +SKIP
    """

    def __init__(self, tokenizer: Tokenizer, cache_size: int = 50_000):
        self.tokenizer = tokenizer
        self.cache: dict[str, list[int]] = {}
        self.cache_size = cache_size
        self.special: dict[str, int] = {name: int(tokenizer.token_to_id(name) or 0) for name in (CLS, SEP, LINE_BREAK, BLANK_LINE)}

    def pieces_of(self, word: str) -> list[int]:
        """Ids of the pieces of one word; a run of white space with a line break is one layout piece.

        A character that was lost in decoding (U+FFFD) is read as the apostrophe that it mostly was ("Roe\ufffds").
        """
        if word.isspace():
            breaks = word.count("\n")
            return [] if not breaks else [self.special[LINE_BREAK if breaks == 1 else BLANK_LINE]]
        known = self.cache.get(word)
        if known is None:
            shown = word if word.isprintable() else "".join(filter(str.isprintable, word)) or word  # without what no font can show
            known = list(self.tokenizer.encode(shown.replace("\ufffd", "'"), add_special_tokens=False).ids[:MAX_PIECES_PER_WORD])
            if len(self.cache) < self.cache_size:
                self.cache[word] = known
        return known

    def __call__(self, words: Sequence[str]) -> Pieces:
        ids: list[int] = []
        shapes: list[int] = []
        first = np.full(len(words), -1, np.int64)
        for i, word in enumerate(words):
            pieces = self.pieces_of(word)
            if pieces:
                first[i] = len(ids)
                ids.extend(pieces)
                shapes.extend([word_shape(word)] * len(pieces))
        return Pieces(np.array(ids, np.int64), np.array(shapes, np.int64), first)


def windows(length: int, size: int = WINDOW, overlap: int = OVERLAP) -> Iterator[tuple[int, int, int, int]]:
    """Cover `length` pieces by as few windows of at most `size` as can be, of equal length: (start, end, keep_from, keep_to) for each.

    Neighbours overlap by `overlap` pieces; of an overlap each window keeps the half that lies deeper inside it, so that the kept
    parts tile the article.

    >>> list(windows(10, size=6, overlap=2))
    [(0, 6, 0, 5), (4, 10, 5, 10)]
    """
    if not length:
        return
    count = max(1, -(-(length - overlap) // (size - overlap)))
    edges = [round(k * (length - overlap) / count) for k in range(count + 1)]
    for k, (start, end) in enumerate(itertools.pairwise(edges)):
        last = k == count - 1
        yield start, length if last else end + overlap, start + overlap // 2 if k else 0, length if last else end + overlap // 2
