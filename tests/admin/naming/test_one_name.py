"""The page of one name, and the list of all decisions: everybody reads them, editors undo."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from articles.models import NameDecision
from tests.admin.naming.names import DECISIONS, do, mentions, named, said, screen, story_about, undo

pytestmark = pytest.mark.django_db


def _page(client, name):
    return client.get(screen("change", named(name)))


def test_the_page_says_what_the_name_is_and_where_it_stands(editor):
    story_about("Anna Holm", "Viggo Krog", section="Sport", headline="Et møde")
    page = _page(editor, "Anna Holm")
    portrait = page.context["portrait"]
    assert (portrait.mentions, portrait.stories, portrait.first.isoformat()) == (1, 1, "2020-08")
    assert [(one.text, one.times) for one in portrait.spellings] == [("Anna Holm", 1)]
    text = page.content.decode()
    assert "<mark>Anna Holm</mark> og Viggo Krog mødtes i går." in text
    assert "Et møde</a>" in text
    assert "· aug. 2020 · Sport" in text
    assert page.context["mentions"].paginator.count == 1


def test_a_long_text_is_cut_around_the_name_at_words(editor):
    article = story_about("Anna Holm")
    article.body = f"{'før ' * 50}Anna Holm{' efter' * 50}"
    article.save()
    article.mentions.update(start=200, end=209)
    [passage] = _page(editor, "Anna Holm").context["mentions"].object_list
    assert (passage.before[:5], passage.before[-4:]) == ("… før", "før ")
    assert (passage.after[:6], passage.after[-7:]) == (" efter", "efter …")
    article.mentions.update(text="Anne Holm")  # the text has changed since
    [passage] = _page(editor, "Anna Holm").context["mentions"].object_list
    assert (passage.before, passage.name, passage.after) == ("", "Anne Holm", "")


def test_what_was_decided_stands_on_both_pages_with_a_button(editor):
    story_about("Ana Holm", "Anna Holm")
    do(editor, "merge", named("Ana Holm"), target=named("Anna Holm").pk)
    for name in ("Ana Holm", "Anna Holm"):
        rows = _page(editor, name).context["decisions"].object_list
        assert [what for _decision, what in rows] == ["Lagt sammen: Ana Holm er nu Anna Holm."]
    assert "I teksten står Ana Holm." in _page(editor, "Anna Holm").content.decode()
    old = _page(editor, "Ana Holm")
    assert old.context["moved_words"] == "Lagt sammen: Ana Holm er nu Anna Holm."
    assert screen("merge", named("Ana Holm")) not in old.content.decode()
    undo(editor, NameDecision.objects.get())
    page = _page(editor, "Ana Holm")
    assert page.context["moved"] is None
    assert "fortrudt" in page.content.decode()
    assert mentions() == [("Ana Holm", "Ana Holm"), ("Anna Holm", "Anna Holm")]


def test_the_button_that_undoes_leads_back_to_where_it_was_pressed_and_nowhere_else(editor):
    story_about("Anna Holm", "Viggo Krog")
    for name, wanted, leads in (
        ("Anna Holm", DECISIONS, DECISIONS),
        ("Viggo Krog", "https://evil.example/", screen("change", named("Viggo Krog"))),
    ):
        do(editor, "block", named(name))
        address = reverse("admin:articles_namedecision_undo", args=[NameDecision.objects.first().pk])
        assert editor.post(address, {"next": wanted}).url == leads


def test_the_number_in_wikidata_is_kept_and_logged(editor):
    story_about("Anna Holm")
    address = screen("wikidata", named("Anna Holm"))
    assert said(editor.post(address, {"wikidata": "Q7747"}, follow=True)) == ["Nummeret i Wikidata er gemt."]
    assert named("Anna Holm").wikidata == "Q7747"
    assert [entry.get_change_message() for entry in LogEntry.objects.all()] == ["Ændrede Wikidata."]
    assert said(editor.post(address, {"wikidata": "7747"}, follow=True)) == ["Ikke gemt: Skriv Q og et tal: Q7747."]
    assert named("Anna Holm").wikidata == "Q7747"
    editor.post(address, {"wikidata": ""})
    assert named("Anna Holm").wikidata == ""
    assert editor.get(address).status_code == 405


def test_a_reader_sees_everything_and_changes_nothing(reader):
    story_about("Anna Holm", "Viggo Krog")
    editor = Client()
    editor.force_login(_editor())
    do(editor, "block", named("Viggo Krog"))
    decision = NameDecision.objects.get()
    for address in (screen("change", named("Anna Holm")), screen("change", named("Viggo Krog")), DECISIONS):
        text = reader.get(address).content.decode()
        assert "Navne" in text
        assert "formaction" not in text
        assert 'name="wikidata"' not in text
    assert reader.post(screen("wikidata", named("Anna Holm")), {"wikidata": "Q1"}).status_code == 403
    assert undo(reader, decision).status_code == 403
    decision.refresh_from_db()
    assert decision.stands


def _editor():
    from django.contrib.auth.models import Group, User

    user = User.objects.create_user("b.editor", is_staff=True)
    user.groups.add(Group.objects.get(name="editor"))
    return user


def test_the_list_of_decisions_is_narrowed_and_undoes(editor):
    story_about("Anna Holm", "Viggo Krog", "Reuters")
    do(editor, "block", named("Reuters"))
    do(editor, "rename", named("Anna Holm"), name="Anna Maria Holm")
    undo(editor, NameDecision.objects.get(kind="block"))

    def words(query=""):
        rows = editor.get(DECISIONS + query).context["cl"].result_list
        return [(row.kind, row.stands) for row in rows]

    assert words() == [("rename", True), ("block", False)]
    assert words("?is=standing") == [("rename", True)]
    assert words("?is=undone") == [("block", False)]
    assert words("?kind__exact=block") == [("block", False)]
    assert words("?q=maria") == [("rename", True)]
    page = editor.get(DECISIONS).content.decode()
    assert page.count("formaction=") == 1
    assert "Omdøbt: Anna Holm hedder nu Anna Maria Holm." in page


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same_for_one_and_for_three(editor, count, django_assert_num_queries):
    for number in range(count):
        story_about("Anna Holm", f"Ana{'abc'[number]} Holm", section="Sport")
        do(editor, "merge", named(f"Ana{'abc'[number]} Holm"), target=named("Anna Holm").pk)
    with django_assert_num_queries(16):
        _page(editor, "Anna Holm")
    with django_assert_num_queries(7):
        editor.get(DECISIONS)
    with django_assert_num_queries(6):
        editor.get("/admin/articles/entity/")


def test_the_list_counts_the_mentions_of_a_name_found_by_two_of_its_spellings_once(editor):
    story_about("Anna Holm")
    named("Anna Holm").aliases.create(text="A. Holm", words=["a", "holm"])
    [entity] = editor.get("/admin/articles/entity/", {"q": "holm"}).context["cl"].result_list
    assert entity.mention_count == 1


def test_lists_are_paged(editor, monkeypatch):
    monkeypatch.setattr("articles.admin.naming.one_name.MENTIONS_PER_PAGE", 2)
    monkeypatch.setattr("articles.admin.naming.one_name.DECISIONS_PER_PAGE", 1)
    for _number in range(3):
        story_about("Anna Holm")
    for _time in range(2):
        do(editor, "block", named("Anna Holm"))
        undo(editor, NameDecision.objects.first())
    page = editor.get(screen("change", named("Anna Holm")), {"page": 2, "decisions": 2})
    assert (len(page.context["mentions"].object_list), page.context["mentions"].number) == (1, 2)
    assert [decision.pk for decision, _what in page.context["decisions"]] == [NameDecision.objects.last().pk]
