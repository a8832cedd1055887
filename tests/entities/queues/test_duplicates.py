"""The queue of pairs that may be one name: what is in it, in which order, and what takes a pair out of it."""

import pytest

from articles.entities.decisions import Wanted, decide, undo
from articles.entities.fold import danish_sort_key
from articles.entities.queues import compare_names, duplicates_queue, names_waiting
from articles.entities.rows import entity_row
from articles.models import Article, Entity, Mention, NamePair
from tests.entities.decisions.stories import BLOCK, DIFFERENT, MERGE, RENAME, SPLIT, UNSURE, named, story
from tests.factories import ArticleFactory, SectionFactory

pytestmark = pytest.mark.django_db


def mentioned(name, type_="person", times=1):
    """A name that `times` stories mention, as an import leaves it."""
    entity = entity_row(type_, name, "")
    for _time in range(times):
        article = ArticleFactory(headline="", body=f"Det siger {name}.")
        Mention.objects.create(
            article=article, entity=entity, found=entity, field="body", start=10, end=10 + len(name), text=name
        )
    return entity


def queued(**asked):
    return [(pair.one.entity.name, pair.other.entity.name) for pair in duplicates_queue(**asked).pairs]


@pytest.fixture
def presidents():
    """Three spellings of one man; the middle one is the most frequent."""
    names = {"Aleksandr Lukasjenko": 2, "Alexander Lukashenko": 3, "Aleksandr Lukasjenka": 1}
    return [mentioned(name, times=times) for name, times in names.items()]


ALL_THREE = [
    ("Alexander Lukashenko", "Aleksandr Lukasjenko"),
    ("Alexander Lukashenko", "Aleksandr Lukasjenka"),
    ("Aleksandr Lukasjenko", "Aleksandr Lukasjenka"),
]


def test_pairs_of_one_name_come_by_their_mentions(presidents):
    mentioned("Lars Hansen")
    mentioned("Lars Jensen")
    assert queued() == ALL_THREE


def test_a_pair_says_why_and_shows_both_sides(presidents):
    story("Intet nyt.")
    pair = duplicates_queue().pairs[0]
    assert (pair.reason.code, pair.likeness, pair.is_unsure) == ("names-transliteration", 0.7, False)
    assert (pair.one.mentions, pair.one.stories, pair.one.spellings) == (3, 3, ())
    newest = Article.objects.filter(mentions__entity=presidents[1]).order_by("-pk")
    assert [(example.article, example.before, example.text, example.after) for example in pair.one.examples] == [
        (article, "Det siger ", "Alexander Lukashenko", ".") for article in newest
    ]


def test_one_name_with_two_types_is_a_pair_under_both():
    mentioned("Mærsk", times=2)
    mentioned("Mærsk", "org")
    (pair,) = duplicates_queue().pairs
    assert (pair.one.entity.type, pair.other.entity.type, pair.reason.code) == ("person", "org", "names-type")
    assert [len(queued(type=type_)) for type_ in ("person", "org", "place")] == [1, 1, 0]


@pytest.mark.parametrize("kind", [DIFFERENT, MERGE, BLOCK])
def test_what_is_decided_is_out_until_it_is_undone(presidents, kind):
    decision = decide(None, Wanted(kind=kind, entity=presidents[2], target=presidents[1]))
    left = {DIFFERENT: [ALL_THREE[0], ALL_THREE[2]], MERGE: [ALL_THREE[0]], BLOCK: [ALL_THREE[0]]}[kind]
    assert queued() == left
    undo(None, decision)
    assert queued() == ALL_THREE


def test_an_unsure_pair_comes_last_and_is_told(presidents):
    decide(None, Wanted(kind=UNSURE, entity=presidents[0], target=presidents[1]))
    assert queued() == [*ALL_THREE[1:], ALL_THREE[0]]
    assert [pair.is_unsure for pair in duplicates_queue().pairs] == [False, False, True]


def test_different_holds_for_what_the_two_become(presidents):
    decide(None, Wanted(kind=DIFFERENT, entity=presidents[0], target=presidents[1]))
    decide(None, Wanted(kind=RENAME, entity=presidents[0], name="Aleksandr Lukasjenko den ældre"))
    decide(None, Wanted(kind=MERGE, entity=named("Aleksandr Lukasjenko den ældre"), target=presidents[2]))
    assert queued() == []


def test_two_that_were_split_are_not_proposed_again():
    for section in ("Sport", "Indland"):
        story("Det siger Lars Hansen.", section=section)
    section = SectionFactory(name="Sport")
    decide(None, Wanted(kind=SPLIT, entity=named("Lars Hansen"), qualifier="læge", section=section))
    compare_names()
    assert NamePair.objects.count() == 1
    assert queued() == []


def test_pages_follow_each_other_whatever_is_decided_meanwhile(presidents):
    first = duplicates_queue(size=1)
    decide(None, Wanted(kind=DIFFERENT, entity=presidents[0], target=presidents[1]))
    second = duplicates_queue(size=1, after=first.after)
    third = duplicates_queue(size=1, after=second.after)
    shown = [(pair.one.entity.name, pair.other.entity.name) for page in (first, second, third) for pair in page.pairs]
    assert shown == ALL_THREE
    assert third.after == ""


@pytest.mark.parametrize("after", ["x", "1", "1_2_3_4", "1__2", "9" * 30, "1_2_3\0", "١_٢_٣"])
def test_a_mark_of_no_page_is_the_beginning(presidents, after):
    assert queued(after=after) == ALL_THREE


def test_only_names_that_are_mentioned_are_asked_about(presidents):
    Mention.objects.filter(entity=presidents[1]).delete()
    assert queued() == [ALL_THREE[2]]


def test_names_are_compared_once_and_a_new_one_with_all(presidents):
    assert names_waiting() == 3
    compare_names()
    assert (names_waiting(), NamePair.objects.count()) == (0, 3)
    mentioned("A. Lukasjenko")
    compare_names()
    assert NamePair.objects.count() == 6
    new = NamePair.objects.filter(second=named("A. Lukasjenko"))
    assert set(new.values_list("reason", flat=True)) == {"names-initial"}


def test_a_name_that_came_without_an_import_is_compared_when_the_queue_is_first_asked():
    Entity.objects.create(type="person", name="Ole Bruun", sort_key=danish_sort_key("Ole Bruun"))
    assert queued() == []
    assert names_waiting() == 0


@pytest.mark.parametrize("pairs", [1, 3])
def test_a_page_takes_the_same_queries_however_long(django_assert_num_queries, pairs):
    for number in range(pairs):
        mentioned(f"Ole{'abc'[number]}n Bruunsgaard")
        mentioned(f"Ole{'abc'[number]}n Bruunsgård")
    compare_names()
    with django_assert_num_queries(9):
        assert len(duplicates_queue().pairs) == pairs
