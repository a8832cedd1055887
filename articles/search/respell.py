"""What was asked, spelled as the archive does: offered where that finds more.

Words come from the stories, and in person:, org: and place: from the names. Nothing is offered that stands in hidden
stories alone: every word is looked for in listed ones as it is written, and every query is counted.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from django.utils import timezone

from articles.entities.fold import fold_words
from articles.index.current import IndexView, open_index
from articles.index.finished import slots_of
from articles.index.terms import ALL_CODES, form_of
from articles.index.vocabulary import spelled_like
from articles.lexicon.dictionary import is_word
from articles.lexicon.function_words import EVERY_FUNCTION_WORD
from articles.query.tree import Node, Phrase
from articles.search.compile import Compiler
from articles.search.limits import TooBroad, in_time
from articles.search.page import SearchRequest
from articles.search.question import Question
from articles.search.respelled import SpelledWord, joined, respell, spelled_words
from articles.search.suggest.known_names import name_tables
from articles.search.suggest.word_table import edits_of
from articles.search.unanswerable import UnanswerableQuery

FEW = 20
"""Stories found from which on nothing is offered: so many are an answer."""
TIMES = 4
"""What finds something already has to be beaten so many times."""
MOST = 2
"""Queries that are offered."""
MOST_WORDS = 6
"""Words of a query that are looked at."""
TRIED = 4
"""Spellings of one word that are looked for in the stories."""
COUNTED = 6
"""Queries that are counted."""
SHORTEST = 4
"""Letters of a word that can be misspelt so that one can tell."""
CHANCE = 20
"""How many times as frequent a word has to be to be meant though one letter more differs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Respelled:
    """A request that finds `count` stories, more than the one it is for; only its tree is another."""

    request: SearchRequest
    count: int


def respelled(request: SearchRequest, found: int) -> tuple[Respelled, ...]:
    """The same request in other spellings that find much more than `found` stories, the most likely first.

    None from FEW stories on, or when counting would take longer than a search may.
    """
    if request.tree is None or found >= FEW:
        return ()
    words = [one for one in spelled_words(request.tree) if _may_be_wrong(one.text)][:MOST_WORDS]
    together = list(joined(request.tree))[:MOST_WORDS]
    if not words and not together:
        return ()
    request = replace(request, page=1, now=request.now or timezone.now())
    with suppress(TooBroad, UnanswerableQuery), in_time():
        view = open_index(request.now or timezone.now())
        trees = list(dict.fromkeys(_trees(request, view, words, together)))[:COUNTED]
        return tuple(_worth_it([replace(request, tree=tree) for tree in trees if tree != request.tree], view, found))
    return ()


def _worth_it(requests: Sequence[SearchRequest], view: IndexView, found: int) -> list[Respelled]:
    kept: list[Respelled] = []
    most = max(found, found * TIMES)
    for request in requests:
        with suppress(UnanswerableQuery):
            # What follows is less likely, so it has to find more.
            if (count := Question(request, view).count) > most:
                kept.append(Respelled(request=request, count=count))
                most = count
    return kept[:MOST]


def _trees(
    request: SearchRequest, view: IndexView, words: Sequence[SpelledWord], together: Sequence[tuple[Node, str]]
) -> Iterator[Node]:
    """Trees to try: all that is misspelt set right at once, then word by word, then words joined that are parted."""
    if request.tree is None:
        return
    offers = _offers(request, view, words)
    if best := {word: texts[0] for word, texts in offers.items() if texts}:
        yield respell(request.tree, best)
    for word, texts in offers.items():
        for text in texts:
            yield respell(request.tree, {word: text})
    known = _listed(request, view, [word for _tree, word in together])
    yield from (one for one, word in together if word in known)


def _may_be_wrong(text: str) -> bool:
    """Not what a dictionary has: that the archive does not speak of it is no reason to doubt it."""
    return len(text) >= SHORTEST and text.isalpha() and not is_word(text) and text.lower() not in EVERY_FUNCTION_WORD


def _offers(request: SearchRequest, view: IndexView, words: Sequence[SpelledWord]) -> dict[SpelledWord, list[str]]:
    """Of each word other spellings that listed stories hold, the likeliest first."""
    near = {word: _near(view, word) for word in words}
    parts = {word: _parted(view, word.text) for word in words if not word.field}
    forms = {form for word, found in near.items() if not word.field for form in found}
    forms |= {part for found in parts.values() for pair in found for part in pair}
    known = _listed(request, view, sorted(forms))
    offers = {}
    for word, found in near.items():
        texts = [written_like(form, word.text) for form in found if word.field or form in known]
        texts += [
            f"{written_like(first, word.text)} {last}"
            for first, last in parts.get(word, [])
            if first in known and last in known
        ]
        offers[word] = texts
    return offers


def _near(view: IndexView, word: SpelledWord) -> list[str]:
    """Forms spelled nearly as a word, TRIED at most, those first that are near and frequent."""
    own = form_of(word.text)
    edits = edits_of(own) or 1
    found: dict[str, int] = {}
    for table in name_tables(view):
        for differ, folded in table.words_like("".join(fold_words(word.text))):
            form = form_of(folded)
            found[form] = min(found.get(form, differ + 1), differ + 1)
    if not word.field:
        found |= {form_of(other): 1 for other in _with_danish_letters(word.text)}
        for one in spelled_like(view, ALL_CODES, own, edits):
            found.setdefault(one.form, 1 if edits == 1 else 2)
    found.pop(own, None)
    likely = sorted(found, key=lambda form: (-(slots_of(view, form) + 1) / CHANCE ** found[form], form))
    return likely[:TRIED]


def _with_danish_letters(text: str) -> list[str]:
    """As it would be written by somebody who has no ø and æ on their keys, read back."""
    lower = text.lower()
    return [lower.replace("oe", "ø").replace("ae", "æ"), lower.replace("o", "ø")]


def _parted(view: IndexView, text: str) -> list[tuple[str, str]]:
    """Two frequent words that are written as one, the most frequent pair."""
    own = form_of(text)
    pairs = [(own[:at], own[at:]) for at in range(3, len(own) - 2)]
    both = [(min(slots_of(view, one), slots_of(view, other)), (one, other)) for one, other in pairs]
    return [pair for slots, pair in sorted(both, reverse=True) if slots][:1]


def _listed(request: SearchRequest, view: IndexView, forms: Sequence[str]) -> set[str]:
    """Those of the forms that a listed story holds just so."""
    if not forms or request.now is None:
        return set()
    compiler = Compiler(view, request.now)
    masks = {form: compiler.compile(Phrase(form)) for form in forms}
    compiler.fetch()
    places = range(len(view.segments))
    return {form for form, mask in masks.items() if any((mask(at, False) & view.listed[at]).any() for at in places)}


def written_like(form: str, typed: str) -> str:
    """A form of the index as people write it: with a capital or aa for å where what was typed or spelling says so."""
    if "å" in form and not is_word(form) and ("aa" in typed.lower() or is_word(form.replace("å", "aa"))):
        form = form.replace("å", "aa")
    return form.capitalize() if typed[:1].isupper() else form
