"""What the rows of an edition say: taken over from a file or another edition, typed by a person, fingerprinted."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext
from pydantic import BaseModel, ValidationError

from parindex.editions import draft
from parindex.editions.cases import Case
from parindex.editions.edition import Criterion, Edition
from parindex.editions.judging import Fault, compose, disagreements
from parindex.editions.refusal import explained
from parindex.editions.sheet import Row, Sheet
from parindex.editions.wording import plainly
from parindex.office.editions.errors import DraftRefused, Place, RowRefused
from parindex.office.editions.models import EditionRow
from parindex.vietnamese.normal import fold, nfc

LONGEST = 50_000
"""Letters of one row with all its settings."""
MOST_ROWS = 1000
BRIEF: Mapping[str, int] = {"id": 50, "label": 50}
"""Letters of a criterion's keys that are kept elsewhere too; of a head its title."""
LONGEST_TITLE = 300

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Text:
    """A whole edition as YAML would say it; the head holds its sources under `legal`.

    `sources` is what the file it came from says beside each node, by heading.
    """

    head: Plain
    nodes: list[Plain]
    cases: list[Plain] = field(default_factory=list)
    sources: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def of_edition(edition: Edition, cases: Iterable[Case]) -> Text:
    """The text of an edition that exists, without the decision that issued it.

    Its cases keep the year that they were written for: their dates lie in it.
    """
    content = plain(edition)
    nodes = content.pop("criteria")
    content.pop("issued_by", None)
    return Text(content, nodes, [{**plain(case), "year": case.year or edition.year} for case in cases])


def of_sheet(sheet: Sheet) -> tuple[Text, list[str]]:
    """The text of a draft out of a report or annex, and what a person should look at first.

    Points below zero are no maximum: such a row gets "0". The words of an annex beside its rows are kept as sources;
    what a report says there is a commune's own and is not.
    """
    doubts = list(draft.doubts(sheet))
    nodes = draft.nodes(sheet)
    for node in nodes:
        if Decimal(str(node["points"])) < 0:
            doubts.append(f"Dòng {node['id']} in điểm {node['points']}; điểm thưởng, điểm trừ ghi trong cách tính")
            node["points"] = "0"
    reported = any(row.claimed is not None for row in sheet.rows)
    sources = {} if reported else {row.id: found for row in sheet.rows if (found := _said_beside(row))}
    begun = draft.head(sheet, "du-thao/2000-1")
    begun["title"] = re.sub(r"^PHỤ LỤC( [IVX\d]+)?[\s.:]+(?=\S)", "", begun["title"], flags=re.IGNORECASE)
    return Text(begun, [dict(node) for node in nodes], sources=sources), doubts


def _said_beside(row: Row) -> dict[str, str]:
    found = {"Tài liệu kiểm chứng": row.explanation or "", **row.extra}
    return {heading: nfc(words).strip() for heading, words in found.items() if words.strip()}


def plain(record: BaseModel) -> Plain:
    """A record as YAML would say it, without what need not be said."""
    return record.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def criterion(stands: Mapping[str, Any], typed: Mapping[str, Any]) -> Plain:
    """A node as typed, in its place. RowRefused names every setting that does not fit."""
    place = {key: stands[key] for key in ("id", "parent") if key in stands}
    found = _understood(Criterion, {**typed, **place})
    long = [
        ((key,), gettext("dài quá {most} ký tự").format(most=most))
        for key, most in BRIEF.items()
        if len(found.get(key, "")) > most
    ]
    if long:
        raise RowRefused(long)
    return found


def head(stands: Mapping[str, Any], typed: Mapping[str, Any]) -> Plain:
    """A head as typed; name, standing and what it replaces stay as they are."""
    kept = {key: stands[key] for key in ("edition", "status", "replaces", "issued_by") if key in stands}
    found = _understood(Edition, {**typed, **kept, "criteria": []})
    del found["criteria"]
    if len(found["title"]) > LONGEST_TITLE:
        raise RowRefused([(("title",), gettext("dài quá {most} ký tự").format(most=LONGEST_TITLE))])
    if not found["title"].strip():
        raise RowRefused([(("title",), gettext("không để trống"))])
    return found


def _understood(model: type[BaseModel], typed: Mapping[str, Any]) -> Plain:
    if len(json.dumps(typed, ensure_ascii=False)) > LONGEST:
        raise RowRefused([((), gettext("Dòng này dài quá {most} ký tự; đề nghị rút gọn.").format(most=LONGEST))])
    try:
        return plain(model.model_validate(_composed(typed)))
    except ValidationError as refused:
        problems: list[tuple[Place, str]] = [(place, plainly(words)) for place, words in explained(refused, model)]
        raise RowRefused(problems) from refused


def _composed(value: Any) -> Any:
    """All texts in composed letters, whatever the keyboard sends."""
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, Mapping):
        return {nfc(key): _composed(item) for key, item in value.items()}
    return [_composed(item) for item in value] if isinstance(value, list | tuple) else value


def checked(text: Text) -> Text:
    """The same in the form that rows keep. DraftRefused when it is no edition, or has more rows than one may have."""
    if not text.nodes or len(text.nodes) > MOST_ROWS:
        raise DraftRefused(
            gettext("Bộ tiêu chí có từ 1 đến {most} dòng; ở đây có {n}.").format(most=MOST_ROWS, n=len(text.nodes))
        )
    if len({node["id"] for node in text.nodes}) != len(text.nodes):
        raise DraftRefused(gettext("Có hai dòng cùng một mã; đề nghị xem lại số thứ tự trong tệp."))
    try:
        nodes = [criterion(node, node) for node in text.nodes]
        return Text(head(text.head, text.head), nodes, text.cases, text.sources)
    except RowRefused as refused:
        raise DraftRefused(gettext("Chưa lập được bộ tiêu chí từ nội dung này: {why}").format(why=refused)) from refused


def together(rows: Sequence[EditionRow]) -> Edition:
    """The edition that rows in printed order make, the head first, whether or not it holds together yet."""
    stands, nodes = rows[0], rows[1:]
    return whole(Text(stands.content, [row.content for row in nodes]))


def whole(text: Text) -> Edition:
    """The edition of a text, whether or not it holds together yet."""
    edition, faults = compose(text.head, text.head.get("legal", {}), ((node["id"], node) for node in text.nodes))
    if edition is None or faults:
        raise DraftRefused(gettext("Nội dung này không đọc được: {words}").format(words=faults[0].words))
    return edition


def faults(edition: Edition) -> list[Fault]:
    """What does not hold together, in words without keys."""
    return [
        Fault(plainly(found.words, edition.by_id.get(found.criterion or "")), found.criterion)
        for found in disagreements(edition)
    ]


def source_key(number: str) -> str:
    """The key of a document of law by its number: "1234/QĐ-UBND" -> "1234-qd-ubnd"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(number)).strip("-") or "van-ban"
