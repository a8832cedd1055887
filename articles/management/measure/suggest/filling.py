"""An archive as far as suggestions see it: names with their spellings, and an index of short stories that mention them.

Rows and segments are made directly, always the same. All full segments share the words of the first; names and days
are each one's own. Of the stories themselves only those exist that write a name in another way than it is called.
"""

from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256

import numpy as np
from django.db import connection, transaction

from articles.entities.fold import danish_sort_key, fold_words
from articles.index.blocks import MOST_SLOTS
from articles.index.columns import Array, IndexedStory, columns_of, newest_last
from articles.index.load import name_number
from articles.index.segment import Segment, segment_of
from articles.index.store import headers, write_segment
from articles.management.measure.search.names import kind_of, name_of
from articles.management.measure.search.vocabulary import danish_words
from articles.management.measure.search.world import words_at, zipf
from articles.models import Alias, Article, Entity, ImportBatch, Mention, Origin, Provider, RawFile, Revision, Section
from articles.models.copying import copy_models

SEED = 20_260_202
WORDS, NAMES = 60, 4
"""Of a story."""
SECTIONS = ("Indland", "Udland", "Politik", "Erhverv", "Sport", "Kultur", "Krimi", "Vejr")
FIRST_DAY = date(2006, 1, 1).toordinal()
DAYS = 7_000
SPELLING_STORIES = 100
WRITTEN = 4
"""One name in so many is written in another way too."""
MICROSECONDS_A_DAY = 86_400_000_000
_EPOCH_DAY = date(1970, 1, 1).toordinal()


def names(number: int) -> Iterator[tuple[int, str, str]]:
    """So many names: key, type, name. Of every other person the last name is one that nobody else has."""
    rare = danish_words(number + 20_000)[20_000:]
    for at in range(1, number + 1):
        kind, name = kind_of(at), name_of(at)
        if kind == "person" and at % 2:
            name = f"{name.rpartition(' ')[0]} {rare[at - 1].capitalize()}"
        yield at, kind, name


def written_otherwise(name: str) -> str:
    """A spelling that another agency would use."""
    other = name.replace("ø", "oe").replace("å", "aa").replace("k", "c").replace("v", "w")
    return other if other != name else f"{name}s"


def stories_there() -> int:
    """How many stories the index holds."""
    return sum(header.size for header in headers())


def fill(stories: int, number: int, tell: Callable[[int], None]) -> None:
    """Fill an empty archive; `tell` gets the number of stories after each segment."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL newsarchive.bulk = 'on'")
        copy_models(Entity, [_entity(pk, kind, name) for pk, kind, name in names(number)])
        copy_models(Alias, [alias for pk, _kind, name in names(number) for alias in _spellings(pk, name)])
        _store_stories(number)
        sections = [Section.objects.create(name=name).pk for name in SECTIONS]
    words = danish_words(words_at(stories))
    numbers = np.array([name_number(pk, kind) for pk, kind, _name in names(number)], np.int64)
    shared: Segment | None = None
    for first in range(0, stories, MOST_SLOTS):
        portion = range(first, min(first + MOST_SLOTS, stories))
        told = newest_last(list(_stories(portion, stories, words, numbers, sections)))
        if shared is None or len(portion) < MOST_SLOTS:
            shared = segment_of(told)
        columns = columns_of(told, shared.columns.length, shared.columns.title_end)
        with transaction.atomic():
            write_segment(Segment(columns, shared.blocks, shared.terms, shared.paired))
        tell(len(portion))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def _entity(pk: int, kind: str, name: str) -> Entity:
    return Entity(
        pk=pk,
        type=kind,
        name=name,
        sort_key=danish_sort_key(name),
        is_compared=True,
    )


def _spellings(pk: int, name: str) -> Iterator[Alias]:
    yield Alias(pk=2 * pk, entity_id=pk, text=name, words=fold_words(name))
    if pk % WRITTEN == 0:
        other = written_otherwise(name)
        yield Alias(pk=2 * pk + 1, entity_id=pk, text=other, words=fold_words(other))


def _store_stories(number: int) -> None:
    """The stories in which other spellings stand."""
    provider = Provider.objects.create(code="maalebureauet", name="Målebureauet")
    batch = ImportBatch.objects.create(origin=Origin.COMMAND, label="benchmark suggest")
    raw = RawFile.objects.keep(b"benchmark suggest")
    articles = [Article.objects.create(provider=provider, guid=f"urn:suggest:{at}") for at in range(SPELLING_STORIES)]
    for article in articles:
        digest = sha256(article.guid.encode()).hexdigest()
        article.shown = Revision.objects.create(
            article=article,
            batch=batch,
            raw=raw,
            content_sha256=digest,
            version=1,
            format="ninjs",
            charset_used="utf-8",
        )
        article.save()
    written = [(pk, written_otherwise(name)) for pk, _kind, name in names(number) if pk % WRITTEN == 0]
    copy_models(
        Mention,
        [
            Mention(
                pk=pk,
                article=articles[pk // WRITTEN % SPELLING_STORIES],
                entity_id=pk,
                found_id=pk,
                field="body",
                start=1000 * pk,
                end=1000 * pk + len(other),
                text=other,
            )
            for pk, other in written
        ],
    )


def _stories(
    portion: range, stories: int, words: list[str], numbers: Array, sections: list[int]
) -> Iterator[IndexedStory]:
    chance = np.random.default_rng([SEED, portion.start])
    said = zipf(chance.random((len(portion), WORDS)), len(words), 1.05, 20)
    named = zipf(chance.random((len(portion), NAMES)), len(numbers), 0.9, 50)
    for at, ranks, of in zip(portion, said.tolist(), np.sort(numbers[named], axis=1).tolist(), strict=True):
        day = FIRST_DAY + at * DAYS // stories
        yield IndexedStory(
            pk=at + 1,
            sort_at=(day - _EPOCH_DAY) * MICROSECONDS_A_DAY,
            first_day=day,
            end_day=day + 1,
            precision="day",
            section=sections[at % len(sections)],
            provider=1,
            language="da",
            body=" ".join([words[rank] for rank in ranks]),
            names=sorted(set(of)),
        )
