"""What pages count of many stories: the same of segments and of the journal, and never of hidden ones."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from articles.entities.fold import fold_words
from articles.index.settle import settle
from articles.models import Alias, Article, Entity, EntityType, Mention, SpellingWord
from articles.search.calendar import neighbouring_days, neighbouring_months, table_of_years
from articles.search.coverage import coverage_of
from articles.search.forms import forms_of
from articles.search.newest import front_page, numbers_of_archive
from articles.search.people import NameOrder, list_names
from articles.search.related import related_stories
from articles.search.story_set import has_names, listed_stories
from articles.story import Moment
from tests.views.stories import hidden_stories, story

pytestmark = pytest.mark.django_db
NAMES = {"Eva Holm": "person", "Bo Dal": "person", "EU": "org", "Minsk": "place"}


def number(name: str) -> int:
    entity = Entity.objects.get(name=name)
    return entity.pk << 2 | list(EntityType).index(EntityType(entity.type))


def fill() -> None:
    story(NAMES, body="Eva Holm Bo Dal EU Minsk", moment=Moment.of_day(date(2020, 8, 16)), section="Udland")
    story({"Eva Holm": "person"}, body="Eva Holm", moment=Moment.of_month(2020, 8), is_corrected=True)
    story({"Bo Dal": "person"}, body="Bo Dal", moment=Moment.of_year(2019))
    story({"EU": "org"}, body="EU", moment=Moment.of_day(date(2093, 1, 1)), date_is_doubtful=True)
    story({"Minsk": "place"}, body="Minsk", moment=None)
    hidden_stories(NAMES | {"Kun Der": "person"}, moment=Moment.of_day(date(2021, 1, 1)), section="Hemmelig")


def told() -> list[object]:
    """All that pages say, without what tells one state of the index from another."""
    listed = listed_stories()
    coverage = coverage_of(Entity.objects.get(name="Eva Holm").pk)
    front = front_page()
    return [
        table_of_years(listed),
        neighbouring_days(listed, date(2020, 9, 1)),
        neighbouring_months(listed, date(2020, 8, 1)),
        numbers_of_archive(),
        (front.count, front.months, front.blocks, front.in_the_news, front.corrected, front.examples),
        (coverage.count, coverage.first, coverage.last, coverage.years, coverage.sections, coverage.together),
        [list_names(type_, order=order) for type_ in EntityType for order in NameOrder],
        [related_stories(article) for article in Article.objects.order_by("pk")],
    ]


def test_pages_say_the_same_of_the_journal_of_segments_and_of_both():
    fill()
    before = told()
    assert settle(waiting=1) > 0
    assert told() == before
    story({"Eva Holm": "person"}, body="Eva Holm", moment=Moment.of_day(date(2020, 8, 17)))
    both = told()
    assert both != before
    settle(waiting=1)
    assert told() == both


def test_an_embargo_ends_on_every_page():
    end = timezone.now() + timedelta(hours=1)
    story({"Eva Holm": "person"}, body="Eva Holm", moment=Moment.of_day(date(2020, 8, 17)), embargo_until=end)
    for now, count in ((end - timedelta(seconds=1), 0), (end, 1)):
        assert table_of_years(listed_stories(now)).count == count
        assert (front_page(now).count, numbers_of_archive(now).count) == (count, count)
        assert list_names(EntityType.PERSON, now=now).count == count
        assert list_names(EntityType.PERSON, words=["ev"], now=now).count == count
        assert listed_stories(now).where(has_names([number("Eva Holm")])).count == count


def test_forms_are_counted_in_listed_stories_alone():
    story({"Eva Holm": "person"}, body="Eva Holm og Eva Holm")
    hidden_stories({"Eva Holm": "person"})
    article = story(body="Evas")
    entity = Entity.objects.get(name="Eva Holm")
    Mention.objects.create(article=article, entity=entity, found=entity, field="body", start=0, end=4, text="Evas")
    stories = listed_stories().where(has_names([number("Eva Holm")]))
    assert forms_of(entity.pk, stories) == {"Eva Holm": 2, "Evas": 1}
    # Without the hidden ones: each says it once in the headline, the lead and the body.
    assert Mention.objects.filter(entity=entity).count() == 3 + 4 * 3


def spelled() -> set[tuple[str, str, bool]]:
    return set(SpellingWord.objects.values_list("type", "word", "is_own"))


def test_words_of_spellings_follow_their_aliases():
    entity = Entity.objects.create(type="person", name="Eva Holm", qualifier="løber")
    Alias.objects.create(entity=entity, text="Eva Holm", words=["eva", "holm"])
    Alias.objects.create(entity=entity, text="Eva Holm (løber)", words=["eva", "holm", "løber"])
    other = Alias.objects.create(entity=entity, text="Ewa Ewa", words=["ewa", "ewa"])
    own = {("person", word, True) for word in ("eva", "holm", "løber")}
    assert spelled() == own | {("person", "ewa", False)}
    other.words = ["yeva"]
    other.save()
    assert spelled() == own | {("person", "yeva", False)}
    Alias.objects.filter(text="Eva Holm (løber)").delete()
    assert spelled() == {("person", "eva", True), ("person", "holm", True), ("person", "yeva", False)}


def test_all_words_have_to_begin_words_of_one_spelling_that_may_be_read():
    public = story({"Eva Holm": "person", "Evald Bo": "person"}, body="Eva Holm Evald Bo")
    hidden = hidden_stories({"Eva Holm": "person"})
    entity = Entity.objects.get(name="Eva Holm")
    for text, article in (("Yeva Cholm", public), ("Skjulte Eva", hidden["killed"])):
        Alias.objects.create(entity=entity, text=text, words=fold_words(text))
        Mention.objects.create(article=article, entity=entity, found=entity, field="body", start=90, end=91, text=text)
    pages = {
        typed: list_names(EntityType.PERSON, words=fold_words(typed))
        for typed in ("e", "ev ho", "yev", "yeva chol", "yeva holm", "skjulte", "holm eval", "%", "_")
    }
    assert {typed: [name.name for of in page.groups for name in of.names] for typed, page in pages.items()} == {
        "e": ["Eva Holm", "Evald Bo"],
        "ev ho": ["Eva Holm"],
        "yev": ["Eva Holm"],
        "yeva chol": ["Eva Holm"],
        "yeva holm": [],
        "skjulte": [],
        "holm eval": [],
        "%": ["Eva Holm", "Evald Bo"],
        "_": ["Eva Holm", "Evald Bo"],
    }


def test_a_day_with_stories_in_several_segments_is_one_day():
    days = [date(2020, 8, day) for day in (1, 2, 3, 4, 5, 6, 7, 8, 9)]
    for some in (days[:6], days[3:], days[8:]):
        for day in some:
            story(moment=Moment.of_day(day))
        settle(waiting=1)
    blocks = front_page().blocks
    assert [(block.moment.first_day.day, block.count) for block in blocks if block.moment] == [
        (9, 2), (8, 1), (7, 1), (6, 2), (5, 2)
    ]  # fmt: skip
