"""Which words of the dictionary are compounds, and of which two words each; how common a word is as their part."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from articles.lexicon import compounds
from articles.lexicon.lists import by_hand
from articles.lexicon.lists.lemmas import Lemma

OFTEN = 4
"""Words of the dictionary that have to write a link for it to be believed."""
ADDED = 5.0
"""Compounds that a word of hand/added.txt is worth at least."""
MOST_WORTH = 40.0
"""Compounds that the commonest word is worth."""
ALL_PARTS, UNSEEN = 60_000, 0.3
"""What a count is divided by to be a share, and added to it so that no share is nothing."""
_PEOPLE = ("nord", "syd", "øst", "vest", "midt", "nordøst", "nordvest", "sydøst", "sydvest", "hvide")
"""Before an adjective for a people these make another people's."""


class Pairs:
    """A pair of words for every compound among `lemmas`.

    `common` says how common a word is: its share of all words in running text. Words of hand/silent.txt and links of
    hand/links.txt are added to the lemmas.
    """

    def __init__(self, lemmas: dict[str, Lemma], common: Mapping[str, float]) -> None:
        self.lemmas = lemmas
        self.common = common
        self.not_first = by_hand.words_of("not_first")
        self.not_last = by_hand.words_of("not_last")
        self.added = by_hand.words_of("added")
        self.stays = by_hand.words_of("whole")
        self.known = by_hand.known_parts()
        self._by_link: dict[str, list[Lemma]] = defaultdict(list)
        self._find_links()
        self.firsts: Mapping[str, float] = {}
        self.lasts: Mapping[str, float] = {}
        self.of: dict[str, tuple[str, str]] = {}
        self._find_pairs()

    def cost(self, counts: Mapping[str, float], word: str) -> float:
        """Of an element: by how many words of the dictionary have it so, and how common it is by itself."""
        return -math.log((counts.get(word, 0.0) + self.worth(word) + UNSEEN) / ALL_PARTS)

    def worth(self, word: str) -> float:
        """Compounds that a word as common as this is worth: 1 for one in a million words of text, 10 for ten."""
        forms = {form for form in self.lemmas[word].forms if len(form) > 5} | {word}
        often = max(self.common.get(form, 0.0) for form in forms)
        return max(min(MOST_WORTH, often * 1e6), ADDED * (word in self.added))

    def _find_links(self) -> None:
        for lemma in self.lemmas.values():
            for link in lemma.links:
                self._by_link[link].append(lemma)
        for word in sorted(by_hand.words_of("silent")):
            self._link(self.lemmas.setdefault(word, Lemma(word)), word)
        for word, link in by_hand.lines_of("links"):
            if word in self.lemmas:
                self._link(self.lemmas[word], link)
        self._learn_links()
        for lemma in self.lemmas.values():
            if lemma.noun and lemma.may_be_last and not lemma.links and len(lemma.word) > 4:
                self._link(lemma, lemma.word)

    def _learn_links(self) -> None:
        """Give nouns the s or e that the dictionary writes after them in its own compounds without saying so."""
        learned: Counter[tuple[str, str]] = Counter()
        for lemma in self.lemmas.values():
            for at in range(4, len(lemma.word) - 3):
                start, last = lemma.word[:at], self.lemmas.get(lemma.word[at:])
                first = self.lemmas.get(start[:-1])
                if start[-1] in "se" and start not in self._by_link and first and first.noun and last:
                    learned[start, first.word] += last.may_be_last and lemma.inflected_as(last)
        for (link, word), times in learned.items():
            if times >= OFTEN:
                self._link(self.lemmas[word], link)

    def _link(self, lemma: Lemma, link: str) -> None:
        self._by_link[link].append(lemma)
        lemma.links.add(link)

    def _find_pairs(self) -> None:
        """Count three times: first every possible pair of each word, then the likeliest by the counts so far."""
        candidates = {lemma.word: found for lemma in self.lemmas.values() if (found := list(self._possible(lemma)))}
        firsts: dict[str, float] = defaultdict(float)
        lasts: dict[str, float] = defaultdict(float)
        for found in candidates.values():
            for first, last in found:
                firsts[first] += 1 / len(found)
                lasts[last] += 1 / len(found)
        self.firsts, self.lasts = firsts, lasts
        for _ in range(2):
            self.of = {word: best for word, found in candidates.items() if (best := self._likeliest(word, found))}
            self.firsts = Counter(first for first, _ in self.of.values())
            self.lasts = Counter(last for _, last in self.of.values())

    def _possible(self, lemma: Lemma) -> Iterator[tuple[str, str]]:
        word = lemma.word
        if word in self.stays or word in self.known or word in self.added:
            return
        for at in range(2, len(word) - 1):
            start, end = word[:at], word[at:]
            last = self.lemmas.get(end)
            if last is None or not last.may_be_last or end in self.not_last or start in self.not_first:
                continue
            if start not in self._by_link or not lemma.inflected_as(last):
                continue
            if last.adjective and start in _PEOPLE and end.endswith("sk"):
                continue
            yield from ((first.word, end) for first in self._by_link[start] if first.word not in self.not_first)

    def _likeliest(self, word: str, found: list[tuple[str, str]]) -> tuple[str, str] | None:
        """The pair that costs least, unless that is too much; the dictionary is believed more than other text."""
        costs = [(self.cost(self.firsts, first) + self.cost(self.lasts, last), first, last) for first, last in found]
        cost, first, last = min(costs)
        return (first, last) if cost <= max(2.2 * len(word) + 1, compounds.limit(word)) else None
