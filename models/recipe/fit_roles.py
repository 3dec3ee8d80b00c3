#!/usr/bin/env python3
"""Fit which titles that no rule claims are roles: python models/recipe/fit_roles.py GOLD DATA [--write]

(../shared/gold, DATA as of train.py.)
A logistic regression over the traits of a title and the person whom the model links to it, on annotated articles (deciders.py). Prints
figures by cross-validation over articles and on articles kept apart, then how far the weights are from the shipped ones; with --write they
are replaced. The threshold beside them stays.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import deciders
import fitting
from spacy.language import Language

from citybeat.evaluate.matching import token_f1
from citybeat.extract.facts import facts_of
from citybeat.extract.roles.component import Reader, Roles
from citybeat.extract.roles.wording import wording

WEIGHTS = Path(str(files("citybeat.extract.roles") / "unclaimed.json"))
SAME_PERSON = SAME_TITLE = 0.5  # token F1 from which on names and titles are the same


def judged(nlp: Language, roles: Roles, article: dict[str, Any], text: str) -> deciders.Judged:
    """The proposals in an article."""
    doc = nlp(text)
    if not facts_of(doc).people:
        return
    reader = Reader(doc, facts_of(doc), roles.linker)
    reader.roles()
    for proposal in reader.proposals:
        name, title = proposal.person.person.name, wording(doc, proposal.post.title)
        right = any(token_f1(r["person"], name) > SAME_PERSON and token_f1(r["title"], title) >= SAME_TITLE for r in article["roles"])
        yield dict(proposal.traits), right


def main() -> None:
    args = fitting.parser(__doc__, "gold", "data").parse_args()
    nlp = fitting.pipeline_of_names(fitting.MODEL)
    roles = Roles(nlp)
    found = deciders.cases(args.gold, args.data, lambda article, text: judged(nlp, roles, article, text))
    deciders.settle(WEIGHTS, found, Path(__file__).name, args.write)


if __name__ == "__main__":
    main()
