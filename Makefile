# Everything sets itself up: `make demo`, `make test`. Needs Python 3.11 or newer (with venv) and nothing else; tests
# install Chromium, ffmpeg and Node.js from Debian's packages where they may (tests/setup.sh).
#   PYTHON=python3.12     another interpreter
#   PIP_ARGS="..."        further arguments for pip, for example an index with CPU builds of torch
#   OUT=folder            where the demo writes
PYTHON ?= python3
PIP_ARGS ?=
OUT ?= orograph-demo
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
PYTEST := $(BIN)/python -m pytest

.PHONY: demo test test-fast test-paper lint web web-check tools bench history clean

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Orograph needs Python 3.11 or newer (PYTHON=...)")'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --disable-pip-version-check -q -c constraints.txt $(PIP_ARGS) torch
	$(BIN)/python -m pip install --disable-pip-version-check -q -c constraints.txt $(PIP_ARGS) -e '.[h5,dev]'
	touch $@

demo: $(READY)
	$(BIN)/orograph demo -o $(OUT)

tools:
	tests/setup.sh

test: $(READY) tools
	$(PYTEST) -n 2 --dist worksteal -m 'not paper' $(ARGS)

# Every recipe at the paper's size, with one training step: several minutes each.
test-paper: $(READY)
	$(PYTEST) -n 2 --dist worksteal -m paper $(ARGS)

test-fast: $(READY) tools
	$(PYTEST) -n 2 --dist worksteal -m 'not slow and not paper' $(ARGS)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The viewer's bundle is committed, so that installing needs no Node; this builds it anew.
web: tools
	cd web && npm run --silent build

# Types, tests, and whether the committed bundle is what the sources give.
web-check: tools
	@command -v npm >/dev/null || { echo "make web-check needs Node.js 20 or newer"; exit 1; }
	cd web && npm run --silent check && npm run --silent test
	rm -rf web/dist && cd web && node build.mjs dist
	diff -rq web/dist src/orograph/viewer/static || { echo "The committed bundle is not what web/ gives: run make web"; exit 1; }

bench: $(READY)
	$(BIN)/python benchmarks/move.py
	$(BIN)/python -m benchmarks.engine $(ARGS)

# The cost of surfaces at this commit, beside what was measured before (benchmarks/README.md); ARGS="v1..main --steps 5" for others.
ASV := .cache/asv/tool/bin/asv
history: $(READY)
	cd benchmarks && { test -x $(ASV) || { $(abspath $(BIN))/python -m venv .cache/asv/tool && .cache/asv/tool/bin/pip install -q $(PIP_ARGS) asv==0.6.6 virtualenv==21.15.11; }; }
	$(BIN)/python -c 'import asv_runner' 2>/dev/null || $(BIN)/python -m pip install -q $(PIP_ARGS) asv_runner==0.3.2
	cd benchmarks && $(ASV) machine --yes
	@test -n "$(ARGS)" || git diff --quiet HEAD || { echo "commit first: what is measured is kept under the commit's name"; exit 1; }
	cd benchmarks && $(ASV) run $(or $(ARGS),-E existing:$(abspath $(BIN))/python --set-commit-hash $$(git rev-parse HEAD))
	cd benchmarks && $(ASV) publish

clean:
	rm -rf $(VENV) web/node_modules web/dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
