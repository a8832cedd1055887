"""Feeds on schedule: every minute a job for each feed that is due. Workers run them, as many as there are."""

from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from articles.importing.feeds.poll import due_feeds, poll


@app.periodic(cron="* * * * *")
@app.task(name="ask_due_feeds", queueing_lock="ask_due_feeds", pass_context=False)
def ask_due_feeds(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate gives it
    """Queue a job for every feed that is due, unless one waits already."""
    for feed in due_feeds(timezone.now()):
        try:
            ask_feed.configure(queueing_lock=f"feed-{feed.pk}").defer(pk=feed.pk)
        except AlreadyEnqueued:
            continue


@app.task(name="ask_feed")
def ask_feed(pk: int) -> None:
    """Ask one feed, if it is still due: it may have been asked, or switched off, while the job waited."""
    feed = due_feeds(timezone.now()).filter(pk=pk).first()
    if feed is not None:
        poll(feed)
