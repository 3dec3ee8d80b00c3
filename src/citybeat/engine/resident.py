"""A worker that stays, for callers whose work comes in pieces: the tasks of a Spark Python worker."""

from __future__ import annotations

from collections import deque
from typing import ClassVar

from citybeat.engine.run import run_shards
from citybeat.engine.shards import Outcome, Shard
from citybeat.engine.task import Setup


class Resident:
    """A worker process that waits for its next shard and ends with this process.

    It is given a shard only when it has given back the one before, so that a caller that breaks off leaves nothing behind for the next.
    """

    current: ClassVar[Resident | None] = None

    def __init__(self, setup: Setup, time_limit: float):
        self.made_of = setup, time_limit
        self.shards: deque[Shard] = deque()
        self.results = run_shards(iter(self.shards.popleft, None), setup=setup, time_limit=time_limit, ahead=1)

    @classmethod
    def of(cls, setup: Setup, time_limit: float) -> Resident:
        """This process's one; a new one takes its place where the settings are others, so that one model at most is in memory."""
        if cls.current is None or cls.current.made_of != (setup, time_limit):
            if cls.current is not None:
                cls.current.close()
            cls.current = cls(setup, time_limit)
        return cls.current

    def work(self, shard: Shard) -> list[Outcome]:
        """What became of the shard's items; see `run_shards`. After an error `of` gives a new one."""
        self.shards.append(shard)
        try:
            _, outcomes = next(self.results)
        except BaseException:
            self.close()
            raise
        return outcomes

    def close(self) -> None:
        """End the worker."""
        self.results.close()
        if Resident.current is self:
            Resident.current = None
