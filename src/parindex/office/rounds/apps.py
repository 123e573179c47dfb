"""The room as Django knows it."""

from django.apps import AppConfig


class RoundsConfig(AppConfig):
    """The room `rounds`."""

    name = "parindex.office.rounds"
    default_auto_field = "django.db.models.BigAutoField"
