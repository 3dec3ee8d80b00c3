"""The gazetteer: populated places of GeoNames by name, with countries, their adjectives and their first-level regions."""

from citybeat.gazetteer.gazetteer import Gazetteer
from citybeat.gazetteer.place import Match, Place

__all__ = ["Gazetteer", "Match", "Place"]
