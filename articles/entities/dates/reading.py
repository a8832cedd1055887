"""A text being read for dates: the folded text that rules match, and what stands around a place in it."""

import re
from dataclasses import dataclass, field

from articles.entities.dates.found import StoryDate

_FOLDED = {ord(character): "-" for character in "‐‑‒–—−"}
_FOLDED |= {ord(character): "'" for character in "’‘ʼ´`"}
_FOLDED |= {ord(character): " " for character in "\u00a0\u2007\u2009\u202f\t"}
_WORD_BEFORE = re.compile(r"([^\W_]+\.?|[^\w\s])\s{0,3}\Z")
_WORD_AFTER = re.compile(r"\s{0,3}([^\W_]+|[^\w\s])")
_OPENS = re.compile(r"(?:\A|[.!?:…\n\r\"“”„»«(\[*•]|(?:\s|\A)[-–—])[\s'\"“”„»«(\[-]{0,6}\Z")

WINDOW = 80
"""Characters of the text before a date that any rule looks at."""


def folded(text: str) -> str:
    """Lower case, plain hyphens, apostrophes and spaces; as long as `text`, so that offsets hold in both.

    The few letters whose small form is two code points keep their shape.
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(letter if len(letter.lower()) > 1 else letter.lower() for letter in text)
    return low.translate(_FOLDED)


@dataclass(slots=True)
class Reading:
    """One text and its story's date. `low` is the text folded; patterns match there, shapes are seen in `text`."""

    text: str
    story: StoryDate | None
    low: str = field(init=False)

    def __post_init__(self) -> None:
        self.low = folded(self.text)

    def before(self, place: int, length: int = WINDOW) -> str:
        """The folded characters that lead up to `place`."""
        return self.low[max(0, place - length) : place]

    def word_before(self, place: int) -> str:
        """The word (folded, with a full stop that touches it) or mark that ends before `place`; "" at the beginning."""
        match = _WORD_BEFORE.search(self.before(place, 40))
        return match[1] if match else ""

    def word_after(self, place: int) -> str:
        """The word (folded) or mark that begins at or after `place`; "" at the end."""
        match = _WORD_AFTER.match(self.low, place)
        return match[1] if match else ""

    def is_capital(self, place: int) -> bool:
        """Whether the character at `place` is a capital letter."""
        return self.text[place : place + 1].isupper()

    def capital_after(self, place: int) -> bool:
        """Whether the next word on the line begins with a capital letter."""
        match = re.compile(r"[ \u00a0]([^\W\d_])").match(self.text, place)
        return bool(match) and self.text[match.start(1)].isupper() if match else False

    def capital_before(self, place: int) -> bool:
        """Whether the word before `place`, parted by a space only, begins with a capital letter."""
        match = re.search(r"([^\W\d_][\w'&.-]{0,30})[ \u00a0]\Z", self.text[max(0, place - 34) : place])
        return bool(match) and match[1][0].isupper() if match else False

    def opens(self, place: int) -> bool:
        """Whether a sentence begins at `place`, or what might be one: after a colon, a quotation mark, a dash."""
        return bool(_OPENS.search(self.text[max(0, place - 12) : place])) or place == 0

    def is_shouted_line(self, start: int, end: int) -> bool:
        """Whether the word stands in capitals among other words in capitals, or alone."""
        around = self.text[max(0, start - 12) : start] + self.text[end : end + 12]
        return self.is_shouted(start, end) and not any(letter.islower() for letter in around)

    def is_shouted(self, start: int, end: int) -> bool:
        """Whether the word at `start` stands in capitals throughout."""
        word = self.text[start:end]
        return len(word) > 1 and word.isupper()
