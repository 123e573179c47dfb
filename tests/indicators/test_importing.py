"""Exports into the store: nothing is lost, nothing counts twice, nothing personal stays."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.indicators.exporting import CASE, DIRECTORY, TODAY, Office, case, text

from parindex.indicators.cases.importing import trial
from parindex.indicators.cases.judging import LEARNT_FROM, REPEATED
from parindex.indicators.cases.proposing import propose


@pytest.fixture(params=["folder", "bucket"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Office:
    """An office with its store in a folder, then one with its store in a bucket."""
    address = request.getfixturevalue("bucket") if request.param == "bucket" else None
    return Office(tmp_path, address)


def test_an_export_becomes_cases_by_province_and_month(office: Office) -> None:
    done = office.imported(text([case("H31-1"), case("H31-2", Ngày_tiếp_nhận="02/9/2025", Ngày_hẹn_trả="")]))
    assert (done.read, done.new, done.refused) == (2, 1, 1)
    assert {name.rpartition("/")[0] for name in office.files()} == {"province=31/month=2025-08"}
    assert office.refusals() == [["3", "Ngày kết thúc xử lý", "10/8/2025", "trước ngày tiếp nhận", "H31-2"]]
    [kept] = office.cases()
    assert (kept["code"], kept["resolving_unit"], kept["channel"], kept["digitised"]) == (
        "H31-1",
        "11131",
        "online",
        True,
    )
    assert (kept["received_on"], kept["due_on"]) == (date(2025, 8, 1), date(2025, 8, 11))
    assert kept["e_result"] is None


def test_the_same_export_again_changes_nothing(office: Office) -> None:
    export = text(case(f"H31-{n}") for n in range(50))
    assert office.imported(export).new == 50
    before = office.files()
    done = office.imported(export)
    assert (done.read, done.new, done.changed, done.unchanged) == (50, 0, 0, 50)
    assert office.files() == before


def test_a_corrected_export_replaces_its_cases_also_when_their_month_moves(office: Office) -> None:
    office.imported(
        text(
            [
                case("H31-1"),
                case("H31-2"),
                case("H31-3", Ngày_tiếp_nhận="01/9/2025", Ngày_hẹn_trả="", Ngày_kết_thúc_xử_lý=""),
            ]
        )
    )
    kept = {name: content for name, content in office.files().items() if "2025-09" in name}
    done = office.imported(text([case("H31-2", Ngày_tiếp_nhận="31/7/2025"), case("H31-4", Ngày_tiếp_nhận="31/7/2025")]))
    assert (done.new, done.changed, done.unchanged) == (1, 1, 0)
    assert {str(one["code"]): one["received_on"] for one in office.cases()} == {
        "H31-1": date(2025, 8, 1),
        "H31-2": date(2025, 7, 31),
        "H31-3": date(2025, 9, 1),
        "H31-4": date(2025, 7, 31),
    }
    assert kept.items() <= office.files().items()


def test_a_case_that_stands_twice_is_kept_once_and_the_other_told(office: Office) -> None:
    rows = [case("A"), case("B", Trạng_thái="Đang xử lý"), case("B"), case("A"), case("B")]
    done = office.imported(text(rows))
    assert (done.read, done.new, done.refused, done.reasons) == (5, 2, 3, {REPEATED: 3})
    assert {one["code"]: one["state"] for one in office.cases()} == {"A": "returned", "B": "processing"}
    assert office.refusals() == [
        [line, "Mã hồ sơ", f"{code} (dòng {first})", REPEATED, code]
        for line, code, first in (("4", "B", 3), ("5", "A", 2), ("6", "B", 3))
    ]


def test_what_tells_a_person_is_neither_kept_nor_told(office: Office) -> None:
    secret = {"HoTenNguoiNop": "Bà Thử Nghiệm", "Số CCCD": "012345678901", "Địa chỉ": "Thôn Thử", "Điện thoại": "0912"}
    rows = [{**case("A"), **secret}, {**case("B", Ngày_tiếp_nhận="hôm qua"), **secret}]
    export = office.opened(text(rows))
    assert propose(export).personal == tuple(secret)
    assert propose(export).unread == ()
    done = office.imported(text(rows))
    assert (done.new, done.refused) == (1, 1)
    kept = b"".join([*office.files().values(), office.quarantine.read_bytes()])
    for value in secret.values():
        assert value.encode() not in kept


def test_a_profile_that_would_read_a_personal_column_is_refused(office: Office) -> None:
    export = text([{**case(), "Chủ hồ sơ": "x"}])
    profile = propose(office.opened(export)).profile
    greedy = profile.model_copy(update={"columns": {**profile.columns, "procedure": ("Chủ hồ sơ",)}})
    with pytest.raises(ValueError, match="cột “Chủ hồ sơ” có thông tin của người nộp hoặc cán bộ"):
        office.imported(export, greedy)
    assert office.files() == {}


@pytest.mark.parametrize(
    ("heading", "word", "field", "code"),
    [
        ("Mức độ", "Mức độ 4", "service", "whole"),
        ("Mức độ", "mức độ 3", "service", "partial"),
        ("Mức độ", "DVC trực tuyến một phần", "service", "partial"),
        ("Mức độ", "TOÀN TRÌNH", "service", "whole"),
        ("KenhThucHien", "2", "channel", "online"),
        ("TrangThaiHoSo", "10", "state", "returned"),
        ("Loại đối tượng", "Doanh nghiệp", "applicant", "organisation"),
        ("Tái sử dụng", "x", "reused", True),
        ("Thanh toán trực tuyến", "2", "paid_online", True),
    ],
)
def test_older_and_newer_wording_mean_the_same(
    office: Office, heading: str, word: str, field: str, code: object
) -> None:
    row = {name: value for name, value in CASE.items() if name not in ("Hình thức nộp", "Trạng thái")}
    row |= {} if heading == "TrangThaiHoSo" else {"Trạng thái": "Đang xử lý"}
    assert office.imported(text([{**row, heading: word}])).new == 1
    assert office.cases()[0][field] == code


def test_a_word_of_ones_own_is_taught_by_the_profile(office: Office) -> None:
    export = text([case("A", Trạng_thái="Xong xuôi"), case("B", Trạng_thái="Lạ")])
    profile = propose(office.opened(export)).profile
    taught = profile.model_copy(update={"words": {"state": {"xong xuôi": "finished"}}})
    done = office.imported(export, taught)
    assert (done.new, done.refused) == (1, 1)
    reason = "chưa rõ nghĩa; đề nghị thêm cách ghi này vào bản ánh xạ (words)"
    assert office.refusals() == [["3", "Trạng thái", "Lạ", reason, "B"]]


def test_what_an_export_does_not_say_is_given_by_the_profile(office: Office) -> None:
    rows = [{name: value for name, value in case().items() if not name.startswith("Đơn vị")}]
    proposal = propose(office.opened(text(rows)))
    assert proposal.missing == ("Đơn vị tiếp nhận", "Đơn vị giải quyết")
    with pytest.raises(ValueError, match="chưa có cột cho “Đơn vị tiếp nhận”"):
        office.imported(text(rows), proposal.profile)
    ours = {"receiving_unit": "11131", "resolving_unit": "11131"}
    assert office.imported(text(rows), proposal.profile.model_copy(update={"constants": ours})).new == 1


def test_a_workbook_gives_the_same_cases_as_text(office: Office, tmp_path: Path) -> None:
    office.imported(text(case(f"H31-{n}") for n in range(3)))
    file = tmp_path / "xuat.xlsx"
    workbook = xlsxwriter.Workbook(file)
    sheet, day = workbook.add_worksheet(), workbook.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, ["DANH SÁCH HỒ SƠ THÁNG 8"])
    sheet.write_row(2, 0, list(CASE))
    for n in range(3):
        for column, (heading, value) in enumerate(case(f"H31-{n}").items()):
            if heading.startswith("Ngày"):
                d, m, y = map(int, value.split("/"))
                sheet.write_datetime(3 + n, column, date(y, m, d), day)
            elif heading.startswith("Đơn vị"):
                sheet.write_number(3 + n, column, int(value))
            else:
                sheet.write(3 + n, column, value)
    workbook.close()
    done = office.imported(file)
    assert (done.read, done.unchanged) == (3, 3), office.refusals()


def test_a_parquet_export_gives_the_same_cases_as_text(office: Office, tmp_path: Path) -> None:
    office.imported(text(case(f"H31-{n}") for n in range(3)))
    rows = [case(f"H31-{n}") for n in range(3)]
    typed: list[dict[str, Any]] = [
        {**row, "Ngày tiếp nhận": date(2025, 8, 1), "Số hóa thành phần hồ sơ": True} for row in rows
    ]
    pyarrow.parquet.write_table(
        pyarrow.Table.from_pylist([*typed, {**typed[0], "Mã hồ sơ": None}]), tmp_path / "x.parquet"
    )
    done = office.imported(tmp_path / "x.parquet")
    assert (done.read, done.unchanged, done.refused) == (4, 3, 1)
    assert office.refusals() == [["4", "Mã hồ sơ", "", "để trống", ""]]


def test_a_trial_tells_what_an_import_would_do_and_keeps_nothing(office: Office) -> None:
    content = text([case("A"), case("B", Ngày_tiếp_nhận="32/8/2025"), case("C", Trạng_thái="?"), case("A")])
    export = office.opened(content)
    tried = trial(export, propose(export).profile, DIRECTORY, TODAY)
    assert (tried.read, tried.refused, [one["code"] for one in tried.sample]) == (4, 3, ["A"])
    assert [problem.line for problem in tried.problems] == [3, 4, 5]
    assert not office.store.folder.exists()
    done = office.imported(content)
    assert (done.read, done.refused, done.reasons) == (tried.read, tried.refused, tried.reasons)


def test_a_change_that_fails_half_way_leaves_the_store_as_it_was(office: Office) -> None:
    office.imported(text([case("A")]))
    before = office.files()
    with pytest.raises(RuntimeError), office.store.change() as change:
        (change.aside / "province=31" / "month=2025-08").mkdir(parents=True)
        (change.aside / "province=31" / "month=2025-08" / "x.parquet").write_bytes(b"x")
        raise RuntimeError
    assert office.files() == before
    assert office.imported(text([case("B")])).new == 1


def test_files_that_no_longer_hold_stay_for_one_change_and_are_then_swept(office: Office) -> None:
    office.imported(text([case("A")]))
    [first] = office.store.files()
    office.imported(text([case("B")]))
    assert first.exists()
    office.imported(text([case("C")]))
    assert not first.exists()
    assert [one["code"] for one in office.cases()] == ["A", "B", "C"]


def bad_rows() -> Iterator[str]:
    yield from [
        "",
        ";;;;;;;;;",
        "Tổng cộng;3;;;;;;;;",
        ";".join(CASE),
        "I. Lĩnh vực đất đai;;;;;;;;;",
        "a;b",
        ";" * 20,
        "\x00;\ufeff;x",
    ]


ROWS = st.one_of(
    st.builds(lambda n: ";".join(case(f"H{n}").values()), st.integers(0, 9)),
    st.sampled_from(list(bad_rows())),
    st.lists(st.text("aĐ1/; \t,'", max_size=4), min_size=1, max_size=12).map(";".join),
)


@settings(max_examples=40)
@given(rows=st.lists(ROWS, max_size=12))
def test_imported_and_quarantined_are_all_that_was_read(
    rows: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    office = Office(tmp_path_factory.mktemp("office"))
    done = office.imported(text([case("H31-0"), *rows]))
    assert done.refused == len({line for line, *_ in office.refusals()})
    assert done.new == len(office.cases())
    assert done.read == done.new + done.refused == 1 + sum(bool(row) for row in rows)


def test_words_first_met_far_down_are_understood_too(office: Office) -> None:
    rows = [case(f"H{n}") for n in range(LEARNT_FROM)]
    late = case("Z", Đơn_vị_giải_quyết="Xã Chí Minh, Hải Phòng", Trạng_thái=" ĐANG xử lý", Ngày_kết_thúc_xử_lý="  ")
    done = office.imported(text([*rows, late, case("Ạ", Số_hóa_thành_phần_hồ_sơ="hả?")]))
    assert (done.read, done.new, done.refused) == (LEARNT_FROM + 2, LEARNT_FROM + 1, 1), done.reasons
    [last] = [one for one in office.cases() if one["code"] == "Z"]
    assert (last["resolving_unit"], last["state"], last["ended_on"]) == ("11131", "processing", None)
    assert [row[:3] for row in office.refusals()] == [[str(LEARNT_FROM + 3), "Số hóa thành phần hồ sơ", "hả?"]]
