"""The admin's lists open, and what an import wrote is read there, not typed."""

import pytest
from django.contrib import admin
from django.urls import reverse

from articles.models import Article, Entity, Mention, Revision
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
MODELS = [model for model in admin.site._registry if model._meta.app_label == "articles"]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_list_opens_and_can_be_searched(editor, model):
    ArticleFactory(persons=["Anna Holm"], section="Sport")
    for query in ("", "?q=holm"):
        response = editor.get(reverse(f"admin:articles_{model._meta.model_name}_changelist") + query)
        assert response.status_code == 200


@pytest.mark.parametrize("model", [Article, Revision, Entity, Mention], ids=lambda model: model.__name__)
def test_records_of_an_import_are_shown_and_not_edited(editor, model):
    ArticleFactory(persons=["Anna Holm"])
    row = model.objects.first()
    address = reverse(f"admin:articles_{model._meta.model_name}_change", args=[row.pk])
    assert editor.get(address).status_code == 200
    assert editor.post(address, {"headline": "Falsk"}).status_code == 403
    assert editor.post(address.replace("change", "delete"), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_stories_costs_the_same_for_one_and_for_three(editor, count, django_assert_num_queries):
    ArticleFactory.create_batch(count, persons=["Anna Holm"])
    with django_assert_num_queries(9):
        editor.get(reverse("admin:articles_article_changelist"))


@pytest.mark.parametrize(
    ("shown", "headlines"),
    [("public", ["Åben"]), ("embargo", ["Spærret"]), ("replaced", ["Afløst"]), ("held", ["Holdt"])],
)
def test_stories_can_be_narrowed_to_what_the_public_sees(editor, shown, headlines):
    opened = ArticleFactory(headline="Åben")
    ArticleFactory(headline="Spærret", embargo_until="2099-01-01T00:00Z")
    ArticleFactory(headline="Afløst", replaced_by=opened)
    held = ArticleFactory(headline="Holdt", status="withheld")
    held.revisions.update(standing="held")
    response = editor.get(reverse("admin:articles_article_changelist"), {"shown": shown})
    assert [str(article) for article in response.context["cl"].result_list] == headlines
