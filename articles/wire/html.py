"""HTML of an agency -> safe HTML and plain paragraphs. Repairs first, cleaning last (nh3)."""

import re
from html import escape
from typing import Literal

import lxml.html
import nh3
from lxml import etree

from articles.wire import notes
from articles.wire.html_text import bare_paragraphs, parse, plain, to_paragraphs
from articles.wire.reading import RejectedItem
from articles.wire.text import Tidier, collapse, may_be_wrong, undo_left_escapes

__all__ = ["TAGS", "clean_html", "looks_like_html", "plain_text", "to_paragraphs"]


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


TAGS = _tags("p br strong em b i a ul ol li h2 h3 h4 blockquote table thead tbody tr th td caption sub sup pre")
"""All that body_html may hold."""

_CONTAINERS = _tags(
    "div section article header footer main aside center address dl dt dd h1 h5 h6 figure figcaption form fieldset "
    "legend details summary tfoot hr"
)
_DROPPED_WITH_CONTENT = _tags(
    "script style title template noscript iframe object svg math audio video select textarea button nav"
)
_BLOCKS = _CONTAINERS | _tags("p ul ol li h2 h3 h4 blockquote table thead tbody tr th td caption pre")
_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}
_SCHEMES = {"http", "https", "mailto"}

DEEPEST = 100
"""Nested elements; libxml2 silently drops text below 255, and nesting costs the cleaner the square of its depth."""
LONGEST = 1_000_000
"""Characters of one body."""
MOST_AMPERSANDS = 100_000
"""The cleaner's time grows with the square of their number in one text: 0.5 s for these."""
_MOST_REOPENED = 500_000
_VOID = _tags("br hr img input meta link area base col embed source track wbr param")
_CLOSES_ITSELF = _tags("p li td th tr dt dd tbody thead tfoot option html head body")
_FORMATTING = _tags("a b big code em font i nobr s small strike strong tt u")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_ACTIVE_TAG = re.compile(r"<(?:script|iframe|object|embed|applet)\b", re.IGNORECASE)
_ACTIVE_ATTRIBUTE = re.compile(
    r"""<[a-z][^<>]*[\s/"']on[a-z]+\s*=
    | (?:href|src|action)\s*=[\s"']*(?:javascript|vbscript|data:text/html)""",
    re.VERBOSE | re.IGNORECASE,
)
# What libxml2 cannot hold. C1 controls stay for the repair, which knows what they were.
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_LIKE_HTML = re.compile(
    r"</?(?:p|br|div|span|b|i|em|strong|a|ul|ol|li|h[1-6]|table|html|body|section|article)\b[^<>]*>", re.IGNORECASE
)


def looks_like_html(text: str) -> bool:
    """Whether a text of unknown dress holds tags of HTML."""
    return bool(_LOOKS_LIKE_HTML.search(text))


def plain_text(markup: str, tidier: Tidier) -> str:
    """The text of a small piece of HTML, its blocks parted by line ends."""
    return "\n".join(to_paragraphs(clean_html(markup, tidier)))


def clean_html(markup: str, tidier: Tidier, *, headline: str | None = None, base: str | None = None) -> str:
    """Safe HTML of a body: a flat run of p, headings, lists, tables, pre and blockquotes.

    Takes a fragment or a whole document. Leaves out figures, what is marked as byline, and an h1 that only
    repeats `headline`; two line breaks end a paragraph. Text is repaired before nh3.clean has the last word.
    Relative links are resolved against `base`, an absolute http address; without one they lose their address.
    Raises RejectedItem when the markup is nested too deeply, longer than LONGEST, or has more than MOST_AMPERSANDS.
    """
    if len(markup) > LONGEST:
        raise RejectedItem(notes.html_too_long(LONGEST))
    if markup.count("&") > MOST_AMPERSANDS:
        raise RejectedItem(notes.too_many_pieces(MOST_AMPERSANDS))
    plain_markup = _only_paragraphs(markup)
    if plain_markup is not None:
        return plain_markup
    _refuse_deep(markup)
    if _ACTIVE_TAG.search(markup) or ("=" in markup and _ACTIVE_ATTRIBUTE.search(markup)):
        tidier.warn(notes.ACTIVE_CONTENT)
    tree = parse(_drop_controls(_wide(_drop_controls(markup, tidier)), tidier))
    for node in tree.iter(etree.Element):
        node.text = _repaired(node.text, tidier)
        node.tail = _repaired(node.tail, tidier)
    flow = _Flow(headline)
    flow.run(tree)
    return nh3.clean(
        "".join(flow.out),
        tags=set(TAGS),
        clean_content_tags=set(_DROPPED_WITH_CONTENT),
        attributes={"a": {"href"}},
        url_schemes=_SCHEMES,
        url_relative=_relative_to(base),
        link_rel="noopener noreferrer nofollow",
    )


def _relative_to(base: str | None) -> Literal["deny"] | tuple[Literal["rewrite_with_base"], str]:
    """What nh3 is to do with relative links; a base that it does not take for an address counts as none."""
    if not base:
        return "deny"
    try:
        nh3.clean("", url_relative=("rewrite_with_base", base))
    except ValueError:
        return "deny"
    return ("rewrite_with_base", base)


def _only_paragraphs(markup: str) -> str | None:
    """What clean_html() makes of bare paragraphs with nothing to repair, a fifth of the work; None for the rest.

    Most bodies of most agencies are such. A test holds that the long way gives the same.
    """
    texts = bare_paragraphs(markup)
    if texts is None or may_be_wrong("".join(texts)):
        return None
    return "".join(f"<p>{text.strip()}</p>" for text in texts if text.strip())


def _wide(markup: str) -> str:
    """The markup as a modern browser would nest it, with the containers that tell blocks apart."""
    tidy = nh3.clean(
        markup,
        tags=set(TAGS | _CONTAINERS),
        clean_content_tags=set(_DROPPED_WITH_CONTENT),
        attributes={"*": {"class"}, "a": {"href", "class"}},
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    _refuse_deep(tidy)
    return tidy


def _drop_controls(markup: str, tidier: Tidier) -> str:
    if not markup.isprintable():
        markup, dropped = _NOT_IN_XML.subn("", markup)
        tidier.controls += dropped
    return markup


def _repaired(text: str | None, tidier: Tidier) -> str | None:
    return tidier.repair(undo_left_escapes(text)) if text else text


def _refuse_deep(markup: str) -> None:
    """Raise RejectedItem when elements nest too deeply, or formatting would be reopened too often."""
    depth = formatting = reopened = 0
    for found in _TAG.finditer(markup):
        tag, step = found[2].lower(), -1 if found[1] else 1
        if tag in _CLOSES_ITSELF:
            reopened += formatting
        elif tag not in _VOID:
            depth = max(depth + step, 0)
            if tag in _FORMATTING:
                formatting = max(formatting + step, 0)
        if depth > DEEPEST or reopened > _MOST_REOPENED:
            raise RejectedItem(notes.TOO_DEEP)


class _Flow:
    """Lays a tree of any nesting out as a flat run of blocks. Walks with a loop: depth is the sender's choice."""

    def __init__(self, headline: str | None):
        self.headline = headline
        self.out: list[str] = []
        self._run: list[str] = []
        self._breaks = 0
        self._todo: list[tuple[str, object]] = []

    def run(self, root: "etree._Element") -> None:
        """Lay out everything under `root`."""
        self._push(root)
        while self._todo:
            kind, what = self._todo.pop()
            if kind == "text":
                self._text(str(what))
            elif kind == "raw":
                self._flush()
                self.out.append(str(what))
            else:
                self._element(what)
        self._flush()

    def _push(self, node: "etree._Element", close: str = "") -> None:
        """Put the content of `node` next in line, then `close`, which ends its block."""
        todo: list[tuple[str, object]] = [("text", node.text)] if node.text else []
        for child in node:
            todo.append(("element", child))
            if child.tail:
                todo.append(("text", child.tail))
        todo.append(("raw", close))
        self._todo.extend(reversed(todo))

    def _element(self, node: "etree._Element") -> None:
        tag = node.tag
        if self._is_left_out(node):
            self._flush()
        elif tag == "br":
            self._breaks += 1
        elif tag in _HEADINGS:
            self._flush()
            self.out.append(f"<{_HEADINGS[tag]}>{_inner(node)}</{_HEADINGS[tag]}>")
        elif tag == "blockquote":
            self._flush()
            self.out.append("<blockquote>")
            self._push(node, "</blockquote>")
        elif tag in ("ul", "ol", "pre") or (tag == "table" and node.find(".//table") is None):
            self._flush()
            self.out.append(_outer(node))
        elif tag in _BLOCKS or any(child.tag in _BLOCKS for child in node.iter(etree.Element)):
            self._flush()
            self._push(node)
        else:
            self._settle_breaks()
            self._run.append(_outer(node))

    def _is_left_out(self, node: "etree._Element") -> bool:
        if node.tag == "figure":
            return node.find(".//table") is None
        if node.tag == "h1" and self.headline:
            return collapse(plain(node)) == self.headline
        return node.tag in _BLOCKS and any(name.lower() == "byline" for name in node.get("class", "").split())

    def _text(self, text: str) -> None:
        if text.strip(" \t\r\n"):
            self._settle_breaks()
        if self._run:
            self._run.append(escape(text, quote=False))
        elif text.strip():
            self._run.append(escape(text.lstrip(), quote=False))

    def _settle_breaks(self) -> None:
        """One line break is one, two or more end the paragraph."""
        if self._breaks > 1:
            self._flush()
        elif self._breaks and self._run:
            self._run.append("<br>")
        self._breaks = 0

    def _flush(self) -> None:
        inner = "".join(self._run).strip()
        if inner:
            self.out.append(f"<p>{inner}</p>")
        self._run.clear()
        self._breaks = 0


def _outer(node: "etree._Element") -> str:
    """`node` as HTML; containers that the last cleaning takes away leave a blank, so that no words are glued."""
    for child in node.iter(*_CONTAINERS):
        if child is not node:
            child.text = " " + (child.text or "")
            child.tail = " " + (child.tail or "")
    return str(lxml.html.tostring(node, encoding="unicode", with_tail=False))


def _inner(node: "etree._Element") -> str:
    outer = _outer(node)
    return outer[outer.index(">") + 1 : outer.rindex("</")]
