"""The states UNDOING and REDOING: story by story, each in a transaction of its own, under the story's lock."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from django.db import transaction

from articles.importing.choose import choose
from articles.importing.follow import follow
from articles.importing.hold import Clock
from articles.importing.known import history_of
from articles.importing.lock import lock_story
from articles.importing.references import References
from articles.importing.replaced import replaced_guids
from articles.importing.undo.obstacles import is_away, redo_obstacle, undo_obstacle
from articles.importing.undo.written import Written, stories_of, written_in
from articles.importing.versions import History
from articles.models import Article, BatchState, ImportBatch, Revision, stored
from articles.story import Note, Status, gettext_noop

LEFT_AS_THEY_ARE = gettext_noop(
    "Stories that were left as they are, because they changed in the meantime: %(stories)s."
)


def undo_on(batch: ImportBatch, clock: Clock) -> bool:
    """Take back what has not been yet; whether that is all."""
    stories = stories_of(batch, away=False)
    return _go_through(batch, clock, stories, _undo_story, {"state": BatchState.UNDONE})


def redo_on(batch: ImportBatch, clock: Clock) -> bool:
    """Bring back what has not been yet; whether that is all."""
    stories = stories_of(batch, away=True)
    end = {"state": BatchState.DONE, "undone_at": None, "undone_by": None}
    return _go_through(batch, clock, stories, _redo_story, end)


_One: TypeAlias = Callable[[Article, Written, History], bool]
"""Deals with one story, under its lock; False when that cannot be."""


def _go_through(batch: ImportBatch, clock: Clock, stories: list[int], one: _One, end: Mapping[str, Any]) -> bool:
    left = 0
    for story in stories:
        if clock.is_up:
            return False
        with transaction.atomic():
            article = Article.objects.select_related("provider").get(pk=story)
            lock_story(article.provider.code, article.guid)
            article.refresh_from_db()
            [written] = written_in(batch, [story])
            left += not one(article, written, history_of((article.provider.code, article.guid)))
        clock.worked()
    note = Note(code="left_as_they_are", text=LEFT_AS_THEY_ARE, params={"stories": left})
    ImportBatch.objects.filter(pk=batch.pk).update(notice=stored(note) if left else None, **end)
    return True


def _undo_story(article: Article, written: Written, history: History) -> bool:
    """Whether the batch's versions of the story are put away now."""
    if is_away(written):
        return True
    if undo_obstacle(written):
        return False
    first = written.items[0]
    first.kept = {**first.kept, "reason_undone": article.status_reason}
    first.save(update_fields=["kept"])
    _give(article, history, written.taken(), first.kept.get("reason", ""))
    return True


def _redo_story(article: Article, written: Written, history: History) -> bool:
    """Whether the batch's versions of the story are back."""
    if not is_away(written):
        return True
    if redo_obstacle(written, history):
        return False
    _give(article, history, written.given(), written.items[0].kept.get("reason_undone", ""))
    return True


def _give(article: Article, history: History, standings: Mapping[int, str], reason: str) -> None:
    """Give versions other standings, and let the story follow; `reason` was public when they had them."""
    by_standing: dict[str, list[int]] = defaultdict(list)
    for pk, standing in standings.items():
        by_standing[standing].append(pk)
    for standing, pks in by_standing.items():
        Revision.objects.filter(pk__in=pks).update(standing=standing)
    versions = history_of((article.provider.code, article.guid)).versions
    chosen = choose(versions)
    if reason and chosen.status is not Status.USABLE:
        article.status_reason = reason
        article.save(update_fields=["status_reason"])
    follow(article, chosen, versions, References(), before=replaced_guids(history.versions))
