"""Finding another name: by the beginnings of its words in any of its spellings, or because it looks like this one."""

from dataclasses import dataclass

from django.db.models import Case, Count, F, Func, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Concat

from articles.entities.fold import fold_words
from articles.models import Alias, Entity, NamePair

MOST_FOUND = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Names found, most mentioned first, and whether there are more than are shown."""

    names: tuple[Entity, ...]
    """Each with `stories`, how many stories mention it."""
    has_more: bool


def find_names(words: str, *, besides: Entity) -> Found:
    """Names of which some spelling has a word that begins with each of `words`; not `besides`, none without a story."""
    folded = fold_words(words)
    if not folded:
        return Found(names=(), has_more=False)
    line = Func(F("words"), Value(" "), function="array_to_string", output_field=TextField())
    spelled = Alias.objects.alias(line=Concat(Value(" "), line, output_field=TextField()))
    for word in folded:
        spelled = spelled.filter(line__contains=f" {word}")
    return _mentioned(Entity.objects.filter(pk__in=spelled.values("entity")).exclude(pk=besides.pk))


def names_like(entity: Entity) -> Found:
    """Names that were found to look like this one, as the queue of possible duplicates has them."""
    pairs = NamePair.objects.filter(Q(first=entity) | Q(second=entity))
    both = pairs.annotate(other=Case(When(first=entity, then=F("second")), default=F("first")))
    return _mentioned(Entity.objects.filter(pk__in=both.values("other")))


def _mentioned(named: QuerySet[Entity]) -> Found:
    counted = named.annotate(stories=Count("mentions__article", distinct=True)).filter(stories__gt=0)
    found = tuple(counted.order_by("-stories", "sort_key", "pk")[: MOST_FOUND + 1])
    return Found(names=found[:MOST_FOUND], has_more=len(found) > MOST_FOUND)
