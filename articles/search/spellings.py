"""The spellings that a name may be found by: only those that the public can read."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from articles.models import Alias, Article, Mention


def public_spellings(now: datetime | None = None) -> QuerySet[Alias]:
    """Names as shown, with their qualifier and without, and the other ways in which a listed story writes them.

    A spelling that only a hidden story uses stays in the archive (the story may come back), but a search for
    it must not lead to the name: that would tell what the story says.
    """
    listed = Mention.objects.filter(
        entity=OuterRef("entity"), text=OuterRef("text"), article__in=Article.objects.listed(now)
    )
    return Alias.objects.filter(Q(text=F("entity__name")) | Q(text=F("entity__shown")) | Exists(listed))
