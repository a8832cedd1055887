"""Feeds that are asked for news on a schedule."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.alphabet import by_alphabet


class Feed(models.Model):
    """An address that delivers wire files or RSS/Atom. Only hosts that the administrator listed are ever asked."""

    name = models.CharField(_("name"), max_length=100)
    url = models.URLField(_("address"), max_length=500, unique=True)
    provider = models.CharField(_("provider"), max_length=40, blank=True)
    is_active = models.BooleanField(_("asked on schedule"), default=True)
    every_minutes = models.PositiveIntegerField(_("every (minutes)"), default=15)
    etag = models.TextField(_("ETag"), blank=True, editable=False)
    last_modified = models.TextField(_("Last-Modified"), blank=True, editable=False)
    checked_at = models.DateTimeField(_("last asked"), null=True, blank=True, editable=False)
    next_check_at = models.DateTimeField(_("asked next"), null=True, blank=True, editable=False)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0, editable=False)
    last_result = models.JSONField(_("last result"), null=True, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = _("feed")
        verbose_name_plural = _("feeds")
        ordering = [by_alphabet("name")]
        permissions = [("poll_feed", _("Can ask a feed now"))]

    def __str__(self) -> str:
        return self.name
