"""The items of an import that somebody should look at, as a table to take along."""

import csv
from collections.abc import Iterator

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, StreamingHttpResponse
from django.utils.translation import get_language, gettext

from articles.admin.imports.frame import batch_for
from articles.admin.imports.rows import STATUS, TROUBLE
from articles.models import ImportBatch, ImportItem, sentence

VIEW = "articles.view_importbatch"
BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for windows-1252."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula; see OWASP, CSV Injection."""


_COLUMNS = ("file_name", "item", "outcome", "headline", "guid", "reasons")


def problems_view(_screens: ModelAdmin, request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """CSV in UTF-8, parted by what spreadsheets in the reader's language expect: a semicolon in Danish."""
    batch = batch_for(request, pk, VIEW)
    delimiter = ";" if (get_language() or "").startswith("da") else ","
    return StreamingHttpResponse(
        _lines(batch, delimiter),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="import-{batch.pk}.csv"'},
    )


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


def _lines(batch: ImportBatch, delimiter: str) -> Iterator[str]:
    write = csv.writer(_Echo(), delimiter=delimiter).writerow
    yield BYTE_ORDER_MARK
    yield write([gettext("File"), gettext("Item"), gettext("Status"), gettext("Headline"), "guid", gettext("Reason")])
    problems = batch.items.filter(outcome__in=TROUBLE).only(*_COLUMNS)
    for item in problems.iterator(chunk_size=500):
        yield write([_harmless(cell) for cell in _cells(item)])


def _cells(item: ImportItem) -> Iterator[str]:
    yield item.file_name
    yield str(item.item)
    yield str(STATUS[item.outcome][1])  # type: ignore[index]  # the values of Outcome are its members
    yield item.headline
    yield item.guid
    yield " ".join(map(sentence, item.reasons))


def _harmless(cell: str) -> str:
    """`cell` so that no spreadsheet runs it: what begins like a formula gets an apostrophe before it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
