"""Reads some stories again in one transaction, under their locks."""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db import InterfaceError, OperationalError, transaction

from articles.entities.dates import DateFound
from articles.entities.link import Found, KnownNames, found_in, link_mentions, note_reader
from articles.entities.name import Name
from articles.importing.lock import lock_stories_to_write
from articles.importing.rereading.changes import Changes, Failure, Spots
from articles.importing.rereading.choose import stories_to_reread
from articles.index.settle import settle
from articles.models import Article, DateMention, Mention
from articles.models.again import ATTEMPTS, may_try_again

logger = logging.getLogger(__name__)

STORIES_AT_ONCE = 20
"""Stories in one transaction. One each takes nearly three times as long; more than these hardly save anything."""

_Stamp = tuple[datetime, str]
_F = TypeVar("_F", Name, DateFound)


@dataclass(frozen=True, slots=True)
class _Read:
    """A story as it was read, without its lock, and what its texts say."""

    article: Article
    found: Found

    @property
    def stamp(self) -> _Stamp:
        """Differs from the row's when the story has changed, or was read by another run, since."""
        return self.article.changed_at, self.article.names_read_with


class Rereader:
    """Reads portions, remembering the names it met. For one process.

    Reading takes most of the time and is done before any lock is taken; what is locked only has its rows replaced. A
    dry run takes no lock and writes nothing.
    """

    def __init__(self, *, every: bool = False, dry_run: bool = False) -> None:
        self.every = every
        self.dry_run = dry_run
        self.names = KnownNames()

    def results(self, stories: Sequence[int]) -> Iterator[Changes]:
        """What changes in these stories (primary keys), a few at a time; what has been yielded is stored."""
        for at in range(0, len(stories), STORIES_AT_ONCE):
            yield self.reread(stories[at : at + STORIES_AT_ONCE])
        if not self.dry_run:
            settle()

    def reread(self, stories: Sequence[int]) -> Changes:
        """Read these stories (primary keys) again and say what changed.

        Stored when this returns: whole stories, each with the reader's fingerprint. One that cannot be read is told of
        and left as it was. Raises OperationalError or InterfaceError when the database is lost or full; then nothing
        of the portion is stored.
        """
        for number in range(1, ATTEMPTS + 1):
            try:
                return self._attempt(stories)
            except (OperationalError, InterfaceError) as problem:
                self.names = KnownNames()
                if number == ATTEMPTS or not may_try_again(problem):
                    raise
            except Exception as problem:
                self.names = KnownNames()
                if len(stories) > 1:
                    return self._one_by_one(stories)
                logger.exception("Reading the names of story %s failed.", stories[0])
                sentence = f"{type(problem).__name__}: {problem}".splitlines()[0]
                return Changes(failures=[Failure(story=stories[0], problem=sentence)])
        raise AssertionError("the last attempt returns or raises")

    def _one_by_one(self, stories: Sequence[int]) -> Changes:
        """As reread(), but that one story does not spoil it for the others."""
        changes = Changes()
        for story in stories:
            changes += self.reread([story])
        return changes

    def _attempt(self, stories: Sequence[int]) -> Changes:
        read = [_Read(article, found_in(article)) for article in self._still_to_read(stories)]
        changes = Changes(passed=len(stories) - len(read))
        if self.dry_run:
            _count(changes, read, _names_of(stories), _dates_of(stories))
        elif read:
            changes += self._write(read)
        return changes

    def _write(self, read: Sequence[_Read]) -> Changes:
        """Store what was read, but for stories that have changed meanwhile: those are read again."""
        changes = Changes()
        self.names.keep(name for one in read for of in one.found.names.values() for name in of)
        with transaction.atomic():
            lock_stories_to_write([one.article.pk for one in read])
            stamps = _stamps([one.article.pk for one in read])
            same = [one for one in read if stamps.get(one.article.pk) == one.stamp]
            pks = [one.article.pk for one in same]
            names, dates = _names_of(pks), _dates_of(pks)
            for one in same:
                is_bare = not names[one.article.pk] and not dates[one.article.pk]
                link_mentions(one.article, self.names, is_new=is_bare, found=one.found)
            note_reader(pks)
        _count(changes, same, names, dates)
        if changed := sorted(stamps.keys() - set(pks)):
            changes += self.reread(changed)
        return changes

    def _still_to_read(self, stories: Sequence[int]) -> list[Article]:
        """Those of the stories that no other run was faster to read, and that were not emptied."""
        articles = stories_to_reread(every=self.every).filter(pk__in=stories)
        return list(articles.order_by("-pk"))


def _count(changes: Changes, read: Iterable[_Read], names: Mapping[int, Spots], dates: Mapping[int, Spots]) -> None:
    """Compare what the stories say with the rows that they had."""
    for one in read:
        pk, found = one.article.pk, one.found
        changes.add_story(names[pk], _places(found.names, lambda name: (name.type.value, name.name)))
        changes.dates.add(dates[pk], _places(found.dates, lambda day: (day.first_day, day.end_day, day.unit)))


def _places(found: Mapping[str, Sequence[_F]], meaning: Callable[[_F], Any]) -> Spots:
    return {(field, one.start, one.end): meaning(one) for field, of in found.items() for one in of}


def _stamps(stories: Sequence[int]) -> dict[int, _Stamp]:
    rows = Article.objects.filter(pk__in=stories).values_list("pk", "changed_at", "names_read_with")
    return {pk: (changed_at, reader) for pk, changed_at, reader in rows}


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
