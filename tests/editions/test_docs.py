"""The page on writing editions describes every kind of rule, with all its settings and an example that is accepted."""

import re
from pathlib import Path

import pytest

from parindex.editions.cases import Case
from parindex.editions.edition import Criterion, Edition, FactSpec
from parindex.editions.strict_yaml import read
from parindex.rules.kinds import KINDS

PAGE = (Path(__file__).parents[2] / "docs" / "editions.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r"^\| `(\w+)` \| `(\{.+?\})` \|", PAGE, re.MULTILINE))


def test_the_page_describes_exactly_the_kinds_there_are():
    assert set(EXAMPLES) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_a_kind_is_accepted_and_shows_every_setting(kind):
    settings = read(EXAMPLES[kind])
    assert settings["kind"] == kind
    rule = KINDS[kind].model_validate(settings)
    assert set(settings) == set(type(rule).model_fields)


def test_the_example_of_a_criterion_is_accepted_and_quotes_its_title():
    (node,) = read(re.findall(r"```yaml\n(.+?)```", PAGE, re.DOTALL)[0])
    criterion = Criterion.model_validate(node)
    assert criterion.stated_in == criterion.title


def test_the_page_names_every_setting_of_an_edition_a_criterion_a_fact_and_a_case():
    for record in (Edition, Criterion, FactSpec, Case):
        for name, field in record.model_fields.items():
            assert re.search(rf"\b{field.alias or name}\b", PAGE), f"{record.__name__}.{name}"
