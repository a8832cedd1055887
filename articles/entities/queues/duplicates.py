"""Pairs of names that may be one and about which nothing is decided, those with most mentions first."""

import json
from dataclasses import dataclass

from django.db import connection

from articles.entities.decisions import standing_rules
from articles.entities.queues.compare import compare_in_portions
from articles.entities.queues.paging import after_values, mark
from articles.entities.queues.side import Side, sides_of
from articles.entities.variants import REASONS
from articles.models import NameDecision, NameDecisionKind
from articles.story import Note

PAIRS_A_PAGE = 20

_PAIRS = """
    WITH counted AS (
        SELECT entity_id AS id, count(*) AS mentions FROM articles_mention
        WHERE entity_id IS NOT NULL GROUP BY entity_id
    ), said AS (
        SELECT first, second, bool_and(open) AS open
        FROM json_to_recordset(%(said)s) AS s (first bigint, second bigint, open boolean) GROUP BY first, second
    ), waiting AS (
        SELECT pair.id, pair.first_id, pair.second_id, pair.likeness, pair.reason,
            one.mentions + other.mentions AS mentions, one.mentions >= other.mentions AS in_order,
            said.open IS NOT NULL AS is_open
        FROM articles_namepair AS pair
        JOIN counted AS one ON one.id = pair.first_id
        JOIN counted AS other ON other.id = pair.second_id
        JOIN articles_entity AS e ON e.id = pair.first_id
        JOIN articles_entity AS o ON o.id = pair.second_id
        LEFT JOIN said ON said.first = pair.first_id AND said.second = pair.second_id
        WHERE coalesce(said.open, true) AND (%(type)s = '' OR %(type)s IN (e.type, o.type))
    )
    SELECT id, first_id, second_id, likeness, reason, mentions, in_order, is_open,
        (SELECT count(*) FROM waiting) AS number
    FROM waiting
    WHERE (is_open::int, -mentions, id) > (%(open)s, %(mentions)s, %(id)s)
    ORDER BY is_open, mentions DESC, id LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two names that may be one. `one` has more mentions than `other`, or as many."""

    pk: int
    one: Side
    other: Side
    likeness: float
    reason: Note
    is_unsure: bool
    """An editor has looked at it and left it open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicatesPage:
    """A page of pairs. `after` asks for the next one; empty when this is the last."""

    pairs: tuple[Pair, ...]
    after: str
    left: int
    """Pairs in the whole queue, those of earlier pages included; 0 behind its end."""


def duplicates_queue(*, type: str = "", after: str = "", size: int = PAIRS_A_PAGE) -> DuplicatesPage:  # noqa: A002
    """Pairs that are neither decided nor merged and whose names are both mentioned, unsure ones last.

    `type` keeps the pairs with a name of that type; `after` is what the page before gave, and anything else is the
    beginning. What was decided since is left out, and nothing is skipped for it. Imports compare the names they made;
    the first page compares some that came otherwise, by a decision, and names_waiting() says how many are left.
    """
    begun = after_values(after, 3)
    if begun is None:
        next(compare_in_portions(), None)
    open_, mentions, pk = begun or (-1, 0, 0)
    with connection.cursor() as cursor:
        cursor.execute(
            _PAIRS,
            {"said": _said(), "type": type, "open": open_, "mentions": mentions, "id": pk, "most": size + 1},
        )
        rows = cursor.fetchall()
    shown = rows[:size]
    sides = sides_of(pk for _pk, first, second, *_rest in shown for pk in (first, second))
    return DuplicatesPage(
        pairs=tuple(_pair(row, sides) for row in shown),
        after=mark(int(shown[-1][7]), -shown[-1][5], shown[-1][0]) if len(rows) > size else "",
        left=rows[0][8] if rows else 0,
    )


def _pair(row: tuple[int, int, int, float, str, int, bool, bool, int], sides: dict[int, Side]) -> Pair:
    pk, first, second, likeness, reason, _mentions, in_order, is_open, _left = row
    one, other = (first, second) if in_order else (second, first)
    return Pair(pk=pk, one=sides[one], other=sides[other], likeness=likeness, reason=REASONS[reason], is_unsure=is_open)


def _said() -> str:
    """The pairs about which something was said, by what the two have become since; a split parts two for certain."""
    rules = standing_rules()
    kinds = (NameDecisionKind.DIFFERENT, NameDecisionKind.UNSURE, NameDecisionKind.SPLIT)
    said = NameDecision.objects.filter(undone_at=None, kind__in=kinds).order_by()
    pairs = [
        (rules.root(entity), rules.root(target), kind == NameDecisionKind.UNSURE)
        for entity, target, kind in said.values_list("entity", "target", "kind")
    ]
    return json.dumps(
        [
            {"first": min(one, other), "second": max(one, other), "open": is_open}
            for one, other, is_open in pairs
            if one is not None and other is not None
        ]
    )
