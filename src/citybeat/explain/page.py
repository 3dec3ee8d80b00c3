"""An explanation as text: for a terminal, and plain where there are no colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import JsonValue
from rich.text import Text

from citybeat.explain.model import Explained, Explanation, Kind, Missed, RuleText, Slot
from citybeat.record import Quantity, Span
from citybeat.report.marks import STYLES
from citybeat.report.plain import printable
from citybeat.report.tables import measure

WIDTH = 20  # of the labels
MOST = 5  # places that are listed of one slot
STYLE_OF: dict[Kind, str] = {
    "city": STYLES["cities"], "person": STYLES["people"], "organization": STYLES["organizations"], "role": STYLES["roles"],
    "target": "bold red", "project": STYLES["projects"],
}


def lines(explanation: Explanation) -> Iterator[Text]:
    """The page, a line at a time; text of the article is made safe for a terminal."""
    for item in explanation.found:
        yield from explained(item)
        yield Text()
    if not explanation.found:
        yield Text("nothing found")
        yield Text()
    yield Text("near misses" if explanation.near_misses else "no near misses", "bold")
    for miss in explanation.near_misses:
        yield Text()
        yield from missed(miss)
    for warning in explanation.warnings:
        yield Text()
        yield Text(f"warning: {printable(warning)}")


def explained(item: Explained) -> Iterator[Text]:
    yield Text.assemble((f"{item.id} {item.kind}: ", "dim"), (printable(item.statement), STYLE_OF[item.kind]))
    yield labelled("rule", rule(item.rule))
    if item.trigger is not None:
        yield labelled("trigger", quoted([item.trigger]))
    for passage in item.evidence:
        yield labelled("evidence", quoted([passage]))
    for part in item.slots:
        yield labelled(part.name, slot(part))
    if item.confidence is not None:
        yield labelled("confidence", f"{item.confidence:.2f}")
    if item.signals:
        yield labelled("signals", ", ".join(f"{printable(name)} {value:.4g}" for name, value in item.signals.items()))


def missed(miss: Missed) -> Iterator[Text]:
    yield Text.assemble((f"no {miss.kind}: ", "dim"), (printable(miss.words.text), STYLE_OF[miss.kind]))
    yield labelled("dropped", printable(miss.reason))
    yield labelled("rule", rule(miss.rule))
    yield labelled("words", quoted([miss.words]))
    if miss.evidence != miss.words:
        yield labelled("evidence", quoted([miss.evidence]))


def labelled(label: str, content: str) -> Text:
    return Text.assemble("  ", (label.replace("_", " ").ljust(WIDTH - 1), "dim"), " ", content)


def rule(text: RuleText) -> str:
    example = f" ({text.example})" if text.example else ""
    return printable(f"{text.id}: {text.says}{example}")


def slot(part: Slot) -> str:
    """Value, id and remark, then the words."""
    notes = "; ".join(n for n in (part.ref, part.note) if n)
    head = printable(f"{value_text(part.value)} ({notes})" if notes else value_text(part.value))
    return f"{head} <- {quoted(part.words)}" if part.words else head


def value_text(value: JsonValue) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return measure(Quantity.model_validate(value))
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def quoted(spans: Sequence[Span]) -> str:
    """Passages with their offsets: "Oslo" text[0:4]."""
    shown = [f'"{printable(s.text)}" {s.in_}[{s.start}:{s.end}]' for s in spans[:MOST]]
    return ", ".join(shown) + (f" and {len(spans) - MOST} more" if len(spans) > MOST else "")
