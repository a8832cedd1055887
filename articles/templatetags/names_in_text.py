"""Marks the names in a story's text as links, at the exact characters where they stand."""

from collections.abc import Iterable, Iterator

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from articles.models import Mention

register = template.Library()

BETWEEN = "\n\n"
"""What parts the paragraphs of a body."""


@register.simple_tag
def paragraphs_with_names(text: str, mentions: Iterable[Mention], field: str) -> list[SafeString]:
    """The paragraphs of `text` as HTML, with those of `mentions` that stand in `field` linked to their names.

    Of two mentions that overlap the one that begins first is linked, and the longer of two that begin together.
    One whose characters are not there (the text has changed since, or it runs across paragraphs) is left plain:
    rather no link than one on the wrong words.
    """
    here = sorted((m for m in mentions if m.field == field), key=lambda m: (m.start, -m.end))
    paragraphs = []
    start = 0
    for paragraph in text.split(BETWEEN):
        paragraphs.append(_marked(paragraph, start, here))
        start += len(paragraph) + len(BETWEEN)
    return paragraphs


@register.simple_tag
def text_with_names(text: str, mentions: Iterable[Mention], field: str) -> SafeString:
    """The same for a text of one paragraph: a lead."""
    return mark_safe(" ".join(paragraphs_with_names(text, mentions, field)))  # noqa: S308 every part is escaped


def _marked(paragraph: str, start: int, mentions: Iterable[Mention]) -> SafeString:
    return mark_safe("".join(_pieces(paragraph, start, mentions)))  # noqa: S308 every piece is escaped


def _pieces(paragraph: str, start: int, mentions: Iterable[Mention]) -> Iterator[str]:
    """`start` is where the paragraph begins in the text that the offsets of `mentions` count in."""
    done = 0
    for mention in mentions:
        begins, ends = mention.start - start, mention.end - start
        if begins < done or paragraph[begins:ends] != mention.text:
            continue
        yield _plain(paragraph[done:begins])
        yield format_html(
            '<a class="ent {}" href="{}">{}</a>',
            mention.named.type,
            mention.named.get_absolute_url(),
            _plain(mention.text),
        )
        done = ends
    yield _plain(paragraph[done:])


def _plain(text: str) -> SafeString:
    """Escaped; a single line end within a paragraph is a line break of the source."""
    return mark_safe(escape(text).replace("\n", "<br>"))  # noqa: S308 escaped
