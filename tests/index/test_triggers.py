"""What the database notes of a change, so that the index takes it in; and what it does not."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.utils import timezone

from articles.index.store import read_state
from articles.models import Alias, Article, DateMention, Entity, Mention, Revision, SearchChange, Section
from articles.story import Moment
from tests.factories import ArticleFactory, DateMentionFactory, ProviderFactory, RevisionFactory, SectionFactory
from tests.index.many import many_stories

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Article:
    """A story of which nothing is noted."""
    made = ArticleFactory(persons=["Anna Holm"], dates=["2020-08"], section="Indland")
    other = ArticleFactory(headline="En anden", persons=["Bo Ås"])
    Article.objects.filter(pk=other.pk).update(replaced_by=made)
    SearchChange.objects.all().delete()
    return made


def stories(**columns: object) -> Callable[[Article], object]:
    return lambda story: Article.objects.filter(pk=story.pk).update(**columns)


def moved(moment: Moment | None) -> Callable[[Article], object]:
    def change(story: Article) -> None:
        story.moment = moment
        story.save()

    return change


def the_other(story: Article) -> Article:
    return Article.objects.get(headline="En anden")


def noted() -> tuple[set[int], set[int]]:
    state = read_state()
    return set(state.stories), set(state.names)


OF_STORY = {
    "headline": stories(headline="Ny"),
    "lead": stories(lead="Ny"),
    "body": stories(body="Ny"),
    "language": stories(language="en"),
    "status": stories(status="canceled"),
    "withheld": stories(status="withheld"),
    "embargo": stories(embargo_until=timezone.now() + timedelta(days=1)),
    "nothing shown": stories(shown=None),
    "section": lambda story: Article.objects.update(section=SectionFactory(name="Udland")),
    "no section": stories(section=None),
    "provider": lambda story: Article.objects.update(provider=ProviderFactory(code="tt")),
    "corrected": stories(is_corrected=True),
    "doubtful": stories(date_is_doubtful=True),
    "day": moved(Moment.of_day(date(2020, 8, 16))),
    "no date": moved(None),
}


@pytest.mark.parametrize("change", OF_STORY.values(), ids=OF_STORY)
def test_a_change_of_what_is_searched_is_noted_of_the_story_and_of_those_it_replaces(change, story):
    change(story)
    assert noted() == ({story.pk, the_other(story).pk}, set())


OF_STORY_ALONE = {
    "mention": lambda story: story.mentions.create(
        entity=Entity.objects.get(name="Bo Ås"),
        found=Entity.objects.get(name="Bo Ås"),
        field="lead",
        start=0,
        end=5,
        text="Bo Ås",
    ),
    "other name": lambda story: story.mentions.update(entity=Entity.objects.get(name="Bo Ås")),
    "no name": lambda story: Mention.everything.filter(article=story).update(entity=None),
    "mention gone": lambda story: story.mentions.all().delete(),
    "date": lambda story: DateMentionFactory(article=story, start=9),
    "other date": lambda story: story.date_mentions.update(unit="year"),
    "date gone": lambda story: story.date_mentions.all().delete(),
}


@pytest.mark.parametrize("change", OF_STORY_ALONE.values(), ids=OF_STORY_ALONE)
def test_a_change_of_names_and_dates_is_noted_of_the_story(change, story):
    change(story)
    assert noted() == ({story.pk}, set())


def test_a_new_story_a_replaced_one_and_one_that_is_gone_are_noted(story):
    new = ArticleFactory()
    assert noted() == ({new.pk}, set())
    SearchChange.objects.all().delete()
    Article.objects.filter(pk=new.pk).update(replaced_by=story)
    assert noted() == ({new.pk}, set())
    SearchChange.objects.all().delete()
    pk = new.pk
    Article.objects.filter(pk=pk).update(shown=None)
    Revision.objects.filter(article=new).delete()
    new.delete()
    assert noted() == ({pk}, set())


NOTHING = {
    "reader of names": stories(names_read_with="another"),
    "note": stories(correction_note="Rettet", is_corrected=False),
    "reason": stories(status_reason="Fejl", status_at=timezone.now()),
    "clock": stories(changed_at=timezone.now()),
    "derived headline": stories(headline_is_derived=True),
    "the same again": lambda story: story.save(),
    "each row to itself": lambda story: Article.objects.update(headline=F("headline"), lead=F("lead")),
    "another version of the same text": lambda story: stories(shown=RevisionFactory(article=story))(story),
    "subjects": lambda story: story.subjects.create(scheme="medtop", code="1", name="havn"),
    "alias": lambda story: Alias.objects.create(entity=Entity.objects.first(), text="Anna H", words=["anna", "h"]),
    "how a name is shown": lambda story: Entity.objects.update(shown="Anna"),
    "section's name": lambda story: Section.objects.update(name="Hjemme"),
    "no row": lambda story: (
        Article.objects.none().update(headline="x"),
        Mention.objects.filter(pk=0).delete(),
        DateMention.objects.filter(pk=0).update(unit="day"),
    ),
}


@pytest.mark.parametrize("change", NOTHING.values(), ids=NOTHING)
def test_what_the_index_does_not_hold_is_not_noted(change, story):
    change(story)
    assert noted() == (set(), set())


OF_EVERY_KIND = {
    "headline": OF_STORY["headline"],
    **OF_STORY_ALONE,
    "new": lambda story: ArticleFactory(persons=["Eva"], dates=["2020"]),
}


@pytest.mark.parametrize("change", OF_EVERY_KIND.values(), ids=OF_EVERY_KIND)
def test_in_bulk_nothing_is_noted(change, story):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL newsarchive.bulk = 'on'")
    change(story)
    assert noted() == (set(), set())
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL newsarchive.bulk = 'off'")
    stories(headline="Og nu")(story)
    assert story.pk in noted()[0]


def test_each_change_has_another_stamp(story):
    stories(headline="Et")(story)
    first = read_state().stories
    stories(headline="To")(story)
    second = read_state().stories
    assert first.keys() == second.keys()
    assert first[story.pk] != second[story.pk]


@pytest.mark.parametrize(("count", "is_by_name"), [(500, False), (501, True)])
def test_a_name_that_changes_in_many_stories_is_noted_itself(count, is_by_name):
    pks = many_stories(count, "Anna Holm")
    anna, other = Entity.objects.get(name="Anna Holm"), Entity.objects.create(type="person", name="Anna H.")
    SearchChange.objects.all().delete()
    Mention.objects.filter(entity=anna).update(entity=other)
    assert noted() == ((set(), {anna.pk, other.pk}) if is_by_name else (set(pks), set()))


def test_a_name_that_is_none_any_more_in_many_stories_is_noted():
    many_stories(501, "Anna Holm")
    anna = Entity.objects.get(name="Anna Holm")
    SearchChange.objects.all().delete()
    Mention.everything.filter(entity=anna).update(entity=None)
    assert noted() == (set(), {anna.pk})
