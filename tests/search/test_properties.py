"""search() against the same thing said in plain Python, over small random archives and random questions."""

import os
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from articles.entities.fold import danish_sort_key, fold_words
from articles.index import blocks, current, opened, pairs
from articles.index.settle import settle
from articles.models import Alias, Article, Entity, StatusChoices
from articles.query import read_span
from articles.query.tree import And, Fuzzy, Named, Near, Not, Or, Phrase, Prefix, Suffix, Word
from articles.search import (
    Facet,
    SearchPage,
    SearchRequest,
    Sort,
    UnanswerableQuery,
    named,
    scores,
    search,
    texts,
)
from articles.search.wanted import wanted
from articles.story import Moment, Precision
from tests.factories import ArticleFactory, ProviderFactory
from tests.search import plain

NOW = datetime(2021, 6, 1, 12, tzinfo=UTC)
WORDS = [
    "protest",
    "protester",
    "protesterne",
    "valg",
    "valget",
    "valgfusk",
    "folkevalg",
    "runner",
    "running",
    "happy",
    "æble",
    "Århus",
    "Aarhus",
    "minsk",
    "Minsk",
    "og",
]
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
RANGES = ["2020-08..2020-09", "2020-08-16..2020-12", "2020-09..", "..2020-08", "2021..2021-02-03"]

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
        "is_corrected": st.booleans(),
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

BEGINNINGS = st.sampled_from(
    ["pro", "protest", "protester", "protesterne", "protestern", "val", "runn", "Æ", "x", "happ"]
)
ENDINGS = st.sampled_from(["valg", "er", "erne", "by", "x", "e"])
NEARBY = st.one_of(st.sampled_from(WORDS).map(Word), text.map(Phrase), BEGINNINGS.map(Prefix))
leaves = st.one_of(
    st.sampled_from(WORDS).map(Word),
    text.map(Phrase),
    text.map(Word),
    BEGINNINGS.map(Prefix),
    ENDINGS.map(Suffix),
    st.builds(Fuzzy, st.sampled_from(WORDS), st.integers(1, 2)),
    st.builds(Near, st.lists(NEARBY, min_size=2, max_size=3).map(tuple), st.integers(1, 4)),
    st.builds(Named, st.sampled_from(["date", "from", "to", "mentions"]), st.sampled_from(DAYS)),
    st.builds(Named, st.sampled_from(["date", "mentions"]), st.sampled_from(RANGES)),
    st.builds(Named, st.sampled_from(["person", "org", "place"]), st.sampled_from(["anna", "Aas", "Bo Ås", "x"])),
    st.builds(
        Named, st.sampled_from(["person", "place"]), st.sampled_from(["an", "Bo Å", "anna a", "x"]), st.just(Prefix)
    ),
    st.builds(Named, st.just("title"), text, st.sampled_from([Word, Phrase, Prefix, Suffix])),
    st.builds(Named, st.just("title"), st.sampled_from(WORDS), st.just(Fuzzy)),
    st.builds(Named, st.just("section"), st.sampled_from(["indland", "Sport"])),
    st.builds(Named, st.just("source"), st.sampled_from(["RITZAU", "tidningarnas", "dpa"])),
    st.builds(Named, st.just("lang"), st.sampled_from(["da", "en", "sv"])),
    st.just(Named("has", "correction")),
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
        sort=draw(st.sampled_from(Sort)),
        now=NOW,
    )


CHANGES = st.sampled_from(
    [
        {"headline": "Valgene i Aarhus"},
        {"body": "protesten og valgfusken"},
        {"language": "en"},
        {"section": None, "is_corrected": True},
        {"status": "canceled"},
        {"status": "usable", "embargo_until": None},
        {"embargo_until": NOW + timedelta(hours=1)},
        {"replaced_by": None},
    ]
)


def make_archive(drawn, settled=(), changes=()) -> list[Article]:
    """The archive's stories; after those whose places are in `settled` the journal is made a segment.

    Afterwards the stories at some places change, and stay noted in the journal.
    """
    Article.objects.all().delete()
    names = {"ritzau": "Ritzau", "tt": "Tidningarnas"}
    last = None
    for at, one in enumerate(drawn):
        values = {name: value for name, value in one.items() if name not in ("is_replaced", "is_empty")}
        values["provider"] = ProviderFactory(code=values["provider"], name=names[values["provider"]])
        moment = values["moment"]
        article = ArticleFactory(**values, date_is_doubtful=bool(moment and moment.first_day.year > 2100))
        if one["is_empty"]:
            Article.objects.filter(pk=article.pk).update(shown=None)
        if one["is_replaced"] and last:
            Article.objects.filter(pk=article.pk).update(replaced_by=last)
        last = article
        if at in settled:
            settle(waiting=1, now=NOW)
    pks = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    for place, columns in changes:
        Article.objects.filter(pk=pks[place % len(pks)]).update(**columns)
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


def in_order(page: SearchPage, hits: list[Article], articles: list[Article]) -> list[Article]:
    """The stories of the page, which must be these hits: in their order, or in that of their scores."""
    request = page.request
    if request.sort is not Sort.RELEVANT or not wanted(request.tree):
        assert [hit.article.pk for hit in page.hits] == [article.pk for article in hits]
        return hits
    listed = [article for article in articles if plain.is_listed(article, NOW)]
    by_pk = {article.pk: (article, plain.score(article, request, listed)) for article in hits}
    assert sorted(hit.article.pk for hit in page.hits) == sorted(by_pk)
    told = [by_pk[hit.article.pk] for hit in page.hits]
    best = sorted((score for _article, score in told), reverse=True)
    assert [score for _article, score in told] == pytest.approx(best, rel=0, abs=1e-9)
    return [article for article, _score in told]


def assert_said(articles: list[Article], request: SearchRequest) -> None:
    page = answered(request)
    if page is None:
        return
    hits = in_order(page, plain.found(articles, request), articles)
    assert page.count == len(hits)
    certain = [plain.matches(article, request, certain=True) for article in hits]
    assert [hit.is_certain for hit in page.hits] == certain
    assert page.uncertain == certain.count(False)
    assert page.facets == {facet: plain.facet_choices(articles, request, facet) for facet in Facet}
    assert page.histogram == plain.months(hits)
    assert page.without_month + sum(month.count for month in page.histogram) == page.count


pytestmark = pytest.mark.django_db
MOST = 5
"""Requests to an archive."""
CASES = int(os.environ.get("NEWSARCHIVE_TEST_CASES", "1000"))
"""Of the longer trials, each a request over an archive. Those whose periods exclude each other, which are refused, are
cases too. 10,000 take some minutes on two cores: for whoever changes what is asked or how it is answered."""
ARCHIVES = CASES // MOST // 2
"""Of each half."""
calm = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
settled_after = st.sets(st.integers(0, 6))
broad_from = st.sampled_from([1, 0])
"""The share from which on the names of a result are counted one by one."""
large_from = st.sampled_from([2, 0])
"""Slots from which on the names of a segment are put in order beforehand."""
paired_from = st.sampled_from([pairs.LEAST, 0])
"""Stories of a segment from which on its frequent words are paired."""
changed_after = st.lists(st.tuples(st.integers(0, 6), CHANGES), max_size=3)


def cases(fewest: int):
    """An archive, how it came to be, the sizes from which on things are done in another way, and what is asked."""
    sizes = st.tuples(broad_from, large_from, paired_from)
    return st.tuples(
        archives, settled_after, changed_after, sizes, st.lists(requests(), min_size=fewest, max_size=MOST)
    )


def assert_all_said(monkeypatch, archive, settled, changes, sizes, asked):
    """Whatever is done in another way from some size on is done in either, in archives that are never so large."""
    broad, large, least = sizes
    for module, name, size in (
        (named, "BROAD", broad),
        (current, "LARGE", large),
        (texts, "SPARSE", 32 * large),
        (texts, "SPARSE_BITS", 4 * large),
        (opened, "SPARSE", 4 * large),
        (scores, "SLACK", scores.SLACK if large else 0.5),
        (scores, "TOGETHER", 1 + large),
        (pairs, "LEAST", least),
        (blocks, "POSTINGS", least or 1),
    ):
        monkeypatch.setattr(module, name, size)
    articles = make_archive(archive, settled, changes)
    for request in asked:
        assert_said(articles, request)


@settings(calm, max_examples=40)
@given(cases(1))
def test_search_says_what_plain_reading_says(monkeypatch, case):
    assert_all_said(monkeypatch, *case)


@pytest.mark.slow
@settings(calm, max_examples=ARCHIVES)
@given(cases(MOST))
def test_many_searches_say_what_plain_reading_says(monkeypatch, case):
    assert_all_said(monkeypatch, *case)


@pytest.mark.slow
@settings(calm, max_examples=ARCHIVES)
@given(cases(MOST))
def test_as_many_others_say_it_too(monkeypatch, case):
    """On CI what is drawn follows from the test's name. Of two, each core can take one."""
    assert_all_said(monkeypatch, *case)
