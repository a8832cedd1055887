"""The schedule: a job for each feed that is due, never two for one."""

from datetime import timedelta

import pytest
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.importing.feeds.tasks import ask_due_feeds, ask_feed
from articles.models import Feed
from tests.importing.feeds.serve import says


@pytest.fixture
def feed(site):
    site.pages["/feed"] = says(status=404)
    return Feed.objects.create(name="Kystbureauet", url=site.url("/feed"))


@pytest.mark.django_db(transaction=True)
def test_every_due_feed_gets_one_job_however_often_the_minute_strikes(feed):
    Feed.objects.create(name="later", url="https://feeds.example/", next_check_at=timezone.now() + timedelta(days=1))
    for minute in range(3):
        ask_due_feeds(minute)
    jobs = ProcrastinateJob.objects.filter(task_name="ask_feed")
    assert [(job.args, job.queueing_lock) for job in jobs] == [({"pk": feed.pk}, f"feed-{feed.pk}")]


@pytest.mark.django_db
def test_a_job_asks_its_feed_unless_that_is_not_due_any_more(site, feed):
    ask_feed(feed.pk)
    ask_feed(feed.pk)
    ask_feed(0)
    assert len(site.asked) == 1
    feed.refresh_from_db()
    assert feed.last_result["code"] == "feed_not_found"


def test_workers_know_every_task_of_the_archive():
    assert {"go_on_with", "ask_feed", "ask_due_feeds"} <= {name.rpartition(".")[2] for name in app.tasks}
