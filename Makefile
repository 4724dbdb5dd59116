# Needs node with npm, python3 and terraform (or tofu); everything else is installed below this folder.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

NODE := node_modules/.bin/node
EMULATOR := .venv/emulator
POLICY := .venv/policy

.PHONY: help setup demo test bench clean
help: ## show what there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

setup: node_modules/.installed $(EMULATOR)/.installed ## install what demo and commands need

demo: setup ## apply and roll TVM's fleet on an embedded AWS emulator, steer CI from pull requests (KEEP=1 leaves it up)
	@$(NODE) tools/demo/main.ts $(if $(KEEP),--keep)

test: setup $(POLICY)/.installed ## run all tests
	@bash tools/setup/test-tools.sh
	@npm test --silent
	@# What waits for the cloud runs beside what uses the machine.
	@npm run patient --silent > out/test/patient.log 2>&1 & patient=$$!; \
	trap 'kill $$patient 2>/dev/null || true' EXIT; \
	code=0; npm run real --silent || code=1; \
	wait $$patient || code=1; cat out/test/patient.log; exit $$code

bench: setup ## measure speed and memory
	@$(NODE) bench/main.ts

clean: ## remove what was installed and made
	rm -rf node_modules .venv out cdktf.out

node_modules/.installed: package-lock.json
	@bash tools/setup/base-tools.sh
	@echo "installing the npm packages (about half a minute)"
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@

.venv/emulator/.installed: tools/emulator/requirements.txt
.venv/policy/.installed: tools/policy-scan/requirements.txt
.venv/%/.installed:
	@bash tools/setup/base-tools.sh
	@echo "installing the Python packages of .venv/$* (about half a minute)"
	@rm -rf .venv/$*
	@python3 -m venv .venv/$*
	@.venv/$*/bin/pip install --quiet --disable-pip-version-check --no-deps -r $<
	@touch $@
