"""The subjects of a NewsML-G2 item: IPTC numbers, also in schemes of an agency's own (sttsubj:11000000)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.story import Subject
from articles.wire.g2_fields import Parts
from articles.wire.item import subject_of, without_doubles
from articles.wire.text import Tidier
from articles.wire.xml_fields import attribute, children, code_of, text_of

# Media Topics are 2000xxxx; the seventeen top terms and all older subject codes begin with 01 to 17.
_IPTC = re.compile(r"2000[0-9]{4}|(?:0[1-9]|1[0-7])[0-9]{6}")
_NOT_A_SUBJECT = re.compile(r"geoarea|person|organi[sz]ation|poi|event|object", re.IGNORECASE)
_SECTION = re.compile(r"department|section|desk", re.IGNORECASE)
_BETWEEN = re.compile(r"[:/#]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What an item is filed under."""

    subjects: tuple[Subject, ...]
    section: str | None
    keywords: tuple[str, ...]


def filed_under(parts: Parts, tidier: Tidier) -> Filed:
    """Subjects in the order of the file without doubles, the department as section, and the keywords."""
    found: list[Subject] = []
    section: str | None = None
    for node in children(parts.content, "subject"):
        names = (tidier.value(text_of(named), longest=200) for named in children(node, "name"))
        name = next((text for text in names if text), None)
        own = [attribute(node, "qcode"), attribute(node, "uri"), attribute(node, "literal")]
        same = [
            code for other in children(node, "sameAs") for code in (attribute(other, "qcode"), attribute(other, "uri"))
        ]
        is_topic = not _NOT_A_SUBJECT.search(code_of(attribute(node, "type")) or "")
        subject = _first_coded([*own, *same], name) if is_topic else None
        if subject:
            found.append(subject)
        elif section is None and name and _SECTION.search((own[0] or "").partition(":")[0]):
            section = name[:100].strip()
    words = (tidier.value(text_of(node), longest=200) for node in children(parts.content, "keyword"))
    return Filed(
        subjects=without_doubles(found),
        section=section,
        keywords=tuple(dict.fromkeys(word for word in words if word)),
    )


def _first_coded(codes: list[str | None], name: str | None) -> Subject | None:
    """The subject's own code if it is of IPTC; else the code of what it is the same as."""
    return next((subject for code in codes if code for subject in _coded(code, name)), None)


def _coded(code: str, name: str | None) -> Iterator[Subject]:
    """Only a part that is nothing but the number counts: `TT:11000000:POL`, but no digits within other codes."""
    number = next((part for part in _BETWEEN.split(code) if _IPTC.fullmatch(part)), None)
    subject = subject_of(number, scheme=code, name=name) if number else None
    if subject:
        yield subject
