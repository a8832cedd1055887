"""Keeps the spellings of entities that decisions gave mentions to, or took mentions from."""

from collections.abc import Iterable

from articles.entities.rows import insert_spellings
from articles.models import Alias, Entity, Mention


def keep_spellings_of(entities: Iterable[int]) -> None:
    """Let each of `entities` (primary keys) have its own name and qualifier, what its mentions say, and no more.

    What the mentions say is how they are written and what they were found as. That of mentions found as the entity
    stays when they are another one now: it is theirs again when the decision is undone.
    """
    pks = list(entities)
    wanted: set[tuple[int, str]] = set()
    for pk, name, shown in Entity.objects.filter(pk__in=pks).order_by().values_list("pk", "name", "shown"):
        wanted |= {(pk, name), (pk, shown)}
    named = Mention.everything.filter(entity__in=pks).order_by()
    for pk, text, found in named.values_list("entity", "text", "found__name").distinct():
        wanted |= {(pk, " ".join(text.split())), (pk, found)}
    found_as = Mention.everything.filter(found__in=pks).order_by()
    wanted |= {(pk, " ".join(text.split())) for pk, text in found_as.values_list("found", "text").distinct()}
    rows = Alias.objects.filter(entity__in=pks).order_by().values_list("pk", "entity", "text")
    there = {(pk, text): alias for alias, pk, text in rows}
    if gone := [alias for key, alias in there.items() if key not in wanted]:
        Alias.objects.filter(pk__in=gone).delete()
    if missing := sorted(wanted - there.keys()):
        insert_spellings(missing)
