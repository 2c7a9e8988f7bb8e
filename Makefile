# Aliases of `python3 run …`; that file needs no make.
PYTHON ?= python3

.DEFAULT_GOAL := help
.PHONY: help demo setup test lint check bench format pictures locks clean

help: ## show this list
	@awk -F ':.*## ' '/^##@/ {print "\n" substr($$0, 5)} /^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

##@ Chạy · Run
demo: ## the demo province at 127.0.0.1:8000 (ARGS="--dossiers 500 --reset")
	@$(PYTHON) run demo $(ARGS)

setup: ## only the set-up: .venv, packages, assets
	@$(PYTHON) run setup

##@ Kiểm tra · Check
test: ## all tests on SQLite and PostgreSQL (ARGS="tests/worktime -k pause")
	@$(PYTHON) run test $(ARGS)

lint: ## style, types and structure
	@$(PYTHON) run lint

check: ## all CI does and the long versions
	@$(PYTHON) run check

bench: ## benchmarks (ARGS="worktime")
	@$(PYTHON) run bench $(ARGS)

##@ Sửa · Mend
format: setup ## lay out the code
	@.venv/bin/ruff format . && .venv/bin/ruff check --fix .

pictures: ## new screenshots for the README, from a running demo
	@.venv/bin/python tools/take_pictures.py $(ARGS)

locks: ## new lock files from pyproject.toml, without any address in them
	@$(PYTHON) tools/lock.py

clean: ## remove what the set-up made (not the data in var/)
	rm -rf .venv assets/node_modules src/motcua/ui/static/ui src/motcua/documents/fonts
