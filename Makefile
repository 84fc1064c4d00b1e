# SPDX-License-Identifier: Apache-2.0

LISTEN ?= 127.0.0.1:12345
SWIFT_FLAGS := --explicit-target-dependency-import-check error
SWIFT_CODE := $(wildcard Package.swift Sources Channels Routing Dashboards Tests Benchmarks)

.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help run demo-phone build test browser gateways check lint format golden assets setup setup-test clean

help: ## List what make can do here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: setup ## Serve the demo city from a fresh store (KEEP=1 keeps the last one, LISTEN=HOST:PORT elsewhere than on 127.0.0.1:12345)
	swift build -c release --product hotline --static-swift-stdlib $(SWIFT_FLAGS)
	$(if $(KEEP),,rm -rf .demo)
	mkdir -p .demo
	exec .build/release/hotline demo --database sqlite:.demo/hotline.sqlite --listen $(LISTEN)

demo-phone: setup-test ## The same with a telephone exchange of its own, to which calls can be placed
	swift build -c release --product hotline --static-swift-stdlib $(SWIFT_FLAGS)
	$(if $(KEEP),,rm -rf .demo)
	scripts/demo-phone .build/release/hotline $(LISTEN)

build: setup ## Build the program and its tests for debugging
	swift build --build-tests $(SWIFT_FLAGS)

test: setup-test build ## Run all tests on SQLite and PostgreSQL, then those in the browser and with real gateways (FILTER=… for some of the Swift tests)
	scripts/with-postgres scripts/test $(if $(FILTER),'$(FILTER)')

browser: setup-test build ## Run the browser's tests alone (FILTER=… for some)
	scripts/test-browser $(if $(FILTER),-k '$(FILTER)')

gateways: setup-test build ## Run the tests with real gateways and the mini-PBX alone
	scripts/test-gateways
	scripts/test-phone

check: lint test ## All that a change must pass: format, build, tests, example site
	.build/debug/hotline site check docs/example-site

lint: ## Find what departs from the format
	swift format lint --strict --parallel --recursive $(SWIFT_CODE)

format: ## Put all Swift code into the format
	swift format format --in-place --parallel --recursive $(SWIFT_CODE)

golden: build ## Rewrite the golden files from what the program prints now
	UPDATE_GOLDEN=1 swift test --skip-build --disable-xctest --filter Golden $(SWIFT_FLAGS)

assets: setup ## Fetch the front-end files into .vendor/assets

setup: ## Install what building and running needs
	@scripts/setup run

setup-test: ## Install what testing needs
	@scripts/setup test

clean: ## Remove all that was built, fetched or stored here
	rm -rf .build .vendor .demo
