# Type `make` for what there is to do.
.DEFAULT_GOAL := help
.PHONY: help setup demo test proof check bench clean

bin := .venv/bin
pytest := $(bin)/python -m pytest -q
packages := core store printer sync summary centre web ui kiosk display cli assets

help: ## Show this list
	@sed -n 's/^\([a-z]*\): .*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 8

setup: ## Install what is missing: Debian packages (through sudo when not root) and .venv
	@scripts/setup

demo: setup ## Play a busy morning on this machine; ARGS="--seed 2 --headless" are handed on
	$(bin)/besti demo $(ARGS)

test: setup ## Run the whole suite; core must be covered entirely by its own tests
	$(pytest) tests/core --cov=core --cov-branch --cov-fail-under=100
	$(pytest) -n 6 --ignore=tests/core
	$(bin)/python -m tests.simulation --seconds 60

proof: setup ## Run the slow proofs as well; SITES=100000 simulates more sites, SEED the first of them
	$(pytest) -n 2 -m proof --hypothesis-profile=proof
	$(bin)/python -m tests.simulation --sites $(or $(SITES),1000) --seed $(or $(SEED),1)

check: setup ## Lint, types, import rules, QML and the fast tests
	$(bin)/ruff check
	$(bin)/ruff format --check
	$(bin)/mypy
	$(bin)/python scripts/lint-qml
	$(pytest) tests/test_import_rules.py tests/test_house.py tests/core

bench: setup ## Measure this machine; NAME=issue chooses one bench
	$(bin)/besti bench $(or $(NAME),issue) --json $(ARGS)

clean: ## Remove what was made, .venv included; stores and tickets are not touched
	rm -rf .venv build .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache *.egg-info
	find $(packages) tests -name __pycache__ -type d -prune -exec rm -rf {} +
