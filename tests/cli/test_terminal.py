"""What may stand on a terminal."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from citybeat.cli.terminal import printable, say


@pytest.mark.parametrize(("text", "shown"), [
    ("Ōsaka 🏙 عمان", "Ōsaka 🏙 عمان"), ("a\nb\r\t", "a\\x0ab\\x0d\\x09"), ("\x1b[31m", "\\x1b[31m"), ("\x9b", "\\x9b"),
    ("\u202ea\u200b\u2028", "\\u202ea\\u200b\\u2028"), ("\ud800", "\\ud800"), ("\U000e0001", "\\U000e0001"),
])  # fmt: skip
def test_printable(text, shown):
    assert printable(text) == shown


SAYING = """
import os, sys
from citybeat.cli.terminal import say
os.close(int(sys.argv[1]))  # the reader of standard error goes away
say("a")
say("b")
print("on")
"""


def test_a_reader_that_went_away_ends_nothing():
    read, write = os.pipe()
    done = subprocess.run([sys.executable, "-c", SAYING, str(read)], pass_fds=[read], stderr=write, stdout=subprocess.PIPE)
    os.close(read)
    os.close(write)
    assert (done.returncode, done.stdout) == (0, b"on\n")


def test_say_is_one_line_on_standard_error(capsys):
    say("a\nb")
    assert capsys.readouterr() == ("", "a\\x0ab\n")
