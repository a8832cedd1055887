"""Makes elements.xz and whole.xz: `python -m articles.lexicon.lists.make_elements AFF DIC NAMES...`. Needs `train`.

AFF and DIC are Stavekontrolden's files as for make_dictionary.py; NAMES are files with a name a line, whose names are
to stay whole: country, region, dkplace, bigcity, midcity, firstname and surname of articles/entities/lists.

The dictionary lists compounds beside simple words and does not tell them apart. Here every word of it is read as a
first part (with one of the links that the dictionary gives it) and a last one that is inflected as the word itself
(pairs.py); how often a word is found so in the whole dictionary says how common it is as a part, and the words that no
likely pair explains are the elements. whole.xz then holds whatever the splitter would take apart all the same. What
hand/ says goes before all of it.
"""

import importlib
import lzma
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from articles.lexicon import compounds, elements
from articles.lexicon.dictionary import is_word
from articles.lexicon.lists import by_hand
from articles.lexicon.lists.lemmas import Lemma, alike, lemmas_of
from articles.lexicon.lists.pairs import Pairs

SURELY = (1.55, 1.75)
"""What a chain may cost for every letter that is believed although the word is not inflected as its last part is: for
a noun the second."""
KNOWN, SEEN = 1.5, 0.5
"""Compounds that a compound of the dictionary, and a simple word, must be worth to be shipped."""
_DERIVED = (
    "ing", "else", "hed", "ion", "itet", "ør", "er", "ist", "ment", "ent", "ant", "skab", "graf", "log", "logi",
    "grafi", "isme", "ance", "ens", "eri", "ling", "itis", "tage", "ende", "ik",
)  # fmt: skip
"""Endings of nouns that compounds are freely made with, though the dictionary lists none."""


class Shipped:
    """What is written about the words of `pairs`."""

    def __init__(self, pairs: Pairs) -> None:
        self._pairs = pairs
        self._silent = by_hand.words_of("silent")
        self._no_parts = by_hand.words_of("no_parts")
        self._meant = by_hand.pairs_of("forms")
        self._irregular = by_hand.pairs_of("irregular")

    def lines(self) -> list[str]:
        """The lines of elements.xz, sorted; elements.py says what stands in one."""
        lemmas = self._pairs.lemmas.values()
        return sorted(line for lemma in lemmas if self._is_shipped(lemma) and (line := self._line(lemma)))

    def _is_shipped(self, lemma: Lemma) -> bool:
        word, pairs = lemma.word, self._pairs
        worth = pairs.firsts.get(word, 0.0) + pairs.lasts.get(word, 0.0) + pairs.worth(word)
        if word in self._no_parts or (word in pairs.of and worth < KNOWN):
            return False
        if word in pairs.stays or word in pairs.known or word in pairs.added or word in self._silent:
            return True
        return worth >= SEEN or (lemma.noun and len(word) >= 7 and word.endswith(_DERIVED))

    def _line(self, lemma: Lemma) -> str | None:
        word, pairs = lemma.word, self._pairs
        first, last = f"{pairs.cost(pairs.firsts, word) * 10:.0f}", f"{pairs.cost(pairs.lasts, word) * 10:.0f}"
        links = [link for link in sorted(lemma.links) if self._begins_words(lemma, link)]
        forms = [form for form in sorted(lemma.forms) if self._ends_words(lemma, form)]
        if not links and not forms:
            return None
        parts = tuple(self._parts(word))
        return "\t".join(
            (
                word,
                "=" if parts == (word,) else " ".join(parts),
                ("n" if lemma.noun else "a" if lemma.adjective else "v")
                + ("c" if word in pairs.known or word in pairs.of else ""),
                first if links else elements.NEVER,
                last if forms else elements.NEVER,
                ",".join(_ending(word, link) for link in links),
                ",".join(_ending(word, form) for form in forms),
            )
        )

    def _parts(self, word: str) -> Iterator[str]:
        if word in self._pairs.known:
            yield from self._pairs.known[word]
        elif word in self._pairs.of:
            for part in self._pairs.of[word]:
                yield from self._parts(part)
        elif word not in self._silent:
            yield self._irregular.get(word, word)

    def _begins_words(self, lemma: Lemma, link: str) -> bool:
        if lemma.word in self._pairs.not_first or link in self._pairs.not_first:
            return False
        return self._meant.get(link, lemma.word) == lemma.word

    def _ends_words(self, lemma: Lemma, form: str) -> bool:
        """Whether a form may end a compound; an imperative, a passive or a genitive does not."""
        if not lemma.may_be_last or lemma.word in self._pairs.not_last or form in self._pairs.not_last:
            return False
        if lemma.verb and not lemma.noun and form in (lemma.word[:-1], lemma.word[:-2]):
            return False
        if form != lemma.word and form[-1] == "s" and form[:-1] in lemma.forms:
            return False
        return self._meant.get(form, lemma.word) == lemma.word


def _ending(word: str, form: str) -> str:
    """What elements.grown makes `form` of: letters to take off, then what is put on."""
    same = 0
    for mine, theirs in zip(word, form, strict=False):
        if mine != theirs:
            break
        same += 1
    if len(word) - same > 9:
        raise ValueError(f"{form} is no form of {word}.")
    return f"{len(word) - same}{form[same:]}"


def packed(lines: Iterable[str]) -> bytes:
    """Lines as they are shipped."""
    return lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME)


def main(aff: Path, dic: Path, names: list[Path]) -> None:
    """Write both files."""
    common = importlib.import_module("wordfreq").get_frequency_dict("da", "best")
    lemmas = lemmas_of(aff.read_text(encoding="utf-8").splitlines(), dic.read_text(encoding="utf-8").splitlines()[1:])
    for word, like in by_hand.lines_of("added"):
        lemmas[word] = alike(word, lemmas[like])
    pairs = Pairs(lemmas, common)
    elements.FILE.write_bytes(packed(Shipped(pairs).lines()))
    elements.WHOLE_FILE.write_bytes(packed([]))
    whole = {form for form in _doubtful(pairs) if compounds.split(form)}
    whole.update(name for name in _lower_case(names) if not is_word(name.removesuffix("s")) and compounds.split(name))
    elements.WHOLE_FILE.write_bytes(packed(sorted(whole)))


def _doubtful(pairs: Pairs) -> Iterator[str]:
    """All forms of words that stay whole, and of those that no pair of parts explains unless they are likely chains."""
    yield from pairs.stays
    for lemma in pairs.lemmas.values():
        word = lemma.word
        if word in pairs.known or word in pairs.of:
            continue
        if word in pairs.stays or not compounds.cheapest(word, SURELY[lemma.noun] * len(word))[1]:
            yield from lemma.forms


def _lower_case(files: list[Path]) -> Iterator[str]:
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            if not line.startswith("# "):
                yield line.lower()
                yield line.lower() + "s"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), [Path(name) for name in sys.argv[3:]])
