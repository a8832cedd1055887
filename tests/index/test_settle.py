"""Stories settle in segments, leave them when they change, and every reader sees the same as the tables say."""

from datetime import datetime, timedelta

import numpy as np
import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.entities.decisions import Wanted, decide, undo
from articles.index.check import check
from articles.index.current import MOST_LOCAL, _Index
from articles.index.load import name_number
from articles.index.settle import TIERS, TOGETHER, WAITING, _chosen, reindex, settle
from articles.index.store import Header, headers, read_alive, read_columns, read_state
from articles.models import Article, Entity, Mention, NameDecisionKind, SearchChange
from articles.query.tree import Named, Phrase
from articles.search import SearchRequest, search
from tests.factories import ArticleFactory
from tests.index.many import many_stories

pytestmark = pytest.mark.django_db
NOW = timezone.now()
"""reindex() knows no other present."""


def told(index: _Index, now: datetime = NOW) -> dict[int, list[int]]:
    """The listed stories that a process sees, each once, and their names."""
    view = index.view(now)
    rows = [
        (
            int(of.columns.ids[slot]),
            of.columns.names[of.columns.names_at[slot] : of.columns.names_at[slot + 1]].tolist(),
        )
        for of, mask in zip(view.segments, view.listed, strict=True)
        for slot in np.flatnonzero(mask)
    ]
    assert len(dict(rows)) == len(rows)
    return dict(rows)


def true(now: datetime = NOW) -> dict[int, list[int]]:
    """The same by the tables."""
    names: dict[int, list[int]] = {pk: [] for pk in Article.objects.listed(now).values_list("pk", flat=True)}
    rows = Mention.objects.filter(article__in=names).values_list("article", "entity", "entity__type").distinct()
    for article, entity, type_ in rows.order_by("entity"):
        names[article].append(name_number(entity, type_))
    return {pk: sorted(numbers) for pk, numbers in names.items()}


def sizes() -> list[int]:
    """Of each segment how many stories are left in it."""
    segments = headers()
    alive = read_alive(segments)
    return [int(alive[segment.pk].sum()) for segment in segments]


def waiting() -> set[int]:
    return set(read_state().stories)


def found(text: str, how: type = Phrase) -> list[int]:
    return sorted(hit.article.pk for hit in search(SearchRequest(tree=how(text), now=NOW)).hits)


def test_few_changes_wait_and_many_are_settled():
    pks = many_stories(WAITING - 1, "Anna Holm")
    assert (settle(), len(waiting()), sizes()) == (0, WAITING - 1, [])
    one = ArticleFactory(headline="Den sidste")
    assert (settle(), waiting(), sizes()) == (WAITING, set(), [WAITING])
    assert list(check()) == []
    assert found("den sidste") == [one.pk]
    assert search(SearchRequest(tree=Named("person", "Anna"), now=NOW)).count == len(pks)


CHANGES: dict[str, tuple[dict[str, object], bool]] = {
    "corrected": ({"headline": "Rettet"}, True),
    "killed": ({"status": "canceled"}, False),
    "withheld": ({"status": "withheld"}, False),
    "under embargo": ({"embargo_until": NOW + timedelta(hours=1)}, False),
    "taken back": ({"shown": None}, False),
}


@pytest.mark.parametrize("is_settled", [False, True], ids=["noted", "settled"])
@pytest.mark.parametrize(("change", "is_listed"), CHANGES.values(), ids=CHANGES)
def test_a_story_leaves_its_segment_and_comes_back(change, is_listed, is_settled):
    story, other = ArticleFactory(headline="Først", persons=["Anna Holm"]), ArticleFactory()
    settle(waiting=1, now=NOW)
    index = _Index()
    assert told(index) == true()
    before = {name: getattr(story, name) for name in change}
    Article.objects.filter(pk=story.pk).update(**change)
    if is_settled:
        settle(waiting=1, now=NOW)
    assert (story.pk in told(index)) == is_listed
    assert told(index) == told(_Index()) == true()
    assert (found("Først") == [story.pk]) == ("headline" not in change and is_listed)
    assert list(check()) == []
    Article.objects.filter(pk=story.pk).update(**before)
    if is_settled:
        settle(waiting=1, now=NOW)
        assert waiting() == set()
    assert told(index) == told(_Index()) == true()
    assert set(true()) == {story.pk, other.pk}
    assert found("Først") == [story.pk]
    assert list(check()) == []


def test_what_waits_for_an_embargo_settles_when_it_is_over():
    over = NOW + timedelta(hours=1)
    story = ArticleFactory(embargo_until=over)
    gone = ArticleFactory()
    Article.objects.filter(pk=gone.pk).update(replaced_by=story)
    assert settle(waiting=1, now=NOW) == 0
    index = _Index()
    for now, listed in ((over - timedelta(microseconds=1), gone), (over, story)):
        assert set(told(index, now)) == set(true(now)) == {listed.pk}
    assert waiting() == {story.pk, gone.pk}
    assert settle(waiting=1, now=over) == 2
    assert (waiting(), sizes()) == (set(), [1])
    assert set(told(index, over)) == {story.pk}


def test_small_segments_are_joined_and_what_has_left_them_is_not_taken_along():
    index, made = _Index(), []
    for number in range(TOGETHER):
        assert len(headers()) == number
        made.append([ArticleFactory(headline=f"{number} {name}").pk for name in ("bliver", "går")])
        if number == TOGETHER - 1:
            Article.objects.filter(headline__endswith="går").update(status="canceled")
        settle(waiting=1, now=NOW)
        assert told(index) == true()
    assert sizes() == [TOGETHER]
    [segment] = headers()
    assert segment.size == TOGETHER
    assert set(read_columns([segment])[segment.pk].ids.tolist()) == {stays for stays, _goes in made}
    assert told(index) == told(_Index()) == true()
    assert list(check()) == []
    assert found("går") == []
    assert len(found("bliver")) == TOGETHER


MANY = TIERS[1][0]
"""Stories of a segment of the second tier."""


@pytest.mark.parametrize(
    ("there", "joined"),
    {
        "none": ([], []),
        "too few": ([1_000] * 7, []),
        "too few of each tier": ([1_000] * 7 + [MANY] * 7, []),
        "enough of the first": ([5, *[1_000] * 7, MANY], [5, *[1_000] * 7]),
        "enough of the second": ([1_000, *[MANY] * 8], [MANY] * 8),
        "the first tier first": ([1_000] * 8 + [MANY] * 8, [1_000] * 8),
        "more than fit into one": ([30_000] * 8, [30_000] * 2),
        "large ones": ([TIERS[1][1]] * 20, []),
    }.values(),
)
def test_small_segments_are_joined_with_those_of_their_size(there: list[int], joined: list[int]) -> None:
    segments = [Header(pk, pk, pk, size, {}) for pk, size in enumerate(there)]
    assert [one.size for one in _chosen(segments, dict(enumerate(there)))] == joined


def test_a_segment_that_half_of_its_stories_have_left_is_written_anew() -> None:
    segments = [Header(pk, pk, pk, 50_000, {}) for pk in range(3)]
    assert [one.pk for one in _chosen(segments, {0: 50_000, 1: 24_999, 2: 25_000})] == [1]


def test_a_segment_that_most_have_left_is_made_anew_and_one_that_all_have_left_goes():
    stories = ArticleFactory.create_batch(5)
    settle(waiting=1)
    for count, left in ((2, [3]), (3, [2]), (5, [])):
        Article.objects.filter(pk__in=[story.pk for story in stories[:count]]).update(status="canceled")
        settle(waiting=1)
        assert sizes() == left
        assert [segment.size for segment in headers()] == ([5] if left == [3] else left)
        assert list(check()) == []


def test_a_process_joins_its_own_segments_of_what_is_not_settled():
    index = _Index()
    for number in range(MOST_LOCAL + 2):
        story = ArticleFactory(headline=f"Nummer {number}", embargo_until=NOW + timedelta(hours=number - 1))
        index.view(NOW)
    Article.objects.filter(pk=story.pk).update(embargo_until=None)
    assert told(index) == true()
    assert len(index.view(NOW).segments) < MOST_LOCAL
    for hour in range(-2, MOST_LOCAL + 2):
        at = NOW + timedelta(hours=hour)
        assert told(index, at) == true(at)


def test_a_name_of_many_stories_is_changed_in_all_and_changed_back():
    pks = many_stories(501, "Anna Holm")
    other = ArticleFactory(persons=["Anna Holme"])
    settle(waiting=1)
    index = _Index()
    assert told(index) == true()
    anna, holme = (Entity.objects.get(name=name) for name in ("Anna Holm", "Anna Holme"))
    decision = decide(None, Wanted(kind=NameDecisionKind.MERGE, entity=anna, target=holme))
    assert {anna.pk, holme.pk} <= set(read_state().names)
    assert waiting() == set()
    assert told(index) == told(_Index()) == true()
    assert list(check()) == []
    assert search(SearchRequest(tree=Named("person", "Holme"), now=NOW)).count == len(pks) + 1
    settle(waiting=1)
    assert not SearchChange.objects.exists()
    assert told(index) == told(_Index()) == true()
    assert list(check()) == []
    undo(None, decision)
    assert told(index) == told(_Index()) == true()
    assert list(check()) == []
    settle(waiting=1)
    assert told(index) == told(_Index()) == true()
    assert list(check()) == []
    assert [hit.article for hit in search(SearchRequest(tree=Named("person", "Holme"), now=NOW)).hits] == [other]


def test_all_is_made_anew_without_a_word_of_what_was():
    ArticleFactory(embargo_until=timezone.now() + timedelta(hours=1))
    killed = ArticleFactory(status="canceled")
    kept = [ArticleFactory(headline=f"Nummer {number}", persons=["Anna Holm"]).pk for number in range(3)]
    settle(waiting=1, merge=False)
    Article.objects.filter(pk=kept[0]).update(lead="Ny indledning")
    old = [segment.pk for segment in headers()]
    portions: list[int] = []
    index = _Index()
    assert told(index) == true()
    assert reindex(portions.append) == 3
    assert sum(portions) == Article.objects.count()
    assert not {segment.pk for segment in headers()} & set(old)
    assert sum(sizes()) == 3
    assert killed.pk not in waiting()
    assert told(index) == told(_Index()) == true()
    assert found("ny indledning") == [kept[0]]
    assert list(check()) == []


def test_a_process_that_has_not_looked_for_long_sees_the_names_of_now():
    pks = many_stories(501, "Anna Holm")
    later = ArticleFactory(persons=["Anna Holm"], embargo_until=NOW + timedelta(hours=1))
    ArticleFactory(persons=["Bo Ås"])
    settle(waiting=1, now=NOW)
    anna, bo = (Entity.objects.get(name=name) for name in ("Anna Holm", "Bo Ås"))
    index, other = _Index(), _Index()
    assert told(index) == told(other) == true()
    decision = decide(None, Wanted(kind=NameDecisionKind.MERGE, entity=anna, target=bo))
    assert told(other) == true()
    settle(waiting=1, now=NOW)
    assert waiting() == {later.pk}
    for reader in (index, _Index()):
        assert told(reader, NOW + timedelta(hours=1)) == true(NOW + timedelta(hours=1))
    undo(None, decision)
    settle(waiting=1, now=NOW)
    for reader in (index, other, _Index()):
        assert told(reader, NOW + timedelta(hours=1)) == true(NOW + timedelta(hours=1))
    assert len(pks) == 501


def journal_name(*entities: int) -> None:
    """Note names as the trigger does when they change in many stories."""
    for entity in entities:
        SearchChange.objects.update_or_create(
            kind="n", key=entity, defaults={"stamp": np.random.default_rng().integers(2**60)}
        )


def rename_silently(one: str, other: str) -> None:
    entities = [
        Entity.objects.get_or_create(type="person", name=name, defaults={"shown": name})[0].pk for name in (one, other)
    ]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL newsarchive.bulk = 'on'")
        cursor.execute("UPDATE articles_mention SET entity_id = %s WHERE entity_id = %s", entities[::-1])
        cursor.execute("SET LOCAL newsarchive.bulk = ''")
    journal_name(*entities)


NAMES = ["Anna Holm", "Bo Ås"]
COLUMNS = st.sampled_from(
    [
        {"headline": "Rettet"},
        {"body": "Valget er aflyst."},
        {"status": "canceled"},
        {"status": "usable"},
        {"embargo_until": NOW + timedelta(days=1)},
        {"embargo_until": NOW - timedelta(days=1)},
        {"embargo_until": None},
        {"replaced_by": None},
        {"shown": None},
    ]
)
WHICH = st.integers(0, 5)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("change"), WHICH, COLUMNS),
        st.tuples(st.just("replace"), WHICH, WHICH),
        st.tuples(st.just("new"), st.sampled_from(NAMES)),
        st.tuples(st.just("delete"), WHICH),
        st.tuples(st.just("rename"), st.sampled_from([tuple(NAMES), tuple(NAMES[::-1])])),
        st.tuples(st.just("settle"), st.booleans()),
        st.tuples(st.just("reindex")),
        st.tuples(st.just("read")),
    ),
    min_size=3,
    max_size=14,
)


def do(step: tuple, old: _Index) -> None:
    stories = list(Article.objects.order_by("pk"))
    chosen = [stories[n % len(stories)] for n in step[1:] if isinstance(n, int) and not isinstance(n, bool) and stories]
    match step:
        case ("change", _, columns) if chosen:
            Article.objects.filter(pk=chosen[0].pk).update(**columns)
        case ("replace", _, _) if chosen and chosen[0] != chosen[1]:
            Article.objects.filter(pk=chosen[0].pk).update(replaced_by=chosen[1])
        case ("new", name):
            ArticleFactory(persons=[name], dates=["2020-08"])
        case ("delete", _) if chosen:
            Article.objects.filter(pk=chosen[0].pk).delete()
        case ("rename", names):
            rename_silently(*names)
        case ("settle", merge):
            settle(waiting=1, merge=merge, now=NOW)
        case ("reindex",):
            reindex(now=NOW)
        case ("read",):
            assert told(old) == true()


def any_steps(steps: list[tuple]) -> None:
    with transaction.atomic():
        old = _Index()
        for name in NAMES:
            ArticleFactory(persons=[name])
        for step in steps:
            do(step, old)
        assert told(old) == told(_Index()) == true()
        assert list(check()) == []
        settle(waiting=1, now=NOW)
        assert told(old) == told(_Index()) == true()
        assert list(check()) == []
        transaction.set_rollback(True)


calm = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@settings(calm, max_examples=15)
@given(STEPS)
def test_after_any_steps_all_readers_see_what_the_tables_say(steps):
    any_steps(steps)


@pytest.mark.slow
@settings(calm, max_examples=600)
@given(STEPS)
def test_after_very_many_steps_all_readers_see_what_the_tables_say(steps):
    any_steps(steps)
