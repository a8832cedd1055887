"""Marks the names and the dates in a story's text, at the exact characters where they stand."""

from collections.abc import Iterable, Iterator

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from articles.models import DateMention, Mention
from articles.templatetags.mentioned_dates import date_in_words, page_of_date

register = template.Library()

BETWEEN = "\n\n"
"""What parts the paragraphs of a body."""


Mark = Mention | DateMention
"""Characters `start` to `end` (code points, end exclusive) of one text."""


@register.simple_tag
def paragraphs_with_marks(
    text: str, names: Iterable[Mention], dates: Iterable[DateMention], field: str
) -> list[SafeString]:
    """The paragraphs of `text` as HTML, with the names and dates that stand in `field` marked.

    A name is a link to its page; a whole day, month or year one to its page in the calendar; any other span of time
    says its first and last day when pointed at. Of two that overlap the one that begins first is marked, the longer of
    two that begin together, and the name where both are the same characters. One whose characters are not there (the
    text has changed since, or it runs across paragraphs) is left plain: rather no link than one on the wrong words.
    """
    every: tuple[Mark, ...] = (*names, *dates)
    marks = sorted((mark for mark in every if mark.field == field), key=lambda mark: (mark.start, -mark.end))
    paragraphs = []
    start = 0
    for paragraph in text.split(BETWEEN):
        paragraphs.append(_marked(paragraph, start, marks))
        start += len(paragraph) + len(BETWEEN)
    return paragraphs


@register.simple_tag
def text_with_marks(text: str, names: Iterable[Mention], dates: Iterable[DateMention], field: str) -> SafeString:
    """The same for a text of one paragraph: a lead."""
    return mark_safe(" ".join(paragraphs_with_marks(text, names, dates, field)))  # noqa: S308 every part is escaped


def _marked(paragraph: str, start: int, marks: Iterable[Mark]) -> SafeString:
    return mark_safe("".join(_pieces(paragraph, start, marks)))  # noqa: S308 every piece is escaped


def _pieces(paragraph: str, start: int, marks: Iterable[Mark]) -> Iterator[str]:
    """`start` is where the paragraph begins in the text that the offsets of `marks` count in."""
    done = 0
    for mark in marks:
        begins, ends = mark.start - start, mark.end - start
        if begins < done or paragraph[begins:ends] != mark.text:
            continue
        yield _plain(paragraph[done:begins])
        yield _date(mark) if isinstance(mark, DateMention) else _name(mark)
        done = ends
    yield _plain(paragraph[done:])


def _name(mention: Mention) -> SafeString:
    name = mention.named
    return format_html('<a class="ent {}" href="{}">{}</a>', name.type, name.get_absolute_url(), _plain(mention.text))


def _date(date: DateMention) -> SafeString:
    """As <time> where HTML has a machine's word for it: for a day, a month or a year, and for no other span."""
    words, text = date_in_words(date), _plain(date.text)
    if not words:
        return text
    if date.moment is None:
        span = f"{date.first_day}/{date.end_day}"
        return format_html('<data class="ent date" value="{}" title="{}">{}</data>', span, words, text)
    page = page_of_date(date)
    time = format_html('<time datetime="{}">{}</time>', date.moment.isoformat(), text)
    if not page:
        return format_html('<span class="ent date" title="{}">{}</span>', words, time)
    return format_html('<a class="ent date" href="{}" title="{}">{}</a>', page, words, time)


def _plain(text: str) -> SafeString:
    """Escaped; a single line end within a paragraph is a line break of the source."""
    return mark_safe(escape(text).replace("\n", "<br>"))  # noqa: S308 escaped
