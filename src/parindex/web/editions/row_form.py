"""The fields of a row of an edition, with what stands in them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from parindex.editions.wording import BASES, FACT_TYPES, FORMS, FUNCTIONS, PERIODS, SELF_SCORED
from parindex.web.editions.fields import BLANKS, Errors, Field, Group, Plain, number, options, shown


def of_criterion(content: Plain, errors: Errors) -> dict[str, Any]:
    """The fields that every row has."""
    return {
        "label": Field("label", _("Số thứ tự như in"), content.get("label", ""), error=errors.take("label")),
        "title": Field("title", _("Tên tiêu chí"), content.get("title", ""), "area", error=errors.take("title")),
        "points": Field(
            "points", _("Điểm tối đa"), shown(content.get("points")), "number", error=errors.take("points")
        ),
    }


def of_leaf(content: Plain, errors: Errors) -> dict[str, Any]:
    """The fields of a criterion that is scored itself, but for its rule."""

    def chosen(name: str, label: str, words: Mapping[Any, str], hint: str = "") -> Field:
        return Field(
            name, label, content.get(name, ""), "select", options(words, _("– chưa ghi –")), hint, errors.take(name)
        )

    return {
        "facts": _facts(content, errors),
        "evidence": _evidence(content, errors),
        "basis": chosen(
            "basis", _("Căn cứ của cách tính"), BASES, _("văn bản không nói thì chọn “chưa rõ”, đừng đoán")
        ),
        "stated_in": Field(
            "stated_in",
            _("Lời của văn bản nêu cách tính"),
            content.get("stated_in", ""),
            "area",
            hint=_("chép đúng nguyên văn; bắt buộc khi căn cứ là “văn bản nêu”"),
            error=errors.take("stated_in"),
        ),
        "by": chosen("by", _("Chức năng thẩm định"), FUNCTIONS),
        "period": chosen("period", _("Kỳ tính"), PERIODS),
        "self_scored": chosen("self_scored", _("Tự chấm"), SELF_SCORED),
    }


def _facts(content: Plain, errors: Errors) -> Group:
    rows, more = [], []
    for at, fact in enumerate([*content.get("facts", ()), *BLANKS]):
        name = f"facts-{at}"
        rows.append(
            [
                Field(f"{name}-name", "", fact.get("name", ""), "hidden"),
                Field(f"{name}-ask", _("Câu hỏi"), fact.get("ask", ""), error=errors.take("facts", at, "ask")),
                Field(f"{name}-type", _("Loại"), fact.get("type", "count"), "select", options(FACT_TYPES)),
            ]
        )
        choices = "; ".join(fact.get("choices", ()))
        more.append(
            [
                Field(f"{name}-unit", _("Đơn vị tính"), fact.get("unit", "")),
                number(f"{name}-minimum", _("Thấp nhất"), fact, errors, "facts", at, "minimum"),
                number(f"{name}-maximum", _("Cao nhất"), fact, errors, "facts", at, "maximum"),
                Field(f"{name}-choices", _("Các lựa chọn, cách nhau dấu chấm phẩy"), choices),
                Field(f"{name}-from", _("Lấy từ nguồn khác"), fact.get("from", ""), hint="survey/…, measure/…"),
            ]
        )
    hint = _("mỗi số liệu một câu hỏi; tỷ lệ luôn là hai số đếm, không hỏi phần trăm")
    return Group("facts", _("Số liệu hỏi đơn vị"), hint, rows, more)


def _evidence(content: Plain, errors: Errors) -> Group:
    rows = []
    for at, proof in enumerate([*content.get("evidence", ()), *BLANKS]):
        name = f"evidence-{at}"
        required = "yes" if proof.get("required", True) else "no"
        needed = [("yes", _("bắt buộc")), ("no", _("nếu có"))]
        rows.append(
            [
                Field(f"{name}-what", _("Tài liệu"), proof.get("what", ""), error=errors.take("evidence", at, "what")),
                Field(f"{name}-form", _("Dạng"), proof.get("form", "document"), "select", options(FORMS)),
                Field(f"{name}-required", _("Yêu cầu"), required, "select", needed),
            ]
        )
    return Group("evidence", _("Tài liệu kiểm chứng"), "", rows)


def of_citations(content: Plain, sources: Plain, errors: Errors) -> Group:
    """Which sources of law a row cites; `sources` are those of the edition by key."""
    offered = [("", _("– không –")), *((key, f"{one['number']}: {one['title']}") for key, one in sources.items())]
    rows = [
        [
            Field(f"legal-{at}-key", _("Văn bản"), cited.get("key", ""), "select", offered),
            Field(f"legal-{at}-article", _("Điều, khoản"), cited.get("article", "")),
        ]
        for at, cited in enumerate([*content.get("legal", ()), {}])
    ]
    return Group("legal", _("Căn cứ pháp lý"), "", rows, error=errors.take("legal"))
