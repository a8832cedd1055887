"""Two texts of paragraphs: which are the same, moved, changed, new or gone."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from articles.compare.change import ParagraphChange, ParagraphKind, Part, PartKind
from articles.compare.matching import matching
from articles.compare.tokens import tokens_of, word_count
from articles.compare.words import word_diff

ALIKE = 0.4
"""Share of letters in common words from which a paragraph is another one changed."""
MOVED_WORDS = 4
"""Words from which a paragraph that stands elsewhere again is the same one moved; a lone »Nej.« is not."""
_NEIGHBOURS = 60
_MOST_PAIRS = 20_000
"""With how many paragraphs one is compared, and how many pairs are between two paragraphs that stayed the same."""


def text_diff(old: Sequence[str], new: Sequence[str]) -> list[ParagraphChange]:
    """Every paragraph of both texts once, in the order of the new one, those that are gone where they stood.

    The changes that have a place in the new text, in order, are the new text; those with a place in the old one,
    sorted by it, the old text. Texts of some 200,000 characters take a few seconds at the very worst.
    """
    changes: list[ParagraphChange] = []
    at = at_new = 0
    pairs = matching(old, new)
    moved = _moved(old, new, pairs)
    left = set(moved.values())
    for pair, pair_new in [*pairs, (len(old), len(new))]:
        changes += _between(old, new, range(at, pair), range(at_new, pair_new), moved, left)
        if pair < len(old):
            changes.append(word_diff(old[pair], new[pair_new], pair, pair_new))
        at, at_new = pair + 1, pair_new + 1
    return changes


def _moved(old: Sequence[str], new: Sequence[str], pairs: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Place in new -> place in old, of paragraphs that left their place."""
    stayed, stayed_new = {at for at, _ in pairs}, {at for _, at in pairs}
    free: dict[str, list[int]] = {}
    for at in reversed(range(len(old))):
        if at not in stayed:
            free.setdefault(old[at], []).append(at)
    moved = {}
    for at, paragraph in enumerate(new):
        if at not in stayed_new and free.get(paragraph) and word_count(paragraph) >= MOVED_WORDS:
            moved[at] = free[paragraph].pop()
    return moved


def _between(
    old: Sequence[str], new: Sequence[str], places: range, places_new: range, moved: dict[int, int], left: set[int]
) -> Iterator[ParagraphChange]:
    """The changes between two paragraphs that stayed. `left` are the places in old that paragraphs moved from."""
    ours, theirs = [at for at in places if at not in left], [at for at in places_new if at not in moved]
    alike = _alike([old[at] for at in ours], [new[at] for at in theirs])
    changed = {theirs[at_new]: ours[at] for at_new, at in alike.items()}
    waiting = iter(ours)
    for at_new in places_new:
        if at_new in changed:
            for at in waiting:
                if at == changed[at_new]:
                    break
                yield _gone(old, at)
            yield word_diff(old[changed[at_new]], new[at_new], changed[at_new], at_new)
        elif at_new in moved:
            yield _whole(ParagraphKind.MOVED, PartKind.SAME, new[at_new], moved[at_new], at_new)
        else:
            yield _whole(ParagraphKind.NEW, PartKind.ADDED, new[at_new], None, at_new)
    for at in waiting:
        yield _gone(old, at)


def _gone(old: Sequence[str], at: int) -> ParagraphChange:
    return _whole(ParagraphKind.GONE, PartKind.REMOVED, old[at], at, None)


def _whole(kind: ParagraphKind, part: PartKind, text: str, at: int | None, at_new: int | None) -> ParagraphChange:
    return ParagraphChange(kind=kind, parts=(Part(part, text),) if text else (), old=at, new=at_new)


def _alike(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Place in new -> place in old, of paragraphs that are each other changed; rising in both, the most alike first.

    Only those in about the same place are compared, when there are many.
    """
    if not old or not new:
        return {}
    words, words_new = [_words(paragraph) for paragraph in old], [_words(paragraph) for paragraph in new]
    pairs = _near_each_other(len(old), len(new))
    likeness = [(-_likeness(words[at], words_new[at_new]), at, at_new) for at, at_new in pairs]
    taken: list[tuple[int, int]] = []
    for _, at, at_new in sorted(candidate for candidate in likeness if candidate[0] <= -ALIKE):
        place = bisect_left(taken, (at, at_new))
        is_after = place == 0 or (taken[place - 1][0] < at and taken[place - 1][1] < at_new)
        is_before = place == len(taken) or (at < taken[place][0] and at_new < taken[place][1])
        if is_after and is_before:
            taken.insert(place, (at, at_new))
    return {at_new: at for at, at_new in taken}


def _near_each_other(count: int, count_new: int) -> Iterator[tuple[int, int]]:
    """Places in old and new: all of them while they are few, else those about as far into their texts."""
    reach = min(_NEIGHBOURS, _MOST_PAIRS // count)
    for at in range(count):
        middle = at * count_new // count
        for at_new in range(max(0, middle - reach // 2), min(count_new, middle + reach // 2)):
            yield at, at_new


def _words(paragraph: str) -> Counter[str]:
    """Letters of each word of a paragraph: long words tell more than small ones."""
    letters: Counter[str] = Counter()
    for token in tokens_of(paragraph.casefold()):
        if token.is_word:
            letters[token.word] += len(token.word)
    return letters


def _likeness(old: Counter[str], new: Counter[str]) -> float:
    """Share of letters in words that both have, 0 to 1."""
    shared = sum(min(letters, new[word]) for word, letters in old.items() if word in new)
    return 2 * shared / ((old.total() + new.total()) or 1)
