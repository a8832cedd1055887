"""The answer to a query string, over the seed stories as the importer makes them."""

from pathlib import Path

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles.importing import collect, import_files
from articles.models import ImportBatch, Origin
from articles.search import Facet
from articles.views.answers import answer

FIXTURES = Path(__file__).parents[2] / "fixtures"

pytestmark = pytest.mark.django_db


def fill(*paths: Path) -> None:
    batch = ImportBatch.objects.create(origin=Origin.COMMAND)
    for _result in import_files(collect([str(path) for path in paths]), batch=batch):
        pass


def ask(query: str):
    return answer(QueryDict(query.removeprefix("?")))


@pytest.fixture
def seeds():
    fill(*FIXTURES.glob("*.txt"))


@pytest.mark.parametrize(
    ("query", "count", "uncertain"),
    [
        ("q=Lukasjenko", 2, 0),
        ("q=valgfusk", 1, 0),
        ('q="kollektiv militærpagt"', 1, 0),
        ("q=Putin -CNN", 1, 0),
        ("q=Merkel ELLER Tikhanovskaja", 2, 0),
        ("q=demonstr*", 2, 0),
        ("q=titel:hilsner", 0, 0),
        ("q=dato:2020-08", 2, 0),
        ("q=fra:2020-08-15 til:2020-08-20", 2, 2),
        ("q=fra:2020-08-15 til:2020-08-20&certain=1", 0, 0),
        ("from=2020-08-15&to=2020-08-20", 2, 2),
        ("from=2020-08-15&to=2020-08-20&certain=1", 0, 0),
        ("q=fra:2020-09", 0, 0),
        ("q=protest", 2, 0),
        ('q=person:"Aleksandr Lukasjenko"', 2, 0),
        ("q=person:putin", 2, 0),
        ("q=person:Tikhanovskaja", 1, 0),
        ("person=Vladimir Putin", 2, 0),
    ],
)
@pytest.mark.usefixtures("seeds")
def test_the_seeds(query, count, uncertain):
    told = ask(query)
    assert (told.error, told.page.count, told.page.uncertain) == (None, count, uncertain)
    assert [hit.is_certain for hit in told.page.hits] == [uncertain == 0] * count
    assert bool(told.advice) == (count == 0)


@pytest.mark.usefixtures("seeds")
def test_an_impossible_date_explains_itself():
    told = ask("q=dato:2020-13")
    assert (told.error.position, told.error.suggestion.text, told.error.suggestion.count) == (5, "dato:2020", 2)
    assert told.error.message.startswith("2020-13 ")
    assert told.page.count == 2


@pytest.mark.usefixtures("seeds")
def test_what_the_search_refuses_is_mended_and_searched():
    told = ask("q=Putin fra:2020-09&to=2020-08")
    assert (told.error.name, told.error.position, told.error.end) == ("q", 6, 17)
    assert (told.error.suggestion.text, told.error.suggestion.count) == ("Putin", 2)
    assert told.error.suggestion.link == "?q=Putin&to=2020-08"
    assert told.page.count == 2
    told = ask("q=fra:2020-09&to=2020-08")
    assert (told.error.suggestion, told.page) == (None, None)


PIECES = st.sampled_from([
    "Putin", "CNN", '"', "(", ")", "-", "IKKE ", " ELLER ", "*", "person:", "dato:", "fra:2020-09 ", "til:2020-08 ",
    "titel:", "§", "&", ":", "2020-13", "sprog:", "æ", "\0", " ", "'", "\\", "%", "_", "😀", "<b>", "½", "́",
])  # fmt: skip
typed = st.lists(PIECES, max_size=9).map("".join) | st.text(max_size=20)


@pytest.mark.usefixtures("seeds")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed, st.sampled_from(["", "2020-08", "2020-13", "\0"]), st.sampled_from([*Facet]), typed)
@example("½", "", Facet.PERSON, "")
@example("titel:½", "", Facet.YEAR, "0000")
def test_nothing_typed_can_break_it(q, first, facet, value):
    data = QueryDict(mutable=True)
    data.update({"q": q, "from": first, facet.value: value})
    told = answer(data)
    assert told.page is not None or told.error is not None
    if told.error is None:
        assert told.searched == told.params
    if told.error is not None and told.error.suggestion is not None:
        again = ask(told.error.suggestion.link)
        assert (again.error, again.page.count) == (None, told.page.count)
