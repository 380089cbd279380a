# make demo: install into .venv and read the bundled samples. make test: install and run every test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared

.PHONY: demo test lint format bench accuracy clean

# A fresh Debian has no venv module: it is installed where we may.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed: make PYTHON=python3.11 demo"; exit 1; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || \
	  { rm -rf $(VENV); command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && \
	    apt-get install -y -q python3-venv && $(PYTHON) -m venv $(VENV); } || \
	  { echo "The venv module is missing: run 'sudo apt install python3-venv', then again"; exit 1; }

$(VENV)/.installed: $(BIN)/python pyproject.toml
	@echo "Installing OnRecord into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.tests: $(VENV)/.installed
	@echo "Installing what the tests need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  "duckdb>=1" "followthemoney>=4" "hypothesis>=6.100" "networkx>=3" "playwright>=1.49" \
	  "prov>=2" "psycopg[binary]>=3.1" "pyarrow>=15" "pytest>=8" "pytest-xdist>=3" "rdflib>=7" \
	  "clingo>=5.7" \
	  "mypy>=1.13" "ruff>=0.9"
	@touch $@

demo: $(VENV)/.installed
	@mkdir -p demo && rm -f demo/onrecord.db*
	@$(BIN)/python -m onrecord.samples demo
	@$(BIN)/onrecord read demo/samples demo/dossier --format html --out demo/reports.html
	@echo
	@echo "One report, read:"
	@echo
	@$(BIN)/onrecord read demo/dossier/01-wire.md
	@echo
	@echo "Eight reports by five outlets, in a ledger:"
	@echo
	@$(BIN)/onrecord add demo/dossier --db demo/onrecord.db
	@echo
	@$(BIN)/onrecord claims --db demo/onrecord.db --limit 5
	@echo
	@echo "The most carried of them:"
	@echo
	@$(BIN)/onrecord claim --db demo/onrecord.db \
	  "$$($(BIN)/onrecord claims --db demo/onrecord.db --format csv --limit 1 | sed -n '2s/,.*//p')"
	@echo
	@echo "And if unnamed sources are struck out?"
	@echo
	@$(BIN)/onrecord stands --without anonymous --as-of 2034-10-10 --limit 2 --db demo/onrecord.db
	@echo
	@$(BIN)/onrecord reversals --db demo/onrecord.db
	@$(BIN)/onrecord report ilmet-wire ilmet-live ilmet-briefing ilmet-opinion ilmet-follow-up \
	  ilmet-order ilmet-interview --leave-out --db demo/onrecord.db --out demo/dossier.html
	@echo
	@echo "The dossier as one page to send on: $(CURDIR)/demo/dossier.html"
	@echo "Each report with its marks:          $(CURDIR)/demo/reports.html"
	@echo "Ask more: $(BIN)/onrecord compare ilmet-wire ilmet-opinion --db demo/onrecord.db"
	@echo "          $(BIN)/onrecord --help"

test: $(VENV)/.tests
	@$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/.tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: $(VENV)/.tests
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

accuracy: $(VENV)/.installed
	@$(BIN)/python -m benchmarks.accuracy --shared $(SHARED)

$(VENV)/.bench: $(VENV)/.installed
	@echo "Installing spaCy beside OnRecord, to be measured in the same run ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check "spacy>=3.8"
	@touch $@

bench: $(VENV)/.bench
	@$(BIN)/python -m benchmarks.speed --shared $(SHARED)

clean:
	rm -rf $(VENV) demo bench .pytest_cache .mypy_cache .ruff_cache .hypothesis
