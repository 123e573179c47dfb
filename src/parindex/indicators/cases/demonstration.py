"""Imaginary cases, as many as wanted, the same for the same seed: made by DuckDB, kept as a store or as an export."""

import csv
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb

from parindex.indicators.cases.store import Store
from parindex.indicators.cases.units import Unit
from parindex.indicators.loader import record_set
from parindex.indicators.sql import connected, quoted

COMMUNES, PROVINCES = 3321, 34
NotWritten = duckdb.IOException
"""The disk does not take what is made."""

_DRAWN = """
    SELECT
        'H' || lpad(province::VARCHAR, 2, '0') || '-' || strftime(received_on, '%y%m%d') || '-'
            || lpad(i::VARCHAR, 9, '0') AS code,
        lpad((CASE WHEN draw(i, 2) % 100 < 3 THEN (commune + {provinces}) % {communes} ELSE commune END + 1)::VARCHAR,
            5, '0') AS receiving_unit,
        lpad((commune + 1)::VARCHAR, 5, '0') AS resolving_unit,
        '1.' || (100000 + 37 * procedure)::VARCHAR AS procedure,
        CASE WHEN draw(i, 3) % 100 < 92 THEN 'citizen' ELSE 'organisation' END AS applicant,
        CASE WHEN procedure % 4 > 0 AND draw(i, 4) % 100 < 62 THEN 'online'
            WHEN draw(i, 4) % 100 < 98 THEN 'direct' ELSE 'post' END AS channel,
        CASE procedure % 4 WHEN 0 THEN 'information' WHEN 1 THEN 'partial' ELSE 'whole' END AS service,
        procedure % 11 = 0 AS linked,
        CASE WHEN ended_on IS NULL THEN CASE draw(i, 5) % 20 WHEN 0 THEN 'supplement' ELSE 'processing' END
            WHEN stopped THEN 'stopped' WHEN draw(i, 5) % 10 = 0 THEN 'finished' ELSE 'returned' END AS state,
        received_on, due_on, ended_on,
        CASE WHEN stopped THEN ended_on END AS refused_on,
        supplements,
        CASE WHEN supplements > 0 THEN 1 + draw(i, 6) % 5 ELSE 0 END::BIGINT AS waiting_days,
        draw(i, 7) % 1000 < 985 AS disclosed,
        draw(i, 8) % 1000 < 970 AS by_process,
        CASE WHEN coalesce(ended_on, last_day) > due_on THEN draw(i, 9) % 10 < 7 END AS apologised,
        draw(i, 10) % 1000 < 820 AS digitised,
        procedure % 5 > 0 AS result_required,
        procedure % 5 > 0 AND draw(i, 11) % 1000 < 760 AS e_result,
        CASE WHEN draw(i, 10) % 1000 < 820 THEN draw(i, 12) % 1000 < 900 END AS conforming,
        procedure % 3 = 0 AS reusable,
        procedure % 3 = 0 AND draw(i, 13) % 1000 < 430 AS reused,
        draw(i, 14) % 1000 < 520 AS shared,
        draw(i, 15) % 1000 < 610 AS population_record,
        draw(i, 16) % 1000 < 940 AS synced,
        procedure % 2 = 0 AS fee_due,
        procedure % 2 = 0 AND draw(i, 17) % 1000 < 480 AS paid_online,
        draw(i, 18) % 1000 < 4 AS complained,
        lpad(province::VARCHAR, 2, '0') AS province
    FROM (
        SELECT *,
            CASE WHEN lasted IS NULL OR received_on + lasted::INTEGER > last_day THEN NULL
                ELSE received_on + lasted::INTEGER END AS ended_on
        FROM (
            SELECT *,
                commune % {provinces} + 1 AS province,
                received_on + promised::INTEGER AS due_on,
                draw(i, 19) % 100 = 0 AS stopped,
                CASE WHEN draw(i, 20) % 1000 < 950 THEN draw(i, 21) % (promised + 1)
                    WHEN draw(i, 20) % 1000 < 985 THEN promised + 1 + draw(i, 21) % 10 END AS lasted,
                CASE WHEN draw(i, 22) % 1000 < 3 THEN 2 WHEN draw(i, 22) % 1000 < 40 THEN 1 ELSE 0 END::BIGINT
                    AS supplements
            FROM (
                SELECT i,
                    draw(i, 0) % {communes} AS commune,
                    least(draw(i, 1) % 200, draw(i, 23) % 200) AS procedure,
                    1 + least(draw(i, 1) % 200, draw(i, 23) % 200) % 15 AS promised,
                    DATE '{first}' + (draw(i, 24) % {days})::INTEGER AS received_on,
                    DATE '{year}-12-31' AS last_day
                FROM range({begin}, {end}) AS rows(i)
            )
        )
    )
"""


def units() -> Iterator[Unit]:
    """The imaginary communes of these cases."""
    for commune in range(COMMUNES):
        code, province = f"{commune + 1:05}", commune % PROVINCES + 1
        yield Unit(code, code, f"Xã Số {commune + 1}", f"{province:02}", (f"Tỉnh Số {province}",))


def list_units(file: Path) -> None:
    """The same as a list that `parindex cases import` takes."""
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, delimiter=";")
        writer.writerow(("Mã đơn vị", "Tên đơn vị", "Mã tỉnh", "Cấp trên"))
        writer.writerows((unit.code, unit.name, unit.province, *unit.above) for unit in units())


def make_store(folder: Path, rows: int, seed: int = 1, year: int = 2025) -> Store:
    """A store of so many cases, a month at a time so that any number fits in memory."""
    store = Store(folder)
    connection = _ready(seed)
    columns = ", ".join(column.name for column in record_set("cases").columns)
    with store.change() as change:
        for file in store.files():
            change.remove(file)
        for month in range(1, 13):
            connection.execute(
                f"COPY (SELECT {columns}, province, '{year}-{month:02}' AS month FROM ({_month(rows, year, month)}))"
                f" TO {quoted(change.aside)} (FORMAT parquet, PARTITION_BY (province, month), OVERWRITE_OR_IGNORE)"
            )
    return store


def make_export(file: Path, rows: int, seed: int = 1, year: int = 2025) -> None:
    """The same cases as a case system exports them: Vietnamese headings and words, dates as printed. CSV or Parquet."""
    chosen = record_set("cases")
    shown = {
        "text": "{0}",
        "choice": "{0}",
        "count": "{0}::VARCHAR",
        "amount": "{0}::VARCHAR",
        "date": "strftime({0}, '%d/%m/%Y')",
        "yes_no": "CASE WHEN {0} THEN 'Có' WHEN NOT {0} THEN 'Không' END",
    }
    columns = []
    for column in chosen.columns:
        words = shown[column.type].format(column.name)
        if column.choices:
            cases = " ".join(f"WHEN {quoted(code)} THEN {quoted(label)}" for code, label in column.choices.items())
            words = f"CASE {column.name} {cases} END"
        columns.append(f'{words} AS "{column.heading}"')
    months = " UNION ALL ".join(_month(rows, year, month) for month in range(1, 13))
    form = "FORMAT parquet" if file.suffix == ".parquet" else "FORMAT csv, HEADER, DELIMITER ';'"
    _ready(seed).execute(f"COPY (SELECT {', '.join(columns)} FROM ({months})) TO {quoted(file)} ({form})")


def _ready(seed: int) -> duckdb.DuckDBPyConnection:
    connection = connected()
    connection.execute(
        f"CREATE TEMP MACRO draw(i, salt) AS (hash(i * 64 + salt + {int(seed)} * 1000000000000) >> 8)::BIGINT"
    )
    return connection


def _month(rows: int, year: int, month: int) -> str:
    """The query for a twelfth of the cases, those received in one month."""
    return _DRAWN.format(
        communes=COMMUNES,
        provinces=PROVINCES,
        first=date(year, month, 1),
        days=monthrange(year, month)[1],
        year=year,
        begin=rows * (month - 1) // 12,
        end=rows * month // 12,
    )
