"""Quick workers."""

from __future__ import annotations

import multiprocessing

import pytest

from tests.helpers.processes import forked


@pytest.fixture
def quick(monkeypatch):
    """Workers that are there at once; without it they are fresh interpreters, as in use."""
    monkeypatch.setattr(multiprocessing, "get_context", forked)
