"""An editor works the queue off: pairs that may be one name, and names that may be none."""

import pytest
from django.test import Client

from articles.models import NameDecision
from tests.admin.conftest import signed_in
from tests.admin.naming.names import QUEUE, mentions, named, said, story_about

pytestmark = pytest.mark.django_db
LEADER, VARIANT = "Aleksandr Lukasjenko", "Aleksandr Lukashenko"


def _answer(client, first, second, kind, **more):
    """Press a button below a pair, and see what comes."""
    return client.post(QUEUE, {"entity": first.pk, "target": second.pk, "kind": kind, **more}, follow=True)


def _pair(page):
    """The two names shown, the one that is ticked to be shown first."""
    item = page.context["item"]
    return item and (str(item.first.entity), str(item.second.entity))


def _three_pairs():
    for names in ((LEADER, VARIANT), ("Volodymyr Zelenskyj", "Volodymyr Zelensky"), ("Åse Kjær", "Aase Kjær")):
        story_about(*names)
    for names in ((LEADER, "Volodymyr Zelenskyj"), (LEADER,)):
        story_about(*names)


def test_a_pair_stands_side_by_side_the_more_frequent_first(editor):
    for _number in range(2):
        story_about(LEADER)
    story_about(VARIANT, section="Udland", headline="Et valg")
    page = editor.get(QUEUE)
    assert _pair(page) == (LEADER, VARIANT)
    item = page.context["item"]
    assert [one.portrait.stories for one in (item.first, item.second)] == [2, 1]
    assert [len(one.passages) for one in (item.first, item.second)] == [2, 1]
    assert item.why
    text = page.content.decode()
    assert f"<mark>{VARIANT}</mark> mødtes i går." in text
    assert "Et valg</a>" in text
    assert "1 tilbage" in text


def test_the_same_makes_one_name_of_two_and_is_undone_with_one_click(editor):
    for _number in range(2):
        story_about(LEADER)
    story_about(VARIANT)
    page = _answer(editor, named(LEADER), named(VARIANT), "merge", shown=named(LEADER).pk)
    assert page.context["done_words"] == f"Lagt sammen: {VARIANT} er nu {LEADER}."
    assert {name for _text, name in mentions()} == {LEADER}
    assert _pair(page) is None
    decision = NameDecision.objects.get()
    address = f"/admin/articles/namedecision/{decision.pk}/undo/"
    assert address in page.content.decode()
    back = editor.post(address, {"next": page.context["here"]}, follow=True)
    assert said(back) == [f"Fortrudt: Lagt sammen: {VARIANT} er nu {LEADER}."]
    assert _pair(back) == (LEADER, VARIANT)


def test_the_other_of_the_two_can_be_the_one_that_is_shown(editor):
    for _number in range(2):
        story_about(LEADER)
    story_about(VARIANT)
    _answer(editor, named(LEADER), named(VARIANT), "merge", shown=named(VARIANT).pk)
    assert {name for _text, name in mentions()} == {VARIANT}


def test_different_is_not_asked_again_and_unsure_comes_last(editor):
    _three_pairs()
    assert _pair(editor.get(QUEUE)) == (LEADER, VARIANT)
    page = _answer(editor, named(LEADER), named(VARIANT), "unsure")
    assert _pair(page) == ("Volodymyr Zelenskyj", "Volodymyr Zelensky")
    page = _answer(editor, named("Volodymyr Zelenskyj"), named("Volodymyr Zelensky"), "different")
    assert _pair(page) in (("Åse Kjær", "Aase Kjær"), ("Aase Kjær", "Åse Kjær"))
    assert len(page.context["lines"]) == 2
    assert _pair(editor.get(page.context["next"])) == (LEADER, VARIANT)
    assert {name for _text, name in mentions()} >= {LEADER, VARIANT}


def test_the_second_of_two_editors_gets_a_sentence(editor):
    for _number in range(2):
        story_about(LEADER)
    story_about(VARIANT)
    other = signed_in(Client(), "administrator")
    first, second = named(LEADER), named(VARIANT)
    _answer(other, first, second, "merge", shown=first.pk)
    late = _answer(editor, first, second, "merge", shown=first.pk)
    assert late.status_code == 200
    assert len(said(late)) == 1
    assert late.context["done"] is None
    assert NameDecision.objects.count() == 1
    for kind in ("different", "unsure"):
        assert len(said(_answer(editor, first, second, kind))) == 1
    assert NameDecision.objects.count() == 1


def test_pairs_are_gone_through_one_by_one_and_page_by_page(editor, monkeypatch):
    monkeypatch.setattr("articles.admin.naming.waiting.ITEMS_PER_PAGE", 2)
    _three_pairs()
    page = editor.get(QUEUE)
    seen = [_pair(page)]
    while page.context["next"]:
        page = editor.get(page.context["next"])
        seen.append(_pair(page))
    assert len(set(seen)) == 3
    back = [_pair(page)]
    while page.context["previous"]:
        page = editor.get(page.context["previous"])
        back.append(_pair(page))
    assert back == seen[::-1]


def test_the_queue_is_narrowed_to_a_type(editor):
    _three_pairs()
    assert _pair(editor.get(QUEUE, {"type": "person"})) == (LEADER, VARIANT)
    assert _pair(editor.get(QUEUE, {"type": "place"})) is None
    assert "Der er ingen" in editor.get(QUEUE, {"type": "place"}).content.decode()


def _doubtful(page):
    item = page.context["item"]
    return item and str(item.first.entity)


@pytest.mark.parametrize(
    ("pressed", "after"),
    [
        ({"kind": "keep"}, [("x", "x", "person")]),
        ({"kind": "block"}, []),
        ({"retype": "place"}, [("x", "x", "place")]),
        ({"kind": "rename", "name": "Malcolm X"}, [("x", "Malcolm X", "person")]),
    ],
)
def test_a_doubtful_name_is_answered_and_comes_no_more(editor, pressed, after):
    story_about("x")
    page = editor.get(QUEUE, {"of": "names"})
    assert _doubtful(page) == "x"
    assert page.context["item"].why
    done = editor.post(f"{QUEUE}?of=names", {"entity": named("x").pk, **pressed}, follow=True)
    assert done.context["done_words"]
    from articles.models import Mention

    assert [(one.text, one.named.name, one.named.type) for one in Mention.objects.all()] == after
    again = editor.get(QUEUE, {"of": "names"})
    assert _doubtful(again) is None or pressed.get("retype")


@pytest.mark.parametrize("sent", [{}, {"kind": "split"}, {"kind": "merge"}, {"kind": "rename", "name": " "}])
def test_an_answer_without_sense_is_answered_in_words(editor, sent):
    story_about("Anna Holm")
    page = editor.post(QUEUE, {"entity": named("Anna Holm").pk, **sent}, follow=True)
    assert page.status_code == (404 if sent.get("kind") == "merge" else 200)
    assert page.status_code == 404 or len(said(page)) == 1
    assert NameDecision.objects.count() == 0


def test_a_name_that_is_not_there_is_not_found(editor):
    for key in ("", "x", "0", "9" * 30, "²"):
        assert editor.post(QUEUE, {"entity": key, "kind": "keep"}).status_code == 404


def test_an_address_without_sense_is_the_beginning_of_the_queue(editor):
    story_about(LEADER, VARIANT)
    nonsense = {"of": "x", "type": "x", "after": "x", "before": "x", "n": "9" * 30, "done": "²"}
    assert _pair(editor.get(QUEUE, nonsense))


def test_a_reader_sees_the_queue_and_answers_nothing(reader):
    story_about(LEADER, VARIANT)
    page = reader.get(QUEUE)
    assert _pair(page)
    assert 'name="kind"' not in page.content.decode()
    assert _answer(reader, named(LEADER), named(VARIANT), "merge").status_code == 403
    assert Client().post(QUEUE, {"kind": "keep"}).status_code == 302
    assert NameDecision.objects.count() == 0


def test_the_queue_is_in_the_menu_of_those_who_see_names(editor):
    assert QUEUE in editor.get("/admin/").content.decode()
    nobody = Client()
    from django.contrib.auth.models import User

    nobody.force_login(User.objects.create_user("nobody", is_staff=True))
    assert QUEUE not in nobody.get("/admin/").content.decode()
    assert nobody.get(QUEUE).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_queue_costs_the_same_for_one_and_for_three(editor, count, django_assert_num_queries):
    names = [(LEADER, VARIANT, "x"), ("Volodymyr Zelenskyj", "Volodymyr Zelensky", "y"), ("Åse Kjær", "Aase Kjær", "z")]
    for three in names[:count]:
        story_about(*three)
    editor.get(QUEUE)  # compares the new names
    with django_assert_num_queries(20):
        editor.get(QUEUE)
    with django_assert_num_queries(13):
        editor.get(QUEUE, {"of": "names"})
