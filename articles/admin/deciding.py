"""An editor decides about a version that is held or in conflict."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from articles.admin.public_words import CHANGE
from articles.importing import CannotDecide, settle_revision
from articles.models import ItemDecision, Revision, sentence


def settle_view(_stories: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """POST decision=show or keep. For those who may change stories."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not request.user.has_perm(CHANGE):
        raise PermissionDenied
    revision = get_object_or_404(Revision.objects.select_related("article"), pk=pk)
    decision = request.POST.get("decision", "")
    label = revision.version_text or revision.version or ""
    if decision == ItemDecision.SHOW:
        done, words = ItemDecision.SHOW, _("Version %(version)s: to be shown.") % {"version": label}
    else:
        done, words = ItemDecision.KEEP, _("Version %(version)s: what is shown stays.") % {"version": label}
    try:
        settle_revision(revision, done, request.user)  # type: ignore[arg-type]  # staff are never anonymous
    except CannotDecide as problem:
        messages.error(request, sentence(problem.note))
    else:
        messages.success(request, words)
    return redirect("admin:articles_article_change", revision.article_id)
