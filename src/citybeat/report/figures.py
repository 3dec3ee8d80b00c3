"""The figures of an evaluation, as text and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict

from citybeat.evaluate import Evaluation, Figures, Mistake
from citybeat.report.plain import printable


def figures_table(result: Evaluation) -> str:
    """A line a row of the score, then the mean F1 of the five kinds, then what had no counterpart."""
    lines = [f"{result.articles} articles, {result.records} records", f"{'':18}{'P':>8}{'R':>8}{'F1':>8}{'gold':>7}"]
    lines += [f"{row:18}{f.p:8.3f}{f.r:8.3f}{f.f1:8.3f}{f.gold:7d}{_interval(f)}" for row, f in result.figures.items()]
    lines.append(f"{'mean of five':18}{'':16}{result.mean_f1:8.3f}")
    for what, ids in (("articles without a record", result.without_record), ("records without an article", result.without_gold)):
        if ids:
            lines.append(f"{len(ids)} {what}: {', '.join(printable(i) for i in ids[:5])}{', …' if len(ids) > 5 else ''}")
    return "".join(f"{line}\n" for line in lines)


def _interval(figures: Figures) -> str:
    if figures.low is None or figures.high is None:
        return ""
    return f"  F1 {figures.low:.3f} to {figures.high:.3f}"


def mistakes_list(result: Evaluation) -> str:
    """The mistakes under a heading for each kind; a line holds what is wrong, the article and the item."""
    lines = []
    for row in result.figures:
        mistakes = [mistake for mistake in result.mistakes if mistake.row == row]
        if mistakes:
            lines.append(f"{row}: {_summary(mistakes)}")
            lines += [f"  {m.what:7} {printable(m.article)}  {printable(m.item)}" for m in mistakes]
            lines.append("")
    return "".join(f"{line}\n" for line in lines)


def _summary(mistakes: list[Mistake]) -> str:
    counts = {what: sum(m.what == what for m in mistakes) for what in ("missed", "extra", "wrong")}
    return ", ".join(f"{count} {what}" for what, count in counts.items() if count)


def figures_json(result: Evaluation, *, with_mistakes: bool = False) -> str:
    """One JSON object: a key a row, and `errors` where asked for; intervals only where they were computed."""
    rows: dict[str, object] = {}
    for row, figures in result.figures.items():
        rows[row] = {key: value for key, value in asdict(figures).items() if value is not None}
    if with_mistakes:
        rows["errors"] = [asdict(mistake) for mistake in result.mistakes]
    return json.dumps(rows, ensure_ascii=False)
