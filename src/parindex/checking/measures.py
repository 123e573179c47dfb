"""What figures count: procedures, dossiers, people, turns, documents."""

from parindex.checking.phrases import Phrases
from parindex.checking.words import Stretch, Words

MEASURES: dict[str, Phrases] = {
    "thủ tục hành chính": Phrases("tthc", "thủ tục", "thủ tục hành chính", "tt", "quy trình", "dịch vụ công"),
    "hồ sơ": Phrases("hồ sơ", "hs"),
    "người": Phrases("người", "cán bộ", "công chức", "cbcc", "viên chức", "đồng chí", "đ/c", "cá nhân"),
    "lượt": Phrases("lượt", "lượt người", "lượt cán bộ", "lượt công chức"),
    "văn bản": Phrases("văn bản", "công văn", "tài liệu"),
    "cuộc": Phrases("cuộc", "hội nghị", "buổi", "lớp", "đợt"),
    "nhiệm vụ": Phrases("nhiệm vụ", "công việc", "chỉ tiêu", "nội dung"),
    "tiền": Phrases("đồng", "triệu", "triệu đồng", "tỷ đồng", "vốn", "giải ngân", "kinh phí"),
    "phiếu": Phrases("phiếu", "ý kiến"),
}
"""What is counted, by the nouns that stand for it."""

REACH = 25
"""Letters after a figure within which its noun stands."""


def first_measure(words: Words, within: Stretch | None = None) -> str | None:
    """The measure named first in a stretch, the longest noun where two begin together."""
    found = sorted(
        (span.start, -span.end, name) for name, nouns in MEASURES.items() for span in nouns.find_all(words, within)
    )
    return found[0][2] if found else None
