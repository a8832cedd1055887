"""Many keys as one parameter find what `in` finds."""

import pytest

from articles.models import Article, Mention
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def test_any_of_these_keys(django_assert_num_queries):
    one, two, _three = (ArticleFactory(persons=[name]).pk for name in ("Anna", "Bo", "Carl"))
    assert set(Article.objects.filter(pk__any_of=[one, two, 0]).values_list("pk", flat=True)) == {one, two}
    assert set(Mention.objects.filter(article__any_of={two}).values_list("article", flat=True)) == {two}
    with django_assert_num_queries(0):
        assert not Article.objects.filter(pk__any_of=[])


def test_only_numbers_go_to_the_database():
    with pytest.raises(ValueError, match="invalid literal"):
        Article.objects.filter(pk__any_of=["1} OR {1"]).exists()
