"""One version of a story as its agency sent it. Revisions are added, never changed or deleted."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import StatusChoices
from articles.models.dates import Dated, date_constraint


class Standing(models.TextChoices):
    """Whether a revision counts. Only accepted ones are ever shown."""

    ACCEPTED = "accepted", _("accepted")
    HELD = "held", _("held for an editor")
    CONFLICT = "conflict", _("in conflict with another of the same version")
    PUT_AWAY = "put_away", _("put away with its import")


class Revision(Dated):
    """articles.story.Story as a row, with where it came from."""

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="revisions", verbose_name=_("story"), db_index=False
    )  # revision_version begins with it
    batch = models.ForeignKey(
        "articles.ImportBatch", models.PROTECT, related_name="revisions", verbose_name=_("import")
    )
    raw = models.ForeignKey("articles.RawFile", models.PROTECT, related_name="revisions", verbose_name=_("raw file"))
    file_name = models.TextField(_("file"), blank=True)
    item = models.PositiveIntegerField(_("item in the file"), default=1)
    received_at = models.DateTimeField(_("received"), auto_now_add=True)
    standing = models.CharField(_("standing"), max_length=10, choices=Standing, default=Standing.ACCEPTED)
    settled_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    content_sha256 = models.CharField(
        _("fingerprint"), max_length=64, help_text=_("SHA-256 over all that a reader or an editor could tell apart.")
    )

    version = models.BigIntegerField(_("version"), null=True, blank=True)
    version_text = models.CharField(_("version as sent"), max_length=100, blank=True)
    version_is_assumed = models.BooleanField(_("version numbered by us"), default=False)
    guid_is_derived = models.BooleanField(_("guid made by us"), default=False)
    headline = models.TextField(_("headline"), blank=True)
    lead = models.TextField(_("lead"), blank=True)
    slugline = models.TextField(_("slugline"), blank=True)
    byline = models.TextField(_("byline"), blank=True)
    credit = models.TextField(_("credit"), blank=True)
    source = models.TextField(_("original source"), blank=True)
    dateline_place = models.TextField(_("dateline"), blank=True)
    timezone_assumed = models.BooleanField(_("time zone assumed"), default=False)
    first_created = models.DateTimeField(_("first created"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=35, blank=True)
    language_is_assumed = models.BooleanField(_("language is the agency's usual one"), default=False)
    language_detected = models.CharField(_("language of the text"), max_length=35, blank=True)
    section = models.TextField(_("section"), blank=True)
    subjects = models.JSONField(_("subjects"), default=list, blank=True, help_text="[{scheme, code, name}]")
    keywords = ArrayField(models.TextField(), verbose_name=_("keywords"), default=list, blank=True)
    urgency = models.PositiveSmallIntegerField(_("urgency"), null=True, blank=True)
    ednote = models.TextField(_("note to editors"), blank=True)
    ednote_private = models.TextField(_("private note to editors"), blank=True)
    public_note = models.TextField(_("public note"), blank=True)
    usage_terms = models.TextField(_("terms of use"), blank=True)
    url = models.TextField(_("address at the agency"), blank=True)
    category = models.TextField(_("category"), blank=True)
    word_count = models.PositiveIntegerField(_("words as counted by the agency"), null=True, blank=True)
    paragraphs = ArrayField(models.TextField(), verbose_name=_("paragraphs"), default=list, blank=True)
    body_html = models.TextField(_("text as safe HTML"), blank=True)
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    expires_at = models.DateTimeField(_("expires"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=StatusChoices, default=StatusChoices.USABLE)
    is_correction = models.BooleanField(_("correction"), default=False)
    is_update = models.BooleanField(_("update"), default=False)
    is_teaser = models.BooleanField(_("teaser only"), default=False)
    replaces = ArrayField(models.TextField(), verbose_name=_("replaces"), default=list, blank=True)
    related = models.JSONField(_("related"), default=list, blank=True, help_text="[{rel, guid}]")
    format = models.CharField(_("format"), max_length=20)
    charset_used = models.CharField(_("charset"), max_length=20)
    warnings = models.JSONField(_("warnings"), default=list, blank=True, help_text="[{code, text, params}]")

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        constraints = [date_constraint("revision_date_holds_together")]
        indexes = [
            models.Index(fields=["article", "version"], name="revision_version"),
            models.Index(
                fields=["embargo_until"], name="revision_embargo", condition=models.Q(embargo_until__isnull=False)
            ),
            GinIndex(fields=["replaces"], name="revision_replaces", condition=~models.Q(replaces=[])),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} v{self.version_text or self.version}"
