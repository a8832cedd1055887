"""An editor decides about one name: first what would happen is shown, then it is done, and it can be undone."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils.html import strip_tags

from articles.entities.queues import compare_names
from articles.models import Entity, NameDecision
from tests.admin.conftest import signed_in
from tests.admin.naming.names import do, mentions, named, said, screen, story_about, undo

pytestmark = pytest.mark.django_db
DEEDS = ("merge", "rename", "retype", "split", "block")


def _text(response):
    return " ".join(strip_tags(response.content.decode()).split())


def test_another_name_is_found_by_the_beginnings_of_its_words(editor):
    for names in (["Anna Holm", "Anne Holmberg"], ["Anne Holmberg", "Viggo Krog"]):
        story_about(*names)
    page = editor.get(screen("merge", named("Anna Holm")), {"q": "hol"})
    assert [(str(one), one.stories) for one in page.context["found"].names] == [("Anne Holmberg", 2)]
    assert editor.get(screen("merge", named("Anna Holm")), {"q": "xyz"}).context["found"].names == ()


def test_names_that_look_like_it_are_offered_before_anything_is_searched_for(editor):
    story_about("Aleksandr Lukasjenko", "Aleksandr Lukashenko", "Viggo Krog")
    compare_names()
    for name, alike in (("Aleksandr Lukashenko", ["Aleksandr Lukasjenko"]), ("Viggo Krog", [])):
        found = editor.get(screen("merge", named(name))).context["found"]
        assert [str(one) for one in found.names] == alike


def test_a_merge_is_shown_first_and_then_done(editor):
    story_about("Anna Holm", "Ana Holm")
    ana, anna = named("Ana Holm"), named("Anna Holm")
    page = editor.get(screen("merge", ana), {"target": anna.pk})
    assert list(page.context["happens"]) == [
        "1 omtale i 1 telegram bliver Anna Holm.",
        "Skrevet: Ana Holm.",
        "Den gamle adresse for Ana Holm fører til Anna Holm.",
    ]
    assert NameDecision.objects.count() == 0
    assert said(do(editor, "merge", ana, target=anna.pk)) == ["Lagt sammen: Ana Holm er nu Anna Holm."]
    assert mentions() == [("Anna Holm", "Anna Holm"), ("Ana Holm", "Anna Holm")]


def test_a_rename_a_retype_and_a_block_are_done(editor):
    story_about("Hviderusland", "Brøndby", "Reuters")
    assert said(do(editor, "rename", named("Hviderusland"), name="Belarus")) == [
        "Omdøbt: Hviderusland hedder nu Belarus."
    ]
    assert said(do(editor, "retype", named("Brøndby"), type="org")) == [
        "Ny type: Brøndby er nu opført som organisation."
    ]
    assert said(do(editor, "block", named("Reuters"))) == ["Reuters regnes aldrig for et navn."]
    assert mentions() == [("Hviderusland", "Belarus"), ("Brøndby", "Brøndby")]
    assert Entity.objects.get(name="Brøndby", type="org").mentions.count() == 1


def test_a_split_by_section_holds_for_what_the_section_brings_later(editor):
    story_about("Lars Hansen", section="Politik")
    sport = story_about("Lars Hansen", section="Sport").section
    lars = named("Lars Hansen")
    page = editor.get(screen("split", lars))
    assert [label for _pk, label in page.context["form"].fields["section"].choices] == [
        "Dem, der er krydset af nedenfor",
        "Alle i sektionen Politik (1 telegram), nu og senere",
        "Alle i sektionen Sport (1 telegram), nu og senere",
    ]
    done = do(editor, "split", lars, name="Lars Hansen", qualifier="fodboldspiller", section=sport.pk)
    assert said(done) == ["Delt: Lars Hansen er Lars Hansen (fodboldspiller) i sektionen Sport."]
    assert mentions() == [("Lars Hansen", "Lars Hansen"), ("Lars Hansen", "Lars Hansen (fodboldspiller)")]


def test_a_split_by_hand_keeps_what_was_ticked_on_another_page(editor, monkeypatch):
    monkeypatch.setattr("articles.admin.naming.choosing.STORIES_PER_PAGE", 2)
    stories = [story_about("Lars Hansen") for _number in range(3)]
    lars = named("Lars Hansen")
    filled = {"name": "Lars Hansen", "qualifier": "minister", "stories": [stories[2].pk]}
    second = editor.post(screen("split", lars), {**filled, "page": "2"})
    assert second.context["choice"].elsewhere == (stories[2].pk,)
    assert [row.passage.story.pk for row in second.context["choice"].rows] == [stories[0].pk]
    assert (second.context["effect"], 'value="minister"' in second.content.decode()) == (None, True)
    chosen = {**filled, "stories": [stories[2].pk, stories[0].pk]}
    shown = editor.post(screen("split", lars), {**chosen, "show": "1"})
    assert shown.context["happens"][0] == "2 omtaler i 2 telegrammer bliver Lars Hansen (minister)."
    do(editor, "split", lars, **chosen)
    assert [name for _text, name in mentions()] == ["Lars Hansen (minister)", "Lars Hansen", "Lars Hansen (minister)"]


@pytest.mark.parametrize(
    ("deed", "filled", "told"),
    [
        ("rename", {"name": "Lars Hansen"}, "Det hedder det nu. Skriv et andet navn."),
        ("rename", {"name": ""}, "Dette felt er påkrævet."),
        ("retype", {}, "Dette felt er påkrævet."),
        ("split", {"name": "Lars Hansen"}, "Skriv, hvad der skelner den anden, for eksempel: fodboldspiller."),
        ("split", {"name": "L. Hansen"}, "Vælg en sektion, eller kryds de telegrammer af, der handler om den anden."),
    ],
)
def test_what_is_not_filled_in_is_asked_for(editor, deed, filled, told):
    story_about("Lars Hansen")
    page = editor.post(screen(deed, named("Lars Hansen")), {"show": "1", **filled})
    assert told in _text(page)
    assert page.context["effect"] is None
    assert NameDecision.objects.count() == 0


def test_a_decision_that_cannot_be_is_refused_in_words_before_and_after(editor):
    story_about("Anna Holm", "Ana Holm")
    ana, anna = named("Ana Holm"), named("Anna Holm")
    do(editor, "merge", ana, target=anna.pk)
    shown = editor.get(screen("merge", ana), {"target": anna.pk})
    assert "er allerede den samme" in _text(shown)
    assert 'name="do"' not in shown.content.decode()
    again = do(editor, "merge", ana, target=anna.pk)  # as somebody whose page was opened before
    assert [line for line in said(again) if "allerede" in line]
    assert "Lagt sammen: Ana Holm er nu Anna Holm." in _text(again)
    assert NameDecision.objects.count() == 1


def test_a_form_of_a_name_that_was_merged_meanwhile_says_so(editor):
    story_about("Anna Holm", "Ana Holm")
    ana, anna = named("Ana Holm"), named("Anna Holm")
    do(editor, "merge", ana, target=anna.pk)
    late = do(editor, "rename", ana, name="Anna Hansen")
    assert late.status_code == 200
    assert ["Anna Holm" in line for line in said(late)] == [True]
    assert NameDecision.objects.count() == 1


def test_every_decision_and_undoing_is_in_the_log(editor):
    story_about("Reuters")
    do(editor, "block", named("Reuters"))
    assert said(undo(editor, NameDecision.objects.get())) == ["Fortrudt: Reuters regnes aldrig for et navn."]
    assert mentions() == [("Reuters", "Reuters")]
    assert [str(entry.user) for entry in LogEntry.objects.all()] == ["a.editor", "a.editor"]


def test_undoing_twice_is_answered_in_words(editor):
    story_about("Reuters")
    do(editor, "block", named("Reuters"))
    decision = NameDecision.objects.get()
    undo(editor, decision)
    assert len(said(undo(editor, decision))) == 1


@pytest.mark.parametrize("deed", DEEDS)
def test_a_reader_and_a_stranger_decide_nothing(reader, deed):
    story_about("Reuters", "Anna Holm")
    address = screen(deed, named("Reuters"))
    assert reader.get(address).status_code == 403
    assert reader.post(address, {"do": "1", "target": named("Anna Holm").pk, "name": "X"}).status_code == 403
    assert Client().post(address, {"do": "1"}).status_code == 302
    assert NameDecision.objects.count() == 0


def test_a_forged_decision_is_refused():
    client = signed_in(Client(enforce_csrf_checks=True), "editor")
    story_about("Reuters")
    assert client.post(screen("block", named("Reuters")), {"do": "1"}).status_code == 403
    assert NameDecision.objects.count() == 0


def test_a_name_that_is_not_there_is_not_found(editor):
    story_about("Reuters")
    gone = Entity(pk=999_999)
    assert [editor.get(screen(deed, gone)).status_code for deed in (*DEEDS, "change")] == [404] * 6
    assert editor.get(screen("merge", named("Reuters")), {"target": "x" * 30}).status_code == 200


@pytest.mark.parametrize(
    ("deed", "queries"), [("merge", 11), ("rename", 10), ("retype", 10), ("split", 13), ("block", 13)]
)
@pytest.mark.parametrize("count", [1, 3])
def test_a_form_costs_the_same_for_one_story_and_for_three(editor, deed, queries, count, django_assert_num_queries):
    for _number in range(count):
        story_about("Anna Holm", "Viggo Krog", section="Sport")
    with django_assert_num_queries(queries):
        editor.get(screen(deed, named("Anna Holm")))


def test_the_queries_of_a_search_do_not_grow_with_what_is_found(editor, django_assert_num_queries):
    for number in range(3):
        story_about("Anna Holm", f"Anna {'ABC'[number]}nker")
    with django_assert_num_queries(11):
        editor.get(screen("merge", named("Anna Holm")), {"q": "anna"})
