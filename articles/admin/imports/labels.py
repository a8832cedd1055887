"""An import in a few words: when it was, and where it came from."""

from datetime import datetime
from pathlib import PurePath

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import ngettext

from articles.models import ImportBatch, Origin

LONGEST = 60


def when(time: datetime) -> str:
    """22. november 2025 kl. 02.16."""
    return date_format(localtime(time), "DATETIME_FORMAT")


def when_briefly(time: datetime) -> str:
    """22. nov. 2025 kl. 02.16."""
    return date_format(localtime(time), "SHORT_DATETIME_FORMAT")


def source_of(batch: ImportBatch) -> str:
    """Where it came from, short enough for a column: a file, 9 files, pasted text, a feed."""
    if batch.origin == Origin.FEED and batch.label:
        return Truncator(batch.label).chars(LONGEST)
    separator = " " if batch.origin == Origin.COMMAND else "\n"
    names = [PurePath(name).name for name in batch.label.split(separator) if name]
    if not names:
        return str(batch.get_origin_display()).capitalize()
    if batch.origin == Origin.UPLOAD and len(names) > 1:
        return ngettext("%(n)s file", "%(n)s files", len(names)) % {"n": len(names)}
    return Truncator(" ".join(names)).chars(LONGEST)
