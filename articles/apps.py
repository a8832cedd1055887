"""The one Django app of the project."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """The archive."""

    name = "articles"
    verbose_name = _("Archive")
    default_auto_field = "django.db.models.BigAutoField"
