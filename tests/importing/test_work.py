"""A staged batch from its first file to its last item: previewed once, imported exactly so, in portions."""

import hashlib
import threading

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection

from articles.importing import (
    CannotDecide,
    ask_to_stop,
    choose_all,
    choose_items,
    decide_item,
    discard,
    go_on,
    import_files,
    progress_of,
    restage_file,
    stage,
    start_import,
    work,
)
from articles.models import (
    Article,
    BatchState,
    ImportBatch,
    ImportItem,
    ItemDecision,
    ItemState,
    Origin,
    Outcome,
    RawFile,
    Revision,
    StagedFile,
)
from articles.wire import WireFile
from tests.importing.archive import whole_archive
from tests.importing.telegrams import chains, telegram, wire_file
from tests.importing.test_import_files import files_of, import_all

pytestmark = pytest.mark.django_db
PREVIEW = 28
"""Queries of a whole preview of one file: locks, the file, one portion, and how far it is. None for a story."""


def staged(*files: WireFile, seconds: float | None = None) -> ImportBatch:
    """A batch of these files, previewed."""
    batch = stage(files, origin=Origin.UPLOAD, label="test", user=None)
    while work(batch, seconds=seconds).is_going:
        pass
    return batch


def imported(batch: ImportBatch, seconds: float | None = None) -> ImportBatch:
    """The same batch, imported."""
    start_import(batch, None)
    while work(batch, seconds=seconds).is_going:
        pass
    return batch


def ends(batch: ImportBatch) -> list[tuple]:
    """All that a batch says of its items."""
    rows = ImportItem.objects.filter(batch=batch).order_by("staged", "item")
    return [(row.file_name, row.item, row.guid, row.headline, row.outcome, row.reasons) for row in rows]


def many() -> list[WireFile]:
    """Files of every outcome but skipped, some of several items, some of the same story."""
    telegrams = chains(70)
    files = [wire_file("feed.json", *telegrams[:20]), *files_of(telegrams[20:]), wire_file("r.json", telegram(901))]
    files += [wire_file("s.json", telegram(902, replacing=[telegram(903)["uri"]])), wire_file("t.json", telegram(903))]
    seed = b" date 2020-08 Samme tekst.\n\n/ritzau/"
    return [
        *files,
        files[3],
        WireFile(name="a.txt", data=seed),
        WireFile(name="b.txt", data=seed),
        WireFile(name="e", data=b""),
    ]


def test_a_preview_says_what_an_import_does_item_by_item_and_writes_no_story():
    import_all(*files_of(chains(30)[10:]))
    before = whole_archive()["articles"]
    files = many()
    batch = staged(*files)
    assert whole_archive()["articles"] == before
    assert batch.state == BatchState.STAGED
    previewed = ends(batch)
    assert [outcome for *_, outcome, _reasons in previewed].count("created") > 20
    dry = list(import_files(files, batch=None))
    assert [end[:5] for end in previewed] == [
        (result.file, result.item, result.guid, result.headline, result.outcome.value) for result in dry
    ]
    assert [[r["code"] for r in end[5]] for end in previewed] == [[r.code for r in result.reasons] for result in dry]
    imported(batch)
    assert ends(batch) == previewed
    assert set(batch.items.values_list("state", flat=True)) == {ItemState.WRITTEN}
    assert batch.state == BatchState.DONE


def test_an_import_through_a_preview_ends_in_the_same_archive_as_a_direct_one():
    files = many()
    import_all(*files)
    direct = whole_archive()
    ImportItem.objects.all().delete()
    Article.objects.all().delete()
    imported(staged(*files))
    previewed = whole_archive()
    assert direct.pop("orphans") == []
    assert previewed.pop("orphans") == [("raw file of no revision", hashlib.sha256(b"").hexdigest())]
    assert previewed == direct


def test_any_cut_into_portions_says_and_does_the_same():
    files = many()
    whole = staged(*files)
    sliced = staged(*files, seconds=0.0)
    assert ends(sliced) == ends(whole)
    assert [row.preview for row in sliced.items.order_by("staged", "item")] == [
        row.preview for row in whole.items.order_by("staged", "item")
    ]
    said = ends(sliced)
    imported(sliced, seconds=0.0)
    assert ends(sliced) == said


def test_progress_is_counted_in_items_and_ends_at_all_of_them():
    batch = stage(files_of(chains(6)), origin=Origin.UPLOAD, label="test", user=None)
    assert (progress_of(batch).state, progress_of(batch).done, progress_of(batch).total) == ("reading", 0, 6)
    work(batch, seconds=None)
    assert (progress_of(batch).done, progress_of(batch).total) == (6, 6)
    start_import(batch, None)
    assert (progress_of(batch).state, progress_of(batch).done) == ("running", 0)
    seen = [work(batch, seconds=0.0).done for _ in range(3)]
    assert seen == [1, 2, 3]
    work(batch, seconds=None)
    batch.refresh_from_db()
    assert (batch.state, batch.done_count, batch.total_count) == ("done", 6, 6)


def test_a_preview_tells_names_versions_the_difference_and_marks():
    import_all(*files_of([telegram(1)]))
    newer = telegram(1, 2, body_html="<p>Formand Vagn Overgaard taler ikke med Marstal Kommune.</p>")
    month = WireFile(name="seed.txt", data=b" date 2020-08 Uden dag.\n\n/ritzau/")
    rival = telegram(1, headline="Samme udgave, andet indhold")
    batch = staged(*files_of([newer, rival]), month)
    follows, conflict, seed = batch.items.order_by("staged")
    assert follows.preview["names"] >= 2
    assert "Vagn Overgaard" in follows.preview["first_names"]
    assert (follows.preview["version"], follows.preview["current_version"]) == ("2", "1")
    assert follows.preview["words_added"] > 0
    assert {part["kind"] for change in follows.preview["diff"] for part in change["parts"]} >= {"added", "removed"}
    assert follows.moment.isoformat() == "2020-01-01T13:20:00Z"
    assert (follows.flags, conflict.flags, seed.flags) == ([], ["decide"], ["no_day"])


def test_the_difference_to_an_earlier_item_of_the_same_batch_is_told_in_any_portion():
    files = files_of([telegram(1), telegram(2), telegram(1, 2)])
    for seconds in (None, 0.0):
        last = staged(*files, seconds=seconds).items.order_by("staged").last()
        assert last.preview["current_version"] == "1"
        assert last.preview["words_added"] > 0


def test_what_is_not_chosen_is_left_out_and_what_builds_on_it_is_previewed_anew():
    batch = staged(*files_of([telegram(1), telegram(1, 2), telegram(2), telegram(3)]))
    first, second, third, _fourth = batch.items.order_by("staged")
    assert [row.outcome for row in (first, second)] == ["created", "new_version"]
    assert choose_items(batch, [second.pk, third.pk]) == 1
    second.refresh_from_db()
    assert (second.outcome, batch.state) == ("created", BatchState.STAGED)
    imported(batch)
    states = list(batch.items.order_by("staged").values_list("state", "outcome"))
    assert states == [("left_out", "created"), ("written", "created"), ("written", "created"), ("left_out", "created")]
    assert set(Article.objects.values_list("guid", flat=True)) == {telegram(1)["uri"], telegram(2)["uri"]}


def test_all_or_none_can_be_chosen():
    batch = staged(*files_of([telegram(1), telegram(2)]))
    assert choose_all(batch, False) == 0
    imported(batch)
    assert (Article.objects.count(), batch.state) == (0, BatchState.DONE)
    other = staged(*files_of([telegram(1), telegram(2)]))
    choose_all(other, False)
    choose_all(other, True)
    imported(other)
    assert Article.objects.count() == 2


def test_if_the_archive_changed_nothing_is_imported_and_the_preview_is_made_anew():
    batch = staged(*files_of([telegram(1, 2), telegram(2)]))
    import_all(*files_of([telegram(1)]))
    start_import(batch, None)
    assert batch.state == BatchState.READING
    assert (batch.notice["code"], batch.notice["params"]) == ("archive_changed", {"stories": 1})
    assert not Article.objects.filter(guid=telegram(2)["uri"]).exists()
    work(batch, seconds=None)
    assert [row.outcome for row in batch.items.order_by("staged")] == ["new_version", "created"]
    imported(batch)
    assert (batch.state, batch.notice) == (BatchState.DONE, None)
    assert Article.objects.count() == 2


def test_what_changes_during_the_import_is_not_written_and_the_rest_is():
    batch = staged(*files_of([telegram(1), telegram(2), telegram(2, 2), telegram(3)]))
    start_import(batch, None)
    work(batch, seconds=0.0)
    import_all(*files_of([telegram(2, 5)]))
    work(batch, seconds=None)
    assert batch.state == BatchState.STAGED
    assert (batch.notice["code"], batch.notice["params"]) == ("archive_changed_meanwhile", {"stories": 1})
    rows = batch.items.order_by("staged").values_list("state", "outcome")
    assert list(rows) == [
        ("written", "created"),
        ("planned", "older_filed"),
        ("planned", "older_filed"),
        ("written", "created"),
    ]
    assert not Revision.objects.filter(batch=batch, article__guid=telegram(2)["uri"]).exists()
    imported(batch)
    assert batch.state == BatchState.DONE
    assert Revision.objects.filter(article__guid=telegram(2)["uri"]).count() == 3


def test_a_batch_of_which_something_is_imported_can_be_closed_and_keeps_it():
    batch = staged(*files_of([telegram(1), telegram(2)]))
    start_import(batch, None)
    work(batch, seconds=0.0)
    ask_to_stop(batch)
    assert batch.state == BatchState.STOPPED
    assert work(batch, seconds=None).state == BatchState.STOPPED
    discard(batch)
    assert batch.state == BatchState.DONE
    assert list(batch.items.order_by("staged").values_list("state", flat=True)) == ["written", "left_out"]
    assert Article.objects.count() == 1


def test_a_stopped_batch_goes_on_where_it_stopped():
    batch = staged(*files_of(chains(10)))
    said = ends(batch)
    start_import(batch, None)
    work(batch, seconds=0.0)
    ask_to_stop(batch)
    go_on(batch)
    work(batch, seconds=None)
    assert (batch.state, ends(batch)) == (BatchState.DONE, said)


def test_a_dropped_batch_leaves_no_file_that_nothing_else_needs():
    import_all(*files_of([telegram(1)]))
    batch = staged(*files_of([telegram(1), telegram(2)]))
    assert RawFile.objects.count() == 2
    discard(batch)
    assert (batch.state, RawFile.objects.count(), StagedFile.objects.count()) == (BatchState.DISCARDED, 1, 0)


def test_a_file_is_read_again_as_an_editor_says():
    dos = WireFile(name="dos.txt", data=" date 2020-08 Rødgrød på Ærø.\n\n/ritzau/".encode("cp865"))
    batch = staged(*files_of([telegram(1)]), dos, wire_file("z.json", telegram(2)))
    row = batch.items.get(file_name="dos.txt")
    restage_file(row.staged, charset="cp865", provider="havnenyt")
    batch.refresh_from_db()
    assert batch.state == BatchState.READING
    work(batch, seconds=None)
    again = batch.items.get(file_name="dos.txt")
    assert (again.provider, again.headline) == ("havnenyt", "Rødgrød på Ærø")
    imported(batch)
    assert Article.objects.get(provider__code="havnenyt").shown.charset_used == "cp865"


def test_reading_a_file_again_renews_what_builds_on_it():
    first, second = wire_file("1.json", telegram(1)), wire_file("2.json", telegram(1, 2))
    batch = staged(first, second)
    restage_file(StagedFile.objects.get(batch=batch, name="1.json"), provider="andre")
    work(batch, seconds=None)
    assert [row.outcome for row in batch.items.order_by("staged")] == ["created", "created"]
    restage_file(StagedFile.objects.get(batch=batch, name="1.json"), provider="")
    work(batch, seconds=None)
    assert [row.outcome for row in batch.items.order_by("staged")] == ["created", "new_version"]


def test_what_cannot_be_kept_is_an_item_of_the_batch():
    damaged = WireFile(name="x.zip", data=b"PK\x03\x04 no zip")
    batch = staged(damaged, wire_file("1.json", telegram(1)))
    assert sorted(batch.items.values_list("file_name", "outcome")) == [("1.json", "created"), ("x.zip", "rejected")]
    imported(batch)
    assert set(batch.items.values_list("state", flat=True)) == {"written"}


def test_a_held_version_is_shown_if_that_was_decided_in_the_preview():
    import_all(*files_of([telegram(1), telegram(1, 2, pubstatus="canceled")]))
    batch = staged(*files_of([telegram(1, 3), telegram(1, 4)]))
    held, follower = batch.items.order_by("staged")
    assert (held.outcome, follower.outcome) == ("held", "held")
    assert decide_item(held, ItemDecision.SHOW) == 1
    follower.refresh_from_db()
    assert follower.outcome == "new_version"
    assert not Article.objects.public().exists()
    imported(batch)
    assert [article.headline for article in Article.objects.public()] == [telegram(1, 4)["headline"]]
    held.refresh_from_db()
    assert (held.standing, held.revision.standing, held.outcome) == ("accepted", "accepted", "held")
    assert held.revision.settled_at is not None


@pytest.mark.parametrize("decision", [ItemDecision.SHOW, ItemDecision.KEEP])
def test_a_conflict_is_decided_in_the_preview(decision):
    import_all(*files_of([telegram(1)]))
    batch = staged(*files_of([telegram(1, headline="Den anden rubrik")]))
    item = batch.items.get()
    decide_item(item, decision)
    imported(batch)
    shows_new = decision is ItemDecision.SHOW
    assert Article.objects.get().headline == ("Den anden rubrik" if shows_new else telegram(1)["headline"])
    standings = list(Revision.objects.order_by("pk").values_list("standing", flat=True))
    assert standings == (["conflict", "accepted"] if shows_new else ["accepted", "conflict"])
    item.refresh_from_db()
    assert item.revision.settled_at is not None


def test_only_what_waits_for_a_decision_can_be_decided():
    batch = staged(*files_of([telegram(1)]))
    with pytest.raises(CannotDecide) as refused:
        decide_item(batch.items.get(), ItemDecision.SHOW)
    assert refused.value.note.code == "nothing_to_decide"


def test_a_version_that_a_newer_kill_hides_cannot_be_shown():
    kill = {"pubstatus": "canceled"}
    import_all(*files_of([telegram(1), telegram(1, 2, **kill), telegram(1, 5, **kill)]))
    batch = staged(*files_of([telegram(1, 3)]))
    with pytest.raises(CannotDecide) as refused:
        decide_item(batch.items.get(), ItemDecision.SHOW)
    assert refused.value.note.code == "still_killed"


def test_the_log_says_who_imported_and_who_dropped():
    editor = User.objects.create_user("anna")
    batch = stage(files_of([telegram(1)]), origin=Origin.UPLOAD, label="test", user=editor)
    work(batch, seconds=None)
    start_import(batch, editor)
    other = staged(wire_file("2.json", telegram(2)))
    discard(other, editor)
    entries = LogEntry.objects.order_by("pk").values_list("user__username", "object_id", "change_message")
    assert [(who, pk) for who, pk, _what in entries] == [("anna", str(batch.pk)), ("anna", str(other.pk))]
    assert all(what for _who, _pk, what in entries)


@pytest.mark.parametrize("count", [1, 8])
def test_a_preview_takes_the_same_number_of_queries_for_any_number_of_new_stories(django_assert_num_queries, count):
    batch = stage([wire_file("f.json", *map(telegram, range(count + 1)))], origin=Origin.UPLOAD, label="t", user=None)
    with django_assert_num_queries(PREVIEW):
        work(batch, seconds=None)


@pytest.mark.django_db(transaction=True)
def test_two_never_work_on_one_batch_at_once():
    batch = staged(*files_of([telegram(1)]))
    start_import(batch, None)
    inside, leave = threading.Event(), threading.Event()

    def hold() -> None:
        from articles.importing.hold import held

        with held(batch):
            inside.set()
            leave.wait(30)
        connection.close()

    other = threading.Thread(target=hold)
    other.start()
    assert inside.wait(30)
    assert work(batch, seconds=None).done == 0
    leave.set()
    other.join()
    assert work(batch, seconds=None).state == BatchState.DONE


def test_nothing_happens_to_a_batch_that_waits_for_nobody():
    batch = imported(staged(*files_of([telegram(1)])))
    assert work(batch, seconds=None).state == BatchState.DONE
    start_import(batch, None)
    discard(batch)
    assert batch.state == BatchState.DONE
    assert Outcome(batch.items.get().outcome) is Outcome.CREATED
