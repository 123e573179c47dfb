"""The room as Django knows it."""

from django.apps import AppConfig


class PointsConfig(AppConfig):
    """The room `points`."""

    name = "parindex.office.points"
    default_auto_field = "django.db.models.BigAutoField"
