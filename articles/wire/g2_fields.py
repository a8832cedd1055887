"""Single fields of a NewsML-G2 item: headline, lead, by-line, place, provider, dates, links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from articles.story import Related
from articles.wire.body import plain_value
from articles.wire.item import LONGEST_GUID
from articles.wire.providers import (
    UNKNOWN,
    host_of,
    host_provider,
    is_only_agencies,
    known_provider,
    provider_slug,
    same_agency,
)
from articles.wire.text import Tidier
from articles.wire.xml_fields import all_at, attribute, children, code_of, first_at, markup_of, text_at, text_of

_SUB_HEADLINE = re.compile(r"sub-?head", re.IGNORECASE)
_NOT_A_HEADLINE = re.compile(r"kicker|caption|slug|short|seo", re.IGNORECASE)
_LEAD_ROLE = re.compile(r"summary|teaser|abstract|lead|standfirst", re.IGNORECASE)
_BY = re.compile(r"(?:by|av|af|von|par)\s+(?=\S)", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"(\s*[/,]\s*)")
_IN_NAMES = str.maketrans("", "", ".'’-")
_CREDIT_IN_DATELINE = re.compile(r"\s*\([^()]{1,40}\)\s*$")
_FLUSH_LINE = re.compile(r"\n(?=\S)")
_INDENT = re.compile(r"\n[ \t]+")
_FIGURE = re.compile(r"\d")
_CITY = re.compile(r"city", re.IGNORECASE)
_ORGANISATION = re.compile(r"organi[sz]ation", re.IGNORECASE)
_OWN_PAGE = frozenset(["canonical", "self", "permalink", "webversion"])
_REPLACES = frozenset(["replaces", "replace", "supersedes", "isreplacementof"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of an item that its fields are read from."""

    item: "etree._Element"
    meta: "etree._Element | None"
    content: "etree._Element | None"
    header: "etree._Element | None"
    """Of the newsMessage around it."""

    @classmethod
    def of(cls, item: "etree._Element", header: "etree._Element | None") -> "Parts":
        """The parts of a newsItem."""
        return cls(item=item, meta=first_at(item, "itemMeta"), content=first_at(item, "contentMeta"), header=header)


def code_at(node: "etree._Element | None") -> str | None:
    """A code as sent, prefix and all: qcode, else uri, else literal."""
    return attribute(node, "qcode") or attribute(node, "uri") or attribute(node, "literal")


def short_text(node: "etree._Element | None", tidier: Tidier) -> str | None:
    """A short text, whose value may be XHTML or HTML as text: its lines, None when there is nothing in it."""
    if node is None:
        return None
    if len(node):
        return plain_value(markup_of(node), tidier, dress="html")
    text = text_of(node)
    if text and "\n" in text and not _FLUSH_LINE.search(text.strip()):
        # Every line is indented: the file is printed neatly, and the indents part no paragraphs.
        text = _INDENT.sub("\n", text)
    return plain_value(text, tidier)


def names_of(node: "etree._Element | None", tidier: Tidier) -> Iterator[str]:
    """What a concept (a provider, a place) is called: its names, then its literal."""
    if node is None:
        return
    texts = [*(text_of(name) for name in children(node, "name")), attribute(node, "literal")]
    yield from (name for text in texts if (name := tidier.value(text, longest=200)))


def headlines_of(parts: Parts, tidier: Tidier) -> tuple[str | None, str | None]:
    """(headline, sub-headline). The lowest rank wins; a headline without rank stands before all others."""
    main: list[tuple[int, str]] = []
    sub: str | None = None
    for node in children(parts.content, "headline"):
        role, text = attribute(node, "role") or "", tidier.value(short_text(node, tidier))
        if not text or _NOT_A_HEADLINE.search(role):
            continue
        if _SUB_HEADLINE.search(role):
            sub = sub or text
        else:
            rank = attribute(node, "rank") or "0"
            main.append((int(rank) if re.fullmatch(r"[0-9]{1,6}", rank) else 0, text))
    title = None if main else tidier.value(text_at(parts.meta, "title"))
    headline = min(main, key=lambda ranked: ranked[0])[1] if main else title
    return headline, None if sub == headline else sub


def description_of(parts: Parts, tidier: Tidier) -> str | None:
    """The summary or teaser. A caption is a cut copy of the text."""
    for node in children(parts.content, "description"):
        if _LEAD_ROLE.search(code_of(attribute(node, "role")) or "") and (text := short_text(node, tidier)):
            return text
    return None


def byline_of(parts: Parts, tidier: Tidier) -> str | None:
    """`by`, else the creators that are called like people."""
    lines = (tidier.value(short_text(node, tidier)) for node in children(parts.content, "by"))
    by = next((line for line in lines if line), None)
    if by:
        return person_in(by)
    names = (
        next(names_of(node, tidier), "")
        for node in children(parts.content, "creator")
        if not _ORGANISATION.search(code_of(attribute(node, "type")) or "")
    )
    others = {name for node in _owners(parts) for name in names_of(node, tidier)}
    return ", ".join(dict.fromkeys(name for name in names if _is_person(name) and name not in others)) or None


def _owners(parts: Parts) -> list["etree._Element"]:
    """Provider, copyright holders and sources: who is called like one of these is no writer."""
    return [
        *all_at(parts.meta, "provider"),
        *all_at(parts.item, "rightsInfo/copyrightHolder"),
        *all_at(parts.content, "infoSource"),
    ]


def person_in(byline: str) -> str:
    """A by-line without "By", and without the agency behind the name ("Ida Prøve/TT", "Ida Prøve, dpa")."""
    parts = _BETWEEN_NAMES.split(_BY.sub("", byline, count=1) if _BY.match(byline) else byline)
    while len(parts) > 2 and (not parts[-1] or known_provider(parts[-1])):
        del parts[-2:]
    return "".join(parts).strip() or byline


def _is_person(name: str) -> bool:
    """Whether a creator is called like a person: not by a login name (engler.angelika) or initials (VRG)."""
    words = [word.translate(_IN_NAMES) for word in name.split()]
    return 2 <= len(words) <= 5 and all(word.isalpha() for word in words) and not is_only_agencies(name)


def place_of(parts: Parts, tidier: Tidier) -> str | None:
    """The town of the dateline, else where the content is located. A dateline with figures is, or holds, a time."""
    dateline = tidier.value(text_at(parts.content, "dateline")) or ""
    town = _CREDIT_IN_DATELINE.sub("", dateline.strip(" -–—")).strip(" ,;:-–—")
    if town and not _FIGURE.search(town):
        return town
    located = sorted(
        children(parts.content, "located"), key=lambda node: not _CITY.search(attribute(node, "type") or "")
    )
    place = next((name for node in located for name in names_of(node, tidier)), None)
    before, comma, _rest = town.partition(",")
    return place or (before.strip() if comma and not _FIGURE.search(before) else None) or None


def provider_of(parts: Parts, guid: str) -> str:
    """The code of the agency: the provider if we know it, else whose identifier it is, else the provider's own name."""
    quiet = Tidier()
    node = first_at(parts.meta, "provider")
    names = [name for name in (code_of(attribute(node, "qcode")), *names_of(node, quiet)) if name]
    host = host_of(guid)
    sender = quiet.value(text_at(parts.header, "sender"))
    codes = (
        *map(known_provider, names),
        known_provider(host),
        *(provider_slug(name) for name in names if not _FIGURE.search(name)),
        host_provider(host),
        known_provider(sender),
        *map(provider_slug, (*names, sender)),
    )
    return next((code for code in codes if code), UNKNOWN)


def sources_of(parts: Parts, provider: str, tidier: Tidier) -> tuple[str | None, str | None]:
    """(names of the sources, the publisher whose text the provider passes on)."""
    infos = [next(names_of(node, tidier), None) for node in children(parts.content, "infoSource")]
    named = [name for name in infos if name]
    node = first_at(parts.meta, "provider")
    owners = [name for name in (code_of(attribute(node, "qcode")), *names_of(node, tidier)) if name]
    is_own = any(same_agency(name, provider) for name in owners)
    candidates = named if is_own else [*named, *owners[1:2], *owners[:1]]
    original = next((name for name in candidates if not same_agency(name, provider)), None)
    return ", ".join(dict.fromkeys(named)) or None, original


def credit_line(parts: Parts, tidier: Tidier) -> str | None:
    """`creditline`, without the dash that STT ends it with."""
    text = tidier.value(text_at(parts.content, "creditline"))
    return (text or "").strip(" -–—") or None


def holder_of(parts: Parts, tidier: Tidier) -> str | None:
    """Who holds the copyright."""
    holders = all_at(parts.item, "rightsInfo/copyrightHolder")
    return next((name for node in holders for name in names_of(node, tidier)), None)


def usage_terms(parts: Parts, tidier: Tidier) -> str | None:
    """The terms of use, one a line, in all languages of the file."""
    texts = (short_text(node, tidier) for node in all_at(parts.item, "rightsInfo/usageTerms"))
    return "\n".join(dict.fromkeys(text for text in texts if text)) or None


def links_of(parts: Parts, own: str, tidier: Tidier) -> tuple[tuple[str, ...], tuple[Related, ...], str | None]:
    """(stories that this one replaces, other stories, the address of its own page).

    A link to the own guid is to an earlier version, which no story replaces: versions are kept side by side.
    """
    replaced: list[str] = []
    related: list[Related] = []
    url: str | None = None
    for node in children(parts.meta, "link"):
        rel = code_of((attribute(node, "rel") or "").rstrip("/").replace("/", ":")) or "link"
        guid = tidier.value(attribute(node, "residref") or attribute(node, "guidref"))
        href = attribute(node, "href") or ""
        if guid is None and rel.lower() in _OWN_PAGE and re.match(r"https?://\S+$", href):
            url = url or href
        if guid is None or guid == own or len(guid) > LONGEST_GUID:
            continue
        if rel.lower() in _REPLACES:
            replaced.append(guid)
        else:
            related.append(Related(rel=rel[:60], guid=guid))
    return tuple(dict.fromkeys(replaced)), tuple(dict.fromkeys(related)), url


def signals_of(parts: Parts, tidier: Tidier) -> set[str]:
    """What the agency signals, lower case: each code with and without its prefix, and the names."""
    found: set[str] = set()
    for node in children(parts.meta, "signal"):
        code = (code_at(node) or "").lower().rstrip("/").replace("/", ":")
        found |= {code, code_of(code) or "", f"{code.partition(':')[0]}:"}
        found |= {name.lower() for name in names_of(node, tidier)}
    return found


def replaced_by_signal(parts: Parts, own: str, tidier: Tidier) -> tuple[str, ...]:
    """The story that TT's signal `replace` means: altId refuno, as a guid made like the item's own from its uno."""
    ids: dict[str, str] = {}
    for node in children(parts.content, "altId"):
        kind, value = (code_of(attribute(node, "type")) or "").lower(), tidier.value(text_of(node))
        if value:
            ids.setdefault(kind, value)
    refers, uno = ids.get("refuno"), ids.get("uno")
    if not refers:
        return ()
    guid = own.removesuffix(uno) + refers if uno and own.endswith(uno) else refers
    return (guid,) if guid != own and len(guid) <= LONGEST_GUID else ()
