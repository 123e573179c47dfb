"""The room as Django knows it."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """The room `results`."""

    name = "parindex.office.results"
    default_auto_field = "django.db.models.BigAutoField"
