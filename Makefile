# `make publish` makes the releases, `make test` proves the code; each sets up what it needs.
# A language is passed as L=ar (LANG belongs to the shell).

PYTHON ?= python3
BIN := .venv/bin
LANGUAGE := $(if $(L),-l $(L))
PAGES := from publish.catalogs.extraction import words; from publish.catalogs.writer import write; \
  from publish.releases.environment import template_sources; print(write(words(template_sources())), end="")

.DEFAULT_GOAL := help
.PHONY: help publish serve test coverage lint manual pages messages guide cldr check status update clean calibrate bench bench-peers faults promises

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

publish: .venv/publish ## Bring catalogs up to date and build every release
	@$(BIN)/publish release

serve: .venv/serve ## Show the site while it is written
	@$(BIN)/publish serve

test: .venv/develop ## Run the tests
	@$(BIN)/python -m pytest -n auto

coverage: .venv/develop ## Run the tests and list what they do not reach
	@$(BIN)/python -m pytest -n auto --cov --cov-report=term

lint: .venv/develop ## Check style and types
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

manual: .venv/publish ## Make docs/checks.md from the table of rules
	@$(BIN)/python -X utf8 -c 'from publish.checks.manual import manual; print(manual(), end="")' > docs/checks.new
	@mv docs/checks.new docs/checks.md

pages: .venv/publish ## Take the words of the pages out of the templates anew
	@$(BIN)/python -X utf8 -c '$(PAGES)' > pages.new
	@mv pages.new src/publish/catalogs/pages.pot

messages: .venv/publish ## Take what the program says out of the code anew, and update its catalogs
	@cd src/publish/speech && for file in *.po publish.pot; do \
	  $(abspath $(BIN))/python -X utf8 -m publish.speech.extraction $$file > messages.new && \
	  mv messages.new $$file || exit; done

guide: .venv/publish ## Bring the guide for translators up to date with docs/translating.md
	@for file in docs/locale/*.po docs/locale/translating.pot docs/translating.*.html; do \
	  $(BIN)/python -X utf8 -m publish.press.guide $$file > guide.new && mv guide.new $$file || exit; done

cldr: .venv/publish ## Take what is known of languages out of Babel's CLDR anew
	@for table in traits dates conventions; do \
	  $(BIN)/python -X utf8 -m publish.languages.making $$table > table.new && \
	  mv table.new src/publish/languages/$$table.tsv || exit; done

check: .venv/publish ## List what should be mended in sources and translations
	@$(BIN)/publish check

status: .venv/publish ## Show how far each translation has come
	@$(BIN)/publish status

update: .venv/publish ## Bring catalogs up to date with the sources (L=ar: only Arabic)
	@$(BIN)/publish update $(LANGUAGE)

calibrate: .venv/develop ## Show what the checks catch, and what they refuse wrongly
	@$(BIN)/python benchmarks/checks.py

bench: .venv/develop ## Measure what work costs (SIZE=--long: in archives of 1,000 and 10,000)
	@$(BIN)/python benchmarks/bench.py $(SIZE)

bench-peers: .venv/develop ## Measure it beside mdpo, translate-toolkit, Sphinx and msgmerge
	@$(BIN)/python benchmarks/peers.py $(SIZE)

faults: .venv/develop ## Kill it, fill its disk, have two at once: many times, and count
	@PUBLISH_FAULTS=long $(BIN)/python -m pytest tests/faults -n auto

promises: .venv/develop ## Show for each claim of README.md whether it is kept
	@$(BIN)/python benchmarks/promises.py

clean: ## Remove everything that was made
	rm -rf build dist .venv .hypothesis .coverage .*_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/publish: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/serve: .venv/publish
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[serve]'
	@touch $@

.venv/develop: .venv/publish
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
