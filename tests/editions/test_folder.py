"""An edition written as a folder and loaded again."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parindex.editions.cases import load_cases
from parindex.editions.edition import Edition
from parindex.editions.folder import files
from parindex.editions.loader import find, folder_of, folders, load


def plain(edition: Edition) -> tuple[dict, dict, list[dict]]:
    content = edition.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return (
        {k: v for k, v in content.items() if k not in ("legal", "criteria")},
        content.get("legal", {}),
        content["criteria"],
    )


def written(texts: dict[str, str], folder: Path) -> Path:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("name", folders())
def test_every_edition_written_out_loads_back_equal_with_its_cases(name: str, tmp_path: Path) -> None:
    edition, cases = find(name), list(load_cases(folder_of(name)))
    texts = files(*plain(edition), [case.model_dump(mode="json", exclude_defaults=True) for case in cases])
    assert load(written(texts, tmp_path)) == edition
    assert [case.expect for case in load_cases(tmp_path)] == [case.expect for case in cases]


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=40)
awkward = st.sampled_from(
    ["no", "1.10", "~", "12:30", "1_000", "=", "<<", "- a", "# b", "a: b", "2023-12-31", "0x1", "{}"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(label=words | awkward, title=words | awkward, ask=words | awkward, points=st.decimals("0.01", 99, places=2))
def test_whatever_words_a_page_gives_load_back_as_typed(tmp_path: Path, label, title, ask, points) -> None:
    nodes = [
        {
            "id": "1", "label": label, "title": title, "points": str(points),
            "facts": [{"name": "a", "ask": ask, "type": "yes_no"}],
            "rule": {"kind": "yes_no", "fact": "a"}, "basis": "stated", "stated_in": title,
        }
    ]  # fmt: skip
    head = plain(find("day-hoc/2025-1"))[0] | {"total": str(points), "bonus": "0", "penalty": "0"}
    for file in tmp_path.glob("*.yaml"):
        file.unlink()
    (loaded,) = load(written(files(head, {}, nodes), tmp_path)).criteria
    assert (loaded.label, loaded.title, loaded.facts[0].ask, loaded.points) == (label, title, ask, points)
