"""A mapping profile: which heading of a case system's export is which field, kept as YAML and corrected by a person."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from parindex.editions.edition import Record
from parindex.editions.folder import as_yaml
from parindex.editions.strict_yaml import YamlRefused, read_file
from parindex.indicators.cases.export import ExportRefused
from parindex.indicators.loader import record_set
from parindex.vietnamese.normal import fold

CASES = "cases"
ANSWERS = {"yes": True, "no": False}


class Profile(Record):
    """`columns`: the headings of each field, of which the first that is filled in counts. `words`: what else a word
    of a field stands for, a code of its choices or yes and no. `constants`: fields that the export does not say."""

    name: str
    columns: dict[str, tuple[str, ...]]
    words: dict[str, dict[str, str]] = Field(default_factory=dict)
    constants: dict[str, str] = Field(default_factory=dict)

    def problems(self) -> list[str]:
        """What keeps an export from being read by it, in Vietnamese."""
        known = record_set(CASES).by_name
        given = {*self.columns, *self.constants}
        found = [f"không có trường “{name}”" for name in sorted({*given, *self.words} - set(known))]
        found += [
            f"chưa có cột cho “{column.heading}”"
            for column in known.values()
            if column.required and column.name not in given
        ]
        personal = [heading for headings in self.columns.values() for heading in headings if is_personal(heading)]
        found += [
            f"cột “{heading}” có thông tin của người nộp hoặc cán bộ nên không được đọc vào" for heading in personal
        ]
        for field, words in self.words.items():
            strange = set(words.values()) - _codes(field)
            found += [f"“{code}” không phải giá trị của trường {field}" for code in sorted(strange)]
        return found


class Vocabulary(Record):
    """The words of many systems: headings and values of each field, answers, and headings of personal columns."""

    class Words(Record):
        """Of one field."""

        headings: tuple[str, ...]
        words: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    fields: dict[str, Words]
    answers: dict[str, tuple[str, ...]]
    personal: tuple[str, ...]


@cache
def vocabulary() -> Vocabulary:
    """What `vocabulary.yaml` says."""
    return Vocabulary.model_validate(read_file(Path(__file__).with_name("vocabulary.yaml")))


def is_personal(heading: str) -> bool:
    """Whether a column of that heading would hold what tells a person: such a column is never read."""
    padded = f" {spoken(heading)} "
    return any(f" {spoken(part)} " in padded for part in vocabulary().personal)


def meanings(profile: Profile, field: str) -> dict[str, str | bool]:
    """What each folded word of a choice or an answer stands for: the profile's words before those of many systems."""
    column, shared = record_set(CASES).by_name[field], vocabulary()
    found: dict[str, str | bool] = {}
    own = shared.fields[field].words if field in shared.fields else {}
    if column.type == "yes_no":
        told = [own, shared.answers]
    else:
        told = [{code: (label, code) for code, label in column.choices.items()}, own]
    for words in told:
        for code, listed in words.items():
            for word in listed:
                found.setdefault(fold(word), ANSWERS[code] if column.type == "yes_no" else code)
    for word, code in profile.words.get(field, {}).items():
        found[fold(word)] = ANSWERS[code] if column.type == "yes_no" else code
    return found


def read_profile(file: Path) -> Profile:
    """A profile out of its file. ExportRefused says what does not fit."""
    try:
        profile = Profile.model_validate(read_file(file))
    except YamlRefused as refused:
        raise ExportRefused(f"{file.name}: {'; '.join(refused.problems)}") from refused
    except ValidationError as refused:
        told = "; ".join(".".join(map(str, error["loc"])) for error in refused.errors(include_url=False))
        raise ExportRefused(
            f"{file.name}: các khoá chưa đúng mẫu: {told}. Đề nghị lập lại từ bản đề xuất."
        ) from refused
    if problems := profile.problems():
        raise ExportRefused(f"{file.name}: {'; '.join(problems)}.")
    return profile


def profile_text(profile: Profile) -> str:
    """A profile as YAML, which `read_profile` reads back to the same."""
    plain: dict[str, Any] = profile.model_dump(mode="json", exclude_defaults=True)
    return as_yaml(plain)


def _codes(field: str) -> set[str]:
    column = record_set(CASES).by_name.get(field)
    return set(column.choices if column and column.choices else ANSWERS)


def spoken(heading: str) -> str:
    """A heading as words without tones: "NgayHenTra", "ngay_hen_tra" and "Ngày hẹn trả" are one."""
    return " ".join(_WORD.findall(fold(_HUMP.sub(" ", heading))))


_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W_]+")
