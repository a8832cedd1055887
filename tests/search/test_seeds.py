"""What a reader finds in an archive of nothing but the two seed stories."""

from datetime import date

import pytest

from articles.query.tree import And, Named, Not, Or, Phrase, Prefix, Word
from articles.search import SearchRequest, UnanswerableQuery, search
from tests.search.seeds import DEMONSTRATIONS, GREETINGS, make_seed

pytestmark = pytest.mark.django_db

BOTH = {DEMONSTRATIONS, GREETINGS}


@pytest.fixture(autouse=True)
def _seeds():
    make_seed(DEMONSTRATIONS)
    make_seed(GREETINGS)


def found(tree, **filters) -> set[str]:
    page = search(SearchRequest(tree=tree, **filters))
    assert page.count == len(page.hits)
    return {hit.article.guid for hit in page.hits}


@pytest.mark.parametrize(
    ("tree", "guids"),
    [
        (None, BOTH),
        (Word("Lukasjenko"), BOTH),
        (Word("valgfusk"), {GREETINGS}),
        (Phrase("kollektiv militærpagt"), {DEMONSTRATIONS}),
        (Phrase("militærpagt kollektiv"), set()),
        (And((Word("Putin"), Not(Word("CNN")))), {DEMONSTRATIONS}),
        (Or((Word("Merkel"), Word("Tikhanovskaja"))), BOTH),
        (Prefix("demonstr"), BOTH),
        (Prefix("demonstrationer"), BOTH),
        (Prefix("Merk"), {GREETINGS}),
        (Word("protest"), BOTH),
        (Word("protesterne"), BOTH),
        (Named("title", "hilsner"), set()),
        (Named("title", "samarbejde"), {GREETINGS}),
        (Named("title", "styrke samarbejdet", Phrase), {GREETINGS}),
        (Named("title", "hvideruss", Prefix), set()),
        (Named("title", "hviderusl", Prefix), BOTH),
        (Word("tut.by"), {GREETINGS}),
        (Word("EU's"), BOTH),
        (Word("100.000"), {GREETINGS}),
        (Word("100"), set()),
        (Word("politi-"), BOTH),
        (Named("person", "Lukasjenko"), BOTH),
        (Named("person", "vladimir PUTIN", Phrase), BOTH),
        (Named("person", "Merkel"), {GREETINGS}),
        (Named("person", "angela merk", Prefix), {GREETINGS}),
        (Named("person", "Minsk"), set()),
        (Named("place", "Minsk"), BOTH),
        (Not(Named("org", "CNN")), {DEMONSTRATIONS}),
        (Named("source", "RITZAU"), BOTH),
        (Named("source", "tt"), set()),
        (Named("section", "Udland"), set()),
        (Named("lang", "da"), BOTH),
        (Named("lang", "en"), set()),
        (Named("date", "2020-08"), BOTH),
        (Named("from", "2020-09"), set()),
    ],
)
def test_a_query_finds(tree, guids):
    assert found(tree) == guids


def test_a_period_inside_the_month_finds_both_as_uncertain():
    tree = And((Named("from", "2020-08-15"), Named("to", "2020-08-20")))
    page = search(SearchRequest(tree=tree))
    assert [hit.is_certain for hit in page.hits] == [False, False]
    assert (page.count, page.uncertain) == (2, 2)
    assert search(SearchRequest(tree=tree, only_certain=True)).count == 0


def test_the_filters_and_the_language_mean_the_same_by_a_period():
    page = search(SearchRequest(first_day=date(2020, 8, 15), end_day=date(2020, 8, 21)))
    assert [hit.is_certain for hit in page.hits] == [False, False]
    assert found(None, first_day=date(2020, 8, 1), end_day=date(2020, 9, 1), only_certain=True) == BOTH


@pytest.mark.parametrize(
    ("tree", "code"),
    [
        (Named("date", "2020-13"), "date-month"),
        (Word("&"), "no-word"),
        (And((Word("Putin"), Phrase("– «"))), "no-word"),
        (Named("person", "..."), "no-word"),
        (And((Named("from", "2020-08-20"), Named("to", "2020-08-15"))), "period-empty"),
        (Named("mayor", "x"), "field-unanswerable"),
    ],
)
def test_what_cannot_be_answered_says_so(tree, code):
    with pytest.raises(UnanswerableQuery) as said:
        search(SearchRequest(tree=tree))
    assert said.value.note.code == code
