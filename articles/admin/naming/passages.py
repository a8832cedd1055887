"""The words around a mention, for those who have to tell what it names."""

import re
from dataclasses import dataclass

from articles.models import Article, Entity, Mention

AROUND = 110
"""Characters shown on each side of a name, give or take a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A mention in its text: what stands before and after it, cut at words."""

    story: Article
    before: str
    name: str
    after: str
    found: Entity | None = None
    """What the text says, where that was asked for."""


def passage_of(mention: Mention) -> Passage:
    """The passage around a mention that was fetched with its story and with what it was found as.

    Only the name where the text has changed since.
    """
    before, after = around(getattr(mention.article, mention.field), mention.start, mention.end, mention.text)
    return Passage(story=mention.article, before=before, name=mention.text, after=after, found=mention.found)


def around(text: str, start: int, end: int, name: str) -> tuple[str, str]:
    """What stands before and after `text[start:end]`, "…" where something is left out; nothing if not `name`."""
    if text[start:end] != name:
        return "", ""
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND:
        before = "… " + re.sub(r"^\S*\s+", "", before)
    if end + AROUND < len(text):
        after = re.sub(r"\s+\S*$", "", after) + " …"
    return before, after
