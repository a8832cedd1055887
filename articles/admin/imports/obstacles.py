"""How many stories stand in the way of undoing each import of a page: a count for the list, in one query.

What undoing really would do, story by story and with reasons, is for articles.importing.plan_undo to say.
"""

from collections.abc import Iterable

from django.db.models import Count, Exists, F, OuterRef

from articles.models import ImportItem, Outcome, Revision, Standing


def obstacle_counts(batches: Iterable[int]) -> dict[int, int]:
    """By the key of an import, its stories that a later one added to or an editor decided about since."""
    counting = Revision.objects.exclude(standing=Standing.PUT_AWAY)
    later = counting.filter(article=OuterRef("article"), pk__gt=OuterRef("pk")).exclude(batch=OuterRef("batch"))
    own = ImportItem.objects.filter(revision=OuterRef("pk"), batch=OuterRef("batch")).exclude(outcome=Outcome.UNCHANGED)
    hindered = counting.filter(Exists(later) | Exists(own.exclude(standing=OuterRef("standing"))), batch__in=batches)
    counted = hindered.order_by().values(key=F("batch")).annotate(n=Count("article", distinct=True))
    return dict(counted.values_list("key", "n"))
