"""The history of a story: every version, what it changed, what is decided about it, what the public is told."""

import pytest
from django.contrib.admin.models import LogEntry

from articles.admin import history
from articles.models import Article
from tests.admin.imports import address, import_all, ninjs
from tests.factories import ArticleFactory, RevisionFactory

pytestmark = pytest.mark.django_db
STORY = "/admin/articles/article/{}/change/"
WORDS = "/admin/articles/article/{}/public-words/"
DECIDE = "/admin/articles/article/versions/{}/decide/"


def _history(client, article=None):
    return client.get(STORY.format((article or Article.objects.get()).pk))


def _entries(page):
    return [(entry.label, entry.is_shown, entry.revision.standing) for entry in page.context["versions"]]


def test_versions_stand_newest_first_with_what_they_changed(editor):
    body = "Mindst {} mistede livet under sammenstød i hovedstaden."
    import_all(editor, ("a.json", ninjs(1, body_text=body.format("en demonstrant"), ednote="Ring 12 34 56 78.")))
    import_all(editor, ("b.json", ninjs(1, version="2", body_text=body.format("to demonstranter"))))
    page = _history(editor)
    assert _entries(page) == [("2", True, "accepted"), ("1", False, "accepted")]
    text = page.content.decode()
    assert "<del>en demonstrant</del><ins>to demonstranter</ins>" in text
    assert "Ændringer siden version 1 (nye ord: 2, fjernede: 2)" in " ".join(text.split())
    assert "Ring 12 34 56 78." in text
    for revision in Article.objects.get().revisions.all():
        assert f"/admin/articles/rawfile/{revision.raw_id}/download/" in text
        assert address("change", revision.batch) in text


def test_an_import_that_was_undone_leaves_its_versions_in_the_history(editor):
    import_all(editor, ("a.json", ninjs(1)))
    second = import_all(editor, ("b.json", ninjs(1, version="2")))
    editor.post(address("undo", second))
    assert _entries(_history(editor)) == [("1", True, "accepted"), ("2", False, "put_away")]


def test_many_versions_are_paged_and_compared_across_the_pages(editor, monkeypatch):
    monkeypatch.setattr(history, "VERSIONS_PER_PAGE", 2)
    import_all(editor, *[(f"{n}.json", ninjs(1, version=str(n))) for n in range(1, 6)])
    page = _history(editor)
    assert [(entry.label, entry.before) for entry in page.context["versions"]] == [("5", "4"), ("4", "3")]
    last = editor.get(STORY.format(Article.objects.get().pk), {"versions": "3"})
    assert [(entry.label, entry.before) for entry in last.context["versions"]] == [("1", "")]


@pytest.mark.parametrize("count", [1, 3])
def test_the_history_costs_the_same_for_one_and_for_three(editor, count, django_assert_num_queries):
    import_all(editor, *[(f"{n}.json", ninjs(1, version=str(n + 1))) for n in range(count)])
    article = Article.objects.get()
    with django_assert_num_queries(14):
        _history(editor, article)


def test_an_editor_decides_about_a_version_and_it_is_logged(editor):
    import_all(editor, ("a.json", ninjs(1)))
    import_all(editor, ("b.json", ninjs(1, headline="Samme version, anden tekst")))
    rival = Article.objects.get().revisions.get(standing="conflict")
    page = editor.post(DECIDE.format(rival.pk), {"decision": "show"}, follow=True)
    article = Article.objects.get()
    assert (article.headline, article.shown_id) == ("Samme version, anden tekst", rival.pk)
    assert "Version 1: skal vises." in page.content.decode()
    rival.refresh_from_db()
    assert str(rival.settled_by) == "a.editor"
    assert LogEntry.objects.filter(object_id=str(article.pk)).count() == 1


def test_what_cannot_be_decided_is_said_and_changes_nothing(editor):
    import_all(editor, ("a.json", ninjs(1)))
    only = Article.objects.get().shown
    page = editor.post(DECIDE.format(only.pk), {"decision": "show"}, follow=True)
    assert "Der er intet at afgøre om denne version" in page.content.decode()
    assert not LogEntry.objects.filter(object_id=str(only.article_id)).exists()


def test_a_reader_sees_the_history_and_decides_nothing(reader):
    article = ArticleFactory(is_corrected=True)
    held = RevisionFactory(article=article, version=2, standing="held")
    page = _history(reader, article)
    assert len(page.context["versions"]) == 2
    assert "formaction" not in page.content.decode()
    assert reader.post(DECIDE.format(held.pk), {"decision": "show"}).status_code == 403
    assert reader.get(DECIDE.format(held.pk)).status_code == 405
    assert reader.post(WORDS.format(article.pk), {"correction_note": "x"}).status_code == 403


@pytest.mark.parametrize(
    ("story", "column"),
    [({"status": "canceled"}, "status_reason"), ({"status": "usable", "is_corrected": True}, "correction_note")],
)
def test_what_the_public_is_told_is_written_and_logged(editor, story, column):
    article = ArticleFactory(**story)
    form = editor.get(WORDS.format(article.pk)).context["form"]
    assert list(form.fields) == [column]
    editor.post(WORDS.format(article.pk), {column: "Navnet var forkert."})
    article.refresh_from_db()
    assert getattr(article, column) == "Navnet var forkert."
    assert LogEntry.objects.get(object_id=str(article.pk)).get_change_message().startswith("Ændrede")
    editor.post(WORDS.format(article.pk), {column: "Navnet var forkert."})
    assert LogEntry.objects.count() == 1


def test_there_is_nothing_to_tell_of_a_story_that_is_as_it_was(editor):
    article = ArticleFactory()
    page = editor.post(WORDS.format(article.pk), {"status_reason": "x", "correction_note": "x"}, follow=True)
    article.refresh_from_db()
    assert (article.status_reason, article.correction_note) == ("", "")
    assert "hverken trukket tilbage eller rettet" in page.content.decode()
