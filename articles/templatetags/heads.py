"""What the head of every page tells machines: its addresses, Open Graph, JSON-LD. No database queries."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import template
from django.conf import settings
from django.urls import translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.search.coverage import Coverage
from articles.templatetags.dates import long_date
from articles.templatetags.reading import telegrams
from articles.views.heads import Head

register = template.Library()

LOCALES = {"da": "da_DK", "en": "en_GB"}
"""As Open Graph names the languages of pages."""
_ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}
"""What could end a <script> or begin a comment in it, and is the same to whoever reads JSON."""


@register.inclusion_tag("articles/parts/machine_head.html", takes_context=True)
def machine_head(context: Mapping[str, Any], title: str = "", description: str = "") -> dict[str, Any]:
    """Of the page's `head` (articles.views.heads.Head) in the context; without one, of a page on the archive itself.

    `title` and `description` are for pages whose view does not know the words.
    """
    request = context["request"]
    head = context.get("head") or Head()
    head = replace(head, title=title or head.title, description=description or head.description)
    path = request.path + head.query
    addresses = {code: request.build_absolute_uri(translate_url(path, code)) for code, _name in settings.LANGUAGES}
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "head": head,
        "canonical": request.build_absolute_uri(path),
        "addresses": addresses.items(),
        "default": addresses[settings.LANGUAGE_CODE],
        "locale": LOCALES[language],
        "other_locales": [locale for code, locale in LOCALES.items() if code != language],
    }


@register.filter
def covered(coverage: Coverage) -> str:
    """How many stories mention a name, from when to when, as its page says it too."""
    told = {"stories": telegrams(coverage.count)}
    if not coverage.first:
        return _("Mentioned in %(stories)s.") % told
    if coverage.first == coverage.last:
        return _("Mentioned in %(stories)s from %(date)s.") % {**told, "date": long_date(coverage.first)}
    told |= {"first": long_date(coverage.first), "last": long_date(coverage.last)}
    return _("Mentioned in %(stories)s from %(first)s to %(last)s.") % told


@register.simple_tag
def json_ld(told: Mapping[str, Any]) -> SafeString:
    """A block of data, which no policy for scripts concerns. Nothing in it can be taken for markup."""
    data = json.dumps(told, ensure_ascii=False).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(data))
