"""Lines on standard error."""

from __future__ import annotations

import os
import unicodedata

import click

ESCAPED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # controls, marks of direction, half characters, line separators


def printable(text: str) -> str:
    """Text with what could steer or forge a terminal's output as escapes: a file's name or a message may hold anything."""
    return "".join(escape(c) if unicodedata.category(c) in ESCAPED else c for c in text)


def escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def say(text: str) -> None:
    """One line on standard error, with what is not printable escaped; a terminal or reader that has gone away ends nothing."""
    try:
        click.echo(printable(text), err=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # else Python stumbles over it again when it ends
