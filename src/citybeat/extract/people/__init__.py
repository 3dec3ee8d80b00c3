"""People: one entry for each human being that an article names."""

from citybeat.extract.people.component import People, make_people

__all__ = ["People", "make_people"]
