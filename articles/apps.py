"""The one Django app of the project."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """The archive."""

    name = "articles"
    verbose_name = "Nyhedsarkiv"
    default_auto_field = "django.db.models.BigAutoField"
