"""The subjects of a ninjs object: eight digits are an IPTC code, words are a section or keywords."""

from dataclasses import dataclass
from typing import Any

from articles.story import Subject
from articles.wire.item import subject_of, without_doubles
from articles.wire.ninjs_fields import first
from articles.wire.text import Tidier

_SECTION_SCHEMES = ("section", "categor", "desk", "sektion", "seksjon", "kategori")
# What Nordic agencies call their sections when they send them among the subjects.
_SECTIONS = frozenset(
    [
        *("indland", "udland", "sport", "kultur", "erhverv", "økonomi", "politik", "finans", "christiansborg"),
        *("innenriks", "utenriks", "inrikes", "utrikes", "ekonomi", "nöje"),
        *("kotimaa", "ulkomaat", "urheilu", "talous", "kulttuuri"),
    ]
)
_LONGEST_NAME = 200
_LONGEST_SECTION = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What an item is filed under."""

    subjects: tuple[Subject, ...]
    section: str | None
    words: tuple[str, ...]
    """Subjects that are words and no section: keywords."""


def subjects_of(item: dict[str, Any], tidier: Tidier) -> Filed:
    """Subjects in the order of the file without doubles; the section from its own property or from among them."""
    found: list[Subject] = []
    words: list[str] = []
    own = first(item, ("section", "sector"))
    section = tidier.value(own.get("name") if isinstance(own, dict) else own, longest=_LONGEST_SECTION)
    for entry in _entries(item):
        name = tidier.value(entry.get("name"), longest=_LONGEST_NAME)
        subject = _coded(entry, name)
        word = name or tidier.value(entry.get("literal"), longest=_LONGEST_NAME)
        if subject:
            found.append(subject)
        elif word and section is None and _is_section(entry, word):
            section = word[:_LONGEST_SECTION].strip()
        elif word:
            words.append(word)
    return Filed(subjects=without_doubles(found), section=section, words=tuple(dict.fromkeys(words)))


def _entries(item: dict[str, Any]) -> list[dict[str, Any]]:
    value = [*_listed(item.get("subject")), *_listed(item.get("subjects"))]
    return [entry if isinstance(entry, dict) else {"literal": entry} for entry in value]


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _coded(entry: dict[str, Any], name: str | None) -> Subject | None:
    """The first of code, qcode, uri and literal that holds eight digits."""
    scheme = str(entry.get("scheme") or "")
    codes = (str(entry.get(key) or "") for key in ("code", "qcode", "uri", "literal"))
    return next((subject for code in codes if (subject := subject_of(code, scheme=scheme, name=name))), None)


def _is_section(entry: dict[str, Any], word: str) -> bool:
    told = " ".join(str(entry.get(key) or "") for key in ("scheme", "rel", "uri", "role")).lower()
    return word.lower() in _SECTIONS or any(scheme in told for scheme in _SECTION_SCHEMES)
