"""An export without the cells that tell a person: written anew before anything of it is kept, line for line."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Timer

import duckdb

from parindex.indicators.cases.export import Export, ExportRefused
from parindex.indicators.cases.headings import find_headings
from parindex.indicators.cases.profile import is_personal
from parindex.indicators.sql import connected, named, quoted

MOST_ROWS = 2_000_000
HIDDEN = "-"
LONGEST = 2_000
"""Letters of one cell of a Parquet file; no field is longer."""


def without_persons(export: Export, target: Path, seconds: int = 60) -> None:
    """Write an export to `target` with the cells of its personal columns blank, and those of rows that do not have the
    columns of the headings hidden: nobody knows what stands where in them.

    Rows keep their lines, so that what is refused is told by its line in the file that was given. ExportRefused where
    there are no headings, where a quotation mark never closes, and where there are too many rows.
    """
    if export.form == "parquet":
        _parquet(export, target, seconds)
        return
    headings = find_headings(export)
    personal = [place for place, name in enumerate(headings.names) if is_personal(name)]
    with (
        export.path.open(encoding="utf-8-sig", errors="replace", newline="") as given,
        target.open("w", encoding="utf-8", newline="") as out,
    ):
        writer = csv.writer(out, delimiter=export.delimiter, lineterminator="\n")
        reader = csv.reader(given, delimiter=export.delimiter, strict=True)
        try:
            writer.writerows(_blanked(reader, headings.rows, len(headings.names), personal))
        except csv.Error as error:
            raise ExportRefused(
                f'Dòng {reader.line_num} có dấu ngoặc kép (") mở mà không đóng, hoặc ô quá dài, nên không tách được '
                "các dòng sau. Đề nghị sửa dòng này hoặc lưu lại từ Excel thành “CSV UTF-8”."
            ) from error


def _blanked(rows: Iterator[list[str]], headings: int, width: int, personal: Sequence[int]) -> Iterator[list[str]]:
    for number, row in enumerate(rows):
        if number >= MOST_ROWS:
            raise ExportRefused(_too_many())
        if number >= headings:
            if len(row) == width:
                for place in personal:
                    row[place] = ""
            else:
                row = [HIDDEN] * len(row)  # not blank: DuckDB forgives blank cells beyond the last column
        yield row


def _parquet(export: Export, target: Path, seconds: int) -> None:
    """Columns as texts; a file that is made to keep the engine busy is given up."""
    columns = ", ".join(
        f"{'NULL' if is_personal(name) else f'left({named(name)}::VARCHAR, {LONGEST})'} AS {named(name)}"
        for name in export.rows[0]
    )
    source = f"read_parquet({quoted(export.path)})"
    with connected(memory_limit="512MB", max_temp_directory_size="1GB") as connection:
        timer = Timer(seconds, connection.interrupt)
        timer.start()
        try:
            [(rows,)] = connection.execute(f"SELECT count(*) FROM {source}").fetchall()
            if rows > MOST_ROWS:
                raise ExportRefused(_too_many())
            connection.execute(f"COPY (SELECT {columns} FROM {source}) TO {quoted(target)} (FORMAT parquet)")
        except duckdb.Error as error:
            raise ExportRefused(
                f"Tệp {export.path.name} không đọc được như tệp Parquet trong {seconds} giây. Đề nghị xuất lại từ hệ "
                "thống, hoặc chia theo tháng."
            ) from error
        finally:
            timer.cancel()


def _too_many() -> str:
    rows = f"{MOST_ROWS:,}".replace(",", ".")
    return f"Tệp có hơn {rows} dòng. Đề nghị chia theo tháng, hoặc báo người quản trị nhập bằng lệnh `parindex cases`."
