"""The sha256 of a content that is kept as JSON, in one canonical text."""

import hashlib
import json


def fingerprint(content: object) -> str:
    """The same for the same content, in whichever order its keys stand."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
