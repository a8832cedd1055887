"""The numbers of a batch as texts, with the places of names and dates in them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from articles.entities.dates import DateFound
from articles.entities.link import Found
from articles.entities.name import Name, NameType
from articles.management.measure.search.batch import LEAD, TITLE, Batch
from articles.management.measure.search.names import kind_of
from articles.management.measure.search.world import Ints, World, dates_found

SENTENCE, PARAGRAPH = 16, 48
"""Pieces of a sentence and of a paragraph of the text."""
_BEHIND = ("", " ", ". ", ".\n\n", ".")
"""What may stand behind a piece, by number."""
_NOTHING, _SPACE, _STOP, _BREAK, _END = range(len(_BEHIND))
FIELDS = ("headline", "lead", "body")


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one story, and the pieces in them that are names or days."""

    headline: str
    lead: str
    body: str
    marked: list[tuple[int, int, int]]
    """(field, first character, piece), by field and place."""

    def numbers(self, world: World) -> tuple[int, ...]:
        """The numbers of the names, sorted, each once."""
        first = world.first_name
        return tuple(sorted({piece - first + 1 for _field, _at, piece in self.marked if piece < world.first_date}))


class Teller:
    """Writes the texts of batches."""

    def __init__(self, world: World):
        self.world = world
        self._behind = np.array([len(text) for text in _BEHIND])
        self._dates: list[DateFound] = []

    def texts(self, of: Batch, first: int, end: int) -> Iterator[Texts]:
        """The texts of stories `first` to `end` (exclusive) of the batch."""
        begins = of.start[first : end + 1] - of.start[first]
        pieces = of.pieces[of.start[first] : of.start[end]]
        behind, field_starts = _layout(begins)
        places = _places(self.world.lengths[pieces] + self._behind[behind], begins, field_starts)
        marked = np.flatnonzero((pieces >= self.world.first_name) & (pieces < self.world.first_english))
        cuts = np.searchsorted(marked, begins)
        within = marked - begins[np.searchsorted(begins, marked, side="right") - 1]
        field = (within >= TITLE).astype(np.int64) + (within >= TITLE + LEAD)
        marks = list(zip(field.tolist(), places[marked].tolist(), pieces[marked].tolist(), strict=True))
        for story, (start, stop) in enumerate(zip(begins[:-1].tolist(), begins[1:].tolist(), strict=True)):
            words = self._words(pieces[start:stop].tolist(), behind[start:stop].tolist())
            yield Texts(*words, marks[cuts[story] : cuts[story + 1]])

    def _words(self, pieces: list[int], behind: list[int]) -> tuple[str, str, str]:
        """Headline, lead and text."""
        known = self.world.pieces
        parts = [""] * (2 * len(pieces))
        parts[::2] = [known[piece] for piece in pieces]
        parts[1::2] = [_BEHIND[kind] for kind in behind]
        for at in (0, TITLE, *range(TITLE + LEAD, len(pieces), SENTENCE)):
            parts[2 * at] = parts[2 * at][0].upper() + parts[2 * at][1:]
        lead, body = 2 * TITLE, 2 * (TITLE + LEAD)
        return "".join(parts[:lead]), "".join(parts[lead:body]), "".join(parts[body:])

    def found(self, texts: Texts) -> Found:
        """What a reader of names and dates that knows everything finds in the texts."""
        names: dict[str, list[Name]] = {field: [] for field in FIELDS}
        dates: dict[str, list[DateFound]] = {field: [] for field in FIELDS}
        world = self.world
        for field, at, piece in texts.marked:
            if piece < world.first_date:
                number = piece - world.first_name + 1
                text = world.pieces[piece]
                kind = NameType(kind_of(number))
                names[FIELDS[field]].append(
                    Name(start=at, end=at + len(text), text=text, type=kind, name=text, confidence=0.9)
                )
            else:
                dates[FIELDS[field]].append(self._date(at, piece))
        return Found(
            names={field: tuple(of) for field, of in names.items()},
            dates={field: tuple(of) for field, of in dates.items()},
        )

    def _date(self, at: int, piece: int) -> DateFound:
        self._dates = self._dates or dates_found()
        one = self._dates[piece - self.world.first_date]
        return DateFound(at + one.start, at + one.end, one.text, one.first_day, one.end_day, one.unit)


def _layout(begins: Ints) -> tuple[Ints, Ints]:
    """What stands behind each piece, and where the fields begin: (story, field)."""
    within = np.arange(begins[-1]) - np.repeat(begins[:-1], np.diff(begins))
    behind = np.full(len(within), _SPACE)
    text = within - TITLE - LEAD
    behind[(text >= 0) & (text % SENTENCE == SENTENCE - 1)] = _STOP
    behind[(text >= 0) & (text % PARAGRAPH == PARAGRAPH - 1)] = _BREAK
    behind[begins[:-1] + TITLE - 1] = _NOTHING
    behind[begins[:-1] + TITLE + LEAD - 1] = _END
    behind[begins[1:] - 1] = _END
    return behind, begins[:-1, None] + np.array([0, TITLE, TITLE + LEAD])


def _places(widths: Ints, begins: Ints, field_starts: Ints) -> Ints:
    """The place of each piece's first character in its field."""
    ends = np.cumsum(widths)
    places = ends - widths
    lengths = np.diff(np.concatenate([field_starts.ravel(), begins[-1:]]))
    return places - np.repeat(places[field_starts.ravel()], lengths)
