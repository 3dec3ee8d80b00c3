"""Targets, forecasts and achievements: aims that can be checked, with holder, quantity and deadline."""
