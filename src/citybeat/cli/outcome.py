"""How `show` and `evaluate` end: errors are told in one line, and a reader that goes away ends the command quietly."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from citybeat.cli.terminal import say

FAILED, BROKEN_PIPE = 2, 141


@contextmanager
def told() -> Iterator[None]:
    """Turn errors into a message on standard error and an exit code."""
    from citybeat.errors import CitybeatError

    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # else Python complains when it flushes at exit
        sys.exit(BROKEN_PIPE)
    except (CitybeatError, OSError) as error:
        say(f"error: {error}")
        sys.exit(FAILED)
