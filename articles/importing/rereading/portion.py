"""Reads some stories again in one transaction, under their locks."""

import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from django.db import InterfaceError, OperationalError, connection, transaction

from articles.entities.link import KnownNames, link_mentions, note_reader
from articles.importing.lock import lock_stories_to_write
from articles.importing.rereading.changes import Changes, Failure, Spots
from articles.importing.rereading.choose import not_yet
from articles.importing.write import ATTEMPTS, RETRIED
from articles.models import Article, DateMention, Mention

logger = logging.getLogger(__name__)

STORIES_AT_ONCE = 1
"""Stories in one transaction."""


class Rereader:
    """Reads portions, remembering the names it met. For one process."""

    def __init__(self, *, every: bool = False, dry_run: bool = False) -> None:
        self.every = every
        self.dry_run = dry_run
        self.names = KnownNames()

    def results(self, stories: Sequence[int]) -> Iterator[Changes]:
        """What changes in these stories (primary keys), a few at a time; what has been yielded is stored."""
        for at in range(0, len(stories), STORIES_AT_ONCE):
            yield self.reread(stories[at : at + STORIES_AT_ONCE])

    def reread(self, stories: Sequence[int]) -> Changes:
        """Read these stories (primary keys) again and say what changed; a dry run takes all of it back.

        Stored when this returns: whole stories, each with the reader's fingerprint. One that cannot be read is told of
        and left as it was. Raises OperationalError or InterfaceError when the database is lost or full; then nothing
        of the portion is stored.
        """
        for number in range(1, ATTEMPTS + 1):
            try:
                return self._in_transaction(stories)
            except (OperationalError, InterfaceError) as problem:
                self.names = KnownNames()
                if not isinstance(problem.__cause__, RETRIED) or number == ATTEMPTS or connection.in_atomic_block:
                    raise
            except Exception as problem:
                self.names = KnownNames()
                if len(stories) == 1:
                    logger.exception("Reading the names of story %s failed.", stories[0])
                    sentence = f"{type(problem).__name__}: {problem}".splitlines()[0]
                    return Changes(failures=[Failure(story=stories[0], problem=sentence)])
                return self._one_by_one(stories)
        raise AssertionError("the last attempt returns or raises")

    def _one_by_one(self, stories: Sequence[int]) -> Changes:
        """As reread(), but that one story does not spoil it for the others."""
        changes = Changes()
        for story in stories:
            changes += self.reread([story])
        return changes

    def _in_transaction(self, stories: Sequence[int]) -> Changes:
        changes = Changes()
        with transaction.atomic():
            lock_stories_to_write(stories)
            articles = self._still_to_read(stories)
            pks = [article.pk for article in articles]
            names, dates = _names_of(pks), _dates_of(pks)
            for article in articles:
                link_mentions(article, self.names)
            names_after, dates_after = _names_of(pks), _dates_of(pks)
            if self.dry_run:
                transaction.set_rollback(True)
            else:
                note_reader(pks)
        if self.dry_run:
            self.names = KnownNames()  # what they were given keys of is gone
        for pk in pks:
            changes.add_story(names[pk], names_after[pk])
            changes.dates.add(dates[pk], dates_after[pk])
        changes.passed = len(stories) - len(articles)
        return changes

    def _still_to_read(self, stories: Sequence[int]) -> list[Article]:
        """As they are now that they are locked, less what another run was faster to read."""
        articles = Article.objects.filter(pk__in=stories).defer("search_vector").order_by("-pk")
        return list(articles if self.every else not_yet(articles))


def _names_of(stories: Sequence[int]) -> Mapping[int, Spots]:
    found: dict[int, dict[tuple[str, int, int], tuple[str, str]]] = defaultdict(dict)
    rows = Mention.everything.filter(article__in=stories).order_by()
    for pk, field, start, end, *named in rows.values_list(
        "article", "field", "start", "end", "found__type", "found__name"
    ):
        found[pk][field, start, end] = (named[0], named[1])
    return found


def _dates_of(stories: Sequence[int]) -> Mapping[int, Spots]:
    found: dict[int, dict[tuple[str, int, int], tuple[object, ...]]] = defaultdict(dict)
    rows = DateMention.objects.filter(article__in=stories).order_by()
    for pk, field, start, end, *said in rows.values_list(
        "article", "field", "start", "end", "first_day", "end_day", "unit"
    ):
        found[pk][field, start, end] = tuple(said)
    return found
