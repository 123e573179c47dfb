"""A register in the browser's hands: found, sorted, written by line or from a list, taken out, counted, reported."""

import io
import re
from collections.abc import Callable, Mapping
from datetime import timedelta

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from parindex.office.registers.actions import register_named, save, take_out
from parindex.office.registers.models import Record
from parindex.office.units.access import Actor
from parindex.writing import listing

pytestmark = pytest.mark.django_db

As = Callable[[str], Client]
DRAFTER, CLERK = "Công chức tổng hợp", "Văn thư xã"
HTMX = {"HX-Request": "true"}
TASKS = register_named("plan_tasks")
HEADINGS = [column.heading for column in TASKS.fields]
TODAY = timezone.localdate


def task(number: int, **said: str) -> dict[str, str]:
    """A task of this year's plan, by column."""
    year = str(TODAY().year)
    return {"plan": "reform", "year": year, "number": str(number), "task": f"Việc thứ {number}", **said}


def day(away: int) -> str:
    """A day so many days from now, as officials write it."""
    return f"{TODAY() + timedelta(days=away):%d/%m/%Y}"


def typed(values: Mapping[str, str], **more: str) -> dict[str, str]:
    """What the form of a line sends."""
    return {**{f"c-{name}": value for name, value in values.items()}, **more}


@pytest.fixture
def unit(drafter: Actor) -> int:
    return next(iter(drafter.units(["drafter"])))


@pytest.fixture
def base(unit: int) -> str:
    return f"/so/{unit}/plan_tasks/"


@pytest.fixture
def client(as_: As) -> Client:
    return as_(DRAFTER)


def told(answer: HttpResponse) -> str:
    return " ".join(answer.content.decode().split())


def order(answer: HttpResponse) -> list[str]:
    """The tasks in the order of the page."""
    return re.findall(r'data-heading="Nhiệm vụ">([^<]*)', answer.content.decode())


def test_all_registers_stand_in_their_groups_with_what_is_late(drafter: Actor, client: Client, unit: int) -> None:
    save(drafter, unit, TASKS.name, None, 0, task(1, due_on=day(-3)))
    save(drafter, unit, TASKS.name, None, 0, task(2, due_on=day(2)))
    page = told(client.get("/so/"))
    assert ">Kế hoạch, nhiệm vụ, báo cáo</h2>" in page
    assert "1 quá hạn" in page and "1 sắp đến hạn" in page and "quá hạn 3 ngày" in page
    assert "Hồ sơ thủ tục hành chính" not in page
    desk = told(client.get("/ban-lam-viec/"))
    assert "quá hạn 3 ngày" in desk and "còn 2 ngày" in desk


def test_lines_are_found_without_tones_filtered_and_sorted_as_people_count(
    drafter: Actor, client: Client, unit: int, base: str
) -> None:
    for number, more in ((2, {"due_on": day(-1)}), (10, {"due_on": day(-1), "done_on": day(0)}), (1, {})):
        save(drafter, unit, TASKS.name, None, 0, task(number, **more))
    assert order(client.get(base)) == ["Việc thứ 1", "Việc thứ 10", "Việc thứ 2"]
    assert order(client.get(f"{base}?xep=number")) == ["Việc thứ 1", "Việc thứ 2", "Việc thứ 10"]
    assert order(client.get(f"{base}?xep=-number"))[0] == "Việc thứ 10"
    assert order(client.get(f"{base}?xep=-done_on"))[0] == "Việc thứ 10"
    assert (
        order(client.get(f"{base}?xep=unit")) == order(client.get(f"{base}?xep=values__x")) == order(client.get(base))
    )
    assert order(client.get(f"{base}?loc=qua-han")) == ["Việc thứ 2"]
    assert order(client.get(f"{base}?loc=con-mo")) == ["Việc thứ 1", "Việc thứ 2"]
    assert order(client.get(f"{base}?q=viec+thu+10")) == ["Việc thứ 10"]


def test_a_line_is_added_changed_taken_out_and_put_back_in_its_place(client: Client, base: str) -> None:
    added = client.post(f"{base}dong/moi/", typed(task(1, due_on=day(-3))), headers=HTMX)
    assert "quá hạn 3 ngày" in told(added)
    assert 'id="line-moi"' in told(added) and f'value="{TODAY().year}"' in told(added)
    line = Record.objects.get()
    opened = told(client.get(f"{base}dong/{line.pk}/", headers=HTMX))
    assert 'value="reform" selected>' in opened and ">Việc thứ 1</textarea>" in opened
    changed = client.post(f"{base}dong/{line.pk}/", typed(task(1, done_on=day(-4)), version="1"), headers=HTMX)
    assert "quá hạn" not in told(changed) and day(-4) in told(changed)
    gone = client.post(f"{base}dong/{line.pk}/bo/", {"version": "2"}, headers=HTMX)
    assert "Đã bỏ khỏi sổ" in told(gone)
    assert order(client.get(base)) == [] and order(client.get(f"{base}?loc=da-bo")) == ["Việc thứ 1"]
    assert order(client.post(f"{base}dong/{line.pk}/dat-lai/", headers=HTMX)) == ["Việc thứ 1"]
    past = told(client.get(f"{base}dong/{line.pk}/lich-su/"))
    assert f"Ngày hoàn thành: trống → {day(-4)}" in past
    assert past.index("đặt lại vào sổ") < past.index("bỏ khỏi sổ") < past.index("ghi dòng này")


def test_what_is_refused_stays_in_its_cells_with_the_reason_beside_it(client: Client, base: str) -> None:
    answer = client.post(f"{base}dong/moi/", typed(task(1, year="hai", due_on="31/2/2026")), headers=HTMX)
    page = told(answer)
    assert answer.status_code == 422
    assert 'value="hai"' in page and 'value="31/2/2026"' in page and ">Việc thứ 1</textarea>" in page
    assert "“hai” chưa phải là số nguyên" in page and "“31/2/2026” chưa phải là ngày" in page
    assert page.count('aria-invalid="true"') == 2
    assert not Record.objects.exists()


def test_two_people_at_one_line_see_both_sides_and_the_second_chooses(
    drafter: Actor, contributor: Actor, client: Client, unit: int, base: str
) -> None:
    line = save(drafter, unit, TASKS.name, None, 0, task(1))
    save(contributor, unit, TASKS.name, line.pk, 1, task(1, result="Của người kia"))
    mine = typed(task(1, result="Của tôi"), version="1")
    met = client.post(f"{base}dong/{line.pk}/", mine, headers=HTMX)
    assert met.status_code == 409
    assert ">Của tôi</textarea>" in told(met) and re.search("Người kia ghi: <strong[^>]*>Của người kia<", told(met))
    assert told(met).count("Người kia ghi:") == 1
    assert client.post(f"{base}dong/{line.pk}/", {**mine, "over": "2"}, headers=HTMX).status_code == 200
    assert Record.objects.get().values["result"] == "Của tôi"
    assert client.post(f"{base}dong/{line.pk}/bo/", mine, headers=HTMX).status_code == 409


def test_a_line_cannot_come_back_beside_its_double(drafter: Actor, client: Client, unit: int, base: str) -> None:
    line = save(drafter, unit, TASKS.name, None, 0, task(1))
    take_out(drafter, unit, TASKS.name, line.pk, 1)
    save(drafter, unit, TASKS.name, None, 0, task(1))
    back = client.post(f"{base}dong/{line.pk}/dat-lai/", headers=HTMX)
    assert (back.status_code, "Đã có dòng khác cùng" in told(back)) == (409, True)


def sealed(answer: HttpResponse, action: str) -> dict[str, str]:
    form = re.search(rf'action="{action}".*?name="sealed" value="([^"]+)"', answer.content.decode(), re.DOTALL)
    assert form
    return {"sealed": form[1]}


def test_a_pasted_list_shows_every_row_and_is_written_whole(
    drafter: Actor, client: Client, unit: int, base: str
) -> None:
    year = TODAY().year
    save(drafter, unit, TASKS.name, None, 0, task(1, result="Giữ nguyên"))
    save(drafter, unit, TASKS.name, None, 0, task(2))
    text = "\n".join(
        [
            "Thuộc kế hoạch\tNăm kế hoạch\tSố thứ tự\tNhiệm vụ\tHạn hoàn thành\tGhi chú",
            f"Cải cách hành chính\t{year}\t1\tViệc thứ 1\t{day(5)}\tx",
            f"Cải cách hành chính\t{year}\t2\tViệc thứ 2\t\t",
            f'Cải cách hành chính\t{year}\t3\t"Việc\nhai dòng"\t\t',
            "Cải cách hành chính\tnăm nay\t4\tViệc thứ 4\t\t",
        ]
    )
    shown = client.post(f"{base}nhap/xem-truoc/", {"pasted": text})
    page = told(shown)
    assert "Mới: <strong>1</strong> · Thay đổi: <strong>1</strong> · Giữ nguyên: <strong>1</strong>" in page
    assert f"Hạn hoàn thành: trống → {day(5)}" in page and "Ghi chú" in page and "“năm nay” chưa phải" in page
    assert Record.objects.count() == 2
    done = client.post(f"{base}nhap/ghi/", sealed(shown, f"{base}nhap/ghi/"))
    assert done.status_code == 302
    first, _, third = Record.objects.order_by("pk")
    assert (first.values["result"], first.due) == ("Giữ nguyên", TODAY() + timedelta(days=5))
    assert third.values["task"] == "Việc hai dòng"
    back = client.post(f"{base}nhap/can-sua.xlsx", sealed(shown, f"{base}nhap/can-sua.xlsx"))
    rows = [[cell.value for cell in row] for row in load_workbook(io.BytesIO(back.content)).active.iter_rows()]
    assert rows[1][:3] == ["Cải cách hành chính", "năm nay", "4"] and "“năm nay” chưa phải" in rows[1][-1]


def test_what_was_not_shown_here_is_not_written(as_: As, client: Client, base: str, unit: int) -> None:
    shown = client.post(f"{base}nhap/xem-truoc/", {"pasted": "Cải cách hành chính\t2026\t1\tViệc"})
    good = sealed(shown, f"{base}nhap/ghi/")
    assert client.post(f"/so/{unit}/plans/nhap/ghi/", good).status_code == 404
    assert client.post(f"{base}nhap/can-sua.xlsx", good).status_code == 404
    assert client.post(f"{base}nhap/ghi/", {"sealed": good["sealed"] + "x"}).status_code == 404
    assert as_(CLERK).post(f"{base}nhap/ghi/", good).status_code == 404
    assert as_("Công chức xã bên cạnh").post(f"{base}nhap/ghi/", good).status_code == 404
    assert not Record.objects.exists()


def test_what_a_workbook_gives_comes_back_the_same(drafter: Actor, client: Client, unit: int, base: str) -> None:
    long = "dài " * 450
    save(drafter, unit, TASKS.name, None, 0, task(1, due_on=day(3), result=long))
    book = client.get(f"{base}tai-ve.xlsx").content
    again = client.post(f"{base}nhap/xem-truoc/", {"list": SimpleUploadedFile("so.xlsx", book)})
    assert "Giữ nguyên: <strong>1</strong> · Cần sửa: <strong>0</strong>" in told(again)
    assert long.strip() in client.get(f"{base}tai-ve.csv").content.decode("utf-8-sig")
    template = client.get(f"{base}nhap/mau.xlsx").content
    sheet = load_workbook(io.BytesIO(template))["Danh sách"]
    assert [cell.value for cell in sheet[1]] == HEADINGS
    assert len(sheet.data_validations.dataValidation) == 1
    assert client.post(f"{base}nhap/xem-truoc/", {"list": SimpleUploadedFile("mau.xlsx", template)}).status_code == 422


def test_what_looks_like_a_formula_comes_back_from_a_table_as_it_was(
    drafter: Actor, client: Client, unit: int, base: str
) -> None:
    for number, words in enumerate(("=1+1", "'=1", "-3", "@ai", "'quoted'"), 1):
        save(drafter, unit, TASKS.name, None, 0, task(number, task=words))
    table = client.get(f"{base}tai-ve.csv").content
    assert b"'=1+1" in table
    again = client.post(f"{base}nhap/xem-truoc/", {"list": SimpleUploadedFile("so.csv", table)})
    assert "Giữ nguyên: <strong>5</strong> · Cần sửa: <strong>0</strong>" in told(again)


def test_dates_and_numbers_of_excel_are_read_as_such(client: Client, base: str) -> None:
    book = load_workbook(io.BytesIO(listing.render(HEADINGS, [])))
    book.active.append(["Cải cách hành chính", 2026, 7, "Việc", None, None, TODAY()])
    held = io.BytesIO()
    book.save(held)
    shown = client.post(f"{base}nhap/xem-truoc/", {"list": SimpleUploadedFile("so.xlsx", held.getvalue())})
    client.post(f"{base}nhap/ghi/", sealed(shown, f"{base}nhap/ghi/"))
    kept = Record.objects.get().values
    assert (kept["number"], kept["due_on"]) == ("7", TODAY().isoformat())


def test_hostile_and_empty_lists_are_refused_in_words(client: Client, base: str) -> None:
    for content in (b"", b"PK\x03\x04 rubbish", b"a;b\n1;2\n"):
        answer = client.post(f"{base}nhap/xem-truoc/", {"list": SimpleUploadedFile("so.xlsx", content)})
        assert (answer.status_code, "ề nghị" in told(answer)) == (422, True)
    answer = client.post(f"{base}nhap/xem-truoc/", {"pasted": "Cải cách hành chính\t2026\t1\t<script>alert(1)"})
    assert b"<script>alert" not in answer.content


def test_the_calendar_tells_what_is_overdue_first_then_the_month_by_its_days(
    drafter: Actor, client: Client, unit: int
) -> None:
    save(drafter, unit, TASKS.name, None, 0, task(1, due_on="15/01/2020"))
    save(drafter, unit, TASKS.name, None, 0, task(2, due_on=day(0), product="a; b, c\\d"))
    save(drafter, unit, TASKS.name, None, 0, task(3, due_on=day(0), done_on=day(0)))
    page = told(client.get(f"/so/{unit}/lich/"))
    assert page.index("1 dòng quá hạn") < page.index("Việc thứ 1") < page.index("<table") < page.index("Việc thứ 2")
    assert "Việc thứ 3" not in page and "hạn hôm nay" in page and 'aria-current="date"' in page
    past = told(client.get(f"/so/{unit}/lich/?thang=2020-01"))
    assert past.count("Việc thứ 1") == 2 and "Việc thứ 2" not in past
    assert told(client.get(f"/so/{unit}/lich/?thang=2019-12")).count("Việc thứ 1") == 1
    for asked in ("2020-13", "x", "0000-01"):
        assert "Việc thứ 2" in told(client.get(f"/so/{unit}/lich/?thang={asked}"))
    file = client.get(f"/so/{unit}/lich.ics").content.decode()
    assert file.count("BEGIN:VEVENT") == 2 and f"DTSTART;VALUE=DATE:{TODAY():%Y%m%d}" in file


def test_figures_say_whom_they_count_among_and_open_to_their_lines(
    drafter: Actor, client: Client, unit: int, base: str
) -> None:
    for number in range(1, 6):
        save(
            drafter,
            unit,
            TASKS.name,
            None,
            0,
            task(number, **({"done_on": "2/1/2026"} if number < 3 else {}), year="2026"),
        )
    page = told(client.get(f"{base}so-lieu/?nam=2026&ky=q1"))
    assert re.search(">2 nhiệm vụ</span>.{,200}>mọi nhiệm vụ ghi trong kế hoạch của năm</td>", page)
    records = f"{base}so-lieu/tasks_done_reform/"
    behind = told(client.get(f"{records}?nam=2026&ky=q1"))
    assert "2 dòng được đếm" in behind and "<td>Việc thứ 2</td>" in behind and "Việc thứ 3" not in behind
    assert "<td>02/01/2026</td>" in behind and "không sau ngày cuối kỳ" in behind
    line = Record.objects.get(values__number="2")
    assert f'href="{base}?dong={line.pk}"' in client.get(f"{records}?nam=2026&ky=q1").text
    assert "0 dòng được đếm" in told(client.get(f"{records}?nam=2025&ky=year"))
    assert client.get(f"{base}so-lieu/?nam=x&ky=x").status_code == 200
    assert client.get(f"{base}so-lieu/plans_issued_reform/").status_code == 404
    assert client.get(f"{base}so-lieu/none/").status_code == 404


def test_a_report_is_drafted_from_the_lines_of_its_period(drafter: Actor, client: Client, unit: int) -> None:
    for number, (due, done) in enumerate(((day(-3), ""), (day(-9), day(0)), ("15/01/2020", "15/01/2020")), 1):
        save(drafter, unit, TASKS.name, None, 0, task(number, due_on=due, done_on=done))
    year = TODAY().year
    asked = {
        "ky": "tuan",
        "nam": year,
        "ngay": day(0),
        "noi": "Đồng Mẫu",
        "ky_ten": "CHỦ TỊCH",
        "noi_nhan": "- Lưu: VT.",
    }
    paper = client.get(f"/so/{unit}/bao-cao/", {**asked, "tep": "docx"})
    tables = docx.Document(io.BytesIO(paper.content)).tables
    cells = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    assert any(row[1].endswith("Việc thứ 2") and row[-1] == f"xong ngày {day(0)}" for row in cells if len(row) == 5)
    assert any(row[1].endswith("Việc thứ 1") and row[-1] == "3 ngày" for row in cells if len(row) == 5)
    assert not any("Việc thứ 3" in cell for row in cells for cell in row)
    assert [
        "1",
        "Nhiệm vụ của kế hoạch năm: Cải cách hành chính",
        "3 nhiệm vụ",
        "mọi nhiệm vụ ghi trong kế hoạch của năm",
    ] in cells
    for period in ("thang-1", "q3", "first-half", "year"):
        pdf = client.get(f"/so/{unit}/bao-cao/", {**asked, "ky": period, "tep": "pdf"})
        assert pdf.content.startswith(b"%PDF")
    wrong = client.get(f"/so/{unit}/bao-cao/", {**asked, "ngay": "", "tep": "docx"})
    assert (wrong.status_code, "một ngày trong tuần" in told(wrong)) == (422, True)


def test_whoever_only_reads_is_offered_nothing_to_write(as_: As, drafter: Actor, unit: int, base: str) -> None:
    line = save(drafter, unit, TASKS.name, None, 0, task(1))
    clerk = as_(CLERK)
    page = told(clerk.get(base))
    assert "line-moi" not in page and "Dán hoặc nhập" not in page and f"dong/{line.pk}/lich-su/" in page
    assert "<textarea" not in told(clerk.get(f"{base}dong/{line.pk}/", headers=HTMX))
