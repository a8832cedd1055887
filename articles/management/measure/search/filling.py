"""Fills a database with the corpus, portion by portion; what is there already is seen from its imports."""

import pickle
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import cpu_count
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Sum

from articles.entities.link import KnownNames
from articles.importing.batches import open_batch
from articles.importing.bulk import GATHERED, PORTION, Read, store
from articles.importing.upkeep import look_after_many
from articles.index.settle import settle
from articles.index.uncollected import uncollected
from articles.management.measure.progress import Progress
from articles.management.measure.search.apart import apart, shared_out
from articles.management.measure.search.corpus import Corpus
from articles.models import Article, ImportBatch, ImportItem, NearDuplicate, Origin, UncomparedPrint

MOST_NAMES = 500_000
"""Names and spellings remembered from one portion to the next: 150 MB at most."""
MADE = 200_000
"""Stories that are made up before they are imported, so that the one is not taken for the other: 1.5 GB of files."""
WORKERS = max(2, cpu_count())
"""Processes that fill: while one waits for the database another computes."""
_OF_STORIES = (
    "articles_mention",
    "articles_datemention",
    "articles_textprint",
    "articles_article_subjects",
    "articles_importitem",
    "articles_revision",
)
"""Tables that say something of stories (article_id)."""


class OtherCorpus(Exception):
    """The database holds something else; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """How the stories came in, portions that were broken off apart."""

    stories: int
    seconds: float
    """While at least one import was running, names, near-duplicates and the index included."""


def stories_there(corpus: Corpus) -> int:
    """How many stories of the corpus are in the database: its first ones. Raises OtherCorpus."""
    _remove_further()
    stories = Article.objects.count()
    imports = ImportBatch.objects.exclude(label__startswith=_label(corpus))
    if imports.exists() or stories > corpus.stories:
        raise OtherCorpus(
            f"The database {connection.settings_dict['NAME']} holds another corpus than this version makes."
            " Drop it (DROP DATABASE), then start again."
        )
    return stories


def fill(corpus: Corpus, database: str, progress: Progress, *, workers: int = WORKERS, portion: int = PORTION) -> None:
    """Store what is missing in `database`, the one in use, with so many processes.

    Portions are made up before they are imported, many at a time. Stopping loses the portions at hand; whoever goes on
    takes portions of the same size.
    """
    missing = _missing(corpus, portion)
    at_a_time = max(MADE // portion, 1)
    with ExitStack() as stack:
        tell = stack.enter_context(progress("stories", corpus.stories - stories_there(corpus)))
        made = stack.enter_context(_empty_folder(database))
        pipes = [stack.enter_context(apart("fill_portions", database, portion, made)) for _worker in range(workers)]
        for pipe in pipes:
            pipe.send(replace(corpus))  # without what it may remember already
        for begin in range(0, len(missing), at_a_time):
            firsts = missing[begin : begin + at_a_time]
            with progress("stories made up", len(firsts) * portion) as tell_made:
                for stories in shared_out(pipes, [(first, False) for first in firsts]):
                    tell_made(stories)
            for stories in shared_out(pipes, [(first, True) for first in firsts]):
                tell(stories)
    with open_batch(_batch(corpus, "end"), partial(look_after_many, waiting=1)):
        pass
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


@contextmanager
def _empty_folder(database: str) -> Iterator[Path]:
    """A folder for what is made up, always the same one: what a killed benchmark left there goes too."""
    folder = Path(settings.DATA_DIR) / "benchmark" / database
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _missing(corpus: Corpus, portion: int) -> list[int]:
    """The first story of each portion that is not there."""
    # Items are stored with their stories, all of a portion at once.
    stored = Exists(ImportItem.objects.filter(batch=OuterRef("pk")))
    imports = ImportBatch.objects.filter(stored, label__startswith=_label(corpus))
    there = set(imports.values_list("label", flat=True))
    return [first for first in range(1, corpus.stories + 1, portion) if _label(corpus, first) not in there]


def make_portion(corpus: Corpus, first: int, portion: int, made: Path) -> int:
    """Make up the portion that begins with this story, and write it into the folder `made`; how many it has."""
    stories = list(corpus.items(first, min(first + portion, corpus.stories + 1)))
    _made(made, first).write_bytes(pickle.dumps(stories, pickle.HIGHEST_PROTOCOL))
    return len(stories)


def fill_portion(corpus: Corpus, first: int, made: Path, names: KnownNames) -> int:
    """Store the portion that begins with this story and was made up, while others store others; how many it has."""
    batch = _batch(corpus, first)
    with uncollected():
        stories: list[Read] = pickle.loads(_made(made, first).read_bytes())  # noqa: S301 our own
    store(stories, batch, names=names, waiting=GATHERED, is_alone=False)
    _made(made, first).unlink()
    ImportBatch.objects.filter(pk=batch.pk).update(done_count=len(stories))
    return len(stories)


def _made(made: Path, first: int) -> Path:
    return made / f"{first}.pickle"


def filled(corpus: Corpus) -> Filled:
    """How fast the corpus came in, whenever that was."""
    with connection.cursor() as cursor:
        cursor.execute(_SECONDS, [f"{_label(corpus)}%"])
        seconds = float(cursor.fetchone()[0])
    imports = ImportBatch.objects.filter(label__startswith=_label(corpus), finished_at__isnull=False)
    return Filled(stories=imports.aggregate(stories=Sum("done_count"))["stories"] or 0, seconds=seconds)


_SECONDS = """
    SELECT coalesce(sum(extract(epoch FROM upper(during) - lower(during))), 0)
    FROM (
        SELECT unnest(range_agg(tstzrange(created_at, finished_at))) AS during
        FROM articles_importbatch WHERE label LIKE %s AND finished_at > created_at
    ) AS times
"""


FURTHER = "benchmark, further stories"
"""The label of imports that come while queries are measured."""


def import_further(stories: Sequence[Read], names: KnownNames, *, is_alone: bool = True) -> None:
    """Import stories that come when the corpus is there as any import does, and let the index take them in.

    `is_alone` as in store().
    """
    batch = ImportBatch.objects.create(origin=Origin.COMMAND, label=FURTHER)
    store(stories, batch, names=names, is_alone=is_alone)


def _remove_further() -> None:
    """Take out what import_further() brought, names and files apart: the corpus is as it was."""
    batches = list(ImportBatch.objects.filter(label=FURTHER).values_list("pk", flat=True))
    if not batches:
        return
    stories = list(
        ImportItem.objects.filter(batch__in=batches, article__isnull=False).values_list("article", flat=True)
    )
    with transaction.atomic(), connection.cursor() as cursor:
        NearDuplicate.objects.filter(second__in=stories).delete()
        UncomparedPrint.objects.filter(print__in=stories).delete()
        for table in _OF_STORIES:
            cursor.execute(f"DELETE FROM {table} WHERE article_id = ANY(%s)", [stories])  # noqa: S608 names of ours
        cursor.execute("DELETE FROM articles_article WHERE id = ANY(%s)", [stories])
        cursor.execute("DELETE FROM articles_importbatch WHERE id = ANY(%s)", [batches])
    settle(waiting=1)


def _batch(corpus: Corpus, what: int | str) -> ImportBatch:
    return ImportBatch.objects.create(origin=Origin.COMMAND, label=_label(corpus, what))


def _label(corpus: Corpus, what: int | str = "") -> str:
    return f"benchmark {corpus.fingerprint} {what}"
