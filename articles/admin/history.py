"""Every version of a story as editors read it: where it came from, what it changed, whether it counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.urls import reverse

from articles.admin.imports.labels import source_of
from articles.compare import ParagraphChange, Totals, brief, text_diff, totals
from articles.importing.known import history_of
from articles.importing.versions import in_order
from articles.models import Article, Revision, Standing

VERSIONS_PER_PAGE = 25
PAGE_PARAMETER = "versions"
_NOTES = ("ednote", "ednote_private", "public_note", "usage_terms")
DECIDABLE = (Standing.HELD, Standing.CONFLICT)


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionEntry:
    """One version and what it changed of the one before it in the story's order."""

    revision: Revision
    label: str
    is_shown: bool
    source: str
    batch_address: str
    raw_address: str
    file: str
    before: str
    """The label of the version it is compared with; empty for the first."""
    diff: tuple[ParagraphChange, ...]
    totals: Totals | None
    notes: tuple[tuple[str, str], ...]
    """(what it is, text) of what the agency says beside the story; some of it for staff alone."""
    can_be_decided: bool


def version_entries(request: HttpRequest, article: Article) -> "Page[VersionEntry]":
    """A page of the versions of `article`, newest first. Four queries, however many there are."""
    order = _oldest_first(article)
    pages = Paginator(order[::-1], VERSIONS_PER_PAGE)
    page = pages.get_page(request.GET.get(PAGE_PARAMETER))
    shown = list(page.object_list)
    last = order.index(shown[-1]) if shown else 0
    wanted = shown + order[max(0, last - 1) : last]
    found = article.revisions.select_related("batch", "settled_by").in_bulk(wanted)
    revisions = [found[pk] for pk in wanted]
    entries = [
        _entry(article, revision, revisions[at + 1] if at + 1 < len(revisions) else None)
        for at, revision in enumerate(revisions[: len(shown)])
    ]
    return Page(entries, page.number, pages)  # type: ignore[arg-type]  # it pages keys and shows entries


def _oldest_first(article: Article) -> list[int]:
    """Keys of all versions; those that were put away with their import come first, as if long forgotten."""
    known = [version.pk for version in in_order(history_of((article.provider.code, article.guid)).versions)]
    put_away = article.revisions.filter(standing=Standing.PUT_AWAY).order_by("pk").values_list("pk", flat=True)
    return [*(pk for pk in put_away if pk not in known), *(pk for pk in known if pk is not None)]


def _entry(article: Article, revision: Revision, before: Revision | None) -> VersionEntry:
    changes = text_diff(_paragraphs(before), _paragraphs(revision)) if before else []
    return VersionEntry(
        revision=revision,
        label=_label(revision),
        is_shown=revision.pk == article.shown_id,
        source=source_of(revision.batch),
        batch_address=reverse("admin:articles_importbatch_change", args=[revision.batch_id]),
        raw_address=reverse("admin:articles_rawfile_download", args=[revision.raw_id]),
        file=PurePath(revision.file_name).name,
        before=_label(before) if before else "",
        diff=tuple(brief(changes)),
        totals=totals(changes) if before else None,
        notes=tuple(_notes(revision)),
        can_be_decided=revision.standing in DECIDABLE,
    )


def _notes(revision: Revision) -> Iterator[tuple[str, str]]:
    for field in Revision._meta.fields:
        if field.name in _NOTES and (text := getattr(revision, field.name)):
            yield str(field.verbose_name), text


def _label(revision: Revision) -> str:
    return revision.version_text or str(revision.version or "")


def _paragraphs(revision: Revision) -> Sequence[str]:
    return [text for text in (revision.headline, revision.lead, *revision.paragraphs) if text]
