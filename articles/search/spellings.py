"""The spellings that a name may be found by: only those that the public can read."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from articles.models import Alias, Article, EntityType, Mention


def public_spellings(now: datetime | None = None) -> QuerySet[Alias]:
    """Names as shown, with their qualifier and without, and the other ways in which a listed story writes them.

    A spelling that only a hidden story uses stays in the archive (the story may come back), but a search for
    it must not lead to the name: that would tell what the story says.
    """
    listed = Mention.objects.filter(
        entity=OuterRef("entity"), text=OuterRef("text"), article__in=Article.objects.listed(now)
    )
    return Alias.objects.filter(Q(text=F("entity__name")) | Q(text=F("entity__shown")) | Exists(listed))


def entities_spelled(type_: EntityType, words: Sequence[str], now: datetime | None = None) -> set[int]:
    """The entities (keys) with a public spelling that has all of these words (articles.entities.fold).

    In one query where each is so shown itself. Only for others it has to be looked up who writes them so.
    """
    spelled = Alias.objects.filter(entity__type=type_, words__contains=words).order_by()
    rows = set(spelled.values_list("entity", "text", "entity__name", "entity__shown"))
    found = {entity for entity, text, *shown in rows if text in shown}
    if others := {entity for entity, *_spelled in rows} - found:
        public = public_spellings(now).filter(pk__in=spelled.filter(entity__any_of=list(others)).values("pk"))
        found.update(public.order_by().values_list("entity", flat=True))
    return found
