"""The dates that a story's text speaks of."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.entity import MentionField
from articles.story import Moment


class DateUnit(models.TextChoices):
    """How fine a date in the text is: the unit its two ends are counted in, coarser ones last.

    "3. til 7. maj 2021" and "sidste uge" are counted in days, "sommeren 2019" in months, "2014-2016" in years.
    """

    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")
    DECADE = "decade", _("decade")
    CENTURY = "century", _("century")


class DateMention(models.Model):
    """A date at exact characters (code points, end exclusive) of one text of a story as shown.

    Invariant: `first_day` <= day < `end_day` with a unit, or all three empty when it cannot be told for certain.
    """

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="date_mentions", verbose_name=_("story")
    )
    field = models.CharField(_("where"), max_length=8, choices=MentionField)
    start = models.PositiveIntegerField(_("from character"))
    end = models.PositiveIntegerField(_("to character"))
    text = models.CharField(_("as written"), max_length=200)
    first_day = models.DateField(_("first day"), null=True)
    end_day = models.DateField(_("day after the last"), null=True)
    unit = models.CharField(_("precision"), max_length=7, choices=DateUnit, blank=True, default="")

    class Meta:
        verbose_name = _("date in a text")
        verbose_name_plural = _("dates in texts")
        ordering = ["article", "field", "start"]
        constraints = [
            models.UniqueConstraint(fields=["article", "field", "start"], name="date_mention_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="date_mention_has_characters"),
            models.CheckConstraint(
                condition=Q(first_day=None, end_day=None, unit="")
                | Q(first_day__isnull=False, end_day__gt=F("first_day")) & ~Q(unit=""),
                name="date_mention_whole",
            ),
        ]
        indexes = [
            models.Index(
                fields=["first_day", "end_day"], condition=Q(first_day__isnull=False), name="date_mention_span"
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def moment(self) -> Moment | None:
        """The whole day, month or year that it is; None for any other span, and for what cannot be told."""
        first_day = self.first_day
        if first_day is None:
            return None
        if self.unit == DateUnit.DAY:
            moment = Moment.of_day(first_day)
        elif self.unit == DateUnit.MONTH:
            moment = Moment.of_month(first_day.year, first_day.month)
        elif self.unit == DateUnit.YEAR:
            moment = Moment.of_year(first_day.year)
        else:
            return None
        return moment if (moment.first_day, moment.end_day) == (first_day, self.end_day) else None
