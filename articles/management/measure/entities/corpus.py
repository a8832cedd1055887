"""The archive of the search benchmark, and in it one person who is in as many stories as one likes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.entities.link import Found
from articles.entities.name import Name, NameType
from articles.importing import Item
from articles.management.measure.search.corpus import Corpus, item_of
from articles.story import Story

VERSION = 1
"""Counts the changes of what is added to the corpus of the search."""
WELL_KNOWN = "Frederikke Vangsgaard"
"""No name of the corpus of the search."""
FORMS = ((WELL_KNOWN, "Vangsgaard"),) * 8 + ((WELL_KNOWN, "Wangsgaard"), ("Fr. Vangsgaard", "Vangsgaard"))
"""How a story writes it, first and after that, in turn."""


@dataclass(frozen=True)
class CorpusOnOne(Corpus):
    """The stories of a Corpus; so many of them, evenly spread, end with a paragraph that names WELL_KNOWN twice."""

    mentions: int

    def __post_init__(self) -> None:
        if self.mentions > self.stories:
            raise ValueError(f"{self.mentions} of {self.stories} stories cannot mention a name")

    @property
    def fingerprint(self) -> str:
        """Changes with anything in the corpus."""
        return f"{super().fingerprint}.one.{VERSION}.{self.mentions}"

    def mentions_it(self, number: int) -> bool:
        """Whether the story of this number, from 1 on, names WELL_KNOWN."""
        return number * self.mentions // self.stories > (number - 1) * self.mentions // self.stories

    def items(self, first: int = 1, end: int | None = None) -> Iterator[tuple[Item, Found]]:
        """Stories `first` to `end` (exclusive): as read from a file each, and the names and dates in them."""
        for number, (item, found) in enumerate(super().items(first, end), start=first):
            if self.mentions_it(number):
                yield _with_one(FORMS[number * self.mentions // self.stories % len(FORMS)], item, found)
            else:
                yield item, found


def _with_one(forms: tuple[str, str], item: Item, found: Found) -> tuple[Item, Found]:
    story = item.story
    once, again = forms
    paragraph = f"Sagen har været drøftet før. Det siger {once}. Ifølge {again} bliver den taget op igen."
    body = "\n\n".join((*story.paragraphs, paragraph))
    start = len(body) - len(paragraph)
    places = (paragraph.index(once), paragraph.rindex(again))
    names = tuple(_name(start + at, text) for at, text in zip(places, (once, again), strict=True))
    longer = item_of(_longer(story, paragraph))
    return longer, replace(found, names={**found.names, "body": (*found.names["body"], *names)})


def _longer(story: Story, paragraph: str) -> Story:
    paragraphs = (*story.paragraphs, paragraph)
    return replace(story, paragraphs=paragraphs, body_html="".join(f"<p>{text}</p>" for text in paragraphs))


def _name(start: int, text: str) -> Name:
    return Name(start=start, end=start + len(text), text=text, type=NameType.PERSON, name=WELL_KNOWN, confidence=0.9)
