"""The story as the archive shows it: its newest usable revision, and who may see it."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.address import story_address
from articles.models.dates import Dated, date_constraint, sort_instant, sort_rank
from articles.story import Status


class StatusChoices(models.TextChoices):
    """articles.story.Status with words for the admin."""

    USABLE = Status.USABLE.value, _("usable")
    WITHHELD = Status.WITHHELD.value, _("withheld")
    CANCELED = Status.CANCELED.value, _("killed")


class ArticleQuerySet(models.QuerySet["Article"]):
    """The newsroom's words for sets of stories."""

    def public(self, now: datetime | None = None) -> "ArticleQuerySet":
        """THE rule of who may be read: usable, and no embargo left at `now` (default: the present).

        Every public surface starts here or at listed(), which starts here.
        """
        return self._past_embargo(now).filter(status=Status.USABLE.value, shown__isnull=False)

    def killed(self, now: datetime | None = None) -> "ArticleQuerySet":
        """Stories their agency took back: a notice stands at their address, and nothing of them anywhere else."""
        return self._past_embargo(now).filter(status=Status.CANCELED.value)

    def _past_embargo(self, now: datetime | None) -> "ArticleQuerySet":
        return self.filter(Q(embargo_until__isnull=True) | Q(embargo_until__lte=now or timezone.now()))

    def listed(self, now: datetime | None = None) -> "ArticleQuerySet":
        """Public stories that lists, searches and counts hold: a replaced one keeps only its address.

        It is replaced once there is something in its place: a replacement that is public, or that was killed.
        One under embargo or withheld takes nothing away and is not to be guessed from what is missing.
        """
        now = now or timezone.now()
        # The first half spares nearly every row the second, whose few keys PostgreSQL looks up once.
        return self.public(now).filter(
            Q(replaced_by__isnull=True) | ~Q(pk__in=Article.objects.replaced(now).values("pk"))
        )

    def replaced(self, now: datetime | None = None) -> "ArticleQuerySet":
        """Stories whose replacement is public at `now`, or killed; see listed()."""
        there = Q(replaced_by__status=Status.CANCELED.value) | Q(
            Q(replaced_by__embargo_until__isnull=True) | Q(replaced_by__embargo_until__lte=now or timezone.now()),
            replaced_by__status=Status.USABLE.value,
            replaced_by__shown__isnull=False,
        )
        return self.filter(there, replaced_by__isnull=False)

    def newest_first(self) -> "ArticleQuerySet":
        """Latest first; month-only stories after every dated one of their month; the undated last."""
        return self.order_by(F("sort_at").desc(nulls_last=True), "-sort_rank", "-pk")

    def oldest_first(self) -> "ArticleQuerySet":
        """The exact reverse of newest_first(), except that the undated stay last."""
        return self.order_by(F("sort_at").asc(nulls_last=True), "sort_rank", "pk")


class Article(Dated):
    """A story. Identity is provider + guid. Its text is that of `shown`, its newest usable revision.

    The columns from `headline` to `date_is_doubtful` are derived from `shown` and written only by
    articles.importing.show; the two sort columns by the database, which also notes every change for the search index.
    """

    provider = models.ForeignKey(
        "articles.Provider", models.PROTECT, related_name="articles", verbose_name=_("provider")
    )
    guid = models.TextField(_("guid"))
    shown = models.ForeignKey(
        "articles.Revision", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("shown version")
    )
    """A version of this story, so no other story's. Not declared unique: an update of a unique column locks the row
    against all who refer to it, and an import then waits in a ring with whoever links near-duplicates."""
    status = models.CharField(_("status"), max_length=10, choices=StatusChoices, default=StatusChoices.USABLE)
    status_reason = models.TextField(
        _("public reason"), blank=True, help_text=_("Why the story was withdrawn, as the public may read it.")
    )
    status_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="replaces", verbose_name=_("replaced by")
    )

    headline = models.TextField(_("headline"), blank=True)
    headline_is_derived = models.BooleanField(_("headline made from the text"), default=False)
    lead = models.TextField(_("lead"), blank=True)
    body = models.TextField(_("text"), blank=True, help_text=_("Paragraphs, parted by one empty line."))
    language = models.CharField(_("language"), max_length=35, blank=True)
    names_read_with = models.CharField(_("names read with"), max_length=40, blank=True, default="", editable=False)
    """The fingerprint of the reader of names and dates whose mentions these are; written by articles.entities.link."""
    section = models.ForeignKey(
        "articles.Section", models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("section")
    )
    subjects = models.ManyToManyField(
        "articles.Subject", blank=True, related_name="articles", verbose_name=_("subjects")
    )
    is_corrected = models.BooleanField(_("corrected"), default=False)
    corrected_at = models.DateTimeField(_("corrected at"), null=True, blank=True)
    """When the newest correction was sent, or arrived; None of a story that no version corrects."""
    correction_note = models.TextField(
        _("public note on corrections"),
        blank=True,
        help_text=_("What was corrected, as the public may read it. Empty: the agency's own public note, if any."),
    )
    date_is_doubtful = models.BooleanField(
        _("date cannot be right"),
        default=False,
        help_text=_("In the future, or before 1866: kept, but not among the newest."),
    )

    sort_at = models.GeneratedField(
        expression=sort_instant(), output_field=models.DateTimeField(null=True), db_persist=True
    )
    sort_rank = models.GeneratedField(expression=sort_rank(), output_field=models.SmallIntegerField(), db_persist=True)
    created_at = models.DateTimeField(_("first imported"), auto_now_add=True)
    changed_at = models.DateTimeField(_("last changed"), default=timezone.now)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        constraints = [
            models.UniqueConstraint(fields=["provider", "guid"], name="article_identity"),
            date_constraint("article_date_holds_together"),
        ]
        indexes = [
            models.Index(
                F("sort_at").desc(nulls_last=True), F("sort_rank").desc(), F("id").desc(), name="article_newest"
            ),
            models.Index(fields=["published_from", "published_to"], name="article_days"),
            models.Index(fields=["embargo_until"], name="article_embargo", condition=Q(embargo_until__isnull=False)),
            models.Index(
                F("corrected_at").desc(nulls_last=True),
                F("id").desc(),
                name="article_corrections",
                condition=Q(is_corrected=True),
            ),
        ]

    def __str__(self) -> str:
        return self.headline or self.guid

    def get_absolute_url(self) -> str:
        """The story's public address in the language in force."""
        return story_address(self.pk, self.headline)
