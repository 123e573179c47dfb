"""A store in a bucket: several machines read and change it, and none loses what another has put there."""

from datetime import timedelta
from pathlib import Path

import boto3
import pytest
from tests.indicators.exporting import Office, case, text

from parindex.indicators.cases import bucket as bucket_room
from parindex.indicators.cases.bucket import BucketRefused
from parindex.indicators.cases.store import Store


@pytest.fixture
def machine(bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "type[Office]":
    """Makes an office of a machine with folders of its own, over the one bucket."""

    class Machine(Office):
        def __init__(self, name: str) -> None:
            monkeypatch.setenv("PARINDEX_HOME", str(tmp_path / name))
            (tmp_path / name).mkdir()
            super().__init__(tmp_path / name, bucket)

    return Machine


def codes(office: Office) -> list[object]:
    return [one["code"] for one in office.cases()]


def keys(address: str) -> set[str]:
    name, _, prefix = address.removeprefix("s3://").partition("/")
    listed = boto3.client("s3").list_objects_v2(Bucket=name, Prefix=prefix).get("Contents", ())
    return {found["Key"].removeprefix(f"{prefix}/") for found in listed}


def test_what_one_machine_imports_another_counts_and_corrects(machine: type[Office], bucket: str) -> None:
    first, second = machine("a"), machine("b")
    first.imported(text([case("A"), case("B")]))
    assert codes(second) == ["A", "B"]
    done = second.imported(text([case("B", Trạng_thái="Đang xử lý"), case("C")]))
    assert (done.new, done.changed) == (1, 1)
    assert codes(first) == ["A", "B", "C"]
    assert first.files() == second.files()
    assert {address.removeprefix(f"{bucket.replace('s3:', 's3a:')}/") for address in first.store.addresses(["31"])} == {
        name for name in keys(bucket) if name in first.files()
    }


def test_of_two_machines_that_change_it_at_once_the_later_is_refused_and_loses_nothing(machine: type[Office]) -> None:
    first, second = machine("a"), machine("b")
    first.imported(text([case("A")]))
    with pytest.raises(BucketRefused, match="vừa được nơi khác thay đổi"), first.store.change() as change:
        second.imported(text([case("B")]))
        (change.aside / "province=31" / "month=2025-08").mkdir(parents=True)
        (change.aside / "province=31" / "month=2025-08" / "x.parquet").write_bytes(b"x")
    assert codes(first) == codes(second) == ["A", "B"]
    assert first.imported(text([case("C")])).new == 1


def test_the_bucket_keeps_no_file_that_nobody_can_need(
    machine: type[Office], bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = machine("a")
    for code in "ABCD":
        office.imported(text([case(code)]))
    assert len(keys(bucket)) == 5, "files of one day, which somebody may be about to list"
    monkeypatch.setattr(bucket_room, "ABANDONED", timedelta(days=-1))
    office.imported(text([case("E")]))
    assert len(keys(bucket)) == 3, "the list, what it names, and what it named before"
    assert codes(office) == list("ABCDE")


def test_a_bucket_out_of_reach_is_told_with_what_to_do(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BucketRefused, match="Đề nghị xem lại địa chỉ, khoá"):
        Store("s3://khong-co-thung-nay/kho").files()
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    with pytest.raises(BucketRefused, match="Không đọc, ghi được kho hồ sơ"):
        Store(bucket).files()
