"""Pairs of frequent words are where these stand side by side, in every segment however it was made."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from itertools import cycle, islice, pairwise, product

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.index import pairs
from articles.index.blocks import blocks_of, postings_of_blocks
from articles.index.check import check
from articles.index.columns import IndexedStory, newest_last
from articles.index.occurrences import GAP, MOST_POSITIONS
from articles.index.postings import MOST_TIMES, Postings
from articles.index.segment import Segment, merged, segment_of
from articles.index.settle import settle
from articles.index.store import headers, read_blocks, read_paired
from articles.index.terms import code_of, pair, terms_of, word_of
from articles.index.words import words_in
from articles.models import SearchBlock, SearchColumn
from articles.query.tree import And, Named, Near, Not, Phrase, Prefix, Word
from articles.search import SearchRequest, Sort, search
from articles.story import Moment
from tests.factories import ArticleFactory
from tests.index.test_segment import assert_same, spelled

calm = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
TEXT = st.lists(st.sampled_from(["i", "og", "det", "Det", "grund", "x"]), max_size=6).map(" ".join)
STORY = st.fixed_dictionaries(
    {
        "sort_at": st.integers(0, 3),
        "language": st.sampled_from(["da", "da", "en", ""]),
        "headline": TEXT,
        "lead": TEXT,
        "body": TEXT,
    }
)
STORIES = st.lists(STORY, max_size=9).map(
    lambda all_: [IndexedStory(pk=3 * at + 1, **one) for at, one in enumerate(all_)]
)
SHARES, MOSTS = st.sampled_from([0.5, 1, 6]), st.sampled_from([2, 3, 200])


@pytest.fixture
def paired(monkeypatch):
    """Words are paired in segments of any size."""
    monkeypatch.setattr(pairs, "LEAST", 0)


def read(stories: list[IndexedStory]) -> tuple[set[bytes], dict[bytes, dict[int, tuple[int, int, tuple[int, ...]]]]]:
    """The paired words and the postings of pairs, found word by word."""
    texts: list[list[tuple[int, bytes]]] = []
    for story in newest_last(stories):
        placed: list[tuple[int, bytes]] = []
        position = 0
        for text in (story.headline, story.lead, story.body):
            for word in words_in(text):
                placed.append((position, terms_of(code_of(story.language), word)[0]))
                position += 1
            position += GAP
        texts.append(placed)
    often = Counter(a_term for placed in texts for _position, a_term in placed)
    enough = sorted(
        (a_term for a_term in often if often[a_term] * pairs.SHARE >= len(stories)), key=lambda t: (-often[t], t)
    )
    words = set(enough[: pairs.MOST])
    told: dict[bytes, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for slot, placed in enumerate(texts):
        for (before, one), (behind, other) in pairwise(placed):
            if behind == before + 1 and {one, other} <= words:
                told[pair(one, other)][slot].append(before)
    return words, {
        a_term: {slot: (len(at), 0, tuple(at)) for slot, at in of.items()} for a_term, of in sorted(told.items())
    }


def in_segment(segment: Segment) -> dict[bytes, dict[int, tuple[int, int, tuple[int, ...]]]]:
    told = spelled(postings_of_blocks(segment.blocks, segment.size))
    return {a_term: of for a_term, of in told.items() if a_term < b"a"}


@calm
@given(STORIES, SHARES, MOSTS)
def test_pairs_are_where_frequent_words_stand_side_by_side(paired, monkeypatch, stories, share, most):
    monkeypatch.setattr(pairs, "SHARE", share)
    monkeypatch.setattr(pairs, "MOST", most)
    segment = segment_of(stories)
    words, told = read(stories)
    assert segment.paired == sorted(words)
    assert in_segment(segment) == told
    assert segment.terms == sorted(segment.terms)
    assert segment.terms[: len(told)] == list(told)
    assert not any(word_of(a_term) for a_term in told)


@calm
@given(STORIES, SHARES, st.data())
def test_merged_parts_have_the_pairs_of_the_whole(paired, monkeypatch, stories, share, data):
    monkeypatch.setattr(pairs, "SHARE", share)
    part_of = [data.draw(st.integers(0, 2)) for _ in stories]
    alive = {story.pk for story in stories if data.draw(st.booleans())}
    parts = [segment_of([s for s, of in zip(stories, part_of, strict=True) if of == part]) for part in range(3)]
    masks = [np.isin(part.columns.ids, sorted(alive)) for part in parts]
    whole = segment_of([story for story in stories if story.pk in alive])
    joined = merged([(part.columns, part.blocks) for part in parts], masks)
    assert_same(joined, whole)
    assert joined.paired == whole.paired


def test_the_last_word_of_a_story_is_not_beside_the_first_of_the_next(paired):
    body = "o " * (MOST_POSITIONS - 2 * GAP) + "sidst"
    stories = [
        IndexedStory(pk=1, sort_at=1, language="da", body=body),
        IndexedStory(pk=2, sort_at=2, language="da", headline="først"),
    ]
    told = in_segment(segment_of(stories))
    assert list(told) == [b"Do\0o"]
    assert told[b"Do\0o"][0][0] == MOST_TIMES - 1


def test_words_of_small_segments_are_not_paired():
    small = segment_of([IndexedStory(pk=pk, language="da", headline="Det er") for pk in range(pairs.LEAST - 1)])
    large = segment_of([IndexedStory(pk=pk, language="da", headline="Det er") for pk in range(pairs.LEAST)])
    assert (small.paired, large.paired) == ([], [b"ddet\0det", b"der\0er"])
    assert in_segment(small) == {}
    assert set(in_segment(large)) == {b"Ddet\0er"}
    keep = np.ones(pairs.LEAST, bool)
    keep[0] = False
    fewer = merged([(large.columns, large.blocks)], [keep])
    assert (fewer.paired, in_segment(fewer)) == ([], {})


@pytest.fixture
def stories(db, monkeypatch):
    """Stories of three segments: with pairs, made before there were any, and of this process."""
    texts = ["Det er sne", "Er det sne", "Sne det er på grund af sne", "På grund af det", "Det er på"]
    for of in ("new", "old", "own"):
        monkeypatch.setattr(pairs, "LEAST", 1_000 if of == "old" else 0)
        for at, text in enumerate(texts):
            ArticleFactory(headline=text, body=f"{text} og {text}", guid=f"{of}{at}")
        ArticleFactory(headline="It is snow", body="Is it snow", language="en", guid=f"{of}en")
        if of != "own":
            settle(waiting=1, merge=False)
    SearchColumn.objects.filter(segment=headers()[1].pk, name="paired").delete()
    assert [bool(words) for words in read_paired([one.pk for one in headers()]).values()] == [True]


QUESTIONS = {
    "two": (Phrase("det er"), ["0", "2", "4"]),
    "folded": (Phrase("DET Er"), ["0", "2", "4"]),
    "in another order": (Phrase("er det"), ["1"]),
    "three": (Phrase("det er sne"), ["0"]),
    "four": (Phrase("på grund af det"), ["3"]),
    "frequent and rare": (Phrase("grund af sne"), ["2"]),
    "over the edge of texts": (Phrase("sne det"), ["2"]),
    "never side by side": (Phrase("sne på"), []),
    "unknown": (Phrase("det er ukendt"), []),
    "in the headline": (Named("title", "er på", Phrase), ["2", "4"]),
    "another language": (Phrase("it is"), ["en"]),
    "near": (Near((Phrase("det er"), Word("grund")), 4), ["2"]),
    "with others": (And((Phrase("det er"), Not(Phrase("er sne")))), ["2", "4"]),
    "any form": (Word("det-er"), ["0", "2", "4"]),
    "a beginning behind": (Prefix("det sn"), ["1"]),
}


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("case", QUESTIONS)
def test_phrases_are_found_with_pairs_and_without(stories, case, sort):
    tree, names = QUESTIONS[case]
    page = search(SearchRequest(tree=tree, sort=sort))
    assert sorted(hit.article.guid for hit in page.hits) == sorted(
        of + name for of in ("new", "old", "own") for name in names
    )


def test_the_last_word_of_a_story_is_not_beside_the_first_of_the_next_one(db):
    words = cycle(one + other for one, other in product("abcdefghijklmnopqrst", repeat=2))
    body = " ".join(islice(words, MOST_POSITIONS - 2 * GAP - 1))
    ArticleFactory(headline="", body=f"først {body} sidst", moment=Moment.of_day(date(2020, 1, 1)))
    ArticleFactory(headline="først og sidst", moment=Moment.of_day(date(2020, 1, 2)))
    assert search(SearchRequest(tree=Phrase(f"{body[-2:]} sidst"))).count == 1
    assert search(SearchRequest(tree=Phrase("sidst først"))).count == 0


def without_row(pk: int) -> None:
    SearchColumn.objects.filter(segment=pk, name="paired").delete()


def with_another_word(pk: int) -> None:
    SearchColumn.objects.filter(segment=pk, name="paired").update(data=b"det")


def without_pairs(pk: int) -> None:
    _change(pk, pairs.without_pairs)


def elsewhere(pk: int) -> None:
    def move(has: Postings) -> Postings:
        return replace(has, positions=has.positions + (np.arange(len(has.positions)) == 0))

    _change(pk, move)


def _change(pk: int, do: Callable[[Postings], Postings]) -> None:
    [header] = headers()
    has = postings_of_blocks(read_blocks(pk), header.size)
    SearchBlock.objects.filter(segment=pk).delete()
    for block in blocks_of(do(has), header.size):
        SearchBlock.objects.create(segment_id=pk, **asdict(block))


BREAKS = {
    without_row: "was made before pairs of frequent words were indexed: phrases of such words are found slowly.",
    with_another_word: "has other words paired than its frequent ones.",
    without_pairs: "lacks pairs of its words: 2, among them 'Ddet\\x00er', 'Der\\x00sne'.",
    elsewhere: "has other postings of pairs of words: 1, among them 'Ddet\\x00er'.",
}


@pytest.mark.parametrize("do", BREAKS)
def test_wrong_pairs_are_found_and_said(db, paired, do):
    ArticleFactory(headline="Det er sne", body="")
    settle(waiting=1)
    assert list(check()) == []
    pk = headers()[0].pk
    do(pk)
    assert list(check()) == [f"Segment {pk} {BREAKS[do]}"]
