"""What changed between two texts, for eyes and for ears: {% marked_change change %}."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.compare import ParagraphChange, Part, PartKind
from articles.search.differences import Difference
from articles.search.versions import Version

register = template.Library()


@register.simple_tag
def marked_change(change: ParagraphChange) -> SafeString:
    """The text of a change, escaped, with <ins> and <del>, and words for those who hear it."""
    return SafeString("".join(_marked(part) for part in change.parts))


@register.simple_tag
def marked_parts(parts: Iterable[Part]) -> SafeString:
    """The same of stretches of text that stand by themselves, parted by spaces."""
    return SafeString(" ".join(_marked(replace(part, text=part.text.strip())) for part in parts))


@register.filter
def difference_of(differences: Mapping[str, Difference], version: Version) -> Difference | None:
    """What a version changed, if anything."""
    return differences.get(version.key)


def _marked(part: Part) -> str:
    """Few screen readers say <ins> and <del> by themselves; what is changed begins and ends in words."""
    if part.kind == PartKind.SAME:
        return conditional_escape(part.text)
    tag, begins = ("ins", _("added:")) if part.kind == PartKind.ADDED else ("del", _("removed:"))
    return format_html(
        '<{0}><span class="vh"> {1} </span>{2}<span class="vh"> {3} </span></{0}>',
        tag,
        begins,
        part.text,
        _("(end of change)"),
    )
