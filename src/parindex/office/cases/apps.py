"""The room as Django knows it."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The room `cases`."""

    name = "parindex.office.cases"
    default_auto_field = "django.db.models.BigAutoField"
