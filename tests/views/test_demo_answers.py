"""Answers over the whole demo archive as the importer makes it: every number leads to as many stories."""

import pytest
from django.db import transaction
from django.http import QueryDict

from articles.models import Article
from articles.views.answers import answer
from tests.views.test_answers import FIXTURES, ask, fill

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo archive, imported once for this file and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        fill(FIXTURES)
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("query", ["", "q=-Danmark&from=2019-03&to=2020-08-15", "q=politiet&sort=relevant"])
def test_every_number_leads_to_as_many_stories(query):
    told = ask(query)
    for facet, choices in told.page.facets.items():
        bare = told.params.but(**{facet.value: ()})
        for choice in choices[:4]:
            assert ask(bare.with_choice(facet, choice.value)).page.count == choice.count, choice
    for month in told.page.histogram[::12]:
        inside = ask(told.params.with_period(month.period, month.period) + "&certain=1")
        assert not inside.page.uncertain
        assert "from" in query or inside.page.count == month.count


def test_every_advice_leads_to_as_many_stories():
    query = (
        "q=fiskekutter sne person:Ukendtsen titel:xyzzy&place=Odense&section=Sport&from=2016-01&to=2016-02&certain=1"
    )
    told = ask(query)
    assert told.page.count == 0
    assert told.advice
    for advice in told.advice:
        assert ask(advice.link).page.count == advice.count


def test_the_pages_of_a_result_hold_each_story_once():
    first = ask("")
    hits = [hit for page in range(1, first.page.pages + 1) for hit in ask(first.params.with_page(page)).page.hits]
    assert sorted(hit.article.pk for hit in hits) == sorted(Article.objects.listed().values_list("pk", flat=True))
    assert len(hits) == first.page.count > 100


def test_what_is_hidden_is_in_no_answer():
    hidden = Article.objects.exclude(pk__in=Article.objects.listed())
    assert {article.status for article in hidden} >= {"canceled"}
    assert any(article.embargo_until for article in hidden)
    for article in hidden:
        told = answer(QueryDict.fromkeys(["q"], f'"{article.headline}"'))
        assert told.page is None or article.pk not in {hit.article.pk for hit in told.page.hits}
