# make run    the verdict on the sample, then the office in the browser; REPORT=path: the verdict on that report alone
# make test   every test; those of the office once more on PostgreSQL, those of the figures on PostgreSQL and Spark
# make check  style, types, floors, editions and the quick tests, in under a minute
# make bench  speed, as ratios against peers in the same run
# make bench-large  how counting grows to a hundred million cases: 20 GB of disk for half an hour
# make system the Debian packages of optional parts

PORT ?= 8000
BIN := .venv/bin

.PHONY: run test check bench bench-large system test-pythons requirements

ifdef REPORT
run: .venv/library
	@$(BIN)/parindex check "$(REPORT)" || [ $$? -eq 1 ]
else
run: .venv/office
	@$(BIN)/parindex check samples/bao-cao-mau.docx || [ $$? -eq 1 ]
	@$(BIN)/parindex serve --demo --port $(PORT)
endif

test: .venv/dev .venv/spark
	$(BIN)/python -m pytest -n auto tests
	scripts/with-postgresql $(BIN)/python -m pytest -n auto -m "not slow" tests/office tests/indicators/test_engines.py
	scripts/with-spark $(BIN)/python -m pytest tests/indicators/test_engines.py
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

bench-large: .venv/bench
	$(BIN)/python -m bench.records.large

system:
	scripts/system

requirements:
	scripts/requirements

.venv/library: requirements/library.txt pyproject.toml
	@python=$$(scripts/find-python) && scripts/install .venv "$$python" requirements/library.txt
	@touch $@

.venv/office: .venv/library requirements/records.txt requirements/office.txt requirements/units.txt
	@python=$$(scripts/find-python) && scripts/install .venv "$$python" requirements/library.txt requirements/records.txt requirements/office.txt requirements/units.txt
	@touch $@

.venv/dev: .venv/office requirements/dev.txt
	@python=$$(scripts/find-python) && scripts/install .venv "$$python" requirements/library.txt requirements/records.txt requirements/office.txt requirements/dev.txt
	@touch $@

.venv/spark: .venv/dev requirements/spark.txt
	@python=$$(scripts/find-python) && scripts/install .venv "$$python" requirements/library.txt requirements/records.txt requirements/spark.txt
	@touch $@

.venv/bench: .venv/dev requirements/bench.txt
	@python=$$(scripts/find-python) && scripts/install .venv "$$python" requirements/library.txt requirements/bench.txt
	@touch $@
