# Everything a newcomer needs. `make help` lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TOOLS := $(VENV)-tools
SEED ?= 1
SAMPLE := fixtures/annex_a_sample.xlsx
WORKBOOK := output/chat-sample.xlsx

.DEFAULT_GOAL := help
.PHONY: help chat pages test test-fast check fix fuzz audit lock bench fixture docs fields comparators release clean

help: ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "ChAT needs Python 3.11 or newer; set one with: make PYTHON=python3.12 ..."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV) (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	@touch $@

$(TOOLS):
	@$(PYTHON) -m venv $@
	@$@/bin/python -m pip install --quiet --disable-pip-version-check 'uv>=0.8' 'pip-audit>=2.9,<3' || { rm -rf $@; exit 1; }

chat: $(READY) ## Run the main job on the sample extract: writes output/chat-sample.xlsx
	@mkdir -p output
	@$(BIN)/chat analyse $(SAMPLE) -o $(WORKBOOK) --figures output/chat-sample.json
	@echo "Open $(WORKBOOK) in Excel or LibreOffice."

pages: $(READY) ## Print how many pages each sheet of the sample's workbook takes, by our own model and by LibreOffice
	@$(BIN)/python -m tests.workbook.pages

test: check ## All tests, the linter, the types
	@$(BIN)/python -m pytest -n auto

test-fast: $(READY) ## The tests that take no long time
	@$(BIN)/python -m pytest -n auto -m "not slow"

check: $(READY) ## The linter, the formatter (without changing anything), the types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

fix: $(READY) ## Let the linter and the formatter mend what they can
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

fuzz: $(READY) ## Read a thousand harmed extracts; SEED=2 for others, failures are kept in output/fuzz
	@$(BIN)/python -m tests.hostile.fuzz --cases 1000 --seed $(SEED) --keep output/fuzz

audit: $(TOOLS) ## Known vulnerabilities of the locked packages, when an index can be reached
	@$(TOOLS)/bin/python tools/audit.py

lock: $(TOOLS) ## Lock the newest packages that pyproject.toml allows, with hashes: requirements.lock
	@$(TOOLS)/bin/uv pip compile --quiet --universal --python-version 3.11 --upgrade --generate-hashes \
		--no-emit-index-url --no-annotate --custom-compile-command 'make lock' pyproject.toml --output-file requirements.lock

bench: $(READY) ## Time the whole command and its stages against its floor, at 40,000 and 400,000 rows
	@$(BIN)/python bench/whole_command.py

fixture: $(READY) ## Make fixtures/annex_a_sample.xlsx again
	@$(BIN)/chat synth -o $(SAMPLE) --children 600 --seed 1 --faults 0.01

fields: $(READY) ## Make chat/annex_a/fields.py from columns.csv again
	@PYTHONPATH=. $(BIN)/python tools/make_fields.py

docs: $(READY) ## Make the generated pages of docs/ again
	@$(BIN)/python docs/generate.py

release: $(READY) ## Record the figures of this version, which chat verify holds an installation against
	@$(BIN)/python -c 'from pathlib import Path; from chat.jobs import verify; Path("chat", verify.RECORD).write_text(verify.record_of_release(), encoding="utf-8")'

comparators: $(READY) ## Make the embedded published figures again: make comparators FROM=folder
	@$(BIN)/python tools/make_comparators.py $(FROM)

clean: ## Remove the virtual environment and everything made
	@rm -rf $(VENV) $(TOOLS) output .pytest_cache .mypy_cache .ruff_cache .hypothesis
