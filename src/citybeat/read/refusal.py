"""How the parts of the reader say that something is no article; `reader.read` makes a Failure of it."""

from __future__ import annotations


class Refusal(Exception):
    """`reason` is a code of Failure, `message` says what happened and what to do."""

    def __init__(self, reason: str, message: str):
        super().__init__(message)
        self.reason, self.message = reason, message
