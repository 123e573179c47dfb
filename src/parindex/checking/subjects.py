"""What the rows of such reports speak of: terms of two words, subjects with the names they go by, and events."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from parindex.checking.phrases import Phrases
from parindex.checking.words import Stretch, Words, parts
from parindex.vietnamese.normal import squeeze

_NAMES = {
    "trang thông tin điện tử": "trang thông tin điện tử | trang ttđt | trang tin điện tử | cổng thông tin điện tử | "
    "cổng ttđt | website | trang web | trang điện tử",
    "niêm yết": "niêm yết",
    "một cửa": "bộ phận một cửa | bộ phận tiếp nhận và trả kết quả | trung tâm phục vụ hành chính công",
    "dịch vụ công trực tuyến": "dịch vụ công trực tuyến | dvc trực tuyến | dvctt | hồ sơ trực tuyến | nộp trực tuyến | "
    "nộp hồ sơ qua mạng",
    "thanh toán trực tuyến": "thanh toán trực tuyến | thanh toán không dùng tiền mặt",
    "số hóa": "số hóa",
    "chữ ký số": "ký số | chữ ký số | chứng thư số",
    "thư điện tử công vụ": "thư điện tử | hộp thư công vụ | hòm thư công vụ | email công vụ | mail công vụ",
    "phần mềm quản lý văn bản": "phần mềm quản lý văn bản | hệ thống quản lý văn bản | văn bản điện tử",
    "báo cáo": "chế độ báo cáo | báo cáo định kỳ | báo cáo tháng | báo cáo quý | báo cáo cchc | "
    "báo cáo cải cách hành chính | gửi báo cáo | nộp báo cáo",
    "tuyên truyền": "tuyên truyền | truyền thông",
    "tự kiểm tra": "tự kiểm tra | kiểm tra công tác cchc | kiểm tra cải cách hành chính | cuộc kiểm tra",
    "đối thoại": "đối thoại | diễn đàn",
    "phản ánh, kiến nghị": "phản ánh | pakn",
    "quy chế làm việc": "quy chế làm việc",
    "quy chế dân chủ": "quy chế dân chủ | thực hiện dân chủ | dân vận chính quyền",
    "chi tiêu nội bộ": "chi tiêu nội bộ",
    "tài sản công": "tài sản công",
    "công khai ngân sách": "công khai ngân sách | công khai dự toán | công khai tài chính | công khai quyết toán",
    "giải ngân": "giải ngân",
    "sử dụng ngân sách": "sử dụng kinh phí | kho bạc | chi ngân sách | khoản chi | chứng từ",
    "tiết kiệm, chống lãng phí": "tiết kiệm | chống lãng phí",
    "đào tạo, bồi dưỡng": "đào tạo | bồi dưỡng | tập huấn",
    "chuẩn trình độ": "đạt chuẩn | chuẩn trình độ | trình độ chuyên môn",
    "kỷ luật, kỷ cương": "kỷ luật | kỷ cương",
    "xếp loại cán bộ": "xếp loại chất lượng | đánh giá, xếp loại | đánh giá xếp loại",
    "văn bản quy phạm pháp luật": "văn bản quy phạm pháp luật | văn bản qppl",
    "theo dõi thi hành pháp luật": "theo dõi thi hành pháp luật | theo dõi tình hình thi hành pháp luật",
    "sáng kiến": "sáng kiến | giải pháp mới",
    "an toàn thông tin": "an toàn thông tin | an ninh mạng",
    "tiếp công dân": "tiếp công dân | khiếu nại, tố cáo | đơn thư",
}

SUBJECTS: dict[str, Phrases] = {subject: Phrases(names) for subject, names in _NAMES.items()}

LATE_DOSSIERS = "hồ sơ trễ hạn"

EVENTS: dict[str, Phrases] = {
    LATE_DOSSIERS: Phrases(
        *(f"hồ sơ … {late}" for late in ("trễ hạn", "quá hạn", "trễ hẹn", "quá thời hạn", "trả chậm", "trả muộn")),
        *(f"giải quyết {late}" for late in ("trễ hạn", "quá hạn", "chậm")),
        *("chậm trả kết quả", "trả kết quả chậm", "trường hợp trễ hẹn", "trường hợp trễ hạn", "trường hợp quá hạn"),
    ),
    "phản ánh": Phrases("phản ánh | pakn"),
    "khiếu nại, tố cáo": Phrases("khiếu nại | tố cáo | đơn thư"),
    "vi phạm": Phrases("vi phạm | bị kỷ luật | bị khiển trách | bị cảnh cáo | bị phê bình"),
}
"""What one row may count while another says that it did not occur."""

OPPOSITES: tuple[tuple[Phrases, Phrases, Phrases], ...] = (
    (
        Phrases("vượt dự toán | chi sai dự toán | ngoài dự toán"),
        Phrases("trong dự toán | đúng dự toán | không vượt dự toán | theo dự toán"),
        Phrases("sử dụng kinh phí | sử dụng ngân sách | chi ngân sách"),
    ),
    (
        Phrases("không họp phiên | bỏ phiên | vắng # buổi tiếp | không tiếp công dân | hoãn # phiên"),
        Phrases("họp đủ | họp # / # phiên | đủ # phiên | tiếp công dân … # / # buổi"),
        Phrases("quy chế làm việc | tiếp công dân"),
    ),
    (
        Phrases("trái với luật | trái quy định | trái pháp luật | trái thẩm quyền | sai thẩm quyền"),
        Phrases("không phát hiện văn bản trái | không có văn bản trái | chưa thấy văn bản trái | không phát hiện sai"),
        Phrases("văn bản"),
    ),
    (
        Phrases("không hoàn thành nhiệm vụ | xếp loại kém | mức không hoàn thành"),
        Phrases("không có … ở mức | không … xếp mức dưới | đều hoàn thành tốt | # / # … hoàn thành tốt"),
        Phrases("xếp loại"),
    ),
    (
        Phrases("thi hành kỷ luật | kỷ luật khiển trách | khiển trách # | cảnh cáo # | xử lý kỷ luật | bị kỷ luật"),
        Phrases(
            "không có ai bị kỷ luật | bị kỷ luật : 0 | không phát hiện vi phạm | không có vi phạm | không ai bị kỷ luật"
        ),
        Phrases("kỷ luật"),
    ),
)
"""What one row may say, what another says to the contrary, and what its title is then about."""

_SHORT = {
    short: long.split()
    for short, long in {
        "pakn": "phản ánh kiến nghị",
        "tthc": "thủ tục hành chính",
        "ttđt": "thông tin điện tử",
        "qppl": "quy phạm pháp luật",
        "cntt": "công nghệ thông tin",
        "nsnn": "ngân sách nhà nước",
        "dvc": "dịch vụ công",
    }.items()
}

_LINKS = """
    của và tại trên trong về cho là các những được đã có theo đến với do vì từ ở này khi để nên cũng bị như qua sau
    trước hoặc hay thì mà còn chưa không vẫn mới chỉ rất khá một hai việc mỗi đều đó xã ubnd
"""
_BETWEEN = frozenset(_LINKS.split())
"""Words that no term holds."""

_COMMON = """
    thời gian | cơ quan | đơn vị | tình hình | thực tế | kịp thời | đầy đủ | chính xác | số lượng | quy định |
    đối tượng | hàng năm | hằng năm | kết quả | thực hiện | triển khai | công tác | nội dung | cấp xã | cán bộ |
    công chức | người dân | tổ chức | cá nhân | nhiệm vụ | thông tin | hệ thống | hoàn thành | mức độ | tỷ lệ |
    đảm bảo | bảo đảm | ban hành | môi trường | hoạch số | định số | cáo số | báo số | quyết số |
    hoạt động | địa phương | cập nhật | xử lý | giải quyết | theo dõi | sử dụng |
    cung cấp | kế hoạch | kinh phí | hành chính | cách hành | cải cách | bố trí | thường xuyên | chất lượng | báo cáo
"""
_ANYWHERE = frozenset(map(squeeze, _COMMON.split("|")))
"""Terms that any row may hold."""


@lru_cache(maxsize=1024)
def terms(words: Words, within: Stretch | None = None) -> frozenset[str]:
    """What a stretch speaks of: each pair of neighbouring words but the commonest; a subject by its own name."""
    first, last = words.range_of(within)
    said = [long for part in words.parts[first:last] for long in _SHORT.get(part, [part])]
    return _pairs(said).union(*(_pairs(parts(subject)) for subject in named(SUBJECTS, words, within)))


def _pairs(said: Sequence[str]) -> frozenset[str]:
    neighbours = (
        f"{one} {other}"
        for one, other in pairwise(said)
        if one.isalpha() and other.isalpha() and not _BETWEEN & {one, other}
    )
    return frozenset(neighbours) - _ANYWHERE


def named(names: dict[str, Phrases], words: Words, within: Stretch | None = None) -> frozenset[str]:
    """Which subjects or events a stretch names."""
    return frozenset(name for name, phrases in names.items() if phrases.find(words, within))
