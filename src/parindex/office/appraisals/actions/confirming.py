"""Confirming a rule that we inferred: the coordinator names the guide that says so, which makes a new edition."""

import re
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext

from parindex.editions.consistency import problems
from parindex.editions.edition import Citation, Criterion, Edition, LegalSource
from parindex.office.appraisals.errors import AppraisalRefused
from parindex.office.assessments.actions import rule_is_stated
from parindex.office.editions.content import source_key
from parindex.office.editions.queries import names_taken
from parindex.office.journal.actions import Detail, record
from parindex.office.rounds.access import require_coordinator
from parindex.office.rounds.editions import keep, thawed
from parindex.office.rounds.models import Round
from parindex.office.units.access import Actor


@dataclass(frozen=True, slots=True)
class Guide:
    """The document that states the rule: as it is cited, with the article and its own words."""

    number: str
    issued: date
    issuer: str
    title: str
    article: str
    words: str


@transaction.atomic
def confirm_rule(actor: Actor, round: int, node: str, guide: Guide) -> Edition:
    """Make the rule of one leaf stated for this round, in a new edition frozen with it; what was decided stays.

    AppraisalRefused when the leaf has no inferred rule, or the guide is not named in full.
    """
    one = Round.objects.select_for_update().get(pk=round)
    require_coordinator(actor, one.superior_id, gettext("xác nhận quy tắc tính điểm"))
    old = thawed(one.edition_id)
    leaf = old.by_id.get(node)
    if leaf is None or leaf.rule is None or leaf.basis != "inferred":
        raise AppraisalRefused(gettext("Tiêu chí này không có quy tắc suy luận để xác nhận; đề nghị tải lại trang."))
    if not all(text.strip() for text in (guide.number, guide.issuer, guide.title, guide.words)):
        raise AppraisalRefused(
            gettext(
                "Cần đủ số, cơ quan ban hành, tên văn bản hướng dẫn và lời trích nêu cách tính; quy tắc chỉ thành"
                " căn cứ khi có văn bản nói rõ."
            )
        )
    new = _with_stated(old, leaf, guide)
    before, one.edition = one.edition_id, keep(new)
    one.save(update_fields=["edition"])
    rows = rule_is_stated(round, node)
    detail: Detail = {"edition": one.edition_id, "was": before, "guide": guide.number.strip(), "rows": rows}
    record(one.chain, actor.id, "confirm-rule", f"{one.chain}/criterion:{node}", detail)
    return new


def _with_stated(old: Edition, leaf: Criterion, guide: Guide) -> Edition:
    """The edition in which the leaf's rule is stated by the guide, under the next free number of its year."""
    key = source_key(guide.number)
    cited = Citation(key=key, article=guide.article.strip() or None)
    stated = leaf.model_copy(
        update={"basis": "stated", "stated_in": guide.words.strip(), "legal": (*leaf.legal, cited)}
    )
    source = LegalSource(
        number=guide.number.strip(),
        issued=guide.issued,
        issuer=guide.issuer.strip(),
        title=guide.title.strip(),
        certainty="read",
    )
    new = old.model_copy(
        update={
            "edition": _next_name(old.edition),
            "replaces": old.edition,
            "legal": {**old.legal, key: source},
            "criteria": tuple(stated if one.id == leaf.id else one for one in old.criteria),
        }
    )
    new = Edition.model_validate(new.model_dump(by_alias=True))
    if found := [words for _, words in problems(new)]:
        raise AppraisalRefused(gettext("Chưa xác nhận được: {list}.").format(list="; ".join(found)))
    return new


def _next_name(name: str) -> str:
    """The next free number of an edition's family and year: "mau/2023-1" -> "mau/2023-2"."""
    stem, _, _ = name.rpartition("-")
    taken = [int(found[1]) for one in names_taken() if (found := re.fullmatch(rf"{re.escape(stem)}-(\d+)", one))]
    return f"{stem}-{max(taken) + 1}"
