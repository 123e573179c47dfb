# make run    the verdict on a report (REPORT=path; without it, on the sample)
# make test   every test
# make check  style, types, floors, editions and the quick tests, in under a minute
# make bench  speed, as ratios against peers in the same run
# make system the Debian packages of optional parts

REPORT ?= samples/bao-cao-mau.docx
BIN := .venv/bin

.PHONY: run test check bench system test-pythons requirements

run: .venv/library
	@$(BIN)/parindex check "$(REPORT)" || [ $$? -eq 1 ]

test: .venv/dev
	$(BIN)/python -m pytest -n auto tests
	@[ "$${CI:-}" != true ] || scripts/test-pythons

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/parindex editions check
	$(BIN)/python -m pytest -n auto -m "not slow" tests

bench: .venv/bench
	$(BIN)/python -m bench

system:
	scripts/system

requirements:
	scripts/requirements

.venv/library: requirements/library.txt pyproject.toml
	@python=$$(scripts/find-python) && scripts/install .venv "$$python" requirements/library.txt
	@touch $@

.venv/dev: .venv/library requirements/dev.txt
	@python=$$(scripts/find-python) && scripts/install .venv "$$python" requirements/library.txt requirements/dev.txt
	@touch $@

.venv/bench: .venv/dev requirements/bench.txt
	@python=$$(scripts/find-python) && scripts/install .venv "$$python" requirements/library.txt requirements/bench.txt
	@touch $@
