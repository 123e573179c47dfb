"""What each role means, in words for those who give roles."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from parindex.office.units.models import Role

KIND = Role.Kind
MEANINGS: dict[str, "str | Promise"] = {
    KIND.CONTRIBUTOR: _("Điền những dòng của phiếu tự đánh giá được người tổng hợp giao; không thấy các dòng khác."),
    KIND.DRAFTER: _("Soạn cả phiếu của đơn vị, giao dòng cho công chức, rà soát và chốt phiếu để trình ký."),
    KIND.SIGNER: _("Chủ tịch hoặc Phó Chủ tịch: xem cả phiếu, trả lại, gửi hoặc rút phiếu."),
    KIND.CLERK: _("Lấy số, đưa bản đã ký trở lại và gửi phiếu cho cấp trên."),
    KIND.APPRAISER: _("Thẩm định các tiêu chí thuộc lĩnh vực của cơ quan mình, sau khi phiếu được gửi."),
    KIND.COORDINATOR: _("Mở đợt đánh giá của cấp trên, theo dõi tiến độ, gia hạn; chỉ xem phiếu đã gửi."),
    KIND.COUNCIL: _("Thành viên hội đồng xem xét kết quả cuối cùng."),
    KIND.AUDITOR: _("Chỉ xem: tiến độ, phiếu đã gửi, người dùng và nhật ký của đơn vị và các đơn vị trực thuộc."),
    KIND.ADMINISTRATOR: _(
        "Lập tài khoản, giao và kết thúc vai trò ở đơn vị và các đơn vị trực thuộc; không sửa phiếu."
    ),
}
