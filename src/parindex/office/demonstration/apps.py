"""The room as Django knows it."""

from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    """The room `demonstration`."""

    name = "parindex.office.demonstration"
    default_auto_field = "django.db.models.BigAutoField"
