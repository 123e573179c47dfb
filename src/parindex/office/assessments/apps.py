"""The room as Django knows it."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """The room `assessments`."""

    name = "parindex.office.assessments"
    default_auto_field = "django.db.models.BigAutoField"
