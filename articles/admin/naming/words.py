"""Decisions about names in words."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Entity, EntityType, NameDecision, NameDecisionKind

KIND = NameDecisionKind


def type_in_words(entity: Entity) -> str:
    """Person, organisation or place."""
    return str(EntityType(entity.type).label)


def stories_in_words(n: int) -> str:
    """1 story, 1,200 stories."""
    return ngettext("%(count)s story", "%(count)s stories", n) % {"count": number_format(n, force_grouping=True)}


def done_words(decision: NameDecision) -> str:
    """What came of a decision, in a sentence. It was fetched with both names."""
    name, target = str(decision.entity), str(decision.target or "")
    match decision.kind:
        case KIND.MERGE:
            return _("Merged: %(name)s is now %(target)s.") % {"name": name, "target": target}
        case KIND.RENAME:
            return _("Renamed: %(name)s is now called %(target)s.") % {"name": name, "target": target}
        case KIND.RETYPE:
            type_ = type_in_words(decision.target or decision.entity)
            return _("Another type: %(name)s is now filed as %(type)s.") % {"name": name, "type": type_}
        case KIND.BLOCK:
            return _("%(name)s is never taken for a name.") % {"name": name}
        case KIND.SPLIT:
            return _split_words(decision)
        case KIND.DIFFERENT:
            return _("%(name)s and %(target)s are two different names.") % {"name": name, "target": target}
        case KIND.UNSURE:
            return _("Left open whether %(name)s is %(target)s: it comes last.") % {"name": name, "target": target}
    return _("%(name)s is a good name.") % {"name": name}


def undone_words(decision: NameDecision) -> str:
    """What is said when a decision was undone."""
    return _("Undone: %(what)s") % {"what": done_words(decision)}


def _split_words(decision: NameDecision) -> str:
    names = {"name": str(decision.entity), "target": str(decision.target)}
    if decision.section:
        return _("Split: %(name)s is %(target)s in the section %(section)s.") % {**names, "section": decision.section}
    n = len(decision.stories.all())
    return ngettext(
        "Split: %(name)s is %(target)s in %(n)s story.", "Split: %(name)s is %(target)s in %(n)s stories.", n
    ) % {**names, "n": n}
