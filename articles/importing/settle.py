"""An editor's decision about a version after its import, and what follows from it."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.importing.choose import choose
from articles.importing.follow import follow
from articles.importing.known import history_of
from articles.importing.likeness import link_near_duplicates
from articles.importing.lock import lock_story
from articles.importing.log import log_decision
from articles.importing.references import References
from articles.importing.replaced import replaced_guids
from articles.importing.rivals import PUT_AWAY, CannotDecide, decided, rivals_of
from articles.importing.versions import Version
from articles.models import Article, ItemDecision, Revision, Standing


def settle_revision(revision: Revision, decision: ItemDecision, user: User | None) -> None:
    """Decide about a version that is held or in conflict; its rivals are decided about with it.

    SHOW accepts it, KEEP leaves what is shown as it is; a decision can be taken back by another. Later imports
    respect it. Raises CannotDecide, in words, where it makes no sense; then nothing is changed.
    """
    with transaction.atomic():
        article = Article.objects.select_related("provider").get(pk=revision.article_id)
        lock_story(article.provider.code, article.guid)
        article.refresh_from_db()
        versions = history_of((article.provider.code, article.guid)).versions
        about = next((version for version in versions if version.pk == revision.pk), None)
        if about is None:
            raise CannotDecide(PUT_AWAY)
        after = decided(versions, about.fingerprint, decision)
        _keep_standings(versions, after)
        settled = [version.pk for version in (about, *rivals_of(versions, about)) if version.pk]
        Revision.objects.filter(pk__in=settled).update(settled_at=timezone.now(), settled_by=user)
        if after != versions:
            follow(article, choose(after), after, References(), before=replaced_guids(versions))
        log_decision(user, article, about, decision)
    link_near_duplicates()
    revision.refresh_from_db()


def settle_article(article: Article) -> None:
    """Choose anew what is shown of a story, whose versions' standings somebody has changed.

    To release a held version, accept it; to settle a conflict, accept one of the two and leave the other in
    conflict; to lift a kill, accept a version that is newer than it. Later imports respect all three.
    """
    with transaction.atomic():
        lock_story(article.provider.code, article.guid)
        article = Article.objects.select_related("provider").get(pk=article.pk)
        versions = history_of((article.provider.code, article.guid)).versions
        before = set(article.replaces.values_list("guid", flat=True))
        follow(article, choose(versions), versions, References(), before=before)
    link_near_duplicates()


def _keep_standings(before: tuple[Version, ...], after: tuple[Version, ...]) -> None:
    for standing in Standing:
        changed = [
            now.pk
            for was, now in zip(before, after, strict=True)
            if now.pk and now.standing is standing and was.standing is not standing
        ]
        if changed:
            Revision.objects.filter(pk__in=changed).update(standing=standing)
