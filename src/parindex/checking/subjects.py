"""What the rows of such reports speak of, each subject with the names it goes by."""

from parindex.checking.phrases import Phrases

ON_TIME = "hồ sơ đúng hạn"

_NAMES = {
    "trang thông tin điện tử": "trang thông tin điện tử | trang ttđt | trang tin điện tử | cổng thông tin điện tử | "
    "cổng ttđt | website | trang web | trang điện tử",
    ON_TIME: "hồ sơ … đúng hạn | hồ sơ trễ hạn | hồ sơ … trễ hạn | hồ sơ quá hạn | hồ sơ … quá hạn | hồ sơ trễ hẹn | "
    "hồ sơ … trễ hẹn | hồ sơ … quá thời hạn | giải quyết đúng hạn | giải quyết trễ hạn | "
    "trả kết quả chậm | chậm trả kết quả | hồ sơ giải quyết chậm | hồ sơ trả chậm",
    "niêm yết": "niêm yết",
    "một cửa": "bộ phận một cửa | bộ phận tiếp nhận và trả kết quả | trung tâm phục vụ hành chính công",
    "dịch vụ công trực tuyến": "dịch vụ công trực tuyến | dvc trực tuyến | dvctt | hồ sơ trực tuyến | nộp trực tuyến | "
    "nộp hồ sơ qua mạng",
    "thanh toán trực tuyến": "thanh toán trực tuyến | thanh toán không dùng tiền mặt",
    "số hóa": "số hóa",
    "chữ ký số": "ký số | chữ ký số | chứng thư số",
    "thư điện tử công vụ": "thư điện tử | hộp thư công vụ | hòm thư công vụ | email công vụ | mail công vụ",
    "phần mềm quản lý văn bản": "phần mềm quản lý văn bản | hệ thống quản lý văn bản | văn bản điện tử",
    "báo cáo": "chế độ báo cáo | báo cáo định kỳ | báo cáo tháng | báo cáo quý | gửi báo cáo | nộp báo cáo",
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

EVENTS: dict[str, Phrases] = {
    "phản ánh": Phrases("phản ánh | pakn"),
    "khiếu nại, tố cáo": Phrases("khiếu nại | tố cáo | đơn thư"),
    "vi phạm": Phrases("vi phạm | bị kỷ luật | bị khiển trách | bị cảnh cáo"),
}
"""What one row may count while another says that it did not occur."""
