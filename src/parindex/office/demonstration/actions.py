"""Filling an empty database with a province to try: units, people named by their roles, a round in progress."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from parindex.editions.loader import find
from parindex.office.assessments.actions import assign, open_sheet
from parindex.office.assessments.models import Sheet
from parindex.office.assessments.proving import cite_in, take_in
from parindex.office.demonstration.models import CastMember
from parindex.office.demonstration.papers import as_read
from parindex.office.demonstration.people import KIND, join
from parindex.office.errors import Refusal
from parindex.office.evidence.actions import Described
from parindex.office.rounds.actions import Span, open_round
from parindex.office.rounds.models import Phase
from parindex.office.units.access import Actor, actor
from parindex.office.units.models import Person, Unit

EDITION = "cchc-cap-xa-mau/2023-1"
OF_JUSTICE = "2"
"""The field of that edition that the justice official fills in."""
COMMUNE_CAST = (
    (KIND.DRAFTER, "Công chức tổng hợp", "", "Soạn phiếu của xã, giao việc, rà soát trước khi trình"),
    (KIND.CONTRIBUTOR, "Công chức tư pháp", "", "Điền phần việc được giao"),
    (KIND.SIGNER, "Chủ tịch UBND xã", "Chủ tịch", "Xem phiếu trước khi ký"),
    (KIND.CLERK, "Văn thư xã", "", "Lấy số, đưa bản ký trở lại và gửi đi"),
)

BODIES = {
    "noi_vu": "Sở Nội vụ",
    "tu_phap": "Sở Tư pháp",
    "kiem_soat_tthc": "Văn phòng UBND tỉnh",
    "tai_chinh": "Sở Tài chính",
    "chuyen_doi_so": "Sở Khoa học và Công nghệ",
}
"""Who appraises what in the imaginary province; nothing here is law."""


@transaction.atomic
def set_up() -> None:
    """Make the demonstration. Refusal when the database holds anything of its own."""
    if CastMember.objects.exists():
        return
    if Person.objects.exists() or Unit.objects.exists():
        raise Refusal("Cơ sở dữ liệu này đã có đơn vị thật nên không đưa dữ liệu thử vào.")
    province = Unit.objects.create(kind=Unit.Kind.PROVINCE, code="demo", name="Tỉnh Thí Điểm")
    communes = [
        Unit.objects.create(kind=kind, code=f"demo-{number}", name=name, parent=province)
        for number, (kind, name) in enumerate(
            [
                (Unit.Kind.COMMUNE, "Xã Đồng Mẫu"),
                (Unit.Kind.COMMUNE, "Xã Láng Giềng"),
                (Unit.Kind.WARD, "Phường Bến Thử"),
            ],
            1,
        )
    ]
    departments = {
        function: Unit.objects.create(kind=Unit.Kind.DEPARTMENT, code=f"demo-{function}", name=name, parent=province)
        for function, name in BODIES.items()
    }
    coordinator = join(province, KIND.COORDINATOR, "Người điều phối cấp tỉnh", "", "Theo dõi tiến độ các xã", 10)
    people = {
        kind: join(communes[0], kind, name, title, shown, place)
        for place, (kind, name, title, shown) in enumerate(COMMUNE_CAST)
    }
    join(communes[1], KIND.DRAFTER, "Công chức xã bên cạnh", "", "Không thấy được phiếu của xã khác", 6)
    join(departments["noi_vu"], KIND.APPRAISER, "Chuyên viên Sở Nội vụ", "", "Thẩm định tiêu chí của Sở", 7)
    join(departments["tu_phap"], KIND.APPRAISER, "Chuyên viên Sở Tư pháp", "", "Thẩm định tiêu chí về thể chế", 8)
    join(province, KIND.COUNCIL, "Thành viên hội đồng", "", "Xem xét, thông qua kết quả", 9)
    join(province, KIND.AUDITOR, "Người kiểm tra", "", "Chỉ xem tiến độ, phiếu đã gửi và nhật ký", 11)
    join(None, KIND.ADMINISTRATOR, "Người quản trị", "", "Lập tài khoản, giao vai trò; không thấy phiếu", 12)
    now = timezone.now()
    round = open_round(
        actor(coordinator),
        province.pk,
        f"Chỉ số CCHC cấp xã năm {now.year}",
        find(EDITION),
        now.year,
        "year",
        [unit.pk for unit in communes],
        {Phase.Name.SELF_ASSESSMENT: Span(_at(now - timedelta(days=3), 8), _at(now + timedelta(days=30), 17))},
        {function: department.pk for function, department in departments.items()},
    )
    drafter = actor(people[KIND.DRAFTER])
    sheet = open_sheet(drafter, round.participants.get(unit=communes[0]).pk)
    assign(drafter, sheet.pk, OF_JUSTICE, people[KIND.CONTRIBUTOR].pk, timezone.localdate() + timedelta(days=10))
    _put_documents(drafter, sheet, now.year)


def _put_documents(drafter: Actor, sheet: Sheet, year: int) -> None:
    """A plan that proves two rows, a report, a register that stays in the office, and a paper beside no row yet."""
    plan = as_read("58/KH-UBND", date(year - 1, 12, 30), ("KẾ HOẠCH", f"Cải cách hành chính năm {year}"))
    told = as_read("12/BC-UBND", date(year - 1, 12, 20), ("BÁO CÁO", f"Kết quả cải cách hành chính năm {year - 1}"))
    loose = as_read("61/QĐ-UBND", date(year - 1, 12, 31), ("QUYẾT ĐỊNH", "Kiện toàn Ban Chỉ đạo cải cách hành chính"))
    for node in ("1.1.1", "1.1.2"):
        take_in(drafter, sheet.pk, "ke-hoach-cchc.pdf", plan, node)
    take_in(drafter, sheet.pk, "bao-cao.pdf", told, "1.2")
    take_in(drafter, sheet.pk, "quyet-dinh.pdf", loose)
    register = Described(
        "01/SO-HT", date(year - 1, 1, 3), "UBND xã Đồng Mẫu", "Sổ theo dõi văn bản", "Văn thư, tủ số 2"
    )
    cite_in(drafter, sheet.pk, register, "2.1")


def _at(day: datetime, hour: int) -> datetime:
    """An hour of office on a day, in Vietnam's time."""
    return timezone.localtime(day).replace(hour=hour, minute=0, second=0, microsecond=0)
