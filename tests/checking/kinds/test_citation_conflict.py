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


def test_one_plan_under_two_fields_that_share_nothing_is_a_note(findings):
    rows = ("2 | I | Thể chế | 1 | 1 |", "I | | Phần | 2 | 2 |", "1 | I | Chỉ đạo | 1 | 1 |")
    [finding] = findings(
        "citation-conflict",
        *rows,
        "1.6 | 1 | Đối thoại với người dân | 1 | 1 | "
        "05 cuộc với hội nông dân, hội phụ nữ theo Kế hoạch số 24/KH-UBND ngày 27/02/2023",
        "2.3 | 2 | Rà soát văn bản | 1 | 1 | Việc rà soát nêu tại Kế hoạch số 24/KH-UBND ngày 27/02/2023 đã làm xong",
    )
    assert (finding.severity, finding.criterion) == ("note", "2.3")


def test_other_series_other_years_and_superiors_do_not_conflict(findings):
    assert not findings(
        "citation-conflict",
        "1 | | Chỉ đạo | 1 | 1 | Thông báo số 52-TB/ĐU ngày 28/4/2023; Báo cáo số 52/BC-UBND ngày 15/5/2023",
        "2 | | Kế hoạch | 1 | 1 | Kế hoạch số 52/KH-UBND ngày 2/3/2023; Kế hoạch số 52/KH-UBND ngày 3/5/2022",
        "3 | | Thực hiện | 1 | 1 | theo Kế hoạch số 52/KH-UBND ngày 8/2/2023 của UBND huyện",
        "4 | | Nhắc lại | 1 | 1 | kế hoạch số 52/KH-UBND, kế hoạch số 52/KH-UBND ngày 02/03/2023",
        "5 | | Số chèn | 1 | 1 | Kế hoạch số 52a/KH-UBND ngày 5/3/2023",
    )


def test_a_plan_that_is_carried_out_is_the_units_own_unless_a_superior_is_named(findings):
    issued = "1 | | Theo dõi thi hành pháp luật | 1 | 1 | UBND xã ban hành Kế hoạch số 14/KH-UBND ngày 30/01/2023"
    [finding] = findings(
        "citation-conflict", issued, "2 | | Bồi dưỡng | 1 | 1 | Thực hiện Kế hoạch số 14/KH-UBND ngày 05/02/2023"
    )
    assert (finding.severity, finding.criterion) == ("warning", "2")
    for row in (
        "2 | | Bồi dưỡng | 1 | 1 | Thực hiện Kế hoạch số 14/KH-UBND ngày 05/02/2023 của UBND huyện",
        "2 | | Bồi dưỡng | 1 | 1 | UBND huyện giao chỉ tiêu theo Kế hoạch số 14/KH-UBND ngày 05/02/2023",
        "2 | | Nhiệm vụ UBND huyện, Chủ tịch UBND huyện giao | 1 | 1 | Theo Kế hoạch số 14/KH-UBND ngày 05/02/2023",
        "2 | | Phân cấp | 1 | 1 | Thực hiện theo Quyết định số 14/QĐ-UBND ngày 05/02/2023",
    ):
        assert not findings("citation-conflict", issued, row)


def test_a_superiors_plan_is_known_where_only_another_row_names_it(findings):
    assert not findings(
        "citation-conflict",
        "1 | | Kế hoạch | 1 | 1 | Kế hoạch số 14/KH-UBND ngày 30/01/2023 của UBND xã",
        "2 | | Bồi dưỡng | 1 | 1 | Theo Kế hoạch số 14/KH-UBND ngày 05/02/2023, đã cử 05 người",
        "3 | | Nhắc lại | 1 | 1 | Đạt chỉ tiêu Kế hoạch số 14/KH-UBND ngày 05/02/2023 của UBND huyện",
    )


def test_a_decision_that_settles_a_rule_is_the_units_own(findings):
    [finding] = findings(
        "citation-conflict",
        "1 | | Chi tiêu nội bộ | 1 | 1 | Quy chế chi tiêu được ban hành tại Quyết định số 15/QĐ-UBND ngày 10/01/2023",
        "2 | | Tài sản công | 1 | 1 | Quyết định số 15/QĐ-UBND ngày 17/01/2023 ban hành Quy chế tài sản công",
    )
    assert (finding.severity, finding.criterion, finding.expected) == ("warning", "2", "10/01/2023")


def test_the_date_that_fewer_rows_give_is_asked_about(findings):
    [finding] = findings(
        "citation-conflict",
        "1 | | Kế hoạch | 1 | 1 | Kế hoạch số 22/KH-UBND ngày 28/3/2023",
        "2 | | Rà soát | 1 | 1 | theo Kế hoạch số 22/KH-UBND ngày 28/02/2023",
        "3 | | Mức độ | 1 | 1 | Hoàn thành Kế hoạch số 22/KH-UBND ngày 28/2/2023",
    )
    assert (finding.criterion, finding.expected) == ("1", "28/02/2023")


def test_one_number_in_rows_of_two_subjects_is_a_note(findings):
    saving = "2 | | Tiết kiệm | 1 | 1 | Quyết định số 16/QĐ-UBND ngày 10/01/2023 ban hành Chương trình chống lãng phí"
    [finding] = findings(
        "citation-conflict",
        "1 | | Công khai dự toán ngân sách | 1 | 1 | Công khai dự toán (Quyết định số 16/QĐ-UBND ngày 10/01/2023)",
        saving,
    )
    assert (finding.severity, finding.criterion) == ("note", "2")
    assert not findings(
        "citation-conflict",
        "1 | | Thực hành tiết kiệm | 1 | 1 | Chống lãng phí 86 triệu đồng (Quyết định số 16/QĐ-UBND ngày 10/01/2023)",
        saving,
    )
    assert not findings(
        "citation-conflict",
        "1 | | Cải cách | 1 | 1 | Kế hoạch số 5/KH-UBND ngày 10/01/2023 về công tác cải cách hành chính năm 2023",
        "2 | | Tuyên truyền | 1 | 1 | Đăng 30 tin bài (Kế hoạch số 5/KH-UBND ngày 10/01/2023)",
    )
