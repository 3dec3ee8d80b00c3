"""How commands end: errors are told in one line, and a reader that goes away ends the command quietly; those that write files also say
what became of these, whatever ends them."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click

from citybeat.cli.terminal import say

FAILED, INTERRUPTED, BROKEN_PIPE, TERMINATED = 2, 130, 141, 143


@contextmanager
def told() -> Iterator[None]:
    """Turn errors into a message on standard error and an exit code."""
    from citybeat.errors import CitybeatError

    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        end_unheard()
    except (CitybeatError, OSError) as error:
        say(f"error: {error}")
        sys.exit(FAILED)


def end_unheard() -> NoReturn:
    """End when whoever read standard output went away."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # else Python complains when it flushes at exit
    sys.exit(BROKEN_PIPE)


# -- commands that write files

def check_output(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
    """A file in a folder that exists; `-` means standard output."""
    if value is None or str(value) == "-":
        return None
    if value.is_dir():
        raise click.BadParameter(f"{value} is a folder; name a file in it")
    if not value.parent.is_dir():
        raise click.BadParameter(f"the folder {value.parent} does not exist; create it first")
    return value


def is_regular(output: Path | None) -> bool:
    """Whether the output is or will be a file, and neither standard output nor a device or named pipe."""
    return output is not None and (output.is_file() or not output.exists())


def what_is_kept(output: Path | None, message: str = "") -> str:
    """What became of the output when a run ends early, beside what the message says."""
    from citybeat.batch.finish import FINISH
    from citybeat.batch.paths import run_path

    if output is None or not is_regular(output):
        return ""
    folder = run_path(output)
    if (folder / FINISH).exists() and FINISH not in message:
        return f"; all articles are done, the same command puts {output} in place"
    told = str(folder) in message or not folder.exists()
    return f"; {output} is as it was{'' if told else f'; what is done is kept in {folder}, the same command goes on'}"


class Terminated(BaseException):
    """SIGTERM came; like KeyboardInterrupt it unwinds all, so that workers go."""


@contextmanager
def ended_cleanly(output: Path | None) -> Iterator[None]:
    """Turn Ctrl-C, a closed pipe, SIGTERM and errors into a message and an exit code, after all files are put away."""
    from citybeat.errors import CitybeatError

    def terminate(_number: int, _frame: object) -> None:
        raise Terminated

    before = signal.signal(signal.SIGTERM, terminate)
    try:
        yield
    except KeyboardInterrupt:
        say(f"interrupted{what_is_kept(output)}")
        sys.exit(INTERRUPTED)
    except Terminated:
        say(f"terminated{what_is_kept(output)}")
        sys.exit(TERMINATED)
    except BrokenPipeError:
        end_unheard()
    except (CitybeatError, OSError, sqlite3.Error) as error:
        say(f"error: {error}{what_is_kept(output, str(error))}")
        sys.exit(FAILED)
    except (click.ClickException, click.exceptions.Exit):
        raise
    except Exception:  # Python would end with 1, which says that all went well but for some articles
        traceback.print_exc()
        say(f"error: that is a fault of citybeat{what_is_kept(output)}")
        sys.exit(FAILED)
    finally:
        signal.signal(signal.SIGTERM, before)
