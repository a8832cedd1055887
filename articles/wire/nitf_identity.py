"""Which story a NITF file is a version of: doc-id, du-key, or a hash. The rule is in docs/wire-formats.md."""

import re
from dataclasses import dataclass
from typing import Any

from articles.story import Moment
from articles.wire.item import LONGEST_GUID
from articles.wire.nitf_fields import first_in, metas
from articles.wire.text import Tidier
from articles.wire.xml_fields import attribute, descendants

_VERSIONED = re.compile(r"(.+)[_:.-]([0-9]{1,6})", re.DOTALL)
_NO_SLUG = re.compile(r"[0-9]{6}|[0-9a-f]{8}-[0-9a-f]{4}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What the head of a NITF file calls itself, and the other document it speaks of."""

    document: str | None
    """The doc-id without a version."""
    key: str | None
    """The du-key, which several documents may share."""
    version: str | None
    other: str | None = None
    """management-doc-idref without a version."""
    other_status: str | None = None

    def guid(self, sent: Moment | None) -> tuple[str | None, bool]:
        """(identity, whether we made it): the document; else the key, with its day when it is a slug."""
        if self.document or not self.key:
            return self.document, False
        if _NO_SLUG.search(self.key):
            return self.key, False
        has_day = sent is not None and (sent.end_day - sent.first_day).days == 1
        return (f"{self.key}:{sent.first_day.isoformat()}", True) if sent and has_day else (None, False)


def read_identity(head: Any) -> Identity:
    """The identity in a head; everything None where the file says nothing.

    A doc-id that ends in a number ends in a version only where the file itself names the rest, as its du-key,
    key-list or NTBID: "...-1" of one agency is a counter of stories, "..._47" of another one of versions.
    """
    quiet = Tidier()
    key = first_in(head, "du-key", "key")
    stems = {name for name in (key, first_in(head, "key-list", "key"), quiet.value(metas(head).get("ntbid"))) if name}
    document, number = _cut(first_in(head, "doc-id", "id-string"), stems)
    other, other_status = _other(head)
    return Identity(
        document=document,
        key=key,
        version=first_in(head, "du-key", "version") or number,
        other=_cut(other, stems)[0],
        other_status=other_status,
    )


def _cut(document: str | None, stems: set[str]) -> tuple[str | None, str | None]:
    found = _VERSIONED.fullmatch(document or "")
    return (found[1], found[2]) if found and found[1] in stems else (document, None)


def _other(head: Any) -> tuple[str | None, str | None]:
    """(id, status) of the document that docdata speaks of; an id that is too long for one is none."""
    for docdata in descendants(head, "docdata") if head is not None else ():
        other = Tidier().value(attribute(docdata, "management-doc-idref"))
        if other and len(other) <= LONGEST_GUID:
            return other, attribute(docdata, "management-idref-status")
    return None, None
