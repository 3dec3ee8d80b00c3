PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup test lint types floors raise docs update-docs check clean

setup: ## a virtual environment with everything that work on citybeat needs
	$(PYTHON) -m venv .venv && $(BIN)/pip install -q -e '.[dev]'

test:
	$(BIN)/pytest -q

lint:
	$(BIN)/ruff check .

types:
	$(BIN)/mypy

floors: ## fails when a figure on corpus/ is below its floor
	$(BIN)/python benchmarks/floors.py check

raise: ## lifts the floors to what the code reaches now; never lowers one
	$(BIN)/python benchmarks/floors.py raise

docs: ## runs every example of the docs
	$(BIN)/pytest -q tests/docs

update-docs: ## writes what the commands print now into the docs
	$(BIN)/python -m tests.docs.update

check: lint types test floors

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis src/citybeat/gazetteer/data
