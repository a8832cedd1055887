"""The words around a mention, for those who have to tell what it names."""

import re
from dataclasses import dataclass

from articles.models import Article, Mention

AROUND = 110
"""Characters shown on each side of a name, give or take a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A mention in its text: what stands before and after it, cut at words."""

    mention: Mention
    before: str
    name: str
    after: str

    @property
    def story(self) -> Article:
        """The story it stands in."""
        return self.mention.article


def passage_of(mention: Mention) -> Passage:
    """The passage around a mention that was fetched with its story. Only the name where the text has changed since."""
    before, after = around(getattr(mention.article, mention.field), mention.start, mention.end, mention.text)
    return Passage(mention=mention, before=before, name=mention.text, after=after)


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
