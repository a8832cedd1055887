"""What counts as a word, decided once for the index, the query and the marks in a snippet.

PostgreSQL's own parser reads "Moskva/Minsk" as a file, "Hviderusland.Putin" as a host and "2016-2021"
as 2016 and minus 2021, and then finds none of their parts. So it is only ever shown text in which the
punctuation inside words has become a space. A number keeps its point ("100.000"), and a comma between
digits becomes one, so that "2,5" and "2.5" are one word.

Invariant: `plain(text)` is exactly as long as `text`, so places in the one are places in the other;
`Plain` says the same in SQL.
"""

import re
import unicodedata
from typing import Any, NamedTuple

from django.db.models import Func, TextField

PARTING = "!\"#$%&'()*+,-/:;<=>?@[\\]^_`{|}~‐‑‒–—―’‘‛′…·«»“”„‚›‹"
"""Every ASCII mark but the point, and the dashes, quotes and dots of print."""

_COMMA = "(?<=[0-9]),(?=[0-9])"
_POINT = r"(?<![0-9])\.|\.(?![0-9])"
_SPACES = str.maketrans(dict.fromkeys(PARTING, " "))
_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")


class WordSpan(NamedTuple):
    """One word of a text and its place there: code points, end exclusive."""

    start: int
    end: int
    text: str


def plain(text: str) -> str:
    """`text` with the punctuation inside words as spaces; the same length."""
    return re.sub(_POINT, " ", re.sub(_COMMA, ".", text)).translate(_SPACES)


def word_spans(text: str) -> list[WordSpan]:
    """The words of `text` in order, as the index parts them."""
    return [WordSpan(m.start(), m.end(), m.group()) for m in _WORD.finditer(plain(text))]


def query_words(text: str) -> tuple[str, ...]:
    """The words of something typed. Empty when it holds no letter and no digit, which the index cannot find."""
    words = (span.text for span in word_spans(unicodedata.normalize("NFC", text)))
    return tuple(word for word in words if any(unicodedata.category(c)[0] == "L" or c.isdecimal() for c in word))


_SQL_PARTING = PARTING.replace("'", "''").replace("%", "%%")


class Plain(Func):
    """plain() in SQL, of a text expression."""

    template = (
        f"translate(regexp_replace(regexp_replace(%(expressions)s, '{_COMMA}', '.', 'g'), '{_POINT}', ' ', 'g'), "
        "'%(parting)s', '%(spaces)s')"
    )
    output_field = TextField()

    def __init__(self, text: Any) -> None:
        super().__init__(text, parting=_SQL_PARTING, spaces=" " * len(PARTING))
