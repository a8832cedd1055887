"""Names, dates and decisions together: reading every story again changes nothing that an editor decided."""

from datetime import date

import pytest
from django.core.management import call_command

from articles.entities.decisions import Wanted, decide, undo
from articles.models import Article, DateMention, Entity, Mention
from tests.entities.decisions.stories import BLOCK, MERGE, RENAME, RETYPE, SPLIT, named
from tests.factories import ArticleFactory, SectionFactory
from tests.importing.archive import whole_archive

pytestmark = pytest.mark.django_db
BODIES = (
    ("Indland", "Det sker i Minsk 9. august, siger EU. Man rejser til Oslo."),
    ("Sport", "Det sker i Oslo i 1994. Præsident Vladimir Putin rejser til Riga."),
    ("Sport", "Det siger præsident Wladimir Putin i Riga. Putin rejser til Berlin i går."),
)


@pytest.fixture
def read():
    """Three stories of August 2020, as an archive from before the fingerprint gets their names and dates."""
    for section, body in BODIES:
        ArticleFactory(headline="", body=body, section=SectionFactory(name=section))
    call_command("extract_entities")


def extract_all() -> None:
    call_command("extract_entities", "--all")


def shown() -> list[list[str]]:
    """What readers see named in each story, in the order of the text."""
    stories = Article.objects.order_by("pk")
    return [[str(each.named) for each in story.mentions.order_by("start")] for story in stories]


def decisions() -> list:
    wanted = (
        Wanted(kind=MERGE, entity=named("Wladimir Putin"), target=named("Vladimir Putin")),
        Wanted(kind=RENAME, entity=named("Minsk", "place"), name="Minsk by"),
        Wanted(kind=BLOCK, entity=named("EU", "org")),
        Wanted(kind=RETYPE, entity=named("Berlin", "place"), type="org"),
        Wanted(
            kind=SPLIT,
            entity=named("Oslo", "place"),
            qualifier="skib",
            section=Article.objects.filter(section__name="Sport").first().section,
        ),
    )
    return [decide(None, each) for each in wanted]


def everything() -> tuple:
    return (
        whole_archive(),
        list(Entity.objects.order_by("pk").values()),
        list(Mention.everything.order_by("article", "start").values("found")),
    )


def test_decisions_hold_after_every_story_is_read_again(read):
    decisions()
    before, seen = everything(), shown()
    assert seen == [
        ["Minsk by", "Oslo"],
        ["Oslo (skib)", "Vladimir Putin", "Riga"],
        ["Vladimir Putin", "Riga", "Vladimir Putin", "Berlin"],
    ]
    extract_all()
    assert (everything(), shown()) == (before, seen)


def test_they_are_applied_to_mentions_that_are_lost_and_read_anew(read):
    decisions()
    seen = shown()
    Mention.everything.all().delete()
    DateMention.objects.all().delete()
    Article.objects.update(names_read_with="another reader")
    call_command("extract_entities")
    assert shown() == seen


def test_undone_after_a_reading_they_leave_what_was_found(read):
    before = shown()
    made = decisions()
    extract_all()
    for one in reversed(made):
        undo(None, one)
    assert shown() == before
    extract_all()
    assert shown() == before


def test_dates_are_read_with_the_names_and_by_the_date_that_the_story_has_now(read):
    dates = DateMention.objects.order_by("article", "start").values_list("text", "first_day")
    read_first = [("9. august", date(2020, 8, 9)), ("1994", date(1994, 1, 1)), ("i går", None)]
    assert list(dates) == read_first
    Article.objects.update(published_from=date(2019, 8, 1), published_to=date(2019, 9, 1))
    extract_all()
    assert list(dates.all()) == [("9. august", date(2019, 8, 9)), *read_first[1:]]
