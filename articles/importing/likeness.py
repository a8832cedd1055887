"""Near-duplicates: the only writer of TextPrint, UncomparedPrint and NearDuplicate, and what an editor is told of them.

A story's print is written with its text. Who is like whom is found afterwards, in a transaction of its own, so that of
two imports at once the later to look sees both stories; what an import that was killed left over, the next one finds.
Invariant: the pairs depend on the texts and dates shown, not on the order in which stories came.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q

from articles.compare import bands_of, may_share, share_in_common, words_of
from articles.importing.candidates import Asked, like_prints, like_texts
from articles.importing.filed_bands import filed
from articles.importing.window import Days
from articles.models import Article, NearDuplicate, TextPrint, UncomparedPrint
from articles.models.again import atomically
from articles.models.lock import locked
from articles.story import Moment, Story

AT_ONCE = 5_000
"""Prints compared in one transaction."""
MEASURED = 200
"""Stories whose texts, and those of all that may be like them, are in memory at once."""
_K = TypeVar("_K", bound=Hashable)

_KEEP = """
WITH kept AS (
    INSERT INTO articles_textprint (article_id, bands) VALUES (%s, %s)
    ON CONFLICT (article_id) DO UPDATE SET bands = excluded.bands RETURNING article_id
)
INSERT INTO articles_uncomparedprint (print_id) SELECT article_id FROM kept ON CONFLICT (print_id) DO NOTHING
"""
"""The print first: whoever is comparing it holds it, and has said so when it is free."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """A story in the archive that a text is nearly the same as. `share` is from 0 to 1."""

    article: int
    headline: str
    share: float


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
    asked = {key: text for key, story in stories.items() if (text := _asked_of(story, words[key]))}
    keys = list(asked)
    candidates = {keys[n]: pks for n, pks in like_texts(list(asked.values())).items()}
    found = _measured(candidates, lambda _keys: words)
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
    while rows := list(Article.objects.filter(pk__gt=last).order_by("pk")[:MEASURED]):
        with transaction.atomic():
            for article in rows:
                keep_print(article)
        last = rows[-1].pk
        yield len(rows)


def _link_some(*, is_patient: bool) -> int | None:
    """Compare the next stories; how many. None where another process is at it, and this one is not to wait."""
    # One at a time: a pair found on a text that changes meanwhile is then found out by the next one.
    if not locked("likeness", is_patient=is_patient):
        return None
    waiting = _waiting()
    _forget_pairs(list(waiting))
    candidates = iter(like_prints(waiting).items())
    pairs: dict[tuple[int, int], float] = {}
    while some := dict(islice(candidates, MEASURED)):
        for pk, shares in _measured(some, _words_of).items():
            pairs |= {(min(pk, other), max(pk, other)): share for other, share in shares.items()}
    NearDuplicate.objects.bulk_create(
        NearDuplicate(first_id=first, second_id=second, similarity=share)
        for (first, second), share in sorted(pairs.items())
    )
    UncomparedPrint.objects.filter(pk__in=waiting).delete()
    return len(waiting)


def _forget_pairs(articles: list[int]) -> None:
    NearDuplicate.objects.filter(Q(first__in=articles) | Q(second__in=articles)).delete()


def _measured(
    candidates: Mapping[_K, list[int]], words_of_asked: Callable[[list[_K]], Mapping[_K, list[str]]]
) -> dict[_K, dict[int, float]]:
    """Of each text the stories (keys) among its candidates that share enough of it, and how much.

    `words_of_asked` is asked for the words of those that have candidates.
    """
    words = words_of_asked(list(candidates))
    known = _words_of({pk for pks in candidates.values() for pk in pks})
    least = settings.DUPLICATE_SHARE
    return {
        key: {
            pk: share
            for pk in pks
            if may_share(words[key], known[pk], least) and (share := share_in_common(words[key], known[pk])) >= least
        }
        for key, pks in candidates.items()
    }


def _waiting() -> dict[int, Days]:
    """The next stories whose print is new, and their dates; the prints are locked to the end of the transaction."""
    # Few by its own words: from a plain join the planner may read all prints in their order instead.
    next_ones = UncomparedPrint.objects.order_by("pk").values("pk")[:AT_ONCE]
    prints = TextPrint.objects.filter(pk__in=next_ones).select_for_update(of=("self",)).order_by("pk")
    rows = prints.values_list("pk", "article__published_from", "article__published_to")
    return {pk: (first, end) for pk, first, end in rows}


def _words_of(articles: Iterable[int]) -> dict[int, list[str]]:
    rows = Article.objects.filter(pk__in=list(articles)).values_list("pk", "lead", "body")
    return {pk: _words(lead, body) for pk, lead, body in rows}


def _asked_of(story: Story, words: list[str]) -> Asked | None:
    """None of a text too short to compare."""
    bands = bands_of(words)
    if not bands:
        return None
    moment: Moment | None = story.published
    return Asked(bands=bands, days=(moment.first_day, moment.end_day) if moment else (None, None))


def _rows(articles: set[int]) -> dict[int, Any]:
    stories = Article.objects.select_related("provider").only("headline", "guid", "provider__code")
    return stories.in_bulk(articles)


def _words(lead: str, body: str) -> list[str]:
    return words_of(f"{lead}\n\n{body}")
