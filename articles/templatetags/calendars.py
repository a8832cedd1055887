"""Draws a month as a calendar whose fields are darker the more stories they hold."""

from datetime import date
from typing import Any

from django import template
from django.utils.dates import WEEKDAYS

from articles.search.calendar import MonthSheet

register = template.Library()


@register.inclusion_tag("articles/parts/cal.html")
def month_calendar(sheet: MonthSheet, top: int, chosen: date | None = None) -> dict[str, Any]:
    """`top` is the count of the darkest field; `chosen` the day the page is about."""
    names = [str(WEEKDAYS[number]) for number in range(7)]
    return {
        "sheet": sheet,
        "top": top,
        "chosen": chosen,
        "weekdays": [(name, name[0].upper()) for name in names],
    }
