"""Any sequence of decisions and undoings: mentions are what the standing decisions say, and undone it never was."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.entities.decisions import Refused, Wanted, decide, preview, preview_undo, undo
from articles.entities.link import link_mentions
from articles.models import MOVING, Alias, Article, Entity, Mention, NameDecision, NameDecisionKind, Section
from tests.entities.decisions.stories import SPLIT, story

pytestmark = pytest.mark.django_db

SECTIONS = ["Indland", "Sport", "Sport", "Udland"]
BODY = "Det siger Lars Hansen og Ole Bruun, der mødte Ida Storm i Minsk. Bruun gik."
LABELS = ["", "", "fodboldspiller", "læge"]
NAMES = ["Lars Hansen", "Ole Bruun", "Ida Storm", "Minsk", "Lars Hansen", "Lars B. Hansen"]

places = st.integers(min_value=0, max_value=7)
"""Entities, sections, stories and decisions, each by a number that is cut to what there is."""
asked = st.fixed_dictionaries(
    {
        "kind": st.sampled_from([*NameDecisionKind, *[NameDecisionKind.MERGE] * 3, *[SPLIT] * 3]),
        "entity": places,
        "target": places,
        "name": st.sampled_from(NAMES),
        "qualifier": st.sampled_from(LABELS),
        "type": st.sampled_from(["", "person", "org"]),
        "section": places | st.none(),
        "stories": st.lists(places, max_size=2),
    }
)
deeds = st.lists(st.one_of(asked, asked, places), max_size=9)


@pytest.fixture
def archive():
    """Four stories of three sections, with the same names."""
    return [story(BODY, section=section) for section in SECTIONS]


def cut(rows, number):
    return rows[number % len(rows)]


def do(deed):
    """Decide or undo as `deed` says, if it is not refused. What the preview counts is what then changes."""
    if isinstance(deed, int):
        standing = list(NameDecision.objects.filter(undone_at=None).order_by("pk"))
        if standing:
            decision = cut(standing, deed)
            expected, before = preview_undo(decision), what_mentions_are()
            undo(None, decision)
            assert expected.mentions == changed(before)
        return
    entities, sections = list(Entity.objects.order_by("pk")), list(Section.objects.order_by("pk"))
    stories = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    wanted = Wanted(
        kind=deed["kind"],
        entity=cut(entities, deed["entity"]),
        target=cut(entities, deed["target"]),
        name=deed["name"],
        qualifier=deed["qualifier"],
        type=deed["type"],
        section=None if deed["section"] is None else cut(sections, deed["section"]),
        stories=tuple({cut(stories, number) for number in deed["stories"]}) if deed["section"] is None else (),
    )
    expected, before = preview(wanted), what_mentions_are()
    if expected.refused:
        with pytest.raises(Refused) as refused:
            decide(None, wanted)
        assert (refused.value.note, changed(before)) == (expected.refused, 0)
    else:
        assert expected.kind == decide(None, wanted).kind
        assert expected.mentions == changed(before)


def what_mentions_are():
    return {
        (article, start): entity
        for article, start, entity in Mention.everything.values_list("article", "start", "entity")
    }


def changed(before):
    return sum(before[key] != now for key, now in what_mentions_are().items())


def plainly(found, article):
    """What a mention is, read off the decisions one by one as an editor would."""
    standing = NameDecision.objects.filter(entity=found, undone_at=None).order_by("-pk")
    splits = standing.filter(kind=SPLIT)
    chosen = splits.filter(stories=article).first()
    if chosen is None and article.section_id:
        chosen = splits.filter(section=article.section_id).first()
    chosen = chosen or standing.filter(kind__in=MOVING).first()
    if chosen is None:
        return found
    return None if chosen.target_id is None else plainly(chosen.target_id, article)


def spelled():
    return sorted(Alias.objects.values_list("entity", "text"))


def of_the_start(entities):
    return sorted(Alias.objects.filter(entity__in=entities).values_list("entity", "text"))


def everything():
    return sorted(Mention.everything.values_list("article", "start", "end", "found", "entity", "text"), key=str)


def check(deeds, order):
    """Do the deeds, compare with deciding plainly, undo all in `order`, compare with the beginning."""
    with transaction.atomic():
        at_first, entities = everything(), list(Entity.objects.values_list("pk", flat=True))
        spelled_first = spelled()
        for deed in deeds:
            do(deed)
        for mention in Mention.everything.select_related("article"):
            assert mention.entity_id == plainly(mention.found_id, mention.article)
        decided, spelled_then = everything(), spelled()
        for article in Article.objects.all():
            link_mentions(article)
        assert everything() == decided
        assert spelled() == spelled_then
        standing = list(NameDecision.objects.filter(undone_at=None))
        order.shuffle(standing)
        for decision in standing:
            undo(None, decision)
        assert everything() == at_first
        assert of_the_start(entities) == spelled_first
        transaction.set_rollback(True)


some = given(deeds=deeds, order=st.randoms(use_true_random=False))


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@some
def test_any_sequence_of_decisions_and_undoings(archive, deeds, order):
    check(deeds, order)


@pytest.mark.slow
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@some
def test_many_sequences_of_decisions_and_undoings(archive, deeds, order):
    check(deeds, order)
