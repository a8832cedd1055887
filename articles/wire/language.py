"""The language of a text, for stories whose file names none. Offline (lingua); null rather than a guess.

Only words that begin with a small letter are looked at: names are in every language, and a table of football
results is Spanish to any detector. The figures behind the thresholds are in docs/wire-formats.md.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lingua import LanguageDetector

LANGUAGES = ("da", "nb", "nn", "sv", "fi", "is", "en", "de", "fr", "es", "it", "nl", "pl", "pt", "ru")
"""What a Nordic newsroom meets (ISO 639-1). Each more makes the others less certain."""
SHORTEST = 100
"""Characters of words with small letters. With fewer, one text in fifty is taken for another language."""
LONGEST = 400
"""More of these characters make no answer better, and cost time."""
SURE = 0.99
"""The least share of its belief that the detector must give to its answer."""
SURE_OF_RELATIVE = 300
"""Characters before a text of an agency is believed to be in a close relative of the agency's own language."""

_RELATIVES = frozenset({"da", "nb", "nn", "no", "sv"})
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def detect_language(texts: Iterable[str | None], *, usual: str | None = None) -> str | None:
    """The primary language subtag of `texts` (headline, lead, paragraphs), None when they are too short or unclear.

    `usual` is the agency's own language: Danish and Norwegian are so alike that a short text from a Danish agency
    is not taken for Norwegian.
    """
    sample = " ".join(_small_words(texts))
    if len(sample) < SHORTEST:
        return None
    best = _detector().compute_language_confidence_values(sample)[0]
    found = best.language.iso_code_639_1.name.lower()
    own = (usual or "").partition("-")[0].lower()
    is_relative = found != own and {found, own} <= _RELATIVES
    if best.value < SURE or (is_relative and len(sample) < SURE_OF_RELATIVE):
        return None
    return found


def _small_words(texts: Iterable[str | None]) -> Iterator[str]:
    """The words with a small first letter, in their order, LONGEST characters of them."""
    words = (found[0] for text in texts if text for found in _WORD.finditer(text))
    size = 0

    def has_room(word: str) -> bool:
        nonlocal size
        size += len(word) + 1
        return size <= LONGEST

    return takewhile(has_room, (word for word in words if word[0].islower()))


@cache
def _detector() -> "LanguageDetector":
    """One for each process, made when the first text asks for it: the web pages never do.

    The mode called low accuracy looks at groups of three letters only. So does the other one from 120 characters
    on; below, which is nearly all out of our reach, it would need 360 MB more.
    """
    from lingua import IsoCode639_1, LanguageDetectorBuilder  # noqa: PLC0415 - see above

    codes = [IsoCode639_1.from_str(code) for code in LANGUAGES]
    return LanguageDetectorBuilder.from_iso_codes_639_1(*codes).with_low_accuracy_mode().build()
