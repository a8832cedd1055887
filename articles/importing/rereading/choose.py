"""Which stories are to be read again, newest arrivals first."""

from collections.abc import Iterator
from datetime import date

from articles.entities.version import reader_version
from articles.models import Article
from articles.models.article import ArticleQuerySet


def stories_to_reread(*, since: date | None = None, every: bool = False) -> ArticleQuerySet:
    """The stories with words whose names are by another reader than the present one; with `every`, all with words.

    `since` leaves out what is dated before that day, and what has no date. A story that is only dated to a month or
    a year counts as long as that lasts. Whether the public may read a story makes no difference: what is hidden today
    may be shown tomorrow, without being imported again.
    """
    stories = Article.objects.exclude(headline="", lead="", body="")
    if since:
        stories = stories.filter(published_to__gt=since)
    return stories if every else stories.exclude(names_read_with=reader_version())


def portions(stories: ArticleQuerySet, size: int) -> Iterator[list[int]]:
    """The stories (primary keys), `size` at a time, looked up as they are asked for; each once, though they change."""
    last: int | None = None
    while True:
        further = stories if last is None else stories.filter(pk__lt=last)
        portion = list(further.order_by("-pk").values_list("pk", flat=True)[:size])
        if not portion:
            return
        yield portion
        last = portion[-1]
