"""The office's settings for tests: a home of their own, passwords hashed cheaply."""

import os
import tempfile

os.environ["PARINDEX_HOME"] = tempfile.mkdtemp(prefix="parindex-tests-")

from parindex.site.settings import *  # noqa: F403
from parindex.site.settings import DATABASES, HOME, STATIC_ROOT, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
STATIC_ROOT.mkdir(parents=True)
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["TEST"] = {"NAME": HOME / "tests.sqlite3"}  # a file: threads each open their own connection
