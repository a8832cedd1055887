"""RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0: the files, and which of their items are stories."""

from typing import Any

from lxml import etree

from articles.wire import notes
from articles.wire.feed_item import item_guid, read_item, source_of
from articles.wire.feed_xml import read_feed
from articles.wire.format import Family, Format, Opened
from articles.wire.item import LONGEST_GUID
from articles.wire.reading import NotTaken, Reading, RejectedItem, Taken

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RSS = ("http://purl.org/rss/", "http://my.netscape.com/rdf/", "http://channel.netscape.com/rdf/")
_ATOM = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")


def is_rss(opened: Opened) -> bool:
    """The root element rss, or RDF that holds elements of RSS 0.9 or 1.0."""
    name = etree.QName(opened.content)
    if name.localname == "RDF" and name.namespace == _RDF:
        return any(str(etree.QName(child).namespace).startswith(_RSS) for child in opened.content)
    return bool(name.localname == "rss")


def is_atom(opened: Opened) -> bool:
    """The root element feed of Atom 1.0 or 0.3."""
    name = etree.QName(opened.content)
    return bool(name.localname == "feed") and name.namespace in _ATOM


def read_rss(opened: Opened) -> Reading:
    """Every item of an RSS file."""
    return _read("rss", opened)


def read_atom(opened: Opened) -> Reading:
    """Every entry of an Atom file."""
    return _read("atom", opened)


def _read(code: str, opened: Opened) -> Reading:
    """Items with neither title nor text are skipped: feeds announce pictures and links so. One bad item is one."""
    feed = read_feed(opened.content, opened.file.limits.items)
    source = source_of(code, feed, opened)
    taken, skipped, rejected = [], [], []
    for number, item in enumerate(opened.each(feed.items), start=1):
        try:
            story = read_item(item, source, opened, was_repaired=number in feed.repaired)
        except RejectedItem as rejection:
            rejected.append(NotTaken(item=number, guid=_shown(item), reason=rejection.note))
            continue
        if story is None:
            skipped.append(NotTaken(item=number, guid=_shown(item), reason=notes.NOTHING_IN_IT))
        else:
            taken.append(Taken(item=number, story=story))
    return Reading(format=code, taken=tuple(taken), skipped=tuple(skipped), rejected=tuple(rejected))


def _shown(item: dict[str, Any]) -> str | None:
    guid = item_guid(item)
    return guid[:LONGEST_GUID] if guid else None


RSS = Format(code="rss", name="RSS", family=Family.XML, recognises=is_rss, read=read_rss)
ATOM = Format(code="atom", name="Atom", family=Family.XML, recognises=is_atom, read=read_atom)
