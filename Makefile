# Alt nettstedet trenger. «make» viser hva du kan gjøre.
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
RUN := PYTHONDONTWRITEBYTECODE= NO_MKDOCS_2_WARNING=1 DISABLE_MKDOCS_2_WARNING=true $(BIN)

# Én mer enn maskinen har kjerner: prøvene i nettleser venter mye.
PROVERE = $(shell $(PYTHON) -c "import os; print(os.cpu_count() + 1)")

.DEFAULT_GOAL := hjelp
.PHONY: hjelp serve build ferdig test check audit bench laas skjema nettleser paper papirverktoy

hjelp: ## vis denne lista
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 12

.venv/klar: requirements.txt pyproject.toml
	@echo "[1/3] Lager et eget Python-miljø i .venv …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' || { echo "Trenger Python 3.11.5 eller nyere. Prøv: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Fikk ikke laget .venv. På Debian og Ubuntu: installer pakken python3-venv."; exit 1; }
	@echo "[2/3] Henter pakkene som er låst i requirements.txt (ett til to minutter første gang) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@echo "[3/3] Legger inn kommandoen ressursbank …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/provklar: .venv/klar requirements-test.txt
	@echo "Henter det prøvene trenger i tillegg …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

serve: .venv/klar ## se nettstedet på http://127.0.0.1:8000 mens du skriver
	@echo "Bygger. Åpne http://127.0.0.1:8000 når det står «Serving on»."
	@$(RUN)/mkdocs serve --dev-addr 127.0.0.1:8000

build: .venv/klar papirverktoy ## bygg nettstedet i site/
	@$(RUN)/ressursbank bygg

paper: .venv/klar papirverktoy ## lag arkene på papir i site/papir/
	@$(BIN)/ressursbank papir

check: .venv/klar ## vis alle feil i tekst og data
	@$(BIN)/ressursbank sjekk

papirverktoy: .venv/klar
	@$(BIN)/python -m ressursbank.paper.ensure

nettleser: .venv/provklar
	@$(BIN)/python tests/browser/install.py

ferdig: .venv/provklar ## prøv det som ligger i site/, uten nettleser: numre, lenker, ord og nødhjelp på hver side
	@FERDIG=site $(RUN)/python -m pytest -n $(PROVERE) -m "not slow and not natt" tests/site

test: nettleser papirverktoy ## kjør alle prøvene, også i nettleser
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(RUN)/python -m pytest -n $(PROVERE) --dist loadfile -m "not slow and not natt"

audit: nettleser papirverktoy ## den lange gjennomgangen: hver side i alle former (UTVALG=1: hver side i én, uten det som bare går om natta)
	@$(RUN)/python -m pytest -n $(PROVERE) --dist worksteal -m "slow $(if $(UTVALG),and not,or) natt"

bench: nettleser ## mål byggetid, vekt og søk ved siden av Material slik det kommer
	@$(RUN)/python -m tests.bench

laas: ## lag låsene på nytt fra requirements.in og requirements-test.in (krever uv)
	for fil in requirements requirements-test; do \
	  uv pip compile --universal --generate-hashes --no-header --python-version 3.11.5 -q $$fil.in -o $$fil.txt || exit 1; done

skjema: .venv/klar ## lag JSON-skjemaene på nytt fra modellene
	@$(BIN)/ressursbank skjema
