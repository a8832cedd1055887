"""Which language a text on the page is in, where it is not the page's own. No database queries."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag
def lang_of(language: str) -> SafeString:
    """The attribute for an element with text in `language`, with a space before it; nothing on a page in that language,
    nor for a language that is not known.
    """
    page = (get_language() or "").partition("-")[0]
    if not language or language.partition("-")[0].lower() == page:
        return SafeString("")
    return format_html(' lang="{}"', language)
