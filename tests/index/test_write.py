"""What the search vector of a story holds."""

import pytest
from django.db.models import Q
from django.db.models.expressions import RawSQL

from articles.index import index_articles, search_columns
from articles.models import Article
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "config", "vector"),
    [
        ("da", "newsarchive_da", "'betal':3B 'hest':1A 'spis':5 'æbl':6"),
        ("da-DK", "newsarchive_da", "'betal':3B 'hest':1A 'spis':5 'æbl':6"),
        ("en", "newsarchive_en", "'betal':3B 'hest':1A 'spiser':5 'æbler':6"),
        ("", "simple", "'betaler':3B 'heste':1A 'spiser':5 'æbler':6"),
        ("tlh", "simple", "'betaler':3B 'heste':1A 'spiser':5 'æbler':6"),
    ],
)
def test_each_story_is_indexed_in_its_own_language(language, config, vector):
    article = ArticleFactory(headline="Heste", lead="– BETALER", body="Spiser\n\næbler!", language=language)
    assert (article.search_config, article.search_vector) == (config, vector)


def test_texts_have_their_weights_and_a_gap_between_them():
    article = ArticleFactory(headline="Et", lead="to", body="tre fire", language="")
    assert article.search_vector == "'et':1A 'fire':6 'to':3B 'tre':5"


def test_a_story_longer_than_the_index_can_hold_is_indexed_by_its_beginning():
    article = ArticleFactory(body=" ".join(f"ord{n}" for n in range(200_000)))
    assert "'ord0':" in article.search_vector
    assert "'ord199999':" not in article.search_vector


def test_reindexing_says_how_many_and_costs_one_update_a_configuration(django_assert_num_queries):
    ArticleFactory(language="da")
    ArticleFactory(language="en")
    ArticleFactory(language="en-GB")
    Article.objects.update(search_vector=None)
    with django_assert_num_queries(3):
        assert index_articles(Article.objects.all()) == 3
    assert not Article.objects.filter(Q(search_vector=None)).exists()


def test_configurations_know_no_stop_words():
    text = RawSQL("to_tsvector('newsarchive_da', 'og i den') || to_tsvector('newsarchive_en', 'the of')", ())
    ArticleFactory()
    assert Article.objects.values_list(text, flat=True).get() == "'den':3 'i':2 'of':5 'og':1 'the':4"


@pytest.mark.parametrize("language", ["da", "en-GB", "tlh", ""])
@pytest.mark.parametrize(
    "texts",
    [
        {"headline": "", "lead": "", "body": ""},
        {
            "headline": "Moskva/Minsk 2016-2021",
            "lead": "100.000 kr. til »L'Équipe«",
            "body": "2,5 pct.\n\n– Ja!\ttak_ /ritzau/",
        },
        {"headline": "Heste", "lead": "x", "body": " ".join(f"ord{n}," for n in range(60_000))},
    ],
    ids=["empty", "marks", "long"],
)
def test_indexed_while_it_is_stored_or_afterwards_a_story_is_indexed_alike(language, texts):
    article = ArticleFactory(**texts, language=language)
    afterwards = (article.search_config, article.search_vector)
    columns = search_columns(article)
    Article.objects.update(search_vector=None)
    Article.objects.update(**columns)
    assert Article.objects.values_list("search_config", "search_vector").get() == afterwards
