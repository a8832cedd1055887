"""What the reading room's templates load: dates, numbers, marks, links, bars. No database queries."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django import template
from django.http import QueryDict
from django.urls import reverse, translate_url
from django.utils import translation
from django.utils.formats import number_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article, name_address, sentence
from articles.search.page import Month
from articles.search.versions import Version
from articles.story import Moment, Precision
from articles.templatetags import dates
from articles.templatetags.bars import Bar, draw, moment_of
from articles.views.narrowing import Row
from articles.views.params import Params, link_to, read_params

register = template.Library()


AXIS = 20
"""Pixels below the bars for the years."""

for words in (
    dates.weekday,
    dates.short_weekday,
    dates.day_number,
    dates.month_year,
    dates.short_month_year,
    dates.month_name,
    dates.clock,
    dates.long_date,
    dates.short_date,
    dates.full_date,
    dates.what_is_unknown,
    dates.iso,
):
    register.filter(words)
register.filter(sentence)


@register.filter
def num(number: int) -> str:
    """39.131 in Danish, 39,131 in English."""
    return _grouped(number, translation.get_language())


@lru_cache(10_000)
def _grouped(number: int, language: str) -> str:  # noqa: ARG001 what is remembered is right in one language
    return number_format(number, force_grouping=True)


@register.simple_tag
def count(number: int) -> SafeString:
    """A number that lines up in columns and that machines read: <data value="39131">39.131</data>."""
    return format_html('<data value="{}">{}</data>', str(number), num(number))


@register.filter
def telegrams(number: int) -> str:
    """39.131 telegrammer, 1 telegram."""
    return ngettext("%(count)s story", "%(count)s stories", number) % {"count": num(number)}


@register.filter
def share(number: int, top: int) -> str:
    """A bar's width: "46%" of `top`, never above 100%; for SVG attributes, so without a locale."""
    return f"{min(100 * number / top, 100):.0f}%" if top else "0%"


@register.filter
def percent(part: float) -> str:
    """46.43% for SVG attributes, so without a locale."""
    return f"{part:.2f}%"


@register.filter
def heat(number: int, top: int) -> str:
    """The class of a calendar field: h0 for none, then h1 to h5 in equal steps up to `top`."""
    return f"h{min(5, -(-5 * number // top))}" if number and top else "h0"


@register.filter
def most(choices: Iterable[Any]) -> int:
    """The largest `count` among things that have one; 0 for none."""
    return max((choice.count for choice in choices), default=0)


@register.filter
def name_rows(names: Iterable[Any]) -> list[Row]:
    """Things with pk, name and count as rows that lead to the pages of the names."""
    return [Row(label=name.name, count=name.count, href=name_address(name.pk, name.name)) for name in names]


@register.filter
def marked(pieces: Iterable[tuple[str, bool]]) -> SafeString:
    """Plain text cut in (text, is_marked) pieces, escaped, the marked ones in <mark>."""
    return SafeString("".join(format_html("<mark>{}</mark>", text) if hit else escape(text) for text, hit in pieces))


@register.simple_tag(takes_context=True)
def language_url(context: Mapping[str, Any], language: str) -> str:
    """This very page, query string and all, in `language`; the front page when this one has no address."""
    request = context["request"]
    if request.resolver_match is None:
        with translation.override(language):
            return reverse("articles:front")
    return translate_url(request.get_full_path(), language)


@register.simple_tag(takes_context=True)
def absolute_url(context: Mapping[str, Any], path: str) -> str:
    """`path` with scheme and host."""
    return str(context["request"].build_absolute_uri(path))


@register.simple_tag
def search_url(**params: Any) -> str:
    """The search page with these parameters, as articles.views.params writes them; empty ones are left out."""
    return reverse("articles:search") + link_to(_query(params)).removesuffix("?")


@register.simple_tag
def moment_url(moment: Moment | None) -> str:
    """The calendar's page of a day, a month or a year; empty for no date."""
    if moment is None:
        return ""
    first_day = moment.first_day
    if moment.precision is Precision.YEAR:
        return reverse("articles:year", args=[first_day.year])
    if moment.precision is Precision.MONTH:
        return reverse("articles:month", args=[first_day.year, first_day.month])
    return reverse("articles:day", args=[first_day.year, first_day.month, first_day.day])


@register.simple_tag
def dated_just_so_url(moment: Moment | None) -> str:
    """Where all stories of just this date are listed: of a month those without a day, of a year without a month."""
    more = {Precision.MONTH: "?undated=1", Precision.YEAR: "#month-unknown"}
    return moment_url(moment) + more.get(moment.precision, "") if moment else ""


@register.simple_tag
def name_url(pk: int, name: str) -> str:
    """The page of a name."""
    return name_address(pk, name)


@register.simple_tag
def version_url(article: Article, version: Version) -> str:
    """Where this version of a story is read."""
    address = article.get_absolute_url()
    return address if version.is_shown else f"{address}?{urlencode({'version': version.key})}"


@register.simple_tag
def changes_url(article: Article, newer: Version, older: Version) -> str:
    """Where the changes between two versions of a story are read."""
    return f"{article.get_absolute_url()}?{urlencode({'version': newer.key, 'compare': older.key})}"


@register.inclusion_tag("articles/parts/pager.html", takes_context=True)
def pager(context: Mapping[str, Any], page: int, pages: int, params: Params | None = None) -> dict[str, Any]:
    """Links to the pages of a list, nothing for a single page. `params` are those of a search;
    without them all other parameters of this address are kept.
    """

    def address(number: int) -> str:
        if params is not None:
            return params.with_page(number)
        query = context["request"].GET.copy()
        query.pop("page", None)
        if number > 1:
            query["page"] = str(number)
        return f"?{query.urlencode()}"

    near = sorted({1, pages, *range(max(1, page - 1), min(pages, page + 1) + 1)})
    steps: list[tuple[int | None, str]] = []
    for number in near:
        if steps and number - (steps[-1][0] or 0) > 1:
            steps.append((None, ""))
        steps.append((number, address(number)))
    return {
        "page": page,
        "pages": pages,
        "steps": steps,
        "previous": address(page - 1) if page > 1 else "",
        "next": address(page + 1) if page < pages else "",
    }


@register.inclusion_tag("articles/parts/activity.html")
def activity(
    months: Sequence[Month],
    height: int = 120,
    peaks: int = 1,
    search: Params | Mapping[str, Any] | None = None,
    first_day: date | None = None,
    end_day: date | None = None,
) -> dict[str, Any]:
    """Bars of stories per month. A bar leads to its month: in the calendar, or in `search` when it is given:
    the Params of a search page, or the values of some of them by name.
    """
    params = search if isinstance(search, Params) or search is None else read_params(_query(search))
    drawing = draw(months, height=height, peaks=peaks, first_day=first_day, end_day=end_day)
    return {
        "drawing": drawing,
        "bars": SafeString(
            "".join(
                _drawn(bar, link if bar.count else "", height)
                for bar, link in zip(drawing.bars, _links(drawing.bars, params), strict=True)
            )
        ),
        "peaks": [(peak, dates.month_words(peak.period)) for peak in drawing.peaks],
        "axis": height + AXIS,
        "label": _label(months),
    }


def _drawn(bar: Bar, link: str, height: int) -> str:
    """A bar with its words. Markup is made here: by a template hundreds of bars took a fifth of a page's time."""
    x, width = percent(bar.inner_x), percent(bar.inner_width)
    parts = [
        f'<a href="{escape(link)}" tabindex="-1">' if link else "<g>",
        f"<title>{escape(dates.month_words(bar.period))}: {num(bar.count)}</title>",
        f'<rect class="hit-area" x="{percent(bar.x)}" width="{percent(bar.width)}" y="0" height="{height}" />',
    ]
    if bar.height:
        chosen = 'class="on" ' if bar.chosen else ""
        parts.append(f'<rect {chosen}x="{x}" width="{width}" y="{bar.y}" height="{bar.height}" />')
    if bar.undated:
        parts.append(f'<rect class="undated" x="{x}" width="{width}" y="{bar.y}" height="{bar.undated}" />')
    parts.append("</a>" if link else "</g>")
    return "".join(parts)


def _query(params: Mapping[str, Any]) -> QueryDict:
    said = QueryDict(mutable=True)
    for name, value in params.items():
        values = value if isinstance(value, list | tuple) else [value]
        said.setlist(name, [str(one) for one in values if one not in (None, "")])
    return said


def _links(bars: Sequence[Bar], params: Params | None) -> list[str]:
    """Where bars lead."""
    periods = [bar.period for bar in bars]
    if params is None:
        # A month has its address below that of its year.
        years = {year: moment_url(moment_of(year)) for year in {period[:4] for period in periods}}
        return [years[period[:4]] + (f"{period[5:]}/" if period[5:] else "") for period in periods]
    address = reverse("articles:search")
    return [address + link for link in params.with_periods(periods)]


def _label(months: Sequence[Month]) -> str:
    """The drawing in a sentence, for those who do not see it."""
    if not months:
        return _("No stories with a known month.")
    highest = max(months, key=lambda month: month.count)
    if len(months) == 1:
        in_month = {"month": dates.month_words(highest.period), "count": num(highest.count)}
        return _("Stories in %(month)s: %(count)s.") % in_month
    return _("Stories per month from %(first)s to %(last)s. Most in %(month)s: %(count)s.") % {
        "first": dates.month_words(months[0].period),
        "last": dates.month_words(months[-1].period),
        "month": dates.month_words(highest.period),
        "count": num(highest.count),
    }
