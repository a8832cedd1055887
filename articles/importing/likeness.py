"""Near-duplicates: the only writer of TextPrint and NearDuplicate, and what an editor is told before importing.

A story's print is written with its text. Who is like whom is found afterwards, in a transaction of its own, so that of
two imports at once the later to look sees both stories; what an import that was killed left over, the next one finds.
Invariant: the pairs depend on the texts and dates shown, not on the order in which stories came.
"""

import json
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q

from articles.compare import bands_of, may_share, share_in_common, words_of
from articles.models import Article, NearDuplicate, TextPrint
from articles.models.lock import lock_key
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """A story in the archive that a text is nearly the same as. `share` is from 0 to 1."""

    article: int
    headline: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    words: list[str]
    first_day: date | None
    end_day: date | None
    article: int | None = None


def keep_print(article: Article, *, is_new: bool = False) -> None:
    """Store the print of the story's text as it is shown now. A text too short to compare, or none, has no print.

    `is_new` says that the story cannot have one yet.
    """
    bands = bands_of(_words(article.lead, article.body))
    if not is_new:
        _forget_pairs([article.pk])
    if bands:
        TextPrint.objects.bulk_create(
            [TextPrint(article=article, bands=bands)],
            update_conflicts=True,
            unique_fields=["article"],
            update_fields=["bands", "is_compared"],
        )
    elif not is_new:
        TextPrint.objects.filter(pk=article.pk).delete()


def link_near_duplicates() -> None:
    """Find the near-duplicates of every story whose print is new."""
    for _done in link_in_portions():
        pass


def link_in_portions() -> Iterator[int]:
    """The same; yields after each portion how many stories it compared. Stopping in between loses nothing."""
    while TextPrint.objects.filter(is_compared=False).exists():
        yield _link_some()


def looks_like(stories: Mapping[_K, Story]) -> dict[_K, tuple[Likeness, ...]]:
    """Which stories in the archive, hidden ones included, these are nearly the same as; the most alike first.

    Stories of the same provider and guid are other versions, not likenesses. Writes nothing.
    """
    texts = {key: _text_of_story(story) for key, story in stories.items()}
    found = _found(texts)
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
    while rows := list(Article.objects.filter(pk__gt=last).order_by("pk").defer("search_vector")[:AT_ONCE]):
        with transaction.atomic():
            for article in rows:
                keep_print(article)
        last = rows[-1].pk
        yield len(rows)


def _link_some() -> int:
    with transaction.atomic():
        with connection.cursor() as cursor:
            # One at a time: a pair found on a text that changes meanwhile is then found out by the next one.
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [lock_key("likeness")])
        prints = TextPrint.objects.filter(is_compared=False).select_for_update().order_by("pk")
        waiting = list(prints.values_list("pk", flat=True)[:AT_ONCE])
        _forget_pairs(waiting)
        pairs = {
            (min(pk, other), max(pk, other)): share
            for pk, shares in _found(_texts(waiting)).items()
            for other, share in shares.items()
        }
        NearDuplicate.objects.bulk_create(
            NearDuplicate(first_id=first, second_id=second, similarity=share)
            for (first, second), share in sorted(pairs.items())
        )
        TextPrint.objects.filter(pk__in=waiting).update(is_compared=True)
    return len(waiting)


def _forget_pairs(articles: list[int]) -> None:
    NearDuplicate.objects.filter(Q(first__in=articles) | Q(second__in=articles)).delete()


def _found(texts: Mapping[_K, _Text]) -> dict[_K, dict[int, float]]:
    """Of each text the stories (keys) that share enough of it, and how much."""
    keys = [key for key, text in texts.items() if len(text.words) > 0]
    candidates = _candidates([texts[key] for key in keys])
    known = _texts({pk for pks in candidates.values() for pk in pks})
    least = settings.DUPLICATE_SHARE
    return {
        key: {
            pk: share
            for pk in candidates.get(n, ())
            if may_share(texts[key].words, known[pk].words, least)
            and (share := share_in_common(texts[key].words, known[pk].words)) >= least
        }
        for n, key in enumerate(keys)
    }


def _candidates(texts: list[_Text]) -> dict[int, list[int]]:
    """By place in `texts` the stories whose print says that they may be alike, and whose date is near enough."""
    asked = [
        {
            "n": n,
            "article": text.article,
            "bands": bands,
            "from": text.first_day and text.first_day.isoformat(),
            "to": text.end_day and text.end_day.isoformat(),
        }
        for n, text in enumerate(texts)
        if (bands := bands_of(text.words))
    ]
    if not asked:
        return {}
    # Spans are half-open: two days in a row have no day between one's end and the other's beginning.
    asking = {"asked": json.dumps(asked), "days": settings.DUPLICATE_DAYS, "most": MOST_CANDIDATES}
    with connection.cursor() as cursor:
        cursor.execute(_CANDIDATES, asking)
        rows = cursor.fetchall()
    return {n: [pk for _n, pk in group] for n, group in groupby(rows, key=lambda row: row[0])}


def _texts(articles: Iterable[int]) -> dict[int, _Text]:
    rows = Article.objects.filter(pk__in=articles).values_list("pk", "lead", "body", "published_from", "published_to")
    return {
        pk: _Text(words=_words(lead, body), first_day=first, end_day=end, article=pk)
        for pk, lead, body, first, end in rows
    }


def _text_of_story(story: Story) -> _Text:
    moment: Moment | None = story.published
    return _Text(
        words=_words(story.lead or "", "\n\n".join(story.paragraphs)),
        first_day=moment.first_day if moment else None,
        end_day=moment.end_day if moment else None,
    )


def _rows(articles: set[int]) -> dict[int, Any]:
    stories = Article.objects.select_related("provider").only("headline", "guid", "provider__code")
    return stories.in_bulk(articles)


def _words(lead: str, body: str) -> list[str]:
    return words_of(f"{lead}\n\n{body}")
