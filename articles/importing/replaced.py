"""The only writer of Article.replaced_by: which story has taken the place of which."""

from collections.abc import Iterable

from django.utils import timezone

from articles.importing.lock import lock_story
from articles.importing.versions import Version
from articles.models import Article, Revision, Standing


def replaced_guids(versions: Iterable[Version]) -> set[str]:
    """What a story with these versions takes the place of: all that its accepted ones name."""
    return {guid for version in versions if version.counts for guid in version.replaces}


def point_replaced(article: Article, guids: Iterable[str]) -> None:
    """Let each story in `guids` point at the one that takes its place, now that `article` has changed.

    Of stories that replace the same one, the later dated wins, then the greater guid: whoever it is, is found anew
    from what counts now, so that it does not matter in which order they came, nor which of them were put away
    since. Two that name each other do not both disappear: the first to point does. A story that has not come yet
    gets a row without versions, which is shown nowhere, so that it is replaced from the moment it arrives.
    """
    provider = article.provider
    for guid in sorted(guids):
        lock_story(provider.code, guid)
        claimants = _claimants(article, guid)
        if claimants:
            _point(Article.objects.get_or_create(provider=provider, guid=guid)[0], claimants)
        else:
            for other in Article.objects.filter(provider=provider, guid=guid):
                _point(other, [])
                if not other.revisions.exists():
                    other.delete()


def _claimants(article: Article, guid: str) -> list[Article]:
    """The stories of which an accepted version replaces `guid`, the one that wins first."""
    claims = Revision.objects.filter(standing=Standing.ACCEPTED, replaces__contains=[guid]).exclude(replaces=[])
    stories = Article.objects.filter(provider=article.provider, pk__in=claims.values("article")).exclude(guid=guid)
    return sorted(stories.defer("body"), key=_rank, reverse=True)


def _point(other: Article, claimants: list[Article]) -> None:
    winner = next((claimant for claimant in claimants if not _leads_to(claimant, other)), None)
    if other.replaced_by_id != (winner.pk if winner else None):
        other.replaced_by = winner
        other.changed_at = timezone.now()
        other.save(update_fields=["replaced_by", "changed_at"])


def _rank(article: Article) -> tuple[str, str]:
    return article.moment.isoformat() if article.moment else "", article.guid


def _leads_to(article: Article, other: Article) -> bool:
    """Whether following `article`'s own replacements ends at `other`."""
    step: Article | None = article
    seen: set[int] = set()
    while step is not None and step.pk not in seen:
        if step.pk == other.pk:
            return True
        seen.add(step.pk)
        step = step.replaced_by
    return False
