"""Stories are read again once a reader, whole, under their locks; what is counted is what was written."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Event

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from articles.entities.link import link_mentions
from articles.entities.version import reader_version
from articles.importing.lock import lock_story
from articles.importing.rereading import (
    Changes,
    NamedChange,
    Rereader,
    names_that_came,
    names_that_went,
    portions,
    stories_to_reread,
)
from articles.importing.rereading.changes import Failure, Kept
from articles.models import Article, Entity, Mention
from articles.story import Moment
from tests.factories import ArticleFactory
from tests.importing.archive import whole_archive

pytestmark = pytest.mark.django_db


def told(changes: Changes) -> tuple:
    return changes.read, changes.passed, changes.failures, changes.mentions


def story(body: str, **fields) -> Article:
    return ArticleFactory(headline="", body=body, **fields)


def mentioned(article: Article) -> list[tuple[str, str]]:
    return sorted(article.mentions.values_list("entity__type", "entity__name"))


def test_a_story_of_an_older_archive_gets_its_names_and_the_fingerprint():
    old = story("Det sker i Minsk.")
    assert told(Rereader().reread([old.pk])) == (1, 0, [], Kept(new=1))
    old.refresh_from_db()
    assert (mentioned(old), old.names_read_with) == ([("place", "Minsk")], reader_version())


def test_the_fingerprint_is_short_and_the_same_every_time():
    assert reader_version() == reader_version()
    assert 0 < len(reader_version()) <= Article._meta.get_field("names_read_with").max_length


BODY = "Det sker i Minsk, siger EU. Man rejser til Oslo."


def as_read_before() -> Article:
    """Minsk is right, EU was taken for a place, and what is Oslo for Riga."""
    article = story(BODY)
    for type_, name, start in (("place", "Minsk", 11), ("place", "EU", 24), ("place", "Riga", 43)):
        entity = Entity.objects.get_or_create(type=type_, name=name)[0]
        Mention.objects.create(
            article=article, entity=entity, found=entity, field="body", start=start, end=start + len(name), text=name
        )
    return article


@pytest.mark.parametrize("dry_run", [False, True])
def test_what_is_read_is_compared_with_what_stood_there(dry_run):
    article = as_read_before()
    changes = Rereader(dry_run=dry_run).reread([article.pk])
    assert told(changes) == (1, 0, [], Kept(same=1, new=2, gone=2))
    assert changes.retyped == {("EU", "place", "org"): 1}
    assert names_that_came(changes, dry_run=dry_run) == [
        NamedChange(type="org", name="EU", mentions=1),
        NamedChange(type="place", name="Oslo", mentions=1),
    ]
    assert names_that_went(changes, dry_run=dry_run) == [
        NamedChange(type="place", name="EU", mentions=1),
        NamedChange(type="place", name="Riga", mentions=1),
    ]


def test_a_dry_run_writes_nothing_and_takes_no_lock(django_assert_num_queries):
    article = as_read_before()
    before = whole_archive(), list(Entity.objects.values())
    with django_assert_num_queries(3):
        Rereader(dry_run=True).reread([article.pk])
    assert (whole_archive(), list(Entity.objects.values())) == before


def test_a_name_that_another_story_has_neither_came_nor_went():
    article = as_read_before()
    for other in ("Det sker i Riga.", "Det siger EU."):
        link_mentions(story(other))
    changes = Rereader().reread([article.pk])
    assert [each.name for each in names_that_came(changes, dry_run=False)] == ["Oslo"]
    assert [(each.type, each.name) for each in names_that_went(changes, dry_run=False)] == [("place", "EU")]


def test_the_second_time_nothing_is_left_to_read():
    for body in (BODY, "Intet nyt.", "Det sker i Riga."):
        story(body)
    Rereader().reread(next(portions(stories_to_reread(), 10)))
    assert list(portions(stories_to_reread(), 10)) == []
    assert [len(portion) for portion in portions(stories_to_reread(every=True), 2)] == [2, 1]


def test_portions_hold_each_story_once_though_they_are_marked_meanwhile():
    pks = [story("Intet nyt.").pk for _ in range(5)]
    seen = []
    for portion in portions(stories_to_reread(), 2):
        Rereader().reread(portion)
        seen += portion
    assert seen == pks[::-1]


@pytest.mark.parametrize(
    ("since", "days"),
    [
        (None, ["2020-07", "2020-08", "2020-08-15", "2020-08-16", None]),
        (date(2020, 8, 16), ["2020-08", "2020-08-16"]),
        (date(2020, 9, 1), []),
    ],
)
def test_since_is_the_date_of_the_story_and_a_month_counts_to_its_end(since, days):
    made = {
        story("Intet nyt.", moment=moment).pk: day
        for day, moment in {
            "2020-07": Moment.of_month(2020, 7),
            "2020-08": Moment.of_month(2020, 8),
            "2020-08-15": Moment.of_day(date(2020, 8, 15)),
            "2020-08-16": Moment.of_day(date(2020, 8, 16)),
            None: None,
        }.items()
    }
    assert sorted((made[pk] for pk in stories_to_reread(since=since).values_list("pk", flat=True)), key=str) == sorted(
        days, key=str
    )


def test_stories_that_nobody_may_read_are_read_too_and_empty_rows_are_not():
    killed = story(BODY, status="canceled")
    replaced = story(BODY, replaced_by=killed)
    story("")
    assert set(stories_to_reread().values_list("pk", flat=True)) == {killed.pk, replaced.pk}


def test_what_another_run_has_read_is_passed_over():
    article = as_read_before()
    Article.objects.update(names_read_with=reader_version())
    assert told(Rereader().reread([article.pk])) == (0, 1, [], Kept())
    assert told(Rereader(every=True).reread([article.pk])) == (1, 0, [], Kept(same=1, new=2, gone=2))


@pytest.mark.django_db(transaction=True)
def test_a_story_that_changes_between_reading_and_writing_is_read_as_it_is_then():
    """Somebody holds its lock while we read, and changes it once we wait for the lock."""
    article = story(BODY)

    def change_it() -> None:
        try:
            with transaction.atomic():
                lock_story(article.provider.code, article.guid)
                holds.set()
                while not waiting_for_locks():
                    time.sleep(0.01)
                Article.objects.update(body="Det sker i Riga.", changed_at=timezone.now())
        finally:
            connections.close_all()

    holds = Event()
    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(change_it)
        holds.wait()
        assert told(Rereader().reread([article.pk])) == (1, 0, [], Kept(new=1))
        other.result()
    assert mentioned(article) == [("place", "Riga")]


def waiting_for_locks() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)")
        return cursor.fetchone()[0]


def test_one_story_that_cannot_be_stored_does_not_spoil_it_for_the_others():
    bad, good = story("Det sker i Riga."), story("Det sker i Minsk.")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_mention ADD CONSTRAINT no_riga CHECK (text <> 'Riga')")
    changes = Rereader().reread([bad.pk, good.pk])
    [failure] = changes.failures
    assert told(changes) == (1, 0, [failure], Kept(new=1))
    assert failure == Failure(
        story=bad.pk,
        problem='IntegrityError: new row for relation "articles_mention" violates check constraint "no_riga"',
    )
    assert (mentioned(good), mentioned(bad)) == ([("place", "Minsk")], [])
    assert list(stories_to_reread().values_list("pk", flat=True)) == [bad.pk]


@pytest.mark.parametrize(("stories", "queries"), [(1, 16), (3, 20)])
def test_queries_of_a_portion(stories, queries, django_assert_num_queries):
    """Stories; entities twice, spellings; savepoint, keys, lock, stamps, names, dates, decisions, spellings anew,
    reader, release; of each story the lock of decisions and its mentions."""
    pks = [story(BODY).pk for _ in range(stories)]
    with django_assert_num_queries(queries):
        Rereader().reread(pks)


def test_what_was_found_stays_what_was_found_and_a_second_reading_changes_nothing():
    pks = [story(body).pk for body in (BODY, "Det sker i Riga, siger Vladimir Putin. Putin gik.")]
    Rereader().reread(pks)
    before = whole_archive(), list(Entity.objects.values())
    changes = Rereader(every=True).reread(pks)
    assert told(changes) == (2, 0, [], Kept(same=6))
    assert (changes.names, changes.retyped) == ({}, {})
    assert (whole_archive(), list(Entity.objects.values())) == before
