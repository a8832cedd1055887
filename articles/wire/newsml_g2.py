"""NewsML-G2 (IPTC): one newsItem, or a newsMessage that holds any number of items of any kind.

Catalogues, which say what the prefixes of codes stand for, are never fetched: well-known codes are compared as text.
"""

from lxml import etree
from lxml.etree import QName

from articles.wire import notes
from articles.wire.format import Family, Format, Opened
from articles.wire.g2_item import read_item
from articles.wire.item import LONGEST_GUID
from articles.wire.reading import NotTaken, Reading, RejectedItem, Taken, UnreadableFile
from articles.wire.text import Tidier, shown
from articles.wire.xml_fields import all_at, attribute, children, first_at, local_name

CODE = "newsml-g2"
NAME = "NewsML-G2"

_NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
_ITEMS = frozenset(
    ["newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem", "hopItem"]
)


def recognises(opened: Opened) -> bool:
    """An item or message in the namespace of G2, or without it but with the parts of one."""
    root: etree._Element = opened.content
    if local_name(root) not in _ITEMS | {"newsMessage"}:
        return False
    return QName(root).namespace == _NAMESPACE or next(children(root, "itemMeta", "itemSet"), None) is not None


def read(opened: Opened) -> Reading:
    """Every item of the file: taken, skipped (a picture, a package) or rejected, one bad item not stopping the others.

    Raises UnreadableFile for a message without items.
    """
    root: etree._Element = opened.content
    items = _items(root)
    if not items:
        raise UnreadableFile(notes.NO_ITEMS)
    header = first_at(root, "header")
    taken, skipped, rejected = [], [], []
    for number, item in enumerate(opened.each(items), start=1):
        guid = Tidier().value(attribute(item, "guid"))
        if kind := _skipped_kind(item):
            skipped.append(NotTaken(item=number, guid=guid, reason=notes.skipped_type(kind)))
            continue
        try:
            _refuse(guid, number, len(items))
            taken.append(Taken(item=number, story=read_item(item, header, opened)))
        except RejectedItem as rejection:
            rejected.append(NotTaken(item=number, guid=guid, reason=rejection.note))
    return Reading(format=CODE, taken=tuple(taken), skipped=tuple(skipped), rejected=tuple(rejected))


def _items(root: "etree._Element") -> list["etree._Element"]:
    if local_name(root) in _ITEMS:
        return [root]
    return [item for item_set in all_at(root, "itemSet") for item in children(item_set)]


def _skipped_kind(item: "etree._Element") -> str | None:
    """What an item is that is rightly no story: its element, or the class of a newsItem. No class is text."""
    if local_name(item) != "newsItem":
        return local_name(item)
    kind = first_at(item, "itemMeta/itemClass")
    told = attribute(kind, "qcode") or attribute(kind, "uri") or attribute(kind, "literal") or "text"
    code = told.rstrip("/").replace("/", ":").rpartition(":")[2].lower()
    return None if code == "text" else shown(code) or shown(told)


def _refuse(guid: str | None, number: int, count: int) -> None:
    """Raise RejectedItem for an item without a usable identity."""
    if guid is None:
        raise RejectedItem(notes.item_without_id(NAME, number, count, "guid"))
    if len(guid) > LONGEST_GUID:
        raise RejectedItem(notes.GUID_TOO_LONG)


FORMAT = Format(code=CODE, name=NAME, family=Family.XML, recognises=recognises, read=read)
