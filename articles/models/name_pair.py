"""Names that may be one: what was found to compare, for an editor to decide."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.entity import Entity


class NamePair(models.Model):
    """Two entities that may be spellings of one name; each pair once, the lower key first.

    Written by articles.entities.queues alone. It says nothing of what was decided: that is NameDecision.
    """

    first = models.ForeignKey(Entity, models.CASCADE, related_name="+", db_index=False)
    second = models.ForeignKey(Entity, models.CASCADE, related_name="+")
    likeness = models.FloatField(_("likeness"), help_text=_("0 to 1, of how they are written."))
    reason = models.CharField(_("reason"), max_length=24)
    """A code of articles.entities.variants."""

    class Meta:
        verbose_name = _("pair of names")
        verbose_name_plural = _("pairs of names")
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="name_pair_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="name_pair_ordered"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} ~ {self.second_id}"
