"""Numbers and dates as people write them, in Danish and in English: what is not so on a page."""

import re
from collections.abc import Iterator

from lxml import html

MONTHS = {
    "da": "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
}
ONLY = {
    "da": "januar|februar|marts|maj|juni|juli|oktober|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag",
    "en": "January|February|June|July|October|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
}
"""Months and days that are spelled in one of the languages alone."""
EVERYWHERE = (
    r"(?<![\d.,/])\d{5,}(?![\d.,/])",  # 39131
    r"(?<![\d.,/-])(?:2[2-9]|[3-9]\d)\d\d(?![\d.,/-])",  # 3913, which is no year
    r"\b\d{4}-\d\d(?:-\d\d)?\b",  # 2020-08-16
    r"(?i)\b(?:i går|i dag|i morgen|yesterday|today|tomorrow)\b",
)
WRONG = {
    "da": (
        r"\d,\d{3}\b",  # 39,131
        r"\b\d{1,2}:\d\d\b",  # 07:42
        rf"\b\d{{1,2}} (?:{MONTHS['da']})\b",  # 16 august
        rf"(?i)\b(?:{MONTHS['da']}) \d{{1,2}}\b(?!\.)",  # august 16
        r"\d%",
        rf"\b(?:{ONLY['en']})\b",
    ),
    "en": (
        r"\d\.\d{3}\b",  # 39.131
        r"\b\d\d\.\d\d\b",  # 07.42
        rf"\b\d{{1,2}}\. (?:{MONTHS['en']})\b",  # 16. August
        rf"\b(?:{MONTHS['en']}) \d{{1,2}}\b",  # August 16
        r"\d %",
        rf"(?i)\b(?:{ONLY['da']})\b",
    ),
}
CLASSES_OF_OTHERS = ("text", "snippet", "story-title", "cite", "mono", "query-error", "hint")
TAGS_OF_OTHERS = ("code", "kbd", "script", "style", "input", "textarea")
"""What agencies wrote, what readers type, addresses."""
NO_NUMBER = r"[Vv]ersion \S+|Telegram \d+"
"""What a version is called by its agency, and a story by tests.index.many."""
SAID = ("aria-label", "title", "placeholder", "alt")


def badly_written(text: str, language: str) -> list[str]:
    """The numbers and dates in a text that are not as one writes them in the language."""
    return [found[0] for pattern in (*EVERYWHERE, *WRONG[language]) for found in re.finditer(pattern, text)]


def said_on(page: str) -> Iterator[str]:
    """All that a page says itself: its words, and those of attributes that are read out or shown."""
    root = html.fromstring(page)
    classes = [f"contains(concat(' ', @class, ' '), ' {name} ')" for name in CLASSES_OF_OTHERS]
    tags = [f"self::{tag}" for tag in TAGS_OF_OTHERS]
    headlines = ["self::h1[ancestor::article]", "self::*[@lang and ancestor::*[@lang]]"]
    for element in root.xpath(f"//*[{' or '.join([*classes, *tags, *headlines])}]"):
        element.drop_tree()
    yield from (re.sub(NO_NUMBER, "", text) for text in root.itertext())
    for element in root.iter():
        if isinstance(element.tag, str):
            yield from (element.get(name) for name in SAID if element.get(name))
