"""The page of an import, and its errors as a table."""

import csv
import io
import re

import pytest
from django.utils.html import strip_tags

from articles.admin.imports import listed
from articles.admin.imports.rows import STATUS
from articles.models import Article, ItemState, Outcome
from tests.admin.imports import BATCHES, SEEDS, address, done_batch, import_all, ninjs, outcomes

pytestmark = pytest.mark.django_db


def test_the_page_says_in_a_sentence_what_came_of_it(editor):
    batch = done_batch(created=4, new_version=1, unchanged=2, rejected=2, held=1)
    page = editor.get(address("change", batch)).content.decode()
    said = " ".join(strip_tags(re.search(r'<li class="warning">(.*?)</li>', page, re.DOTALL)[1]).split())
    assert said == (
        "5 telegrammer er importeret: 4 nye og 1 opdateret. 2 uændrede og 2 med fejl er sprunget over."
        " 1 venter på en afgørelse. Hent fejlene"
    )


def test_what_was_left_out_counts_as_that(editor):
    batch = done_batch(created=2)
    batch.items.filter(item=2).update(state=ItemState.LEFT_OUT)
    page = editor.get(address("change", batch))
    assert page.context["summary"] == "1 telegram er importeret: 1 nyt og 0 opdaterede. 1 var ikke valgt."


def test_items_are_filtered_and_paged(editor, monkeypatch):
    monkeypatch.setattr(listed, "ROWS_PER_PAGE", 2)
    batch = import_all(editor, *[(f"{n}.json", ninjs(n)) for n in range(3)], ("bad.json", b"{"))
    page = editor.get(address("change", batch), {"page": "2"})
    assert len(page.context["rows"]) == 2
    only = editor.get(address("change", batch), {"outcome": "rejected"})
    assert outcomes(only) == [("rejected", "")]


def test_the_errors_come_as_a_table_that_runs_nothing(editor):
    batch = import_all(editor, ("god.json", ninjs(1)), ("=cmd|calc.json", b"{"), ("tom.txt", b""))
    answer = editor.get(address("problems", batch))
    data = answer.getvalue()
    assert (answer["Content-Type"], data[:3]) == ("text/csv; charset=utf-8", b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")) == [
        ["Fil", "Nummer", "Status", "Overskrift", "guid", "Årsag"],
        ["'=cmd|calc.json", "0", "Fejl", "", "", "Ikke gyldig JSON (linje 1, kolonne 2)."],
        ["tom.txt", "0", "Fejl", "", "", "Filen er tom."],
    ]
    english = editor.get(f"/en{address('problems', batch)}").getvalue().decode("utf-8-sig")
    assert english.splitlines()[2] == "tom.txt,0,Error,,,The file is empty."


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_and_for_three(editor, count, django_assert_num_queries):
    batch = import_all(editor, *[(f"{n}.json", ninjs(n)) for n in range(count)])
    with django_assert_num_queries(10):
        editor.get(address("change", batch))


def test_a_reader_looks_and_does_nothing(reader):
    batch = done_batch(created=1)
    page = reader.get(address("change", batch))
    assert (page.status_code, page.context["can_undo"]) == (200, False)
    assert reader.get(address("problems", batch)).status_code == 200
    assert reader.get(BATCHES).status_code == 200


def test_a_stranger_is_sent_to_sign_in(client):
    batch = done_batch()
    for name in ("preview", "progress", "problems", "undo", "redo", "change"):
        assert client.get(address(name, batch)).status_code == 302
    assert client.get("/admin/articles/rawfile/1/download/").status_code == 302


def test_the_raw_file_comes_back_byte_for_byte(editor):
    data = SEEDS[0].read_bytes()
    import_all(editor, (SEEDS[0].name, data))
    raw = Article.objects.get().shown.raw
    response = editor.get(f"/admin/articles/rawfile/{raw.pk}/download/")
    assert response.content == data
    assert response["Content-Disposition"].startswith("attachment")


def test_every_outcome_has_a_word_and_a_sign():
    assert set(STATUS) == set(Outcome)
