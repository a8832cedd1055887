"""What a decision would change, in sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.naming.words import stories_in_words
from articles.entities.decisions import Effect
from articles.models import NameDecisionKind


def what_happens(effect: Effect) -> Iterator[str]:
    """One sentence for the mentions, one for how they are written, one for the old address."""
    target = effect.target_shown
    said = {"n": effect.mentions, "stories": stories_in_words(effect.stories), "target": target}
    if effect.kind == NameDecisionKind.BLOCK:
        yield (
            ngettext(
                "%(n)s mention in %(stories)s is no name any more.",
                "%(n)s mentions in %(stories)s are no names any more.",
                effect.mentions,
            )
            % said
        )
        yield _("The page of the name is gone, and no search and no list shows it.")
    else:
        yield (
            ngettext(
                "%(n)s mention in %(stories)s becomes %(target)s.",
                "%(n)s mentions in %(stories)s become %(target)s.",
                effect.mentions,
            )
            % said
        )
    if effect.spellings:
        yield _("Written: %(spellings)s.") % {"spellings": " · ".join(effect.spellings)}
    if effect.redirects:
        yield _("The old address of %(name)s leads to %(target)s.") % {"name": effect.entity, "target": target}
    elif effect.kind == NameDecisionKind.SPLIT:
        yield _("%(name)s keeps its address and its other stories.") % {"name": effect.entity}
