"""What reading stories again changed, and which names came into the archive or went from it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from articles.models import Entity, Mention

NAMES_AT_ONCE = 1000

NameKey = tuple[str, str]
"""Type and name, as a text is first taken for."""
Spots = Mapping[tuple[str, int, int], Any]
"""What stands at which characters (field, start, end) of one story."""


@dataclass(slots=True)
class Kept:
    """How many marks were there before and after (same), only after (new), only before (gone)."""

    same: int = 0
    new: int = 0
    gone: int = 0

    def add(self, before: Spots, after: Spots) -> None:
        """Count one story."""
        same = len(before.items() & after.items())
        self.same += same
        self.new += len(after) - same
        self.gone += len(before) - same

    def __iadd__(self, other: "Kept") -> "Kept":
        self.same += other.same
        self.new += other.new
        self.gone += other.gone
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A story (primary key) that could not be read, and a sentence why."""

    story: int
    problem: str


@dataclass(slots=True)
class Changes:
    """Of one portion or of all. A mention is the same when its characters, its name and its type are."""

    read: int = 0
    passed: int = 0
    """Stories that another run had read in the meantime, or that were emptied."""
    failures: list[Failure] = field(default_factory=list)
    mentions: Kept = field(default_factory=Kept)
    dates: Kept = field(default_factory=Kept)
    names: Counter[NameKey] = field(default_factory=Counter)
    """Mentions more, or fewer, by name; those of which it is none are left out."""
    retyped: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """Mentions with the same characters and name, by name, type before and type after."""

    def add_story(self, before: Spots, after: Spots) -> None:
        """Count the names of one story, each (type, name)."""
        self.read += 1
        self.mentions.add(before, after)
        self.names.update(after.values())
        self.names.subtract(before.values())
        for place in before.keys() & after.keys():
            (was, name), (is_now, same_name) = before[place], after[place]
            if name == same_name and was != is_now:
                self.retyped[name, was, is_now] += 1
        self._forget_equal()

    def __iadd__(self, other: "Changes") -> "Changes":
        self.read += other.read
        self.passed += other.passed
        self.failures += other.failures
        self.mentions += other.mentions
        self.dates += other.dates
        self.names.update(other.names)
        self.retyped.update(other.retyped)
        self._forget_equal()
        return self

    def _forget_equal(self) -> None:
        for name in [name for name, number in self.names.items() if not number]:
            del self.names[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedChange:
    """A name and how many mentions it has now, or had."""

    type: str
    name: str
    mentions: int


Watch = Callable[[int], Any]
"""Told how many more names were looked up."""


def names_that_came(changes: Changes, *, dry_run: bool, watch: Watch = lambda _: None) -> list[NamedChange]:
    """The names without a mention before and with one after, most mentions first; a dry run's would have them."""
    found = [
        NamedChange(type=type_, name=name, mentions=after)
        for (type_, name), before, after in _numbers(changes, dry_run=dry_run, gained=True, watch=watch)
        if before <= 0 < after
    ]
    return sorted(found, key=_most_first)


def names_that_went(changes: Changes, *, dry_run: bool, watch: Watch = lambda _: None) -> list[NamedChange]:
    """The names with a mention before and none after, most mentions first. Their rows and addresses stay."""
    found = [
        NamedChange(type=type_, name=name, mentions=before)
        for (type_, name), before, after in _numbers(changes, dry_run=dry_run, gained=False, watch=watch)
        if after <= 0 < before
    ]
    return sorted(found, key=_most_first)


def _numbers(changes: Changes, *, dry_run: bool, gained: bool, watch: Watch) -> Iterator[tuple[NameKey, int, int]]:
    """Mentions in the whole archive before and after, of each name that has more (`gained`), or fewer."""
    keys = [key for key, number in changes.names.items() if (number > 0) is gained]
    for at in range(0, len(keys), NAMES_AT_ONCE):
        some = keys[at : at + NAMES_AT_ONCE]
        stored = _stored(some)
        for key in some:
            change, number = changes.names[key], stored.get(key, 0)
            yield (key, number, number + change) if dry_run else (key, number - change, number)
        watch(len(some))


def _stored(keys: list[NameKey]) -> dict[NameKey, int]:
    """How many mentions were found as each of these names, blocked ones too; none for those without."""
    named = Entity.objects.filter(name__in={name for _type, name in keys}, qualifier="").order_by()
    entities = {pk: (type_, name) for pk, type_, name in named.values_list("pk", "type", "name")}
    counted = Mention.everything.filter(found__in=entities).order_by().values_list("found").annotate(Count("pk"))
    return {entities[pk]: number for pk, number in counted}


def _most_first(change: NamedChange) -> tuple[int, str, str]:
    return -change.mentions, change.name, change.type
