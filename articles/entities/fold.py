"""Words as names are found by, and keys as names are sorted by. Pure."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")

_DANISH = str.maketrans({"å": "aa", "ä": "æ", "ö": "ø", "ő": "ø", "œ": "ø", "ü": "y", "ű": "y", "ð": "d", "þ": "th"})
_CODED = str.maketrans({"z": "zb", "æ": "zc", "ø": "zd", "å": "ze"} | {digit: f"1{digit}" for digit in "0123456789"})


def fold_words(text: str) -> list[str]:
    """The words of a name as Alias.words holds them and a search compares them, in order.

    Case-folded; å is aa ("Ålborg" and "Aalborg" are one); other letters lose their accents ("Kjærbøl" keeps
    æ and ø, which are letters; "François" is "francois"); anything but letters and digits parts words.
    """
    folded = unicodedata.normalize("NFC", text).casefold().replace("å", "aa")
    return _WORD.findall(_without_accents(folded))


def danish_sort_key(text: str) -> str:
    """A key that sorts as a Danish dictionary does: word by word, æ ø å last, aa as å; case and accents aside.

    ä, ö and ü stand with æ, ø and y. The key holds ASCII letters and digits alone and never "aa", so that it
    sorts the same under any collation a database may have: z, æ, ø, å are written zb, zc, zd, ze, a digit
    follows a 1, and 0 parts words. Equal keys are left to a second column (the primary key).
    """
    folded = unicodedata.normalize("NFC", text).casefold().translate(_DANISH)
    return "0".join(_coded(word) for word in re.split(r"[\s\-‐‑–—/&]+", folded) if _WORD.search(word))


def _coded(word: str) -> str:
    letters = _without_accents(word)
    if not letters.isalnum():
        letters = "".join(letter for letter in letters if letter.isalnum())
    return letters.replace("aa", "å").translate(_CODED)


def _without_accents(text: str) -> str:
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
