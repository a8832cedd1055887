"""Near-duplicates: the only writer of TextPrint, UncomparedPrint and NearDuplicate, and what an editor is told of them.

A story's print is written with its text. Who is like whom is found afterwards, in a transaction of its own, so that of
two imports at once the later to look sees both stories; what an import that was killed left over, the next one finds.
Invariant: the pairs depend on the texts and dates shown, not on the order in which stories came.
"""

import json
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q

from articles.compare import bands_of, may_share, share_in_common, words_of
from articles.importing.filed_bands import (
    EVERY_MONTH,
    NO_MONTH,
    filed,
    first_day_of,
    in_months,
    last_day_of,
    month_of,
    months_about,
)
from articles.models import Article, NearDuplicate, TextPrint, UncomparedPrint
from articles.models.again import atomically
from articles.models.likeness import MONTHLESS
from articles.models.lock import locked
from articles.story import Moment, Story

AT_ONCE = 200
"""Prints compared in one transaction."""
MOST_CANDIDATES = 200
"""Of one story, nearest days first: a text that the wire repeats every day resembles thousands."""
_K = TypeVar("_K", bound=Hashable)

_CANDIDATES = """
SELECT asked.n, found.article_id
FROM jsonb_to_recordset(%(asked)s::jsonb) AS asked(n int, article bigint, bands bigint[], "from" date, "to" date)
CROSS JOIN LATERAL (
    SELECT print.article_id
    FROM articles_textprint print JOIN articles_article article ON article.id = print.article_id
    WHERE print.bands && asked.bands AND print.article_id IS DISTINCT FROM asked.article
      AND (asked."from" IS NULL OR article.published_from IS NULL
           OR (article.published_from - asked."to" < %(days)s AND asked."from" - article.published_to < %(days)s))
    ORDER BY abs(article.published_from - asked."from"), article.guid
    LIMIT %(most)s
) AS found
ORDER BY asked.n, found.article_id
"""

_KEEP = """
WITH kept AS (
    INSERT INTO articles_textprint (article_id, bands) VALUES (%s, %s)
    ON CONFLICT (article_id) DO UPDATE SET bands = excluded.bands RETURNING article_id
)
INSERT INTO articles_uncomparedprint (print_id) SELECT article_id FROM kept ON CONFLICT (print_id) DO NOTHING
"""
"""The print first: whoever is comparing it holds it, and has said so when it is free."""

_MONTHS = """
WITH RECURSIVE month AS (
    SELECT date_trunc('month', min(published_from))::date AS first FROM articles_article
    WHERE published_from BETWEEN %(first)s AND %(last)s
    UNION ALL
    SELECT (
        SELECT date_trunc('month', min(published_from))::date FROM articles_article
        WHERE published_from BETWEEN month.first + interval '1 month' AND %(last)s
    ) FROM month WHERE month.first IS NOT NULL
)
SELECT first FROM month WHERE first IS NOT NULL
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """A story in the archive that a text is nearly the same as. `share` is from 0 to 1."""

    article: int
    headline: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What the stories that may be like one are found by."""

    bands: list[int]
    """Filed or not."""
    first_day: date | None
    end_day: date | None
    article: int | None = None

    @property
    def months(self) -> range:
        """Those of stories whose date is near enough."""
        if self.first_day is None or self.end_day is None:
            return EVERY_MONTH
        return months_about(self.first_day, self.end_day, settings.DUPLICATE_DAYS)

    def keys(self, months: Sequence[int], always: Sequence[int]) -> list[int]:
        """What bands of such stories are filed as; `months` are all, in order, that stories begin in.

        `always` is NO_MONTH, if anything is filed there.
        """
        near = months[bisect_left(months, self.months.start) : bisect_left(months, self.months.stop)]
        return in_months(self.bands, [*always, *near])


def keep_print(article: Article, *, is_new: bool = False) -> None:
    """Store the print of the story's text as it is shown now. A text too short to compare, or none, has no print.

    `is_new` says that the story cannot have one yet.
    """
    made = print_of(article)
    if not is_new:
        _forget_pairs([article.pk])
    if made:
        with connection.cursor() as cursor:
            cursor.execute(_KEEP, [article.pk, made.bands])
    elif not is_new:
        TextPrint.objects.filter(pk=article.pk).delete()


def print_of(article: Article) -> TextPrint | None:
    """The print of the story's text as it stands in `article`, not stored; None of a text too short to compare."""
    bands = bands_of(_words(article.lead, article.body))
    if not bands:
        return None
    return TextPrint(article_id=article.pk, bands=filed(bands, article.published_from, article.published_to))


def link_near_duplicates(*, is_patient: bool = True) -> None:
    """Find the near-duplicates of every story whose print is new.

    Without `is_patient`, leaves that to another process that is at it: it sees what is there when it has done its part.
    """
    for _done in link_in_portions(is_patient=is_patient):
        pass


def link_in_portions(*, is_patient: bool = True) -> Iterator[int]:
    """The same; yields after each portion how many stories it compared. Stopping in between loses nothing."""
    while UncomparedPrint.objects.exists():
        done = atomically(partial(_link_some, is_patient=is_patient))
        if done is None:
            return
        yield done


def looks_like(stories: Mapping[_K, Story]) -> dict[_K, tuple[Likeness, ...]]:
    """Which stories in the archive, hidden ones included, these are nearly the same as; the most alike first.

    Stories of the same provider and guid are other versions, not likenesses. Writes nothing.
    """
    words = {key: _words(story.lead or "", "\n\n".join(story.paragraphs)) for key, story in stories.items()}
    asked = {key: _asked_of(story, words[key]) for key, story in stories.items()}
    found = _found(asked, lambda _keys: words)
    rows = _rows({pk for shares in found.values() for pk in shares})
    return {
        key: tuple(
            Likeness(article=pk, headline=rows[pk].headline, share=share)
            for pk, share in sorted(shares.items(), key=lambda pair: -pair[1])
            if (rows[pk].provider.code, rows[pk].guid) != (stories[key].provider, stories[key].guid)
        )
        for key, shares in found.items()
    }


def remake_prints() -> Iterator[int]:
    """Make the print of every story anew, to be compared by link_near_duplicates(); yields how many after each portion.

    For changed settings, another version of the hash, and archives from before there were prints.
    """
    last = 0
    while rows := list(Article.objects.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        with transaction.atomic():
            for article in rows:
                keep_print(article)
        last = rows[-1].pk
        yield len(rows)


def months_with_stories(first: int, stop: int) -> list[int]:
    """Those of some months in which stories of the archive begin, in order; from index entry to index entry.

    In others nothing has to be looked for: in the next month, say, in the last days of this.
    """
    with connection.cursor() as cursor:
        cursor.execute(_MONTHS, {"first": first_day_of(first), "last": last_day_of(stop - 1)})
        return [month_of(first) for (first,) in cursor.fetchall()]


def _link_some(*, is_patient: bool) -> int | None:
    """Compare the next stories; how many. None where another process is at it, and this one is not to wait."""
    # One at a time: a pair found on a text that changes meanwhile is then found out by the next one.
    if not locked("likeness", is_patient=is_patient):
        return None
    with connection.cursor() as cursor:
        # What is new must be sorted into the index first: its list would be read through for every story.
        cursor.execute("SELECT gin_clean_pending_list('print_bands')")
    waiting = _waiting()
    _forget_pairs(list(waiting))
    pairs = {
        (min(pk, other), max(pk, other)): share
        for pk, shares in _found(waiting, _words_of).items()
        for other, share in shares.items()
    }
    NearDuplicate.objects.bulk_create(
        NearDuplicate(first_id=first, second_id=second, similarity=share)
        for (first, second), share in sorted(pairs.items())
    )
    UncomparedPrint.objects.filter(pk__in=waiting).delete()
    return len(waiting)


def _forget_pairs(articles: list[int]) -> None:
    NearDuplicate.objects.filter(Q(first__in=articles) | Q(second__in=articles)).delete()


def _found(
    asked: Mapping[_K, _Asked], words_of_asked: Callable[[list[_K]], Mapping[_K, list[str]]]
) -> dict[_K, dict[int, float]]:
    """Of each text that has a print the stories (keys) that share enough of it, and how much.

    `words_of_asked` is asked for the words of those that a print is found to be like.
    """
    keys = [key for key, text in asked.items() if text.bands]
    candidates = {keys[n]: pks for n, pks in _candidates([asked[key] for key in keys]).items()}
    words = words_of_asked(list(candidates))
    known = _words_of({pk for pks in candidates.values() for pk in pks})
    least = settings.DUPLICATE_SHARE
    return {
        key: {
            pk: share
            for pk in candidates.get(key, ())
            if may_share(words[key], known[pk], least) and (share := share_in_common(words[key], known[pk])) >= least
        }
        for key in keys
    }


def _candidates(texts: list[_Asked]) -> dict[int, list[int]]:
    """By place in `texts` the stories whose print says that they may be alike, and whose date is near enough."""
    if not texts:
        return {}
    months = months_with_stories(min(text.months.start for text in texts), max(text.months.stop for text in texts))
    always = _monthless()
    asked = [
        {
            "n": n,
            "article": text.article,
            "bands": text.keys(months, always),
            "from": text.first_day and text.first_day.isoformat(),
            "to": text.end_day and text.end_day.isoformat(),
        }
        for n, text in enumerate(texts)
    ]
    # Spans are half-open: two days in a row have no day between one's end and the other's beginning.
    asking = {"asked": json.dumps(asked), "days": settings.DUPLICATE_DAYS, "most": MOST_CANDIDATES}
    with connection.cursor() as cursor:
        cursor.execute(_CANDIDATES, asking)
        rows = cursor.fetchall()
    return {n: [pk for _n, pk in group] for n, group in groupby(rows, key=lambda row: row[0])}


def _monthless() -> list[int]:
    """NO_MONTH if a print is filed under it."""
    prints = TextPrint.objects.filter(bands__0__lt=MONTHLESS).order_by("pk")  # so that their own index is taken
    return [NO_MONTH for _pk in prints.values_list("pk", flat=True)[:1]]


def _waiting() -> dict[int, _Asked]:
    """The next stories whose print is new; the prints are locked to the end of the transaction."""
    # Few by its own words: from a plain join the planner may read all prints in their order instead.
    next_ones = UncomparedPrint.objects.order_by("pk").values("pk")[:AT_ONCE]
    prints = TextPrint.objects.filter(pk__in=next_ones).select_for_update(of=("self",)).order_by("pk")
    rows = prints.values_list("pk", "bands", "article__published_from", "article__published_to")
    return {pk: _Asked(bands=bands, first_day=first, end_day=end, article=pk) for pk, bands, first, end in rows}


def _words_of(articles: Iterable[int]) -> dict[int, list[str]]:
    rows = Article.objects.filter(pk__in=list(articles)).values_list("pk", "lead", "body")
    return {pk: _words(lead, body) for pk, lead, body in rows}


def _asked_of(story: Story, words: list[str]) -> _Asked:
    moment: Moment | None = story.published
    return _Asked(
        bands=bands_of(words),
        first_day=moment.first_day if moment else None,
        end_day=moment.end_day if moment else None,
    )


def _rows(articles: set[int]) -> dict[int, Any]:
    stories = Article.objects.select_related("provider").only("headline", "guid", "provider__code")
    return stories.in_bulk(articles)


def _words(lead: str, body: str) -> list[str]:
    return words_of(f"{lead}\n\n{body}")
