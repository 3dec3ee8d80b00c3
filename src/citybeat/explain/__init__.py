"""Why a record says what it says: `Pipeline.explain(article)` gives an `Explanation`."""

from citybeat.explain.model import Explanation

__all__ = ["Explanation"]
