"""One document cited in two ways."""


def test_one_number_with_two_dates_is_asked_about(findings):
    [finding] = findings(
        "citation-conflict",
        "1 | | Kế hoạch | 1 | 1 | Kế hoạch số 22/KH-UBND ngày 28/2/2023",
        "2 | | Rà soát | 1 | 1 | Nội dung trong kế hoạch số 22/KH-UBND ngày 03/3/2023",
    )
    assert (finding.severity, finding.criterion, finding.expected) == ("warning", "2", "28/2/2023")


def test_one_plan_under_two_numbers_is_asked_about(findings):
    [finding] = findings(
        "citation-conflict",
        "1 | | Tuyên truyền | 1 | 1 | KH số 12/KH-UBND ngày 6/2/2023 về tuyên truyền cải cách hành chính năm 2023",
        "2 | | Mức độ | 1 | 1 | KH số 21/KH-UBND ngày 06/02/2023 về tuyên truyền cải cách hành chính năm 2023",
    )
    assert (finding.criterion, finding.expected) == ("2", "12/KH-UBND")


def test_one_number_on_two_subjects_is_a_note(findings):
    [finding] = findings(
        "citation-conflict",
        "1 | | Quy chế | 1 | 1 | QĐ số 13/QĐ-UBND ngày 16/01/2023 về quy chế chi tiêu nội bộ",
        "2 | | Tổ | 1 | 1 | QĐ số 13/QĐ-UBND ngày 16/01/2023 về kiểm tra công vụ",
        "3 | | Nhắc lại | 1 | 1 | QĐ số 13/QĐ-UBND ngày 16/01/2023 về QCCTNB",
    )
    assert (finding.severity, finding.criterion) == ("note", "2")


def test_other_series_other_years_and_superiors_do_not_conflict(findings):
    assert not findings(
        "citation-conflict",
        "1 | | Chỉ đạo | 1 | 1 | Thông báo số 52-TB/ĐU ngày 28/4/2023; Báo cáo số 52/BC-UBND ngày 15/5/2023",
        "2 | | Kế hoạch | 1 | 1 | Kế hoạch số 52/KH-UBND ngày 2/3/2023; Kế hoạch số 52/KH-UBND ngày 3/5/2022",
        "3 | | Thực hiện | 1 | 1 | theo Kế hoạch số 52/KH-UBND ngày 8/2/2023 của UBND huyện",
        "4 | | Nhắc lại | 1 | 1 | kế hoạch số 52/KH-UBND, kế hoạch số 52/KH-UBND ngày 02/03/2023",
        "5 | | Số chèn | 1 | 1 | Kế hoạch số 52a/KH-UBND ngày 5/3/2023",
    )
