"""Editions in the browser: who reads and writes them, and what forms make of them."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.office.web.annexes import TARGET, annex

from parindex.editions.cases import load_cases
from parindex.editions.loader import find, folders, load
from parindex.office.editions import content
from parindex.office.editions.actions import begin, clone_of_shelf, remove_row
from parindex.office.editions.models import HEAD, EditionRow, OwnEdition
from parindex.office.editions.queries import cases_of, rows_of, text_of
from parindex.office.editions.releasing import Decision, release
from parindex.office.units.access import Actor
from parindex.rules.kinds import KINDS
from parindex.rules.settings import settings_of
from parindex.web.editions import head_form, row_form, rule_form, typed
from parindex.web.editions.fields import Errors, Field, Group

pytestmark = pytest.mark.django_db

As = Callable[[str], Client]

COORDINATOR = "Người điều phối cấp tỉnh"
EVERYBODY = {"Công chức tổng hợp", "Chủ tịch UBND xã", "Văn thư xã", "Công chức xã bên cạnh", COORDINATOR}
TEACHING = "day-hoc/2025-1"
DRAFT_PAGES = (
    "/bo-tieu-chi/{edition}/",
    "/bo-tieu-chi/{edition}/tai-ve/",
    "/bo-tieu-chi/{edition}/chung/",
    "/bo-tieu-chi/{edition}/ban-hanh/",
    "/bo-tieu-chi/{edition}/dong/{row}/",
    "/bo-tieu-chi/{edition}/dong/{row}/lich-su/",
    "/bo-tieu-chi/so-sanh/?truoc={edition}&sau=day-hoc/2025-1",
)
DRAFT_ACTS = ("chung/", "ban-hanh/", "them-dong/", "dong/{row}/", "dong/{row}/o-nhap/", "dong/{row}/thu/",
              "dong/{row}/vi-du/", "dong/{row}/cho/")  # fmt: skip


@pytest.fixture
def own(coordinator: Actor) -> OwnEdition:
    province = next(iter(coordinator.units(["coordinator"])))
    return begin(coordinator, province, 2026, clone_of_shelf(TEACHING), TEACHING)


def row(own: OwnEdition, node: str) -> EditionRow:
    return EditionRow.objects.get(edition=own, node=node)


def released(coordinator: Actor, own: OwnEdition) -> OwnEdition:
    for each in rows_of(own):
        if each.node != HEAD and each.content.get("basis", "stated") != "stated":
            EditionRow.objects.filter(pk=each.pk).update(
                content={**each.content, "basis": "stated", "stated_in": "lời"}
            )
    day = own.rows.get(node=HEAD).changed_at.date()
    return release(coordinator, own.pk, Decision("1/QĐ-UBND", day, "UBND tỉnh", "Ban hành bộ tiêu chí"))


@pytest.mark.parametrize("name", sorted(EVERYBODY))
def test_a_draft_is_open_to_its_superior_s_coordinator_alone(as_: As, own: OwnEdition, name: str) -> None:
    client, key = as_(name), row(own, "1.3").pk
    for address in DRAFT_PAGES:
        expected = 200 if name == COORDINATOR else 404
        assert client.get(address.format(edition=own.pk, row=key)).status_code == expected, address
    if name != COORDINATOR:
        for act in DRAFT_ACTS:
            answer = client.post(f"/bo-tieu-chi/{own.pk}/{act.format(row=key)}", {"title": "Khác", "points": "1"})
            assert answer.status_code == 404, act
    assert (own.name in client.get("/bo-tieu-chi/").content.decode()) == (name == COORDINATOR)


def test_a_released_edition_is_read_by_whoever_stands_beneath_and_written_by_nobody(
    as_: As, coordinator: Actor, own: OwnEdition
) -> None:
    released(coordinator, own)
    key = row(own, "1.3").pk
    for name in sorted(EVERYBODY):
        client = as_(name)
        for address in (f"/bo-tieu-chi/{own.pk}/", f"/bo-tieu-chi/{own.pk}/tai-ve/"):
            assert client.get(address).status_code == 200, (name, address)
        for address in DRAFT_PAGES[2:6]:
            assert client.get(address.format(edition=own.pk, row=key)).status_code == 404, (name, address)
    assert "1/QĐ-UBND" in as_("Văn thư xã").get(f"/bo-tieu-chi/{own.pk}/").content.decode()


def test_a_draft_is_set_aside_and_taken_up_on_its_page(as_: As, own: OwnEdition) -> None:
    client, address = as_(COORDINATOR), f"/bo-tieu-chi/{own.pk}/"
    aside = client.post(f"{address}tinh-trang/gac-lai/", follow=True).text
    assert "Đã gác lại" in aside
    assert "Ban hành</a>" not in aside
    assert "Đã gác lại" in client.get("/bo-tieu-chi/").text
    assert client.get(f"{address}ban-hanh/").status_code == 404
    assert as_("Văn thư xã").get(address).status_code == 404
    for step in ("soan-tiep", "gac-lai"):
        assert as_("Văn thư xã").post(f"{address}tinh-trang/{step}/").status_code == 404
    assert client.post(f"{address}tinh-trang/khac/").status_code == 404
    again = client.post(f"{address}tinh-trang/soan-tiep/", follow=True).text
    assert "Ban hành</a>" in again


def test_rows_that_were_taken_out_stand_folded_on_the_page_for_whoever_writes(
    as_: As, coordinator: Actor, own: OwnEdition
) -> None:
    title = row(own, "2.2").content["title"]
    remove_row(coordinator, own.pk, "2.2")
    page = as_(COORDINATOR).get(f"/bo-tieu-chi/{own.pk}/").text
    assert "1 dòng đã bỏ" in page
    assert page.count(title) >= 2  # what it was called, and in its history
    OwnEdition.objects.filter(pk=own.pk).update(state="released")
    assert "dòng đã bỏ" not in as_("Văn thư xã").get(f"/bo-tieu-chi/{own.pk}/").text


def test_no_row_of_a_form_is_left_unread(as_: As, own: OwnEdition) -> None:
    form = filled(row(own, "2.1").content, {})
    form.update({f"evidence-{place}-what": f"Tài liệu {place}" for place in range(150)})
    assert len(typed.criterion(form, True)["evidence"]) == 150


def test_strange_addresses_lead_nowhere(as_: As, own: OwnEdition) -> None:
    client = as_(COORDINATOR)
    for address in (
        "thu-vien/khong/co/",
        f"so-sanh/?truoc={'9' * 5000}&sau=1",
        "999999999999999999999/",
        f"{own.pk}/dong/999/",
        "so-sanh/?truoc=x&sau=y",
    ):
        assert client.get(f"/bo-tieu-chi/{address}").status_code == 404, address
    for act in ("999999999999999999999", "5"):
        assert client.post(f"/bo-tieu-chi/{own.pk}/vi-du/{act}/bo/").status_code in (302, 409)
    long = {"rule-kind": "survey", "version": "9" * 5000, "rounding": "9" * 5000, "rule-fact": "9" * 5000}
    assert client.post(f"/bo-tieu-chi/{own.pk}/dong/{row(own, '1.3').pk}/", long).status_code == 422
    assert client.post(f"/bo-tieu-chi/{own.pk}/chung/", long).status_code == 422
    forged = {"sealed": "x", "owner": "1", "year": "2026"}
    assert client.post("/bo-tieu-chi/soan/ghi/", forged).status_code == 404


def sent(*fields: Field | Group) -> QueryDict:
    """What a browser sends of a form that nobody changed."""
    form = QueryDict(mutable=True)
    for field in fields:
        if isinstance(field, Group):
            inner = [each for pair in field.pairs for line in pair for each in line]
            form.update(sent(*inner))
        elif isinstance(field.value, str):
            offered = [key for key, _ in field.choices]
            value = field.value if not offered or field.value in offered else offered[0]
            form.appendlist(field.name, value)
        else:
            form.setlist(field.name, list(field.value))
    return form


def filled(said: dict[str, Any], sources: dict[str, Any]) -> QueryDict:
    fields = [*row_form.of_criterion(said, Errors()).values(), row_form.of_citations(said, sources, Errors())]
    if "rule" in said:
        fields += [
            *row_form.of_leaf(said, Errors()).values(),
            rule_form.of_kind(said, Errors()),
            *rule_form.of_rule(said, Errors()),
        ]
    return sent(*fields)


@pytest.mark.parametrize("name", folders())
def test_a_form_that_nobody_changed_says_what_stood_there(name: str) -> None:
    text = clone_of_shelf(name)
    for node in text.nodes:
        said = typed.criterion(filled(node, text.head.get("legal", {})), "rule" in node)
        assert content.criterion(node, said) == node
    assert content.head(text.head, typed.head(sent(*head_form.of_head(text.head, Errors()).values()))) == text.head


@pytest.mark.parametrize("kind", KINDS)
def test_every_setting_of_every_kind_has_a_field_with_words(as_: As, own: OwnEdition, kind: str) -> None:
    leaf = next(leaf for leaf in find(TEACHING).leaves() if leaf.rule and leaf.rule.kind == kind)
    page = as_(COORDINATOR).get(f"/bo-tieu-chi/{own.pk}/dong/{row(own, leaf.id).pk}/").content.decode()
    for name, setting in settings_of(kind):
        assert f"rule-{name}" in page
        assert setting.label in page


def test_choosing_another_kind_shows_its_settings_and_keeps_what_was_typed(as_: As, own: OwnEdition) -> None:
    key = row(own, "2.1").pk
    form = filled(row(own, "2.1").content, {})
    form["rule-kind"], form["title"] = "share_to_target", "Tên đang gõ"
    page = as_(COORDINATOR).post(f"/bo-tieu-chi/{own.pk}/dong/{key}/o-nhap/", form).content.decode()
    assert "Mức được trọn điểm" in page
    assert "Tên đang gõ" in page
    assert row(own, "2.1").version == 1


def test_what_does_not_fit_is_told_at_its_field_and_nothing_is_saved(as_: As, own: OwnEdition) -> None:
    form = filled(row(own, "2.2").content, {})
    form["rule-target"], form["points"], form["version"] = "180", "tám", "1"
    answer = as_(COORDINATOR).post(f"/bo-tieu-chi/{own.pk}/dong/{row(own, '2.2').pk}/", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Không quá 100, đang là 180." in page
    assert 'value="tám"' in page
    assert row(own, "2.2").version == 1


def test_a_trial_gives_points_and_sentence_of_what_is_typed_and_is_kept_as_an_example(as_: As, own: OwnEdition) -> None:
    client, key = as_(COORDINATOR), row(own, "2.2").pk
    form = filled(row(own, "2.2").content, {})
    form["trial-digitised"], form["trial-received"] = "400", "1.000"
    base = f"/bo-tieu-chi/{own.pk}/dong/{key}/"
    page = client.post(f"{base}thu/", form).content.decode()
    assert "400/1000 = 40 % &lt; 80 % → 4/8" in page
    form["rule-target"] = "50"
    assert "→ 6,4/8" in client.post(f"{base}thu/", form).content.decode()
    assert client.post(f"{base}vi-du/", form).status_code == 422
    form["rule-target"], form["example"] = "80", "Nửa đường"
    client.post(f"{base}vi-du/", form)
    kept = cases_of(own)[-1][1]
    assert (kept.name, kept.expect) == ("Nửa đường", {"2.2": "4"})
    form["example"], form["expected"] = "Nửa đường, luật mong khác", "3,5"
    client.post(f"{base}vi-du/", form)
    page = client.get(f"/bo-tieu-chi/{own.pk}/").content.decode()
    assert "1 chưa khớp" in page
    assert "tiêu chí 2.2 được 4, ví dụ ghi 3.5" in page
    form["trial-digitised"] = "nhiều"
    assert "Đề nghị ghi một số từ 0 trở lên" in client.post(f"{base}thu/", form).content.decode()
    form["trial-digitised"] = "2000"
    assert "lớn hơn" in client.post(f"{base}thu/", form).content.decode()


def test_a_second_writer_sees_both_sides(as_: As, own: OwnEdition) -> None:
    client, key = as_(COORDINATOR), row(own, "1.2").pk
    form = filled(row(own, "1.2").content, {})
    form["version"], form["title"] = "1", "Tên của người thứ nhất"
    assert client.post(f"/bo-tieu-chi/{own.pk}/dong/{key}/", form)["HX-Redirect"].endswith(f"/dong/{key}/")
    form["title"] = "Tên của người thứ hai"
    answer = client.post(f"/bo-tieu-chi/{own.pk}/dong/{key}/", form)
    assert answer.status_code == 409
    assert "Tên của người thứ nhất" in (page := answer.content.decode())
    assert "Tên của người thứ hai" in page
    form["over"] = "2"
    client.post(f"/bo-tieu-chi/{own.pk}/dong/{key}/", form)
    assert row(own, "1.2").content["title"] == "Tên của người thứ hai"


def test_an_annex_becomes_a_draft_with_its_sums_told_and_its_words_kept(as_: As, tmp_path: Path) -> None:
    client = as_(COORDINATOR)
    owner = OwnEdition._meta.get_field("owner").related_model.objects.get(name="Tỉnh Thí Điểm").pk
    with annex(tmp_path / "phu-luc.docx").open("rb") as file:
        shown = client.post("/bo-tieu-chi/soan/xem-truoc/", {"owner": owner, "year": "2026", "annex": file})
    page = shown.content.decode()
    assert "Là 5 điểm nhưng các phần cộng lại 4,5" in page
    assert f"Cách tính điểm: {TARGET}" in page
    assert not OwnEdition.objects.exists()
    client.post("/bo-tieu-chi/soan/ghi/", {"owner": owner, "year": "2026", "sealed": shown.context["sealed"]})
    own = OwnEdition.objects.get()
    edition = text_of(own)
    assert edition.title == "BỘ TIÊU CHÍ CẢI CÁCH HÀNH CHÍNH CẤP XÃ NĂM 2026"
    assert {leaf.basis for leaf in edition.leaves()} == {"unknown"}
    assert row(own, "1.2").source["Cách tính điểm"] == TARGET
    for wrong in ({"owner": owner, "year": "26"}, {"owner": "0", "year": "2026"}):
        assert client.post("/bo-tieu-chi/soan/xem-truoc/", wrong).status_code == 422
    empty = client.post("/bo-tieu-chi/soan/xem-truoc/", {"owner": owner, "year": "2026"})
    assert "Chưa chọn tệp" in empty.content.decode()


def test_the_download_is_a_folder_that_the_library_reads_back(as_: As, own: OwnEdition, tmp_path: Path) -> None:
    packed = as_(COORDINATOR).get(f"/bo-tieu-chi/{own.pk}/tai-ve/").content
    zipfile.ZipFile(BytesIO(packed)).extractall(tmp_path)
    assert load(tmp_path / own.name) == text_of(own)
    assert list(load_cases(tmp_path / own.name)) == [case for _, case in cases_of(own)]


def test_two_editions_stand_side_by_side_in_words(as_: As, coordinator: Actor, own: OwnEdition) -> None:
    client, key = as_(COORDINATOR), row(own, "2.2").pk
    form = filled(row(own, "2.2").content, {})
    form["version"], form["rule-target"] = "1", "90"
    client.post(f"/bo-tieu-chi/{own.pk}/dong/{key}/", form)
    page = client.get(f"/bo-tieu-chi/so-sanh/?truoc={TEACHING}&sau={own.pk}").content.decode()
    assert "từ 80 % trở lên" in page
    assert "từ 90 % trở lên" in page
    assert "cách tính: <strong>1</strong>" in page


def test_pages_of_editions_take_few_queries(as_: As, own: OwnEdition) -> None:
    client = as_(COORDINATOR)
    key = row(own, "2.2").pk
    for address, most in (("", 8), (f"{own.pk}/", 9), (f"{own.pk}/dong/{key}/", 8)):
        client.get(f"/bo-tieu-chi/{address}")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/bo-tieu-chi/{address}")
        assert len(queries) <= most, [query["sql"][:80] for query in queries]


def test_the_head_is_saved_refused_at_its_field_and_never_over_another_s(as_: As, own: OwnEdition) -> None:
    client, address = as_(COORDINATOR), f"/bo-tieu-chi/{own.pk}/chung/"
    form = sent(*head_form.of_head(rows_of(own)[0].content, Errors()).values())
    form["version"], form["total"] = "1", "một trăm"
    refused = client.post(address, form)
    assert refused.status_code == 422
    assert "không phải là số thập phân" in refused.content.decode()
    form["total"], form["title"] = "100", "Bộ thứ nhất"
    form["legal-0-number"], form["legal-0-issued"] = "766/QĐ-TTg", "23/06/2022"
    form["legal-0-issuer"], form["legal-0-title"] = "Thủ tướng Chính phủ", "Bộ chỉ số"
    assert client.post(address, form).status_code == 302
    assert str(text_of(own).legal["766-qd-ttg"].issued) == "2022-06-23"
    form["title"] = "Bộ thứ hai"
    conflict = client.post(address, form)
    assert conflict.status_code == 409
    assert "Bộ thứ nhất" in (page := conflict.content.decode())
    assert "Bộ thứ hai" in page
