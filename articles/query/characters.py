"""Which characters mean something in a query, and what is left of a word when they are taken off."""

import re
import unicodedata

SPACED = frozenset("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Marks that text programs leave in copied text; nobody sees them, so they count as white space."""

DROPPED = frozenset("\u00ad\u2060")
"""The soft hyphen and the word joiner: they stand inside words and are no part of them."""

MINUS = "-–−"
"""What may stand for the minus: phones and word processors put longer ones in."""

STRIPPED = ",;.!?…:+'’‘´`-–—−‐‑"
"""What a word sheds at both ends. All of MINUS is here, so that no word begins with one."""

_DOUBLE = '"“”‟＂'
CLOSERS = {'"': _DOUBLE, "“": _DOUBLE, "”": _DOUBLE, "„": _DOUBLE, "‟": _DOUBLE, "＂": _DOUBLE, "»": "«»", "«": "»«"}
"""The marks that may begin a phrase, and the marks that may end it."""

CLOSER = {"„": "“", "»": "«", "«": "»", "“": "”"}
"""The mark that we write to end a phrase, where it is not the mark that began it."""

QUOTES = "".join(CLOSERS)
RUN = re.compile(rf"[^\s(){QUOTES}]+")
_QUOTE = re.compile(f"[{QUOTES}]")
_PIECE = re.compile(r"[\x00-\x7f][^\x00-\x7f]*|[^\x00-\x7f]+")
_UNUSABLE = frozenset({"Cc", "Cs"})


def clean(text: str) -> tuple[str, list[int]]:
    """The text in NFC without characters that no database takes or no reader sees, and where each one stood.

    The list has one more entry than the cleaned text: the place just after the end.
    """
    kept: list[str] = []
    origins: list[int] = []
    for at, char in enumerate(text):
        if char in DROPPED:
            continue
        kept.append(" " if char in SPACED or unicodedata.category(char) in _UNUSABLE else char)
        origins.append(at)
    cleaned = "".join(kept)
    if not unicodedata.is_normalized("NFC", cleaned):
        cleaned, origins = _composed(cleaned, origins)
    return cleaned, [*origins, len(text)]


def _composed(text: str, origins: list[int]) -> tuple[str, list[int]]:
    """NFC by pieces that begin with an ASCII character: those never compose with what stands before them."""
    pieces: list[str] = []
    places: list[int] = []
    for match in _PIECE.finditer(text):
        piece = unicodedata.normalize("NFC", match[0])
        pieces.append(piece)
        places += (origins[min(match.start() + at, match.end() - 1)] for at in range(len(piece)))
    return "".join(pieces), places


def plain(text: str) -> str:
    """A cleaned word or phrase as the tree holds it: single spaces, no quotes, no punctuation at its ends."""
    return " ".join(_QUOTE.sub(" ", text).split()).strip(STRIPPED + " ")


def says_something(text: str) -> bool:
    """Whether there is a letter or a digit to search for."""
    return any(char.isalnum() for char in text)
