"""`manage.py poll_feeds [NAME...]`: ask the feeds that are due, for whoever has cron and no worker."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from articles.importing.feeds import due_feeds, poll
from articles.importing.trouble import database_trouble
from articles.management.prepared import refuse_unprepared_database
from articles.management.report import DATABASE_LOST, SOMETHING_REJECTED
from articles.models import Feed


class Command(BaseCommand):
    """One line for every feed that was asked."""

    help = (
        "Ask the feeds that are due and import what is new. Exit code: 0 all fine; 1 a feed failed; 3 the database"
        " was lost or is full."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which feeds."""
        parser.add_argument("names", nargs="*", metavar="NAME", help="ask the feed of this name, due or not")
        parser.add_argument("--all", action="store_true", help="ask every feed, due or not, switched on or off")

    def handle(self, *, names: list[str], **options: Any) -> None:
        """Ask one after the other."""
        refuse_unprepared_database()
        has_failed = False
        for feed in _named(names) if names else Feed.objects.all() if options["all"] else due_feeds(timezone.now()):
            try:
                result = poll(feed)
            except (OperationalError, InterfaceError) as lost:
                self.stderr.write(f"{feed.name}: {database_trouble(lost)} The feed will be asked again.")
                sys.exit(DATABASE_LOST)
            self.stdout.write(f"{feed.name}: {result}")
            has_failed = has_failed or feed.failures > 0
        if has_failed:
            sys.exit(SOMETHING_REJECTED)


def _named(names: list[str]) -> list[Feed]:
    feeds = Feed.objects.filter(name__in=names)
    known = {feed.name for feed in feeds}
    for name in names:
        if name not in known:
            there_are = ", ".join(Feed.objects.values_list("name", flat=True)) or "none"
            raise CommandError(f"No feed is called {name}. There are: {there_are}. Nothing was asked.")
    return list(feeds)
