"""The room as Django knows it."""

from django.apps import AppConfig


class EditionsConfig(AppConfig):
    """The room `editions`."""

    name = "parindex.office.editions"
    default_auto_field = "django.db.models.BigAutoField"
