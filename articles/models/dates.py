"""How a date lies in the database: as precise as its source, and no contradictory row possible."""

from typing import Any

from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from articles.story import Moment, Precision

INSTANTS = [p.value for p in Precision if p.has_instant]


class PrecisionChoices(models.TextChoices):
    """articles.story.Precision with words for the admin."""

    YEAR = Precision.YEAR.value, _("year")
    MONTH = Precision.MONTH.value, _("month")
    DAY = Precision.DAY.value, _("day")
    MINUTE = Precision.MINUTE.value, _("minute")
    SECOND = Precision.SECOND.value, _("second")
    MILLISECOND = Precision.MILLISECOND.value, _("millisecond")


class CopenhagenDay(Func):
    """The Copenhagen day of an instant. Immutable in PostgreSQL, so constraints and indexes may use it."""

    template = "((%(expressions)s AT TIME ZONE 'Europe/Copenhagen')::date)"
    output_field = models.DateField()


class CopenhagenMidnight(Func):
    """The instant at which a Copenhagen day begins."""

    template = "((%(expressions)s)::timestamp AT TIME ZONE 'Europe/Copenhagen')"
    output_field = models.DateTimeField()


class DayAfter(Func):
    """A day plus an interval ("1 day", "1 month", "1 year"), as a day."""

    template = "((%(expressions)s + interval '%(step)s')::date)"
    output_field = models.DateField()


class Dated(models.Model):
    """The published_* columns. `moment` reads and writes them as one value.

    Invariant, kept by `date_constraint`: all empty, or a precision with exactly the span and instant
    that belong to it.
    """

    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    published_precision = models.CharField(
        _("precision"), max_length=11, blank=True, default="", choices=PrecisionChoices
    )
    published_from = models.DateField(_("published from"), null=True, blank=True)
    published_to = models.DateField(_("published before"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def moment(self) -> Moment | None:
        """The date as one value; None when the source gave none."""
        if self.published_from is None or self.published_to is None:
            return None
        return Moment(
            precision=Precision(self.published_precision),
            first_day=self.published_from,
            end_day=self.published_to,
            instant=self.published_at,
        )

    @moment.setter
    def moment(self, moment: Moment | None) -> None:
        self.published_at = moment.instant if moment else None
        self.published_precision = moment.precision.value if moment else ""
        self.published_from = moment.first_day if moment else None
        self.published_to = moment.end_day if moment else None


def date_constraint(name: str) -> models.CheckConstraint:
    """The constraint of a Dated model. A NULL would let a CHECK pass, hence every IS NOT NULL."""
    span = Q(published_from__isnull=False, published_to__isnull=False)
    dateless = Q(published_at__isnull=True) & span
    of_step = {
        step: Q(published_to=DayAfter(F("published_from"), step=step)) for step in ("1 day", "1 month", "1 year")
    }
    return models.CheckConstraint(
        name=name,
        condition=Q(
            published_precision="",
            published_at__isnull=True,
            published_from__isnull=True,
            published_to__isnull=True,
        )
        | Q(published_precision="year", published_from__month=1, published_from__day=1) & dateless & of_step["1 year"]
        | Q(published_precision="month", published_from__day=1) & dateless & of_step["1 month"]
        | Q(published_precision="day") & dateless & of_step["1 day"]
        | Q(published_precision__in=INSTANTS, published_at__isnull=False)
        & span
        & Q(published_from=CopenhagenDay(F("published_at")))
        & of_step["1 day"],
    )


def sort_instant() -> Any:
    """The instant a story is sorted by; NULL, so last, for no date and for one that cannot be right."""
    return models.Case(
        models.When(date_is_doubtful=True, then=models.Value(None)),
        default=Coalesce(F("published_at"), CopenhagenMidnight(F("published_from"))),
        output_field=models.DateTimeField(),
    )


def sort_rank() -> Any:
    """Breaks ties so that, oldest first, a year comes before its months, a month before its days."""
    return models.Case(
        models.When(published_precision="year", then=models.Value(0)),
        models.When(published_precision="month", then=models.Value(1)),
        models.When(published_precision="day", then=models.Value(2)),
        default=models.Value(3),
        output_field=models.SmallIntegerField(),
    )
