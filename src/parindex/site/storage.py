"""Static files under names that carry their hash, so that a browser never keeps an old one."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Style sheets stay as their authors wrote them: some name a source map that is not shipped."""

    patterns = ()
