"""The room as Django knows it."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """The room `evidence`."""

    name = "parindex.office.evidence"
    default_auto_field = "django.db.models.BigAutoField"
