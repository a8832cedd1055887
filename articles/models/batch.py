"""Imports as editors know them: batches, what each held, and how every item of them ended."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


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


class BatchState(models.TextChoices):
    """Staged batches have files and nothing else yet."""

    STAGED = "staged", _("waiting for a decision")
    RUNNING = "running", _("running")
    DONE = "done", _("done")


class ImportBatch(models.Model):
    """One import: who, when, from where."""

    origin = models.CharField(_("origin"), max_length=10, choices=Origin)
    label = models.TextField(_("from"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=BatchState, default=BatchState.RUNNING)
    created_at = models.DateTimeField(_("started"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )

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
    applied_at = models.DateTimeField(_("imported"), null=True, blank=True)

    class Meta:
        verbose_name = _("staged file")
        verbose_name_plural = _("staged files")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class ImportItem(models.Model):
    """One item of a batch and how it ended. Item 0 is the file itself."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="items", verbose_name=_("import"))
    file_name = models.TextField(_("file"))
    item = models.PositiveIntegerField(_("item in the file"))
    provider = models.CharField(_("provider"), max_length=40, blank=True)
    guid = models.TextField(_("guid"), blank=True)
    headline = models.TextField(_("headline"), blank=True)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome)
    reasons = models.JSONField(_("reasons"), default=list, help_text="[{code, text, params}]")
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

    def __str__(self) -> str:
        return f"{self.file_name} {self.item}"
