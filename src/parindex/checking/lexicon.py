"""Classes of wording in official Vietnamese: what is lacking, planned, done, or did not occur.

Within a class, `|` parts the phrases; `…` and `_` stand for words (see Phrases).
"""

from parindex.checking.phrases import Phrases


def _listed(text: str) -> list[str]:
    return [phrase.strip() for phrase in text.split("|")]


_EVENTS = _listed("""
    phát sinh | trường hợp | vi phạm | sai phạm | trễ hạn | trễ hẹn | quá hạn | khiếu nại | tố cáo | phản ánh |
    kiến nghị | ý kiến | đơn | đơn thư | vụ | vụ việc | tồn đọng | nợ đọng | sự cố | tiêu cực | kết luận | cuộc
""")

_HAPPENS = _listed("""
    phát sinh | tiếp nhận | xảy ra | để xảy ra | ghi nhận | nhận được | phát hiện | có phát sinh | thấy
""")

_NONE = ("không có", "chưa có", "không còn", "không có …", "chưa có …", "không còn …")

NONE_OCCURRED = Phrases(
    *(f"{no} {happens}" for no in ("không", "chưa") for happens in _HAPPENS),
    *(f"{no} {event}" for no in _NONE for event in _EVENTS),
    """
    không có … hồ sơ | không hồ sơ | chưa có hồ sơ | không có … bị | không có … phải | không có … trái |
    không có … chậm | không cán bộ | không công chức | không ai | không đồng chí | không đơn vị nào |
    không vi phạm | không … vi phạm | không tồn | không có tồn | không trễ | không quá hạn | không chậm |
    không có … cần | không có … ở mức | không … nào cần | không … nào phải |
    chưa phải … nào | không phải … nào | không … hồ sơ nào |
    không … trường hợp nào | không … đơn nào | không … vụ nào | không trả lại | không tạm dừng |
    không có đối tượng | không có công trình | không có dự án | không thuộc đối tượng | không thuộc diện
    """,
    lists=True,
)
"""Nothing of the sort happened, so there is nothing to do or to count."""

NOT_YET = Phrases(
    *(
        f"{no} {when}"
        for no in ("chưa đến", "chưa tới")
        for when in ("hạn", "kỳ", "ngày", "thời hạn", "thời điểm", "lịch")
    ),
    *(f"{no} {over}" for no in ("chưa", "không") for over in ("hết hạn", "quá hạn", "hết thời hạn", "quá thời hạn")),
    *(
        f"{still} trong {term}"
        for still in ("còn", "đang", "vẫn", "giải quyết", "xử lý")
        for term in ("hạn", "thời hạn")
    ),
    "còn hạn | còn thời hạn",
)
"""Not due, which is no fault."""

_POOR = _listed("""
    chậm | thấp | ít | thiếu | yếu | kém | trễ | muộn | sơ sài | hạn chế | hình thức | lúng túng | bất cập |
    khó khăn | tồn tại | tồn đọng | vướng | vướng mắc | trở ngại | chung chung | đơn điệu | nghèo nàn | rời rạc |
    nhỏ lẻ | lạc hậu | cũ | lỏng lẻo | bị động | sai sót | sai lệch | lỗi | nhầm lẫn | bỏ sót | thiếu sót
""")

_DEEDS = _listed("""
    ban hành | xây dựng | tổ chức | triển khai | thực hiện | hoàn thành | cập nhật | công khai | báo cáo | gửi |
    nộp | đăng tải | bố trí | kiểm tra | giải quyết | trả kết quả | phát hành | tiến hành
""")

_QUALITIES = _listed("""
    đều | đồng đều | đồng bộ | thống nhất | khớp | liên tục | ổn định | rõ | hiệu quả | sát | chặt chẽ | kịp |
    kịp thời | chính xác | nghiêm | nghiêm túc | cao | nhiều | thuận lợi | có mặt | đạt | đầy đủ | đủ |
    thường xuyên | đảm bảo | bảo đảm | đúng hạn | đúng quy định | đúng thời | phù hợp
""")

_STILL = ("còn", "còn …", "vẫn", "vẫn …", "khá", "rất", "hơi", "nhiều")

_SOME = ("một số …", "một vài …", "một bộ phận …", "vài …")

LACKING = Phrases(
    *(f"chỉ {deed}" for deed in _DEEDS if deed not in ("gửi", "nộp")),
    *(f"ảnh hưởng đến {what}" for what in ("tiến độ", "chất lượng", "việc", "kết quả", "xử lý", "công tác")),
    *(f"{degree} {fault}" for degree in _STILL for fault in _POOR),
    *(f"gặp {fault}" for fault in ("khó khăn", "vướng mắc", "trở ngại", "… khó khăn", "… vướng mắc", "… trở ngại")),
    *(f"chậm {deed}" for deed in _DEEDS),
    *(f"{deed} chậm" for deed in _DEEDS),
    *(f"{deed} muộn" for deed in _DEEDS),
    *(f"{deed} trễ" for deed in _DEEDS),
    *(f"không {deed}" for deed in _DEEDS),
    *(f"ít {deed}" for deed in _DEEDS),
    *("mới làm #", "mới làm được #"),
    *(f"mới {deed} {figure}" for deed in _DEEDS for figure in ("#", "được #")),
    *(f"mới {deed} _ #" for deed in ("tổ chức", "triển khai", "thực hiện", "hoàn thành", "bố trí", "kiểm tra")),
    *("mới # / #", "mới # %", "gần như không", "gần như chưa", "hầu như không", "hầu như chưa"),
    *(f"mới {had} #" for had in ("có", "đạt", "được", "đạt khoảng", "đạt được", "được khoảng", "có khoảng")),
    *(f"{some} {fault}" for some in _SOME for fault in ("không", "bị", "vi phạm")),
    *(f"không {quality}" for quality in _QUALITIES),
    *(f"{late} _ {time}" for late in ("chậm", "muộn", "trễ") for time in ("ngày", "tuần", "tháng")),
    *(f"bị … {blamed}" for blamed in ("đôn đốc", "nhắc nhở", "phê bình", "yêu cầu làm lại")),
    """
    chưa | vẫn | quên | khuyết | thiếu | hết hạn | giải ngân mới | mới giải ngân | mất kết nối | phải … lại |
    để quá hạn | để trễ hạn | không còn phù hợp | mới chỉ | chỉ mới | chỉ có | chỉ được | chỉ đạt | chỉ dừng |
    chỉ làm | chỉ mở | thừa _ công chức | thừa _ người | dôi dư | vượt dự toán | vượt định mức | vượt biên chế |
    vượt quá | sau thời hạn | quá thời hạn | quá thời gian | thủ công | trên giấy | ký giấy | cấu hình thấp |
    nghèo nàn | đơn điệu | lúng túng | bất cập | chung chung | lạc hậu | yếu | đi lại nhiều lần | phải chờ |
    mới dừng | bước đầu | còn bỏ | còn để xảy ra | ít được | ít khi | hiếm khi | được … ít | học ít |
    không dùng | không sử dụng | không mở | rất ít | quá ít |
    chậm tiến độ | chậm so với | chậm hơn | chậm trễ | chậm muộn | chậm ngày | bị chậm |
    trễ so với | trễ hơn | sau hạn |
    muộn so với | muộn hơn | không _ được | không _ _ được | không đeo | không chấp hành | không tham gia |
    không có kế hoạch | không có báo cáo | không có quyết định | dở dang | bị bỏ sót | bị gián đoạn | gián đoạn |
    bị hoãn | bị hủy | tạm ngừng | bị hỏng | hỏng | bị lỗi | hay lỗi | thường xuyên lỗi | bị treo | trục trặc |
    quá tải | thất lạc | bị sai | bị lệch | bị nhầm | bị phê bình | bị nhắc nhở | bị khiển trách | bị kỷ luật |
    bị cảnh cáo | tỷ lệ thấp | đạt thấp | hiệu quả thấp | kết quả thấp | sơ sài | xuống cấp | để trống | bỏ trống |
    cần khắc phục | cần chấn chỉnh | cần cập nhật lại | cần chỉnh sửa | phải điều chỉnh lại
    """,
)
"""The report's own words say that something is missing, late, partial or inadequate."""

_GOES_ON = _listed("""
    đảm bảo | bảo đảm | được | duy trì | hoàn thành | đạt | ổn định | hoạt động | thực hiện | tiếp tục | giữ |
    tổ chức | vượt | thông suốt
""")

_RENEWED = _listed("""
    văn bản | quy định | giải pháp | sáng kiến | mô hình | nông thôn | cách làm | thủ tục | hành chính | tthc | luật |
    nghị quyết | nghị định | thông tư | quyết định | quy chế | quy trình | phần mềm | hệ thống | ý tưởng | đổi |
    làm | cấp | xây | mua | thay | tuyển | mẫu | biểu mẫu | phiên bản | chính sách | chủ trương | điểm | nội dung | tin
""")

TERMS = Phrases(
    *(f"vẫn {on}" for on in _GOES_ON),
    *(f"{thing} mới" for thing in _RENEWED),
    *(
        f"{no} … nào {fault}"
        for no in ("không", "chưa có")
        for fault in (*_POOR, "chưa", "còn", "bị", "sai", "trễ hạn", "quá hạn", "phải", "cần")
    ),
    """
    không còn … chưa | # thiếu sót | # sai sót | # tồn tại | # hạn chế |
    không chỉ | không những | không chuyên trách | không dùng tiền mặt |
    không tiền mặt | không giấy | không gian | ít nhất |
    không được phép | khỏi phải | chưa phải | không phải | không quá |
    không vượt | không … vượt | chưa vượt | không ảnh hưởng |
    nhiều hình thức | nghị quyết không còn phù hợp | văn bản không còn phù hợp | quyết định không còn phù hợp |
    không thừa | không thiếu | thiếu nhi | thiếu niên | khuyết tật | yếu thế | thủ công nghiệp | thủ công mỹ nghệ |
    chưa kể | chưa từng | bước đầu đạt | chủ yếu | thiết yếu | trọng yếu | thứ yếu | yếu tố | cốt yếu | cơ yếu |
    vượt quá chỉ tiêu | chậm nhất | muộn nhất | hiệu lực một phần
    """,
)
"""Set terms that hold a word of lack and mean none."""

UNDONE = Phrases(
    *(f"{no} {deed}" for no in ("chưa", "chưa được", "không") for deed in _DEEDS),
    "chưa có | chưa niêm yết | chưa được phê duyệt | không có",
)
"""Nothing was done at all, where what follows is what was asked for."""

UNFINISHED = Phrases(
    """
    đang phối hợp | đang giải quyết | đang xử lý | đang tiếp tục | đang thực hiện | đang triển khai |
    đang hoàn thiện | đang xây dựng | đang rà soát | đang khắc phục | đang trong quá trình | đang trình | đang chờ |
    đang tham mưu | đang dự thảo | đang lấy ý kiến | còn một số | còn lại | còn đang | một phần | từng bước |
    cơ bản hoàn thành | cơ bản đạt | cơ bản đảm bảo | cơ bản bảo đảm
    """,
)
"""Begun and not finished: milder than lacking."""

REMEDY = Phrases(
    """
    khắc phục | chấn chỉnh | chỉ ra | nhắc nhở | rút kinh nghiệm | kịp thời phát hiện | hạn chế tối đa | tránh |
    không để | tháo gỡ | nếu | trong trường hợp | đối với những | đối với các | hướng dẫn | giúp | hỗ trợ | kể cả |
    sửa | sửa đổi | thay thế | bãi bỏ
    """,
)
"""What follows in the clause is a fault that was found and mended, or a case supposed."""

FOUND = Phrases("phát hiện | ghi nhận | chỉ ra | nêu | rà soát thấy | kiểm tra thấy")
"""What follows, counted, is a fault that was looked for, unless it is said to remain."""

_MENDS = _listed("""
    khắc phục | xử lý | giải quyết | hoàn thành | bổ sung | sửa | sửa xong | cập nhật |
    chấn chỉnh | bãi bỏ | sửa đổi | thay thế | hoàn thiện
""")

MENDED = Phrases(
    *(f"{done} {mends}" for done in ("đã", "đã được", "đã được …") for mends in _MENDS),
    "được khắc phục ngay | xử lý dứt điểm | được hướng dẫn | được … hướng dẫn | đã hướng dẫn",
)
"""What stands before in the clause has been put right."""

PLANNED = Phrases(
    *(f"đang … {deed}" for deed in ("soạn thảo", "dự thảo", "xem xét", "thẩm định", "lấy ý kiến", "xét")),
    """
    ước # / # | ước # | còn chờ | chờ … họp | chờ … xét | chờ … công nhận | chờ … thẩm định | chờ … phê duyệt |
    dự kiến | đang lập | dự tính | dự định | dự báo | kỳ vọng | có khả năng | khả năng đến | khả năng đạt | sẽ |
    ước đạt | ước thực hiện | ước tính | ước hoàn thành | ước cả năm | theo kế hoạch … còn | kế hoạch còn |
    chuẩn bị tổ chức | chuẩn bị ban hành | chuẩn bị ký | chuẩn bị trình | chuẩn bị mua | chuẩn bị triển khai |
    đang chuẩn bị | đang hoàn tất | đang làm hồ sơ | đang làm thủ tục |
    đang trình | đang dự thảo | đang lấy ý kiến | đang tham mưu | đang xây dựng | đang soạn thảo |
    đang hoàn thiện | đang nghiên cứu | đang đề nghị | đang chờ | có kế hoạch tổ chức | có kế hoạch triển khai |
    có kế hoạch thực hiện | có kế hoạch kiểm tra | có kế hoạch ban hành | lên kế hoạch tổ chức | lên lịch |
    xếp lịch | đặt mục tiêu | mục tiêu | phấn đấu | hướng đến | đề ra chỉ tiêu | chờ phê duyệt | chờ kết quả
    """,
)
"""What is foreseen, wanted or in preparation."""

LATER = Phrases(
    """
    sắp tới | trong thời gian tới | trình phê duyệt | trình thẩm định | những tháng tới | thời gian tới | tới đây |
    quý tới | tháng tới | năm tới | năm sau | kỳ tới | tuần tới
    """,
)
"""Times to come."""

YEAR_ENDS = Phrases(
    """
    6 tháng cuối năm | 06 tháng cuối năm | sáu tháng cuối năm | những tháng cuối năm | các tháng cuối năm |
    đến cuối năm | vào cuối năm | cuối năm | đến hết năm
    """,
)
"""Times to come while the year runs."""

AS_PLANNED = Phrases(
    "đúng dự kiến | đúng lịch dự kiến | lịch dự kiến | như dự kiến | so với dự kiến | sớm hơn dự kiến | đúng mục tiêu"
)
"""A plan that something done is held against."""

DONE = Phrases(
    """
    đã | đa thực hiện | hoàn thành | đạt | tổ chức được | thực hiện được | có kết quả | được ban hành | đến nay |
    tính đến
    """,
)
"""What has been done."""

YEAR_BASE = Phrases(
    """
    kế hoạch năm | kế hoạch cả năm | của cả năm | cả năm | của năm | chỉ tiêu năm | so với năm | kế hoạch của năm |
    nhiệm vụ năm | dự toán năm | dự toán cả năm | kế hoạch đề ra trong năm | trong năm | kế hoạch giao
    """,
)
"""The whole year as the denominator."""

LATE = Phrases("trễ hạn | quá hạn | trễ hẹn | chậm hạn | quá thời hạn | trả chậm | trả muộn | trả trễ | chậm trả")
"""Past its day."""

FEWER_IS_BETTER = Phrases(
    """
    tạm dừng | trả lại | tiết kiệm | vượt | tăng | trễ hạn | quá hạn | trễ hẹn | từ chối | vi phạm | bị | giảm |
    tinh giản | định mức | tồn đọng | khiếu nại | đơn thư
    """,
)
"""Where a share below 100 % is no shortfall."""
