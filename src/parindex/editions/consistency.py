"""What must hold inside an edition beyond the form of each record: sums, references, rules and their facts."""

import re
from collections import Counter
from collections.abc import Iterator

from parindex.editions.edition import Criterion, Edition, FactSpec
from parindex.editions.wording import BASES, FACT_TYPES
from parindex.rules.kinds.counts import Bonus, Penalty
from parindex.rules.kinds.judgement import Graded, Judged
from parindex.rules.points import PER_POINT, points_text, to_ticks

Problem = tuple[str | None, str]
"""The id of the criterion concerned (None for the edition itself) and a sentence in Vietnamese."""

_SOURCE = re.compile(r"(measure|survey)/[a-z0-9_]+")


def problems(edition: Edition) -> Iterator[Problem]:
    """Everything that does not hold. Later checks assume that ids are unique, so these alone are told when not."""
    tree = list(_tree(edition))
    yield from tree
    if tree:
        return
    yield from _sums(edition)
    yield from _head(edition)
    for criterion in edition.criteria:
        leaf = criterion.id not in edition.children
        found = (*_references(edition, criterion), *(_leaf(edition, criterion) if leaf else _branch(criterion)))
        yield from ((criterion.id, words) for words in found)


def _tree(edition: Edition) -> Iterator[Problem]:
    seen: set[str] = set()
    for criterion in edition.criteria:
        if criterion.id in seen:
            yield criterion.id, "mã (id) lặp lại"
        if criterion.parent is not None and criterion.parent not in seen:
            yield criterion.id, f"tiêu chí cha (parent) “{criterion.parent}” không có, hoặc đứng sau tiêu chí này"
        seen.add(criterion.id)


def _sums(edition: Edition) -> Iterator[Problem]:
    for parent, children in edition.children.items():
        total = sum(to_ticks(child.points) for child in children)
        owner = edition.by_id[parent].points if parent else edition.total
        if total != to_ticks(owner):
            said = f"là {points_text(to_ticks(owner))} điểm nhưng các phần cộng lại {points_text(total)}"
            yield (parent, said) if parent else (None, f"tổng điểm (total) {said}")


def _head(edition: Edition) -> Iterator[Problem]:
    if edition.issued_by is not None and edition.issued_by not in edition.legal:
        yield (
            None,
            f"văn bản ban hành (issued_by) “{edition.issued_by}” không có trong các văn bản được dẫn (legal.yaml)",
        )
    if edition.status == "released" and edition.issued_by is None:
        yield None, "bộ đã ban hành (released) phải nêu quyết định ban hành (issued_by)"
    cuts = [band.at_least for band in edition.bands]
    if cuts != sorted(set(cuts), reverse=True) or any(cut > 100 for cut in cuts):
        yield None, "các mức xếp loại (bands) phải xếp từ cao xuống thấp, không quá 100"
    kinds = {type(criterion.rule) for criterion in edition.criteria}
    if Bonus in kinds and not edition.bonus:
        yield None, "có điểm thưởng nên phải ghi mức thưởng tối đa của cả bộ (bonus)"
    if Penalty in kinds and not edition.penalty:
        yield None, "có điểm phạt nên phải ghi mức phạt tối đa của cả bộ (penalty)"


def _references(edition: Edition, criterion: Criterion) -> Iterator[str]:
    for citation in criterion.legal:
        if citation.key not in edition.legal:
            yield f"văn bản “{citation.key}” không có trong các văn bản được dẫn (legal.yaml)"
    step = PER_POINT // 10**edition.rounding
    if to_ticks(criterion.points) % step:
        shown = points_text(to_ticks(criterion.points))
        yield f"{shown} điểm có nhiều chữ số thập phân hơn mức làm tròn, {edition.rounding} chữ số (rounding)"


def _branch(criterion: Criterion) -> Iterator[str]:
    for key, called in (("rule", "cách tính"), ("basis", "căn cứ"), ("facts", "số liệu")):
        if getattr(criterion, key):
            yield f"có tiêu chí con nên không có {called} ({key}); đề nghị chuyển xuống tiêu chí con"


def _leaf(edition: Edition, criterion: Criterion) -> Iterator[str]:
    rule, basis = criterion.rule, criterion.basis
    if rule is None or basis is None:
        missing = "cách tính (rule)" if rule is None else "căn cứ (basis)"
        yield f"không có tiêu chí con nên phải có {missing}"
        return
    if basis == "stated" and not criterion.stated_in:
        yield "căn cứ “văn bản nêu” (basis: stated) phải kèm lời trích (stated_in), chép đúng lời của văn bản"
    if basis == "unknown" and not isinstance(rule, Judged):
        yield (
            "căn cứ “chưa rõ” (basis: unknown) thì cách tính phải là “người thẩm định quyết định” (judged); nếu là suy "
            "luận, đề nghị ghi căn cứ “suy luận” (basis: inferred)"
        )
    if edition.status == "released" and basis != "stated":
        yield f"bộ đã ban hành chỉ có cách tính được văn bản nêu (basis: stated), ở đây là “{BASES[basis]}” ({basis})"
    maximum = to_ticks(criterion.points)
    if rule.extra_points and maximum:
        yield (
            f"điểm thưởng, điểm phạt ({rule.kind}) nằm ngoài tổng điểm nên điểm tối đa (points) phải là 0; mức tối đa "
            "ghi trong cách tính (cap)"
        )
    if not rule.extra_points and not maximum:
        yield "điểm tối đa (points) phải lớn hơn 0"
    yield from rule.problems(maximum)
    yield from _facts(criterion)


def _facts(criterion: Criterion) -> Iterator[str]:
    rule = criterion.rule
    assert rule is not None  # noqa: S101  (asked by the caller)
    declared = {fact.name: fact for fact in criterion.facts}
    for name, times in Counter(fact.name for fact in criterion.facts).items():
        if times > 1:
            yield f"số liệu {name} khai {times} lần"
    for name, types in rule.needs().items():
        if name not in declared:
            yield f"cách tính dùng số liệu {name} chưa khai (facts); đã khai: {', '.join(declared) or 'không có'}"
        elif declared[name].type not in types:
            wanted = " hoặc ".join(f"{FACT_TYPES[each]} ({each})" for each in sorted(types))
            yield f"số liệu {name} phải là loại (type) {wanted}, đang là {FACT_TYPES[declared[name].type]}"
        elif isinstance(rule, Graded) and set(declared[name].choices) != set(rule.grades):
            yield f"các lựa chọn (choices) của {name} phải trùng với các mức (grades) của cách tính"
    for fact in criterion.facts:
        yield from (f"số liệu {fact.name}: {words}" for words in _fact(fact))


def _fact(fact: FactSpec) -> Iterator[str]:
    if bool(fact.choices) != (fact.type == "choice"):
        yield "loại chọn một mức (type: choice) phải có các lựa chọn (choices), loại khác thì không"
    if fact.type not in ("count", "amount") and (fact.minimum, fact.maximum) != (None, None):
        yield "mức thấp nhất, mức cao nhất (minimum, maximum) chỉ dùng cho số đếm và số có phần lẻ (count, amount)"
    if fact.minimum is not None and fact.maximum is not None and fact.minimum > fact.maximum:
        yield "mức thấp nhất (minimum) lớn hơn mức cao nhất (maximum)"
    if fact.source is not None and not _SOURCE.fullmatch(fact.source):
        yield f'nguồn (from) “{fact.source}” phải viết dạng "measure/<tên>" hoặc "survey/<tên>"'
