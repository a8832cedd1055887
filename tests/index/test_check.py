"""articles.index.check finds what is wrong with an index, and nothing wrong with a right one."""

from datetime import timedelta

import numpy as np
import pytest
from django.db import connection
from django.utils import timezone

from articles.index.check import check
from articles.index.columns import with_names
from articles.index.settle import settle
from articles.index.store import bury, headers, read_alive, read_columns, rewrite_names
from articles.models import Article, Mention, SearchBlock, SearchChange, SearchColumn, SearchSegment, SearchWord
from tests.factories import ArticleFactory, SectionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories() -> list[Article]:
    """Three settled stories in one segment, and one in the journal."""
    made = [
        ArticleFactory(headline="Valget", body="Folk stemte.", persons=["Anna Holm"], dates=["2020-08"]),
        ArticleFactory(headline="Protester", lead="Gaden", body="Mange i gaden.", places=["Minsk"]),
        ArticleFactory(headline="Elections", body="Happy people.", language="en"),
    ]
    settle(waiting=1)
    return [*made, ArticleFactory(headline="Ny")]


def unnoted(sql: str, *parameters: object) -> None:
    """Change something without a note of it."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL newsarchive.bulk = 'on'")
        cursor.execute(sql, parameters)
        cursor.execute("SET LOCAL newsarchive.bulk = ''")


def test_a_right_index_has_no_faults_and_its_stories_are_told(stories):
    told = []
    assert list(check(told.append)) == []
    assert told == [3]


def test_an_empty_index_of_an_empty_archive_is_right():
    assert list(check()) == []


def test_what_waits_for_an_embargo_or_has_left_is_no_fault(stories):
    ArticleFactory(embargo_until=timezone.now() + timedelta(hours=1))
    Article.objects.filter(pk=stories[0].pk).update(status="canceled")
    assert list(check()) == []
    settle(waiting=1)
    assert list(check()) == []


def test_a_name_noted_for_all_its_stories_is_compared_as_readers_see_it(stories):
    mention = Mention.objects.get(text="Minsk")
    other = Mention.objects.get(text="Anna Holm").entity
    unnoted("UPDATE articles_mention SET entity_id = %s WHERE id = %s", other.pk, mention.pk)
    SearchChange.objects.create(kind="n", key=other.pk, stamp=1)
    SearchChange.objects.create(kind="n", key=mention.entity_id, stamp=2)
    assert list(check()) == []


def bury_one(stories):
    segment = headers()[0]
    alive = read_alive([segment])[segment.pk]
    alive[read_columns([segment])[segment.pk].ids == stories[0].pk] = False
    bury(segment.pk, alive)


def index_twice(stories):
    SearchChange.objects.all().delete()
    SearchChange.objects.create(kind="s", key=stories[0].pk, stamp=1)
    segment = headers()[0]
    settle(waiting=1)
    SearchSegment.objects.filter(pk=segment.pk).update(dead=b"")


def empty_names(stories):
    segment = headers()[0]
    columns = read_columns([segment])[segment.pk]
    nobody = np.zeros(0, np.int64)
    rewrite_names(segment.pk, with_names(columns, nobody, nobody))


BREAKS = {
    "forgotten": (
        lambda s: SearchChange.objects.all().delete(),
        ["1 story ({3}) neither in a segment nor among the changed ones."],
    ),
    "left": (bury_one, ["1 story ({0}) neither in a segment nor among the changed ones."]),
    "twice": (
        index_twice,
        [
            "1 story ({0}) in more than one segment.",
            "1 story ({3}) neither in a segment nor among the changed ones.",
        ],
    ),
    "killed": (
        lambda s: unnoted("UPDATE articles_article SET status = 'canceled' WHERE id = %s", s[1].pk),
        ["Segment {segment} has 1 story ({1}) that should not be in it: not listed for good."],
    ),
    "embargoed": (
        lambda s: unnoted(
            "UPDATE articles_article SET embargo_until = now() + interval '1 hour' WHERE id = %s", s[1].pk
        ),
        ["Segment {segment} has 1 story ({1}) that should not be in it: not listed for good."],
    ),
    "moved": (
        lambda s: unnoted(
            "UPDATE articles_article SET section_id = %s, is_corrected = true WHERE id = %s",
            SectionFactory(name="Ny").pk,
            s[1].pk,
        ),
        [
            "Segment {segment} has another flags than its stories for 1 of them.",
            "Segment {segment} has another section than its stories for 1 of them.",
        ],
    ),
    "names": (empty_names, ["Segment {segment} has another names than its stories for 2 of them."]),
    "dates": (
        lambda s: unnoted("UPDATE articles_datemention SET unit = 'day' WHERE article_id = %s", s[0].pk),
        ["Segment {segment} has another spans than its stories for 1 of them."],
    ),
    "holders": (
        lambda s: SearchColumn.objects.filter(name="held").update(data=np.array([4, 8], "<i4").tobytes()),
        ["Segment {segment} does not have by names what it has by stories."],
    ),
    "text": (
        lambda s: unnoted("UPDATE articles_article SET body = 'Mange i byen.' WHERE id = %s", s[1].pk),
        [
            "Segment {segment} lacks the terms of its stories: 1, among them 'dbyen\\x00byen'.",
            "Segment {segment} has other postings than its stories, of the terms: 1, among them 'dgad\\x00gaden'.",
            "Segment {segment} has 1 words that the vocabulary does not hold as they are.",
        ],
    ),
    "row": (
        lambda s: SearchSegment.objects.update(words=7),
        ["Segment {segment} has 11 words, and its row says 7."],
    ),
    "vocabulary": (
        lambda s: (
            SearchWord.objects.filter(form="gaden").update(stem="x"),
            SearchWord.objects.get(form="people").delete(),
        ),
        ["Segment {segment} has 2 words that the vocabulary does not hold as they are."],
    ),
    "blocks": (
        lambda s: SearchBlock.objects.update(last=b"x"),
        ["Segment {segment} has 1 blocks whose first or last term is another than they say."],
    ),
}


@pytest.mark.parametrize("case", BREAKS)
def test_each_fault_is_found_and_said(case, stories):
    segment = SearchSegment.objects.get().pk
    do, sentences = BREAKS[case]
    do(stories)
    pks = [story.pk for story in stories]
    assert list(check()) == [sentence.format(*pks, segment=segment) for sentence in sentences]
