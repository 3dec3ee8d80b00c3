#!/usr/bin/env python3
"""Fit which sentences state a forecast: python models/recipe/fit_forecasts.py GOLD DATA [--write]   (../shared/gold, DATA as of train.py)

A logistic regression over the traits of the sentences to which the sentence head gives a chance, on annotated articles (deciders.py).
Prints figures by cross-validation over articles and on articles kept apart, then how far the weights are from the shipped ones; with
--write they are replaced. The threshold beside them stays.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import data
import deciders
import fitting
import spacy
from spacy.language import Language

from citybeat.extract.targets.clauses import sentences
from citybeat.extract.targets.component import kinds_by_start
from citybeat.extract.targets.forecasts import LEAST, traits_of
from citybeat.extract.targets.lexicon import DATA

WEIGHTS = Path(str(DATA)) / "forecasts.json"


def judged(nlp: Language, article: dict[str, Any], text: str) -> deciders.Judged:
    """The sentences of an article that may state a forecast; none where near-targets are not annotated."""
    if "near_targets" not in article:
        return
    stated = [data.evidence(text, near["evidence"]) for near in article["near_targets"] if near["kind"] == "forecast"]
    doc = nlp(text)
    parts = list(sentences(doc))
    kinds = kinds_by_start(doc, parts)
    for part in parts:
        if kinds[part.start]["forecast"] >= LEAST:
            right = any(span is not None and data.is_shared(span, (part.start_char, part.end_char)) for span in stated)
            yield traits_of(part, kinds[part.start]), right


def main() -> None:
    args = fitting.parser(__doc__, "gold", "data").parse_args()
    nlp = spacy.load(fitting.MODEL)
    found = deciders.cases(args.gold, args.data, lambda article, text: judged(nlp, article, text))
    deciders.settle(WEIGHTS, found, Path(__file__).name, args.write)


if __name__ == "__main__":
    main()
