"""Why a story cannot be taken back, or brought back, exactly. Pure, but for what it is given."""

from articles.importing.basis import basis_of
from articles.importing.undo.written import Written
from articles.importing.versions import History
from articles.models import Standing
from articles.story import Note, gettext_noop

BUILT_ON = Note(
    code="built_on", text=gettext_noop("A later import added versions to this story. Undo the later import first.")
)
DECIDED_SINCE = Note(
    code="decided_since",
    text=gettext_noop("An editor has decided about versions of this story since. Take the decision back first."),
)
NOT_NOTED = Note(
    code="not_noted",
    text=gettext_noop("It was imported by an older version of this program, which did not note what undoing needs."),
)
BUILDS_ON_UNDONE = Note(
    code="builds_on_undone", text=gettext_noop("It builds on an import that was undone too. Redo that one first.")
)
CHANGED_SINCE = Note(
    code="changed_since",
    text=gettext_noop("The story has got other versions since the import was undone, so it cannot be brought back."),
)


def undo_obstacle(written: Written) -> Note | None:
    """Why what a batch wrote of a story cannot be taken back; None if it can.

    It can while nothing that counts came after it, and all standings are as the batch left them: then the story
    before it is exactly what remains.
    """
    if any(not item.standing for item in written.items):
        return NOT_NOTED
    first = min(written.own)
    later = (row for row in written.rows if row.pk > first and row.pk not in written.own)
    if any(row.standing != Standing.PUT_AWAY for row in later):
        return BUILT_ON
    return DECIDED_SINCE if _differ(written, written.given()) else None


def redo_obstacle(written: Written, history: History) -> Note | None:
    """Why what was taken back cannot be brought back; None if the story is as the batch found it at first."""
    if basis_of(history) == written.items[0].basis and not _differ(written, written.taken()):
        return None
    first = min(written.own)
    earlier_away = any(row.pk < first and row.standing == Standing.PUT_AWAY for row in written.rows)
    later = any(row.pk > first and row.standing != Standing.PUT_AWAY for row in written.rows)
    return BUILDS_ON_UNDONE if earlier_away and not later else CHANGED_SINCE


def is_away(written: Written) -> bool:
    """Whether the batch's versions of the story are put away."""
    return all(written.standings[pk] == Standing.PUT_AWAY for pk in written.own)


def _differ(written: Written, expected: dict[int, str]) -> bool:
    standings = written.standings
    return any(standings.get(pk) != standing for pk, standing in expected.items())
