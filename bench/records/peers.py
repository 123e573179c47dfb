"""What the sample edition asks of cases, counted by hand: each peer reads the store's files and gives equal figures."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas
import polars
import pyarrow.parquet

from parindex.indicators.engine import schema
from parindex.indicators.loader import record_set
from parindex.indicators.measuring import Figures
from parindex.indicators.span import Span
from parindex.indicators.sql import connected

SQL = Path(__file__).with_name("counted.sql").read_text("utf-8")
STOPPED, ONLINE = ("supplement", "fee_asked", "stopped"), ("partial", "whole")
_PLAIN = {
    "cases_received": "received",
    "cases_resolved": "ended",
    "cases_resolved_on_time": "resolved_on_time",
    "cases_late": "late",
    "cases_suspended": "suspended",
    "cases_returned": "returned",
    "cases_with_result": "with_result",
    "cases_checked": "checked",
    "cases_conforming": "conforming_received",
    "cases_reusable": "reusable_received",
}
"""Measures that are a count of a flag."""
_ASKED = {
    "cases_apologised": ("late", "apologised"),
    "cases_disclosed": ("received", "disclosed"),
    "cases_by_process": ("received", "by_process"),
    "cases_online": ("received", "online"),
    "cases_digitised": ("received", "digitised"),
    "cases_with_e_result": ("with_result", "e_result"),
    "cases_reused": ("reusable_received", "reused"),
}
"""Measures that ask something of those in a flag: not known where there are some and none answers."""


def duckdb(files: Sequence[Path], span: Span, memory_limit: str) -> Callable[[], Figures]:
    """`counted.sql`, over a connection that is open already."""
    connection = connected(memory_limit=memory_limit)
    given = {"files": [str(file) for file in files], "first": span.first, "last": span.last}

    def count() -> Figures:
        cursor = connection.execute(SQL, given)
        names = [column[0] for column in cursor.description][1:]
        return {
            unit: {name: None if one is None else int(one) for name, one in zip(names, row, strict=True)}
            for unit, *row in cursor.fetchall()
        }

    return count


def by_polars(files: Sequence[Path], span: Span) -> Figures:
    """One lazy query for the sums and one for the procedures, which polars runs over one scan."""
    col = polars.col
    ended_by = polars.min_horizontal(col("ended_on").fill_null(span.last), polars.lit(span.last))
    over = (ended_by - col("due_on")).dt.total_days() - col("waiting_days").fill_null(0)
    again = col("supplements").fill_null(0) > 1
    cases = (
        polars.scan_parquet(files)
        .with_columns(
            received=col("received_on").is_between(span.first, span.last),
            ended=col("ended_on").is_between(span.first, span.last),
            open=(col("received_on").is_null() | (col("received_on") <= span.last))
            & (col("ended_on").is_null() | (col("ended_on") >= span.first)),
            online=col("channel") == "online",
        )
        .with_columns(
            resolved_on_time=col("ended") & (over <= 0) & ~again,
            late=col("open") & ((over > 0) | (col("due_on").is_not_null() & again)),
            suspended=col("received") & col("state").is_in(STOPPED),
            returned=col("received") & (col("refused_on") <= span.last),
            with_result=col("ended") & col("result_required"),
            checked=col("received") & col("conforming").is_not_null(),
            conforming_received=col("received") & col("conforming"),
            reusable_received=col("received") & col("reusable"),
            linked_procedure=col("received") & col("linked"),
            online_procedure=col("received") & col("online") & col("service").is_in(ONLINE),
        )
    )
    sums = [col(flag).sum().alias(name) for name, flag in _PLAIN.items()]
    for name, (among, asked) in _ASKED.items():
        sums += [(col(among) & col(asked)).sum().alias(name)]
        sums += [(col(among) & col(asked).is_not_null()).sum().alias(f"{name} answers")]
    sums += [(col("received") & col(one).is_not_null()).sum().alias(f"{one} answers") for one in ("linked", "service")]
    once = cases.filter(col("linked_procedure") | col("online_procedure")).group_by("resolving_unit", "procedure")
    procedures = once.agg(col("linked_procedure").any(), col("online_procedure").any()).group_by("resolving_unit")
    counted, distinct = polars.collect_all(
        [
            cases.group_by("resolving_unit").agg(sums),
            procedures.agg(col("linked_procedure").sum(), col("online_procedure").sum()),
        ]
    )
    return _figures(counted.join(distinct, on="resolving_unit", how="left").iter_rows(named=True))


def by_pandas(files: Sequence[Path], span: Span) -> Figures:
    """Flags of every record as Arrow booleans, summed by unit."""
    needed = [name for name in schema(record_set("cases")).names if name in _READ]
    table = pyarrow.concat_tables(pyarrow.parquet.ParquetFile(file).read(columns=needed) for file in files)
    cases = table.to_pandas(types_mapper=pandas.ArrowDtype)
    del table
    first, last = pandas.Timestamp(span.first), pandas.Timestamp(span.last)
    for name in ("received_on", "due_on", "ended_on", "refused_on"):
        cases[name] = pandas.to_datetime(cases[name])
    received = cases.received_on.between(first, last)
    ended = cases.ended_on.between(first, last)
    over = (cases.ended_on.fillna(last).clip(upper=last) - cases.due_on).dt.days - cases.waiting_days.fillna(0)
    again, online = cases.supplements.fillna(0) > 1, cases.channel == "online"
    still = (cases.received_on.isna() | (cases.received_on <= last)) & (
        cases.ended_on.isna() | (cases.ended_on >= first)
    )
    flags: dict[str, Any] = {
        "received": received,
        "ended": ended,
        "resolved_on_time": ended & (over <= 0) & ~again,
        "late": still & ((over > 0) | (cases.due_on.notna() & again)),
        "suspended": received & cases.state.isin(STOPPED),
        "returned": received & (cases.refused_on <= last),
        "with_result": ended & cases.result_required,
        "checked": received & cases.conforming.notna(),
        "conforming_received": received & cases.conforming,
        "reusable_received": received & cases.reusable,
    }
    asked = {name: cases[name] for name in ("apologised", "disclosed", "by_process", "digitised", "e_result", "reused")}
    asked["online"] = online
    sums = {name: flags[flag] for name, flag in _PLAIN.items()}
    for name, (among, question) in _ASKED.items():
        sums |= {name: flags[among] & asked[question], f"{name} answers": flags[among] & asked[question].notna()}
    sums |= {f"{one} answers": received & cases[one].notna() for one in ("linked", "service")}
    counted = pandas.DataFrame({name: _whole(flag) for name, flag in sums.items()})
    counted = counted.groupby(cases.resolving_unit).sum()
    for name, flag in (
        ("linked_procedure", received & cases.linked),
        ("online_procedure", received & online & cases.service.isin(ONLINE)),
    ):
        some = cases.loc[flag.fillna(False), ["resolving_unit", "procedure"]].drop_duplicates()
        counted[name] = some.groupby("resolving_unit").size()
    return _figures({"resolving_unit": unit, **row} for unit, row in counted.to_dict("index").items())


_READ = {
    *("resolving_unit", "procedure", "channel", "service", "linked", "state", "received_on", "due_on", "ended_on"),
    *("refused_on", "supplements", "waiting_days", "disclosed", "by_process", "apologised", "digitised"),
    *("result_required", "e_result", "conforming", "reusable", "reused"),
}


def _whole(flag: Any) -> Any:
    return flag.fillna(False).astype("int32")


def _figures(rows: Iterable[Mapping[str, Any]]) -> Figures:
    """Figures out of sums and answers, as the measures tell them."""
    among = {flag: name for name, flag in _PLAIN.items()}
    found: Figures = {}
    for row in rows:
        figures: dict[str, Any] = {name: int(row[name]) for name in _PLAIN}
        for name, (flag, _) in _ASKED.items():
            figures[name] = int(row[name]) if row[f"{name} answers"] or not row[among[flag]] else None
        for name, question, flag in (
            ("procedures_linked_with_cases", ("linked answers",), "linked_procedure"),
            ("procedures_online_with_cases", ("service answers", "cases_online answers"), "online_procedure"),
        ):
            known = not row["cases_received"] or all(row[one] for one in question)
            value = row[flag]
            figures[name] = (int(value) if value == value and value is not None else 0) if known else None
        found[row["resolving_unit"]] = figures
    return found
