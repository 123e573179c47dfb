"""A paper as PDF/A, set by typst."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from parindex.writing.layout.paper import Annex, Block, Paper, Table
from parindex.writing.layout.words import ANNEX, MOTTO, RECIPIENTS, attached_to, day_line, number_line
from parindex.writing.words import printable

TEMPLATE = Path(__file__).with_name("paper.typ")
_UNCOMMON = re.compile("[^\x00-\u017fƠơƯư\u0300-\u0303\u0306\u0309\u031b\u0323\u1ea0-\u1ef9\u2010-\u2026]")
"""What Vietnamese is not written with, and the font may lack."""


def render(paper: Paper) -> bytes:
    """The paper as PDF/A-2b with table headings on every page; long rows break over pages."""
    frame = paper.frame
    words = {
        "superior": frame.superior,
        "issuer": frame.issuer,
        "number": number_line(frame),
        "about": paper.about,
        "motto": MOTTO,
        "day": day_line(frame) if paper.dated else "",
        "title": paper.title,
        "addressed": paper.addressed,
        "body": _blocks(paper.body),
        "recipients": [RECIPIENTS, *frame.recipients] if frame.recipients else [],
        "secretary": paper.secretary,
        "signer": frame.signer,
        "landscape": paper.landscape,
        "annex": _annex(paper, paper.annex) if paper.annex else None,
    }
    made = typst.compile(
        TEMPLATE,
        format="pdf",
        sys_inputs={"words": json.dumps(_printable(words), ensure_ascii=False)},
        timestamp=int(frame.made.timestamp()),
        pdf_standards="a-2b",
    )
    return bytes(made)


def _annex(paper: Paper, annex: Annex) -> dict[str, Any]:
    return {
        "label": ANNEX,
        "title": annex.title,
        "attached": attached_to(paper),
        "landscape": annex.landscape,
        "body": _blocks(annex.body),
    }


def _blocks(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """Headings stay with what follows them, the last words with the signatures."""
    return [
        _table(block)
        if isinstance(block, Table)
        else asdict(block) | {"sticky": not block.words or block is blocks[-1]}
        for block in blocks
    ]


def _table(table: Table) -> dict[str, Any]:
    return {
        "columns": [asdict(column) for column in table.columns],
        "lines": [{"cells": list(line.cells), "bold": line.bold} for line in table.lines],
        "ruled": table.ruled,
    }


def _printable(words: Any) -> Any:
    """The same words without control characters, and with an empty box for what no font here can show."""
    if isinstance(words, str):
        return _UNCOMMON.sub(lambda found: found[0] if _is_shown(found[0]) else "□", printable(words))
    if isinstance(words, dict):
        return {name: _printable(each) for name, each in words.items()}
    return [_printable(each) for each in words] if isinstance(words, list | tuple) else words


@lru_cache(maxsize=1024)
def _is_shown(letter: str) -> bool:
    """Whether a font has it: PDF/A refuses a whole paper for one letter that none has, such as Word's own bullets."""
    try:
        typst.compile(
            b'#set text(font: "Liberation Serif")\n#sys.inputs.letter',
            format="pdf",
            sys_inputs={"letter": letter},
            pdf_standards="a-2b",
        )
    except typst.TypstError:
        return False
    return True
