"""A feed's XML -> what feedparser makes of it, with limits around it.

feedparser opens addresses and files when it is given text, expands entities, and takes time that grows with the
square of some inputs. So it gets a stream of bytes, written from the tree that articles.wire.xml_file has read
(hardened, refused when it declares entities or nests too deeply, in the charset that its bytes told), and trimmed.
Its own cleaning of HTML stays off: clean_html is the one cleaner of this archive, and says what it removed. Its
resolving of links in HTML stays off too: it rewrites the markup with a parser of its own; clean_html does that last.
"""

import copy
import io
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

import feedparser
from lxml import etree

from articles.wire import notes
from articles.wire.reading import UnreadableFile
from articles.wire.text import shown

_HEADERS = {"content-type": "application/xml; charset=utf-8"}
# Pictures, sound and maps, whose titles and descriptions are not those of the story.
_OTHER_MATTERS = ("search.yahoo.com/mrss", "itunes", "podcast", "georss", "opengis.net/gml", "podlove")
_TEXTS = frozenset(
    ["title", "description", "summary", "abstract", "content", "encoded", "body", "fullitem", "subtitle", "tagline"]
)
_SUMMARIES = frozenset(["description", "summary", "abstract"])
_LONGEST_VALUE = 2_000
"""Characters of a name, date or address: feedparser looks for mail addresses in time that grows with the square."""
_MOST_ALIKE = 100
"""Categories, authors and links of one item: feedparser compares each with all before it."""
# `ida@havn.online (Ida Prøve)`: feedparser knows no top-level domain of more than four letters.
_MAIL = re.compile(r"(?:mailto:)?[^\s<>(),;]+@[^\s<>(),;]+")


@dataclass(frozen=True, slots=True)
class Feed:
    """What feedparser found: the feed's own values, and one dictionary for each item in the order of the file."""

    about: dict[str, Any]
    items: tuple[dict[str, Any], ...]
    repaired: frozenset[int]
    """Items, counted from 1, whose letters feedparser put right: it does so without a word."""


def read_feed(root: "etree._Element", most_items: int) -> Feed:
    """The feed under `root`. Raises UnreadableFile when it holds no items, too many, or what feedparser refuses."""
    tree = copy.deepcopy(root)
    items = list(tree.iter("{*}item", "{*}entry"))
    if not items:
        raise UnreadableFile(notes.NO_ITEMS)
    if len(items) > most_items:
        raise UnreadableFile(notes.too_many_items(most_items))
    repaired = frozenset(at for at, item in enumerate(items, start=1) if any(map(_is_mojibake, item.itertext())))
    for parent in (tree, *tree.iterchildren("{*}channel"), *items):
        _trim(parent)
    try:
        result = feedparser.parse(
            io.BytesIO(etree.tostring(tree, encoding="utf-8", xml_declaration=True)),
            response_headers=_HEADERS,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise UnreadableFile(notes.bad_xml(1, shown(error))) from error
    if result["bozo"]:
        raise UnreadableFile(notes.bad_xml(1, shown(result["bozo_exception"])))
    # As plain dictionaries: feedparser's own answer for one name with the value of another.
    return Feed(dict(result["feed"]), tuple(dict(entry) for entry in result["entries"]), repaired)


def _trim(parent: "etree._Element") -> None:
    """Take out of a feed or item what is not about the story, and what is longer or more than any feed's."""
    count: Counter[str] = Counter()
    for child in list(parent):
        name = etree.QName(child)
        local = name.localname.lower()
        if local in ("item", "entry", "channel"):
            continue
        count["summary" if local in _SUMMARIES else str(child.tag)] += 1
        doubled = local in _SUMMARIES and count["summary"] > 1
        if doubled or count[str(child.tag)] > _MOST_ALIKE or _is_other_matter(name.namespace):
            parent.remove(child)
        elif local not in _TEXTS:
            for node in child.iter(etree.Element):
                node.text = (node.text or "")[:_LONGEST_VALUE]
                node.tail = (node.tail or "")[:_LONGEST_VALUE]
        if local in ("author", "creator") and child.text:
            child.text = _MAIL.sub(" ", child.text).strip(" ()<>,;\t\r\n")


def _is_other_matter(namespace: str | None) -> bool:
    return bool(namespace) and any(name in str(namespace).lower() for name in _OTHER_MATTERS)


def _is_mojibake(text: str) -> bool:
    """What feedparser takes for UTF-8 that was read as ISO-8859-1."""
    if text.isascii():
        return False
    try:
        return bool(text.encode("iso-8859-1").decode("utf-8"))
    except ValueError:
        return False
