"""What editors did, in the admin's log: who, when, what. In the newsroom's own language: a log is not translated."""

from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import translation

from articles.importing.versions import Version
from articles.models import Article, ImportBatch, ItemDecision, sentence
from articles.story import Note, gettext_noop

SHOWN = gettext_noop("Decided to show version %(version)s.")
KEPT = gettext_noop("Decided to keep what is shown, not version %(version)s.")


def log_decision(user: User | None, article: Article, version: Version, decision: ItemDecision) -> None:
    """An editor decided about a version after its import."""
    text = SHOWN if decision is ItemDecision.SHOW else KEPT
    _log(user, article, Note(code="decided", text=text, params={"version": version.label}))


def log_batch(user: User | None, batch: ImportBatch, note: Note) -> None:
    """Something was done with a whole import. What a machine did by itself is told by the import alone."""
    _log(user, batch, note)


def _log(user: User | None, about: Model, note: Note) -> None:
    if user is None or user.pk is None:
        return
    with translation.override(settings.LANGUAGE_CODE):
        said = sentence(note)
    LogEntry.objects.create(
        user=user,
        content_type=ContentType.objects.get_for_model(about),
        object_id=str(about.pk),
        object_repr=str(about)[:200],
        action_flag=CHANGE,
        change_message=said,
    )
