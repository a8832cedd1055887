"""All that follows from a story's versions and their standings: what is shown, names and dates, what it replaces."""

from collections.abc import Iterable

from articles.entities.link import link_mentions
from articles.importing.choose import Chosen
from articles.importing.references import References
from articles.importing.replaced import point_replaced, replaced_guids
from articles.importing.show import show
from articles.importing.versions import Version
from articles.models import Article, Revision


def follow(
    article: Article,
    chosen: Chosen,
    versions: Iterable[Version],
    references: References,
    *,
    before: set[str],
    arrived: Revision | None = None,
    is_new: bool = False,
) -> None:
    """Let the story's row, its names and dates and the stories it replaces say what its `versions` do.

    Call under the story's lock. `before` are the guids it replaced until now; `arrived` and `is_new` as in show().
    """
    if show(article, chosen, references, arrived, is_new=is_new):
        link_mentions(article, references.names, is_new=is_new)
    claimed = before | replaced_guids(versions)
    if claimed:
        point_replaced(article, claimed)
