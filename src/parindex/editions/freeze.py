"""An edition as one canonical text that a round stores with its sha256, and back again, equal."""

import hashlib
import json
from datetime import date
from decimal import Decimal

from pydantic import ValidationError

from parindex.editions.consistency import problems
from parindex.editions.edition import Edition
from parindex.editions.refusal import EditionRefused, explain

SCHEMA = "parindex.edition/1"


def freeze(edition: Edition) -> str:
    """The full text of an edition: JSON with sorted keys, every key written out. Equal editions have equal texts."""
    content = edition.model_dump(by_alias=True)
    return json.dumps({"schema": SCHEMA, **content}, default=_text, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def sha256(frozen: str) -> str:
    """The fingerprint of a frozen text."""
    return hashlib.sha256(frozen.encode()).hexdigest()


def thaw(frozen: str) -> Edition:
    """The edition of a frozen text. EditionRefused when the text is no edition or does not hold together."""
    try:
        content = json.loads(frozen)
        if not isinstance(content, dict) or content.pop("schema", None) != SCHEMA:
            raise EditionRefused([f"không phải bản chốt của một bộ tiêu chí ({SCHEMA})"])
        edition = Edition.model_validate(content)
    except ValidationError as refused:
        raise EditionRefused(list(explain(refused, Edition))) from refused
    except json.JSONDecodeError as refused:
        raise EditionRefused([f"dòng {refused.lineno}: không đọc được bản chốt ({refused.msg})"]) from refused
    found = [f"tiêu chí {id}: {words}" if id else words for id, words in problems(edition)]
    if found:
        raise EditionRefused(found)
    return edition


def _text(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no canonical text")
