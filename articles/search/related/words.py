"""The telling words of a story as clues."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from articles.index.columns import Array
from articles.index.store import are_frequent
from articles.index.terms import any_form, code_of, stem_of
from articles.index.terms import form_of as folded_form
from articles.index.words import words_in
from articles.lexicon.compounds import split
from articles.lexicon.function_words import EVERY_FUNCTION_WORD
from articles.models import Article, MentionField
from articles.search.plan import LeafPlan, Ranges, Terms
from articles.search.related.clue import Clue, Kind, rarity
from articles.search.related.names import Named
from articles.search.story_set import StorySet
from articles.search.tally import slots_in
from articles.search.texts import LEAD, PART, TITLE, WEIGHT, Texts

WEIGHTS: Mapping[str, float] = {MentionField.HEADLINE: TITLE, MentionField.LEAD: LEAD, MentionField.BODY: 1.0}
"""What a word counts each time it stands there; see articles.search.texts."""
STANDS_OUT = 1.5
"""A word that counts so much stands in the headline or the lead, or repeatedly: it tells what the story is about."""
WORTH, MOST_WORTH = 0.35, 1.5
"""What sharing a word is worth that just stands out; one that stands out more is worth up to so many times that."""
PASSING = 0.5
"""What a story gains of it in which the word does not stand out."""
LEAST = 0.3
"""Words less rare than this are no clue: among 300,000 stories, those of more than 6,800."""
MOST = 12
"""Words that are looked up. Each costs a fetch from every segment."""
ASKED = 40
"""Words of which it is asked whether they are frequent, before the MOST are chosen."""
FREQUENT = 0.04
"""Of the stories: a word that more of them hold is not looked up."""
SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Telling:
    """A word that stands out in a story: its text there, and how much it counts."""

    text: str
    weight: float


def word_clues(article: Article, mentions: Iterable[Named], near: StorySet, listed: StorySet) -> list[Clue]:
    """The telling words that are rare among the stories of `near`, of which alone they are clues; in two queries.

    `slots` and `shares` are of the segments of `listed`, whose stories those of `near` are.
    """
    code = code_of(article.language)
    asked = telling_words(article, mentions)[:ASKED]
    chosen = _not_frequent(code, asked, near)[:MOST]
    ranges = Ranges()
    plans = [LeafPlan(((Terms(ranges.number(any_form(code, word.text))),),)) for word in chosen]
    texts = Texts(near.segments, near.view.find(ranges.asks(near.view.segments), with_times=True))
    stories, stories_of = near.count, slots_in(near.masks)
    clues = []
    for word, plan in zip(chosen, plans, strict=True):
        found = [_held(texts.times(at, plan, slots), slots) for at, slots in enumerate(stories_of)]
        rare = rarity(sum(len(slots) for slots, _shares in found), stories)
        if rare >= LEAST:
            worth = WORTH * rare**2 * min(MOST_WORTH, sqrt(word.weight / STANDS_OUT))
            here = dict(zip(near.segments, found, strict=True))
            every = [here.get(segment, NOWHERE) for segment in listed.segments]
            clues.append(
                Clue(Kind.WORD, word.text, worth, [slots for slots, _ in every], [shares for _, shares in every])
            )
    return clues


NOWHERE = (np.zeros(0, np.int64), np.zeros(0))


def _held(times: Array, slots: Array) -> tuple[Array, Array]:
    """Those of the slots that hold a word so often, and the part of its worth that each gains."""
    held = times > 0
    return slots[held], np.where(times[held] >= STANDS_OUT * WEIGHT, 1.0, PASSING)


def telling_words(article: Article, mentions: Iterable[Named]) -> list[Telling]:
    """The words that stand out, by stem, those that count most first, among equals the longest.

    Without those of names, which are clues of their own, and those that hold sentences together. The parts of a
    compound are words too, that count less.
    """
    code = code_of(article.language)
    weights: dict[str, float] = {}
    texts: dict[str, str] = {}
    taken = list(mentions)
    for field, weight in WEIGHTS.items():
        text = _without_names(getattr(article, field), [(one.start, one.end) for one in taken if one.field == field])
        for word in filter(_may_tell, words_in(text)):
            parts = [part for part in (split(word) if code == "d" else ()) if len(part) >= SHORTEST]
            for one, counts in ((word, weight), *((part, weight * PART) for part in parts)):
                stem = stem_of(code, folded_form(one))
                weights[stem] = weights.get(stem, 0.0) + counts
                texts.setdefault(stem, one)
    telling = [Telling(texts[stem], weight) for stem, weight in weights.items() if weight >= STANDS_OUT]
    return sorted(telling, key=lambda word: (-word.weight, -len(word.text), word.text))


def _may_tell(word: str) -> bool:
    return len(word) >= SHORTEST and not word[0].isdigit() and word.lower() not in EVERY_FUNCTION_WORD


def _without_names(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _not_frequent(code: str, words: Sequence[Telling], near: StorySet) -> list[Telling]:
    """The words that are not frequent in the largest stored segment, as far as its blocks show at a glance."""
    stored = [(segment.size, segment.pk) for segment in near.segments if segment.pk is not None]
    if not stored or len(words) <= MOST:
        return list(words)
    size, pk = max(stored)
    frequent = are_frequent(pk, [any_form(code, word.text) for word in words], int(size * FREQUENT))
    return [word for number, word in enumerate(words) if number not in frequent]
