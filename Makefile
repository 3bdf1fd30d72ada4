# Two commands do all the set-up: `make demo` and `make test`. uv is used where it is installed, otherwise venv + pip.
.DEFAULT_GOAL := help
.PHONY: help demo test check bench evaluate screenshot lock clean format

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)

ifdef UV
MAKE_VENV = uv venv -q --python '>=3.11' $(VENV)
INSTALL = VIRTUAL_ENV=$(CURDIR)/$(VENV) uv pip install -q
else
MAKE_VENV = $(PYTHON) -c 'import sys; sys.exit("Parallax needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name one: make PYTHON=python3.12") if sys.version_info < (3, 11) else None' && $(PYTHON) -m venv $(VENV)
INSTALL = $(BIN)/python -m pip install -q --disable-pip-version-check
endif

help: ## what one can make
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

$(VENV)/.run: .ci/requirements.txt pyproject.toml
	@test -e $@ || echo "Setting up in $(VENV), once; this takes about a minute."
	@test -x $(BIN)/python || { $(MAKE_VENV); }
	@$(INSTALL) --no-deps --require-hashes -r .ci/requirements.txt
	@$(INSTALL) --no-deps -e .
	@touch $@

$(VENV)/.dev: .ci/requirements-dev.txt $(VENV)/.run
	@$(INSTALL) --no-deps --require-hashes -r .ci/requirements-dev.txt
	@touch $@

demo: $(VENV)/.run ## open the reader on an invented story (without a terminal: print a search, quotes and a note)
	@$(BIN)/parallax demo

test: $(VENV)/.dev ## the whole suite
	@$(BIN)/python -m pytest -n auto

check: $(VENV)/.dev ## format, lint, types and the import contract; no tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

format: $(VENV)/.dev ## put the code in order
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(VENV)/.dev ## the benchmarks of docs/benchmarks.md
	@$(BIN)/python -m tests.bench
	@$(BIN)/python -m tests.bench.search

evaluate: $(VENV)/.dev ## quality on gold data kept beside the project, where it is there
	@$(BIN)/python -m tests.evaluation

screenshot: $(VENV)/.run ## the pictures of the README, from the demo collection
	@$(BIN)/python -m tests.screenshot

lock: ## write the hashed requirement files anew (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --upgrade pyproject.toml -o .ci/requirements.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --upgrade --extra dev pyproject.toml -o .ci/requirements-dev.txt

clean: ## remove the environment and what tools left
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist *.egg-info
