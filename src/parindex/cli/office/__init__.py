"""Commands of the office. Whoever imports one finds Django set up."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "parindex.site.settings")
django.setup()
