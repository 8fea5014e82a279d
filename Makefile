# Everything the project does, from a fresh clone. `make` or `make help` lists it.

SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 4566
ENV ?= dev

VENV := .venv
BIN := $(VENV)/bin
CHECKOV_VENV := .venv-checkov
CDK := node_modules/.bin/cdk
LIGHTHOUSE := bench/lighthouse
BUNDLES := bench/bundles
export PATH := $(CURDIR)/$(BIN):$(PATH)

# What the front ends are built from.
FRONTEND_SOURCES := $(shell find frontend -type f -not -path '*/node_modules/*' -not -path '*/dist/*')

.DEFAULT_GOAL := help
.PHONY: help up down status admin setup build test check fuzz model bench load lighthouse snapshots visual screenshots exceptions audit sbom synth bootstrap deploy wheels lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

up: build ## bring the whole SSO up on this machine; Ctrl-C stops it (PORT=4566)
	@$(BIN)/python -m cognito_sso.local up --port $(PORT) $(ARGS)

down: $(VENV)/ready ## stop what `make up` started; its state is kept
	@$(BIN)/python -m cognito_sso.local down

status: $(VENV)/ready ## what is running here
	@$(BIN)/python -m cognito_sso.local status

admin: $(VENV)/ready ## the operator's command, such as: make admin ARGS="--help"
	@$(BIN)/cognito-sso $(ARGS)

setup: $(VENV)/ready node_modules/.ready ## the virtualenv, Node.js and the npm packages

build: setup build/.front-ends ## build the front ends

test: $(VENV)/ready-for-tests $(CHECKOV_VENV)/ready build ## all tests, the end-to-end ones in Chromium included, and in Firefox where there is one
	@sh tools/browsers.sh headless firefox
	@$(BIN)/python tests/run.py

check: $(VENV)/ready-for-tests setup ## lint, formats, types, import rules
	@$(BIN)/python tests/check.py

fuzz: $(VENV)/ready-for-tests setup ## search for inputs that break what reads them (ARGS="--minutes 15 --write" for docs/fuzzing.md)
	@$(BIN)/python tests/fuzz/run.py $(ARGS)

model: $(VENV)/ready-for-tests ## sessions under all orders of what happens at once (docs/session-model.md)
	@PYTHONPATH=runtime:runtime/sso_backend:tests/unit/sso_backend $(BIN)/python -m session_model.run

bench: $(VENV)/ready-for-tests build $(BUNDLES)/node_modules/.ready ## all figures next to their peers', in one table (ARGS=--write for docs/benchmarks.md, ARGS="verify imports" for some parts)
	@$(BIN)/python bench/run.py $(ARGS)

load: $(VENV)/ready-for-tests build ## load on a local stack from a second process, and on the handlers alone (ARGS=--write for docs/load.md)
	@$(BIN)/python bench/load/drive.py $(ARGS)

lighthouse: setup build $(LIGHTHOUSE)/node_modules/.ready ## Lighthouse over every public page (ARGS=--write for docs/lighthouse.md)
	@sh tools/browsers.sh chromium
	@$(BIN)/python $(LIGHTHOUSE)/measure.py $(ARGS)

snapshots: $(VENV)/ready-for-tests build ## write the templates' snapshots anew, after looking at what changed
	@PYTHONPATH=. $(BIN)/python tests/infrastructure/template_snapshots.py

visual: $(VENV)/ready-for-tests build ## draw the pictures anew that the pages are compared with, after looking at what changed
	@sh tools/browsers.sh headless
	@$(BIN)/python tests/e2e/gallery/draw_anew.py baselines

screenshots: $(VENV)/ready-for-tests build ## take the pictures of the key pages anew (docs/pages.md)
	@sh tools/browsers.sh headless
	@$(BIN)/python tests/e2e/gallery/draw_anew.py documentation

exceptions: $(VENV)/ready-for-tests build ## print what the checkers demand and is not done, and why (docs/exceptions.md)
	@PYTHONPATH=.:tests/infrastructure $(BIN)/python tests/gates/exceptions.py

audit: $(VENV)/ready-for-tests $(CHECKOV_VENV)/ready ## lock files, advisories, licences; error 3: a database did not answer (ARGS=--write for docs/licences.md)
	@PYTHONPATH=tools $(BIN)/python -m audit $(ARGS)

sbom: $(VENV)/ready ## bills of material of functions, sites and wheels, in dist/sbom/
	@PYTHONPATH=tools $(BIN)/python -m audit.sbom dist/sbom

synth: build ## the CloudFormation templates of an environment (ENV=dev)
	@$(CDK) synth --quiet --no-notices -c environment=$(ENV)

bootstrap: setup ## prepare the AWS account of your credentials for the CDK, once per region (ENV=dev)
	$(CDK) bootstrap --no-notices -c environment=$(ENV)

deploy: build ## deploy an environment to the AWS account of your credentials (ENV=dev)
	@if [ "$(ENV)" = local ]; then echo "The environment 'local' is for 'make up' only."; exit 1; fi
	$(CDK) deploy --all --no-notices -c environment=$(ENV)

wheels: build ## what other projects install, in dist/: two wheels and an npm package
	@sh tools/wheels.sh dist

lock: $(VENV)/ready ## write the lock files anew from the version ranges
	@sh tools/lock.sh

clean: ## remove all that was built or installed here, and the local state
	@if [ -x $(BIN)/python ]; then $(BIN)/python -m cognito_sso.local down; fi
	rm -rf $(VENV) $(CHECKOV_VENV) node_modules $(LIGHTHOUSE)/node_modules $(BUNDLES)/node_modules frontend/*/dist build dist cdk.out .local .hypothesis .mypy_cache .ruff_cache .pytest_cache

$(VENV)/ready: requirements.txt pyproject.toml tools/setup_python.sh
	@sh tools/setup_python.sh "$(PYTHON)" requirements.txt
	@touch $@

$(VENV)/ready-for-tests: requirements-dev.txt $(VENV)/ready
	@sh tools/setup_python.sh "$(PYTHON)" requirements-dev.txt
	@touch $@

$(CHECKOV_VENV)/ready: tools/checkov/requirements.txt $(VENV)/ready
	@echo "Installing checkov"
	@$(BIN)/python -m venv --clear $(CHECKOV_VENV)
	@$(CHECKOV_VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $< || { \
		echo "checkov could not be installed; pip's messages are above."; exit 1; }
	@touch $@

node_modules/.ready: package.json package-lock.json $(wildcard frontend/*/package.json) $(VENV)/ready
	@echo "Installing the npm packages"
	@$(BIN)/npm ci --loglevel=error --no-audit --no-fund || { \
		echo "The npm packages could not be installed; npm's messages are above."; exit 1; }
	@touch $@

$(LIGHTHOUSE)/node_modules/.ready: $(LIGHTHOUSE)/package-lock.json $(VENV)/ready
	@echo "Installing Lighthouse"
	@cd $(LIGHTHOUSE) && npm ci --loglevel=error || { \
		echo "Lighthouse could not be installed; npm's messages are above."; exit 1; }
	@touch $@

$(BUNDLES)/node_modules/.ready: $(BUNDLES)/package-lock.json $(VENV)/ready
	@echo "Installing the packages to compare bundles with"
	@cd $(BUNDLES) && npm ci --loglevel=error || { \
		echo "They could not be installed; npm's messages are above."; exit 1; }
	@touch $@

build/.front-ends: $(FRONTEND_SOURCES) node_modules/.ready
	@echo "Building the front ends"
	@$(BIN)/npm run build --silent
	@mkdir -p build
	@touch $@
