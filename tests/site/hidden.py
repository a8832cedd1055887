"""An archive in which most is hidden, each thing with a word of its own, and the table of all public addresses."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations

from django.conf.urls.i18n import LocalePrefixPattern
from django.urls import URLPattern, URLResolver, get_resolver

from articles.entities.fold import danish_sort_key, fold_words
from articles.importing import import_files
from articles.models import Alias, Article, Entity, Mention, Provider, Revision, Section, Standing
from articles.wire import Limits, WireFile
from tests.factories import BatchFactory

SECRET = "hemlig"
"""Begins every word that nobody may read."""
FAR = "2999-01-01T00:00:00+01:00"
YEAR = 1987
"""The year of all that is hidden, and of nothing else."""
KNOWN = "Kvaksalveren"
"""In the headlines of killed stories, which stand at their own addresses and nowhere else."""
REPLACED = "afløst"
"""In all that stories say that were replaced: they keep their addresses, and their successors link to them."""
OPEN = "åbent"
TYPED = ("h", "he", "hem", "hemlgi", "vagn", "vagn hem", "person:hem", "titel:he", f"{YEAR}", "marts")
NOTES = ("ednote", "ednote_private", "usage_terms", "category", "slugline", "body_html")
"""Columns of a version that no reader may meet, whatever version it is."""


def telegram(guid: str, version: int, words: str, **fields: str) -> dict[str, str]:
    """One version of a story, `words` wherever an agency may write something; an open one is of 2019."""
    year = YEAR if SECRET in words else 2019
    return {
        "uri": f"urn:newsml:kystbureauet.example:{guid}",
        "version": str(version),
        "type": "text",
        "versioncreated": f"{year}-03-04T1{version}:00:00+01:00",
        "language": "da",
        "headline": f"Havnen udvides, {words}headline",
        "description_text": f"Borgmesteren glæder sig, {words}lead.",
        "body_html": f"<p>Vagn {words.capitalize()}sen talte 5. april {year} i Skagen.</p><p>Han: {words}body.</p>",
        "byline": f"{words}byline",
        "slugline": f"{words}slugline",
        "copyrightholder": "Kystbureauet",
        **fields,
    }


def secret(kind: str) -> str:
    """The word of one hidden thing."""
    return f"{SECRET}{kind}"


HIDDEN: dict[str, list[dict[str, str]]] = {
    "withheld": [telegram("withheld", 1, secret("withheld"), pubstatus="withheld")],
    "embargoed": [telegram("embargoed", 1, secret("embargoed"), embargoed=FAR)],
    "killed": [
        telegram("killed", 1, secret("killed"), headline=f"{KNOWN} trækkes tilbage"),
        telegram("killed", 2, secret("kill"), pubstatus="canceled"),
    ],
    "tombstone": [telegram("tombstone", 2, secret("tombstone"), pubstatus="canceled", headline=f"{KNOWN} kom aldrig")],
    "held": [
        telegram("held", 1, secret("beforekill"), headline=f"{KNOWN} igen"),
        telegram("held", 2, secret("thekill"), pubstatus="canceled"),
        telegram("held", 3, secret("held")),
    ],
    "undone": [telegram("undone", 1, secret("undone"))],
    "waiting": [telegram("waiting", 1, secret("waiting")), telegram("waiting", 2, secret("later"), embargoed=FAR)],
    "late": [telegram("late", 1, secret("late")), telegram("late", 2, secret("stop"), pubstatus="withheld")],
}
"""Stories of which nothing may be read but, of a killed one, the headline the public knew."""
PARTLY: dict[str, list[dict[str, str]]] = {
    "conflict": [telegram("conflict", 1, OPEN), telegram("conflict", 1, secret("conflict"))],
    "released": [
        telegram("released", 1, secret("first")),
        telegram("released", 2, secret("stopped"), pubstatus="withheld"),
        telegram("released", 3, OPEN),
    ],
    "awaited": [telegram("awaited", 1, secret("awaited"), embargoed=FAR), telegram("awaited", 2, OPEN)],
    "put away": [
        telegram("putaway", 1, OPEN),
        telegram("putaway", 2, secret("putaway")),
        telegram("putaway", 3, "åbent igen"),
    ],
}
"""Public stories with versions that nobody may read."""


@dataclass(frozen=True, kw_only=True)
class Archive:
    """What is in it, for the addresses: hidden and public things alike."""

    stories: list[Article]
    names: list[Entity]
    labels: list[str]
    """What versions are called, of whatever story."""


def fill() -> Archive:
    """Import it all, each telegram as a file of its own, and hide what only an editor hides."""
    for number, one in enumerate(_telegrams()):
        file = WireFile(name=f"{number}.json", data=json.dumps(one).encode(), limits=Limits())
        list(import_files([file], batch=BatchFactory()))
    _put_away()
    Revision.objects.update(**dict.fromkeys(NOTES, secret("note")), keywords=[secret("keyword")], word_count=197_403)
    _hidden_only_beside_text()
    return Archive(
        stories=list(Article.objects.order_by("pk")),
        names=list(Entity.objects.order_by("pk")),
        labels=["1", "2", "3", str(Revision.objects.latest("pk").pk)],
    )


def _telegrams() -> Iterator[dict[str, str]]:
    for versions in (*HIDDEN.values(), *PARTLY.values()):
        yield from versions
    yield telegram("replaced", 1, REPLACED)
    yield telegram("successor", 1, OPEN, replacing="urn:newsml:kystbureauet.example:replaced")
    yield telegram("replaced-by-killed", 1, REPLACED)
    yield telegram(
        "killed-successor",
        1,
        secret("successor"),
        headline=f"{KNOWN} afløser",
        replacing="urn:newsml:kystbureauet.example:replaced-by-killed",
    )
    yield telegram("killed-successor", 2, "", pubstatus="canceled", headline="")
    yield telegram("still", 1, "stadig nyest")
    yield telegram(
        "withheld-successor", 1, secret("next"), pubstatus="withheld", replacing="urn:newsml:kystbureauet.example:still"
    )


def _put_away() -> None:
    """A whole story and one version of another, as undoing their imports leaves them."""
    of = {"article__guid__endswith": ":undone"}
    Revision.objects.filter(**of).update(standing=Standing.PUT_AWAY)
    Article.objects.filter(guid__endswith=":undone").update(shown=None)
    Revision.objects.filter(article__guid__endswith=":putaway", version=2).update(standing=Standing.PUT_AWAY)


def _hidden_only_beside_text() -> None:
    """An agency, a section, a name and a spelling of a public name that hidden stories alone have."""
    article = Article.objects.get(guid__endswith=":withheld")
    article.provider = Provider.objects.create(code=secret("code"), name=secret("agency"))
    article.section = Section.objects.create(name=secret("section"))
    article.save()
    name = secret("name").capitalize()
    entity = Entity.objects.create(type="org", name=name, sort_key=danish_sort_key(name))
    Alias.objects.create(entity=entity, text=name, words=fold_words(name))
    shared = Entity.objects.get(name="Skagen")
    Alias.objects.create(entity=shared, text=secret("spelling"), words=[secret("spelling")])
    for number, (one, text) in enumerate(((entity, name), (shared, secret("spelling")))):
        Mention.objects.create(
            article=article, entity=one, found=one, field="body", start=100 + number, end=101 + number, text=text
        )


Addresses = Callable[[Archive], Iterable[str]]


def just(*paths: str) -> Addresses:
    return lambda archive: paths


def _searches(path: str) -> Addresses:
    asked = (
        "",
        f"?from={YEAR}-01-01&to={YEAR}-12-31",
        f"?year={YEAR}",
        "?sort=oldest",
        f"?q=dato:{YEAR}-03",
        f"?q=omtaler:{YEAR}-04-05",
        f"?mentions={YEAR}-04-05",
        "?q=havnen",
    )
    return lambda archive: [f"{path}{query}" for query in asked]


def _stories(archive: Archive) -> Iterator[str]:
    queries = [f"version={label}" for label in archive.labels]
    queries += [f"version={one}&compare={other}" for one, other in permutations(archive.labels[:3], 2)]
    queries += [f"compare={label}" for label in archive.labels[:3]]
    for story in archive.stories:
        yield f"stories/{story.pk}/"
        yield from (f"stories/{story.pk}/?{query}" for query in queries)


def _slugged(archive: Archive) -> Iterator[str]:
    for story in archive.stories:
        yield f"stories/{story.pk}/havnen/"
        yield story.get_absolute_url().removeprefix("/")


def _names(archive: Archive) -> Iterator[str]:
    return (f"names/{name.pk}/" for name in archive.names)


def _slugged_names(archive: Archive) -> Iterator[str]:
    for name in archive.names:
        yield f"names/{name.pk}/x/"
        yield name.get_absolute_url().removeprefix("/")


PUBLIC: dict[str, Addresses] = {
    "healthz": just("healthz"),
    "robots.txt": just("robots.txt"),
    "sitemap.xml": just("sitemap.xml"),
    "sitemap-<slug:kind>-<int:number>.xml": lambda archive: [
        *(f"sitemap-{kind}-0.xml" for kind in ("stories", "names", "pages")),
        *(f"sitemap-dates-{number}.xml" for number in (YEAR // 50, 2019 // 50)),
    ],
    "opensearch.xml": just("opensearch.xml"),
    "": just(""),
    "search/": _searches("search/"),
    "search.json": _searches("search.json"),
    "suggest/": just(
        "suggest/", *(f"suggest/?q={typed}" for typed in ("h", "he", "hem", "vagn", "titel:he", "19", "marts"))
    ),
    "stories/<int:pk>/": _stories,
    "stories/<int:pk>/<slug:slug>/": _slugged,
    "people/": just("people/", "people/?sort=count", "people/?letter=V", "people/?q=vagn", "people/?q=v&sort=count"),
    "organisations/": just("organisations/", "organisations/?sort=count"),
    "places/": just("places/", "places/?q=skagen"),
    "names/<int:pk>/": _names,
    "names/<int:pk>/<slug:slug>/": _slugged_names,
    "dates/": just("dates/"),
    "dates/<year:year>/": just(f"dates/{YEAR}/"),
    "dates/<year:year>/<two:month>/": just(f"dates/{YEAR}/03/", f"dates/{YEAR}/03/?undated=1", f"dates/{YEAR}/04/"),
    "dates/<year:year>/<two:month>/<two:day>/": just(f"dates/{YEAR}/03/04/", f"dates/{YEAR}/04/05/"),
    "help/search/": just("help/search/"),
    "corrections/": just("corrections/", "corrections/?page=2"),
    "about/": just("about/"),
}
"""How concrete addresses are made of each pattern outside the admin. A new pattern must be added here."""


def patterns(inside: str = "") -> dict[str, bool]:
    """Every pattern outside the admin, or `inside` it ("admin/"), and whether it is there in each language."""
    found: dict[str, bool] = {}

    def walk(entries: Iterable[URLPattern | URLResolver], before: str, *, localised: bool) -> None:
        for entry in entries:
            is_prefix = isinstance(entry.pattern, LocalePrefixPattern)
            route = before if is_prefix else before + str(entry.pattern)
            if isinstance(entry, URLResolver):
                walk(entry.url_patterns, route, localised=localised or is_prefix)
            elif route.startswith("admin/") == bool(inside):
                found[route] = localised

    walk(get_resolver().url_patterns, "", localised=False)
    return found


def public_addresses(archive: Archive) -> list[str]:
    """Every address, in every language it has. A list, made before any request: those leave their language behind."""
    return list(_addresses(archive))


def _addresses(archive: Archive) -> Iterator[str]:
    for route, localised in patterns().items():
        for path in PUBLIC[route](archive):
            if SECRET not in path:  # a page may say again what it was asked for
                yield f"/{path}"
                if localised and "?" not in path:
                    yield f"/en/{path}"
