"""Why the system refuses a file, in Vietnamese words instead of its own."""

import errno

_REASONS = {
    errno.ENOENT: "không có tệp hay thư mục này",
    errno.ENOTDIR: "đường dẫn đi qua một tệp, không phải thư mục",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.EEXIST: "đã có tệp mang tên này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT: "đã hết dung lượng được cấp",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.ELOOP: "liên kết trỏ vòng quanh",
    errno.EMFILE: "máy đang mở quá nhiều tệp",
    errno.ENFILE: "máy đang mở quá nhiều tệp",
    errno.ENOMEM: "máy hết bộ nhớ",
    errno.EIO: "ổ đĩa báo lỗi đọc ghi",
    errno.ENXIO: "đây là thiết bị, không phải tệp",
    errno.ENODEV: "đây là thiết bị, không phải tệp",
    errno.ETXTBSY: "tệp đang được dùng",
    errno.EBUSY: "tệp đang được dùng",
}


def reason(error: OSError) -> str:
    """The reason that an error of the system gives; its number where we have no words for it."""
    return _REASONS.get(error.errno or 0, f"máy báo lỗi số {error.errno}")
