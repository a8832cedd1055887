"""The list of all pages: what people can meet, each with an address in the furnished demo archive.

A page that is not here is not looked at: not by the pictures, not by axe-core, not on a phone. A test compares the list
with the addresses of the site, so a new address is either listed here or excused there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.urls import reverse
from django.utils.translation import override

from articles.management.browser.furnish import KILLED, MAYOR, SHORT, STORM, named, story
from articles.models import ImportBatch, Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page. `address` asks the database at hand and gives the address in the language in force."""

    name: str
    """Of its pictures, in plain letters: search-no-hits."""
    address: Callable[[], str]
    status: int = 200
    signed_in: bool = False
    """Whether an editor has to have signed in."""


def address_in(language: str, page: Page) -> str:
    """The address of the page in that language."""
    with override(language):
        return page.address()


def _at(route: str, *arguments: object, query: str = "") -> Callable[[], str]:
    return lambda: reverse(route, args=arguments) + query


def _raw(path: str) -> Callable[[], str]:
    """An address of no route, below the front page of the language in force."""
    return lambda: reverse("articles:front") + path


def _story(guid: str, query: str = "") -> Callable[[], str]:
    return lambda: story(guid).get_absolute_url() + query


def _name(name: str, type_: str = "person", query: str = "") -> Callable[[], str]:
    return lambda: named(name, type_).get_absolute_url() + query


def _batch(screen: str, state: str) -> Callable[[], str]:
    def address() -> str:
        batch = ImportBatch.objects.filter(state=state, created_by__isnull=False).latest("pk")
        return reverse(f"admin:articles_importbatch_{screen}", args=[batch.pk])

    return address


def _editors_story(screen: str, guid: str) -> Callable[[], str]:
    return lambda: reverse(f"admin:articles_article_{screen}", args=[story(guid).pk])


def _editors_name(screen: str, name: str = MAYOR, type_: str = "person", query: str = "") -> Callable[[], str]:
    return lambda: reverse(f"admin:articles_entity_{screen}", args=[named(name, type_).pk]) + query


def _merge() -> str:
    target = named("Viggo Holm").pk
    return f"{reverse('admin:articles_entity_merge', args=[named(MAYOR).pk])}?q=holm&target={target}"


def _one_version() -> str:
    return reverse("admin:articles_revision_change", args=[Revision.objects.earliest("pk").pk])


_search = partial(_at, "articles:search")

READERS = (
    Page(name="front", address=_at("articles:front")),
    Page(name="search", address=_search(query="?q=storm")),
    Page(name="search-all", address=_search(query="?page=2")),
    Page(name="search-narrowed", address=_search(query="?q=Holm&person=Ellinor+Holm&from=2017-11&to=2017-11")),
    Page(name="search-near-duplicates", address=_search(query="?q=strejke&from=2019-02-18&to=2019-02-18")),
    Page(name="search-no-hits", address=_search(query="?q=storm+xyzzy&place=Thorsminde")),
    Page(name="search-repaired", address=_search(query="?q=person%3A%22Ellinor+sted%3AThorsminde")),
    Page(name="search-impossible-date", address=_search(query="?q=storm&from=2020-13")),
    Page(name="story", address=_story("20171122:election-21371")),
    Page(name="story-corrected", address=_story(STORM)),
    Page(name="story-earlier", address=_story(STORM, "?version=1")),
    Page(name="story-changes", address=_story(STORM, "?version=3&compare=2")),
    Page(name="story-month-only", address=_story("201605:science-12877")),
    Page(name="story-without-headline", address=_story("20191029:flash-34610")),
    Page(name="story-with-table", address=_story("20211117:election-49002")),
    Page(name="story-english", address=_story("20200617:press-39244")),
    Page(name="story-near-duplicates", address=_story("20200821:fire-40388")),
    Page(name="story-replaced", address=_story("20201020:erhverv-16888")),
    Page(name="story-withdrawn", address=_story(KILLED), status=410),
    Page(name="people", address=_at("articles:people")),
    Page(name="people-by-count", address=_at("articles:people", query="?sort=count")),
    Page(name="people-none", address=_at("articles:people", query="?q=xyzzy")),
    Page(name="organisations", address=_at("articles:organisations")),
    Page(name="places", address=_at("articles:places")),
    Page(name="name-person", address=_name(MAYOR)),
    Page(name="name-organisation", address=_name("Nordkyst Færger", "org")),
    Page(name="name-place", address=_name("Thorsminde", "place")),
    Page(name="dates", address=_at("articles:dates")),
    Page(name="year", address=_at("articles:year", 2018)),
    Page(name="month", address=_at("articles:month", 2018, 10)),
    Page(name="month-day-unknown", address=_at("articles:month", 2018, 6, query="?undated=1")),
    Page(name="day", address=_at("articles:day", 2018, 10, 23)),
    Page(name="day-without-stories", address=_at("articles:day", 2018, 10, 7)),
    Page(name="corrections", address=_at("articles:corrections")),
    Page(name="help", address=_at("articles:search_help")),
    Page(name="about", address=_at("articles:about")),
    Page(name="outcome-400", address=_raw("outcomes/400/"), status=400),
    Page(name="outcome-403", address=_raw("outcomes/403/"), status=403),
    Page(name="outcome-403-csrf", address=_raw("outcomes/403-csrf/"), status=403),
    Page(name="outcome-404", address=_raw("no/such/page/"), status=404),
    Page(name="outcome-429", address=_raw("outcomes/429/"), status=429),
    Page(name="outcome-500", address=_raw("outcomes/500/"), status=500),
    Page(name="outcome-503", address=_raw("outcomes/503/"), status=503),
    Page(name="admin-login", address=_at("admin:login")),
)
_editors = partial(Page, signed_in=True)
EDITORS = (
    _editors(name="admin", address=_at("admin:index")),
    _editors(name="admin-import", address=_at("admin:articles_importbatch_add")),
    _editors(name="admin-preview", address=_batch("preview", "staged")),
    _editors(name="admin-progress", address=_batch("progress", "running")),
    _editors(name="admin-batches", address=_at("admin:articles_importbatch_changelist")),
    _editors(name="admin-batch", address=_batch("change", "done")),
    _editors(name="admin-batch-undo", address=_batch("undo", "done")),
    _editors(name="admin-batch-redo", address=_batch("redo", "undone")),
    _editors(name="admin-stories", address=_at("admin:articles_article_changelist")),
    _editors(name="admin-story", address=_editors_story("change", STORM)),
    _editors(name="admin-story-public-words", address=_editors_story("public_words", KILLED)),
    _editors(name="admin-version", address=_one_version),
    _editors(name="admin-doubtful-pairs", address=_at("admin:articles_doubtful_names")),
    _editors(name="admin-doubtful-names", address=_at("admin:articles_doubtful_names", query="?of=names")),
    _editors(name="admin-decisions", address=_at("admin:articles_namedecision_changelist")),
    _editors(name="admin-names", address=_at("admin:articles_entity_changelist")),
    _editors(name="admin-name", address=_editors_name("change")),
    _editors(name="admin-name-moved", address=_editors_name("change", SHORT)),
    _editors(name="admin-name-merge", address=_editors_name("merge", query="?q=holm")),
    _editors(name="admin-name-merge-preview", address=_merge),
    _editors(name="admin-name-rename", address=_editors_name("rename")),
    _editors(name="admin-name-retype", address=_editors_name("retype")),
    _editors(name="admin-name-split", address=_editors_name("split")),
    _editors(name="admin-name-block", address=_editors_name("block")),
    _editors(name="admin-feeds", address=_at("admin:articles_feed_changelist")),
    _editors(name="admin-feed-add", address=_at("admin:articles_feed_add")),
    _editors(name="admin-versions", address=_at("admin:articles_revision_changelist")),
    _editors(name="admin-files", address=_at("admin:articles_rawfile_changelist")),
    _editors(name="admin-mentions", address=_at("admin:articles_mention_changelist")),
    _editors(name="admin-providers", address=_at("admin:articles_provider_changelist")),
)
PAGES = (*READERS, *EDITORS)


class NoSuchPage(Exception):
    """No page is called so; the message says which there are."""


def chosen(beginnings: list[str] | None) -> list[Page]:
    """The pages whose names begin so, or all. Raises NoSuchPage."""
    pages = [page for page in PAGES if beginnings is None or page.name.startswith(tuple(beginnings))]
    if not pages:
        names = ", ".join(page.name for page in PAGES)
        raise NoSuchPage(f"No page has a name that begins with {' or '.join(beginnings or [])}. There are: {names}")
    return pages
