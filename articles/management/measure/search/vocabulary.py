"""The words of the corpus: a few that every text has, those of the dictionary, and compounds made of these."""

import lzma
import re
from collections.abc import Iterator
from functools import cache

import numpy as np

from articles.lexicon.dictionary import FILE, SHIFT

_SMALL = """og i at det er en til som på de med han af for ikke der var men et har om vi den fra kan så vil over ved
    også efter når nu under eller siger jeg sig ud bliver blev havde mod hun hvor skal mere være alle få kom gør end
    op bare mange andre nogle hvis ind selv hvad to kunne skulle ville måtte må mens før igen ham hende dem denne
    dette disse sin sit sine deres vores min din os man meget kun da her hos mellem uden inden gennem hele både samt
    derfor dog samme første anden"""
SMALL = tuple(_SMALL.split())
"""Words of every text, the most common first; they ask for nothing by themselves."""
_ENGLISH_SMALL = """the of to and in a that is for on with was as by it at from said be has an have were will are not
    he his but they this who which after their been had its would she her there or when more about one than also up
    out into over last could if some other first two new against all can did no before them what where because while
    under"""
ENGLISH_SMALL = tuple(_ENGLISH_SMALL.split())
_ENGLISH_STEMS = """govern report market report court minist elect polic water storm harbor ship trade labor union
    bank budget tax school hospital doctor farm fish road rail train flight airport bridge tunnel power wind gas oil
    price crop grain weather flood fire rescue crash injur arrest charg trial judg lawyer vot ballot party leader
    parliament debat treat border army navy soldier weapon peace talk summit visit protest strik march crowd street
    city village island coast river lake mountain forest match goal team coach player season final cup medal race
    record film music book award artist museum theater church winter summer spring autumn morning evening week month
    year""".split()  # noqa: SIM905
_ENGLISH_ENDINGS = ("", "s", "ed", "ing", "er", "ers", "ment", "al", "ly", "ness", "able", "ful")
_PLAIN = re.compile("[a-zæøåé]{3,22}")
_COMMON = 20_000
"""Ranks that hold no compounds of ours."""


def danish_words(number: int) -> list[str]:
    """So many different words (1,000 to some millions), the most common first; the first are the same for any number.

    Beyond the first `_COMMON` every other word is a compound that no dictionary has to have.
    """
    words, known = _dictionary()
    if number > _COMMON:
        words = words[:_COMMON] + _mixed(words[_COMMON:], known, number - _COMMON)
    return words[:number]


@cache
def english_words() -> list[str]:
    """Some 15,000 words that look English, the most common first."""
    stems = list(dict.fromkeys(_ENGLISH_STEMS))
    simple = [stem + ending for ending in _ENGLISH_ENDINGS for stem in stems]
    joined = [one + other for one in stems for other in stems if one != other]
    chance = np.random.default_rng(len(stems))
    chance.shuffle(simple)
    chance.shuffle(joined)
    return list(dict.fromkeys([*ENGLISH_SMALL, *simple, *joined]))


def _mixed(words: list[str], known: frozenset[str], number: int) -> list[str]:
    compounds = _compounds(known)
    mixed: list[str] = []
    for word in words[: number // 2 + 1]:
        mixed += (word, next(compounds))
    while len(mixed) < number:
        mixed.append(next(compounds))
    return mixed


@cache
def _dictionary() -> tuple[list[str], frozenset[str]]:
    """The dictionary's small-letter forms, SMALL first, then by chance but short ones rather early; and as a set."""
    forms = [form for form in _forms() if _PLAIN.fullmatch(form)]
    known = frozenset(forms)
    chance = np.random.default_rng(len(SMALL)).random(len(forms))
    order = np.argsort(np.log(chance + 1e-12) * -np.exp(np.fromiter(map(len, forms), float) / 1.1))
    return list(dict.fromkeys([*SMALL, *(forms[at] for at in order.tolist())])), known


def _forms() -> Iterator[str]:
    """Every form of articles.lexicon.dictionary, spelled out."""
    before = b""
    for line in lzma.decompress(FILE.read_bytes()).split(b"\n"):
        if line:
            before = before[: line[0] - SHIFT] + line[1:]
            yield before.decode()


def _compounds(known: frozenset[str]) -> Iterator[str]:
    """Different compounds that are not in the dictionary, for ever."""
    nouns = sorted(word for word in known if 3 < len(word) < 9 and {word + "en", word + "er"} <= known)
    neuters = sorted(word for word in known if 3 < len(word) < 9 and {word + "et", word + "ene"} <= known)
    stems = [(stem, ("", "en", "er", "erne")) for stem in nouns] + [
        (stem, ("", "et", "ene", "ets")) for stem in neuters
    ]
    chance = np.random.default_rng(len(stems))
    made: set[str] = set()
    links = ("", "s", "e", "")
    while True:
        firsts, lasts, links_at, endings = chance.integers((len(stems), len(stems), 4, 4), size=(100_000, 4)).T.tolist()
        for first, last, link, ending in zip(firsts, lasts, links_at, endings, strict=True):
            word = stems[first][0] + links[link] + stems[last][0] + stems[last][1][ending]
            if word not in made and word not in known:
                made.add(word)
                yield word
