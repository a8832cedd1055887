"""Imports as editors know them: batches, what each held, and how every item of them ended."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.dates import Dated, date_constraint


class Outcome(models.TextChoices):
    """How an item of an import ended: exactly one of these, always with a reason when not created."""

    CREATED = "created", _("created")
    NEW_VERSION = "new_version", _("new version")
    OLDER_FILED = "older_filed", _("older version filed")
    UNCHANGED = "unchanged", _("unchanged")
    CONFLICT = "conflict", _("conflict")
    HELD = "held", _("held")
    SKIPPED = "skipped", _("skipped")
    REJECTED = "rejected", _("rejected")


class Origin(models.TextChoices):
    """How a batch came in."""

    COMMAND = "command", _("command line")
    UPLOAD = "upload", _("upload")
    PASTE = "paste", _("pasted text")
    WATCH = "watch", _("watched folder")
    FEED = "feed", _("feed")


class BatchState(models.TextChoices):
    """Where a batch is. It is worked on in the states that end in -ing; the others wait for somebody, or for nobody.

    reading -> staged -> running -> done -> undoing -> undone -> redoing -> done; a stop leads from running to
    stopped, from where it goes on; discarding leads from reading and staged to discarded.
    """

    READING = "reading", _("being read")
    STAGED = "staged", _("waiting for a decision")
    RUNNING = "running", _("running")
    STOPPED = "stopped", _("stopped")
    DONE = "done", _("done")
    UNDOING = "undoing", _("being undone")
    UNDONE = "undone", _("undone")
    REDOING = "redoing", _("being redone")
    DISCARDED = "discarded", _("dropped")


class ImportBatch(models.Model):
    """One import: who, when, from where, how far."""

    origin = models.CharField(_("origin"), max_length=10, choices=Origin)
    label = models.TextField(_("from"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=BatchState, default=BatchState.RUNNING)
    created_at = models.DateTimeField(_("started"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    feed = models.ForeignKey(
        "articles.Feed", models.SET_NULL, null=True, blank=True, related_name="batches", verbose_name=_("feed")
    )
    done_count = models.PositiveIntegerField(_("items done"), default=0)
    total_count = models.PositiveIntegerField(_("items in all"), default=0)
    in_background = models.BooleanField(_("in the background"), default=False)
    stop_asked_at = models.DateTimeField(_("stop asked for"), null=True, blank=True)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("undone by")
    )
    notice = models.JSONField(_("notice"), null=True, blank=True, help_text="{code, text, params}")

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.label or str(self.pk)


class StagedFile(models.Model):
    """A file of a staged batch, kept so that what was previewed is what is imported."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="files", verbose_name=_("import"))
    name = models.TextField(_("file"))
    raw = models.ForeignKey("articles.RawFile", models.PROTECT, related_name="+", verbose_name=_("raw file"))
    charset = models.CharField(_("charset chosen"), max_length=20, blank=True)
    provider = models.CharField(_("provider chosen"), max_length=40, blank=True)
    read_at = models.DateTimeField(_("previewed"), null=True, blank=True)
    applied_at = models.DateTimeField(_("imported"), null=True, blank=True)

    class Meta:
        verbose_name = _("staged file")
        verbose_name_plural = _("staged files")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class ItemState(models.TextChoices):
    """Whether an item's outcome is what will happen or what has."""

    PLANNED = "planned", _("previewed")
    WRITTEN = "written", _("imported")
    LEFT_OUT = "left_out", _("left out")


class ItemDecision(models.TextChoices):
    """What an editor decided about an item that would be held or in conflict."""

    NONE = "", _("not decided")
    SHOW = "show", _("show this version")
    KEEP = "keep", _("keep what is shown")


class ImportItem(Dated):
    """One item of a batch and how it ends. Item 0 is the file itself."""

    batch = models.ForeignKey(
        ImportBatch, models.CASCADE, related_name="items", verbose_name=_("import"), db_index=False
    )
    staged = models.ForeignKey(
        StagedFile, models.CASCADE, null=True, blank=True, related_name="items", verbose_name=_("staged file")
    )
    file_name = models.TextField(_("file"))
    item = models.PositiveIntegerField(_("item in the file"))
    provider = models.CharField(_("provider"), max_length=40, blank=True)
    guid = models.TextField(_("guid"), blank=True)
    headline = models.TextField(_("headline"), blank=True)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome)
    reasons = models.JSONField(_("reasons"), default=list, help_text="[{code, text, params}]")
    state = models.CharField(_("state"), max_length=8, choices=ItemState, default=ItemState.WRITTEN)
    chosen = models.BooleanField(_("chosen"), default=True)
    decision = models.CharField(_("decision"), max_length=4, choices=ItemDecision, blank=True, default="")
    basis = models.CharField(
        _("basis"), max_length=64, blank=True, help_text=_("Digest of what the archive knew when this was previewed.")
    )
    preview = models.JSONField(_("preview"), default=dict, blank=True)
    flags = ArrayField(models.CharField(max_length=20), verbose_name=_("marks"), default=list, blank=True)
    standing = models.CharField(_("standing given"), max_length=10, blank=True)
    changed = models.JSONField(
        _("standings changed"), default=list, blank=True, help_text="[{revision, before, after}] of other versions"
    )
    arrived = models.JSONField(
        _("version read"), null=True, blank=True, editable=False, help_text="articles.importing.frozen, while previewed"
    )
    kept = models.JSONField(
        _("kept for undo"), default=dict, blank=True, editable=False, help_text="{reason, reason_undone} of the story"
    )
    article = models.ForeignKey(
        "articles.Article", models.SET_NULL, null=True, blank=True, related_name="items", verbose_name=_("story")
    )
    revision = models.ForeignKey(
        "articles.Revision", models.SET_NULL, null=True, blank=True, related_name="items", verbose_name=_("version")
    )

    class Meta:
        verbose_name = _("item of an import")
        verbose_name_plural = _("items of imports")
        ordering = ["pk"]
        constraints = [
            date_constraint("item_date_holds_together"),
            models.UniqueConstraint(fields=["staged", "item"], name="item_once"),
        ]
        indexes = [
            models.Index(fields=["batch", "outcome"], name="item_outcome"),
            models.Index(fields=["batch", "guid"], name="item_story"),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} {self.item}"
