"""Single properties of a ninjs object, whichever version's spelling they have."""

from collections.abc import Iterator
from typing import Any

from articles.wire.body import plain_value
from articles.wire.item import LONGEST_GUID
from articles.wire.providers import UNKNOWN, host_of, host_provider, known_provider, provider_slug, same_agency
from articles.wire.text import Tidier
from articles.wire.times import read_time

_SOURCES = ("infosources", "infoSources", "infosource", "infoSource", "source", "provider")
_HOLDERS = ("copyrightholder", "copyrightHolder")
_NOT_A_HEADLINE = ("sub", "kicker", "caption", "slug", "short", "seo")


def first(item: dict[str, Any], names: tuple[str, ...]) -> Any:
    """The first property of these names that is there and not empty, else None."""
    return next((item[name] for name in names if item.get(name) not in (None, "", [], {})), None)


def identity(item: dict[str, Any]) -> str | None:
    """The item's `uri` (Superdesk: `guid`), cleaned; None when there is none."""
    return next((guid for name in ("uri", "guid") if (guid := Tidier().value(item.get(name)))), None)


def _objects(value: Any) -> list[dict[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _dress(entry: dict[str, Any]) -> str:
    return str(entry.get("contenttype") or entry.get("contentType") or "").lower()


def headline_of(item: dict[str, Any], tidier: Tidier) -> str | None:
    """The main headline on one line: role main, else the first that is no sub-headline; 1.x headline, headline_*."""
    for value, dress in _headlines(item):
        if text := tidier.value(plain_value(value, tidier, dress=dress)):
            return text
    return None


def _headlines(item: dict[str, Any]) -> Iterator[tuple[Any, str]]:
    entries = _objects(item.get("headlines"))
    roles = [str(entry.get("role") or "").lower() for entry in entries]
    for wanted in (lambda role: role == "main", lambda role: not any(word in role for word in _NOT_A_HEADLINE)):
        yield from (
            (entry.get("value"), _dress(entry)) for entry, role in zip(entries, roles, strict=True) if wanted(role)
        )
    yield item.get("headline"), ""
    yield from ((item[name], name) for name in sorted(item) if name.startswith("headline_"))


def lead_of(item: dict[str, Any], tidier: Tidier) -> str | None:
    """The description that is no caption: 2.x role text, 1.x description_text, description_html, description_*."""
    for value, dress in _descriptions(item):
        if text := plain_value(value, tidier, dress=dress):
            return text
    return None


def _descriptions(item: dict[str, Any]) -> Iterator[tuple[Any, str]]:
    entries = [entry for entry in _objects(item.get("descriptions")) if "caption" not in str(entry.get("role")).lower()]
    entries.sort(key=lambda entry: str(entry.get("role") or "").lower() not in ("text", "main", "lead"))
    yield from ((entry.get("value"), _dress(entry)) for entry in entries)
    named = ("description_text", "description_html")
    others = sorted(name for name in item if name.startswith("description_") and name not in named)
    yield from ((item.get(name), name) for name in (*named, *others) if "caption" not in name)


def _names(value: Any, tidier: Tidier) -> list[str]:
    """The names in a text, an object or a list of these."""
    entries = value if isinstance(value, list) else [value]
    found = (
        entry.get("name") or entry.get("literal") or entry.get("uri") if isinstance(entry, dict) else entry
        for entry in entries
    )
    return [name for name in (tidier.value(entry, longest=200) for entry in found) if name]


def _source_names(item: dict[str, Any], tidier: Tidier) -> list[str]:
    names = (name for key in _SOURCES for name in _names(item.get(key), tidier))
    return list(dict.fromkeys(names))


def credit_line(item: dict[str, Any], tidier: Tidier) -> str | None:
    """Who the text is credited to: the named sources, else the holder of the copyright."""
    sources = _source_names(item, tidier)
    return ", ".join(sources) or tidier.value(first(item, _HOLDERS))


def original_source(item: dict[str, Any], provider: str, tidier: Tidier) -> str | None:
    """The publisher whose text the provider passes on; None when it is the provider's own."""
    names = _source_names(item, tidier)
    return next((name for name in names if not same_agency(name, provider)), None)


def provider_of(item: dict[str, Any], guid: str) -> str:
    """The code of the agency: whose identifier it is; only where that names nobody, who is credited.

    It is half of the story's identity. A kill often comes without credits, and must still meet its story.
    """
    code = host_provider(host_of(guid))
    if code:
        return code
    quiet = Tidier()
    names = [*_names(first(item, _HOLDERS), quiet), *_source_names(item, quiet)]
    codes = (*map(known_provider, names), *map(provider_slug, names))
    return next((code for code in codes if code), UNKNOWN)


def provider_name_of(item: dict[str, Any], provider: str) -> str | None:
    """The name under which the file credits a provider that is in no list of ours; None when it does not."""
    if known_provider(provider):
        return None
    quiet = Tidier()
    names = [*_source_names(item, quiet), *_names(first(item, _HOLDERS), quiet)]
    return next((name for name in names if same_agency(name, provider)), None)


def authors_of(item: dict[str, Any], tidier: Tidier) -> str | None:
    """The names of Superdesk's `authors`, for items without a by-line."""
    return ", ".join(_names(_objects(item.get("authors")), tidier)) or None


def place_of(item: dict[str, Any], tidier: Tidier) -> str | None:
    """The town of the dateline. A time stamp that stands in its place is dropped."""
    located = first(item, ("located",))
    dateline = item.get("dateline")
    if located is None and isinstance(dateline, dict):
        inner = dateline.get("located")
        located = (inner.get("city") if isinstance(inner, dict) else inner) or dateline.get("text")
    place = ", ".join(_names(located, tidier)) or None
    return None if place and read_time(place).moment else place


def keywords_of(item: dict[str, Any], words: tuple[str, ...], tidier: Tidier) -> tuple[str, ...]:
    """`keywords` as a list or a text with commas, then `words`; each once."""
    value = first(item, ("keywords", "keyword"))
    parts = value.split(",") if isinstance(value, str) else value
    return tuple(dict.fromkeys((*_names(parts, tidier), *words)))


def signals(item: dict[str, Any]) -> set[str]:
    """`correction` and `update`, from IPTC signals or from Superdesk's own words."""
    value = first(item, ("signals", "signal"))
    told = _names(value if isinstance(value, list) else [value], Tidier())
    told += [str(item.get(name)) for name in ("state", "operation")]
    words = {word.lower().replace("/", ":").rsplit(":", 1)[-1] for word in told}
    found = set()
    if (
        words & {"correction", "corrected", "correct"}
        or item.get("correction_sequence")
        or item.get("correction") is True
    ):
        found.add("correction")
    if words & {"update", "updated"}:
        found.add("update")
    return found


def uris(value: Any, *, but: str = "") -> tuple[str, ...]:
    """The identifiers in a text, an object with a uri, or a list of these; each once, without `but`."""
    entries = value if isinstance(value, list) else [value]
    found = ((entry.get("uri") or entry.get("guid")) if isinstance(entry, dict) else entry for entry in entries)
    cleaned = (Tidier().value(entry) for entry in found)
    return tuple(dict.fromkeys(uri for uri in cleaned if uri and uri != but and len(uri) <= LONGEST_GUID))
