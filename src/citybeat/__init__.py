"""citybeat reads news and writes, for each article, a record of the cities, people, roles, targets and projects in it.

    >>> import citybeat
    >>> nlp = citybeat.load()
    >>> record = nlp.extract("Oslo, 3 May - Mayor Anne Berg said Oslo aims to cut emissions by 95% by 2030.")
    >>> [city.name for city in record.cities]
    ['Oslo']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Article", "Explanation", "Failure", "Pipeline", "Record", "__version__", "load"]

if TYPE_CHECKING:
    from citybeat.article import Article
    from citybeat.engine.failure import Failure
    from citybeat.explain import Explanation
    from citybeat.pipeline import Pipeline, load
    from citybeat.record import Record

_HOMES = {
    "Article": "citybeat.article", "Failure": "citybeat.engine.failure", "Explanation": "citybeat.explain", "Pipeline": "citybeat.pipeline",
    "Record": "citybeat.record", "load": "citybeat.pipeline",
}


def __getattr__(name: str) -> Any:
    """Import on first use: the command line must start without spaCy."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'citybeat' has no attribute {name!r}")
