"""What the head of a page tells machines: its one address, whether it is to be found, what it is about."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from django.urls import reverse

from articles.models import EntityType, name_address
from articles.search.reading import StoryName, StoryToRead
from articles.search.versions import Version
from articles.story import Moment

LONGEST = 200
"""Characters of a description; nobody shows more."""
TYPES = {EntityType.PERSON: "Person", EntityType.ORG: "Organization", EntityType.PLACE: "Place"}
"""Types of names as schema.org calls them."""

Absolute = Callable[[str], str]
"""From a path to the whole address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """`query` is the query string of the page's own address, empty for none; it begins with "?"."""

    query: str = ""
    is_indexed: bool = True
    """Whether search engines may list the page. They may follow its links in any case."""
    title: str = ""
    """What the page is about; empty: the archive."""
    description: str = ""
    kind: str = "website"
    """As Open Graph has it."""
    linked: Mapping[str, Any] | None = None
    """The page as schema.org has it, for JSON-LD."""


def head_of_story(story: StoryToRead, absolute: Absolute) -> Head:
    """Of the newest version the whole; an earlier one has the address of the newest, and is not to be found."""
    description = shorten(story.lead or story.body.partition("\n\n")[0], LONGEST, placeholder=" …")
    return Head(
        is_indexed=story.is_newest,
        title=story.headline,
        description=description,
        kind="article",
        linked=_linked(story, description, absolute) if story.is_newest else None,
    )


def _linked(story: StoryToRead, description: str, absolute: Absolute) -> dict[str, Any]:
    """NewsArticle. What the source does not say is left out: a headline made from the text, a day, a language."""
    article, revision = story.article, story.revision
    address = absolute(article.get_absolute_url())
    agency = {"@type": "NewsMediaOrganization", "name": article.provider.name}
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": "" if story.headline_is_derived else story.headline,
        "description": description,
        **dates_of(story.opened),
        "inLanguage": revision.language,
        "articleSection": article.section.name if article.section else "",
        "dateline": revision.dateline_place,
        "creditText": revision.credit,
        "version": story.label,
        "correction": _correction(story, address),
        "publisher": agency,
        "sourceOrganization": agency,
        "isBasedOn": story.source_url,
        "isPartOf": {"@type": "WebSite", "name": "Nyhedsarkiv", "url": absolute(reverse("articles:front"))},
        "mentions": _mentions(story.names, absolute),
    }
    return {name: value for name, value in told.items() if value}


def dates_of(opened: Version) -> dict[str, str]:
    """datePublished and dateModified, as precise as the source gave them: "2020-08" for a month.

    A story was published when its first version was sent. When that one is not here (the oldest is a correction, an
    update or a later number), only when it was modified is known.
    """
    oldest = opened
    while oldest.older is not None:
        oldest = oldest.older
    dates = {"dateModified": _moment_of(opened)} if oldest is not opened or not _is_first(oldest) else {}
    if _is_first(oldest):
        dates["datePublished"] = _moment_of(oldest)
    return {name: moment.isoformat() for name, moment in sorted(dates.items(), reverse=True) if moment}


def _moment_of(version: Version) -> Moment | None:
    return version.revision.moment


def _is_first(version: Version) -> bool:
    revision = version.revision
    return not (revision.is_correction or revision.is_update) and (revision.version is None or revision.version <= 1)


def _correction(story: StoryToRead, address: str) -> dict[str, str]:
    if story.correction is None:
        return {}
    version = story.correction.version
    moment = _moment_of(version) if version else None
    told = {
        "@type": "CorrectionComment",
        "url": f"{address}#versions",
        "text": story.correction.note,
        "datePublished": moment.isoformat() if moment else "",
    }
    return {name: value for name, value in told.items() if value}


def _mentions(names: Iterable[StoryName], absolute: Absolute) -> list[dict[str, str]]:
    return [
        {"@type": TYPES[EntityType(name.type)], "name": name.name, "url": absolute(name_address(name.pk, name.name))}
        for name in names
    ]
