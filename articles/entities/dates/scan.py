"""The text from left to right: at each word that a date may begin with, its rules are tried.

Dates joined to a range by "fra ... til", "mellem ... og" or a dash become one.
"""

import re
from collections.abc import Mapping

from articles.entities.dates import danish, english
from articles.entities.dates.found import DateFound, StoryDate, Unit
from articles.entities.dates.language import GAP, Hit, Hits, Rule
from articles.entities.dates.reading import Reading
from articles.entities.dates.spans import joined

_TOKEN = re.compile(r"(?<![^\W_])(?:[qh][1-4](?=\W)|'?[0-9]+|[^\W\d_]+)")
_RULES: Mapping[str, tuple[Mapping[str, tuple[Rule, ...]], tuple[Rule, ...]]] = {
    "da": (danish.RULES, danish.DIGIT_RULES),
    "en": (english.RULES, english.DIGIT_RULES),
}
LANGUAGES = tuple(_RULES)
"""Languages whose dates are read."""
_TO = re.compile(
    rf"(?:{GAP}og)?(?:{GAP}(?:frem|indtil))?{GAP}(?:til(?:{GAP}og{GAP}med)?|to|until|through){GAP}(?:den{GAP}|the{GAP}|og{GAP}med{GAP})?"
)
_DASH = re.compile(r"[^\S\n\r]?[-–—][^\S\n\r]?")
_AND = re.compile(rf"{GAP}(?:og|and){GAP}(?:den{GAP}|the{GAP})?")
_FROM = re.compile(r"\b(?:fra|from)\s(?:(?:og|and)\s\w+\s)?(?:den\s|the\s|i\s)?\Z")
_SAME = re.compile(rf",?{GAP}(?:den|d\.|the){GAP}")
_BETWEEN = re.compile(r"\b(?:mellem|between)\s(?:den\s|the\s)?\Z")
_LONGEST = 200
"""Characters of the longest date: what is longer is a list that went wrong."""


def dates_in(text: str, *, story: StoryDate | None, language: str) -> tuple[DateFound, ...]:
    """The dates that `text` speaks of, sorted by start, never overlapping.

    `story` is the story's own date, None when unknown: what is told from it stays untold then. `language` is a
    primary subtag; other than Danish and English no dates are found. Never raises, never asks what day it is.
    """
    if language not in _RULES:
        return ()
    reading = Reading(text, story)
    hits = _joined(reading, _hits(reading, *_RULES[language]))
    return tuple(_found(text, hit) for hit in hits if hit.end - hit.start <= _LONGEST)


def _hits(reading: Reading, anchors: Mapping[str, tuple[Rule, ...]], digit_rules: tuple[Rule, ...]) -> Hits:
    hits: Hits = []
    place = 0
    for token in _TOKEN.finditer(reading.low):
        start = token.start()
        if start < place:
            continue
        word = token.group()
        for rule in digit_rules if word[-1].isdecimal() and word[0] in "'0123456789" else anchors.get(word, ()):
            found = rule(reading, start)
            if found:
                hits += found
                place = found[-1].end
                break
    return hits


def _joined(reading: Reading, hits: Hits) -> Hits:
    """Dates of any kinds that make one range."""
    done: Hits = []
    for hit in hits:
        before = done[-1] if done else None
        if before is not None and _is_same(reading, before, hit):
            done[-1] = Hit(before.start, hit.end, hit.span)
        elif before is not None and _is_range(reading, before, hit):
            span = joined(before.span, hit.span) if before.span and hit.span else None
            done[-1] = Hit(before.start, hit.end, span)
        else:
            done.append(hit)
    return done


def _is_same(reading: Reading, first: Hit, last: Hit) -> bool:
    """One day said twice, with "den" between: "i dag den 16. august", "skærtorsdag, den 9. april"."""
    return (
        first.span is not None
        and first.span == last.span
        and bool(_SAME.fullmatch(reading.low[first.end : min(last.start, first.end + 12)]))
        and last.start - first.end < 12
    )


def _is_range(reading: Reading, first: Hit, last: Hit) -> bool:
    between = reading.text[first.end : last.start]
    if not between or len(between) > 20:
        return False
    if _DASH.fullmatch(between):
        return first.span is not None and last.span is not None and first.span.first < last.span.first
    if first.span and last.span and first.span.first >= last.span.end:
        return False
    if _TO.fullmatch(between.lower()):
        return bool(_FROM.search(reading.before(first.start)))
    return bool(_AND.fullmatch(between.lower()) and _BETWEEN.search(reading.before(first.start)))


def _found(text: str, hit: Hit) -> DateFound:
    span, characters = hit.span, text[hit.start : hit.end]
    if span is None:
        return DateFound(hit.start, hit.end, characters, None, None, "")
    return DateFound(hit.start, hit.end, characters, span.first, span.end, Unit(span.unit).value)
