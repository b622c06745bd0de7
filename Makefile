# make help lists what can be made. Everything is written under the target directory of Cargo, which is target/ or
# $CARGO_TARGET_DIR.
.SUFFIXES:
.NOTPARALLEL:
.DEFAULT_GOAL := help

CARGO ?= cargo
PYTHON ?= python3
TARGET := $(abspath $(or $(CARGO_TARGET_DIR),target))
VENV := $(TARGET)/venv
IN_VENV := VIRTUAL_ENV="$(VENV)" PYTHONDONTWRITEBYTECODE=1 "$(VENV)/bin/python" -m
# The features of the core, as its manifest lists them.
FEATURES = $(shell sed -n '/^\[features\]/,/^\[dep/s/^\([a-z][a-z_-]*\) *=.*/\1/p' gapmodel-core/Cargo.toml)
# Fails rather than letting a build differ from Cargo.lock.
LOCKED ?= --locked

.PHONY: help demo test test-rust test-python test-page lint check-features bench coverage conversations bench-peers install doc venv

help: ## list what can be made
	@echo "usage: make TARGET [PYTHON=python3] [CARGO=cargo]"
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  \1\t\2/p' Makefile | expand -t 20

demo: ## score the example survey
	@$(CARGO) build $(LOCKED) --release -p gapmodel-cli
	@$(CARGO) run $(LOCKED) --quiet --release -p gapmodel-cli -- \
		score examples/restaurant.csv --instrument examples/restaurant.toml

test: test-rust test-python ## run all tests: Rust, C, C++, Python
	@echo
	@echo "All tests passed:"
	@echo "  Rust    every crate, and the core again with all features"
	@echo "  C, C++  the programs that gapmodel-tests compiles and runs"
	@echo "  Python  tests, types of the tests, stubs against the module"

test-rust: ## run the tests of the Rust crates, C and C++ programs among them
	$(CARGO) test $(LOCKED) --workspace --exclude gapmodel-py
	$(CARGO) test $(LOCKED) -p gapmodel-core --all-features

# The figures of the core for the shared cases, which the Python module must give bit for bit.
test-python: venv ## build the Python module into a virtual environment and test it
	$(IN_VENV) maturin develop $(LOCKED) --release -m gapmodel-py/Cargo.toml
	$(CARGO) run $(LOCKED) --quiet -p gapmodel-tests --bin core_vectors > "$(TARGET)/core-vectors.json.new"
	mv "$(TARGET)/core-vectors.json.new" "$(TARGET)/core-vectors.json"
	$(IN_VENV) pytest -q -o cache_dir="$(TARGET)/pytest-cache" gapmodel-py/tests
	$(IN_VENV) mypy --strict --cache-dir "$(TARGET)/mypy-cache" gapmodel-py/tests
	$(IN_VENV) mypy.stubtest gapmodel

# axe-core comes from npm, for this test alone.
PAGES := $(TARGET)/pages
AXE := $(TARGET)/axe/node_modules/axe-core/axe.min.js
test-page: ## open pages of the report in headless Chromium, where there is one
	@mkdir -p "$(PAGES)"
	GAPMODEL_GALLERY="$(PAGES)" $(CARGO) test $(LOCKED) --quiet -p gapmodel-report page
	@[ -f "$(AXE)" ] || ! command -v npm >/dev/null || npm install --silent --prefix "$(TARGET)/axe" axe-core || true
	$(PYTHON) tests/page/check.py $$([ ! -f "$(AXE)" ] || echo --axe "$(AXE)") "$(PAGES)"/page-*.html

venv: $(VENV)/ready

$(VENV)/ready: gapmodel-py/requirements-test.txt
	$(PYTHON) -m venv "$(VENV)"
	"$(VENV)/bin/python" -m pip install --quiet --disable-pip-version-check -r gapmodel-py/requirements-test.txt
	@touch "$@"

lint: ## check formatting, lints and documentation
	$(CARGO) fmt --all --check
	$(CARGO) clippy $(LOCKED) --workspace --all-targets --all-features -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc $(LOCKED) --workspace --all-features --no-deps

check-features: ## check the core without features, with each alone and with all
	$(CARGO) check $(LOCKED) -p gapmodel-core --no-default-features
	@set -e; for feature in $(FEATURES); do \
		echo "$(CARGO) check -p gapmodel-core --no-default-features --features $$feature"; \
		$(CARGO) check $(LOCKED) -p gapmodel-core --no-default-features --features $$feature; \
	done
	$(CARGO) check $(LOCKED) -p gapmodel-core --all-features

bench: ## time the jobs of the library on a survey of a million respondents
	$(CARGO) bench $(LOCKED) -p gapmodel-bench --bench jobs

coverage: ## print how often intervals cover the truth, as in docs/coverage.md
	@$(CARGO) run $(LOCKED) --quiet --release -p gapmodel-bench --bin coverage

conversations: ## print how well the lexicons agree with coded conversations, as in docs/conversations.md
	@$(CARGO) run $(LOCKED) --quiet --release -p gapmodel-bench --bin conversations

# The peers' scripts and the packages they need are no part of the project: see benches/peers.py.
PEERS ?= ../shared/peers
bench-peers: ## time the jobs from Python beside what users would pick today
	@if [ ! -d "$(PEERS)" ]; then \
		echo "skipped: the peers' scripts are not at $(PEERS)"; \
	else \
		set -e; mkdir -p "$(TARGET)/peers"; \
		[ -x "$(TARGET)/peers/venv/bin/python" ] || $(PYTHON) -m venv "$(TARGET)/peers/venv"; \
		"$(TARGET)/peers/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
			maturin numpy pandas polars pyarrow duckdb scipy statsmodels numba psutil \
			pingouin krippendorff threadpoolctl; \
		VIRTUAL_ENV="$(TARGET)/peers/venv" "$(TARGET)/peers/venv/bin/python" -m maturin develop $(LOCKED) --release \
			-m gapmodel-py/Cargo.toml; \
		"$(TARGET)/peers/venv/bin/python" benches/peers.py "$(PEERS)" "$(TARGET)/peers" $(JOBS); \
		"$(TARGET)/peers/venv/bin/python" benches/peers_csat.py; \
	fi

PREFIX ?= /usr/local
install: ## install the C library, its headers and pkg-config file, and the program, under PREFIX
	$(CARGO) build $(LOCKED) --release -p gapmodel-ffi -p gapmodel-cli
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/include" "$(DESTDIR)$(PREFIX)/lib/pkgconfig"
	install -m 755 "$(TARGET)/release/gapmodel" "$(DESTDIR)$(PREFIX)/bin"
	install -m 644 include/gapmodel.h include/gapmodel.hpp "$(DESTDIR)$(PREFIX)/include"
	install -m 644 "$(TARGET)/release/libgapmodel.a" "$(DESTDIR)$(PREFIX)/lib"
	install -m 755 "$(TARGET)/release/libgapmodel.so" "$(DESTDIR)$(PREFIX)/lib/libgapmodel.so.0"
	ln -sf libgapmodel.so.0 "$(DESTDIR)$(PREFIX)/lib/libgapmodel.so"
	printf '%s\n' 'prefix=$(PREFIX)' 'Name: gapmodel' 'Description: Service quality measured' \
		"Version: $$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)" 'Cflags: -I$${prefix}/include' \
		'Libs: -L$${prefix}/lib -lgapmodel' 'Libs.private: -lpthread -ldl -lm' \
		>"$(DESTDIR)$(PREFIX)/lib/pkgconfig/gapmodel.pc"

doc: ## write the documentation of the Rust crates
	$(CARGO) doc $(LOCKED) --workspace --all-features --no-deps
