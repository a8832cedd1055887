"""Two wordings of one paragraph: which words were taken out and which put in, as a person would mark them."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.compare.change import ParagraphChange, ParagraphKind, Part, PartKind
from articles.compare.matching import matching
from articles.compare.tokens import Token, tokens_of

_ISLAND_WORDS = 3
"""Words that both wordings share are left unmarked between two changes when they are more than this."""
_SMALL_WORD = 3
"""One shared word of so few letters (og, i, at) says nothing between two changes."""


@dataclass(slots=True)
class _Stretch:
    """Tokens that both wordings share, or what stands in each of them at one place."""

    old: list[Token]
    new: list[Token]
    is_same: bool


def word_diff(old: str, new: str, at: int = 0, at_new: int = 0) -> ParagraphChange:
    """What differs between two wordings of one paragraph, one of which may be empty; `at` are its places."""
    if old == new:
        kind, parts = ParagraphKind.SAME, [Part(PartKind.SAME, old)] if old else []
    elif not old:
        kind, parts = ParagraphKind.NEW, [Part(PartKind.ADDED, new)]
    elif not new:
        kind, parts = ParagraphKind.GONE, [Part(PartKind.REMOVED, old)]
    else:
        kind, parts = ParagraphKind.CHANGED, _joined(_parts(_without_islands(_stretches(old, new))))
    return ParagraphChange(kind=kind, parts=tuple(parts), old=at, new=at_new)


def _stretches(old: str, new: str) -> Iterator[_Stretch]:
    ours, theirs = tokens_of(old), tokens_of(new)
    pairs = matching([token.word for token in ours], [token.word for token in theirs])
    at = at_new = 0
    same = _Stretch([], [], is_same=True)
    for pair, pair_new in [*pairs, (len(ours), len(theirs))]:
        if (at, at_new) != (pair, pair_new):
            if same.old:
                yield same
            yield _Stretch(ours[at:pair], theirs[at_new:pair_new], is_same=False)
            same = _Stretch([], [], is_same=True)
        same.old += ours[pair : pair + 1]
        same.new += theirs[pair_new : pair_new + 1]
        at, at_new = pair + 1, pair_new + 1
    if same.old:
        yield same


def _without_islands(stretches: Iterator[_Stretch]) -> list[_Stretch]:
    """A few shared words between two changes become part of one change: it is read as one."""
    kept: list[_Stretch] = []
    for stretch in stretches:
        if not stretch.is_same and len(kept) > 1 and _is_island(kept[-1], kept[-2], stretch):
            island, before = kept.pop(), kept[-1]
            before.old += island.old + stretch.old
            before.new += island.new + stretch.new
        else:
            kept.append(stretch)
    return kept


def _is_island(between: _Stretch, before: _Stretch, after: _Stretch) -> bool:
    words = [token.word for token in between.old if token.is_word]
    letters = sum(map(len, words))
    if len(words) <= 1 and letters <= _SMALL_WORD:
        return True
    return len(words) <= _ISLAND_WORDS and letters <= min(_letters(before), _letters(after))


def _letters(stretch: _Stretch) -> int:
    return max(sum(len(token.word) for token in side if token.is_word) for side in (stretch.old, stretch.new))


def _parts(stretches: list[_Stretch]) -> Iterator[Part]:
    for stretch in stretches:
        if stretch.is_same:
            for ours, theirs in zip(stretch.old, stretch.new, strict=True):
                yield from _replaced(ours.blank, theirs.blank)
                yield Part(PartKind.SAME, ours.word)
        else:
            old, new = ("".join(token.text for token in side) for side in (stretch.old, stretch.new))
            # The blank before a word that was exchanged is not part of what was exchanged.
            shared = old[:1] if old[:1] == new[:1] and old[:1].isspace() else ""
            yield Part(PartKind.SAME, shared)
            yield from _replaced(old[len(shared) :], new[len(shared) :])


def _replaced(old: str, new: str) -> Iterator[Part]:
    if old == new:
        yield Part(PartKind.SAME, old)
    else:
        yield Part(PartKind.REMOVED, old)
        yield Part(PartKind.ADDED, new)


def _joined(parts: Iterator[Part]) -> list[Part]:
    """Neighbours of one kind as one, what was taken out before what was put in, nothing empty."""
    joined: list[Part] = []
    removed = added = ""
    for part in [*parts, Part(PartKind.SAME, "")]:
        if part.kind == PartKind.REMOVED:
            removed += part.text
        elif part.kind == PartKind.ADDED:
            added += part.text
        elif part.text or not (removed or added):
            joined += _changed(removed, added)
            removed = added = ""
            if joined and joined[-1].kind == PartKind.SAME:
                joined[-1] = Part(PartKind.SAME, joined[-1].text + part.text)
            elif part.text:
                joined.append(part)
    return joined + _changed(removed, added)


def _changed(removed: str, added: str) -> list[Part]:
    both = (Part(PartKind.REMOVED, removed), Part(PartKind.ADDED, added))
    return [part for part in both if part.text]
