"""The first step: files, a folder or pasted text are kept and will be previewed; nothing is imported yet."""

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect

from articles.admin.imports.forms import ImportForm
from articles.admin.imports.frame import IMPORT, address, page
from articles.admin.imports.progress import work_on
from articles.admin.imports.uploads import megabytes, refuse_upload, total_limit
from articles.admin.reading import demand
from articles.importing import stage, wire_limits
from articles.wire import formats


def choose_view(screens: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """The form. To be called exempt from the check against forged requests, which reads the request: what is too
    large is refused first, and the check is made then.
    """
    demand(request, IMPORT)
    if request.method == "POST" and (refusal := refuse_upload(request)):
        return _form(screens, request, ImportForm(), refusal=refusal)
    return csrf_protect(partial(_choose, screens))(request)


def _choose(screens: ModelAdmin, request: HttpRequest) -> HttpResponse:
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if not form.is_valid():
        return _form(screens, request, form)
    batch = stage(form.sources(), origin=form.origin, label=form.label, user=request.user)  # type: ignore[arg-type]
    work_on(batch)
    return redirect(address("preview", batch))


def _form(screens: ModelAdmin, request: HttpRequest, form: ImportForm, **context: Any) -> HttpResponse:
    limits = wire_limits()
    told = {
        "file": megabytes(limits.file_bytes),
        "archive": megabytes(limits.archive_bytes),
        "files": limits.archive_members,
        "total": megabytes(total_limit()),
    }
    context |= {"formats": formats.names(), "feed_hosts": settings.FEED_HOSTS}
    return page(screens, request, "import", _("Import stories"), form=form, limits=told, **context)
