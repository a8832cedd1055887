"""The texts of one item of a feed: title, description, content, authors."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from articles.wire.html import clean_html, looks_like_html, plain_text, to_paragraphs
from articles.wire.text import Tidier, blocks

_HTML = ("text/html", "application/xhtml+xml")
_PLAIN = "text/plain"
_MAIL = re.compile(r"<?\S+@\S+\.\S+>?")
# Who is logged in is not who wrote.
_LOGINS = frozenset(
    ["admin", "administrator", "root", "user", "webmaster", "wordpress", "editor", "redaktion", "noreply"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A text as paragraphs and as safe HTML. `is_full`: it is more than a description."""

    paragraphs: tuple[str, ...] = ()
    html: str = ""
    language: str | None = None
    """As its element, or one around it, says; not yet checked."""
    is_full: bool = False


def one_line(item: dict[str, Any], name: str, tidier: Tidier) -> str | None:
    """A value on one line; RSS puts HTML into titles, and Atom says when it does."""
    value, kind = item.get(name), (item.get(f"{name}_detail") or {}).get("type")
    if not isinstance(value, str):
        return None
    return tidier.value(plain_text(value, tidier) if kind in _HTML else value)


def lead_of(item: dict[str, Any], tidier: Tidier) -> str | None:
    """The description or summary as plain text. feedparser's copy of the content under that name is none."""
    detail = item.get("summary_detail")
    if not isinstance(detail, dict):
        return None
    return "\n".join(_read(detail, None, tidier, None).paragraphs) or None


def body_of(item: dict[str, Any], headline: str | None, tidier: Tidier, *, base: str | None = None) -> Body:
    """The content (HTML before plain text); without one, or with an empty one, the description.

    `base` is what relative links are relative to when no xml:base says otherwise.
    """
    for detail in _contents(item):
        trial = Tidier()
        body = _read(detail, headline, trial, base)
        if body.paragraphs:
            tidier.take_over(trial)
            return replace(body, is_full=True)
    summary = item.get("summary_detail")
    return _read(summary, headline, tidier, base) if isinstance(summary, dict) else Body()


def _contents(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    found = item.get("content")
    contents = [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
    yield from (each for each in contents if each.get("type") in _HTML)
    yield from (each for each in contents if each.get("type") == _PLAIN)


def _read(detail: dict[str, Any], headline: str | None, tidier: Tidier, base: str | None) -> Body:
    value = detail.get("value")
    if not isinstance(value, str):
        return Body()
    if detail.get("type") in _HTML or looks_like_html(value):
        html = clean_html(value, tidier, headline=headline, base=_base(detail.get("base"), base))
        return Body(paragraphs=tuple(to_paragraphs(html)), html=html, language=detail.get("language"))
    texts = (tidier.paragraph(block, unescape_left=True) for block in blocks(value))
    paragraphs = tuple(text for text in texts if text)
    html = "".join(f"<p>{escape(text, quote=False)}</p>" for text in paragraphs)
    return Body(paragraphs=paragraphs, html=html, language=detail.get("language"))


def _base(*addresses: object) -> str | None:
    """The first that is an address on the web."""
    return next((text for text in addresses if isinstance(text, str) and re.match(r"https?://[^\s/]", text)), None)


def authors_of(item: dict[str, Any], usual: Iterable[dict[str, Any]], tidier: Tidier) -> str | None:
    """The names of the authors, without mail addresses and names of logins; the feed's when the item has none."""
    own = [each for each in item.get("authors", ()) if each]
    names = (tidier.value(each.get("name"), longest=200) for each in own or usual)
    bare = (_MAIL.sub("", name).strip(" ()<>,;") for name in names if name)
    return ", ".join(dict.fromkeys(name for name in bare if name and name.lower() not in _LOGINS)) or None
