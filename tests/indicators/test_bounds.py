"""Exports within bounds: of some units' cases alone, weighed before they count, and without what tells a person."""

from datetime import date
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from tests.indicators.exporting import CASE, DIRECTORY, TODAY, Office, case, text

from parindex.indicators.cases.cleaning import without_persons
from parindex.indicators.cases.export import ExportRefused
from parindex.indicators.cases.importing import Imported, import_export, trial
from parindex.indicators.cases.proposing import propose
from parindex.indicators.cases.weighing import weighed
from parindex.indicators.cases.wording import words_of
from parindex.indicators.engine import connect
from parindex.indicators.loader import record_set
from parindex.reading.exports import open_export
from parindex.reading.limits import Limits

OURS, THEIRS = "11131", "00451"
SECRET = {"HoTenNguoiNop": "Bà Thử Nghiệm", "Số CCCD": "012345678901", "Địa chỉ": "Thôn Thử; xóm 1", "SĐT": "0912"}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def bounded(office: Office, content: str) -> Imported:
    export = office.opened(content)
    profile = propose(export).profile
    return import_export(export, profile, DIRECTORY, office.store, office.quarantine, TODAY, {OURS})


def test_only_the_cases_of_given_units_are_written(office: Office) -> None:
    done = bounded(office, text([case("A"), case("B", Đơn_vị_giải_quyết=THEIRS)]))
    assert (done.new, done.refused) == (1, 1)
    [[_, column, _, reason, code]] = office.refusals()
    assert (column, code) == ("Đơn vị giải quyết", "B")
    assert reason.startswith("đơn vị khác giải quyết")


def test_nobody_takes_over_a_case_of_another_unit_by_its_code(office: Office) -> None:
    office.imported(text([case("A", Đơn_vị_giải_quyết=THEIRS)]))
    before = office.files()
    export = office.opened(text([case("A")]))
    told = trial(export, propose(export).profile, DIRECTORY, TODAY, store=office.store, only={OURS})
    assert (told.read, told.refused) == (1, 1)
    done = bounded(office, text([case("A")]))
    assert (done.new, done.changed, done.refused) == (0, 0, 1)
    assert office.refusals()[0][3].startswith("mã hồ sơ này trong kho là của đơn vị khác")
    assert office.files() == before


def test_an_export_is_weighed_as_it_will_count_and_nothing_changes(office: Office) -> None:
    office.imported(text([case("A"), case("B"), case("Z", Đơn_vị_giải_quyết=THEIRS)]))
    before = office.files()
    rows = [case("A"), case("B", Ngày_tiếp_nhận="31/7/2025"), case("C"), case("C"), case("D", Trạng_thái="?")]
    export = office.opened(text(rows))
    profile = propose(export).profile
    with weighed(export, profile, DIRECTORY, office.store, TODAY) as found:
        assert (found.read, found.new, found.changed, found.unchanged, found.refused) == (5, 1, 1, 1, 2)
        assert found.days == (date(2025, 7, 31), date(2025, 8, 10))
        engine = connect()
        would_be = engine.collect(engine.parquet(record_set("cases"), found.files).table.order_by("code"))
    assert office.files() == before
    office.imported(text(rows))
    assert office.cases() == would_be


def test_an_export_without_any_case_weighs_nothing(office: Office) -> None:
    export = office.opened(text([case("A", Ngày_tiếp_nhận="?")]))
    with weighed(export, propose(export).profile, DIRECTORY, office.store, TODAY) as found:
        assert (found.read, found.refused, found.days) == (1, 1, None)


def cleaned(office: Office, content: str | bytes | Path) -> Path:
    target = office.folder / "sach"
    without_persons(office.opened(content), target)
    return target


def test_what_tells_a_person_is_gone_before_anything_is_kept(office: Office) -> None:
    rows = [
        "Danh sách hồ sơ",
        "",
        ";".join([*CASE, *SECRET]),
        *(";".join([*case(code).values(), *("" for _ in SECRET)]) for code in "AB"),
        ";".join([*case("C", Trạng_thái="?").values(), "Bà Thử Nghiệm", "012345678901", "Thôn Thử", "0912"]),
        ";".join([*case("D").values(), "Bà Thử Nghiệm", "thừa một ô", "012345678901", "Thôn Thử", "0912"]),
        "Bà Thử Nghiệm",
    ]
    plain = "\n".join(rows) + "\n"
    file = cleaned(office, plain)
    kept = file.read_text("utf-8")
    assert all(value not in kept for value in ("Bà Thử", "01234", "Thôn", "0912"))
    assert propose(office.opened(file)).personal == tuple(SECRET)
    told = office.imported(file)
    refusals = office.refusals()
    assert (told.read, told.new, told.refused) == (5, 2, 3)
    again = Office(office.folder / "nguyen")
    again.folder.mkdir()
    assert again.imported(plain) == told
    assert again.refusals() == refusals


def test_a_parquet_file_loses_them_too(office: Office) -> None:
    rows = [{**case("A"), **SECRET}]
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), office.folder / "x.parquet")
    file = cleaned(office, office.folder / "x.parquet")
    assert not any(value.encode() in file.read_bytes() for value in SECRET.values())
    assert office.imported(file).new == 1


def test_a_quotation_mark_that_never_closes_is_refused_before_anything_is_kept(office: Office) -> None:
    with pytest.raises(ExportRefused, match="mở mà không đóng"):
        cleaned(office, text([case("A"), '"không đóng']) + "\n".join(";".join(case("B").values()) for _ in range(300)))


def test_the_words_of_an_export_are_told_with_what_they_mean(office: Office) -> None:
    rows = [case("A"), case("B", Trạng_thái="đã  trả kết quả"), case("C", Trạng_thái="Chuyển tiếp"), case("D")]
    export = office.opened(text(rows))
    profile = propose(export).profile
    state = words_of(export, profile)["state"]
    assert [(word.text, word.rows, word.value) for word in state] == [
        ("Đã trả kết quả", 2, "returned"),
        ("Chuyển tiếp", 1, None),
        ("đã  trả kết quả", 1, "returned"),
    ]
    mended = profile.model_copy(update={"words": {"state": {"Chuyển tiếp": "processing"}}})
    assert words_of(export, mended)["state"][1].value == "processing"


def test_a_damaged_parquet_file_is_refused_in_words(office: Office) -> None:
    file = office.folder / "hong.parquet"
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([CASE] * 1000), file)
    content = bytearray(file.read_bytes())
    content[10:60] = b"\xff" * 50
    file.write_bytes(content)
    with pytest.raises(ExportRefused, match="không đọc được như tệp Parquet"):
        without_persons(open_export(file, Limits(), office.folder), office.folder / "sach")
