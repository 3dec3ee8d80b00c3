"""How far a run is."""

from __future__ import annotations

import io
import re
import sys
import time

import pytest

from citybeat.batch.extract import no_advance
from citybeat.cli.progress import Meter, bar, clock, log, shown


@pytest.fixture
def now(monkeypatch):
    """A clock that stands until it is set."""
    at = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: at[0])
    return at


def test_the_first_call_knows_no_rate(now):
    assert Meter(1000).text(100, 16, 0) == "16 articles, 10%"


def test_rate_and_time_left(now):
    meter = Meter(1000)
    meter.text(100, 16, 0)
    now[0] += 10
    assert meter.text(200, 216, 3) == "216 articles (3 failed), 20.0 a second, 20%, 0:01:20 left"
    now[0] += 80
    assert meter.text(1000, 1_816, 1_003) == "1,816 articles (1,003 failed), 20.0 a second, 100%, 0:00:00 left"


def test_what_an_interrupted_run_had_done_says_nothing_of_the_speed(now):
    meter = Meter(1_000_000)
    now[0] += 1000  # loading
    meter.text(900_000, 50_000, 0)
    now[0] += 10
    assert meter.text(901_000, 50_100, 0) == "50,100 articles, 10.0 a second, 90%, 0:16:30 left"


def test_without_a_total(now):
    meter = Meter(None)
    assert meter.text(5, 1, 1) == "1 article (1 failed)"
    now[0] += 2
    assert meter.text(9, 5, 1) == "5 articles (1 failed), 2.0 a second"


def test_more_than_all_is_all(now):
    assert Meter(10).text(25, 1, 0) == "1 article, 100%"


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00:00"), (59.9, "0:00:59"), (3600, "1:00:00"), (360_000, "100:00:00")])
def test_clock(seconds, shown):
    assert clock(seconds) == shown


def test_a_line_now_and_then(now, capsys):
    with log(100, every=30) as advance:
        for position in range(0, 70, 10):
            advance(position, position, 0)
            now[0] += 10
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == ["30 articles, 1.0 a second, 30%, 0:01:10 left", "60 articles, 1.0 a second, 60%, 0:00:40 left"]


def test_a_short_run_says_nothing(capsys):
    with log(100) as advance:
        advance(50, 3, 0)
        advance(100, 6, 0)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("total", [None, 100])
def test_the_bar_takes_what_it_is_given(total, capsys):
    with bar(total) as advance:
        advance(50, 3, 1)
        advance(60, 4, 1)
    assert capsys.readouterr().out == ""


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_quiet_shows_nothing(tmp_path):
    with shown([str(tmp_path)], None, True, bar_fits=True) as advance:
        assert advance is no_advance


def test_without_standard_error_nothing_is_shown(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    with shown([str(tmp_path)], None, False, bar_fits=True) as advance:
        assert advance is no_advance


@pytest.mark.parametrize(("terminal", "fits", "has_bar"), [(True, True, True), (True, False, False), (False, True, False)])
def test_a_bar_only_on_a_terminal_where_it_fits(tmp_path, monkeypatch, terminal, fits, has_bar):
    (tmp_path / "a.txt").write_text("x" * 40)
    (tmp_path / "r.jsonl").write_text("y" * 60)
    stream = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with shown([str(tmp_path)], tmp_path / "r.jsonl", False, bar_fits=fits) as advance:
        advance(20, 7, 2)
        time.sleep(0.2 if has_bar else 0)
    text = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", stream.getvalue())
    assert ("7 articles (2 failed), 50%" in text) == has_bar
    assert has_bar or text == ""
