"""The admin's lists open, and what an import wrote is read there, not typed."""

import re
from datetime import UTC, date, datetime

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils.html import strip_tags

from articles.models import Article, DateMention, Entity, ImportBatch, Mention, Revision
from articles.story import Moment
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
MODELS = [model for model in admin.site._registry if model._meta.app_label == "articles"]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_list_opens_and_can_be_searched(editor, model):
    ArticleFactory(persons=["Anna Holm"], section="Sport")
    for query in ("", "?q=holm"):
        response = editor.get(reverse(f"admin:articles_{model._meta.model_name}_changelist") + query)
        assert response.status_code == 200


@pytest.mark.parametrize("model", [Article, Revision, Entity, Mention, DateMention], ids=lambda model: model.__name__)
def test_records_of_an_import_are_shown_and_not_edited(editor, model):
    ArticleFactory(persons=["Anna Holm"], dates=["2020-08-09"])
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


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (Moment.of_instant(datetime(2020, 12, 24, 14, 0, tzinfo=UTC)), "24. dec. 2020, 15.00"),
        (Moment.of_day(date(2020, 8, 16)), "16. aug. 2020"),
        (Moment.of_month(2020, 8), "aug. 2020, dag ukendt"),
        (Moment.of_year(2020), "2020, måned ukendt"),
        (None, "dato ukendt"),
    ],
)
def test_a_date_is_read_in_danish_time_and_as_precise_as_its_source(editor, moment, words):
    article = ArticleFactory(moment=moment)
    page = editor.get(reverse("admin:articles_article_changelist"))
    assert [strip_tags(cell).strip() for cell in _cells(page, "date_as_known")] == [words]
    assert words in editor.get(reverse("admin:articles_article_change", args=[article.pk])).content.decode()


def test_an_import_is_headed_by_its_time(editor):
    batch = ImportBatch.objects.create(label="/data/wire/uge-43.zip", state="done")
    ImportBatch.objects.update(created_at=datetime(2020, 11, 22, 7, 30, tzinfo=UTC))
    heading = editor.get(reverse("admin:articles_importbatch_change", args=[batch.pk]))
    assert "<h1>Import 22. november 2020 kl. 08.30</h1>" in heading.content.decode()


def _cells(response, name):
    return re.findall(rf'<td class="field-{name}">(.*?)</td>', response.content.decode(), re.DOTALL)
