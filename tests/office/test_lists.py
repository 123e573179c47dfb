"""Accounts and units from lists: every row told before anything is written, then all of them or none."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from parindex.office.errors import Forbidden
from parindex.office.journal.models import Entry
from parindex.office.journal.queries import verify
from parindex.office.units.access import Actor, actor
from parindex.office.units.actions.accounts import open_account
from parindex.office.units.errors import ListRefused
from parindex.office.units.many import accounts, units
from parindex.office.units.many.table import Cells, rows_under
from parindex.office.units.models import OFFICE, Person, Role, Unit
from parindex.reading.errors import ReadingError
from parindex.reading.limits import from_environment
from parindex.reading.listing import MOST_ROWS, read_listing
from parindex.writing import listing

pytestmark = pytest.mark.django_db

Rows = list[tuple[int, Cells]]
FIRST = date(2025, 7, 1)


@pytest.fixture
def administrator(demonstration: None) -> Actor:
    return actor(Person.objects.get(name="Người quản trị"))


@pytest.fixture
def of_commune(administrator: Actor) -> Actor:
    commune = Unit.objects.get(name="Xã Đồng Mẫu")
    today = timezone.localdate()
    return actor(open_account(administrator, "quantri.dongmau", "Quản trị xã", commune.pk, "administrator", "", today))


def people(*rows: str) -> Rows:
    """Rows of accounts, cells apart by "|"."""
    return [(number, dict(zip(accounts.HEADINGS, row.split("|"), strict=True))) for number, row in enumerate(rows, 2)]


def listed(*rows: str) -> Rows:
    """Rows of units, cells apart by "|"."""
    return [(number, dict(zip(units.HEADINGS, row.split("|"), strict=True))) for number, row in enumerate(rows, 2)]


def told(lines: list[accounts.Line]) -> list[str]:
    return [line.change + "".join(f" {problem.column}" for problem in line.problems) for line in lines]


GOOD = people(
    "tonghop.langgieng|Công chức mới|demo-2|Xã Láng Giềng|Người tổng hợp|||",
    "Tonghop.LangGieng|Công chức mới||xa lang gieng|van thu|Văn thư|01/02/2026|31/12/2026",
    "thu-0|Công chức tổng hợp|demo-1||Văn thư|||",
    "thu-1|Công chức tư pháp|demo-1|Xã Đồng Mẫu|Công chức tham mưu|||",
)


def test_a_list_tells_what_is_new_changed_and_the_same_and_writes_it_at_once(administrator: Actor) -> None:
    assert told(accounts.plan(administrator, GOOD)) == ["new", "new", "changed", "same"]
    assert not Person.objects.filter(login="tonghop.langgieng").exists()
    written = accounts.write(administrator, GOOD)
    person = Person.objects.get(login="tonghop.langgieng")
    assert (written.people, written.roles, written.changed) == ((person.pk,), 3, 0)
    assert not person.has_usable_password()
    held = sorted((role.kind, role.until) for role in person.roles.all())
    assert held == [("clerk", date(2026, 12, 31)), ("drafter", None)]
    entry = Entry.objects.get(verb="write-accounts")
    assert (entry.chain, entry.detail["accounts"], entry.detail["roles"]) == (OFFICE, 1, 3)
    assert "Công chức" not in str(entry.detail)
    assert verify([OFFICE]).breaks == ()
    assert told(accounts.plan(administrator, GOOD)) == ["same"] * 4


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("a|Công chức|demo-1||Văn thư|||", "Tên đăng nhập"),
        ("moi.mot||demo-1||Văn thư|||", "Họ và tên"),
        ("thu-0|Người khác hẳn|demo-1||Văn thư|||", "Họ và tên"),
        ("moi.mot|Công chức|demo-9||Văn thư|||", "Mã đơn vị"),
        ("moi.mot|Công chức|demo-1|Xã Láng Giềng|Văn thư|||", "Đơn vị"),
        ("moi.mot|Công chức|||Văn thư|||", "Đơn vị"),
        ("moi.mot|Công chức||Xã Trùng Tên|Văn thư|||", "Đơn vị"),
        ("moi.mot|Công chức||Huyện Cũ|Văn thư|||", "Đơn vị"),
        ("moi.mot|Công chức|demo-1||Chủ tịch|||", "Vai trò"),
        ("moi.mot|Công chức|demo-1||Văn thư||31/02/2026|", "Từ ngày"),
        ("moi.mot|Công chức|demo-1||Văn thư||01/03/2026|01/02/2026", "Đến ngày"),
        ("thu-12|Người quản trị|||Quản trị||01/01/2026|31/12/2026", "Đến ngày"),
    ],
)
def test_a_wrong_row_is_refused_by_its_column_and_says_what_to_do(administrator: Actor, row: str, column: str) -> None:
    province = Unit.objects.get(name="Tỉnh Thí Điểm")
    for code in ("t1", "t2"):
        Unit.objects.create(kind=Unit.Kind.COMMUNE, code=code, name="Xã Trùng Tên", parent=province)
    Unit.objects.create(kind=Unit.Kind.DISTRICT, name="Huyện Cũ", parent=province, valid_to=date(2025, 6, 30))
    (line,) = accounts.plan(administrator, people(row))
    assert (line.change, [problem.column for problem in line.problems]) == ("refused", [column])
    assert "đề nghị" in line.problems[0].words.lower()
    with pytest.raises(ListRefused, match="dòng 3"):
        accounts.write(administrator, [*GOOD[:1], (3, people(row)[0][1])])
    assert not Person.objects.filter(login="tonghop.langgieng").exists()


def test_a_role_s_last_day_changes_and_the_preview_says_from_what_to_what(administrator: Actor) -> None:
    since = timezone.localdate()
    row = f"thu-3|Văn thư xã|demo-1||Văn thư|||{since + timedelta(days=30):%d/%m/%Y}"
    (line,) = accounts.plan(administrator, people(row))
    assert (line.change, line.says) == ("changed", f"ngày kết thúc: chưa định → {since + timedelta(days=30):%d/%m/%Y}")
    assert accounts.write(administrator, people(row)).changed == 1
    assert accounts.write(administrator, people(row)).changed == 0
    assert Entry.objects.filter(verb="write-accounts").count() == 1


def test_a_title_is_not_cut_off_in_silence(administrator: Actor) -> None:
    row = people(f"thu-0|Công chức tổng hợp|demo-1||Văn thư|{'Chức danh ' * 11}||")
    assert told(accounts.plan(administrator, row)) == ["refused Chức danh"]


def test_two_rows_for_one_role_are_one_too_many(administrator: Actor) -> None:
    assert told(accounts.plan(administrator, [*GOOD[:1], *GOOD[:1]])) == ["new", "refused Vai trò"]


def test_a_list_reaches_no_further_than_who_brings_it(of_commune: Actor, drafter: Actor) -> None:
    rows = people(
        "moi.mot|Công chức|demo-1|Xã Đồng Mẫu|Văn thư|||",
        "moi.hai|Công chức|demo-2|Xã Láng Giềng|Văn thư|||",
        "thu-6|Công chức xã bên cạnh|demo-1|Xã Đồng Mẫu|Văn thư|||",
        "moi.ba|Công chức|||Quản trị|||",
    )
    assert told(accounts.plan(of_commune, rows)) == [
        "new",
        "refused Mã đơn vị",
        "refused Tên đăng nhập",
        "refused Đơn vị",
    ]
    with pytest.raises(Forbidden):
        accounts.plan(drafter, rows)
    with pytest.raises(Forbidden):
        units.plan(drafter, [])


def test_a_role_that_has_ended_stays_as_it_was(administrator: Actor) -> None:
    role, today = Role.objects.get(person__login="thu-3"), timezone.localdate()
    Role.objects.filter(pk=role.pk).update(since=today - timedelta(days=90), until=today - timedelta(days=10))
    row = "thu-3|Văn thư xã|demo-1||Văn thư||{}|"
    early = people(row.format(f"{today - timedelta(days=30):%d/%m/%Y}"))
    assert told(accounts.plan(administrator, early)) == ["refused Từ ngày"]
    assert told(accounts.plan(administrator, people(row.format("")))) == ["changed"]
    accounts.write(administrator, people(row.format("")))
    assert list(Role.objects.filter(person__login="thu-3").order_by("pk").values_list("until", flat=True)) == [
        today - timedelta(days=10),
        None,
    ]


def test_codes_whose_zeros_excel_dropped_are_understood(administrator: Actor) -> None:
    Unit.objects.create(kind=Unit.Kind.COMMUNE, code="00070", name="Phường Thử", parent=Unit.objects.first())
    assert told(accounts.plan(administrator, people("moi.mot|Công chức|70|Phường Thử|Văn thư|||"))) == ["new"]


def test_hundreds_of_accounts_take_few_queries(administrator: Actor) -> None:
    rows = people(*(f"xa.{n:04}|Công chức {n:04}|demo-1|Xã Đồng Mẫu|Công chức tham mưu|||" for n in range(800)))
    with CaptureQueriesContext(connection) as queries:
        written = accounts.write(administrator, rows)
    assert (len(written.people), len(queries) <= 24) == (800, True), len(queries)


def test_departments_and_villages_come_in_with_superiors_of_the_same_list(administrator: Actor) -> None:
    rows = listed(
        "|Cơ quan chuyên môn|Sở Y tế|demo|Tỉnh Thí Điểm||",
        "P1|Cơ quan chuyên môn|Phòng Nghiệp vụ||Sở Y tế|01/07/2025|",
        "|thôn, tổ dân phố|Thôn Đông|demo-1|||",
        "|Cơ quan chuyên môn|Sở Nội vụ||Tỉnh Thí Điểm||",
    )
    assert told(units.plan(administrator, rows)) == ["new", "new", "new", "same"]
    assert units.write(administrator, rows) == units.Written(3, 0)
    inner = Unit.objects.get(name="Phòng Nghiệp vụ")
    assert (inner.parent.name, inner.valid_from, inner.folded) == ("Sở Y tế", FIRST, "phong nghiep vu")
    assert Unit.objects.get(name="Thôn Đông").parent.name == "Xã Đồng Mẫu"
    assert told(units.plan(administrator, rows)) == ["same"] * 4
    closed = listed("P1|Cơ quan chuyên môn|Phòng Nghiệp vụ Y||Sở Y tế|01/07/2025|31/12/2026")
    assert told(units.plan(administrator, closed)) == ["changed"]
    units.write(administrator, closed)
    assert Unit.objects.get(code="P1").valid_to == date(2026, 12, 31)
    gone = listed("|Cơ quan chuyên môn|Sở Y tế|demo|Tỉnh Thí Điểm||31/12/2027")
    assert [told(units.plan(administrator, gone)), units.write(administrator, gone)] == [
        ["changed"],
        units.Written(0, 1),
    ]
    assert told(units.plan(administrator, gone)) == ["same"]


def test_wrong_units_are_refused_by_their_columns(administrator: Actor, of_commune: Actor) -> None:
    rows = listed(
        "|Ấp|Ấp Đông|demo-1|||",
        "|Cơ quan chuyên môn||demo|||",
        "|Xã|Xã Mới|demo|||",
        "|Cơ quan chuyên môn|Sở Lạ|không có|||",
        "|Cơ quan chuyên môn|Sở Thử|demo||hôm qua|",
        "T1|Thôn, tổ dân phố|Thôn Tây|demo-1|||",
        "T1|Thôn, tổ dân phố|Thôn Nam|demo-1|||",
    )
    assert told(units.plan(administrator, rows)) == [
        "refused Loại",
        "refused Tên",
        "refused Mã",
        "refused Mã cấp trên",
        "refused Có từ ngày",
        "new",
        "refused Tên",
    ]
    beyond = listed("X9|Xã|Xã Mới|demo-1|||", "|Thôn, tổ dân phố|Thôn Bắc|demo-2|||")
    assert told(units.plan(of_commune, beyond)) == ["refused Loại", "refused Mã cấp trên"]


@pytest.fixture
def read(tmp_path: Path) -> Callable[[bytes], list[list[str]]]:
    """Read a list as it was uploaded."""

    def reading(content: bytes) -> list[list[str]]:
        (tmp_path / "list").write_bytes(content)
        return read_listing(tmp_path / "list", from_environment())

    return reading


def test_a_list_is_read_from_excel_and_from_csv_alike(read: Callable[[bytes], list[list[str]]]) -> None:
    row = ["=1+1", "Công chức", "00070", "Xã Thử", "Văn thư", "", "01/01/2026", ""]
    workbook = listing.render(accounts.HEADINGS, [row], {accounts.KIND: ["Văn thư"]})
    expected = [(2, dict(zip(accounts.HEADINGS, row, strict=True)))]
    assert rows_under(accounts.HEADINGS, read(workbook)) == expected
    for delimiter, encoding in ((",", "utf-8-sig"), (";", "utf-8"), ("\t", "utf-16")):
        text = "\n".join(delimiter.join(cells) for cells in (accounts.HEADINGS, row))
        assert rows_under(accounts.HEADINGS, read(text.encode(encoding))) == expected


def test_letters_that_nobody_sees_are_left_out(read: Callable[[bytes], list[list[str]]]) -> None:
    assert read("moi.mot\u200b;a\x00\x07b\n".encode()) == [["moi.mot", "ab"]]


def test_what_is_no_list_is_refused_in_words(read: Callable[[bytes], list[list[str]]]) -> None:
    for content in (b"PK\x03\x04 rubbish", b"%PDF-1.4 rubbish", b"T\xean \xd0\n", b'"a\n'):
        with pytest.raises(ReadingError, match="ề nghị"):
            read(content)
    with pytest.raises(ReadingError, match="5000 dòng"):
        read(b"a;b\n" * (MOST_ROWS + 1))
    with pytest.raises(ListRefused, match="Tên đăng nhập"):
        rows_under(accounts.HEADINGS, [["Họ và tên"], ["A"]])
