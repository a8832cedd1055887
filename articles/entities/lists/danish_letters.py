"""Russian, Ukrainian and Bulgarian names in Danish spelling: "Лукашенко" Lukasjenko, "Сергей" Sergej.

The rules are those of Dansk Sprognævn's transliteration of Cyrillic for newspapers and books.
"""

_COMMON = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zj", "з": "z", "и": "i", "й": "j", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
    "ц": "ts", "ч": "tj", "ш": "sj", "щ": "sjtj", "ы": "y", "э": "e", "ю": "ju", "я": "ja", "ё": "jo", "ъ": "",
    "ь": "",
}  # fmt: skip
_OF_LANGUAGE = {
    "ru": {},
    "uk": {"г": "h", "и": "y", "і": "i", "ї": "ji", "є": "je", "ґ": "g"},
    "bg": {"щ": "sjt", "ъ": "a"},
}
_AFTER_VOWEL_OR_FIRST = {"е": "je"}
_VOWELS = "аеёиоуыэюя"


def in_danish(name: str, language: str) -> str:
    """`name` in Danish letters when `language` is "ru", "uk" or "bg", else as it is. Case is kept letter by letter."""
    if language not in _OF_LANGUAGE:
        return name
    letters = _COMMON | _OF_LANGUAGE[language]
    spelled = []
    for at, letter in enumerate(name):
        lower = letter.lower()
        danish = letters.get(lower, letter)
        if language == "ru" and lower in _AFTER_VOWEL_OR_FIRST and at and name[at - 1].lower() in _VOWELS + "ьъ":
            danish = _AFTER_VOWEL_OR_FIRST[lower]
        spelled.append(danish.capitalize() if letter.isupper() else danish)
    return "".join(spelled).replace("Ijj", "Ij").replace("jj", "j")
