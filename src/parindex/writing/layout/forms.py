"""The forms in which a paper is written as a file, each with its writer and its media type."""

from importlib import import_module

from parindex.writing.layout.paper import Paper

FORMS = {
    "docx": ("parindex.writing.layout.word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("parindex.writing.layout.pdf", "application/pdf"),
}
"""By the ending of the file; a writer is loaded when it is asked for."""


def rendered(paper: Paper, form: str) -> bytes:
    """The paper as a file of a form."""
    content: bytes = import_module(FORMS[form][0]).render(paper)
    return content
