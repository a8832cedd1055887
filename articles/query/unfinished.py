"""What somebody is typing at the end of a query: the word, phrase or value that is not finished yet. Pure."""

import re
from dataclasses import dataclass

from articles.query.characters import CLOSER, CLOSERS, MINUS, RUN, STRIPPED, clean, plain, says_something
from articles.query.fields import SPELLINGS, Field
from articles.query.lexer import OPERATORS
from articles.query.printer import field_value_text
from articles.query.spelled import EXACT

MOST_WORDS = 4
"""Words before the end that may be one name or one date together."""
LONGEST = 200
"""Characters of a query from which on nobody finishes it."""

_FIELD = re.compile(r"([^\W\d_]+):$")
_SIGNS = frozenset(f"*~{EXACT}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """The end of `text` as somebody types it.

    `words` are the last plain words, MOST_WORDS at most, each with where it begins; the last is not finished. In a
    field or a phrase they are all of the value. `start` is where the value with its field and mark begins.
    """

    text: str
    words: tuple[tuple[int, str], ...]
    start: int
    field: Field | None = None
    mark: str = ""
    """The quotation mark that is open."""

    @property
    def last(self) -> str:
        """The word being typed."""
        return self.words[-1][1]

    def typed(self, count: int) -> str:
        """The last `count` words as they are typed."""
        return " ".join(word for _at, word in self.words[-count:])

    def is_all(self, count: int) -> bool:
        """Whether the query is the last `count` words and nothing else, plainly typed."""
        return not (self.field or self.mark) and not self.text[: self._begin(count)].strip()

    def with_field(self, count: int, field: str, value: str, language: str) -> str:
        """The query with field:value in place of the last `count` words; of a field or a phrase, of all of it."""
        return _closed(self.text[: self._begin(count)] + field_value_text(field, value, language))

    def with_word(self, word: str) -> str:
        """The query with `word` in place of the one being typed."""
        end = CLOSER.get(self.mark, self.mark)
        return _closed(f"{self.text[: self.words[-1][0]]}{word}{end}")

    def _begin(self, count: int) -> int:
        return self.start if self.field or self.mark else self.words[-count][0]


def unfinished(typed: str) -> Unfinished | None:
    """What is being typed at the end of a query; None when that is nothing one could finish.

    An operator, an unknown field, a word with *, ~ or = is not; nor is anything after more than LONGEST characters.
    """
    text = clean(typed)[0].rstrip()
    if not text or len(text) > LONGEST:
        return None
    opened = _open_quote(text)
    if opened is not None:
        return _value(text, opened, text[opened])
    run = _last_run(text)
    if run is None:
        return None
    start = run.start() + len(run[0]) - len(run[0].lstrip(MINUS))
    name, colon, value = text[start:].partition(":")
    if colon and name.isalpha():
        field = SPELLINGS.get(name.casefold())
        if field is None or not says_something(value) or _SIGNS & set(value):
            return None
        at = start + len(name) + 1
        return Unfinished(text=text, words=((at, value),), start=start, field=field)
    words = _plain_words(text)
    return Unfinished(text=text, words=tuple(words), start=words[0][0]) if words else None


def _value(text: str, opened: int, mark: str) -> Unfinished | None:
    """What stands after an open quotation mark: the value of a field, or a phrase."""
    words = [(opened + 1 + at.start(), at[0]) for at in re.finditer(r"\S+", text[opened + 1 :])]
    if not words or not says_something(words[-1][1]) or _SIGNS & set(text[opened + 1 :]):
        return None
    before = _FIELD.search(text, 0, opened)
    if before is None:
        return Unfinished(text=text, words=tuple(words), start=opened, mark=mark)
    field = SPELLINGS.get(before[1].casefold())
    if field is None:
        return None
    return Unfinished(text=text, words=tuple(words), start=before.start(), field=field, mark=mark)


def _closed(text: str) -> str:
    """The text with the parentheses closed that are open at its end."""
    depth, at = 0, 0
    while at < len(text):
        if text[at] in CLOSERS:
            at = min((end for closer in CLOSERS[text[at]] if (end := text.find(closer, at + 1)) >= 0), default=at)
        elif text[at] in "()":
            depth = max(depth + (1 if text[at] == "(" else -1), 0)
        at += 1
    return text + ")" * depth


def _open_quote(text: str) -> int | None:
    """Where the quotation mark is that has no other after it."""
    at = 0
    while at < len(text):
        if text[at] in CLOSERS:
            ends = [end for closer in CLOSERS[text[at]] if (end := text.find(closer, at + 1)) >= 0]
            if not ends:
                return at
            at = min(ends)
        at += 1
    return None


def _last_run(text: str) -> re.Match[str] | None:
    runs = list(RUN.finditer(text))
    return runs[-1] if runs and runs[-1].end() == len(text) else None


def _plain_words(text: str) -> list[tuple[int, str]]:
    """The plain words at the end of a text, in order, each with where it begins; none when the last is not one."""
    found: list[tuple[int, str]] = []
    for run in reversed(list(RUN.finditer(text))):
        word = run[0].lstrip(MINUS) if not found else run[0]
        if len(found) == MOST_WORDS or not _is_plain(word):
            break
        at = run.end() - len(word)
        if found and not text[run.end() : found[-1][0]].isspace():
            break
        found.append((at, word))
        if at > run.start():
            break
    return found[::-1]


def _is_plain(word: str) -> bool:
    is_field = ":" in word.strip(STRIPPED)
    return (
        says_something(word)
        and not is_field
        and not _SIGNS & set(word)
        and plain(word) not in OPERATORS
        and word[0] not in MINUS
    )
