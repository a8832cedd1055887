"""Single properties of a NewsML 1 NewsItem: identity, lines, subjects, terms, times."""

import re
from collections.abc import Iterator
from typing import Any

from articles.story import Related, Subject
from articles.wire.item import LONGEST_GUID, subject_of, without_doubles
from articles.wire.providers import UNKNOWN, host_provider, known_provider, provider_slug, same_agency
from articles.wire.text import Tidier
from articles.wire.times import read_time
from articles.wire.xml_fields import all_at, attribute, children, descendants, first_at, local_name, text_at, text_of

CODE = "newsml-1"

_REVISION = re.compile(r"([0-9]{1,18})[NUA]?", re.IGNORECASE)
_SUBJECTS = ("Subject", "SubjectMatter", "SubjectDetail")
_EDITORS_LINES = ("advisory", "editor", "ednote")
_PARTS_OF_URN = 6
_LONGEST_NAME = 200


def format_of(root: Any) -> str:
    """newsml-1.2 and the like; newsml-1 when the file does not name its version."""
    version = attribute(root, "Version") or ""
    return f"newsml-{version}" if re.fullmatch(r"1\.[0-9]", version) else CODE


def _identifier(item: Any) -> Any:
    return first_at(item, "Identification/NewsIdentifier")


def guid_of(item: Any) -> str | None:
    """The PublicIdentifier without its revision, else the same made from its parts; None when those are missing."""
    quiet = Tidier()
    told = _identifier(item)
    public = quiet.value(text_at(told, "PublicIdentifier"))
    name = quiet.value(text_at(told, "NewsItemId"))
    if public:
        return _without_revision(public, name, quiet.value(text_at(told, "RevisionId")))
    provider, date = quiet.value(text_at(told, "ProviderId")), quiet.value(text_at(told, "DateId"))
    return f"urn:newsml:{provider}:{date}:{name}" if provider and date and name else None


def _without_revision(public: str, name: str | None, revision: str | None) -> str:
    """`urn:newsml:afp.com:20140829:TX-PAR-FXW86:1` and `urn:newsml:www.belga.be:10020931:1N` without their ends.

    Some leave the revision out of the identifier: then its end is the NewsItemId and stays.
    """
    stem, _, end = public.rpartition(":")
    found = _REVISION.fullmatch(end)
    if not stem or not found or (name and public.endswith(f":{name}") and not stem.endswith(f":{name}")):
        return public
    is_told = bool(name and stem.endswith(f":{name}")) or (
        revision is not None and found[1] == revision.rstrip("NUAnua")
    )
    return stem if is_told or len(public.split(":")) >= _PARTS_OF_URN else public


def revision_of(item: Any) -> tuple[str | None, bool]:
    """(RevisionId, whether it says that it updates an earlier one)."""
    node = first_at(_identifier(item), "RevisionId")
    text = Tidier().value(text_of(node))
    found = _REVISION.fullmatch(text or "")
    return found[1] if found else text, (attribute(node, "Update") or "").upper() == "U"


def provider_of(item: Any) -> str:
    """The code of the agency: its ProviderId, else the Party that provides or is the source."""
    told = Tidier().value(text_at(_identifier(item), "ProviderId"))
    names = [*([told] if told else []), *parties(item, "Provider"), *parties(item, "Source")]
    found = (*map(known_provider, names), host_provider(told), *map(provider_slug, names))
    return next((code for code in found if code), UNKNOWN)


def parties(item: Any, role: str) -> list[str]:
    """The names of the Parties in a role (Provider, Source, Creator), in the file's order."""
    quiet = Tidier()
    found = (
        quiet.value(attribute(party, "FormalName"), longest=_LONGEST_NAME)
        for metadata in descendants(item, "AdministrativeMetadata")
        for party in all_at(metadata, f"{role}/Party")
    )
    return list(dict.fromkeys(name for name in found if name))


def provider_name_of(item: Any, provider: str) -> str | None:
    """The name under which the file has a provider that is in no list of ours; None when it has none."""
    names = [*parties(item, "Provider"), *parties(item, "Source")]
    return None if known_provider(provider) else next((name for name in names if same_agency(name, provider)), None)


class Lines:
    """The NewsLines of the components around a text, the nearest component first."""

    def __init__(self, components: tuple[Any, ...], tidier: Tidier):
        self._all = [lines for component in components for lines in children(component, "NewsLines")]
        self._tidier = tidier

    def line(self, *names: str) -> str | None:
        """The first line of one of these names that is not empty."""
        for name in names:
            texts = (self._tidier.value(text_of(node)) for lines in self._all for node in children(lines, name))
            if text := next((text for text in texts if text), None):
                return text
        return None

    def ednote(self) -> str | None:
        """The lines meant for editors (AdvisoryLine), one a line."""
        found = []
        for lines in self._all:
            for node in children(lines, "NewsLine"):
                kind = (attribute(first_at(node, "NewsLineType"), "FormalName") or "").lower()
                if any(word in kind for word in _EDITORS_LINES):
                    found += [self._tidier.value(text_of(text)) for text in children(node, "NewsLineText")]
        return "\n".join(dict.fromkeys(text for text in found if text)) or None


def properties(components: tuple[Any, ...], *names: str) -> list[str]:
    """The values of the Properties of these names in the descriptions, places of origin first; each once."""
    quiet = Tidier()
    found = []
    for metadata in (inner for component in components for inner in children(component, "DescriptiveMetadata")):
        locations = [node for node in children(metadata, "Location") if _is_origin(node)]
        nodes = [node for place in (*locations, metadata) for node in children(place, "Property")]
        found += [quiet.value(attribute(node, "Value")) for node in nodes if attribute(node, "FormalName") in names]
    return list(dict.fromkeys(value for value in found if value))


def _is_origin(location: Any) -> bool:
    return (attribute(location, "HowPresent") or "origin").lower() in ("origin", "fromlocation", "rcontent", "dateline")


def town_of(dateline: str | None) -> str | None:
    """The town in "STOCKHOLM, Aug 29, 2014 (AFP) -"; None when the line holds but a date."""
    town = re.split(r",|\(|/|\s[-–—]|\s\d", dateline or "", maxsplit=1)[0].strip(" .-–—")
    is_date = not any(sign.isalpha() for sign in town) or read_time(dateline).moment is not None
    return None if is_date else town


def subjects_of(components: tuple[Any, ...]) -> tuple[Subject, ...]:
    """The IPTC subjects of all three levels, each once, with the names that the file's topics give them."""
    names = _topic_names(components)
    found = []
    for code in (code for component in components for code in descendants(component, "SubjectCode")):
        for node in children(code, *_SUBJECTS):
            number = attribute(node, "FormalName") or ""
            subject = subject_of(number, scheme=attribute(node, "Scheme") or "", name=names.get(number))
            found += [subject] if subject else []
    return without_doubles(found)


def _topic_names(components: tuple[Any, ...]) -> dict[str, str]:
    names: dict[str, str] = {}
    quiet = Tidier()
    for topic in (topic for component in components for topic in descendants(component, "Topic")):
        number = quiet.value(text_at(topic, "FormalName"))
        described = [node for node in children(topic, "Description") if attribute(node, "Variant") in ("Name", None)]
        described.sort(key=lambda node: attribute(node, "lang") != "en")
        name = quiet.value(text_of(described[0]), longest=_LONGEST_NAME) if described else None
        if number and name:
            names.setdefault(number, name)
    return names


def terms_of(components: tuple[Any, ...]) -> str | None:
    """What the agency allows: UsageType and Limitations of the UsageRights."""
    quiet = Tidier()
    nodes = (
        node
        for component in components
        for rights in all_at(component, "RightsMetadata/UsageRights")
        for node in children(rights, "UsageType", "Limitations")
    )
    texts = (quiet.value(text_of(node) or attribute(node, "FormalName")) for node in nodes)
    return "\n".join(dict.fromkeys(text for text in texts if text)) or None


def related_to(item: Any, guid: str | None) -> tuple[Related, ...]:
    """The items that NewsManagement names: associatedWith and derivedFrom."""
    found = []
    for node in children(first_at(item, "NewsManagement"), "AssociatedWith", "DerivedFrom"):
        other = Tidier().value(attribute(node, "NewsItem"))
        other = _without_revision(other, None, None) if other else None
        if other and other != guid and len(other) <= LONGEST_GUID:
            name = local_name(node)
            found.append(Related(rel=name[0].lower() + name[1:], guid=other))
    return tuple(dict.fromkeys(found))


def all_components(item: Any) -> tuple[Any, ...]:
    """Every NewsComponent of an item without text of its own, in the file's order."""
    return tuple(descendants(item, "NewsComponent"))


def urgencies(item: Any) -> Iterator[str]:
    """The urgency of the item, then the priority of the envelope around it."""
    root = item.getroottree().getroot()
    for node in (*all_at(item, "NewsManagement/Urgency"), *all_at(root, "NewsEnvelope/Priority")):
        if value := attribute(node, "FormalName"):
            yield value
