"""A publication's particulars as JSON of one form, and back."""

from pydantic import TypeAdapter, ValidationError

from parindex.bundles.errors import BundleRefused
from parindex.bundles.package import ASK, PARTICULARS, canonical
from parindex.bundles.publication import Publication


def written(publication: Publication) -> str:
    """The JSON of a publication's particulars."""
    return canonical(TypeAdapter(Publication).dump_python(publication, mode="json"))


def read(text: str) -> Publication:
    """The particulars in a JSON text. BundleRefused unless it is exactly as `written` gives it."""
    try:
        publication = TypeAdapter(Publication).validate_json(text)
    except ValidationError as refused:
        where = ".".join(map(str, refused.errors()[0]["loc"]))
        raise BundleRefused(f"{PARTICULARS}: mục “{where}” không đúng mẫu. {ASK}") from refused
    if written(publication) != text:
        raise BundleRefused(f"{PARTICULARS} không viết đúng dạng mà parindex ghi ra. {ASK}")
    return publication
