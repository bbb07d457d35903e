# Vigie: `make help` lists what can be done.
SHELL := /bin/bash
.DEFAULT_GOAL := help

CONFIGURATION ?= debug
ARGS ?=
# All at once, tests that compute would keep those that wait for a database past its deadline.
TESTS_AT_ONCE ?= 8
ONLY ?=
SECONDS_OF_CHAOS ?= 60
# How long `make fuzz` gives each target. Bash has a SECONDS of its own, so it is handed over as an argument.
SECONDS ?= 60

# Optimised across modules at the end: the classifier is a quarter faster. The runtime comes along, as in the image.
RELEASE := -c release --experimental-lto-mode=full --static-swift-stdlib
BUILD_OPTIONS := $(if $(filter release,$(CONFIGURATION)),$(RELEASE),-c $(CONFIGURATION))

FORMAT_OPTIONS := --configuration .swift-format --recursive --parallel
SWIFT_FOLDERS := Package.swift Sources Tests Benchmarks Fuzzing

export PATH := $(CURDIR)/.build-tools:$(PATH)
# A crash report would print the memory that registers point at.
export SWIFT_BACKTRACE ?= enable=no

.PHONY: help
help: ## Lists the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  %-10s %s\n", $$1, $$2 }'

.PHONY: setup
setup: ## Installs what building and running need (Debian 12)
	@scripts/setup.sh

.PHONY: setup-test
setup-test:
	@scripts/setup.sh test

.PHONY: build
build: setup
	swift build $(BUILD_OPTIONS) --product vigie

.PHONY: dev
dev: build ## Runs Vigie with a database of its own, sample history, live traffic and a leak
	@exec .build/$(CONFIGURATION)/vigie dev $(ARGS)

.PHONY: test
test: setup-test ## Runs all tests, against a real PostgreSQL
	swift build --build-tests
	swift test --skip-build --disable-xctest --experimental-maximum-parallelization-width $(TESTS_AT_ONCE) $(ARGS)
	@$(MAKE) --no-print-directory test-browser

# The pages in Debian's chromium; says so and succeeds where that, or what drives it, is not installed.
.PHONY: test-browser
test-browser: ## Looks at every page in a real browser, and presses its buttons
	@swift build --product vigie
	@if [ -x .build-tools/browser/bin/python ]; then \
		.build-tools/browser/bin/python Tests/Browser/test_pages.py .build/debug/vigie .build/screenshots; \
	else echo "test-browser: skipped, scripts/setup.sh test could not install what drives the browser." >&2; fi

.PHONY: lint
lint: ## Checks the layout of the sources
	swift format lint --strict $(FORMAT_OPTIONS) $(SWIFT_FOLDERS)

.PHONY: format
format: ## Lays the sources out
	swift format format --in-place $(FORMAT_OPTIONS) $(SWIFT_FOLDERS)

.PHONY: check
check: lint test ## What CI checks: layout, warnings as errors, tests

.PHONY: migrate
migrate: build ## Brings the database at VIGIE_OWNER_DATABASE_URL up to date
	.build/$(CONFIGURATION)/vigie migrate up $(ARGS)

.PHONY: lab
lab: setup
	swift build $(RELEASE) --product vigie
	swift build $(RELEASE) --product vigie-lab

.PHONY: bench
bench: lab ## Measures speed and memory (ONLY=prefix for a part)
	@.build/release/vigie-lab bench $(if $(ONLY),--only $(ONLY)) $(ARGS)

.PHONY: eval
eval: lab ## Measures quality on labelled data (ONLY=prefix for a part)
	@.build/release/vigie-lab eval $(if $(ONLY),--only $(ONLY)) $(ARGS)

.PHONY: chaos
chaos: lab ## Breaks things under load and counts what is lost (nothing may be)
	@.build/release/vigie-lab chaos --seconds $(SECONDS_OF_CHAOS) $(if $(ONLY),--only $(ONLY)) $(ARGS)

.PHONY: chaos-short
chaos-short: setup
	swift build --product vigie
	swift build --product vigie-lab
	@.build/debug/vigie-lab chaos --seconds 12 --alerts 1000 --binary .build/debug/vigie

.PHONY: fuzz
fuzz: setup ## Feeds readers and classifier made-up bytes (SECONDS=60 for each, ONLY=json for one)
	@Fuzzing/run.sh $(SECONDS) $(ONLY)

.PHONY: clean
clean: ## Removes what was built
	rm -rf .build .build-fuzz .build-tools
