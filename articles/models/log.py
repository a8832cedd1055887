"""The admin's log: who did what to which row, in the newsroom's own language, for a log is not translated."""

from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import translation

from articles.models.wording import sentence
from articles.story import Note


def log_deed(user: User | None, about: Model, note: Note) -> None:
    """Enter what `user` did to `about`. What a machine did by itself, with no user, is not entered."""
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
