"""The page holds all that an explanation says, on lines that no article can forge."""

from __future__ import annotations

import pytest

from citybeat.explain.model import Explanation
from citybeat.explain.page import MOST, lines, quoted, value_text
from tests.explain.made import RULE, explained, explanation, missed, slot, words


def page(found: Explanation) -> list[str]:
    return [line.plain for line in lines(found)]


def test_the_whole_page() -> None:
    slots = [slot("person", "Signe Lind", words("Signe Lind", 6), ref="p1"), slot("status", "current", note="nothing marks another")]
    found = explanation(found=[explained(slots=slots, confidence=0.914, signals={"head": 0.98765, "mentions": 2})], warnings=["in 'fr'"])
    assert page(found) == [
        "r1 role: Signe Lind: Mayor",
        "  rule                roles.before_name: The title stands right before the name. (Mayor Jane Roe)",
        '  trigger             "Mayor Signe Lind" text[0:16]',
        '  evidence            "Mayor Signe Lind said so." text[0:25]',
        '  person              Signe Lind (p1) <- "Signe Lind" text[6:16]',
        "  status              current (nothing marks another)",
        "  confidence          0.91",
        "  signals             head 0.9877, mentions 2",
        "",
        "near misses",
        "",
        "no target: sell 40 buses",
        "  dropped             the aim is denied or dropped",
        "  rule                roles.before_name: The title stands right before the name. (Mayor Jane Roe)",
        '  words               "sell 40 buses" text[32:45]',
        '  evidence            "They have no plans to sell 40 buses." text[10:46]',
        "",
        "warning: in 'fr'",
    ]


def test_what_is_not_there_is_not_shown() -> None:
    found = explanation(found=[explained(trigger=None, evidence=[])], near_misses=[])
    assert page(found)[1:] == [f"  rule                {RULE.id}: {RULE.says} ({RULE.example})", "", "no near misses"]
    assert page(explanation(found=[], near_misses=[])) == ["nothing found", "", "no near misses"]


def test_a_sentence_that_was_dropped_whole_is_shown_once() -> None:
    whole = words("Prices will rise.")
    assert sum("Prices will rise." in line for line in page(explanation(found=[], near_misses=[missed(words=whole, evidence=whole)]))) == 2


def test_nothing_of_an_article_steers_a_terminal() -> None:
    evil = "a\x1b[2Jb\nr9 role: forged\u202e"
    slots = [slot("title", evil, words(evil), note=evil)]
    found = explanation(
        found=[explained(statement=evil, trigger=words(evil), evidence=[words(evil)], slots=slots, signals={evil: 1.0})],
        near_misses=[missed(words=words(evil), evidence=words(evil), reason=evil)], warnings=[evil],
    )
    shown = page(found)
    text = "\n".join(shown)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert not any(line.startswith("r9") for line in shown)
    assert "a⟨U+001B⟩[2Jb r9 role: forged⟨U+202E⟩" in shown[0]


@pytest.mark.parametrize(("value", "text"), [
    ("Oslo", "Oslo"),
    (3, "3"),
    (0.25, "0.25"),
    (["Unit", "Body"], "Unit, Body"),
    ({"value": 30.0, "value_to": None, "unit": "percent", "comparator": "at_least", "change": "by"}, "by at least 30 percent"),
])
def test_values(value: object, text: str) -> None:
    assert value_text(value) == text  # type: ignore[arg-type]


def test_many_places_are_counted() -> None:
    spans = [words("Oslo", i * 10) for i in range(MOST + 2)]
    assert quoted(spans[:1]) == '"Oslo" text[0:4]'
    assert quoted(spans).endswith('"Oslo" text[40:44] and 2 more')
    assert quoted([]) == ""
