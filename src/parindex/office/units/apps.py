"""The room as Django knows it."""

from django.apps import AppConfig


class UnitsConfig(AppConfig):
    """The room `units`."""

    name = "parindex.office.units"
    default_auto_field = "django.db.models.BigAutoField"
