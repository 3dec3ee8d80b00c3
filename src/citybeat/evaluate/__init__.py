"""Scoring records against articles that people have annotated.

    from citybeat.evaluate import evaluate, read_gold, read_records
    result = evaluate(read_gold("corpus/dev"), read_records("records.jsonl"))
    result.figures["roles"].f1

What each row counts is written in `docs/evaluation.md`; the code of each kind stands in a module of its own here.
"""

from citybeat.evaluate.counts import MAIN_ROWS, ROWS, Figures
from citybeat.evaluate.reading import read_gold, read_records
from citybeat.evaluate.run import Evaluation, evaluate
from citybeat.evaluate.scoring import Mistake

__all__ = ["MAIN_ROWS", "ROWS", "Evaluation", "Figures", "Mistake", "evaluate", "read_gold", "read_records"]
