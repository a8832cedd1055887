"""Whether a clause tells of what was or of what will be, as far as that settles the year of a date.

Only plain signs count: a past form ("døde") or an auxiliary of the future ("skal", "vil") that stands before the
date in its clause, or right behind a date that opens the clause. A date behind a definite noun belongs to the noun
("efter valget 9. august skal"), a date that a past event was moved to ("blev udsat til 9. december") lies ahead,
and reported speech is a clause of its own. Whatever else: no tense, and the nearest date counts.
"""

import re

from articles.entities.dates.language import Language
from articles.entities.dates.reading import Reading

_BREAK = re.compile(r"[.!?;:\n\r()\"“”„»«]\s|[!?;\n\r()\"“”„»«]")
_WORD = re.compile(r"[^\W\d_]+|[,0-9]")
_FEW = 14
"""Words before a date that are looked at."""


def tense_at(reading: Reading, start: int, end: int, language: Language) -> str:
    """ "past", "future" or "" for the clause in which the date at `start` to `end` stands."""
    if language.since.search(reading.before(start)):
        return "past"
    before = _WORD.findall(_BREAK.split(reading.before(start, 120))[-1])[-_FEW:]
    told = [word for word in before if word not in language.date_leads and word not in language.weekdays]
    if told and told[-1] != ",":
        return _behind(before, told, language)
    after = _WORD.findall(_BREAK.split(reading.low[end : end + 60])[0])
    return _ahead(after, language)


def _behind(before: list[str], told: list[str], language: Language) -> str:
    """The tense by the words before the date, the nearest one first."""
    near = range(max(len(told) - 3, 0), len(told) - 1)
    if language.definite.fullmatch(told[-1]) and not any(_of(told, index, language) for index in near):
        return ""
    goal = bool(language.goals & set(before[-3:]))
    for index in range(len(before) - 1, -1, -1):
        word = before[index]
        found = _of(before, index, language)
        if found == "past" and goal:
            return ""
        if found:
            return found
        following = before[index + 1] if index + 1 < len(before) else ""
        if word in language.joins and following.endswith(language.present_endings):
            return ""
        if word in language.clause_ends and (index == 0 or before[index - 1] not in language.future):
            return ""
    return ""


def _ahead(after: list[str], language: Language) -> str:
    """The tense by the verb that follows a date at the beginning of its clause."""
    for index, word in enumerate(after[:4]):
        found = _of(after, index, language)
        if found:
            return found
        if word in language.clause_ends and word != ",":
            return ""
    return ""


def _of(line: list[str], index: int, language: Language) -> str:
    word = line[index]
    if word in language.future:
        following = line[index + 1] if index + 1 < len(line) else ""
        return "" if following in language.not_future else "future"
    if index and line[index - 1] in language.participles:
        return ""
    if word in language.past:
        return "past"
    ends = len(word) > 4 and word.endswith(language.past_endings) and word not in language.not_past
    return "past" if ends and (index == 0 or line[index - 1] not in language.not_past) else ""
