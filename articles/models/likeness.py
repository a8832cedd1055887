"""How alike the texts of stories are: what is kept to find near-duplicates, and the pairs that were found."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

MONTHLESS = 1 << 46
"""Bands that are filed under no month are smaller (articles.importing.filed_bands)."""


class TextPrint(models.Model):
    """The MinHash of a story's text as shown. Written by articles.importing.likeness alone."""

    article = models.OneToOneField("articles.Article", models.CASCADE, primary_key=True, related_name="print")
    bands = ArrayField(models.BigIntegerField())
    """As articles.compare.bands_of() makes them, filed by month (articles.importing.filed_bands): texts that are much
    alike, and of one month, have one in common."""

    class Meta:
        verbose_name = _("text print")
        verbose_name_plural = _("text prints")
        indexes = [
            GinIndex(fields=["bands"], name="print_bands"),
            models.Index(fields=["article"], name="print_monthless", condition=Q(bands__0__lt=MONTHLESS)),
        ]

    def __str__(self) -> str:
        return str(self.article_id)


class UncomparedPrint(models.Model):
    """A print that is new: its story's near-duplicates are still to be found. Written by articles.importing.likeness.

    A row of its own, not a column of the print: to change that, all its bands would be entered in the index again.
    """

    print = models.OneToOneField(TextPrint, models.CASCADE, primary_key=True, related_name="waiting")

    def __str__(self) -> str:
        return str(self.print_id)


class NearDuplicate(models.Model):
    """Two stories whose texts are nearly the same; each pair once, the lower key first."""

    first = models.ForeignKey("articles.Article", models.CASCADE, related_name="+", db_index=False)
    second = models.ForeignKey("articles.Article", models.CASCADE, related_name="+")
    similarity = models.FloatField(_("similarity"), help_text=_("Share of common text, 0 to 1."))

    class Meta:
        verbose_name = _("near-duplicate")
        verbose_name_plural = _("near-duplicates")
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="near_duplicate_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="near_duplicate_ordered"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} ~ {self.second_id}"
