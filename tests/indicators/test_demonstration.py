"""Imaginary cases: the same for the same seed, and read back from an export as they were made."""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from parindex.cli.main import application
from parindex.indicators.cases.demonstration import make_export, make_store, units
from parindex.indicators.cases.importing import import_export
from parindex.indicators.cases.proposing import propose
from parindex.indicators.cases.store import Store
from parindex.indicators.cases.units import Directory
from parindex.indicators.engine import connect
from parindex.indicators.loader import record_set
from parindex.indicators.measuring import Figures, measure
from parindex.indicators.span import Span
from parindex.reading.exports import open_export
from parindex.reading.limits import Limits

YEAR = Span(date(2025, 1, 1), date(2025, 12, 31))


def figures(store: Store) -> Figures:
    engine = connect()
    return measure(engine, engine.parquet(record_set("cases"), store.files()), YEAR)


@pytest.mark.parametrize("name", ["xuat.csv", "xuat.parquet"])
def test_what_is_exported_and_imported_counts_as_what_was_made(tmp_path: Path, name: str) -> None:
    made = make_store(tmp_path / "made", 5000)
    make_export(tmp_path / name, 5000)
    export = open_export(tmp_path / name, Limits(), tmp_path)
    proposal = propose(export)
    assert (proposal.missing, proposal.unread, proposal.personal) == ((), (), ())
    kept = Store(tmp_path / "kept")
    done = import_export(export, proposal.profile, Directory(units()), kept, tmp_path / "q.csv", date(2026, 1, 1))
    assert (done.read, done.new, done.refused) == (5000, 5000, 0), done.reasons
    assert figures(kept) == figures(made)


def test_the_same_seed_makes_the_same_cases_and_another_others(tmp_path: Path) -> None:
    first, again, other = (figures(make_store(tmp_path / str(n), 2000, seed)) for n, seed in enumerate((7, 7, 8)))
    assert first == again != other


def test_the_figures_are_plausible(tmp_path: Path) -> None:
    found = figures(make_store(tmp_path / "store", 20_000))
    total = {name: sum(int(str(of[name] or 0)) for of in found.values()) for name in next(iter(found.values()))}
    assert len(found) > 3000
    assert total["cases_received"] == total["cases_taken_in"] == 20_000
    assert 0.9 < total["cases_resolved_on_time"] / total["cases_resolved"] < 0.99
    assert 0.3 < total["cases_online"] / total["cases_received"] < 0.7
    assert 0 < total["cases_late"] < 2000


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(application("demo"), ["demo", *map(str, words)])


def test_the_command_makes_an_export_or_a_store_and_overwrites_nothing(tmp_path: Path) -> None:
    assert run("cases", "--rows", "100", "-o", tmp_path / "a.csv").exit_code == 0
    assert len((tmp_path / "a.csv").read_text("utf-8").splitlines()) == 101
    assert "Đã tạo 100 hồ sơ" in run("cases", "--rows", "100", "-o", tmp_path / "kho").stdout
    assert Store(tmp_path / "kho").files()
    again = run("cases", "-o", tmp_path / "kho")
    assert again.exit_code == 2 and "đã có; đề nghị chọn tên khác" in again.stderr
    nowhere = run("cases", "--rows", "10", "-o", tmp_path / "khong-co" / "a.csv")
    assert nowhere.exit_code == 2 and "Không ghi được" in nowhere.stderr
