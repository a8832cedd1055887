"""What is suggested while a query is typed, from what is listed and nothing else."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.entities.fold import fold_words
from articles.index.settle import settle
from articles.models import Alias, Article, Entity, Mention
from articles.query.tree import Word
from articles.query.unfinished import unfinished
from articles.search import SearchRequest, search
from articles.search.suggest import Kind, known_names, suggestions
from articles.story import Moment
from tests.factories import ArticleFactory

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)
HIDDEN = {
    "killed": {"status": "canceled"},
    "withheld": {"status": "withheld"},
    "embargoed": {"embargo_until": NOW + timedelta(seconds=1)},
    "not shown": {},
}
pytestmark = pytest.mark.django_db


@pytest.fixture(params=[False, True], ids=["changed", "settled"])
def take_in(request):
    """Has what was made indexed, in a segment or in the process alone."""
    return lambda: settle(waiting=1, now=NOW) if request.param else None


def suggested(typed: str, now: datetime = NOW) -> list[tuple[str, str, int | None]]:
    """Kind, label and count of each suggestion."""
    return [(one.kind.value, one.label, one.count) for one in suggestions(unfinished(typed), now)]


def labels(typed: str) -> list[str]:
    return [label for _kind, label, _count in suggested(typed)]


def stories(number: int, **fields) -> list[Article]:
    return [ArticleFactory(**{"body": "Kort.", "headline": "Nyt", **fields}) for _number in range(number)]


def hide(article: Article, how: str) -> None:
    changes = HIDDEN[how] or {"shown": None}
    Article.objects.filter(pk=article.pk).update(**changes)


def spell(name: str, spelling: str, article: Article) -> None:
    """Have a story write a name in another way."""
    entity = Entity.objects.get(name=name)
    Alias.objects.get_or_create(entity=entity, text=spelling, defaults={"words": fold_words(spelling)})
    Mention.objects.create(
        article=article, entity=entity, found=entity, field="lead", start=0, end=len(spelling), text=spelling
    )


def test_names_come_by_how_many_stories_mention_them(take_in):
    stories(3, persons=["Aleksandr Lukasjenko"])
    stories(2, orgs=["Luka Koper"], persons=["Modestas Lukas"])
    stories(1, places=["Lukavac"])
    stories(4, persons=["Angela Merkel"])
    take_in()
    assert suggested("luka") == [
        ("person", "Aleksandr Lukasjenko", 3),
        ("org", "Luka Koper", 2),
        ("person", "Modestas Lukas", 2),
        ("place", "Lukavac", 1),
    ]
    assert labels("m") == ["Angela Merkel", "Modestas Lukas"]
    stories(2, persons=["Åse Lukas", "Eva Lukas"])
    assert labels("lukas")[:4] == ["Aleksandr Lukasjenko", "Eva Lukas", "Modestas Lukas", "Åse Lukas"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("aarh", ["Århus"]),
        ("Årh", ["Århus"]),
        ("søren", ["Søren Ærø"]),
        ("soren", ["Søren Ærø"]),
        ("soeren", ["Søren Ærø"]),
        ("aero", ["Søren Ærø"]),
        ("walesa", ["Lech Wałęsa"]),
        ("lukashe", ["Aleksandr Lukasjenko"]),
        ("alexander lukashenko", ["Aleksandr Lukasjenko"]),
        ("lukasjnko", ["Aleksandr Lukasjenko"]),
        ("lukasjanko", ["Aleksandr Lukasjenko"]),
        ("aleksandr lu", ["Aleksandr Lukasjenko"]),
        ("lukasjenko al", ["Aleksandr Lukasjenko"]),
        ("lech lukasjenko", ["Aleksandr Lukasjenko"]),
        ("xyzzy", []),
        ("x", []),
        ("12", []),
    ],
)
def test_a_name_is_found_however_it_is_written(take_in, typed, found):
    stories(1, persons=["Aleksandr Lukasjenko", "Søren Ærø", "Lech Wałęsa"], places=["Århus"])
    take_in()
    assert labels(typed) == found


@pytest.mark.parametrize("how", HIDDEN)
def test_a_name_of_hidden_stories_alone_is_never_suggested(take_in, how):
    secret, known = stories(2, persons=["Vagn Overgaard"], section="Skjult", moment=Moment.of_month(1987, 3))
    Article.objects.filter(pk=known.pk).update(section=None)
    take_in()
    assert suggested("overg") == [("person", "Vagn Overgaard", 2)]
    hide(secret, how)
    assert suggested("overg") == [("person", "Vagn Overgaard", 1)]
    assert suggested("sektion:skj") == []
    hide(known, how)
    take_in()
    for typed in ("overg", "overgard", "vagn o", "person:over", "v", "overgraad", "1987-0", "marts 19"):
        assert suggested(typed) == [], typed


@pytest.mark.parametrize("how", HIDDEN)
def test_a_word_of_hidden_stories_alone_is_never_suggested(take_in, how):
    secret, known = stories(2, body="Hemligtord blev sagt.")
    stories(1, body="Noget om hemligtordet.")
    take_in()
    assert suggested("hemli") == [("word", "hemligtord", None)]
    hide(secret, how)
    assert suggested("hemli") == [("word", "hemligtord", None)]
    hide(known, how)
    take_in()
    assert suggested("hemli") == [("word", "hemligtordet", None)]


@pytest.mark.parametrize("how", HIDDEN)
def test_a_spelling_of_hidden_stories_alone_leads_to_no_name(take_in, how):
    secret, known = stories(2, persons=["Asta Lundby"])
    spell("Asta Lundby", "Frøken Grøn", secret)
    spell("Asta Lundby", "Fru Rød", known)
    take_in()
    assert labels("grø") == labels("frøken g") == labels("rød") == ["Asta Lundby"]
    hide(secret, how)
    assert (labels("grø"), labels("frøken g"), labels("rød")) == ([], [], ["Asta Lundby"])


def test_an_embargo_ends_by_itself():
    ArticleFactory(persons=["Vagn Overgaard"], embargo_until=NOW)
    assert suggested("overg", NOW - timedelta(microseconds=1)) == []
    assert suggested("overg", NOW) == [("person", "Vagn Overgaard", 1)]


def test_a_name_that_comes_later_is_known_at_once():
    stories(1, persons=["Vagn Overgaard"])
    assert labels("over") == ["Vagn Overgaard"]
    stories(2, persons=["Bo Overby"])
    assert labels("over") == ["Bo Overby", "Vagn Overgaard"]


def test_very_many_names_are_read_at_once_and_tables_of_few_are_joined(monkeypatch):
    monkeypatch.setattr(known_names, "FEW", 2)
    stories(1, persons=["Vagn Overgaard", "Asta Overby"], places=["Overlade"])
    assert sorted(labels("over")) == ["Asta Overby", "Overlade", "Vagn Overgaard"]
    for at in range(known_names.MOST_TABLES + 2):
        stories(at + 2, orgs=[f"Overskud {at}"])
        assert labels("over")[0] == f"Overskud {at}"
    assert labels("overlade") == ["Overlade"]


def test_words_are_finished_in_the_form_that_finds_all_the_others(take_in):
    stories(2, body="Regeringen og regeringens venner.")
    stories(1, body="En regering, og der regerer ingen.")
    stories(1, body="Der regner, og registret er i Århus.")
    take_in()
    assert suggested("reger") == [("word", "regering", None), ("word", "regerer", None)]
    assert labels("reg")[0] == "regering"
    assert all(search(SearchRequest(tree=Word(word), now=NOW)).count for word in labels("reg"))
    assert labels("REGER")[0] == "REGERing"
    assert labels("aarhu") == ["aarhus"]
    assert labels("og") == labels("og r")[2:] == []


def test_no_word_is_suggested_beside_the_name_it_is_of():
    stories(2, body="Minsk er en by. Minister er en stilling.", places=["Minsk"])
    assert labels("min") == ["Minsk", "minister"]


def test_sections_and_months_are_among_the_suggestions():
    stories(2, section="Udland", moment=Moment.of_month(2020, 8))
    stories(1, section="Udenrigs", moment=Moment.of_month(2021, 8))
    stories(1, section="Sport og udeliv", moment=Moment.of_year(2020))
    assert suggested("ud") == [("section", "Udland", 2), ("section", "Sport og udeliv", 1)]
    assert suggested("sektion:ud")[2] == ("section", "Udenrigs", 1)
    assert suggested("aug") == suggested("august") == [("month", "2021-08", 1), ("month", "2020-08", 2)]
    assert suggested("august 2020") == suggested("2020-0") == suggested("dato:2020-08") == [("month", "2020-08", 2)]
    assert suggested("marts") == suggested("2020-1") == suggested("au") == []


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("person:m", [Kind.PERSON]),
        ("org:m", [Kind.ORG]),
        ("sted:m", [Kind.PLACE]),
        ("place:m", [Kind.PLACE]),
        ("titel:mi", [Kind.WORD]),
        ("titel:ø", []),
        ("kilde:ri", [Kind.SOURCE]),
        ("source:ri", [Kind.SOURCE]),
        ("fra:2020", [Kind.MONTH]),
        ("omtaler:2020", []),
        ("sprog:da", []),
        ("har:ret", []),
        ('person:"m', [Kind.PERSON]),
        ('"minis', [Kind.WORD]),
    ],
)
def test_a_field_is_finished_by_what_it_can_have(typed, kinds):
    names = {"persons": ["Merkel"], "orgs": ["Mærsk"], "places": ["Minsk"]}
    stories(1, headline="Minister taler", body="En minister og Merkel i Minsk. Mindst en.", **names)
    assert [one.kind for one in suggestions(unfinished(typed), NOW)] == kinds


def test_the_last_words_are_one_name_where_they_can_be():
    stories(1, persons=["Aleksandr Lukasjenko", "Aleksandr Rybak"], body="En protest.")
    assert [(one.label, one.words) for one in suggestions(unfinished("protest aleksandr luk"), NOW)] == [
        ("Aleksandr Lukasjenko", 2)
    ]
    assert [(one.label, one.words) for one in suggestions(unfinished("protest luk"), NOW)] == [
        ("Aleksandr Lukasjenko", 1)
    ]


# The index; other spellings of names; what names are called; words are fetched past Django's count.
@pytest.mark.parametrize("number", [1, 3])
def test_what_suggestions_cost(number, django_assert_num_queries):
    for at in range(number):
        stories(1, persons=[f"Minna {'ABC'[at]}"], section=f"Minut {at}", body="Minister.")
    settle(waiting=1, now=NOW)
    suggested("min")
    with django_assert_num_queries(3):
        assert len(suggested("min")) == min(number, 3) + min(number, 2) + 1
    with django_assert_num_queries(2):
        assert suggested("xyzzy") == []
    with django_assert_num_queries(1):
        assert suggested("sektion:min")
