"""The dates that a story's text speaks of."""

from typing import Any

from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from articles.models.dates import DayAfter
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


class IsoDay(Func):
    """The first `length` characters of a day in ISO 8601. Immutable in PostgreSQL, as to_char() is not."""

    template = (
        "left(lpad(extract(year FROM %(expressions)s)::text, 4, '0')"
        " || '-' || lpad(extract(month FROM %(expressions)s)::text, 2, '0')"
        " || '-' || lpad(extract(day FROM %(expressions)s)::text, 2, '0'), %(length)s)"
    )
    output_field = models.CharField(max_length=10)


def whole_in_iso() -> Any:
    """ISO 8601 of a mention that is just one day, one month or one year; NULL of any other."""
    whole = {
        DateUnit.DAY: ("1 day", {}, len("2020-08-09")),
        DateUnit.MONTH: ("1 month", {"first_day__day": 1}, len("2020-08")),
        DateUnit.YEAR: ("1 year", {"first_day__day": 1, "first_day__month": 1}, len("2020")),
    }
    return models.Case(
        *(
            models.When(
                unit=unit,
                end_day=DayAfter(F("first_day"), step=step),
                then=IsoDay(F("first_day"), length=length),
                **beginning,
            )
            for unit, (step, beginning, length) in whole.items()
        ),
        default=models.Value(None),
        output_field=models.CharField(max_length=10, null=True),
    )


class DateMention(models.Model):
    """A date at exact characters (code points, end exclusive) of one text of a story as shown.

    Invariant: `first_day` <= day < `end_day` with a unit, or all three empty when it cannot be told for certain.
    """

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="date_mentions", verbose_name=_("story"), db_index=False
    )
    field = models.CharField(_("where"), max_length=8, choices=MentionField)
    start = models.PositiveIntegerField(_("from character"))
    end = models.PositiveIntegerField(_("to character"))
    text = models.CharField(_("as written"), max_length=200)
    first_day = models.DateField(_("first day"), null=True)
    end_day = models.DateField(_("day after the last"), null=True)
    unit = models.CharField(_("precision"), max_length=7, choices=DateUnit, blank=True, default="")
    iso = models.GeneratedField(
        expression=whole_in_iso(),
        output_field=models.CharField(max_length=10, null=True, db_collation="C"),
        db_persist=True,
    )
    """A whole day, month or year as ISO 8601 writes it, NULL for any other span. Dates are counted by this, and byte
    by byte it sorts by time."""

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

    def __str__(self) -> str:
        return self.text

    @property
    def moment(self) -> Moment | None:
        """The whole day, month or year that it is; None for any other span, and for what cannot be told."""
        return Moment.of_iso(self.iso) if self.iso else None
