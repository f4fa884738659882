# Each target is one script in bin/. make help lists them.
.PHONY: help demo services stop test check bench web requirements
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

demo: ## Run the whole system here, on the built-in city: make demo [CITY=path/to/extract.osm.pbf] [PORT=8000]
	@bin/demo "$(CITY)"

services: ## Set up, start PostgreSQL, Redis and the router in the background
	@bin/services

stop: ## End everything that this checkout started
	@bin/stop

test: ## Install what is missing, run every check and every test
	@bin/test

check: ## The fast part of make test, for while you work
	@bin/check

bench: ## Measure the figures, each beside its floor
	@bin/bench

web: ## Build the browser consoles
	@bin/web

requirements: ## Compile requirements/*.txt anew from pyproject.toml
	@bin/requirements
