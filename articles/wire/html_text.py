"""Cleaned HTML -> plain paragraphs: one per block, cells parted by tabs, rows and line breaks by line ends."""

import re

from lxml import etree

from articles.wire.text import blocks, collapse, collapse_lines

_BLANKS = re.compile(r"\s+")
_LEAVES = ("p", "h2", "h3", "h4")
_BLOCKS = (*_LEAVES, "ul", "ol", "pre", "table", "blockquote")


_BARE_PARAGRAPHS = re.compile(r"(?:[ \t\r\n]*+<p>[^<>&]*+</p>)++[ \t\r\n]*+")
_PARAGRAPH_TEXT = re.compile(r"<p>([^<]*)")


def bare_paragraphs(markup: str) -> list[str] | None:
    """The texts of HTML that is nothing but `<p>` and printable text, as most bodies are; None for other HTML."""
    if not _BARE_PARAGRAPHS.fullmatch(markup):
        return None
    texts = _PARAGRAPH_TEXT.findall(markup)
    return texts if "".join(texts).isprintable() else None


def parse(markup: str) -> "etree._Element":
    """The body element of HTML that nh3 has cleaned."""
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True)
    return etree.fromstring(f"<html><body><div>{markup}</div></body></html>", parser).find("body")


def to_paragraphs(markup: str) -> list[str]:
    """The plain paragraphs of HTML that html.clean_html() made. Empty ones are left out."""
    if not markup.strip():
        return []
    bare = bare_paragraphs(markup)
    if bare is not None:
        return [text for text in map(collapse, bare) if text]
    found: list[str] = []
    todo = [parse(markup)]
    while todo:
        node = todo.pop()
        tag = node.tag
        if tag in _LEAVES:
            found.append(collapse_lines(plain(node)))
        elif tag == "pre":
            found += [collapse_lines(block) for block in blocks(plain(node, keep_lines=True))]
        elif tag in ("ul", "ol"):
            found += [collapse_lines(plain(item, without=("ul", "ol"))) for item in node.iter("li")]
        elif tag == "table":
            found += _table(node)
        else:
            todo.extend(reversed(list(node)))
    return [text for text in found if text.strip()]


def plain(node: "etree._Element", *, keep_lines: bool = False, without: tuple[str, ...] = ()) -> str:
    """The text of an element: br is a line end, inner blocks are parted by a blank, `without` is left out."""
    if not len(node):
        return _text(node.text, keep_lines)
    pieces: list[str] = []
    outside = 0
    for event, inner in etree.iterwalk(node, events=("start", "end")):
        skipped = inner is not node and inner.tag in without
        if event == "start":
            outside += skipped
            pieces.append("" if outside else _spaced(inner.tag, inner is node) + _text(inner.text, keep_lines))
        else:
            outside -= skipped
            if inner is not node and not outside:
                pieces.append(_spaced(inner.tag, inner.tag == "br") + _text(inner.tail, keep_lines))
    return "".join(pieces)


def _spaced(tag: str, silent: bool) -> str:
    if silent:
        return ""
    return "\n" if tag == "br" else " " if tag in _BLOCKS or tag == "li" else ""


def _text(text: str | None, keep_lines: bool) -> str:
    if not text:
        return ""
    is_smooth = keep_lines or (text.isprintable() and "  " not in text)
    return text if is_smooth else _BLANKS.sub(" ", text)


def _table(table: "etree._Element") -> list[str]:
    """The caption, then all rows as one paragraph. Empty cells keep their place."""
    captions = [collapse(plain(caption)) for caption in table.iter("caption")]
    rows = ([collapse(plain(cell)) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr"))
    return [*captions, "\n".join("\t".join(cells) for cells in rows if any(cells))]
