"""The notes to editors in a NewsML-G2 item, sorted: for staff, for the public, for nobody outside the newsroom."""

import re
from dataclasses import dataclass

from lxml import etree

from articles.wire.g2_fields import Parts, short_text
from articles.wire.g2_xhtml import is_private
from articles.wire.item import says_correction
from articles.wire.text import Tidier
from articles.wire.xml_fields import attribute, children, code_of

_PRIVATE = re.compile(
    r"private|contact|closingline|non-?public|not-?for-?publication|notepad|confidential", re.IGNORECASE
)
_PUBLIC = re.compile(r"(?:.*[-_.])?public(?:[-_]?note)?", re.IGNORECASE)
_CORRECTION = re.compile(r"correct|berichtig|korrig|rettelse|rättelse", re.IGNORECASE)
_ADDRESSED = re.compile(r"(?:eds?|editors?|note to editors)\s*[:.]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class EdNotes:
    """All notes of an item, each kind one a line."""

    staff: str | None
    private: str | None
    public: str | None
    """Also in `staff`."""
    say_correction: bool


def ednotes_of(parts: Parts, tidier: Tidier) -> EdNotes:
    """Sort the notes by role and pubconstraint. A whole section of XHTML with anything private in it is private."""
    staff: list[str] = []
    private: list[str] = []
    public: list[str] = []
    is_correction = False
    for node in children(parts.meta, "edNote"):
        text = short_text(node, tidier)
        if not text:
            continue
        role = code_of((attribute(node, "role") or "").rstrip("/").replace("/", ":")) or ""
        if _is_private(node, role):
            private += text.split("\n")
            continue
        staff.append(text)
        if _PUBLIC.fullmatch(role):
            public.append(text)
        is_correction |= bool(_CORRECTION.search(role)) or says_correction(_ADDRESSED.sub("", text, count=1))
    return EdNotes(staff=_lines(staff), private=_lines(private), public=_lines(public), say_correction=is_correction)


def _is_private(node: "etree._Element", role: str) -> bool:
    told = f"{role} {attribute(node, 'pubconstraint') or ''}"
    return bool(_PRIVATE.search(told)) or is_private(node)


def _lines(texts: list[str]) -> str | None:
    return "\n".join(dict.fromkeys(texts)) or None
