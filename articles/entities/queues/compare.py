"""Finds the pairs among names that are new: each is compared once with all that share a key with it."""

import json
from collections.abc import Iterator
from functools import partial

from django.db import connection

from articles.entities.variants import likeness, meeting_keys
from articles.models import Entity, NamePair
from articles.models.again import atomically
from articles.models.lock import locked

AT_ONCE = 1000
"""Names that are compared in one transaction."""
MOST_CANDIDATES = 200
"""Names that one is compared with; a key that more share says nothing."""

_CANDIDATES = """
    SELECT asked.id, met.id, met.type, met.name
    FROM json_to_recordset(%s) AS asked (id bigint, keys text[])
    CROSS JOIN LATERAL (
        SELECT other.id, other.type, other.name FROM articles_entity AS other
        WHERE other.variant_keys && asked.keys AND other.id <> asked.id
        LIMIT %s
    ) AS met
"""


def compare_names(*, is_patient: bool = True) -> None:
    """Compare all names that are new. Without `is_patient`, leaves them to another process that is at it."""
    for _done in compare_in_portions(is_patient=is_patient):
        pass


def compare_in_portions(*, is_patient: bool = True) -> Iterator[int]:
    """The same; yields after each portion how many names it compared. Stopping in between loses nothing."""
    while Entity.objects.filter(is_compared=False).exists():
        done = atomically(partial(_compare_some, is_patient=is_patient))
        if done is None:
            return
        yield done


def names_waiting() -> int:
    """How many names have not been compared yet."""
    return Entity.objects.filter(is_compared=False).count()


def _compare_some(*, is_patient: bool) -> int | None:
    """Compare the next names; how many. None where another process is at it, and this one is not to wait."""
    # One at a time: two that are new would each be compared before the other is there to be seen.
    if not locked("variants", is_patient=is_patient):
        return None
    new = list(
        Entity.objects.filter(is_compared=False)
        .order_by("pk")
        .values_list("pk", "type", "name", "variant_keys")[:AT_ONCE]
    )
    names = {pk: (type_, name) for pk, type_, name, _keys in new}
    asked = [{"id": pk, "keys": meeting_keys(keys)} for pk, _type, _name, keys in new]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")  # the planner cannot know how few share a key
        cursor.execute(_CANDIDATES, [json.dumps(asked), MOST_CANDIDATES])
        met = cursor.fetchall()
        cursor.execute("SET LOCAL enable_seqscan = on")
    pairs: dict[tuple[int, int], NamePair] = {}
    for pk, other, type_, name in met:
        key = (min(pk, other), max(pk, other))
        if key not in pairs and (found := likeness(*names[pk], type_, name)):
            first, second = key
            pairs[key] = NamePair(first_id=first, second_id=second, likeness=found.score, reason=found.reason.code)
    NamePair.objects.bulk_create([pairs[key] for key in sorted(pairs)], ignore_conflicts=True)
    Entity.objects.filter(pk__in=names).update(is_compared=True)
    return len(new)
