"""How sure each entry and fact is: a probability, calibrated on annotated articles that the model was not trained on.

    from citybeat.confidence import assess, drop_unsure, keep_sure
    assess(doc)                    # fills `signals` and `confidence` of what facts_of(doc) holds
    drop_unsure(facts_of(doc))     # drops what is too unsure to be stated
    keep_sure(facts_of(doc), 0.8)  # drops what is less sure

`signals` are measured in signals.py, weighed by the tables in data/weights.json, which models/recipe/fit_confidence.py fits.
"""

from citybeat.confidence.assess import assess
from citybeat.confidence.keep import drop_unsure, keep_sure

__all__ = ["assess", "drop_unsure", "keep_sure"]
