"""A story's names become rows, once, whatever stood there before and whoever writes at the same time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from articles.entities.fold import danish_sort_key, fold_words
from articles.entities.link import KnownNames, link_mentions
from articles.models import Alias, Entity
from tests.entities.seeds import SEEDS, seed_texts
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def mentions_of(article):
    rows = article.mentions.select_related("entity").order_by("field", "start")
    return [(m.field, m.start, m.end, m.text, m.entity.type, m.entity.name) for m in rows]


def seed_article(name, **fields):
    texts = seed_texts(name)
    return ArticleFactory(
        headline=texts["lead"].partition(".")[0],
        headline_is_derived=True,
        lead=texts["lead"],
        body=texts["body"],
        **fields,
    )


def test_mentions_hold_exact_characters_of_every_text():
    article = ArticleFactory(
        headline="Putin ringer til Minsk",
        lead="Ruslands præsident ringede.",
        body="Vladimir Putin ringede.\n\nDet siger Putins talsmand.",
    )
    assert link_mentions(article) == 5
    assert mentions_of(article) == [
        ("body", 0, 14, "Vladimir Putin", "person", "Vladimir Putin"),
        ("body", 35, 40, "Putin", "person", "Vladimir Putin"),
        ("headline", 0, 5, "Putin", "person", "Vladimir Putin"),
        ("headline", 17, 22, "Minsk", "place", "Minsk"),
        ("lead", 0, 7, "Rusland", "place", "Rusland"),
    ]


def test_a_headline_of_our_own_making_is_not_read():
    article = ArticleFactory(headline="Vladimir Putin ringer", headline_is_derived=True, lead="", body="Intet nyt.")
    assert link_mentions(article) == 0
    assert mentions_of(article) == []


def test_the_seeds_share_their_people():
    first, second = (seed_article(name) for name in SEEDS)
    assert [link_mentions(first), link_mentions(second)] == [21, 39]
    stories = {
        entity.name: sorted(set(entity.mentions.values_list("article_id", flat=True)))
        for entity in Entity.objects.filter(type="person")
    }
    assert stories == {
        "Aleksandr Lukasjenko": [first.pk, second.pk],
        "Vladimir Putin": [first.pk, second.pk],
        "Svetlana Tikhanovskaja": [first.pk],
        "Angela Merkel": [second.pk],
        "Emmanuel Macron": [second.pk],
    }


def test_an_entity_has_its_sort_key_and_its_spellings_folded():
    link_mentions(ArticleFactory(headline="", body="Minister Åse Kjærbøl kom. Kjærbøl gik."))
    entity = Entity.objects.get()
    assert (entity.type, entity.name, entity.sort_key) == ("person", "Åse Kjærbøl", danish_sort_key("Åse Kjærbøl"))
    assert list(entity.aliases.values_list("text", "words")) == [
        ("Kjærbøl", ["kjærbøl"]),
        ("Åse Kjærbøl", fold_words("Åse Kjærbøl")),
    ]


def test_a_surname_alone_is_not_the_person_of_another_story():
    link_mentions(ArticleFactory(body="Det siger præsident Vladimir Putin."))
    link_mentions(ArticleFactory(body="Det siger præsident Putin."))
    assert sorted(Entity.objects.values_list("name", flat=True)) == ["Putin", "Vladimir Putin"]


def test_the_same_letters_can_be_two_entities_of_different_types():
    link_mentions(ArticleFactory(body="De bor i Klokkerlund."))
    link_mentions(ArticleFactory(body="Det siger direktør Klokkerlund."))
    assert sorted(Entity.objects.values_list("type", "name")) == [("person", "Klokkerlund"), ("place", "Klokkerlund")]


def test_linking_again_changes_nothing():
    article = seed_article(SEEDS[0])
    link_mentions(article)
    before = (mentions_of(article), list(Entity.objects.values()), list(Alias.objects.values()))
    link_mentions(article)
    assert (mentions_of(article), list(Entity.objects.values()), list(Alias.objects.values())) == before


def test_a_new_version_replaces_the_mentions_and_leaves_the_entities():
    article = ArticleFactory(headline="", body="Det siger præsident Vladimir Putin.")
    link_mentions(article)
    article.body = "Det skete i Minsk."
    assert link_mentions(article) == 1
    assert [row[-1] for row in mentions_of(article)] == ["Minsk"]
    assert Entity.objects.filter(name="Vladimir Putin").exists()


@pytest.mark.parametrize("language", ["", "sv"])
def test_a_story_in_another_language_has_no_mentions(language):
    article = ArticleFactory(body="Angela Merkel var i Berlin.", language=language)
    assert link_mentions(article) == 0


def test_an_entity_renamed_by_an_editor_keeps_its_row():
    """The spotter's name is then a new entity; the editor's is never overwritten."""
    link_mentions(ArticleFactory(body="Det siger præsident Vladimir Putin."))
    Entity.objects.update(name="Putin, Vladimir")
    link_mentions(ArticleFactory(body="Det siger præsident Vladimir Putin."))
    assert sorted(Entity.objects.values_list("name", flat=True)) == ["Putin, Vladimir", "Vladimir Putin"]


@pytest.mark.parametrize(
    ("body", "queries"), [("Intet nyt.", 4), ("Det sker i Minsk.", 8), ("Fra Rusland til Minsk og Moskva med EU.", 8)]
)
def test_queries_do_not_grow_with_names(body, queries, django_assert_num_queries):
    """Lock, read decisions, delete dates and mentions, [look up, insert, aliases, mentions]."""
    article = ArticleFactory(headline="", body=body)
    with django_assert_num_queries(queries):
        link_mentions(article)


def test_known_names_cost_a_query_less(django_assert_num_queries):
    link_mentions(ArticleFactory(headline="", body="Det sker i Minsk."))
    article = ArticleFactory(headline="", body="Det sker i Minsk.")
    with django_assert_num_queries(7):
        link_mentions(article)


@pytest.mark.parametrize(("is_new", "queries"), [(False, 4), (True, 2)])
def test_names_met_before_in_an_import_cost_nothing_to_find(is_new, queries, django_assert_num_queries):
    """Lock, [delete dates and mentions], mentions."""
    known = KnownNames()
    link_mentions(ArticleFactory(headline="", body="Fra Rusland til Minsk."), known)
    article = ArticleFactory(headline="", body="Fra Minsk til Rusland.")
    with django_assert_num_queries(queries):
        assert link_mentions(article, known, is_new=is_new) == 2
    assert [row[-1] for row in mentions_of(article)] == ["Minsk", "Rusland"]


def test_an_import_that_forgets_names_finds_the_same():
    bodies = ["Fra Rusland til Minsk og Moskva.", "Fra Moskva til Riga.", "Fra Minsk til Riga og Rusland."]
    known = KnownNames(most=2)
    articles = [ArticleFactory(headline="", body=body) for body in bodies]
    assert [link_mentions(article, known, is_new=True) for article in articles] == [3, 2, 3]
    assert [[row[-1] for row in mentions_of(article)] for article in articles] == [
        ["Rusland", "Minsk", "Moskva"],
        ["Moskva", "Riga"],
        ["Minsk", "Riga", "Rusland"],
    ]
    assert sorted(Entity.objects.values_list("name", flat=True)) == ["Minsk", "Moskva", "Riga", "Rusland"]
    assert sorted(Alias.objects.values_list("text", flat=True)) == ["Minsk", "Moskva", "Riga", "Rusland"]


def test_a_spelling_met_for_the_first_time_is_kept_though_its_name_is_known():
    known = KnownNames()
    for body in ("Det siger præsident Vladimir Putin.", "Vladimir Putin kom. Putin gik."):
        link_mentions(ArticleFactory(headline="", body=body), known)
    assert list(Alias.objects.values_list("text", flat=True)) == ["Putin", "Vladimir Putin"]


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_make_each_name_once():
    """Real connections on real threads, released together, many names each."""
    places = "Minsk, Moskva, Riga, Oslo, Wien, Rom, Paris, Madrid, Kairo og Tokyo".replace(" og", ",").split(", ")
    bodies = [", ".join(order) + "." for order in (places, places[::-1])]
    articles = [ArticleFactory(headline="", body=f"Det sker i {body}") for body in bodies]
    together = Barrier(len(articles))

    def link(article):
        try:
            together.wait()
            return link_mentions(article)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(articles)) as pool:
        counts = list(pool.map(link, articles))
    assert counts == [len(places)] * 2
    assert sorted(Entity.objects.values_list("name", flat=True)) == sorted(places)
    assert sorted(Alias.objects.values_list("text", flat=True)) == sorted(places)
