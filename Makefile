# Every chore by name. A fresh machine needs Python 3.11 or later with venv, and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
UNFETCHED := Packages could not be fetched (see above). Is there a network, or a mirror in pip's configuration? Then run make again.
ARGS ?=

.PHONY: help install setup run test lint check bench eval prebuilt tables docs lock messages clean

help: ## show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

install: $(VENV)/.runtime ## set up what running needs; then .venv/bin/kunak run

setup: $(VENV)/.development ## set up everything for development

$(VENV)/.runtime: requirements.txt pyproject.toml tools/prepare.py
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON) here. Install Python 3.11 or later, or name it: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) tools/prepare.py $(VENV)
	@$(PIP) -r requirements.txt || { echo "$(UNFETCHED)"; exit 1; }
	@$(BIN)/python tools/prepare.py --link $(VENV)
	@touch $@

$(VENV)/.development: requirements-dev.txt $(VENV)/.runtime
	@echo "Setting up what development needs (about half a minute, once)…"
	@$(PIP) -r requirements-dev.txt || { echo "$(UNFETCHED)"; exit 1; }
	@touch $@

$(VENV)/.bench: requirements-bench.txt $(VENV)/.development
	@$(PIP) --no-deps -r requirements-bench.txt
	@touch $@

run: $(VENV)/.runtime ## set up and show the product with its sample: http://127.0.0.1:8000
	@$(BIN)/kunak run --sample $(ARGS)

test: $(VENV)/.development ## set up and pass all tests, on SQLite and on PostgreSQL
	@$(BIN)/python tools/run_tests.py $(ARGS)

lint: $(VENV)/.development ## put the code into shape
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

check: $(VENV)/.development ## what the machines check: form, types, import directions, translations, licences
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/messages.py --check
	$(BIN)/python tools/licences.py

bench: $(VENV)/.bench ## measure; ARGS=--json or ARGS='--only NAME'
	@$(BIN)/python -m bench $(ARGS)

eval: $(VENV)/.development ## read the test documents, print how well and keep the figures; ARGS='--misses FIELD'
	@$(BIN)/python tools/eval_reading.py $(ARGS)

prebuilt: $(VENV)/.development ## work out beforehand what takes the reader long at its start
	@$(BIN)/python tools/prebuild.py

tables: $(VENV)/.development ## learn the reader's tables from the documents; ARGS=--check, or the names of some
	@$(BIN)/python tools/train.py $(ARGS)

docs: $(VENV)/.development ## draw the documents that come from the code
	@$(BIN)/python tools/draw_docs.py

lock: ## pin every dependency again (needs uv)
	uv pip compile -q --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 --universal --no-header requirements.in -o requirements.txt
	uv pip compile -q --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 --universal --no-header requirements-bulk.in -o requirements-bulk.txt
	uv pip compile -q --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 --universal --no-header requirements-dev.in -o requirements-dev.txt
	uv pip compile -q --no-deps --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 --universal --no-header requirements-bench.in -o requirements-bench.txt

messages: $(VENV)/.development ## collect the sentences to translate and compile the translations (needs gettext)
	@$(BIN)/python tools/messages.py $(ARGS)

clean: ## remove what setting up made; your data folder stays
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
