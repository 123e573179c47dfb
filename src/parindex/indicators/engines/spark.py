"""A Spark cluster: its workers read the Parquet files, so that they must reach them by the same address."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import ibis
import pyarrow
from ibis.expr.types import Table
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from parindex.indicators.engine import Engine, Records, Value, listed, schema
from parindex.indicators.record_set import RecordSet

_OPTIONS = {"spark.sql.datetime.java8API.enabled": "true"}
"""Else the last day of a span travels to the workers as an instant: a day less where they keep another time zone."""


class Spark(Engine):
    """A session of its own in this process's one connection to the cluster."""

    reads_buckets = True

    def __init__(self, session: SparkSession) -> None:
        super().__init__(ibis.pyspark.connect(session))
        self._session = session

    def rows(self, record_set: RecordSet, rows: Iterable[Mapping[str, Value]]) -> Records:
        """As arrow: Ibis would send them through pandas, whose columns with blanks are floats."""
        return self._named(record_set, self._session.createDataFrame(listed(record_set, rows)))

    def _parquet(self, record_set: RecordSet, files: Sequence[Path | str]) -> Records:
        reader = self._session.read.schema(from_arrow_schema(schema(record_set)))
        return self._named(record_set, reader.parquet(*map(str, files)))

    def collect(self, table: Table) -> list[dict[str, Any]]:
        """As arrow, for the same reason."""
        found: pyarrow.Table = self._session.sql(self.backend.compile(table)).toArrow()
        rows: list[dict[str, Any]] = found.to_pylist()
        return rows

    def close(self) -> None:
        """The connection to the cluster is the process's, for whoever counts next."""

    def _named(self, record_set: RecordSet, frame: DataFrame) -> Records:
        name = f"{record_set.name}_{uuid4().hex}"
        frame.createOrReplaceTempView(name)
        return Records(record_set, ibis.table(ibis.schema(schema(record_set)), name=name))


def connect(setting: str, **options: str | int) -> Engine:
    """A session at a master: spark://machine:port is one, spark:yarn, spark:local[2] and so on name any other.

    Java must be there. `options` are Spark's, beside those of its own spark-defaults.conf.
    """
    master = setting if setting.startswith("spark://") else setting.removeprefix("spark:")
    builder = SparkSession.builder.master(master).appName("parindex")
    for name, value in {**_OPTIONS, **options}.items():
        builder = builder.config(name, value)
    return Spark(builder.getOrCreate().newSession())
