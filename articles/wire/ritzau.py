"""Ritzau RBNews: the serialisation of a .NET service. One `RBNews`, or the answer of its queue that holds many.

The outer elements of a queue are in the namespace tempuri.org, the stories in none; all are found by local name.
"""

from lxml import etree

from articles.wire import notes
from articles.wire.format import Family, Format, Opened
from articles.wire.item import LONGEST_GUID
from articles.wire.reading import NotTaken, Reading, RejectedItem, Taken, UnreadableFile
from articles.wire.ritzau_item import identity, read_item
from articles.wire.text import shown
from articles.wire.xml_fields import descendants, local_name, text_of

CODE = "ritzau"
NAME = "Ritzau RBNews"

_ROOTS = ("RBNews", "ListOfRBNews", "XMLNewsQueuedResult", "XMLNewsQueuedResponse")


def recognises(opened: Opened) -> bool:
    """One RBNews, an answer of the queue, or anything (a SOAP envelope) that holds a list of RBNews."""
    root: etree._Element = opened.content
    return local_name(root) in _ROOTS or next(descendants(root, "ListOfRBNews"), None) is not None


def read(opened: Opened) -> Reading:
    """Every RBNews of the file, taken or rejected, one bad story not stopping the others.

    Raises UnreadableFile when the service answered with an error, or with no story.
    """
    root: etree._Element = opened.content
    _refuse_error(root)
    items = [root] if local_name(root) == "RBNews" else list(descendants(root, "RBNews"))
    if not items:
        raise UnreadableFile(notes.NO_ITEMS)
    taken, rejected = [], []
    for number, item in enumerate(opened.each(items), start=1):
        guid = identity(item)
        try:
            _refuse(guid, number, len(items))
            taken.append(Taken(item=number, story=read_item(item, opened)))
        except RejectedItem as rejection:
            rejected.append(NotTaken(item=number, guid=guid, reason=rejection.note))
    return Reading(format=CODE, taken=tuple(taken), rejected=tuple(rejected))


def _refuse(guid: str | None, number: int, count: int) -> None:
    """Raise RejectedItem for a story without a usable identity."""
    if guid is None:
        raise RejectedItem(notes.item_without_id(NAME, number, count, "NewsID"))
    if len(guid) > LONGEST_GUID:
        raise RejectedItem(notes.GUID_TOO_LONG)


def _refuse_error(root: "etree._Element") -> None:
    """Raise UnreadableFile with the service's own words when its answer carries an error number other than 0."""
    if local_name(root) == "RBNews":
        return
    error = shown(text_of(next(descendants(root, "error"), None)) or "0")
    if error.strip("0"):
        message = shown(text_of(next(descendants(root, "errormsg"), None)) or "", longest=200)
        raise UnreadableFile(notes.service_error(error, message or "-"))


FORMAT = Format(code=CODE, name=NAME, family=Family.XML, recognises=recognises, read=read)
