"""Decisions of each kind: what mentions, spellings, log and later imports say afterwards, and after an undo."""

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import translation

from articles.entities.decisions import Effect, Refused, Wanted, decide, preview, preview_undo, undo
from articles.entities.link import KnownNames, link_mentions
from articles.models import Entity, NameDecision, sentence
from tests.entities.decisions.stories import (
    BLOCK,
    DIFFERENT,
    KEEP,
    MERGE,
    RENAME,
    RETYPE,
    SPLIT,
    UNSURE,
    editor,
    named,
    shown_in,
    spellings,
    story,
)
from tests.factories import ArticleFactory, SectionFactory

pytestmark = pytest.mark.django_db

FULL = "Aleksandr Lukasjenko"
OTHER = "Alexander Lukashenko"


@pytest.fixture
def two():
    """Two stories that write one man in two ways."""
    return story(f"Det siger præsident {FULL}. Lukasjenko gik."), story(f"Det siger præsident {OTHER}. Lukashenko kom.")


def merge(user=None):
    return decide(user, Wanted(kind=MERGE, entity=named(OTHER), target=named(FULL)))


def test_a_merge_moves_every_mention_and_its_undoing_brings_them_back(two):
    decision = merge()
    assert [shown_in(each) for each in two] == [[FULL, FULL], [FULL, FULL]]
    undo(None, decision)
    assert [shown_in(each) for each in two] == [[FULL, FULL], [OTHER, OTHER]]


def test_spellings_go_to_what_a_name_was_merged_with_and_leave_it_again(two):
    before = [spellings(named(name)) for name in (FULL, OTHER)]
    decision = merge()
    assert [spellings(named(name)) for name in (FULL, OTHER)] == [sorted(before[0] + before[1]), before[1]]
    undo(None, decision)
    assert [spellings(named(name)) for name in (FULL, OTHER)] == before


def test_a_decision_holds_for_stories_to_come_and_for_stories_read_again(two):
    merge()
    later = story(f"Det siger {OTHER} igen.")
    for each in two:
        link_mentions(each)
    assert [shown_in(each) for each in (*two, later)] == [[FULL, FULL], [FULL, FULL], [FULL]]
    assert set(later.mentions.values_list("found__name", flat=True)) == {OTHER}


def test_an_import_that_runs_meanwhile_learns_of_decisions_and_of_their_undoing():
    known = KnownNames()

    def arriving():
        article = ArticleFactory(headline="", body=f"{FULL} mødte {OTHER}.")
        link_mentions(article, known, is_new=True)
        return shown_in(article)

    assert arriving() == [FULL, OTHER]
    decision = merge()
    assert arriving() == [FULL, FULL]
    undo(None, decision)
    assert arriving() == [FULL, OTHER]


def test_decisions_are_read_once_by_an_import(two, django_assert_num_queries):
    merge()
    known = KnownNames()
    link_mentions(two[0], known)
    link_mentions(two[1], known)
    with django_assert_num_queries(3):
        link_mentions(two[1], known)


def test_a_chain_of_merges_can_be_taken_apart_in_the_middle(two):
    third = story("Det siger præsident Aleksandr Lukasjenka.")
    first = merge()
    decide(None, Wanted(kind=MERGE, entity=named(FULL), target=named("Aleksandr Lukasjenka")))
    assert [shown_in(each)[0] for each in (*two, third)] == ["Aleksandr Lukasjenka"] * 3
    undo(None, first)
    assert [shown_in(each)[0] for each in (*two, third)] == ["Aleksandr Lukasjenka", OTHER, "Aleksandr Lukasjenka"]


def test_a_merge_is_of_what_the_two_have_become(two):
    third = story("Det siger præsident Aleksandr Lukasjenka.")
    merge()
    decision = decide(None, Wanted(kind=MERGE, entity=named(OTHER), target=named("Aleksandr Lukasjenka")))
    assert (decision.entity, decision.target) == (named(FULL), named("Aleksandr Lukasjenka"))
    assert shown_in(third) == shown_in(two[1])[:1]


def test_a_renamed_name_is_another_row_and_keeps_its_old_spelling(two):
    decision = decide(None, Wanted(kind=RENAME, entity=named(FULL), name=" Aljaksandr  Lukasjenka "))
    assert decision.kind == RENAME
    assert shown_in(two[0]) == ["Aljaksandr Lukasjenka"] * 2
    assert spellings(named("Aljaksandr Lukasjenka")) == [FULL, "Aljaksandr Lukasjenka", "Lukasjenko"]
    assert named("Aljaksandr Lukasjenka").sort_key == "aljaksandr0lukasjenka"


def test_renamed_to_a_name_that_is_there_it_is_a_merge_and_says_so(two):
    wanted = Wanted(kind=RENAME, entity=named(OTHER), name=FULL)
    effect = preview(wanted)
    assert (effect.kind, effect.target) == (MERGE, named(FULL))
    assert [str(warning) for warning in effect.warnings] == [
        f"{FULL} is a name in the archive already: the two become one."
    ]
    assert decide(None, wanted).kind == MERGE


def test_a_row_that_an_undone_rename_left_behind_is_no_merge(two):
    wanted = Wanted(kind=RENAME, entity=named(FULL), name="A. Lukasjenko")
    undo(None, decide(None, wanted))
    assert preview(wanted).kind == RENAME


def test_another_type_is_another_row_of_the_name():
    article = story("Det siger direktør Klokkerlund.")
    decide(None, Wanted(kind=RETYPE, entity=named("Klokkerlund"), type="place"))
    assert article.mentions.get().entity == named("Klokkerlund", "place")


def test_a_blocked_word_is_no_name_and_comes_back_when_undone():
    article = story("Det siger direktør Klokkerlund.")
    decision = decide(None, Wanted(kind=BLOCK, entity=named("Klokkerlund")))
    assert (shown_in(article), article.mentions.count()) == (["-"], 0)
    link_mentions(article)
    assert shown_in(article) == ["-"]
    undo(None, decision)
    assert shown_in(article) == ["Klokkerlund"]


def test_two_of_one_name_are_parted_by_section_those_to_come_too():
    body = "Det siger Lars Hansen."
    at_home, sport = story(body, section="Indland"), story(body, section="Sport")
    section = SectionFactory(name="Sport")
    wanted = Wanted(kind=SPLIT, entity=named("Lars Hansen"), qualifier="fodboldspiller", section=section)
    decide(None, wanted)
    later = story(body, section="Sport")
    footballer = "Lars Hansen (fodboldspiller)"
    assert [shown_in(each) for each in (at_home, sport, later)] == [["Lars Hansen"], [footballer], [footballer]]
    assert spellings(named("Lars Hansen", qualifier="fodboldspiller")) == ["Lars Hansen", footballer]


def test_two_of_one_name_are_parted_by_hand():
    first, second = (story("Det siger Lars Hansen.") for _time in range(2))
    wanted = Wanted(kind=SPLIT, entity=named("Lars Hansen"), qualifier="læge", stories=(second.pk,))
    decision = decide(None, wanted)
    assert list(decision.stories.all()) == [second]
    for each in (first, second):
        link_mentions(each)
    assert [shown_in(each) for each in (first, second)] == [["Lars Hansen"], ["Lars Hansen (læge)"]]


def test_a_split_of_a_merged_name_takes_what_was_merged_too(two):
    merge()
    wanted = Wanted(kind=SPLIT, entity=named(FULL), qualifier="skuespiller", stories=(two[1].pk,))
    decide(None, wanted)
    assert [shown_in(each)[0] for each in two] == [FULL, f"{FULL} (skuespiller)"]


@pytest.mark.parametrize("kind", [DIFFERENT, UNSURE])
def test_what_is_said_of_a_pair_moves_nothing(two, kind):
    decision = decide(None, Wanted(kind=kind, entity=named(FULL), target=named(OTHER)))
    assert [shown_in(each)[0] for each in two] == [FULL, OTHER]
    undo(None, decision)
    assert not NameDecision.objects.filter(undone_at=None).exists()


def test_a_preview_counts_what_the_decision_then_does(two):
    effect = preview(Wanted(kind=MERGE, entity=named(OTHER), target=named(FULL)))
    assert effect == Effect(
        kind=MERGE,
        entity=named(OTHER),
        target=named(FULL),
        target_shown=FULL,
        mentions=2,
        stories=1,
        spellings=(OTHER, "Lukashenko"),
        redirects=True,
    )
    assert [shown_in(each)[0] for each in two] == [FULL, OTHER]
    back = preview_undo(merge())
    assert (back.mentions, back.stories, back.target, back.refused) == (2, 1, named(FULL), None)


def test_the_preview_of_a_split_into_a_new_name_makes_no_row():
    stories = [story("Det siger Lars Hansen.") for _time in range(3)]
    chosen = tuple(each.pk for each in stories[:2])
    effect = preview(Wanted(kind=SPLIT, entity=named("Lars Hansen"), qualifier="læge", stories=chosen))
    assert (effect.mentions, effect.stories, effect.target, effect.target_shown, effect.redirects) == (
        2, 2, None, "Lars Hansen (læge)", False,
    )  # fmt: skip
    assert Entity.objects.count() == 1


def test_a_merge_of_two_found_different_is_warned_of(two):
    decide(None, Wanted(kind=DIFFERENT, entity=named(FULL), target=named(OTHER)))
    (warning,) = preview(Wanted(kind=MERGE, entity=named(OTHER), target=named(FULL))).warnings
    assert warning.code == "name-were-different"


def test_every_decision_and_its_undoing_is_in_the_log_in_danish(two):
    user = editor()
    with translation.override("en"):
        undo(user, merge(user))
    entries = LogEntry.objects.order_by("pk").values_list("user__username", "object_repr", "change_message")
    assert list(entries) == [
        ("eva", OTHER, f"Afgjorde at {OTHER} er {FULL}."),
        ("eva", OTHER, f"Fortrød en afgørelse om {OTHER}: Afgjorde at {OTHER} er {FULL}."),
    ]
    decision = NameDecision.objects.get()
    assert (decision.made_by, decision.undone_by, decision.stands) == (user, user, False)


def refusal(**wanted):
    """The code of the refusal; the preview says the same as the deed."""
    wanted = Wanted(**wanted)
    with pytest.raises(Refused) as refused:
        decide(None, wanted)
    effect = preview(wanted)
    assert effect.refused == refused.value.note
    assert "%(" not in sentence(refused.value.note)
    return refused.value.note.code


def test_what_makes_no_sense_is_refused_in_words(two):
    one, other = named(FULL), named(OTHER)
    sport = SectionFactory(name="Sport")
    assert refusal(kind=MERGE, entity=one) == "name-no-target"
    assert refusal(kind=MERGE, entity=one, target=one) == "name-itself"
    assert refusal(kind=RENAME, entity=one, name=" ") == "name-no-name"
    assert refusal(kind=RENAME, entity=one, name=FULL) == "name-same-already"
    assert refusal(kind=RENAME, entity=one, name="x" * 201) == "name-too-long"
    assert refusal(kind=RENAME, entity=one, name=FULL, qualifier="a (b)") == "name-parentheses"
    assert refusal(kind=RETYPE, entity=one, type="person") == "name-same-already"
    assert refusal(kind=RETYPE, entity=one, type="horse") == "name-no-type"
    assert refusal(kind=SPLIT, entity=one, qualifier="b") == "name-split-nothing"
    assert refusal(kind=SPLIT, entity=one, section=sport) == "name-split-same"
    assert refusal(kind=SPLIT, entity=one, qualifier="b", stories=(two[1].pk,)) == "name-no-stories"
    assert refusal(kind=SPLIT, entity=one, qualifier="b", type="horse", section=sport) == "name-no-type"
    decide(None, Wanted(kind=SPLIT, entity=one, qualifier="b", section=sport))
    assert refusal(kind=SPLIT, entity=one, qualifier="c", section=sport) == "name-split-already"
    assert refusal(kind=MERGE, entity=named(FULL, qualifier="b"), target=one) == "name-goes-round"
    decide(None, Wanted(kind=DIFFERENT, entity=one, target=other))
    assert refusal(kind=DIFFERENT, entity=other, target=one) == "name-decided-already"
    assert refusal(kind=UNSURE, entity=other, target=one) == "name-decided-already"
    decide(None, Wanted(kind=KEEP, entity=one))
    assert refusal(kind=KEEP, entity=one) == "name-kept-already"
    decision = merge()
    assert refusal(kind=MERGE, entity=one, target=other) == "name-already-same"
    assert refusal(kind=RENAME, entity=other, name="A") == "name-moved"
    assert refusal(kind=BLOCK, entity=other) == "name-moved"
    assert refusal(kind=RENAME, entity=one, name=OTHER) == "name-goes-round"
    undo(None, decision)
    with pytest.raises(Refused) as refused:
        undo(None, decision)
    assert refused.value.note.code == "name-undone-already"
    assert preview_undo(NameDecision.objects.get(pk=decision.pk)).refused == refused.value.note
    decide(None, Wanted(kind=BLOCK, entity=one))
    assert refusal(kind=MERGE, entity=other, target=one) == "name-blocked"
    assert refusal(kind=BLOCK, entity=one) == "name-blocked"


def test_a_refusal_says_what_to_undo(two):
    merge()
    with translation.override("en"):
        refused = preview(Wanted(kind=RENAME, entity=named(FULL), name=OTHER)).refused
    day = NameDecision.objects.get().made_at.astimezone().date()
    assert str(refused) == (
        f"{OTHER} leads to {FULL} by a decision of {day} about {OTHER} (the same). Nothing was changed: undo that"
        " decision first, or decide the other way round."
    )
