"""NewsML 1.0 to 1.2: NewsItems with their texts in DataContent, often several in a file. G2 is another format."""

from typing import Any

from articles.wire import notes
from articles.wire.format import Family, Format, Opened
from articles.wire.newsml_1_content import skipped_kind
from articles.wire.newsml_1_fields import CODE, format_of, guid_of
from articles.wire.newsml_1_item import read_item
from articles.wire.reading import NotTaken, Reading, RejectedItem, Taken, UnreadableFile
from articles.wire.xml_fields import descendants, local_name


def recognises(opened: Opened) -> bool:
    """A root element called NewsML; the attribute Version may be missing."""
    return local_name(opened.content) == "NewsML"


def read(opened: Opened) -> Reading:
    """Every NewsItem of the file: taken, skipped (a picture) or rejected, one bad item not stopping the others."""
    root: Any = opened.content
    taken, skipped, rejected = [], [], []
    for number, item in enumerate(opened.each(descendants(root, "NewsItem")), start=1):
        guid = guid_of(item)
        if kind := skipped_kind(item):
            skipped.append(NotTaken(item=number, guid=guid, reason=notes.skipped_type(kind)))
            continue
        try:
            taken.append(Taken(item=number, story=read_item(item, opened)))
        except RejectedItem as rejection:
            rejected.append(NotTaken(item=number, guid=guid, reason=rejection.note))
    if not (taken or skipped or rejected):
        raise UnreadableFile(notes.NO_ITEMS)
    return Reading(format=format_of(root), taken=tuple(taken), skipped=tuple(skipped), rejected=tuple(rejected))


FORMAT = Format(code=CODE, name="NewsML 1", family=Family.XML, recognises=recognises, read=read)
