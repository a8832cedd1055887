"""Whatever stands in an address, the answer is a page: never a 5xx."""

from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles.models import Article, Entity

LISTS = (
    "/",
    "/search/",
    "/search.json",
    "/people/",
    "/organisations/",
    "/places/",
    "/dates/",
    "/dates/2020/",
    "/dates/2020/08/",
    "/dates/2020/08/16/",
    "/help/search/",
    "/about/",
    "/corrections/",
    "/healthz",
    "/robots.txt",
    "/sitemap.xml",
    "/sitemap-stories-0.xml",
    "/sitemap-dates-40.xml",
    "/opensearch.xml",
)
NAMES = (
    *("q", "person", "org", "place", "section", "source", "year", "mentions", "from", "to", "certain", "sort", "page"),
    *("version", "compare", "letter", "undated", "next", "q[]", "", "\0"),
)
WORDS = (
    *(
        "person:",
        "dato:",
        "omtaler:",
        "fra:",
        "til:",
        "titel:",
        "kilde:",
        "sprog:",
        "ELLER",
        "IKKE",
        "NOT",
        "OR",
        '"',
        "(",
        ")",
    ),
    *("-", "*", "Putin", "Lukasjenko", "0000", "9999", "9999-12-31", "0001-01-01", "99999", "2020-02-30", "-1", "1e9"),
    *("999999999999999999999", "1.5", "NaN", "٣", "²", "Ⅷ", "\0", "\ud800", "\ufeff", "\u202e", "<b>", "%", "'", "\\"),
    *("oldest", "relevant", "count", "#", "Å", "Å", "🂡", "\r\nX: y"),
)
texts = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=6).map("".join),
    st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
    st.text(st.characters(codec=None), max_size=30),
    st.sampled_from(["a", "(", "-", '"', "a*", "å ELLER ", "person:x ", "\0"]).map(lambda part: part * 3000),
)
pairs = st.lists(st.tuples(st.sampled_from(NAMES) | st.text(max_size=5), texts), max_size=6)
numbers = st.one_of(
    st.integers(0, 3).map(str),
    st.sampled_from(
        ["9223372036854775807", "9223372036854775808", "0", "00001", "9" * 40, "9" * 4301, "٣", "-1", "1.5"]
    ),
)
pytestmark = pytest.mark.django_db
any_address = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def query_string(asked: list[tuple[str, str]]) -> str:
    """Percent-encoded as a hostile client would: lone surrogates as the bytes they would have."""
    return "&".join(
        f"{quote(name, errors='surrogatepass')}={quote(value, errors='surrogatepass')}" for name, value in asked
    )


def answered(path: str, query: str) -> None:
    """Fails if the answer is a fault of ours; the test client raises what a view raises."""
    for language in ("", "/en"):
        if language and path in ("/healthz", "/robots.txt"):
            continue
        response = Client().get(f"{language}{path}", QUERY_STRING=query, follow=False)
        assert response.status_code in (200, 301, 302, 400, 404, 410)
        assert not response.get("Location", "").startswith(("//", "http"))


@any_address
@given(path=st.sampled_from(LISTS), asked=pairs)
@example(path="/search/", asked=[("page", "9" * 5000)])
@example(path="/search.json", asked=[("year", "9" * 5000), ("year", "²")])
@example(
    path="/search/",
    asked=[("mentions", value) for value in ("99999999999999", "9999", "9999-12-31", "٣", "2020-W32-7")],
)
@example(path="/people/", asked=[("page", "٣"), ("letter", "ß")])
def test_lists_answer_any_parameters(seeds, path, asked):
    answered(path, query_string(asked))


@any_address
@given(room=st.sampled_from(["stories", "names"]), key=numbers, slug=texts, asked=pairs)
def test_stories_and_names_answer_any_key_slug_and_parameters(seeds, room, key, slug, asked):
    kept = {"stories": Article, "names": Entity}[room].objects.order_by("pk").first()
    path = quote(slug, errors="surrogatepass", safe="")
    answered(f"/{room}/{key}/", query_string(asked))
    answered(f"/{room}/{kept.pk}/{path}/", query_string(asked))
    answered(kept.get_absolute_url(), query_string(asked))


@any_address
@given(
    parts=st.lists(numbers | st.sampled_from(["2020", "08", "8", "13", "31", "9999", "12", "1866", "0001"]), max_size=4)
)
def test_any_date_is_a_page_a_redirect_or_not_there(seeds, parts):
    answered("".join(f"/{part}" for part in ("dates", *parts)) + "/", "")


def test_thousands_of_parameters_are_answered(seeds):
    answered("/search/", "&".join(f"person=p{number}" for number in range(5000)))
    answered("/search.json", "&".join(f"x{number}=1" for number in range(30_000)))
    answered("/search/", "q=" + "a" * 100_000)
