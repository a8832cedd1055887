"""How far from each other two stories are, in words that stand beside a date and never in its place."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article
from articles.search.related import Kind, RelatedStory
from articles.story import Moment, Precision

register = template.Library()

DAYS, WEEKS, MONTHS = 14, 9, 24
"""From so many days on weeks are counted, from so many weeks on months, from so many months on years."""


@register.filter
def apart_from(story: Article, other: Article) -> str:
    """3 dage efter, samme måned, 2 år før: when the first was sent, seen from the other. As precise as both are.

    Empty where one of them has no date, or one that cannot be right.
    """
    if story.date_is_doubtful or other.date_is_doubtful or story.moment is None or other.moment is None:
        return ""
    return _apart(story.moment, other.moment)


def _apart(one: Moment, other: Moment) -> str:
    first, second = one.first_day, other.first_day
    both = {one.precision, other.precision}
    if Precision.YEAR in both:
        return _years(first.year - second.year) or _("the same year")
    months = 12 * (first.year - second.year) + first.month - second.month
    if Precision.MONTH in both:
        return _months(months) or _("the same month")
    days = (first - second).days
    if abs(days) < DAYS:
        return _days(days)
    if abs(days) < 7 * WEEKS:
        return _weeks(days)
    # A month has passed when the day of the month has come again.
    passed = abs(months) - ((first.day - second.day) * (1 if days > 0 else -1) < 0)
    return _months(passed if days > 0 else -passed)


def _days(days: int) -> str:
    if days == 0:
        return _("the same day")
    if abs(days) == 1:
        return _("the day after") if days > 0 else _("the day before")
    count = abs(days)
    if days > 0:
        return ngettext("%(count)s day later", "%(count)s days later", count) % {"count": count}
    return ngettext("%(count)s day earlier", "%(count)s days earlier", count) % {"count": count}


def _weeks(days: int) -> str:
    count = abs(days) // 7
    if days > 0:
        return ngettext("%(count)s week later", "%(count)s weeks later", count) % {"count": count}
    return ngettext("%(count)s week earlier", "%(count)s weeks earlier", count) % {"count": count}


def _months(months: int) -> str:
    """Empty for none."""
    count = abs(months)
    if count >= MONTHS:
        return _years(count // 12 if months > 0 else -(count // 12))
    if months > 0:
        return ngettext("%(count)s month later", "%(count)s months later", count) % {"count": count}
    return ngettext("%(count)s month earlier", "%(count)s months earlier", count) % {"count": count} if count else ""


def _years(years: int) -> str:
    """Empty for none."""
    count = abs(years)
    if years > 0:
        return ngettext("%(count)s year later", "%(count)s years later", count) % {"count": count}
    return ngettext("%(count)s year earlier", "%(count)s years earlier", count) % {"count": count} if count else ""


@register.filter
def shared_words(relative: RelatedStory) -> str:
    """Samme personer: Svetlana Tikhanovskaja, Aleksandr Lukasjenko. Samme sted: Minsk. Fælles ord: protester."""
    return " ".join(_named(kind, len(texts)) % {"what": ", ".join(texts)} for kind, texts in relative.shared.items())


def _named(kind: Kind, count: int) -> str:
    match kind:
        case Kind.PERSON:
            return ngettext("The same person: %(what)s.", "The same people: %(what)s.", count)
        case Kind.ORG:
            return ngettext("The same organisation: %(what)s.", "The same organisations: %(what)s.", count)
        case Kind.PLACE:
            return ngettext("The same place: %(what)s.", "The same places: %(what)s.", count)
        case Kind.WORD:
            return ngettext("A word in common: %(what)s.", "Words in common: %(what)s.", count)
