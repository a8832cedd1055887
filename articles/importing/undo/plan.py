"""What undoing or redoing a batch would do, before it is done."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.importing.known import histories_of
from articles.importing.undo.obstacles import redo_obstacle, undo_obstacle
from articles.importing.undo.written import STORIES_AT_ONCE, Written, stories_of, written_in
from articles.importing.versions import History
from articles.models import Article, BatchState, ImportBatch, ImportItem, Outcome, Standing
from articles.story import Note, gettext_noop

NOT_IMPORTED = Note(
    code="not_imported", text=gettext_noop("Only an import that has ended can be undone. Nothing was changed.")
)
NOT_UNDONE = Note(
    code="not_undone", text=gettext_noop("Only an import that was undone can be redone. Nothing was changed.")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """A story that stands in the way, and why."""

    article: int
    name: str
    """Its headline, or its guid."""
    reason: Note


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoPlan:
    """What undoing a batch does; or redoing one, which is the same the other way round."""

    put_away: int = 0
    """Stories of which nothing remains (redo: that come back)."""
    restored: int = 0
    """Stories that go back to the version before (redo: that get theirs again)."""
    seen_again: int = 0
    """Of these stories, how many a later import met unchanged: it did not bring them, so it does not keep them."""
    obstacles: tuple[Obstacle, ...] = ()
    refusal: Note | None = None
    """Why the batch as a whole is nothing to undo or redo."""

    @property
    def is_possible(self) -> bool:
        """Whether it can be done: all of it, or nothing."""
        return self.refusal is None and not self.obstacles


def plan_undo(batch: ImportBatch) -> UndoPlan:
    """What undoing `batch` would do now, and what stands in its way."""
    batch.refresh_from_db()
    if batch.state != BatchState.DONE:
        return UndoPlan(refusal=NOT_IMPORTED)
    there = list(written_in(batch, stories_of(batch, away=False)))
    found = ((written, undo_obstacle(written)) for written in there)
    return _plan(batch, there, [(written, reason) for written, reason in found if reason])


def plan_redo(batch: ImportBatch) -> UndoPlan:
    """What redoing `batch`, which was undone, would do now, and what stands in its way."""
    batch.refresh_from_db()
    if batch.state != BatchState.UNDONE:
        return UndoPlan(refusal=NOT_UNDONE)
    away = list(written_in(batch, stories_of(batch, away=True)))
    histories = _histories([written.article for written in away])
    found = ((written, redo_obstacle(written, histories[written.article])) for written in away)
    return _plan(batch, away, [(written, reason) for written, reason in found if reason])


def _plan(batch: ImportBatch, stories: list[Written], hindered: list[tuple[Written, Note]]) -> UndoPlan:
    created = [written for written in stories if _is_only(written)]
    return UndoPlan(
        put_away=len(created),
        restored=len(stories) - len(created),
        seen_again=_seen_again(batch),
        obstacles=tuple(_obstacles(hindered)),
    )


def _is_only(written: Written) -> bool:
    """Whether the story is nothing without the batch."""
    return all(row.pk in written.own or row.standing == Standing.PUT_AWAY for row in written.rows)


def _seen_again(batch: ImportBatch) -> int:
    again = ImportItem.objects.filter(revision__batch=batch, outcome=Outcome.UNCHANGED).exclude(batch=batch)
    return again.values("article").distinct().count()


def _obstacles(hindered: Iterable[tuple[Written, Note]]) -> Iterable[Obstacle]:
    reasons = {written.article: reason for written, reason in hindered}
    names = {pk: headline or guid for pk, headline, guid in _names(list(reasons))}
    return (Obstacle(article=pk, name=names[pk], reason=reason) for pk, reason in reasons.items())


def _names(articles: list[int]) -> Iterable[tuple[int, str, str]]:
    return Article.objects.filter(pk__in=articles).values_list("pk", "headline", "guid")


def _histories(articles: list[int]) -> dict[int, History]:
    histories: dict[int, History] = {}
    for at in range(0, len(articles), STORIES_AT_ONCE):
        rows = Article.objects.filter(pk__in=articles[at : at + STORIES_AT_ONCE])
        keys = {(provider, guid): pk for pk, provider, guid in rows.values_list("pk", "provider__code", "guid")}
        known = histories_of(keys)
        histories |= {pk: known[key] for key, pk in keys.items()}
    return histories
