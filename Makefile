# make help lists the targets. Each is one script in bin/.
.PHONY: help services stop
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

services: ## Set up, start PostgreSQL, Redis and the router in the background
	@bin/services

stop: ## End everything that this checkout started
	@bin/stop
