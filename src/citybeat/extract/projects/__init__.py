"""Projects: named, organised undertakings, with kind, aliases, description, parties, places and dates."""
