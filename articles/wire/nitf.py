"""NITF 3.x (News Industry Text Format), with or without namespace and DOCTYPE: one story in a file."""

from typing import Any

from articles.wire.format import Family, Format, Opened
from articles.wire.nitf_identity import read_identity
from articles.wire.nitf_item import read_stories
from articles.wire.reading import NotTaken, Reading, RejectedItem, Taken
from articles.wire.xml_fields import first_at, local_name

CODE = "nitf"


def recognises(opened: Opened) -> bool:
    """A root element called nitf, in whatever namespace: agencies misspell it."""
    return local_name(opened.content) == "nitf"


def read(opened: Opened) -> Reading:
    """The story of the file; the document that it withdraws, if it does, is implied."""
    root: Any = opened.content
    try:
        stories = read_stories(root, opened)
    except RejectedItem as rejection:
        guid = read_identity(first_at(root, "head")).guid(None)[0]
        return Reading(format=CODE, rejected=(NotTaken(item=1, guid=guid, reason=rejection.note),))
    first, *others = (Taken(item=number, story=story) for number, story in enumerate(stories, start=1))
    return Reading(format=CODE, taken=(first,), implied=tuple(others))


FORMAT = Format(code=CODE, name="NITF 3", family=Family.XML, recognises=recognises, read=read)
