"""What the head of a NITF file says: agency, subjects, words to find it by, notes, terms."""

import re
from collections.abc import Iterator
from typing import Any

from articles.story import Subject
from articles.wire.item import subject_of, without_doubles
from articles.wire.nitf_body import head_texts
from articles.wire.providers import UNKNOWN, host_of, host_provider, known_provider, provider_slug, same_agency
from articles.wire.text import Tidier
from articles.wire.xml_fields import attribute, descendants, text_of

_REFNUM = re.compile(r"(?:(?:medtop|mediatopic|subj|subject|subjectcode|iptc):)?[0-9]{8}", re.IGNORECASE)
_SLUGS = ("anpa-keyword", "ntbstikkord", "slugline", "slug")
_GENERAL_TYPES = frozenset(["news", "nyhed", "nyheder", "nyheter", "text", "current"])
_LONGEST_NAME = 200
_LONGEST_SECTION = 100
_URGENCIES = tuple("123456789")


def all_in(head: Any, name: str, key: str, *, or_text: bool = True) -> Iterator[str]:
    """The attribute `key` of every element of this name anywhere in the head, else (wrongly, but sent) its text."""
    if head is None:
        return
    quiet = Tidier()
    for node in descendants(head, name):
        text = quiet.value(attribute(node, key)) or (quiet.value(text_of(node)) if or_text else None)
        if text:
            yield text


def first_in(head: Any, name: str, key: str) -> str | None:
    """The first of all_in(), None when there is none."""
    return next(all_in(head, name, key), None)


def metas(head: Any) -> dict[str, str]:
    """The `meta` elements of the head that say something, names in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in descendants(head, "meta") if head is not None else ():
        name, content = attribute(meta, "name"), attribute(meta, "content")
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def is_relayed(head: Any, provider: str) -> bool:
    """Whether NTB passes on the story of another agency: its NITF has metas of its own."""
    return provider != "ntb" and any(name.startswith("ntb") for name in metas(head))


def distributor_of(body: Any, tidier: Tidier) -> str | None:
    """The distributor in the head of the body, None when it is empty."""
    names = (tidier.value(text_of(node), longest=_LONGEST_NAME) for node in head_texts(body, "distributor"))
    return next((name for name in names if name), None)


def credit_line(head: Any, body: Any, tidier: Tidier) -> str | None:
    """Whom the file credits: the distributor, else the holder of the copyright."""
    return distributor_of(body, tidier) or first_in(head, "doc.copyright", "holder")


def _agencies(head: Any, body: Any) -> list[str]:
    """Every name that may stand for the agency, the most telling first: whoever registered the identifier."""
    sources = sorted(
        descendants(head, "from-src") if head is not None else (),
        key=lambda node: attribute(node, "level-number") or "9",
    )
    quiet = Tidier()
    names = [
        *all_in(head, "doc-id", "regsrc", or_text=False),
        quiet.value(metas(head).get("ntbkilde")),
        *all_in(head, "doc.copyright", "holder", or_text=False),
        distributor_of(body, quiet),
        *(quiet.value(attribute(node, "src-name")) for node in sources),
        *all_in(head, "doc.rights", "owner", or_text=False),
        *(quiet.value(text_of(node)) for node in head_texts(body, "rights.owner")),
    ]
    return [name for name in names if name]


def provider_of(head: Any, body: Any, document: str | None) -> str:
    """The code of the agency: whose identifier it is; only where that names nobody, who is named in the file."""
    code = host_provider(host_of(document or ""))
    if code:
        return code
    names = _agencies(head, body)
    found = (*map(known_provider, names), *map(_slug, names))
    return next((code for code in found if code), UNKNOWN)


def _slug(name: str) -> str | None:
    return host_provider(name) if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", name) else provider_slug(name)


def provider_name_of(head: Any, body: Any, provider: str) -> str | None:
    """The name under which the file has a provider that is in no list of ours; None when it has none."""
    if known_provider(provider):
        return None
    return next((name for name in _agencies(head, body) if same_agency(name, provider)), None)


def original_source(head: Any, body: Any, provider: str) -> str | None:
    """The publisher whose text the provider passes on: another distributor or holder; None when it is its own.

    Of an agency that we do not know, another name may be its own: it has to be named as well.
    """
    told = (distributor_of(body, Tidier()), first_in(head, "doc.copyright", "holder"), metas(head).get("ntbkilde"))
    names = [name for name in told if name]
    others = [name for name in names if not same_agency(name, provider)]
    return others[0] if others and (known_provider(provider) or len(others) < len(names)) else None


def subjects_of(head: Any, tidier: Tidier) -> tuple[Subject, ...]:
    """The IPTC subjects, each once. Codes of other schemes (tobject.subject.ipr) are left out."""
    found = []
    for node in descendants(head, "tobject.subject") if head is not None else ():
        code = (attribute(node, "tobject.subject.refnum") or "").strip()
        scheme = (attribute(node, "tobject.subject.ipr") or "IPTC").upper()
        if _REFNUM.fullmatch(code) and scheme.startswith("IPTC"):
            subject = subject_of(code, name=_subject_name(node, code[-8:], tidier))
            found += [subject] if subject else []
    return without_doubles(found)


def _subject_name(node: Any, digits: str, tidier: Tidier) -> str | None:
    """The name on the level of the code: 15000000 is a type, 15054000 a matter, 15073031 a detail."""
    levels = ["detail", "matter", "type"]
    own = "type" if digits.endswith("000000") else "matter" if digits.endswith("000") else "detail"
    names = (
        tidier.value(attribute(node, f"tobject.subject.{level}"), longest=_LONGEST_NAME) for level in (own, *levels)
    )
    return next((name for name in names if name), None)


def section_of(head: Any, tidier: Tidier) -> str | None:
    """The type of the tobject where it is a section (Innenriks, Sport) and not just "news"."""
    kinds = (attribute(node, "tobject.type") for node in (descendants(head, "tobject") if head is not None else ()))
    kind = tidier.value(next((kind for kind in kinds if kind), None), longest=_LONGEST_SECTION)
    return None if kind is None or kind.lower() in _GENERAL_TYPES else kind


def keywords_of(head: Any) -> tuple[str, ...]:
    """The keywords, written as an attribute or wrongly as text; each once."""
    return tuple(dict.fromkeys(word[:_LONGEST_NAME] for word in all_in(head, "keyword", "key")))


def urgency_of(head: Any) -> int | None:
    """The urgency, wherever in the head it stands."""
    return next((int(text) for text in all_in(head, "urgency", "ed-urg") if text in _URGENCIES), None)


def ednote_of(head: Any) -> str | None:
    """The messages to editors, one a line; often there and empty."""
    told = (*all_in(head, "ed-msg", "info"), *all_in(head, "correction", "info"))
    return "\n".join(dict.fromkeys(told)) or None


def terms_of(head: Any) -> str | None:
    """What the holder of the rights allows."""
    return "\n".join(dict.fromkeys(all_in(head, "doc.rights", "limitations", or_text=False))) or None


def slugline_of(head: Any, headline: str | None, title: str | None) -> str | None:
    """A meta that holds the slug, else a title that is no short form of the headline."""
    told = metas(head)
    slug = next((text for name in _SLUGS if (text := Tidier().value(told.get(name)))), None)
    if slug or not title or not headline:
        return slug
    one, two = sorted((title.casefold(), headline.casefold()), key=len)
    return None if two.startswith(one.rstrip(" .…")) else title
