"""What pages of names say against the same said in plain Python, after any changes and any decisions about names."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.entities.decisions import Refused, Wanted, decide, undo
from articles.index import current
from articles.index.settle import settle
from articles.models import Alias, Article, Entity, EntityType, Mention, NameDecision, NameDecisionKind
from articles.search import Facet, SearchRequest, Sort, coverage, named, search
from articles.search.coverage import Coverage, coverage_of
from articles.search.people import NameOrder, list_names
from articles.story import Moment, Precision
from tests.factories import ArticleFactory
from tests.search import plain

NOW = datetime(2021, 6, 1, 12, tzinfo=UTC)
NAMES = ["Anna Holm", "Bo Ås", "Anna Aas", "Ærø Eg"]
MOST = 2
"""Names of a type that are told, so that some are left out."""
MOMENTS = [
    None,
    Moment.of_year(2020),
    Moment.of_month(2020, 8),
    Moment.of_month(2020, 10),
    Moment.of_day(date(2020, 8, 16)),
    Moment.of_day(date(2021, 1, 1)),
    Moment.of_instant(datetime(2020, 8, 16, 5, 42, tzinfo=UTC), Precision.MINUTE),
    Moment.of_instant(datetime(2020, 12, 31, 23, 30, tzinfo=UTC)),
    Moment.of_day(date(3013, 5, 5)),
]
some_names = st.lists(st.sampled_from(NAMES), max_size=4, unique=True)
stories = st.fixed_dictionaries(
    {
        "moment": st.sampled_from(MOMENTS),
        "section": st.sampled_from([None, "Indland", "Udland"]),
        "status": st.sampled_from([*["usable"] * 6, "canceled", "withheld"]),
        "embargo_until": st.sampled_from([None, None, None, NOW, NOW + timedelta(hours=1)]),
        "persons": some_names,
        "orgs": some_names,
        "places": some_names,
    }
)
kinds_of_decision = st.sampled_from([NameDecisionKind.MERGE, NameDecisionKind.SPLIT, NameDecisionKind.BLOCK])
decisions = st.tuples(st.just("decide"), kinds_of_decision, st.integers(0, 9), st.integers(0, 9))
steps = st.one_of(
    decisions,
    decisions,
    st.tuples(st.just("settle")),
    st.tuples(st.sampled_from(["kill", "revive", "replace", "correct"]), st.integers(0, 5)),
    st.tuples(st.just("undo")),
)


def take(step: tuple) -> None:
    match step:
        case ["settle"]:
            settle(waiting=1, now=NOW)
        case ["undo"]:
            standing = NameDecision.objects.filter(undone_at=None).order_by("-pk")
            if standing:
                undo(None, standing[0])
        case ["decide", kind, one, other]:
            _decide(kind, one, other)
        case [deed, place]:
            _change(deed, place)


def _change(deed: str, place: int) -> None:
    pks = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    article = Article.objects.filter(pk=pks[place % len(pks)])
    match deed:
        case "kill":
            article.update(status="canceled")
        case "revive":
            article.update(status="usable", embargo_until=None, replaced_by=None)
        case "replace":
            article.exclude(pk=pks[0]).update(replaced_by=pks[0])
        case "correct":
            # As an import does it: what was found in the older version goes, what is in the newer comes.
            story = article.get()
            Mention.everything.filter(article=story, found__name=NAMES[0]).delete()
            entity = Entity.objects.get_or_create(type="org", name="Ny Nævnt", sort_key="ny naevnt")[0]
            Mention.everything.get_or_create(
                article=story, found=entity, field="lead", start=0, defaults={"entity": entity, "end": 3, "text": "Nye"}
            )


def _decide(kind: NameDecisionKind, one: int, other: int) -> None:
    entities = list(Entity.objects.order_by("pk"))
    if not entities:
        return
    entity = entities[one % len(entities)]
    alike = [each for each in entities if each.type == entity.type and each != entity]
    target = alike[other % len(alike)] if alike else None
    with_story = Mention.everything.filter(found=entity).values_list("article", flat=True)
    wanted = {
        NameDecisionKind.MERGE: Wanted(kind=kind, entity=entity, target=target),
        NameDecisionKind.SPLIT: Wanted(kind=kind, entity=entity, qualifier="b", stories=tuple(with_story[:1])),
        NameDecisionKind.BLOCK: Wanted(kind=kind, entity=entity),
    }[kind]
    try:
        decide(None, wanted)
    except Refused:
        return


def archive() -> list[Article]:
    everything = Article.objects.select_related("provider", "section", "replaced_by").order_by("pk")
    return [one for one in everything.prefetch_related("mentions__entity") if plain.is_listed(one, NOW)]


def names_in(article: Article) -> set[Entity]:
    return {mention.entity for mention in article.mentions.all()}


def assert_said(entity: Entity, on: list[Article]) -> None:
    """The page of a name that these stories mention."""
    told = coverage_of(entity.pk, NOW)
    known = sorted((a for a in on if a.sort_at), key=lambda a: (a.sort_at, a.sort_rank, a.pk))
    assert told.count == len(on)
    assert told.months == plain.months(on)
    assert told.without_month == len(on) - sum(month.count for month in plain.months(on))
    assert (told.first, told.last) == ((known[0].moment, known[-1].moment) if known else (None, None))
    assert counts(told.years) == Counter(f"{a.published_from.year:04}" for a in on if a.published_from)
    assert counts(told.sections) == Counter(a.section.name for a in on if a.section)
    forms = Counter(m.text for a in on for m in a.mentions.all() if m.entity == entity)
    assert {form.text: form.times for form in told.forms} == forms
    assert_together(told, entity, on)
    for sort in (Sort.NEWEST, Sort.OLDEST):
        request = SearchRequest(chosen={Facet(entity.type): (entity.shown,)}, sort=sort, now=NOW)
        page = search(request)
        assert page.count == told.count
        assert [hit.article.pk for hit in page.hits] == told.stories.keys(sort, 0, 20)
        assert page.histogram == told.months


def counts(shares) -> dict[str, int]:
    return {share.value: share.count for share in shares}


def assert_together(told: Coverage, entity: Entity, on: list[Article]) -> None:
    shared = Counter(other for a in on for other in names_in(a) if other != entity)
    for group in told.together:
        rows = [(other, count) for other, count in shared.items() if other.type == group.type]
        rows.sort(key=lambda row: (-row[1], row[0].sort_key, row[0].pk))
        assert [(name.pk, name.name, name.count) for name in group.names] == [
            (other.pk, other.shown, count) for other, count in rows[:MOST]
        ]
    assert [group.type for group in told.together] == list(EntityType)


def assert_listed(type_: EntityType, listed: list[Article]) -> None:
    """The list of names of one type."""
    holding = Counter(entity for article in listed for entity in names_in(article) if entity.type == type_)
    by_name = sorted(holding.items(), key=lambda row: (row[0].sort_key, row[0].pk))
    by_count = sorted(by_name, key=lambda row: -row[1])
    for order, rows in ((NameOrder.ALPHABET, by_name), (NameOrder.COUNT, by_count)):
        page = list_names(type_, order=order, now=NOW)
        assert page.count == len(rows)
        assert [(name.pk, name.count) for group in page.groups for name in group.names] == [
            (entity.pk, count) for entity, count in rows
        ]


pytestmark = pytest.mark.django_db
calm = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
archives = st.lists(stories, min_size=2, max_size=6)
all_steps = st.lists(steps, min_size=2, max_size=6)
broad_from = st.sampled_from([1, 0])
large_from = st.sampled_from([2, 0])
"""Stories from which on the names of a result are counted one by one."""


def assert_pages_are_right(drawn, taken) -> None:
    NameDecision.objects.all().delete()
    Article.objects.all().delete()
    Alias.objects.all().delete()
    Entity.objects.all().delete()
    for one in drawn:
        ArticleFactory(**one, date_is_doubtful=bool(one["moment"] and one["moment"].first_day.year > 2100))
    for step in [(), *taken]:
        if step:
            take(step)
        listed = archive()
        for entity in Entity.objects.all():
            if on := [article for article in listed if entity in names_in(article)]:
                assert_said(entity, on)
            else:
                with pytest.raises(Entity.DoesNotExist):
                    coverage_of(entity.pk, NOW)
        for type_ in EntityType:
            assert_listed(type_, listed)


@settings(calm, max_examples=6)
@given(archives, all_steps, broad_from, large_from)
def test_pages_of_names_say_what_plain_reading_says(monkeypatch, drawn, taken, broad, large):
    monkeypatch.setattr(named, "BROAD", broad)
    monkeypatch.setattr(current, "LARGE", large)
    monkeypatch.setattr(coverage, "TOGETHER", MOST)
    assert_pages_are_right(drawn, taken)


@pytest.mark.slow
@settings(calm, max_examples=200)
@given(archives, all_steps, broad_from, large_from)
def test_pages_of_names_say_what_plain_reading_says_two_hundred_times(monkeypatch, drawn, taken, broad, large):
    monkeypatch.setattr(named, "BROAD", broad)
    monkeypatch.setattr(current, "LARGE", large)
    monkeypatch.setattr(coverage, "TOGETHER", MOST)
    assert_pages_are_right(drawn, taken)
