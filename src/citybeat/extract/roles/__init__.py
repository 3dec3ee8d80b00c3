"""Roles: statements that tie a named person to a position, office, rank or occupation."""
