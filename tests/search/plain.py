"""The search said again in plain, slow Python, for comparison: no SQL but the stemming of one word."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from functools import cache

from django.db import connection

from articles.entities.fold import danish_sort_key, fold_words
from articles.index import config_for
from articles.models import Article
from articles.query import Period, period_of_field, read_span
from articles.query.tree import And, Named, Node, Not, Or, Phrase, Prefix, Word
from articles.search import Choice, Facet, Month, SearchRequest, Sort


@cache
def stem(config: str, word: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT array_to_string(tsvector_to_array(to_tsvector(%s::regconfig, %s)), ' ')", [config, word])
        return cursor.fetchone()[0]


def is_public(article: Article, now: datetime) -> bool:
    return (
        article.status == "usable"
        and article.shown_id is not None
        and (article.embargo_until is None or article.embargo_until <= now)
    )


def is_listed(article: Article, now: datetime) -> bool:
    replacement = article.replaced_by
    has_gone = replacement is not None and (replacement.status == "canceled" or is_public(replacement, now))
    return is_public(article, now) and not has_gone


def holds(article: Article, node: Node, *, certain: bool) -> bool:
    match node:
        case Word() | Phrase() | Prefix():
            return any(_text_holds(text, node, article) for text in (article.headline, article.lead, article.body))
        case Not(part):
            return not holds(article, part, certain=not certain)
        case And(parts):
            return all(holds(article, part, certain=certain) for part in parts)
        case Or(parts):
            return any(holds(article, part, certain=certain) for part in parts)
    return _FIELDS[node.field](article, node, certain)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _text_holds(text: str, leaf: Word | Phrase | Prefix, article: Article) -> bool:
    config = config_for(article.language)
    words, asked = _words(text), _words(leaf.text)
    stems = [stem(config, word) for word in asked]
    for at in range(len(words) - len(asked) + 1):
        here = [stem(config, word) for word in words[at : at + len(asked)]]
        begins = isinstance(leaf, Prefix) and here[-1].startswith(asked[-1].lower())
        if here[:-1] == stems[:-1] and (here[-1] == stems[-1] or begins):
            return True
    return False


def _title(article: Article, named: Named, certain: bool) -> bool:
    return _text_holds(article.headline, named.how(named.value), article)


def _date(article: Article, named: Named, certain: bool) -> bool:
    return in_period(article, period_of_field(named), certain)


def in_period(article: Article, period: Period, certain: bool) -> bool:
    if article.published_from is None:
        return False
    first, end = period.first_day or date.min, period.end_day or date.max
    if certain:
        return first <= article.published_from and article.published_to <= end
    return article.published_from < end and article.published_to > first


def _name(type_: str) -> Callable[[Article, Named, bool], bool]:
    def read(article: Article, named: Named, certain: bool) -> bool:
        asked = set(fold_words(named.value))
        return any(
            asked <= set(fold_words(alias.text))
            for mention in article.mentions.all()
            if mention.entity.type == type_
            for alias in mention.entity.aliases.all()
        )

    return read


UNITS = ["day", "month", "year", "decade", "century"]


def _speaks_of(article: Article, named: Named, certain: bool) -> bool:
    span = read_span(named.value)
    fine = UNITS[: UNITS.index(span.precision.value) + 1]
    return any(
        (span.first_day <= date_.first_day and date_.end_day <= span.end_day)
        or (date_.unit in fine and date_.first_day < span.end_day and date_.end_day > span.first_day)
        for date_ in article.date_mentions.all()
        if date_.first_day
    )


_FIELDS = {
    "title": _title,
    "date": _date,
    "from": _date,
    "to": _date,
    "mentions": _speaks_of,
    "person": _name("person"),
    "org": _name("org"),
    "place": _name("place"),
    "section": lambda a, n, c: a.section is not None and a.section.name.lower() == n.value.lower(),
    "source": lambda a, n, c: n.value.lower() in (a.provider.code.lower(), a.provider.name.lower()),
    "lang": lambda a, n, c: a.language.lower().partition("-")[0] == n.value,
}


def values_of(article: Article, facet: Facet) -> set[tuple[str, str]]:
    """(value, label) of the facet's values that the story has."""
    match facet:
        case Facet.SECTION:
            return {(article.section.name, article.section.name)} if article.section else set()
        case Facet.SOURCE:
            return {(article.provider.code, article.provider.name)}
        case Facet.YEAR:
            year = str(article.published_from.year) if article.published_from else None
            return {(year, year)} if year else set()
        case Facet.MENTIONS:
            whole = {date_.moment.isoformat() for date_ in article.date_mentions.all() if date_.moment}
            return {(iso, iso) for iso in whole}
    return {(m.entity.name, m.entity.name) for m in article.mentions.all() if m.entity.type == facet.value}


def matches(article: Article, request: SearchRequest, *, certain: bool, without: Facet | None = None) -> bool:
    period = Period(first_day=request.first_day, end_day=request.end_day)
    return (
        (request.tree is None or holds(article, request.tree, certain=certain))
        and (period == Period() or in_period(article, period, certain))
        and all(
            not values or facet is without or {v for v, _label in values_of(article, facet)} & set(values)
            for facet, values in request.chosen.items()
        )
    )


def found(articles: list[Article], request: SearchRequest, without: Facet | None = None) -> list[Article]:
    sure = request.only_certain
    hits = [a for a in articles if is_listed(a, request.now) and matches(a, request, certain=sure, without=without)]
    dated = [a for a in hits if a.sort_at is not None]
    undated = [a for a in hits if a.sort_at is None]
    down = request.sort is not Sort.OLDEST
    dated.sort(key=lambda a: (a.sort_at, a.sort_rank, a.pk), reverse=down)
    undated.sort(key=lambda a: (a.sort_rank, a.pk), reverse=down)
    return dated + undated


def facet_choices(articles: list[Article], request: SearchRequest, facet: Facet) -> tuple[Choice, ...]:
    counts = Counter(value for a in found(articles, request, facet) for value in values_of(a, facet))
    chosen = request.chosen.get(facet, ())
    known = {value for value, _label in counts}
    agencies = {a.provider.code: a.provider.name for a in articles if is_listed(a, request.now)}
    labels = agencies if facet is Facet.SOURCE else {}
    rows = [*counts.items(), *(((v, labels.get(v, v)), 0) for v in chosen if v not in known)]
    rows.sort(key=lambda row: (-row[1], _order(facet, *row[0]), row[0]))
    return tuple(
        Choice(value=value, label=label, count=count, chosen=value in chosen)
        for at, ((value, label), count) in enumerate(rows)
        if at < 10 or value in chosen
    )


def _order(facet: Facet, value: str, label: str) -> object:
    """Dates latest first, the coarser after the finer ones within it; all else as a Danish dictionary."""
    if facet in (Facet.YEAR, Facet.MENTIONS):
        year, month, day = [*map(int, value.split("-")), 0, 0][:3]
        return (-year, -month, -day)
    return danish_sort_key(label)


def months(hits: list[Article]) -> tuple[Month, ...]:
    known = [a for a in hits if a.published_precision not in ("", "year") and not a.date_is_doubtful]
    if not known:
        return ()
    counts = Counter(a.published_from.isoformat()[:7] for a in known)
    undated = Counter(a.published_from.isoformat()[:7] for a in known if a.published_precision == "month")
    year, month = map(int, min(counts).split("-"))
    bars = []
    while (period := f"{year:04}-{month:02}") <= max(counts):
        bars.append(Month(period=period, count=counts[period], undated=undated[period]))
        year, month = year + month // 12, month % 12 + 1
    return tuple(bars)
