"""The search said again in plain, slow Python, for comparison: no SQL, no index."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, datetime
from itertools import pairwise, product

from django.conf import settings

from articles.entities.fold import danish_sort_key, fold_words
from articles.index.fold import folded
from articles.index.occurrences import GAP
from articles.index.terms import code_of, stem_of
from articles.index.vocabulary import is_spelled_like
from articles.lexicon.compounds import split
from articles.models import Article
from articles.query import Period, period_of_field
from articles.query.dates import span_of_field
from articles.query.tree import And, Fuzzy, Leaf, Named, Near, Node, Not, Or, Phrase, Prefix, Suffix, Word
from articles.search import Choice, Facet, Month, SearchRequest, Sort
from articles.search.rank import NEARNESS
from articles.search.scores import HALF_LIFE
from articles.search.texts import LEAD, PART, TITLE
from articles.search.wanted import Wanted, telling, wanted


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
        case Word() | Phrase() | Prefix() | Suffix() | Fuzzy():
            return any(_text_holds(text, node, article) for text in (article.headline, article.lead, article.body))
        case Near():
            return any(_is_near(text, node, article) for text in (article.headline, article.lead, article.body))
        case Not(part):
            return not holds(article, part, certain=not certain)
        case And(parts):
            return all(holds(article, part, certain=certain) for part in parts)
        case Or(parts):
            return any(holds(article, part, certain=certain) for part in parts)
    return _FIELDS[node.field](article, node, certain)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _text_holds(text: str, leaf: Leaf, article: Article) -> bool:
    return bool(_places(text, leaf, article))


def _places(text: str, leaf: Leaf, article: Article) -> list[int]:
    """The places in the text, counted in words, at which the leaf begins."""
    code = code_of(article.language)
    words, asked = _words(text), _words(leaf.text)
    runs = [words[at : at + len(asked)] for at in range(len(words) - len(asked) + 1)]
    return [at for at, run in enumerate(runs) if _is_run(run, asked, leaf, code)]


def _is_run(run: list[str], asked: list[str], leaf: Leaf, code: str) -> bool:
    forms, wanted = [folded(word) for word in run], [folded(word) for word in asked]
    if isinstance(leaf, Phrase):
        return forms == wanted
    stems, wanted_stems = [stem_of(code, form) for form in forms], [stem_of(code, form) for form in wanted]
    if stems[:-1] != wanted_stems[:-1]:
        return False
    match leaf:
        case Prefix():
            return forms[-1].startswith(wanted[-1])
        case Suffix():
            return forms[-1].endswith(wanted[-1])
        case Fuzzy(edits=edits):
            return is_spelled_like(forms[-1], wanted[-1], edits)
    is_part = (
        len(asked) == 1 and code == "d" and wanted_stems[0] in [stem_of("d", folded(part)) for part in split(run[-1])]
    )
    return stems[-1] == wanted_stems[-1] or is_part


def _is_near(text: str, node: Near, article: Article) -> bool:
    places = [_places(text, part, article) for part in node.parts]
    return any(max(chosen) - min(chosen) <= node.distance for chosen in product(*places))


def _title(article: Article, named: Named, certain: bool) -> bool:
    return _text_holds(article.headline, named.how(named.value), article)


def score(article: Article, request: SearchRequest, listed: list[Article]) -> float:
    """How well the story answers: BM25 by the words that say what is asked for, how near these stand, how fresh it is.

    Of stories that answer, with `listed` as all there are. Formula and weights are those of articles.search.scores.
    """
    wants = telling(wanted(request.tree))
    k1, b = settings.RANK_K1, settings.RANK_B
    average = max(sum(map(_length, listed)) / len(listed), 1.0)
    saturation = k1 * (1 - b + b * _length(article) / average)
    total = 0.0
    for want in wants:
        times = _times(article, want)
        held = sum(_times(one, want) > 0 for one in listed)
        rarity = math.log(1 + (len(listed) - held + 0.5) / (held + 0.5))
        total += rarity * (k1 + 1) * times / (times + saturation)
    total *= 1 + settings.RANK_FRESHNESS * _freshness(article, request.now)
    gains = [_closeness(article, one, other) for one, other in pairwise(wants)]
    return total * (1 + NEARNESS * sum(gains) / len(gains)) if gains else total


def _length(article: Article) -> int:
    return sum(len(_words(text)) for text in _texts(article))


def _texts(article: Article) -> tuple[str, str, str]:
    return article.headline, article.lead, article.body


def _freshness(article: Article, now: datetime) -> float:
    if article.sort_at is None:
        return 0.0
    days = max((now.date() - article.published_from).days, 0)
    return 2 ** (-days / HALF_LIFE)


def _times(article: Article, want: Wanted) -> float:
    """How often the leaf stands in the story: more for a headline or a lead, less for a part of a compound.

    Of one word each form of it counts for itself, and is worth more once where the headline or the lead has it.
    """
    if len(_words(want.leaf.text)) > 1:
        in_title = TITLE * len(_places(article.headline, want.leaf, article))
        below = sum(len(_places(text, want.leaf, article)) for text in (article.lead, article.body))
        return in_title + (0 if want.in_title else below)
    times: dict[str, Counter[str]] = defaultdict(Counter)
    for where, text in zip(("title", "lead", "body"), _texts(article), strict=True):
        words = _words(text)
        for place in _places(text, want.leaf, article):
            is_whole = _is_whole(words[place], want.leaf, article)
            times[folded(words[place]) if is_whole else "\0part"][where] += 1
    if want.in_title:
        return sum(TITLE * (PART if form == "\0part" else 1) for form, counts in times.items() if counts["title"])
    worth = {
        form: counts.total() + (TITLE - 1) * (counts["title"] > 0) + (LEAD - 1) * (counts["lead"] > 0)
        for form, counts in times.items()
    }
    return sum(worth[form] * (PART if form == "\0part" else 1) for form in worth)


def _is_whole(word: str, leaf: Leaf, article: Article) -> bool:
    """Whether a word that the leaf finds is it, rather than a compound with it."""
    code = code_of(article.language)
    return not isinstance(leaf, Word) or stem_of(code, folded(word)) == stem_of(code, folded(leaf.text))


def _closeness(article: Article, one: Wanted, other: Wanted) -> float:
    """One over the fewest words from the one to the other."""
    places, others = _positions(article, one), _positions(article, other)
    return max((1 / abs(a - b) for a, b in product(places, others) if a != b), default=0.0)


def _positions(article: Article, want: Wanted) -> list[int]:
    """Where the leaf begins in the whole story, whose texts are GAP words apart. Compounds do not say."""
    found, start = [], 0
    for text in (article.headline,) if want.in_title else _texts(article):
        words = _words(text)
        places = _places(text, want.leaf, article)
        if len(_words(want.leaf.text)) == 1:
            places = [place for place in places if _is_whole(words[place], want.leaf, article)]
        found += [start + place for place in places]
        start += len(words) + GAP
    return found


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
        *asked, last = fold_words(named.value)
        spelled = (
            fold_words(alias.text)
            for mention in article.mentions.all()
            if mention.entity.type == type_
            for alias in mention.entity.aliases.all()
        )
        return any(
            set(asked) <= set(words)
            and any(word.startswith(last) if named.how is Prefix else word == last for word in words)
            for words in spelled
        )

    return read


UNITS = ["day", "month", "year", "decade", "century"]


def _speaks_of(article: Article, named: Named, certain: bool) -> bool:
    span = span_of_field(named)
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
    "has": lambda a, n, c: a.is_corrected,
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
    """The stories that answer, by date; by relevance they are to be told by score()."""
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
