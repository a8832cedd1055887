"""Dates in texts: in words, their pages in the calendar, and the search for the stories that speak of them."""

from datetime import timedelta

from django import template
from django.utils.translation import get_language

from articles.models import DateMention, DateUnit
from articles.query import field_value_text
from articles.query.dates import FIRST_YEAR, LAST_YEAR
from articles.story import Moment
from articles.templatetags.reading import moment_url, search_url
from articles.views.params import words_between

register = template.Library()


def date_in_words(date: DateMention) -> str:
    """9. august 2020; 3. til 7. maj 2021; juni til august 2019; 2014 til 2016. Empty for what cannot be told."""
    if date.first_day is None or date.end_day is None:
        return ""
    last_day = date.end_day - timedelta(days=1)
    if date.unit == DateUnit.DAY:
        return words_between(Moment.of_day(date.first_day), Moment.of_day(last_day))
    if date.unit == DateUnit.MONTH:
        first, last = (Moment.of_month(day.year, day.month) for day in (date.first_day, last_day))
        return words_between(first, last)
    return words_between(Moment.of_year(date.first_day.year), Moment.of_year(last_day.year))


def page_of_date(date: DateMention) -> str:
    """The calendar's page of a whole day, month or year; empty for any other span, and for years that have no page."""
    moment = date.moment
    if moment is None or not FIRST_YEAR <= moment.first_day.year <= LAST_YEAR:
        return ""
    return moment_url(moment)


@register.simple_tag
def speaking_of_url(moment: Moment) -> str:
    """The search for the stories whose text speaks of a year, a month or a day."""
    return search_url(q=field_value_text("mentions", moment.isoformat(), get_language() or "da"))
