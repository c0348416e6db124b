# Depositary. `make demo` and `make test` need nothing done before them.
SWIFT = swift
CHECKS = --explicit-target-dependency-import-check error

# How the command is shipped. Without the option the running program searches all conformances for each generic type that
# it first uses. Without the searches one recording takes 67.6 instead of 87.8 million instructions. Where the compiler
# does not know the option, it is left out.
DIRECT = -disable-concrete-type-metadata-mangled-name-accessors
SHIPPED = -c release --static-swift-stdlib $$($(SWIFT)c -frontend -help-hidden 2>/dev/null | \
  grep -q -e $(DIRECT) && echo -Xswiftc -Xfrontend -Xswiftc $(DIRECT))

.PHONY: demo test check-all build release install format lint update-fixtures bench oracle clean prerequisites
.DEFAULT_GOAL := build

demo: build ## Run the life of the memorandum on a temporary register
	@docs/demo.sh "$$($(SWIFT) build --show-bin-path)"

test: prerequisites ## Run every test
	$(SWIFT) test $(CHECKS)

check-all: prerequisites ## Pass the checks that take hours: sanitizers, long fuzzing, power cuts and kills
	@.make/check-all.sh

build: prerequisites ## Build the command for development
	$(SWIFT) build $(CHECKS) --product depositary

release: prerequisites ## Build the command as it is shipped: static Swift runtime, stripped
	$(SWIFT) build $(SHIPPED) --product depositary
	strip -o .build/depositary "$$($(SWIFT) build $(SHIPPED) --show-bin-path)/depositary"
	@ls -l .build/depositary

PREFIX ?= /usr/local
install: release ## Put the shipped command under PREFIX
	install -D -m 0755 .build/depositary "$(DESTDIR)$(PREFIX)/bin/depositary"

format: ## Rewrite the sources in the house style
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

lint: ## Check the house style
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

update-fixtures: prerequisites ## Rewrite golden files and transcripts; the review is `git diff`
	UPDATE=1 $(SWIFT) test $(CHECKS)

bench: release ## Time whole commands beside git, sqlite3 and hledger, and verify beside hashing, as ratios
	$(SWIFT) build $(SHIPPED) --product fault-writer
	python3 Tests/Benchmarks/run.py .build/depositary \
	  "$$($(SWIFT) build $(SHIPPED) --show-bin-path)/fault-writer"
	python3 Tests/Benchmarks/growth.py .build/depositary

SUMS ?= 1000000
SEED ?= 20260115
oracle: prerequisites ## Compare SUMS random sums with Python's datetime and dateutil; another SEED gives others
	$(SWIFT) build $(CHECKS) --product sum-oracle
	python3 Tests/Oracle/sums.py "$$($(SWIFT) build --show-bin-path)/sum-oracle" $(SUMS) $(SEED)

clean:
	rm -rf .build

prerequisites:
	@.make/prerequisites.sh
