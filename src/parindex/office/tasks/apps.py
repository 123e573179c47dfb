"""The room as Django knows it."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """The room `tasks`."""

    name = "parindex.office.tasks"
    default_auto_field = "django.db.models.BigAutoField"
