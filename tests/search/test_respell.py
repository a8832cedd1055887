"""A query in the archive's own spelling: offered where it finds much more, never from hidden stories."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.index.settle import settle
from articles.models import Article
from articles.query import read_query, to_text
from articles.query.tree import And, Near, Phrase, Word
from articles.search import Facet, SearchRequest, search
from articles.search.respell import FEW, respelled
from articles.search.respelled import SpelledWord, joined, respell, spelled_words
from tests.factories import ArticleFactory

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)
HIDDEN = {
    "killed": {"status": "canceled"},
    "withheld": {"status": "withheld"},
    "embargoed": {"embargo_until": NOW + timedelta(seconds=1)},
    "not shown": {"shown": None},
}


def offered(query: str, **fields) -> list[tuple[str, int]]:
    request = SearchRequest(tree=read_query(query).tree, now=NOW, **fields)
    return [(to_text(one.request.tree), one.count) for one in respelled(request, search(request).count)]


@pytest.fixture(params=[False, True], ids=["changed", "settled"])
def archive(request, db):
    for _number in range(2):
        ArticleFactory(
            headline="Samarbejdet fortsætter",
            body="Lukasjenko taler om en kollektiv militærpagt i Århus. Protester mod fiskefartøjer.",
            persons=["Aleksandr Lukasjenko"],
            places=["Aarhus", "København"],
            section="Udland",
        )
    if request.param:
        settle(waiting=1, now=NOW)


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("query", "instead"),
    [
        ("Lukasjenka", "Lukasjenko"),
        ("Lukashenko", "Lukasjenko"),
        ("Lukashenka protestr", "Lukasjenko protester"),
        ('"kollektiv militærpakt"', '"kollektiv militærpagt"'),
        ("person:Lukashenka", "person:Lukasjenko"),
        ('person:"Alexander Lukashenka"', 'person:"Aleksandr Lukasjenko"'),
        ("titel:samarbeidet", "titel:samarbejdet"),
        ("Aarhux", "Aarhus"),
        ("Årrhus", "Århus"),
        ("fiskefartoejer", "fiskefartøjer"),
        ("sted:Koebenhavn", "sted:København"),
        ("kollektivmilitærpagt", "kollektiv militærpagt"),
        ('"kollektiv militær pagt"', '"kollektiv militærpagt"'),
        ("Lukasjenka -valg", "Lukasjenko -valg"),
        ("Lukasjenka ELLER xyzzy", "Lukasjenko ELLER xyzzy"),
        ("protester NÆR/9 militærpakt", "protester NÆR/9 militærpagt"),
    ],
)
def test_it_is_offered_in_the_archives_spelling(query, instead):
    assert offered(query) == [(instead, 2)]


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    "query",
    ["Lukasjenko", "xyzzy", "Lukasjenka sted:Minsk", "-Lukasjenka", "vedtaget", "123456", "ab", "lukasj*", "dato:2020"],
)
def test_nothing_is_offered_that_finds_no_more(query):
    assert offered(query) == []


@pytest.mark.django_db
def test_two_words_that_are_one_in_the_archive_are_joined():
    ArticleFactory(body="Lukasjenko taler.")
    assert offered("Luka sjenko") == [("Lukasjenko", 1)]
    assert offered("taler Luka sjenko") == [("taler Lukasjenko", 1)]


@pytest.mark.usefixtures("archive")
def test_filters_stay_and_count():
    ArticleFactory(body="Lukasjenko.", section="Sport")
    assert offered("Lukasjenka") == [("Lukasjenko", 3)]
    assert offered("Lukasjenka", chosen={Facet.SECTION: ("Sport",)}) == [("Lukasjenko", 1)]
    assert offered("Lukasjenka", chosen={Facet.SECTION: ("Krimi",)}) == []


@pytest.mark.django_db
def test_what_finds_a_little_is_left_alone_unless_the_other_finds_much_more():
    ArticleFactory(body="Belavja.")
    for _number in range(4):
        ArticleFactory(body="Belavia.")
    assert offered("Belavja") == []
    ArticleFactory(body="Belavia.")
    assert offered("Belavja") == [("Belavia", 5)]
    assert respelled(SearchRequest(tree=Word("Belavja"), now=NOW), FEW) == ()


@pytest.mark.django_db
@pytest.mark.parametrize("has_settled", [False, True])
@pytest.mark.parametrize("how", HIDDEN)
def test_a_word_or_a_name_of_hidden_stories_alone_is_never_offered(how, has_settled):
    """Not even where other forms of the word may be read."""
    secret = ArticleFactory(body="Hemligtord i Qerqstad.", persons=["Vagn Overgaard"], places=["Qerqstad"])
    ArticleFactory(body="Om hemligtordene.")
    if has_settled:
        settle(waiting=1, now=NOW)
    assert offered("hemlidtord") == [("hemligtord", 2)]
    assert (offered("sted:Qerkstad"), offered("Qerqstat")) == ([("sted:Qerqstad", 1)], [("Qerqstad", 1)])
    Article.objects.filter(pk=secret.pk).update(**HIDDEN[how])
    for query in ("hemlidtord", "sted:Qerkstad", "Qerqstat", "person:Overgard", "Overgard ELLER om"):
        assert offered(query) == [], query


def test_what_is_spelled_and_respelled():
    tree = read_query('a ELLER (titel:b person:"c d" -e f* "g h"~3)').tree
    words = spelled_words(tree)
    assert words == [
        *map(SpelledWord, "ab"),
        SpelledWord("c", "person"),
        SpelledWord("d", "person"),
        *map(SpelledWord, "gh"),
    ]
    other = respell(tree, {word: word.text * 2 for word in words})
    assert to_text(other) == 'aa ELLER titel:bb person:"cc dd" -e f* "gg hh"~3'
    assert respell(tree, {}) == tree
    assert respell(Word("EU-topmøde"), {SpelledWord("EU"): "E U"}) == And((Word("E"), Word("U-topmøde")))
    assert respell(Near((Word("a"), Phrase("b")), 3), {SpelledWord("a"): "x y"}) == Near(
        (Phrase("x y"), Phrase("b")), 3
    )


def test_what_is_joined():
    assert list(joined(read_query("a b").tree)) == [(Word("ab"), "ab")]
    assert list(joined(read_query("a -b c").tree)) == []
    assert list(joined(read_query('a "b c"').tree)) == [(And((Word("a"), Phrase("bc"))), "bc")]
