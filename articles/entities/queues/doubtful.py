"""Names that may be none: of an odd shape, or found with little confidence. Those with most mentions first."""

from dataclasses import dataclass

from django.db import connection

from articles.entities.queues.paging import after_values, mark
from articles.entities.queues.side import Side, sides_of
from articles.entities.shape import REASONS
from articles.models import NameDecisionKind
from articles.models.entity import LOW_CONFIDENCE
from articles.story import Note, gettext_noop

NAMES_A_PAGE = 20
RARE = 2
"""Mentions of a rare name, at most."""

LOW = Note(code="low-confidence", text=gettext_noop("The recogniser is unsure of most of its mentions."))
SELDOM = Note(code="rare", text=gettext_noop("It is rare."))

_DOUBTFUL = """
    WITH low AS (
        SELECT entity_id AS id, count(*) AS mentions FROM articles_mention
        WHERE entity_id IS NOT NULL AND confidence < %(low)s GROUP BY entity_id
    ), candidates AS (
        SELECT id FROM low UNION SELECT id FROM articles_entity WHERE odd_shape <> ''
    ), counted AS (
        SELECT entity_id AS id, count(*) AS mentions FROM articles_mention
        WHERE entity_id IS NOT NULL GROUP BY entity_id
    ), waiting AS (
        SELECT e.id, e.odd_shape, counted.mentions, coalesce(2 * low.mentions, 0) > counted.mentions AS is_low
        FROM candidates
        JOIN articles_entity AS e ON e.id = candidates.id
        JOIN counted ON counted.id = e.id
        LEFT JOIN low ON low.id = e.id
        WHERE (%(type)s = '' OR e.type = %(type)s)
            AND (e.odd_shape <> '' OR 2 * low.mentions > counted.mentions)
            AND NOT EXISTS (
                SELECT FROM articles_namedecision AS d
                WHERE d.entity_id = e.id AND d.kind = %(keep)s AND d.undone_at IS NULL
            )
    )
    SELECT id, odd_shape, mentions, is_low, (SELECT count(*) FROM waiting) AS number FROM waiting
    WHERE (-mentions, id) > (%(mentions)s, %(id)s)
    ORDER BY mentions DESC, id LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """A name that may be none, and why; one reason at least."""

    side: Side
    reasons: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtfulPage:
    """A page of doubtful names. `after` asks for the next one; empty when this is the last."""

    names: tuple[Doubtful, ...]
    after: str
    left: int
    """Names in the whole queue, those of earlier pages included; 0 behind its end."""


def doubtful_queue(*, type: str = "", after: str = "", size: int = NAMES_A_PAGE) -> DoubtfulPage:  # noqa: A002
    """Mentioned names that are odd or that the recogniser was unsure of more often than not, but for those kept.

    That a name is rare is told, and alone is no reason. `type` and `after` as in duplicates_queue(). Six queries.
    """
    mentions, pk = after_values(after, 2) or (-(10**18), 0)
    with connection.cursor() as cursor:
        cursor.execute(
            _DOUBTFUL,
            {
                "low": LOW_CONFIDENCE,
                "type": type,
                "keep": NameDecisionKind.KEEP.value,
                "mentions": mentions,
                "id": pk,
                "most": size + 1,
            },
        )
        rows = cursor.fetchall()
    shown = rows[:size]
    sides = sides_of(pk for pk, *_rest in shown)
    return DoubtfulPage(
        names=tuple(
            Doubtful(side=sides[pk], reasons=_reasons(shape, mentions, is_low=is_low))
            for pk, shape, mentions, is_low, _left in shown
        ),
        after=mark(-shown[-1][2], shown[-1][0]) if len(rows) > size else "",
        left=rows[0][4] if rows else 0,
    )


def _reasons(shape: str, mentions: int, *, is_low: bool) -> tuple[Note, ...]:
    odd = (REASONS[shape],) if shape else ()
    return (*odd, *((LOW,) if is_low else ()), *((SELDOM,) if mentions <= RARE else ()))
