"""The fields of an edition's head and of the sources of law that it cites."""

from typing import Any

from django.utils.translation import gettext as _

from parindex.editions.wording import CERTAINTIES, LEVELS, TIES
from parindex.web.editions.fields import BLANKS, Errors, Field, Group, Plain, number, options, shown, shown_day


def of_head(content: Plain, errors: Errors) -> dict[str, Any]:
    """The fields of an edition's head."""

    def text(name: str, label: str, **more: Any) -> Field:
        return Field(name, label, content.get(name, ""), error=errors.take(name), **more)

    def points(name: str, label: str, hint: str = "") -> Field:
        return Field(name, label, shown(content.get(name)), "number", (), hint, errors.take(name))

    places = [(str(n), _("%(n)s chữ số thập phân") % {"n": n}) for n in range(5)]
    bands = [
        [
            Field(f"bands-{at}-name", _("Xếp loại"), band.get("name", "")),
            number(f"bands-{at}-at_least", _("từ (%)"), band, errors, "bands", at, "at_least"),
        ]
        for at, band in enumerate([*content.get("bands", ()), *BLANKS])
    ]
    return {
        "title": text("title", _("Tên bộ tiêu chí"), widget="area"),
        "assesses": text("assesses", _("Chấm đơn vị nào")),
        "level": text("level", _("Cấp được chấm"), widget="select", choices=options(LEVELS)),
        "total": points("total", _("Tổng điểm")),
        "rounding": Field("rounding", _("Làm tròn điểm"), str(content.get("rounding", 4)), "select", places),
        "ties": Field("ties", _("Khi bằng điểm"), content.get("ties", "equal"), "select", options(TIES)),
        "in_force": Field(
            "in_force",
            _("Áp dụng từ ngày"),
            shown_day(content.get("in_force", "")),
            hint=_("31/12/2025, có thể để trống"),
            error=errors.take("in_force"),
        ),
        "bonus": points("bonus", _("Mức thưởng tối đa của cả bộ"), _("chỉ ghi khi có tiêu chí điểm thưởng")),
        "penalty": points("penalty", _("Mức phạt tối đa của cả bộ"), _("chỉ ghi khi có tiêu chí điểm phạt")),
        "bands": Group("bands", _("Mức xếp loại"), _("từ cao xuống thấp, theo % tổng điểm"), bands),
        "legal": _sources(content, errors),
    }


def _sources(content: Plain, errors: Errors) -> Group:
    rows = []
    for at, (key, source) in enumerate([*content.get("legal", {}).items(), ("", {})]):

        def text(
            name: str, label: str, shown_as: str = "", at: int = at, key: str = key, source: Plain = source
        ) -> Field:
            value = shown_as or source.get(name, "")
            return Field(f"legal-{at}-{name}", label, value, error=errors.take("legal", key, name))

        certainty = source.get("certainty", "read")
        rows.append(
            [
                Field(f"legal-{at}-key", "", key, "hidden"),
                text("number", _("Số, ký hiệu")),
                text("issued", _("Ngày"), shown_day(source.get("issued", ""))),
                text("issuer", _("Cơ quan")),
                text("title", _("Tên văn bản")),
                Field(f"legal-{at}-certainty", _("Độ chắc chắn"), certainty, "select", options(CERTAINTIES)),
            ]
        )
    return Group("legal", _("Văn bản được dẫn"), "", rows)
