"""The piece of a story shown with its hit, and its headline, with the wanted words marked.

Pieces are plain text as (text, is_marked); a page turns them into HTML, so nothing can break it.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from articles.index.occurrences import MOST_CHARACTERS
from articles.models import Article
from articles.search.marks import Mark, Text, marks_of
from articles.search.wanted import Wanted

Pieces = tuple[tuple[str, bool], ...]

LENGTH = 200
"""Characters of a snippet, about."""
BEFORE = 60
"""Characters shown before the first mark, about."""
SCRAP = 30
"""Characters of a sentence that begins at the end of a snippet which are better left out."""
ELLIPSIS = "…"

_SPACE = re.compile(r"\s+")
_ODD_SPACE = re.compile(r"\s\s|[^\S ]")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What a hit shows of its story's text."""

    headline: Pieces
    snippet: Pieces


def excerpts(
    articles: Sequence[Article], wants: Sequence[Wanted], compounds: Sequence[Container[int] | None] = ()
) -> list[Excerpt]:
    """The excerpt of each story, in order.

    `compounds` are, of each wanted leaf, the keys of the stories that may hold compounds of it, None for all.
    """
    texts = [
        Text.of(text[:MOST_CHARACTERS], article.language)
        for article in articles
        for text in (article.headline, article.body, article.lead)
    ]
    holders = [
        None if keys is None else {place for place in range(len(texts)) if articles[place // 3].pk in keys}
        for keys in compounds
    ]
    marks = marks_of(texts, wants, holders)
    anywhere = [not want.in_title for want in wants]
    result = []
    for at, article in enumerate(articles):
        headline, *others = range(3 * at, 3 * at + 3)
        inside = [(texts[n].text, [mark for mark in marks[n] if anywhere[mark.leaf]]) for n in others]
        result.append(
            Excerpt(
                headline=_pieces(texts[headline].text, marks[headline], 0, len(texts[headline].text)),
                snippet=_snippet(article, inside),
            )
        )
    return result


def _snippet(article: Article, texts: Sequence[tuple[str, list[Mark]]]) -> Pieces:
    # The body comes first and wins when the lead holds no more of what was asked for.
    text, marks = max(texts, key=lambda pair: len({mark.leaf for mark in pair[1]}))
    if not marks:
        return _opening(article)
    windows = _windows(text, marks)
    pieces: list[tuple[str, bool]] = []
    for start, end in windows:
        pieces += [(f" {ELLIPSIS} " if pieces else f"{ELLIPSIS} ", False)] if start else []
        pieces += _pieces(text, marks, start, end)
    if windows[-1][1] < len(text):
        pieces.append((f" {ELLIPSIS}", False))
    return _merged(pieces)


def _opening(article: Article) -> Pieces:
    first, _parting, _rest = article.body.partition("\n\n")
    text = article.lead or first
    if article.headline_is_derived and first and _bare(article.lead) == _bare(article.headline):
        text = first
    if len(text) <= LENGTH + 20:
        return _merged([(text, False)])
    return _merged([(text[: _word_end(text, LENGTH)], False), (f" {ELLIPSIS}", False)])


def _bare(text: str) -> str:
    return text.strip().rstrip(f".{ELLIPSIS} ")


def _windows(text: str, marks: list[Mark]) -> list[tuple[int, int]]:
    """One window of the text that shows all wanted leaves there are, or two shorter ones that show most."""
    one, shown = _best(text, marks, LENGTH)
    rest = [mark for mark in marks if mark.leaf not in shown]
    if not rest:
        return [one]
    one, shown = _best(text, marks, LENGTH // 2)
    others = [mark for mark in marks if mark.leaf not in shown]
    two, _shown = _best(text, others, LENGTH // 2)
    first, last = sorted([one, two])
    return [(first[0], max(first[1], last[1]))] if last[0] <= first[1] + 3 else [first, last]


def _best(text: str, marks: list[Mark], length: int) -> tuple[tuple[int, int], set[int]]:
    """The earliest window that shows most leaves, then most marks, and which leaves it shows."""
    best: tuple[tuple[int, int], tuple[int, int], set[int]] | None = None
    last = 0
    for first, mark in enumerate(marks):
        last = max(last, first)
        while last < len(marks) and marks[last].end <= mark.start + length - BEFORE:
            last += 1
        inside = marks[first : max(last, first + 1)]
        leaves = {m.leaf for m in inside}
        worth = (len(leaves), len(inside))
        if best is None or worth > best[0]:
            best = worth, (mark.start, max(m.end for m in inside)), leaves
    assert best is not None  # noqa: S101
    (start, end), leaves = best[1], best[2]
    return _widened(text, start, end, length), leaves


def _widened(text: str, start: int, end: int, length: int) -> tuple[int, int]:
    """From the beginning of the sentence when there is room for it, else from a word a little before the marks."""
    room = max(length - (end - start), 0)
    earliest = max(start - room // 2, 0)
    sentences = [at + len(stop) for stop in (". ", "\n\n") if (at := text.rfind(stop, earliest, start)) >= 0]
    begin = max(sentences, default=0 if earliest == 0 else -1)
    if begin < 0:
        begin = _word_start(text, max(start - min(BEFORE, room // 2), 0), start)
    last = _word_end(text, max(begin + length, end))
    full_stop = text.rfind(".", end, last)
    is_near = full_stop >= max(last - SCRAP, end) and text[full_stop + 1 : full_stop + 2].isspace()
    return begin, full_stop + 1 if is_near else last


def _word_start(text: str, at: int, limit: int) -> int:
    """The first place from `at` on where a word begins, at most `limit`."""
    while at < limit and not (text[at - 1].isspace() and not text[at].isspace()):
        at += 1
    return at


def _word_end(text: str, at: int) -> int:
    """The last place up to `at`, or the first after it, where a word ends."""
    if at >= len(text):
        return len(text)
    space = max(text.rfind(" ", 0, at + 1), text.rfind("\n", 0, at + 1))
    return space if space > at - 40 else at


def _pieces(text: str, marks: list[Mark], start: int, end: int) -> Pieces:
    pieces: list[tuple[str, bool]] = []
    at = start
    for mark in marks:
        if mark.start < at or mark.end > end:
            # Marks that overlap are one mark: the second's rest is added to the first's.
            if mark.start < at < mark.end <= end and pieces:
                pieces.append((text[at : mark.end], True))
                at = mark.end
            continue
        pieces += [(text[at : mark.start], False), (text[mark.start : mark.end], True)]
        at = mark.end
    pieces.append((text[at:end], False))
    return _merged(pieces)


def _spaced(text: str) -> str:
    return _SPACE.sub(" ", text) if _ODD_SPACE.search(text) else text


def _merged(pieces: Sequence[tuple[str, bool]]) -> Pieces:
    """The same pieces with white space as single spaces, neighbours of a kind joined, empty ones gone."""
    merged: list[tuple[str, bool]] = []
    for text, is_marked in pieces:
        told = _spaced(text)
        if merged and merged[-1][1] == is_marked:
            merged[-1] = (_spaced(merged[-1][0] + told), is_marked)
        elif told:
            merged.append((told, is_marked))
    return tuple(merged)
