"""The room as Django knows it."""

from django.apps import AppConfig


class AppraisalsConfig(AppConfig):
    """The room `appraisals`."""

    name = "parindex.office.appraisals"
    default_auto_field = "django.db.models.BigAutoField"
