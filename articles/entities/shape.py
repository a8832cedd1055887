"""Names of an odd shape: more often a mistake of the recogniser than a name. Pure."""

import re
from collections.abc import Mapping

from articles.entities.name import NameType
from articles.story import Note, gettext_noop

LONGEST = 60
"""Characters that a name may have without being odd; "Organisationen for Sikkerhed og Samarbejde i Europa" has 52."""
MOST_WORDS = 7
CAPITALS = 7
"""Letters of a word in capitals that is too long for an abbreviation."""

REASONS: Mapping[str, Note] = {
    code: Note(code=f"shape-{code}", text=text)
    for code, text in {
        "letter": gettext_noop("It has one letter at most."),
        "lower": gettext_noop("It begins with a small letter."),
        "digits": gettext_noop("It has digits."),
        "capitals": gettext_noop("It is a long word in capitals."),
        "long": gettext_noop("It is very long."),
        "mark": gettext_noop("It begins or ends with a mark."),
    }.items()
}
"""What is said of each shape, by the code that odd_shape() gives."""

_ABBREVIATED = re.compile(r"(?:^|[\s.-])[^\W\d_]{1,3}\.$")
_SMALL = re.compile(r"(?:al|el|bin|ben|ibn|de|da|di|du|von|van|ter|ten|af|d|l)\b|[a-z]+\.[a-z]|[a-z][A-Z]")
"""Small letters that a name may begin with: "al-Qaeda", "von der Leyen", "tut.by", "iPhone"."""


def odd_shape(type_: str, name: str) -> str:
    """The code of what is odd about a name of this type, the first of REASONS that holds; empty when nothing is."""
    letters = [letter for letter in name if letter.isalpha()]
    words = name.split()
    tests = {
        "letter": len(letters) < 2 and not (type_ == NameType.ORG and any(letter.isdigit() for letter in name)),
        "lower": name[:1].islower() and not _SMALL.match(name),
        "digits": any(letter.isdigit() for letter in name) and (type_ != NameType.ORG or not letters),
        "capitals": any(word.isupper() and len(word) >= CAPITALS and word.isalpha() for word in words),
        "long": len(name) > LONGEST or len(words) > MOST_WORDS,
        "mark": not (name[:1].isalnum() and (name[-1:].isalnum() or name[-1:] == ")" or _ABBREVIATED.search(name))),
    }
    return next((code for code, is_so in tests.items() if is_so), "")
