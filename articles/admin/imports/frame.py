"""What the screens of an import share: who may open them, and the frame they stand in."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.reading import demand, framed
from articles.models import ImportBatch

IMPORT = "articles.add_importbatch"
TAKE_BACK = "articles.change_importbatch"


def batch_for(request: HttpRequest, pk: int, permission: str = IMPORT) -> ImportBatch:
    """The import with this key, for one who has `permission`. Raises PermissionDenied, Http404."""
    demand(request, permission)
    return get_object_or_404(ImportBatch.objects.select_related("created_by", "undone_by"), pk=pk)


def address(name: str, batch: ImportBatch) -> str:
    """The address of one of the screens of `batch`."""
    return reverse(f"admin:articles_importbatch_{name}", args=[batch.pk])


def page(
    screens: ModelAdmin, request: HttpRequest, name: str, title: str, *, status: int = 200, **context: Any
) -> TemplateResponse:
    """The screen `name` in the admin's frame."""
    return framed(screens, request, f"importbatch/{name}", title, status=status, **context)


def busy_words() -> str:
    """What is said when another session holds the import."""
    return _("Somebody else works on this import just now. Nothing was changed. Try again in a moment.")


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks, not a person."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"
