"""After an editor's decision about a version: show what follows from it."""

from django.db import transaction

from articles.entities.link import link_mentions
from articles.importing.choose import choose
from articles.importing.known import history_of
from articles.importing.lock import lock_story
from articles.importing.references import References
from articles.importing.replaced import point_replaced, replaced_guids
from articles.importing.show import show
from articles.models import Article


def settle_article(article: Article) -> None:
    """Choose anew what is shown of a story, whose versions' standings somebody has changed.

    To release a held version, accept it; to settle a conflict, accept one of the two and leave the other in
    conflict; to lift a kill, accept a version that is newer than it. Later imports respect all three.
    """
    with transaction.atomic():
        lock_story(article.provider.code, article.guid)
        article = Article.objects.select_related("provider").get(pk=article.pk)
        versions = history_of((article.provider.code, article.guid)).versions
        if show(article, choose(versions), References()):
            link_mentions(article)
        before = set(article.replaces.values_list("guid", flat=True))
        point_replaced(article, before, replaced_guids(versions))
