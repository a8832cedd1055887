"""The table from a word to the rules that may begin with it, and rules of the simplest kinds."""

import re
from functools import partial

from articles.entities.dates.language import Hit, Hits, Rule
from articles.entities.dates.reading import Reading

_FIRST = re.compile(r"[^\W_]+")


class Anchors:
    """Rules by the first word of what they read, tried in the order in which they were added."""

    def __init__(self) -> None:
        self.rules: dict[str, tuple[Rule, ...]] = {}

    def add(self, rule: Rule, *beginnings: str) -> None:
        """Try `rule` where one of these begins; of several words the first counts."""
        for beginning in beginnings:
            first = _FIRST.match(beginning)
            if first is not None:
                before = self.rules.get(first.group(), ())
                self.rules[first.group()] = before if rule in before else (*before, rule)


def untold(pattern: re.Pattern[str]) -> Rule:
    """A rule for what is recognised and never told."""
    return partial(_untold, pattern)


def _untold(pattern: re.Pattern[str], reading: Reading, place: int) -> Hits:
    match = pattern.match(reading.low, place)
    return [Hit(place, match.end())] if match else []
