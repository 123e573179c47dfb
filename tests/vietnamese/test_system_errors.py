"""What the system says, in Vietnamese."""

from pathlib import Path

import pytest

from parindex.vietnamese.system_errors import reason


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("khong-co", "không có tệp hay thư mục này"),
        (".", "đây là thư mục, không phải tệp"),
        ("tep/x", "đường dẫn đi qua một tệp, không phải thư mục"),
        ("x" * 300, "tên tệp quá dài"),
    ],
)
def test_a_refusal_of_the_system_has_our_words(path: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("")
    with pytest.raises(OSError) as refused:
        (tmp_path / path).read_bytes()
    assert reason(refused.value) == said


def test_what_we_have_no_words_for_keeps_its_number() -> None:
    assert reason(OSError(999, "strange")) == "máy báo lỗi số 999"
