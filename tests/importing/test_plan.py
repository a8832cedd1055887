"""A plan depends on the clock where it must, and on nothing else that passes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from articles.importing.plan import plan_import
from articles.importing.read import Item
from articles.importing.versions import History
from articles.models import Outcome
from articles.story import Moment, Note, Story

NOW = datetime(2020, 8, 16, 12, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)
STORY = Story(guid="urn:x", provider="ritzau", format="ninjs-1", headline="Rubrik", paragraphs=("Tekst.",))


def item(story: Story, sha256: str = "a") -> Item:
    return Item(file="a.json", number=1, story=story, data=b"", sha256=sha256)


@pytest.mark.parametrize(
    "story",
    [
        STORY,
        replace(STORY, published=Moment.of_instant(NOW + timedelta(hours=36))),
        replace(STORY, embargo_until=NOW + timedelta(hours=1)),
        replace(STORY, warnings=(Note(code="date_in_future", text="The date lies in the future."),)),
    ],
    ids=["plain", "dated the day after tomorrow", "under embargo today", "said to lie in the future"],
)
@pytest.mark.parametrize("sha256", ["a", "b"], ids=["same file", "other bytes"])
def test_what_is_imported_today_is_unchanged_tomorrow(story, sha256):
    today = plan_import(item(story), History(), NOW)
    later = replace(story, warnings=())
    tomorrow = plan_import(item(later, sha256), today.after, TOMORROW)
    assert (today.result.outcome, tomorrow.result.outcome) == (Outcome.CREATED, Outcome.UNCHANGED)
    assert tomorrow.after == today.after
