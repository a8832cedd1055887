"""Files through the whole importer into a real database."""

from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pytest
from django.db import connection

from articles.importing import ItemResult, collect, import_files, settle_article
from articles.importing.run import CHUNK_ITEMS
from articles.models import Article, BatchState, ImportBatch, ImportItem, Mention, Origin, Outcome, Revision, Standing
from articles.story import Moment, Note
from articles.wire import WireFile
from tests.importing.archive import found, whole_archive
from tests.importing.telegrams import chains, telegram, wire_file

pytestmark = pytest.mark.django_db
PUTIN = "Vladimir Putin og Aleksandr Lukasjenko vil styrke samarbejdet"
SEEDS = Path(__file__).parents[2] / "fixtures"


def import_all(*files: WireFile) -> list[ItemResult]:
    return list(import_files(files, batch=ImportBatch.objects.create(origin=Origin.COMMAND, label="test")))


def outcomes(results: list[ItemResult]) -> list[Outcome]:
    return [result.outcome for result in results]


def codes(result: ItemResult) -> list[str]:
    return [reason.code for reason in result.reasons]


def files_of(telegrams: list[dict]) -> list[WireFile]:
    return [wire_file(f"{number:04}.json", one) for number, one in enumerate(telegrams)]


def test_the_seeds_are_of_august_2020_and_have_derived_headlines():
    paths = sorted(str(path) for path in SEEDS.glob("*.txt"))
    results = list(import_files(collect(paths), batch=ImportBatch.objects.create(origin=Origin.COMMAND)))
    assert [(result.outcome, result.reasons) for result in results] == [(Outcome.CREATED, ())] * 2
    assert [
        (article.guid, article.moment, article.published_at, article.headline, article.headline_is_derived)
        for article in Article.objects.public().order_by("guid")
    ] == [
        (
            "000_19ee2faccc60661c",
            Moment.of_month(2020, 8),
            None,
            "I Hviderusland er der voldsomme demonstrationer efter sidste uges valg",
            True,
        ),
        (
            "002_54189c48d2e5fc35",
            Moment.of_month(2020, 8),
            None,
            f"{PUTIN} mellem Rusland og Hviderusland, oplyser Kreml",
            True,
        ),
    ]
    assert Mention.objects.filter(entity__name="Aleksandr Lukasjenko").values("article").distinct().count() == 2


def test_a_story_is_kept_shown_named_and_indexed():
    [result] = import_all(wire_file("one.json", telegram(5)))
    article = Article.objects.get()
    revision = article.shown
    assert (result.outcome, result.reasons, result.article, result.revision) == (
        Outcome.CREATED,
        (),
        article.pk,
        revision.pk,
    )
    assert article.body == "\n\n".join(revision.paragraphs)
    assert (article.headline, article.lead, article.language) == (revision.headline, revision.lead, "da")
    assert article.moment == revision.moment == Moment.of_instant(datetime(2020, 1, 2, 17, 10, tzinfo=UTC))
    assert [(subject.scheme, subject.code) for subject in article.subjects.all()] == [("medtop", "20000523")]
    assert revision.raw.data == wire_file("one.json", telegram(5)).data
    assert article.mentions.filter(entity__name="Ida Vesterlund").exists()
    assert found("telegram") == [article]
    assert not whole_archive()["orphans"]


def test_a_chain_of_versions_ends_in_the_same_archive_whatever_the_order():
    chain = [
        telegram(1),
        telegram(1, 2, pubstatus="withheld"),
        telegram(1, 4, pubstatus="canceled", headline="", description_text="", body_html=""),
        telegram(1, 5, headline="Kommer efter tilbagekaldelsen"),
    ]
    ends = []
    for order in permutations(chain):
        import_all(*(wire_file(f"{one['version']}.json", one) for one in order))
        ends.append(whole_archive())
        ImportItem.objects.all().delete()
        Article.objects.all().delete()
    assert len(ends) == 24
    assert all(end["articles"] == ends[0]["articles"] for end in ends)
    assert all(end["revisions"] == ends[0]["revisions"] for end in ends)
    assert all(end["mentions"] == ends[0]["mentions"] for end in ends)


def test_importing_twice_changes_nothing():
    files = files_of(chains(60))
    import_all(*files)
    before = whole_archive()
    changed_at = list(Article.objects.order_by("pk").values_list("changed_at", flat=True))
    results = import_all(*files)
    assert outcomes(results) == [Outcome.UNCHANGED] * 60
    assert whole_archive() == before
    assert list(Article.objects.order_by("pk").values_list("changed_at", flat=True)) == changed_at
    assert ImportItem.objects.filter(batch=ImportBatch.objects.latest("pk")).count() == 60


def test_a_dry_run_says_what_a_real_one_does_and_writes_nothing():
    telegrams = [*chains(CHUNK_ITEMS + 40), telegram(901, replacing=[telegram(902)["uri"]]), telegram(902)]
    files = [*files_of(telegrams), WireFile(name="seed.txt", data=b" date 2020-08 Samme tekst.\n\n/ritzau/")]
    files += [WireFile(name="other.txt", data=files[-1].data), WireFile(name="empty.json", data=b"")]
    import_all(*files[40:60])
    before = whole_archive()
    dry = list(import_files(files, batch=None))
    assert whole_archive() == before
    real = import_all(*files)
    assert [told(result) for result in dry] == [told(result) for result in real]
    assert {result.outcome for result in real} == set(Outcome) - {Outcome.SKIPPED}


def told(result: ItemResult) -> tuple:
    reasons = tuple((reason.code, reason.text, dict(reason.params)) for reason in result.reasons)
    return result.file, result.item, result.provider, result.guid, result.headline, result.outcome, reasons


def test_a_batch_holds_every_item_in_its_order():
    files = [*files_of([telegram(1), telegram(1), telegram(2), {"uri": ""}]), WireFile(name="blank.txt", data=b" \n")]
    results = import_all(*files)
    batch = ImportBatch.objects.get()
    assert batch.state == BatchState.DONE
    assert batch.finished_at is not None
    assert [(item.file_name, item.item, item.guid, item.outcome, item.reasons) for item in batch.items.all()] == [
        (result.file, result.item, result.guid, result.outcome, [as_row(reason) for reason in result.reasons])
        for result in results
    ]
    assert outcomes(results) == [
        Outcome.CREATED,
        Outcome.UNCHANGED,
        Outcome.CREATED,
        Outcome.REJECTED,
        Outcome.REJECTED,
    ]


def as_row(reason: Note) -> dict:
    return {"code": reason.code, "text": reason.text, "params": dict(reason.params)}


def test_a_bad_item_does_not_stop_its_file_nor_a_bad_file_the_rest():
    feed = wire_file("feed.json", telegram(1), {"headline": "uden uri"}, telegram(2))
    results = import_all(
        WireFile(name="cut.json", data=b'{"uri": "urn:x", "head'), feed, wire_file("last.json", telegram(3))
    )
    assert [(result.file, result.item, result.outcome) for result in results] == [
        ("cut.json", 0, Outcome.REJECTED),
        ("feed.json", 1, Outcome.CREATED),
        ("feed.json", 2, Outcome.REJECTED),
        ("feed.json", 3, Outcome.CREATED),
        ("last.json", 1, Outcome.CREATED),
    ]
    assert Article.objects.count() == 3


def test_a_story_the_database_refuses_is_rejected_and_the_rest_goes_on():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_mention ADD CONSTRAINT test CHECK (text <> 'Vagn Overgaard')")
    results = import_all(*files_of([telegram(0), telegram(1), telegram(2)]))
    assert outcomes(results) == [Outcome.CREATED, Outcome.REJECTED, Outcome.CREATED]
    assert codes(results[1]) == ["not_stored"]
    assert not Article.objects.filter(guid=telegram(1)["uri"]).exists()
    assert not whole_archive()["orphans"]


def test_a_killed_story_keeps_its_headline_and_its_text_unseen():
    import_all(*files_of([telegram(1), telegram(1, 2, pubstatus="canceled", headline="ANNULLERET", body_html="")]))
    article = Article.objects.get()
    assert article.headline == telegram(1)["headline"]
    assert article.body.startswith("Formand Vagn Overgaard")
    assert (article.status, article.status_reason) == ("canceled", "")
    assert list(Article.objects.killed()) == [article]
    assert not Article.objects.public().exists()


def test_what_an_agency_tells_editors_of_a_kill_is_not_the_public_reason():
    import_all(*files_of([telegram(1), telegram(1, 2, pubstatus="canceled", ednote="Ring til Hansen på 12 34 56 78")]))
    article = Article.objects.get()
    assert article.status_reason == ""
    assert "Hansen" not in f"{article.headline} {article.lead} {article.body}"


def test_the_public_reason_an_editor_wrote_stays_as_long_as_the_story_is_withdrawn():
    import_all(*files_of([telegram(1), telegram(1, 3, pubstatus="withheld")]))
    Article.objects.update(status_reason="fejlagtig driftsmelding")
    import_all(*files_of([telegram(1, 2)]))
    assert Article.objects.get().status_reason == "fejlagtig driftsmelding"
    import_all(*files_of([telegram(1, 4)]))
    assert (Article.objects.get().status, Article.objects.get().status_reason) == ("usable", "")


def test_a_tombstone_has_a_headline_and_no_text_even_if_the_kill_has_one():
    import_all(*files_of([telegram(1, 2, pubstatus="canceled")]))
    article = Article.objects.get()
    assert (article.shown, article.headline, article.lead, article.body) == (None, telegram(1, 2)["headline"], "", "")


def test_a_replaced_story_points_to_its_replacement_whichever_comes_first():
    old, new = telegram(1), telegram(2, replacing=[telegram(1)["uri"]])
    ends = []
    for order in ((old, new), (new, old)):
        import_all(*files_of(list(order)))
        ends.append(whole_archive())
        assert Article.objects.get(guid=old["uri"]).replaced_by == Article.objects.get(guid=new["uri"])
        assert [article.guid for article in Article.objects.listed()] == [new["uri"]]
        assert Article.objects.public().count() == 2
        ImportItem.objects.all().delete()
        Article.objects.all().delete()
    assert ends[0]["articles"] == ends[1]["articles"]


def test_a_replacement_that_is_held_replaces_nothing_also_when_its_kill_comes_late():
    one, killed = telegram(2, 1), telegram(2, 2, pubstatus="canceled")
    three = telegram(2, 3, replacing=[telegram(1)["uri"]])
    for order in ((one, killed, three), (one, three, killed)):
        import_all(*files_of(list(order)))
        assert [article.guid for article in Article.objects.all()] == [one["uri"]]
        ImportItem.objects.all().delete()
        Article.objects.all().delete()


def test_two_stories_that_replace_each_other_do_not_both_disappear():
    one, two = telegram(1, replacing=[telegram(2)["uri"]]), telegram(2, replacing=[telegram(1)["uri"]])
    import_all(*files_of([one, two]))
    assert Article.objects.listed().count() == 1


def test_the_same_file_under_another_name_is_said_to_look_the_same():
    seed = b" date 2020-08 Samme tekst kommer to gange.\n\n/ritzau/"
    results = import_all(WireFile(name="a/first.txt", data=seed), WireFile(name="b/second.txt", data=seed))
    assert outcomes(results) == [Outcome.CREATED, Outcome.CREATED]
    assert codes(results[1]) == ["same_file"]
    assert dict(results[1].reasons[0].params) == {"guid": "first"}


def test_an_editor_releases_what_was_held_and_later_versions_follow():
    import_all(*files_of([telegram(1), telegram(1, 2, pubstatus="canceled"), telegram(1, 3)]))
    article = Article.objects.get()
    assert not Article.objects.public().exists()
    Revision.objects.filter(version=3).update(standing=Standing.ACCEPTED)
    settle_article(article)
    assert [article.headline for article in Article.objects.public()] == [telegram(1, 3)["headline"]]
    assert outcomes(import_all(*files_of([telegram(1, 4)]))) == [Outcome.NEW_VERSION]
    assert [article.headline for article in Article.objects.public()] == [telegram(1, 4)["headline"]]
    import_all(*files_of([telegram(1, 5, pubstatus="canceled")]))
    assert not Article.objects.public().exists()


def test_an_editor_settles_a_conflict():
    import_all(*files_of([telegram(1), telegram(1, headline="Den anden rubrik")]))
    article = Article.objects.get()
    first, other = article.revisions.order_by("pk")
    Revision.objects.filter(pk=first.pk).update(standing=Standing.CONFLICT)
    Revision.objects.filter(pk=other.pk).update(standing=Standing.ACCEPTED)
    settle_article(article)
    article.refresh_from_db()
    assert (article.shown, article.headline) == (other, "Den anden rubrik")
    assert found("anden rubrik") == [article]
    assert found(telegram(1)["headline"]) == []


OPENING, ASKING, CLOSING = 4, 3, 5
"""Queries of a whole import: the batch, and that nothing waits for the disk; what is known, under which names, and the
provider's row; that no name is new, and the batch, which waits."""
NAMES, STORY = 3, 12
"""Queries about names and spellings that this import has not met and about editors' decisions, and of a created story
with none of those: lock, what is known, file, version, story, print, lock on decisions, dates, mentions, item, with
savepoints that are transactions outside tests."""
LIKE = 17
"""Queries that find the near-duplicates of all that came, the lock among them, one for prints filed under no month and
one for months with stories, two that find that nothing waits any more, and one that no name is new."""
INDEX = 1
"""Queries that find that too few changes wait to be indexed: after every portion read, and at the end."""


@pytest.mark.parametrize("numbers", [(31,), (31, 79, 103)])
def test_a_created_story_takes_the_same_number_of_queries_in_any_company(django_assert_num_queries, numbers):
    import_all(*files_of([telegram(number) for number in range(1, 9)]))
    batch = ImportBatch.objects.create(origin=Origin.COMMAND)
    with django_assert_num_queries(OPENING + ASKING + NAMES + len(numbers) * STORY + LIKE + 2 * INDEX + CLOSING):
        list(import_files(files_of([telegram(number) for number in numbers]), batch=batch))


def test_a_file_of_many_items_is_kept_once(django_assert_num_queries):
    import_all(*files_of([telegram(7)]))
    batch = ImportBatch.objects.create(origin=Origin.COMMAND)
    with django_assert_num_queries(OPENING + ASKING + NAMES + 1 + 3 * (STORY - 1) + LIKE + 2 * INDEX + CLOSING):
        list(import_files([wire_file("feed.json", telegram(31), telegram(79), telegram(103))], batch=batch))
    assert Revision.objects.filter(batch=batch).values("raw").distinct().count() == 1


@pytest.mark.parametrize("count", [1, 8])
def test_what_is_unchanged_takes_no_queries_of_its_own(django_assert_num_queries, count):
    files = files_of([telegram(number) for number in range(1, 9)])
    import_all(*files)
    batch = ImportBatch.objects.create(origin=Origin.COMMAND)
    with django_assert_num_queries(OPENING + ASKING + 1 + 3 + 2 * INDEX + CLOSING):
        list(import_files(files[:count], batch=batch))
