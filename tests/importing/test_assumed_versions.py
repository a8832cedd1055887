"""Feeds know no versions: what changed under the same guid is a new version, which the archive numbers itself."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.importing.plan import plan_import
from articles.importing.read import Item
from articles.importing.run import Run
from articles.importing.versions import History
from articles.models import Article, ImportBatch, Origin, Outcome, Revision
from articles.story import Moment, Story

SENT = datetime(2020, 8, 16, 12, tzinfo=UTC)
STORY = Story(
    guid="https://havnenyt.example/1",
    provider="havnenyt",
    format="rss-2",
    version_is_assumed=True,
    headline="Havnen udvides",
    paragraphs=("Første tekst.",),
    published=Moment.of_instant(SENT),
)
CHANGED = replace(STORY, paragraphs=("Anden tekst.",), published=Moment.of_instant(SENT + timedelta(hours=1)))
AGAIN = replace(STORY, paragraphs=("Tredje tekst.",), published=Moment.of_instant(SENT + timedelta(hours=2)))


def item(story: Story, file: str) -> Item:
    """`story` as the first item of a file."""
    return Item(file=f"{file}.xml", number=1, story=story, data=file.encode(), sha256=file)


def arrive(*stories: Story) -> tuple[History, list[Outcome]]:
    """A story after these deliveries, each in a file of its own, and how they ended."""
    history, outcomes = History(), []
    for number, story in enumerate(stories):
        plan = plan_import(item(story, str(number)), history, SENT + timedelta(days=1))
        history = plan.after
        outcomes.append(plan.result.outcome)
    return history, outcomes


def test_what_changed_is_the_next_version_and_what_did_not_is_unchanged():
    story, outcomes = arrive(STORY, STORY, CHANGED, STORY, CHANGED, AGAIN)
    assert outcomes == [
        Outcome.CREATED,
        Outcome.UNCHANGED,
        Outcome.NEW_VERSION,
        Outcome.UNCHANGED,
        Outcome.UNCHANGED,
        Outcome.NEW_VERSION,
    ]
    assert [version.number for version in story.versions] == [1, 2, 3]


def test_the_time_decides_when_an_older_text_comes_later():
    story, outcomes = arrive(CHANGED, STORY)
    assert outcomes == [Outcome.CREATED, Outcome.OLDER_FILED]
    assert [version.number for version in story.versions] == [1, 2]


def test_the_same_bytes_are_unchanged_however_they_are_read_by_then():
    first = plan_import(item(STORY, "a"), History(), SENT)
    history = plan_import(item(CHANGED, "b"), first.after, SENT).after
    better = replace(CHANGED, byline="Asta Lundby")
    assert plan_import(item(better, "b"), history, SENT).result.outcome is Outcome.UNCHANGED


def test_a_teaser_takes_no_place_of_a_full_text():
    story, outcomes = arrive(STORY, replace(CHANGED, is_teaser=True))
    assert outcomes == [Outcome.CREATED, Outcome.NEW_VERSION]
    assert plan_import(item(AGAIN, "z"), story, SENT).after.versions[-1].number == 3


def test_the_largest_number_has_none_after_it():
    largest = replace(STORY, version=2**63 - 1, version_is_assumed=False)
    story, outcomes = arrive(largest, CHANGED)
    assert [version.number for version in story.versions] == [2**63 - 1, 2**63 - 1]
    assert outcomes == [Outcome.CREATED, Outcome.CONFLICT]


@pytest.mark.django_db
def test_the_archive_keeps_the_number_that_it_gave():
    batch = ImportBatch.objects.create(origin=Origin.FEED, label="havnenyt")
    run = Run(batch)
    for number, story in enumerate((STORY, CHANGED, STORY, AGAIN)):
        assert run.writer is not None
        plan = plan_import(item(story, str(number)), History(), timezone.now())
        run.writer.write(plan, None)
    assert list(batch.items.values_list("outcome", flat=True)) == ["created", "new_version", "unchanged", "new_version"]
    rows = Revision.objects.order_by("pk").values_list("version", "version_is_assumed", "paragraphs")
    assert list(rows) == [(1, True, ["Første tekst."]), (2, True, ["Anden tekst."]), (3, True, ["Tredje tekst."])]
    assert Article.objects.get().body == "Tredje tekst."
