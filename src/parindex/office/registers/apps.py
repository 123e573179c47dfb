"""The room as Django knows it."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """The room `registers`."""

    name = "parindex.office.registers"
    default_auto_field = "django.db.models.BigAutoField"
