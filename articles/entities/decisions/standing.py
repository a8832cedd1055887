"""The standing decisions as rules, and the lock under which they are applied.

Who writes mentions shares the lock, who decides has it alone, both to the end of the transaction: so a decision holds
for every mention, whether it was written before it or after.
"""

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import connection
from django.db.models import Q

from articles.entities.decisions.rules import Rules, Step
from articles.models import MOVING, NameDecision, NameDecisionKind
from articles.models.lock import lock_key

MOVES = (*MOVING, NameDecisionKind.SPLIT)
"""The kinds that change what mentions are."""

_KEYS = "'articles_namedecision_id_seq'::regclass"
"""The sequence of the decisions' keys. Its last value is the stamp: it grows with every decision and every undoing,
and it is read past the statement's snapshot, so that one query may wait for the lock and read it afterwards.
"""


def share_lock() -> int:
    """Wait until nobody decides, keep it so to the end of the transaction, and return the stamp; one query.

    While the stamp is the same, the standing decisions are.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH held AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared(%s))"  # noqa: S608 all is ours
            f" SELECT coalesce(pg_sequence_last_value({_KEYS}), 0) FROM held",
            [lock_key("names")],
        )
        return int(cursor.fetchone()[0])


def lock_alone() -> None:
    """Wait until nobody writes mentions or decides, and keep it so to the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [lock_key("names")])


def move_stamp() -> None:
    """Let everybody read the decisions anew. Making one does so by itself."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT nextval({_KEYS})")


def standing_rules() -> Rules:
    """The decisions that stand and move mentions; one query."""
    rows = (
        NameDecision.objects.filter(undone_at=None, kind__in=MOVES)
        .order_by()
        .values_list("pk", "kind", "entity", "target", "section")
        .annotate(chosen=ArrayAgg("stories", filter=Q(stories__isnull=False), default=[]))
    )
    return Rules(
        Step(
            decision=pk,
            entity=entity,
            target=target,
            is_split=kind == NameDecisionKind.SPLIT,
            section=section,
            stories=frozenset(stories),
        )
        for pk, kind, entity, target, section, stories in rows
    )
