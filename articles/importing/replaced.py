"""The only writer of Article.replaced_by: which story has taken the place of which."""

from collections.abc import Iterable

from django.utils import timezone

from articles.importing.lock import lock_story
from articles.importing.versions import Version
from articles.models import Article


def replaced_guids(versions: Iterable[Version]) -> set[str]:
    """What a story with these versions takes the place of: all that its accepted ones name."""
    return {guid for version in versions if version.counts for guid in version.replaces}


def point_replaced(article: Article, before: set[str], after: set[str]) -> None:
    """Let the stories named in `after` point at `article`, and those only in `before` no longer.

    One that has not come yet gets a row without versions, which is shown nowhere, so that it is replaced from the
    moment it arrives. Of two stories that replace the same one, the later dated wins, then the greater guid.
    Two that name each other do not both disappear: the first to point does.
    """
    provider = article.provider
    for guid in sorted(after - before):
        lock_story(provider.code, guid)
        other, _made = Article.objects.get_or_create(provider=provider, guid=guid)
        if other.replaced_by_id != article.pk and _wins(article, other) and not _leads_to(article, other):
            _point(other, article)
    for guid in sorted(before - after):
        lock_story(provider.code, guid)
        for other in Article.objects.filter(provider=provider, guid=guid, replaced_by=article):
            _point(other, None)
            if not other.revisions.exists():
                other.delete()


def _point(other: Article, article: Article | None) -> None:
    other.replaced_by = article
    other.changed_at = timezone.now()
    other.save(update_fields=["replaced_by", "changed_at"])


def _wins(article: Article, other: Article) -> bool:
    holder = other.replaced_by
    return holder is None or _rank(article) > _rank(holder)


def _rank(article: Article) -> tuple[str, str]:
    return article.moment.isoformat() if article.moment else "", article.guid


def _leads_to(article: Article, other: Article) -> bool:
    """Whether following `article`'s own replacements ends at `other`."""
    step: Article | None = article
    while step is not None:
        if step.pk == other.pk:
            return True
        step = step.replaced_by
    return False
