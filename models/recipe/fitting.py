"""What the scripts that fit the small models share: their arguments, and the pipeline with what finds names in its Docs."""

from __future__ import annotations

import argparse
from pathlib import Path

import spacy
from spacy.language import Language

MODEL = Path(__file__).parents[1] / "citybeat_en"
NAMES = ("people", "cities", "organizations")


def parser(description: str | None, *folders: str) -> argparse.ArgumentParser:
    """The arguments of a fit: some folders, and whether the shipped weights are to be replaced."""
    found = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    for folder in folders:
        found.add_argument(folder, type=Path)
    found.add_argument("--write", action="store_true", help="replace the shipped weights")
    return found


def pipeline_of_names(model: Path) -> Language:
    """A pipeline that fills in people, cities and organizations."""
    nlp = spacy.load(model)
    for name in NAMES:
        nlp.add_pipe(f"citybeat_{name}", name=name)
    return nlp
