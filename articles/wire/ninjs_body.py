"""Which of the texts of a ninjs item is read: all of them are the same text in different dress."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from articles.wire.body import Body, html_body, plain_body
from articles.wire.html import looks_like_html
from articles.wire.text import Tidier

# 1.x, in this order; then any other body_*, whose endings are the sender's choice.
_NAMED = ("body_html", "body_xhtml", "body_html5", "body_text")
_ROLES = ("html", "xhtml", "html5")
_NOT_THE_TEXT = re.compile(
    r"nitf|xml|g2|json|section|private|nonpublic|contact|caption|summary|teaser|abstract|count", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Dress:
    """One rendition of the text."""

    value: str
    is_html: bool


def read_body(item: dict[str, Any], headline: str | None, tidier: Tidier) -> Body:
    """The best rendition that holds any text: HTML before plain text, other XML never."""
    for dress in (*_from_bodies(item.get("bodies")), *_from_properties(item)):
        # A rendition that turns out to be empty must leave no warnings behind.
        trial = Tidier()
        body = _read(dress, headline, trial)
        if body.paragraphs:
            tidier.take_over(trial)
            return body
    return Body()


def _read(dress: _Dress, headline: str | None, tidier: Tidier) -> Body:
    return html_body(dress.value, headline, tidier) if dress.is_html else plain_body(dress.value, tidier)


def _from_bodies(bodies: Any) -> Iterator[_Dress]:
    """2.x and 3.x: [{role, contenttype or contentType, value}], best first."""
    ranked = []
    for at, body in enumerate(bodies if isinstance(bodies, list) else []):
        if not isinstance(body, dict) or not isinstance(body.get("value"), str):
            continue
        role = str(body.get("role") or "").lower()
        dress = str(body.get("contenttype") or body.get("contentType") or "").lower()
        is_html = role in _ROLES or "html" in dress or (not dress and looks_like_html(body["value"]))
        is_other = bool(_NOT_THE_TEXT.search(role if is_html else f"{role} {dress}")) and role not in _ROLES
        if not is_other:
            ranked.append((not is_html, at, _Dress(body["value"], is_html)))
    yield from (dress for _plain, _at, dress in sorted(ranked, key=lambda rank: rank[:2]))


def _from_properties(item: dict[str, Any]) -> Iterator[_Dress]:
    """1.x: body_html, body_xhtml, body_html5, body_text, and what else begins with body_."""
    others = sorted(name for name in item if name.startswith("body_") and name not in _NAMED)
    for name in (*_NAMED, *(name for name in others if not _NOT_THE_TEXT.search(name[5:]))):
        value = item.get(name)
        if isinstance(value, str):
            yield _Dress(value, name != "body_text" and (name in _NAMED or looks_like_html(value)))
