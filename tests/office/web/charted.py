"""A page of charts for tests: every kind, with what real rounds seldom hold."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from parindex.web.charts import Bar, Shares, bars, heat_map, waterfall

FALLEN = {"claimed": 925_000, "computed": None, "appraised": 852_500, "reappraised": 870_000, "awarded": 870_000}
TURNED = {"claimed": 5_000, "appraised": -2_500, "reappraised": -5_000}
COSTLY = [
    Bar("1.2 Thực hiện kế hoạch", 12_500),
    Bar(
        "2.4.1 Tỷ lệ văn bản, hồ sơ công việc được tạo lập, xử lý hoàn toàn trên môi trường điện tử và ký số",
        405_000,
        "/",
    ),
    Bar("3.1 Giải quyết đúng hạn", 30_000),
]
UNITS, FIELDS = 124, 8


def page(request: HttpRequest) -> HttpResponse:
    """The page."""
    rows = [Shares(f"Xã số {n + 1}", _indexes(n), "/") for n in range(UNITS)]
    charts = [
        waterfall("tong", "Xã A: tổng điểm qua các bước", FALLEN, 1_000_000),
        waterfall("thuong", "Điểm thưởng, điểm trừ", TURNED, 5_000),
        bars("mat-diem", "Tiêu chí mất nhiều điểm nhất", "Cộng của 124 xã.", ("Tiêu chí", "Điểm mất"), COSTLY),
        bars("chua-co", "Chưa có gì", "", ("Tiêu chí", "Điểm mất"), []),
    ]
    head = ("Đơn vị", *(f"Lĩnh vực {n + 1}: cải cách thủ tục" for n in range(FIELDS)))
    return render(request, "charted.html", {"charts": charts, "map": heat_map("Lĩnh vực của từng xã", head, rows)})


def _indexes(unit: int) -> list[int | None]:
    return [None if unit == field else 10_000 - 37 * (unit + field * 11) for field in range(FIELDS)]


urlpatterns = [path("bieu-do/", page), path("", include("parindex.web.urls"))]
