"""ninjs 1.x, 2.x and 3.x (IPTC News in JSON), alone or as the `item` list of a wrapper object."""

from typing import Any

from articles.story import Note
from articles.wire import notes
from articles.wire.format import Family, Format, Opened
from articles.wire.item import LONGEST_GUID
from articles.wire.json_file import fault
from articles.wire.ninjs_fields import identity
from articles.wire.ninjs_item import ninjs_version, read_item
from articles.wire.reading import NotTaken, Reading, RejectedItem, Taken, UnreadableFile

_LISTS = ("item", "items", "_items")
# What makes an object with a uri ninjs and not any other JSON: the properties of all versions, lower case.
_OTHER_KEYS = frozenset(
    [
        *("standard", "$standard", "type", "profile", "version", "representationtype", "mimetype", "language"),
        *("firstcreated", "versioncreated", "contentcreated", "contentmodified", "embargoed", "embargoeduntil"),
        *("pubstatus", "urgency", "copyrightholder", "copyrightnotice", "usageterms", "ednote", "slugline", "slug"),
        *("headline", "headlines", "subheadlines", "byline", "by", "located", "place", "places", "subject"),
        *("subjects", "person", "people", "organisation", "organisations", "event", "events", "infosource"),
        *("infosources", "source", "description_text", "description_html", "descriptions", "body_text", "body_html"),
        *("body_xhtml", "body_html5", "bodies", "associations", "renditions", "replacing", "expires"),
    ]
)
_NOT_TEXT = frozenset(
    ["picture", "photo", "image", "video", "audio", "composite", "component", "event", "graphic", "planning", "live"]
)


def recognises(opened: Opened) -> bool:
    """An object with `uri` (or `guid`) and another property of ninjs, or a list of objects."""
    value = opened.content
    return (isinstance(value, dict) and (_is_item(value) or _list_in(value) is not None)) or _is_bare_list(value)


def _is_item(value: dict[str, Any]) -> bool:
    has_identity = bool(value.get("uri") or value.get("guid"))
    return has_identity and any(
        key.lower() in _OTHER_KEYS or key.lower().startswith(("body_", "headline_")) for key in value
    )


def _list_in(value: dict[str, Any]) -> list[Any] | None:
    """The items of a wrapper; None when `value` is an item itself or nothing of the kind."""
    if value.get("uri") or value.get("guid"):
        return None
    return next((value[name] for name in _LISTS if isinstance(value.get(name), list)), None)


def _is_bare_list(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) and _is_item(item) for item in value)


def read(opened: Opened) -> Reading:
    """Every item of the file: taken, skipped (a picture) or rejected, one bad item not stopping the others."""
    value = opened.content
    wrapped = _list_in(value) if isinstance(value, dict) else value
    items = [value] if wrapped is None else wrapped
    if not items:
        raise UnreadableFile(notes.NO_ITEMS)
    taken, skipped, rejected = [], [], []
    for number, item in enumerate(opened.each(items), start=1):
        guid = identity(item) if isinstance(item, dict) else None
        if kind := _skipped_type(item):
            skipped.append(NotTaken(item=number, guid=guid, reason=notes.skipped_type(kind)))
            continue
        try:
            _refuse(item, guid, number, len(items))
            taken.append(Taken(item=number, story=read_item(item, opened)))
        except RejectedItem as rejection:
            rejected.append(NotTaken(item=number, guid=guid, reason=rejection.note))
    first = next((item for item in items if isinstance(item, dict)), {})
    return Reading(
        format=f"ninjs-{ninjs_version(first)}", taken=tuple(taken), skipped=tuple(skipped), rejected=tuple(rejected)
    )


def _skipped_type(item: Any) -> str | None:
    kind = item.get("type") if isinstance(item, dict) else None
    return kind if isinstance(kind, str) and kind.lower() in _NOT_TEXT else None


def _refuse(item: Any, guid: str | None, number: int, count: int) -> None:
    """Raise RejectedItem for what cannot be read as an item at all."""
    reason: Note | None = fault(item)
    if not isinstance(item, dict):
        reason = notes.item_not_object(number, count)
    elif reason is None and guid is None:
        reason = notes.item_without_uri(number, count) if count > 1 else notes.NO_URI
    elif reason is None and guid and len(guid) > LONGEST_GUID:
        reason = notes.GUID_TOO_LONG
    if reason:
        raise RejectedItem(reason)


FORMAT = Format(code="ninjs", name="ninjs 1-3", family=Family.JSON, recognises=recognises, read=read)
