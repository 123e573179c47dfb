"""A bucket of an S3-compatible store that holds a store of cases: its list is replaced only while nobody else has.

The address of the server, key and secret are the environment's, by the names that every client of S3 knows:
AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_DEFAULT_REGION.
"""

from collections.abc import Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from parindex.indicators.cases.export import ExportRefused

AT_ONCE = 16
ABANDONED = timedelta(days=1)
"""A file that no list names may be one that somebody is about to list."""
_GONE, _CHANGED = {"NoSuchKey", "404"}, {"PreconditionFailed", "ConditionalRequestConflict", "412", "409"}


class BucketRefused(ExportRefused):
    """The store of cases cannot be reached, or somebody else has just changed it; nothing was changed."""


class Bucket:
    """What lies at s3://bucket/prefix, by names beneath the prefix."""

    def __init__(self, address: str) -> None:
        self._name, _, prefix = address.removeprefix("s3://").rstrip("/").partition("/")
        self._prefix = f"{prefix}/" if prefix else ""
        self._address, self._client = address, boto3.client("s3")

    def address(self, name: str) -> str:
        """A name as Hadoop's reader of S3, and so Spark, calls it."""
        return f"s3a://{self._name}/{self._prefix}{name}"

    def read(self, name: str) -> tuple[bytes, str] | None:
        """What a name holds, with the mark of this content; None where there is nothing."""
        try:
            found = self._client.get_object(Bucket=self._name, Key=self._prefix + name)
            return found["Body"].read(), found["ETag"]
        except ClientError as error:
            if error.response["Error"]["Code"] in _GONE:
                return None
            raise self._refused(error) from error
        except BotoCoreError as error:
            raise self._refused(error) from error

    def replace(self, name: str, content: bytes, mark: str | None) -> None:
        """Put a content in place of that mark's, None for nothing. BucketRefused where there is another by now."""
        held = {"IfMatch": mark} if mark else {"IfNoneMatch": "*"}
        try:
            self._client.put_object(Bucket=self._name, Key=self._prefix + name, Body=content, **held)
        except ClientError as error:
            if error.response["Error"]["Code"] in _CHANGED:
                raise BucketRefused(
                    f"Kho hồ sơ {self._address} vừa được nơi khác thay đổi, nên lần này chưa đưa gì vào kho. "
                    "Đề nghị làm lại."
                ) from error
            raise self._refused(error) from error
        except BotoCoreError as error:
            raise self._refused(error) from error

    def fetch(self, names: Iterable[str], folder: Path) -> None:
        """Copy files into a folder, each whole or not at all."""

        def copy(name: str) -> None:
            aside = folder / name
            aside.parent.mkdir(parents=True, exist_ok=True)
            aside = aside.with_name(f"{uuid4().hex}.part")
            try:
                self._client.download_file(self._name, self._prefix + name, str(aside))
                aside.replace(folder / name)
            finally:
                aside.unlink(missing_ok=True)

        self._all(copy, names)

    def put(self, names: Iterable[str], folder: Path) -> None:
        """Copy files of a folder into the bucket."""
        self._all(
            lambda name: self._client.upload_file(str(folder / name), self._name, self._prefix + name),
            names,
        )

    def sweep(self, held: Collection[str]) -> None:
        """Delete the Parquet files that are not held and are none that somebody is just putting there."""
        before = datetime.now(UTC) - ABANDONED
        pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._name, Prefix=self._prefix)
        for page in pages:
            for found in page.get("Contents", ()):
                name = found["Key"].removeprefix(self._prefix)
                if name.endswith(".parquet") and name not in held and found["LastModified"] < before:
                    self._client.delete_object(Bucket=self._name, Key=found["Key"])

    def _all(self, work: Callable[[str], None], names: Iterable[str]) -> None:
        try:
            with ThreadPoolExecutor(AT_ONCE) as pool:
                list(pool.map(work, names))
        except (ClientError, BotoCoreError, boto3.exceptions.Boto3Error) as error:
            raise self._refused(error) from error

    def _refused(self, error: Exception) -> BucketRefused:
        return BucketRefused(
            f"Không đọc, ghi được kho hồ sơ {self._address}. Đề nghị xem lại địa chỉ, khoá (các biến AWS_...) và máy "
            f"chủ lưu trữ ({type(error).__name__})."
        )
