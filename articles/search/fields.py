"""person:, section:, date: and the rest: one field with its value -> Q."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from django.db.models import Func, Q, TextField, Value
from django.db.models.functions import Concat

from articles.entities.fold import fold_words
from articles.models import EntityType, Mention
from articles.query.dates import ImpossibleDate, Period, period_of_field, read_span
from articles.query.tree import And, Named, Node, Prefix
from articles.search.mentioned import speaks_of
from articles.search.spellings import public_spellings
from articles.search.text import no_word, title_matches
from articles.search.unanswerable import UnanswerableQuery
from articles.story import Note, gettext_noop

DATE_FIELDS = ("date", "from", "to")
"""Those that ask for a story's own date; mentions: asks for dates in its text."""


def named_q(named: Named, *, certain: bool, now: datetime | None = None) -> Q:
    """The stories that a field asks for; see articles.search.compile.to_q. Raises UnanswerableQuery."""
    if named.field in DATE_FIELDS:
        return period_q(period_of(named), certain=certain)
    try:
        read = _FIELDS[named.field]
    except KeyError:
        note = Note(
            code="field-unanswerable",
            text=gettext_noop("%(field)s: is not a field that can be searched"),
            params={"field": named.field},
        )
        raise UnanswerableQuery(note, part=named) from None
    return read(named, now)


def period_q(period: Period, *, certain: bool) -> Q:
    """Stories whose span overlaps the period; when `certain`, only those whose span lies within it.

    A story without a date never matches, not even a period open on both sides.
    """
    dated = Q(published_from__isnull=False, published_to__isnull=False)
    if period.first_day:
        begins = Q(published_from__gte=period.first_day) if certain else Q(published_to__gt=period.first_day)
        dated &= begins
    if period.end_day:
        ends = Q(published_to__lte=period.end_day) if certain else Q(published_from__lt=period.end_day)
        dated &= ends
    return dated


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


def _entity(type_: EntityType) -> Callable[[Named, datetime | None], Q]:
    def read(named: Named, now: datetime | None) -> Q:
        spelled = public_spellings(now).filter(entity__type=type_)
        words = fold_words(named.value)
        if not words:
            raise no_word(named, named.value)
        if named.how is Prefix:
            *words, begun = words
            spelled = spelled.alias(
                spaced=Concat(
                    Value(" "),
                    Func("words", Value(" "), function="array_to_string", output_field=TextField()),
                    output_field=TextField(),
                )
            ).filter(spaced__contains=f" {begun}")
        if words:
            spelled = spelled.filter(words__contains=words)
        # Two sets that the planner can make once, not a question for every story: a correlated EXISTS took
        # seconds on tables that have not been analysed yet, as after a first import.
        mentions = Mention.objects.filter(entity__in=spelled.values("entity"))
        return Q(pk__in=mentions.values("article"))

    return read


def _mentions(named: Named, _now: datetime | None) -> Q:
    try:
        return speaks_of(read_span(named.value))
    except ImpossibleDate as fault:
        raise _impossible(named, fault) from None


def _title(named: Named, _now: datetime | None) -> Q:
    return title_matches(named.how(named.value))


def _section(named: Named, _now: datetime | None) -> Q:
    return Q(section__name__iexact=named.value)


def _source(named: Named, _now: datetime | None) -> Q:
    return Q(provider__code__iexact=named.value) | Q(provider__name__iexact=named.value)


def _language(named: Named, _now: datetime | None) -> Q:
    subtag = named.value.replace("_", "-").partition("-")[0]
    return Q(language__iexact=subtag) | Q(language__istartswith=f"{subtag}-")


_FIELDS: dict[str, Callable[[Named, datetime | None], Q]] = {
    "person": _entity(EntityType.PERSON),
    "org": _entity(EntityType.ORG),
    "place": _entity(EntityType.PLACE),
    "mentions": _mentions,
    "title": _title,
    "section": _section,
    "source": _source,
    "lang": _language,
}
