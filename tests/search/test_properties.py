"""search() against the same thing said in plain Python, over small random archives and random questions."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from articles.entities.fold import danish_sort_key, fold_words
from articles.models import Alias, Article, Entity, StatusChoices
from articles.query import read_span
from articles.query.tree import And, Named, Not, Or, Phrase, Prefix, Word
from articles.search import Facet, SearchPage, SearchRequest, Sort, UnanswerableQuery, search
from articles.search.compile import to_q
from articles.story import Moment, Precision
from tests.factories import ArticleFactory, ProviderFactory
from tests.search import plain

NOW = datetime(2021, 6, 1, 12, tzinfo=UTC)
WORDS = ["protest", "protester", "protesterne", "valg", "valget", "runner", "running", "æble", "Minsk"]
NAMES = ["Anna Holm", "Bo Ås", "Anna Aas"]
MOMENTS = [
    None,
    Moment.of_year(2020),
    Moment.of_month(2020, 8),
    Moment.of_month(2020, 9),
    Moment.of_day(date(2020, 8, 16)),
    Moment.of_day(date(2021, 1, 1)),
    Moment.of_instant(datetime(2020, 8, 16, 5, 42, tzinfo=UTC), Precision.MINUTE),
    Moment.of_instant(datetime(2020, 12, 31, 23, 30, tzinfo=UTC)),
    Moment.of_day(date(3013, 5, 5)),
]
MENTIONED = [
    "2020",
    "2020-08",
    "2020-08-16",
    ("2020-08-15", "2020-08-18", "day"),
    ("2020-08-30", "2020-09-02", "day"),
    ("2020-06-01", "2020-09-01", "month"),
    ("2020-01-01", "2022-01-01", "year"),
    ("2020-01-01", "2030-01-01", "decade"),
    ("1901-01-01", "2001-01-01", "century"),
    ("", "", ""),
]
DAYS = ["2020", "2020-08", "2020-08-16", "2020-08-17", "2020-09", "2021"]

text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
some_names = st.lists(st.sampled_from(NAMES), max_size=2, unique=True)
stories = st.fixed_dictionaries(
    {
        "headline": text,
        "lead": text | st.just(""),
        "body": text,
        "language": st.sampled_from(["da", "da-DK", "en", "", "sv"]),
        "moment": st.sampled_from(MOMENTS),
        "section": st.sampled_from([None, "Indland", "Udland"]),
        "provider": st.sampled_from(["ritzau", "tt"]),
        "status": st.sampled_from([*["usable"] * 6, *StatusChoices.values]),
        "embargo_until": st.sampled_from([None, None, None, NOW - timedelta(days=1), NOW, NOW + timedelta(hours=1)]),
        "persons": some_names,
        "orgs": some_names,
        "places": some_names,
        "dates": st.lists(st.sampled_from(MENTIONED), max_size=3),
        "is_replaced": st.sampled_from([False, False, False, True]),
        "is_empty": st.sampled_from([False, False, False, True]),
    }
)
archives = st.lists(stories, min_size=1, max_size=7)

leaves = st.one_of(
    st.sampled_from(WORDS).map(Word),
    text.map(Phrase),
    st.sampled_from(["pro", "protest", "protester", "protesterne", "val", "runn", "Æ", "x"]).map(Prefix),
    st.builds(Named, st.sampled_from(["date", "from", "to", "mentions"]), st.sampled_from(DAYS)),
    st.builds(Named, st.sampled_from(["person", "org", "place"]), st.sampled_from(["anna", "Aas", "Bo Ås", "x"])),
    st.builds(Named, st.just("title"), st.sampled_from(WORDS), st.sampled_from([Word, Phrase, Prefix])),
    st.builds(Named, st.just("section"), st.sampled_from(["indland", "Sport"])),
    st.builds(Named, st.just("source"), st.sampled_from(["RITZAU", "tidningarnas", "dpa"])),
    st.builds(Named, st.just("lang"), st.sampled_from(["da", "en", "sv"])),
)


def _joined(make):
    return lambda children: st.lists(children, min_size=2, max_size=3).map(lambda parts: make(tuple(parts)))


trees = st.recursive(leaves, lambda c: st.one_of(c.map(Not), _joined(And)(c), _joined(Or)(c)), max_leaves=5)
chosen = st.fixed_dictionaries(
    {},
    optional={
        Facet.PERSON: st.sampled_from([("Anna Holm",), ("Bo Ås", "Anna Aas"), ("Ukendt",)]),
        Facet.PLACE: st.sampled_from([("Anna Holm",), ("Bo Ås",)]),
        Facet.MENTIONS: st.sampled_from([("2020-08-16",), ("2020", "2020-08"), ("1999-01-01",)]),
        Facet.SECTION: st.sampled_from([("Indland",), ("Indland", "Udland"), ("Sport",)]),
        Facet.SOURCE: st.sampled_from([("tt",), ("ritzau",)]),
        Facet.YEAR: st.sampled_from([("2020",), ("2021", "2020"), ("1999",)]),
    },
)


@st.composite
def requests(draw):
    first, last = draw(st.sampled_from([None, None, *DAYS])), draw(st.sampled_from([None, None, *DAYS]))
    span = (first and read_span(first).first_day, last and read_span(last).end_day)
    assume(not (span[0] and span[1] and span[0] >= span[1]))
    return SearchRequest(
        tree=draw(st.none() | trees),
        chosen=draw(chosen),
        first_day=span[0],
        end_day=span[1],
        only_certain=draw(st.booleans()),
        sort=draw(st.sampled_from([Sort.NEWEST, Sort.OLDEST])),
        now=NOW,
    )


def make_archive(drawn) -> list[Article]:
    Article.objects.all().delete()
    names = {"ritzau": "Ritzau", "tt": "Tidningarnas"}
    last = None
    for one in drawn:
        values = {name: value for name, value in one.items() if not name.startswith("is_")}
        values["provider"] = ProviderFactory(code=values["provider"], name=names[values["provider"]])
        moment = values["moment"]
        article = ArticleFactory(**values, date_is_doubtful=bool(moment and moment.first_day.year > 2100))
        if one["is_empty"]:
            Article.objects.filter(pk=article.pk).update(shown=None)
        if one["is_replaced"] and last:
            Article.objects.filter(pk=article.pk).update(replaced_by=last)
        last = article
    for alias in Alias.objects.all():
        Alias.objects.filter(pk=alias.pk).update(words=fold_words(alias.text))
        Entity.objects.filter(pk=alias.entity_id).update(sort_key=danish_sort_key(alias.text))
    everything = Article.objects.select_related("provider", "section").order_by("pk")
    return list(everything.prefetch_related("mentions__entity__aliases", "date_mentions"))


def answered(request: SearchRequest) -> SearchPage | None:
    """The answer; None when the periods asked for have no day in common."""
    try:
        return search(request)
    except UnanswerableQuery as fault:
        if fault.note.code != "period-empty":
            raise
        return None


pytestmark = pytest.mark.django_db
relaxed = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@relaxed
@given(archives, st.lists(requests(), min_size=1, max_size=5))
def test_search_says_what_plain_reading_says(archive, asked):
    articles = make_archive(archive)
    for request in asked:
        page = answered(request)
        if page is None:
            continue
        hits = plain.found(articles, request)
        assert [hit.article.pk for hit in page.hits] == [article.pk for article in hits]
        assert page.count == len(hits)
        certain = [plain.matches(article, request, certain=True) for article in hits]
        assert [hit.is_certain for hit in page.hits] == certain
        assert page.uncertain == certain.count(False)
        assert page.facets == {facet: plain.facet_choices(articles, request, facet) for facet in Facet}
        assert page.histogram == plain.months(hits)
        assert page.without_month + sum(month.count for month in page.histogram) == page.count


@relaxed
@given(archives, trees, st.booleans())
def test_no_query_brings_back_what_was_left_out(archive, tree, certain):
    articles = make_archive(archive)
    kept = {article.pk for article in articles[::2]}
    base = Article.objects.filter(pk__in=kept)
    try:
        narrowed = set(base.filter(to_q(tree, certain=certain)).values_list("pk", flat=True))
    except UnanswerableQuery:
        return
    assert narrowed <= kept
    assert not set(base.exclude(pk__in=narrowed).filter(to_q(tree, certain=certain)))
