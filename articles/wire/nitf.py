"""NITF 3.x (News Industry Text Format), with or without namespace and DOCTYPE: one story in a file."""

from typing import Any

from articles.wire.format import Family, Format, Opened
from articles.wire.nitf_item import read_item, withdrawn
from articles.wire.reading import NotTaken, Reading, RejectedItem, Taken
from articles.wire.xml_fields import local_name

CODE = "nitf"


def recognises(opened: Opened) -> bool:
    """A root element called nitf, in whatever namespace: agencies misspell it."""
    return local_name(opened.content) == "nitf"


def read(opened: Opened) -> Reading:
    """The story of the file, and a second one without text where the file withdraws another document."""
    root: Any = opened.content
    try:
        story = read_item(root, opened)
    except RejectedItem as rejection:
        return Reading(format=CODE, rejected=(NotTaken(item=1, guid=None, reason=rejection.note),))
    taken = [Taken(item=1, story=story)]
    if other := withdrawn(root, story):
        taken.append(Taken(item=2, story=other))
    return Reading(format=CODE, taken=tuple(taken))


FORMAT = Format(code=CODE, name="NITF 3", family=Family.XML, recognises=recognises, read=read)
