"""The invented archive that the search is measured on: Danish-looking telegrams, the same every time."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cached_property

from articles.entities.link import Found
from articles.importing import Item
from articles.management.measure.search.batch import BATCH, Batch, batch
from articles.management.measure.search.telling import Teller, Texts
from articles.management.measure.search.world import FIRST_DAY, SEED, words_at, world
from articles.story import COPENHAGEN, Moment, Story

VERSION = 1
"""Counts the changes of what is generated."""
SECTIONS = (
    "Indland", "Udland", "Sport", "Erhverv", "Politik", "Kultur", "Kriminalitet", "Vejr", "Sundhed", "Trafik",
    "Videnskab", "Kongehuset",
)  # fmt: skip
SOURCES = (
    ("kystbureauet", "Kystbureauet"),
    ("nordnyt", "Nordnyt"),
    ("fjordpressen", "Fjordpressen"),
    ("havnebladenes-bureau", "Havnebladenes Bureau"),
    ("oestnyt", "Østnyt"),
    ("sundpressen", "Sundpressen"),
    ("oenyt", "Ønyt"),
    ("hedenyt", "Hedenyt"),
)
"""Codes and names."""


@dataclass(frozen=True, slots=True)
class Doc:
    """A story of the corpus as a peer needs it: what is to be found, and by what."""

    id: int
    """1 for the first of the corpus, and so on; stories of old dates may come late."""
    published: datetime
    """Aware, UTC. Of a story known to the month only, Copenhagen's midnight at which the month begins."""
    month: int
    """Whole months since January 2006, in Copenhagen: 0 to 239."""
    section: int
    """1 to 12."""
    source: int
    """1 to 8."""
    entities: tuple[int, ...]
    """Numbers of the names in the text, from 1 on, sorted, each once."""
    title: str
    body: str
    """Lead and text: paragraphs parted by one empty line."""


@dataclass(frozen=True)
class Corpus:
    """So many stories, each known by its number from 1 on; and others that come when these are there.

    A batch depends on the seed, its number and `stories` alone, so that any part can be made by itself.
    """

    stories: int

    @property
    def fingerprint(self) -> str:
        """Changes with anything in the corpus."""
        return f"{SEED}.{VERSION}.{self.stories}"

    @cached_property
    def _teller(self) -> Teller:
        return Teller(world(words_at(self.stories)))

    def docs(self, first: int = 1, end: int | None = None) -> Iterator[Doc]:
        """Stories `first` to `end` (exclusive; all that are left when None) for a peer."""
        for number, of, at, texts in self._told(first, end):
            yield Doc(
                id=number,
                published=_published(of, at),
                month=int(self._teller.world.day_month[of.day[at]]),
                section=int(of.section[at]) + 1,
                source=int(of.source[at]) + 1,
                entities=texts.numbers(self._teller.world),
                title=texts.headline,
                body=f"{texts.lead}\n\n{texts.body}",
            )

    def items(self, first: int = 1, end: int | None = None) -> Iterator[tuple[Item, Found]]:
        """The same stories for the archive: as read from a file each, and the names and dates in them."""
        for number, of, at, texts in self._told(first, end):
            yield item_of(_story(number, of, at, texts)), self._teller.found(texts)

    def further(self, first: int, end: int) -> Iterator[tuple[Item, Found]]:
        """Stories that come after those of the corpus, the first of them number 1, `end` exclusive."""
        for number, of, at, texts in self._told(first, end, further=True):
            yield item_of(_story(self.stories + number, of, at, texts)), self._teller.found(texts)

    def _told(self, first: int, end: int | None, *, further: bool = False) -> Iterator[tuple[int, Batch, int, Texts]]:
        """(number, batch, place in it, texts) of each story."""
        last = self.stories if end is None else end - 1
        for number in range((first - 1) // BATCH, -(-last // BATCH)):
            before = number * BATCH
            size = BATCH if further else min(BATCH, self.stories - before)
            of = batch(self._teller.world, number, size, self.stories, further=further)
            start, stop = max(first - 1 - before, 0), min(last - before, size)
            for at, texts in enumerate(self._teller.texts(of, start, stop), start):
                yield before + at + 1, of, at, texts


def number_of(guid: str) -> int:
    """The number of the story with this guid."""
    return int(guid.rpartition(":")[2])


def item_of(story: Story) -> Item:
    """The story as read from a file that holds it alone."""
    data = ninjs(story)
    return Item(
        file=f"{number_of(story.guid)}.json",
        number=1,
        story=story,
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def ninjs(story: Story) -> bytes:
    """The file: reading it gives just this story."""
    item = {
        "uri": story.guid,
        "type": "text",
        "version": "1",
        "versioncreated": story.published.isoformat() if story.published else None,
        "language": story.language,
        "urgency": story.urgency,
        "headline": story.headline,
        "description_text": story.lead,
        "body_text": "\n\n".join(story.paragraphs),
        "section": story.section,
        "copyrightholder": story.provider_name,
    }
    return json.dumps(item, ensure_ascii=False).encode()


def _story(number: int, of: Batch, at: int, texts: Texts) -> Story:
    code, name = SOURCES[of.source[at]]
    paragraphs = tuple(texts.body.split("\n\n"))
    return Story(
        guid=f"urn:newsml:{code}.example:{number}",
        provider=code,
        provider_name=name,
        format="ninjs-1",
        version_text="1",
        headline=texts.headline,
        lead=texts.lead,
        credit=name,
        published=_moment(of, at),
        language="en" if of.english[at] else "da",
        section=SECTIONS[of.section[at]],
        urgency=4,
        paragraphs=paragraphs,
        body_html="".join([f"<p>{text}</p>" for text in paragraphs]),
    )


def _moment(of: Batch, at: int) -> Moment:
    day = FIRST_DAY + timedelta(int(of.day[at]))
    if of.month_only[at]:
        return Moment.of_month(day.year, day.month)
    return Moment.of_instant(datetime.combine(day, time(), UTC) + timedelta(seconds=int(of.second[at])))


def _published(of: Batch, at: int) -> datetime:
    moment = _moment(of, at)
    return moment.instant or datetime.combine(moment.first_day, time(), COPENHAGEN).astimezone(UTC)
