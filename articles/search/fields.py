"""person:, section:, date: and the rest: one field with its value -> masks of segments."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

import numpy as np
from django.db.models import Func, TextField, Value
from django.db.models.functions import Concat

from articles.entities.fold import fold_words
from articles.index.columns import CORRECTED, Array, ranges
from articles.index.current import IndexView
from articles.index.load import name_number
from articles.index.opened import OpenSegment
from articles.models import EntityType
from articles.query.dates import ImpossibleDate, Period, period_of_field, span_of_field
from articles.query.tree import And, Named, Node, Prefix
from articles.search.mentioned import spans_answering
from articles.search.plan import no_word
from articles.search.spellings import entities_spelled, public_spellings
from articles.search.unanswerable import UnanswerableQuery
from articles.story import Note, gettext_noop

Ask = Callable[[OpenSegment, bool], Array]
"""From a segment and `certain` to the mask of the slots that satisfy a field."""
Read = Callable[[Named, datetime, IndexView], Ask]

DATE_FIELDS = ("date", "from", "to")
"""Those that ask for a story's own date; mentions: asks for dates in its text."""


def ask_of(named: Named, now: datetime, view: IndexView) -> Ask:
    """What a field other than title: asks of a segment's slots. Raises UnanswerableQuery."""
    if named.field in DATE_FIELDS:
        return within(period_of(named))
    try:
        read = _FIELDS[named.field]
    except KeyError:
        note = Note(
            code="field-unanswerable",
            text=gettext_noop("%(field)s: is not a field that can be searched"),
            params={"field": named.field},
        )
        raise UnanswerableQuery(note, part=named) from None
    return read(named, now, view)


def within(period: Period) -> Ask:
    """Stories whose span overlaps the period; when certain, only those whose span lies within it.

    A story without a date never matches, not even a period open on both sides.
    """
    first = period.first_day.toordinal() if period.first_day else None
    end = period.end_day.toordinal() if period.end_day else None

    def ask(segment: OpenSegment, certain: bool) -> Array:
        begins, ends = segment.columns.first_day, segment.columns.end_day
        mask: Array = begins > 0
        if first is not None:
            mask &= begins >= first if certain else ends > first
        if end is not None:
            mask &= ends <= end if certain else begins < end
        return mask

    return ask


def period_of(named: Named) -> Period:
    """The period that date:, from: or to: names. Raises UnanswerableQuery for an impossible date."""
    try:
        return period_of_field(named)
    except ImpossibleDate as fault:
        raise _impossible(named, fault) from None


def _impossible(named: Named, fault: ImpossibleDate) -> UnanswerableQuery:
    instead = Named(named.field, fault.nearest.isoformat()) if fault.nearest else None
    return UnanswerableQuery(fault.note, advice=fault.advice, part=named, instead=instead)


def refuse_empty_period(parts: Iterable[Node], period: Period | None = None) -> None:
    """Raise UnanswerableQuery when no day is in all the periods that must hold together.

    Without this, a month-only story would be found by a period that ends before it begins, because
    it may overlap both sides. With it, overlapping each is overlapping all (Helly's theorem on a line).
    """
    together = period or Period()
    for part in parts:
        if isinstance(part, Named) and part.field in DATE_FIELDS:
            together &= period_of(part)
            if together.first_day and together.end_day and together.first_day >= together.end_day:
                raise UnanswerableQuery(_no_day(together.first_day, together.end_day), part=part)


def conjuncts(node: Node | None) -> tuple[Node, ...]:
    """The requirements that must all hold: the parts of a top-level And, or the one node there is."""
    if node is None:
        return ()
    return node.parts if isinstance(node, And) else (node,)


def _no_day(first_day: date, end_day: date) -> Note:
    return Note(
        code="period-empty",
        text=gettext_noop("No day is both from %(first)s on and before %(end)s"),
        params={"first": first_day.isoformat(), "end": end_day.isoformat()},
    )


def _entity(type_: EntityType) -> Read:
    def read(named: Named, now: datetime, _view: IndexView) -> Ask:
        words = fold_words(named.value)
        if not words:
            raise no_word(named, named.value)
        if named.how is not Prefix:
            return mentioning([name_number(entity, type_.value) for entity in entities_spelled(type_, words, now)])
        spelled = public_spellings(now).filter(entity__type=type_)
        *words, begun = words
        line = Func("words", Value(" "), function="array_to_string", output_field=TextField())
        spaced = Concat(Value(" "), line, output_field=TextField())
        spelled = spelled.alias(spaced=spaced).filter(spaced__contains=f" {begun}")
        if words:
            spelled = spelled.filter(words__contains=words)
        entities = spelled.order_by().values_list("entity", flat=True).distinct()
        return mentioning([name_number(entity, type_.value) for entity in entities])

    return read


def mentioning(names: Sequence[int]) -> Ask:
    """Stories that mention any of these names, as articles.index numbers them."""
    asked = np.unique(np.array(names, np.int32))

    def ask(segment: OpenSegment, _certain: bool) -> Array:
        mask = np.zeros(segment.size, bool)
        mask[holders_of(segment, asked)] = True
        return mask

    return ask


def holders_of(segment: OpenSegment, names: Array) -> Array:
    """The slots whose stories mention each of these names, one name's after the other's."""
    columns = segment.columns
    at = np.searchsorted(columns.held, names)
    known = at < len(columns.held)
    at = at[known][columns.held[at[known]] == names[known]]
    starts = columns.held_at[at].astype(np.int64)
    slots: Array = columns.holders[ranges(starts, columns.held_at[at + 1] - starts)]
    return slots


def speaking(answers: Callable[[Array], Array]) -> Ask:
    """Stories that speak of a date for which `answers` is true, given rows of unit, first day and end day."""

    def ask(segment: OpenSegment, _certain: bool) -> Array:
        mask = np.zeros(segment.size, bool)
        right = answers(segment.columns.span_table.reshape(-1, 3))
        if right.any():
            mask[segment.span_owners[right[segment.columns.spans]]] = True
        return mask

    return ask


def labelled(column: str, values: Iterable[object]) -> Ask:
    """Stories that have any of the values in a column of labels."""
    asked = set(values)

    def ask(segment: OpenSegment, _certain: bool) -> Array:
        labels = segment.columns.labels[column]
        right = np.array([label in asked for label in labels], bool)
        mask: Array = right[getattr(segment.columns, column)]
        return mask

    return ask


def _mentions(named: Named, _now: datetime, _view: IndexView) -> Ask:
    try:
        return speaking(spans_answering(span_of_field(named)))
    except ImpossibleDate as fault:
        raise _impossible(named, fault) from None


def _section(named: Named, _now: datetime, view: IndexView) -> Ask:
    asked = named.value.casefold()
    return labelled("section", (pk for pk, name in view.sections.items() if name.casefold() == asked))


def _source(named: Named, _now: datetime, view: IndexView) -> Ask:
    asked = named.value.casefold()
    return labelled("provider", (pk for pk, called in view.providers.items() if asked in map(str.casefold, called)))


def _language(named: Named, _now: datetime, _view: IndexView) -> Ask:
    subtag = named.value.replace("_", "-").partition("-")[0].lower()

    def ask(segment: OpenSegment, _certain: bool) -> Array:
        labels = segment.columns.labels["language"]
        right = np.array([label.lower().partition("-")[0] == subtag for label in labels], bool)
        mask: Array = right[segment.columns.language]
        return mask

    return ask


def _has(_named: Named, _now: datetime, _view: IndexView) -> Ask:
    """The only thing that can be asked for is a correction."""
    return lambda segment, _certain: (segment.columns.flags & CORRECTED) > 0


_FIELDS: dict[str, Read] = {
    "person": _entity(EntityType.PERSON),
    "org": _entity(EntityType.ORG),
    "place": _entity(EntityType.PLACE),
    "mentions": _mentions,
    "section": _section,
    "source": _source,
    "lang": _language,
    "has": _has,
}
