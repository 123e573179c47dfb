"""Slips of spelling are notes that move no points."""


def test_each_slip_of_a_row_is_one_note(findings):
    first, second = findings("spelling", "1 | | Kế hoạch | 1 | 1 | Kê hoạch đẩy đủ, Kê hoạch đúng hạn")
    assert [(each.severity, each.evidence, each.expected) for each in (first, second)] == [
        ("note", "Kê hoạch", "Kế hoạch"),
        ("note", "đẩy đủ", "đầy đủ"),
    ]
    assert first.at_risk == 0


def test_both_placings_of_tones_and_abbreviations_are_right(findings):
    assert not findings("spelling", "1 | | Số hoá hồ sơ, uỷ quyền | 1 | 1 | Số hóa 1478 HS TTHC; ủy quyền cho CC TP-HT")
