"""Whole imports taken back and brought back: what remains is the archive as if they had never been."""

import json
import random
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection

from articles.importing import (
    CannotUndo,
    discard,
    import_files,
    plan_redo,
    plan_undo,
    progress_of,
    settle_revision,
    start_redo,
    start_undo,
    work,
)
from articles.models import (
    Article,
    BatchState,
    ImportBatch,
    ImportItem,
    ItemDecision,
    Mention,
    Origin,
    Outcome,
    Revision,
)
from tests.importing.archive import found, whole_archive
from tests.importing.telegrams import chains, telegram
from tests.importing.test_import_files import files_of, outcomes
from tests.importing.test_work import imported, staged

pytestmark = pytest.mark.django_db
KILL = {"pubstatus": "canceled", "headline": "ANNULLERET", "body_html": ""}


def bring_in(*telegrams: dict[str, Any]) -> ImportBatch:
    """Import these, each a file, in one batch."""
    batch = ImportBatch.objects.create(origin=Origin.COMMAND, label="test")
    list(import_files(files_of(list(telegrams)), batch=batch))
    batch.refresh_from_db()
    return batch


def undo(batch: ImportBatch, seconds: float | None = None) -> None:
    """Take a batch back, to the end."""
    start_undo(batch, None)
    while work(batch, seconds=seconds).is_going:
        pass


def redo(batch: ImportBatch, seconds: float | None = None) -> None:
    """Bring it back, to the end."""
    start_redo(batch, None)
    while work(batch, seconds=seconds).is_going:
        pass


def archive() -> dict[str, list[Any]]:
    """All that counts: without what is put away, and without rows that hold and mean nothing."""
    every = whole_archive()
    blank = {
        row[1] for row in every["articles"] if row[2] is None and row[3] is None and _columns(row)["headline"] == ""
    }
    live = [row for row in every["revisions"] if _columns(row)["standing"] != "put_away"]
    alive = {row[1] for row in live}
    return {
        "articles": [row for row in every["articles"] if row[1] in alive or row[1] not in blank],
        "revisions": live,
        "mentions": every["mentions"],
        "dates": every["dates"],
    }


def _columns(row: tuple) -> dict[str, Any]:
    """The JSON of a row, which Django's connection leaves as text."""
    found = next(each for each in row if isinstance(each, dict) or str(each).startswith("{"))
    return found if isinstance(found, dict) else json.loads(found)


def test_a_created_story_is_put_away_and_nothing_of_it_remains_in_public():
    batch = bring_in(telegram(5))
    before = whole_archive()
    assert found("telegram") == [Article.objects.get()]
    undo(batch)
    article = Article.objects.get()
    assert batch.state == BatchState.UNDONE
    assert (article.shown, article.headline, article.lead, article.body) == (None, "", "", "")
    assert found("telegram") == []
    assert (article.subjects.count(), Mention.objects.count(), Article.objects.public().count()) == (0, 0, 0)
    assert Revision.objects.get().standing == "put_away"
    redo(batch)
    assert (batch.state, batch.undone_at) == (BatchState.DONE, None)
    assert whole_archive() == before


def test_an_updated_story_goes_back_to_the_version_before():
    bring_in(telegram(1))
    before = archive()
    batch = bring_in(telegram(1, 2, headline="RETTELSE: Ny rubrik"), telegram(1, 3, embargoed="2099-01-01T00:00:00Z"))
    after = archive()
    plan = plan_undo(batch)
    assert (plan.put_away, plan.restored, plan.obstacles) == (0, 1, ())
    undo(batch)
    assert archive() == before
    assert found("rettelse") == []
    assert len(found(telegram(1)["headline"])) == 1
    redo(batch)
    assert archive() == after


def test_a_kill_is_taken_back_with_its_import_and_what_it_held_counts_again():
    bring_in(telegram(1), telegram(1, 3))
    before = archive()
    batch = bring_in(telegram(1, 2, **KILL))
    killed = archive()
    assert not Article.objects.public().exists()
    undo(batch)
    assert archive() == before
    redo(batch)
    assert archive() == killed


def test_the_public_reason_of_a_kill_comes_and_goes_with_it():
    bring_in(telegram(1))
    batch = bring_in(telegram(1, 2, **KILL))
    Article.objects.update(status_reason="fejlagtig driftsmelding")
    undo(batch)
    assert Article.objects.get().status_reason == ""
    redo(batch)
    assert Article.objects.get().status_reason == "fejlagtig driftsmelding"


def test_a_reason_that_an_import_ended_is_back_when_it_is_undone():
    bring_in(telegram(1, 1, pubstatus="withheld"))
    Article.objects.update(status_reason="afventer retten")
    batch = bring_in(telegram(1, 2))
    assert Article.objects.get().status_reason == ""
    undo(batch)
    assert (Article.objects.get().status, Article.objects.get().status_reason) == ("withheld", "afventer retten")


def test_a_replaced_story_is_listed_again_and_another_claim_on_it_counts():
    old, other, new = (
        telegram(1),
        telegram(2, replacing=[telegram(1)["uri"]]),
        telegram(3, replacing=[telegram(1)["uri"]]),
    )
    bring_in(old)
    first = bring_in(other)
    second = bring_in(new)
    story = Article.objects.get(guid=old["uri"])
    assert story.replaced_by.guid == new["uri"]
    undo(second)
    story.refresh_from_db()
    assert story.replaced_by.guid == other["uri"]
    undo(first)
    story.refresh_from_db()
    assert story.replaced_by is None
    redo(first)
    redo(second)
    story.refresh_from_db()
    assert story.replaced_by.guid == new["uri"]


def test_what_a_later_import_builds_on_is_not_undone_and_the_reason_is_told():
    first = bring_in(telegram(1), telegram(2))
    second = bring_in(telegram(1, 2))
    before = whole_archive()
    plan = plan_undo(first)
    assert [(o.name, o.reason.code) for o in plan.obstacles] == [(telegram(1, 2)["headline"], "built_on")]
    with pytest.raises(CannotUndo):
        start_undo(first, None)
    assert whole_archive() == before
    assert ImportBatch.objects.get(pk=first.pk).state == BatchState.DONE
    undo(second)
    undo(first)
    assert archive() == {"articles": [], "revisions": [], "mentions": [], "dates": []}
    assert [o.reason.code for o in plan_redo(second).obstacles] == ["builds_on_undone"]
    redo(first)
    redo(second)
    assert whole_archive() == before


def test_what_an_editor_has_decided_since_is_not_undone_until_the_decision_is_taken_back():
    bring_in(telegram(1))
    batch = bring_in(telegram(1, headline="Den anden rubrik"))
    first, rival = Revision.objects.order_by("pk")
    settle_revision(rival, ItemDecision.SHOW, None)
    assert [o.reason.code for o in plan_undo(batch).obstacles] == ["decided_since"]
    settle_revision(first, ItemDecision.SHOW, None)
    assert plan_undo(batch).is_possible
    settle_revision(rival, ItemDecision.KEEP, None)
    assert plan_undo(batch).is_possible


def test_a_decision_made_in_the_preview_is_taken_back_with_the_import():
    bring_in(telegram(1))
    before = archive()
    batch = staged(*files_of([telegram(1, headline="Den anden rubrik")]))
    ImportItem.objects.filter(batch=batch).update(decision=ItemDecision.SHOW)
    imported(batch)
    after = archive()
    undo(batch)
    [row] = before["revisions"]
    assert archive()["articles"] == before["articles"]
    redo(batch)
    assert archive() == after
    assert _columns(row)["standing"] == "accepted"


def test_the_same_files_after_an_undo_create_the_stories_anew_and_then_there_is_no_redo():
    batch = bring_in(telegram(1), telegram(1, 2))
    before = archive()
    undo(batch)
    again = bring_in(telegram(1), telegram(1, 2))
    assert [item.outcome for item in again.items.all()] == ["created", "new_version"]
    assert archive() == before
    assert [o.reason.code for o in plan_redo(batch).obstacles] == ["changed_since"]
    with pytest.raises(CannotUndo):
        start_redo(batch, None)
    undo(again)
    redo(batch)
    assert archive() == before


def test_what_a_later_import_met_unchanged_is_counted_not_kept():
    batch = bring_in(telegram(1))
    bring_in(telegram(1))
    assert (plan_undo(batch).seen_again, plan_undo(batch).is_possible) == (1, True)


def test_only_what_has_ended_can_be_undone_and_only_what_is_undone_redone():
    batch = staged(*files_of([telegram(1)]))
    assert plan_undo(batch).refusal.code == "not_imported"
    assert plan_redo(batch).refusal.code == "not_undone"
    with pytest.raises(CannotUndo):
        start_undo(batch, None)
    discard(batch)
    assert plan_undo(batch).refusal.code == "not_imported"


def test_items_of_an_older_program_are_not_undone_by_guesswork():
    batch = bring_in(telegram(1))
    ImportItem.objects.update(standing="")
    assert [o.reason.code for o in plan_undo(batch).obstacles] == ["not_noted"]


def test_a_long_undo_is_done_in_portions_with_progress():
    batch = bring_in(*chains(12))
    whole = archive()
    start_undo(batch, None)
    seen = []
    while (progress := work(batch, seconds=0.0)).is_going:
        seen.append(progress.done)
    assert seen == sorted(seen)
    assert len(seen) > 5
    assert progress_of(batch).done == progress_of(batch).total == 12
    assert archive()["revisions"] == []
    redo(batch, seconds=0.0)
    assert archive() == whole


def test_a_story_that_changes_while_its_import_is_undone_is_left_and_the_rest_is_not():
    batch = bring_in(telegram(1), telegram(2))
    start_undo(batch, None)
    work(batch, seconds=0.0)
    bring_in(telegram(2, 2))
    work(batch, seconds=None)
    assert (batch.state, batch.notice["params"]) == (BatchState.UNDONE, {"stories": 1})
    assert [article.headline for article in Article.objects.public()] == [telegram(2, 2)["headline"]]


def test_the_log_says_who_undid_and_who_redid():
    editor = User.objects.create_user("anna")
    batch = bring_in(telegram(1))
    start_undo(batch, editor)
    work(batch, seconds=None)
    assert (batch.undone_by, batch.state) == (editor, BatchState.UNDONE)
    start_redo(batch, editor)
    assert LogEntry.objects.filter(user=editor, object_id=str(batch.pk)).count() == 2


# As if it had never been ---------------------------------------------------------------------------


def versions_of(number: int) -> list[dict[str, Any]]:
    """Every kind of version of a story; no two with one content, some with one number."""
    replaced = telegram(number - 1)["uri"]
    return [
        telegram(number, 1),
        telegram(number, 1, headline="Samme udgave, andet indhold"),
        telegram(number, 2, replacing=[replaced]),
        telegram(number, 3, headline="RETTELSE: rettet"),
        telegram(number, 3, pubstatus="withheld"),
        telegram(number, 4, **KILL),
        telegram(number, 5, embargoed="2099-01-01T00:00:00+01:00"),
        telegram(number, 6, body_html="", description_text="Kun en manchet."),
        telegram(number, 7),
    ]


def clear() -> None:
    """An empty archive, cheaper than a new database."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_importitem")
        cursor.execute("UPDATE articles_article SET shown_id = NULL, replaced_by_id = NULL")
    for model in (Mention, Revision, Article, ImportBatch):
        model.objects.all().delete()


def _try_history(seed: int, batches: int, steps: int) -> None:
    chance = random.Random(seed)
    pool = [version for number in (11, 12, 13) for version in versions_of(number)]
    chance.shuffle(pool)
    parts = [pool[at::batches][: chance.randrange(2, 7)] for at in range(batches)]
    made: list[ImportBatch] = []
    counting: list[int] = []
    """The batches that count, in the order in which they came to count."""
    for _ in range(steps):
        undoable = [at for at in counting if plan_undo(made[at]).is_possible]
        redoable = [at for at in range(len(made)) if at not in counting and plan_redo(made[at]).is_possible]
        choice = chance.choice(
            ["import"] * (len(made) < batches) * 2 + ["undo"] * bool(undoable) + ["redo"] * bool(redoable)
        )
        if choice == "import":
            counting.append(len(made))
            made.append(bring_in(*parts[len(made)]))
        elif choice == "undo":
            at = chance.choice(undoable)
            undo(made[at], chance.choice([None, 0.0]))
            counting.remove(at)
        else:
            at = chance.choice(redoable)
            redo(made[at])
            counting.append(at)
    found = archive()
    clear()
    for at in counting:
        bring_in(*parts[at])
    assert found == archive(), (seed, counting)


@pytest.mark.parametrize("seed", range(10))
def test_after_any_undoing_and_redoing_the_archive_is_as_if_the_undone_had_never_been(seed):
    _try_history(seed, batches=4, steps=8)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1000, 1150))
def test_after_much_undoing_and_redoing_the_archive_is_as_if_the_undone_had_never_been(seed):
    chance = random.Random(seed)
    _try_history(seed, chance.randrange(2, 8), chance.randrange(4, 17))


def test_undo_leaves_what_other_imports_brought():
    bring_in(telegram(1), telegram(2))
    batch = bring_in(telegram(3))
    undo(batch)
    assert outcomes(list(import_files(files_of([telegram(1)]), batch=None))) == [Outcome.UNCHANGED]
