"""Numbers and dates of one series run together."""

SERIES = (
    "1 | | Kế hoạch | 1 | 1 | Kế hoạch số 04/KH-UBND ngày 17/01/2023",
    "2 | | Kế hoạch | 1 | 1 | Kế hoạch số 11/KH-UBND ngày 14/02/2023 và Kế hoạch số 10/KH-UBND ngày 14/02/2023",
    "3 | | Kế hoạch | 1 | 1 | Kế hoạch số 22/KH-UBND ngày 28/2/2023; Kế hoạch số 24/KH-UBND ngày 10/3/2023",
)


def test_a_number_that_does_not_fit_its_date_is_asked_about(findings):
    [finding] = findings("citation-out-of-order", *SERIES, "4 | | Kế hoạch | 1 | 1 | KH số 15/KH-UBND ngày 6/4/2023")
    assert (finding.severity, finding.criterion, finding.evidence) == ("warning", "4", "15/KH-UBND")
    assert "22/KH-UBND ngày 28/02/2023" in finding.message


def test_the_one_that_is_out_of_order_is_named_not_its_neighbours(findings):
    [finding] = findings("citation-out-of-order", "0 | | Kế hoạch | 1 | 1 | KH số 30/KH-UBND ngày 5/1/2023", *SERIES)
    assert finding.evidence == "30/KH-UBND"


def test_an_inserted_number_is_a_note(findings):
    [finding] = findings("citation-out-of-order", "1 | | Báo cáo | 1 | 1 | Báo cáo số 16a/BC-UBND ngày 1/3/2023")
    assert finding.severity == "note"


def test_other_series_run_by_themselves(findings):
    assert not findings(
        "citation-out-of-order",
        *SERIES,
        "4 | | Năm trước | 1 | 1 | Kế hoạch số 47/KH-UBND ngày 30/12/2022",
        "5 | | Đảng | 1 | 1 | Thông báo số 52-TB/ĐU ngày 28/4/2023",
        "6 | | Báo cáo | 1 | 1 | Báo cáo số 52/BC-UBND ngày 15/5/2023; Quyết định số 13/QĐ-UBND ngày 16/3/2023",
        "7 | | Cấp trên | 1 | 1 | Kế hoạch số 9/KH-UBND ngày 20/4/2023 của UBND huyện",
        "8 | | Thực hiện chỉ đạo của huyện | 1 | 1 | theo Kế hoạch số 8/KH-UBND ngày 20/4/2023",
    )


def test_reports_named_as_a_source_are_in_the_units_series(findings):
    [finding] = findings(
        "citation-out-of-order",
        "1 | | Báo cáo | 1 | 1 | Báo cáo số 31/BC-UBND ngày 08/3/2023, số 62/BC-UBND ngày 07/6/2023",
        "2 | | Phân cấp | 1 | 1 | Rà soát tại Báo cáo số 40/BC-UBND ngày 10/6/2023",
        "3 | | Phân cấp | 1 | 1 | Theo Báo cáo số 20/BC-UBND ngày 10/6/2023 của UBND huyện",
    )
    assert finding.criterion == "2"


def test_of_two_that_clash_the_later_row_is_asked_about(findings):
    [finding] = findings(
        "citation-out-of-order",
        "1 | | Báo cáo | 1 | 1 | Báo cáo số 121/BC-UBND ngày 20/5/2023",
        "2 | | Kế hoạch | 1 | 1 | nêu tại Báo cáo số 119/BC-UBND ngày 09/6/2023",
    )
    assert (finding.criterion, finding.evidence) == ("2", "119/BC-UBND")
