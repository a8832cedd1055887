"""The invented archive: the same every time, any part of it by itself, and what it says of itself is true."""

from collections import Counter
from datetime import timedelta

import numpy as np
import pytest

from articles.entities.link import Found
from articles.importing import Item
from articles.management.measure.search.batch import BATCH, batch
from articles.management.measure.search.corpus import Corpus, Doc, number_of
from articles.management.measure.search.names import NAMES, kind_of, name_of
from articles.management.measure.search.vocabulary import SMALL, danish_words
from articles.management.measure.search.world import MONTHS, words_at, world, zipf
from articles.story import COPENHAGEN
from articles.wire import WireFile, read_file

STORIES = 5_200


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus(STORIES)


@pytest.fixture(scope="module")
def docs(corpus) -> list[Doc]:
    return list(corpus.docs())


@pytest.fixture(scope="module")
def items(corpus) -> list[tuple[Item, Found]]:
    return list(corpus.items())


def texts_of(story) -> dict[str, str]:
    return {"headline": story.headline, "lead": story.lead, "body": "\n\n".join(story.paragraphs)}


def test_any_part_is_made_by_itself_and_the_same(corpus, docs):
    across = list(Corpus(STORIES).docs(BATCH - 2, BATCH + 4))
    assert [doc.id for doc in across] == list(range(BATCH - 2, BATCH + 4))
    assert across == docs[BATCH - 3 : BATCH + 3]
    assert corpus.fingerprint != Corpus(STORIES + 1).fingerprint


def test_a_file_is_read_as_the_story_it_was_made_from(items):
    for item, _found in items[::100]:
        (taken,) = read_file(WireFile(name=item.file, data=item.data)).taken
        assert taken.story == item.story


def test_names_and_dates_stand_where_it_is_said(items):
    spoken = 0
    for item, found in items[::10]:
        texts = texts_of(item.story)
        for of in (found.names, found.dates):
            for field, places in of.items():
                assert [place.start for place in places] == sorted({place.start for place in places})
                for place in places:
                    assert texts[field][place.start : place.end] == place.text
        spoken += sum(map(len, found.dates.values()))
    assert spoken > 3


def test_a_document_says_the_same_as_the_story(docs, items):
    for doc, (item, found) in zip(docs[::10], items[::10], strict=True):
        story = item.story
        assert (doc.id, doc.title) == (number_of(story.guid), story.headline)
        assert doc.body == "\n\n".join((story.lead, *story.paragraphs))
        names = {(name.type.value, name.name) for of in found.names.values() for name in of}
        assert {(kind_of(number), name_of(number)) for number in doc.entities} == names
        local = doc.published.astimezone(COPENHAGEN)
        assert (local.year - 2006) * 12 + local.month - 1 == doc.month
        assert story.published.first_day <= local.date() < story.published.end_day


def test_the_mixture_is_as_promised(docs, items):
    stories = [item.story for item, _found in items]
    assert 250 < np.mean([len(doc.body.split()) for doc in docs]) < 350
    assert 7 < np.mean([sum(map(len, found.names.values())) for _item, found in items]) < 9
    assert 0.01 < np.mean([story.published.instant is None for story in stories]) < 0.03
    assert 0.02 < np.mean([story.language == "en" for story in stories]) < 0.04
    expected = np.array([doc.month for doc in docs])
    late = np.flatnonzero(expected < np.maximum.accumulate(expected) - 12)
    assert 0.02 < len(late) / len(docs) < 0.06
    assert {doc.section for doc in docs} == set(range(1, 13))
    assert {doc.source for doc in docs} == set(range(1, 9))
    assert Counter(doc.source for doc in docs).most_common(1)[0][0] == 1
    assert 0 <= min(doc.month for doc in docs) <= max(doc.month for doc in docs) == MONTHS - 1


def test_late_and_month_only_stories_are_many_in_the_poor_months(docs, items):
    poor = set(world(words_at(STORIES)).poor.tolist())
    month_only = Counter(
        doc.month in poor
        for doc, (item, _found) in zip(docs, items, strict=True)
        if item.story.published.instant is None
    )
    in_poor = sum(doc.month in poor for doc in docs) / STORIES
    assert in_poor > 1.2 * len(poor) / MONTHS
    assert month_only[True] / month_only.total() > 2 * in_poor


def test_stories_that_come_later_are_other_ones_of_the_last_days(corpus):
    further = [item.story for item, _found in corpus.further(1, 40)]
    assert [number_of(story.guid) for story in further] == list(range(STORIES + 1, STORIES + 40))
    newest = max(story.published.first_day for story in further)
    recent = [story for story in further if story.published.first_day > newest - timedelta(days=60)]
    assert len(recent) > len(further) * 0.8


def test_names_are_different_for_each_kind():
    names = Counter((kind_of(number), name_of(number)) for number in range(1, NAMES + 1))
    assert names.most_common(1)[0][1] == 1


def test_words_are_different_and_the_first_are_the_same_for_any_number():
    words = danish_words(30_000)
    assert len(set(words)) == len(words) == 30_000
    assert words[: len(SMALL)] == list(SMALL)
    assert danish_words(25_000) == words[:25_000]


def test_common_ranks_are_drawn_more_often():
    ranks = zipf(np.linspace(0, 1, 10_000, endpoint=False), 1_000, 1.1, 3.0)
    assert 0 == ranks.min() < ranks.max() < 1_000
    numbers = np.bincount(ranks, minlength=1_000)
    assert numbers[0] > numbers[1] > numbers[10] > numbers[100] > numbers[900]


def test_a_batch_depends_on_its_number_and_the_size_of_the_corpus_alone():
    of = world(words_at(STORIES))
    one, same, other = (batch(of, number, 50, STORIES) for number in (1, 1, 0))
    assert (one.pieces == same.pieces).all()
    assert len(one.pieces) != len(other.pieces) or (one.pieces != other.pieces).any()
