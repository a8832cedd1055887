"""The body element of NITF: its body.content as HTML, and what its body.head says. NITF proper, G2 and NewsML 1 use it.

Namespaces and prefixes mean nothing: local names are compared, as agencies leave the namespace out or misspell it.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from lxml import etree

from articles.wire.html import plain_text
from articles.wire.text import Tidier
from articles.wire.times import read_time
from articles.wire.xml_fields import attribute, children, descendants, first_at, local_name, text_of


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


# Blocks of NITF, of the HTML that agencies put between them, and what html.clean_html() calls them.
_BLOCKS = {
    **{name: name for name in _names("p pre ul ol li dl dt dd h1 h2 h3 h4 h5 h6 hr section blockquote")},
    **{name: name for name in _names("table caption thead tbody tfoot tr th td")},
    **dict.fromkeys(_names("block div nitf-table custom-table note fn datasource credit dateline abstract"), "div"),
    "hl1": "h1",
    "hl2": "h2",
    "bq": "blockquote",
}
_INLINE = _names("em strong b i sub sup a br")
_LEFT_OUT = _names(
    "media media-reference media-caption media-producer media-metadata media-object nitf-table-metadata tobject "
    "key-list classifier head title style byline byttl"
)
# Handed on, so that the cleaner takes them away and says that it did.
_ACTIVE = _names("script iframe object embed applet")
_VOID = _names("br hr")
_BLANK_LINE = re.compile(r"\r?\n(?:[ \t]*\r?\n)+")
_INDENTED = re.compile(r"\n(?=[ \xa0]{3,}\S)")
_UNINDENTED = re.compile(r"\n(?=\S)")
_BEFORE_POINT = re.compile(r"\s+([,.;:)])")
_NOT_PUBLISHED = "npa"
_Todo = tuple[Any, bool]
"""An element or finished HTML, and whether it stands within a block."""


def body_element(nitf: "etree._Element") -> "etree._Element | None":
    """The body of a `nitf` element, or the element itself when it is one; None when there is none."""
    return nitf if local_name(nitf) == "body" else first_at(nitf, "body")


def body_content(body: "etree._Element | None") -> "etree._Element | None":
    """The body.content that is a direct child of body: the one inside a note of the head is no text."""
    return first_at(body, "body.content")


def body_markup(content: "etree._Element") -> str:
    """The inside of a body.content as HTML for html.clean_html(); also reads a DataContent with bare p.

    `block` is transparent, inline tags keep their text, hl2 is a heading; media and notes that are not for
    publication (type npa) are left out whole.
    """
    out: list[str] = []
    todo: list[_Todo] = []
    _push(todo, content, "", in_block=False)
    while todo:
        part, in_block = todo.pop()
        if isinstance(part, str):
            out.append(part)
            continue
        name = local_name(part).lower()
        if name in _LEFT_OUT or (name == "note" and (attribute(part, "type") or "").lower() == _NOT_PUBLISHED):
            continue
        tag = name if name in _ACTIVE else _BLOCKS.get(name) or (name if name in _INLINE else "")
        if tag:
            link = attribute(part, "href") if tag == "a" else None
            out.append(f'<{tag} href="{escape(link)}">' if link else f"<{tag}>")
        close = f"</{tag}>" if tag and tag not in _VOID else ""
        _push(todo, part, close, in_block=in_block or tag not in ("", "div", "section"))
    return "".join(out)


def _push(todo: list[_Todo], node: "etree._Element", close: str, *, in_block: bool) -> None:
    """Put the inside of `node` next in line, then `close`."""
    parts: list[_Todo] = [(_as_html(node.text, node, in_block=in_block), in_block)]
    for inner in node:
        parts += [(inner, in_block), (_as_html(inner.tail, node, in_block=in_block), in_block)]
    parts.append((close, in_block))
    todo.extend(reversed(parts))


def _as_html(text: str | None, node: "etree._Element", *, in_block: bool) -> str:
    """Text of `node` escaped; paragraphs that are marked by blank lines only are told apart by two breaks.

    An indent parts paragraphs only among lines that have none: where every line has one, the file is
    merely printed neatly.
    """
    if not text:
        return ""
    html = escape(text, quote=False)
    if "\n" not in html or local_name(node) in ("pre", "td", "th", "li"):
        return html
    if not in_block and text.strip():
        html = _BLANK_LINE.sub("<br><br>", html)
    if len(_INDENTED.findall(html)) >= 1 and _UNINDENTED.search(html):
        html = _INDENTED.sub("<br><br>", html)
    return html


def head_texts(body: "etree._Element | None", name: str) -> Iterator["etree._Element"]:
    """The elements of this name in body.head, without those inside its notes, in the file's order."""
    for head in children(body, "body.head"):
        for node in descendants(head, name):
            if not any(local_name(outer) in ("note", "body.content") for outer in node.iterancestors()):
                yield node


def hl1_of(body: "etree._Element | None", tidier: Tidier) -> str | None:
    """The headline in body.head, also under a hedline that is misspelt."""
    return _first(body, "hl1", tidier)


def hl2_of(body: "etree._Element | None", tidier: Tidier) -> str | None:
    """The sub-headline in body.head. It may repeat the headline or hold a slug."""
    return _first(body, "hl2", tidier)


def _first(body: "etree._Element | None", name: str, tidier: Tidier) -> str | None:
    texts = (tidier.value(_text(node)) for node in head_texts(body, name))
    return next((text for text in texts if text), None)


def _text(node: "etree._Element") -> str:
    """All text in an element; a line break parts words, and so do paragraphs."""
    pieces = [node.text or ""]
    for inner in node.iterdescendants(etree.Element):
        pieces += [" " if local_name(inner) in ("br", "p") else "", inner.text or "", inner.tail or ""]
    return "".join(pieces)


def byline_of(body: "etree._Element | None", tidier: Tidier) -> str | None:
    """The by-line as it is printed ("By Ida Prøve"), without the writer's title, a blank between its parts.

    Of the head; without one there, of the blocks of the text. Several are parted by commas.
    """
    lines = list(head_texts(body, "byline"))
    content = body_content(body)
    if not lines and content is not None:
        lines = list(descendants(content, "byline"))
    found = (tidier.value(_BEFORE_POINT.sub(r"\1", _byline(line))) for line in lines)
    return ", ".join(dict.fromkeys(text.rstrip(" ,;") for text in found if text)) or None


def _byline(line: "etree._Element") -> str:
    pieces, last = [line.text or ""], ""
    for inner in children(line):
        name = local_name(inner)
        if name not in ("byttl", "virtloc"):
            parted = ", " if name == last == "person" and not pieces[-1].strip() else " "
            pieces += [parted, " ".join(part.strip() for part in inner.itertext() if part.strip())]
        pieces += [" ", inner.tail or ""]
        last = name if not (inner.tail or "").strip() else ""
    return "".join(pieces)


def dateline_of(body: "etree._Element | None", tidier: Tidier) -> str | None:
    """The town of the dateline: its city, else its location, else its text. A time stamp is no town."""
    for dateline in head_texts(body, "dateline"):
        for place in (*descendants(dateline, "city"), *descendants(dateline, "location"), dateline):
            text = _without_date(place, tidier)
            if text and read_time(text).moment is None:
                return text
    return None


def _without_date(place: "etree._Element", tidier: Tidier) -> str | None:
    pieces = [place.text or ""]
    for inner in children(place):
        pieces += ["" if local_name(inner) == "story.date" else text_of(inner) or "", inner.tail or ""]
    text = tidier.value("".join(pieces))
    return text.strip(" ,;:-–—") or None if text else None


def abstract_of(body: "etree._Element | None", tidier: Tidier) -> str | None:
    """The abstract as plain text, its paragraphs parted by line ends."""
    texts = (plain_text(body_markup(abstract), tidier) for abstract in head_texts(body, "abstract"))
    return next((text for text in texts if text), None)


def lead_paragraph(content: "etree._Element | None", tidier: Tidier) -> str | None:
    """The first paragraph of the text when it is marked as the lead (class lead, lede or lead "true")."""
    first = next((p for p in descendants(content, "p") if text_of(p)), None) if content is not None else None
    if first is None:
        return None
    named = {name.lower() for name in (attribute(first, "class") or "").split()} & {"lead", "lede"}
    told = any((attribute(first, name) or "").lower() == "true" for name in ("lede", "lead"))
    return tidier.value(_text(first)) if named or told else None


def private_notes(body: "etree._Element | None", tidier: Tidier) -> str | None:
    """The notes of head and text that are not for publication (type npa), one a line."""
    if body is None:
        return None
    notes = (note for note in descendants(body, "note") if (attribute(note, "type") or "").lower() == _NOT_PUBLISHED)
    lines = (tidier.value(_text(note)) for note in notes)
    return "\n".join(line for line in lines if line) or None
