"""What editors did to stories and imports, in the admin's log."""

from django.contrib.auth.models import User

from articles.importing.versions import Version
from articles.models import Article, ImportBatch, ItemDecision
from articles.models.log import log_deed
from articles.story import Note, gettext_noop

SHOWN = gettext_noop("Decided to show version %(version)s.")
KEPT = gettext_noop("Decided to keep what is shown, not version %(version)s.")


def log_decision(user: User | None, article: Article, version: Version, decision: ItemDecision) -> None:
    """An editor decided about a version after its import."""
    text = SHOWN if decision is ItemDecision.SHOW else KEPT
    log_deed(user, article, Note(code="decided", text=text, params={"version": version.label}))


def log_batch(user: User | None, batch: ImportBatch, note: Note) -> None:
    """Something was done with a whole import. What a machine did by itself is told by the import alone."""
    log_deed(user, batch, note)
