"""A Parquet export opened: the names of its columns."""

from pathlib import Path

import duckdb

from parindex.indicators.cases.export import Export, ExportRefused
from parindex.indicators.sql import connected, quoted

MARK = b"PAR1"


def open_parquet(path: Path) -> Export:
    """A Parquet file as an export. ExportRefused when it is damaged."""
    try:
        relation = connected().sql(f"SELECT * FROM read_parquet({quoted(path)}) LIMIT 0")
    except duckdb.Error as error:
        raise ExportRefused(f"Tệp {path.name} không đọc được như tệp Parquet. Đề nghị xuất lại từ hệ thống.") from error
    return Export(path, "parquet", [relation.columns])
