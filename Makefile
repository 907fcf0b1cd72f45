# Two commands do all the set-up: `make run` opens your journal, `make test` proves the program.
PYTHON ?= python3
BIN := .venv/bin
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run demo test bench profile torture lint format types check wheel screenshots clean help

help:            ## list what can be made
	@grep -E '^[a-z]+: .*##|^[a-z]+:  *##' $(MAKEFILE_LIST) | sed -E 's/:.*## */\t/' | expand -t 14

.venv/run.stamp: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "rjournal needs Python 3.11 or newer; try make PYTHON=python3.11")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

.venv/dev.stamp: .venv/run.stamp
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

run: .venv/run.stamp  ## open your journal
	@$(BIN)/rjournal

demo: .venv/run.stamp  ## open the sample journal in a throw-away folder
	@$(BIN)/rjournal demo

test: .venv/dev.stamp  ## run the whole suite
	$(BIN)/python -m pytest -n 6 --dist worksteal -q

bench: .venv/dev.stamp  ## measure every budget; SIZES=1000,50000 ROWS=4,typing QUICK=1 measure less
	@$(BIN)/python -m benchmarks $(if $(SIZES),--sizes $(SIZES)) $(if $(ROWS),--rows '$(ROWS)') $(if $(QUICK),--quick)

profile: .venv/dev.stamp  ## name what holds the screen up on a large journal
	@$(BIN)/python -m benchmarks.ui_thread

torture: .venv/dev.stamp  ## kill the program again and again, account for every word; KILLS=300 SEED=1
	@$(BIN)/python -m tests.torture --kills $(or $(KILLS),300) --seed $(or $(SEED),1)

lint: .venv/dev.stamp  ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev.stamp  ## mypy, strict on src and benchmarks
	$(BIN)/mypy

format: .venv/dev.stamp  ## rewrite the files in the house's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

wheel: .venv/dev.stamp  ## build the wheel, install it elsewhere and try it
	$(BIN)/python -m tests.wheel_check

check: test lint types wheel  ## all that CI runs

screenshots: .venv/dev.stamp  ## draw every screen of the sample journal into screenshots/
	$(BIN)/python -m tests.screenshots

clean:           ## remove what make made
	rm -rf .venv .bench dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
