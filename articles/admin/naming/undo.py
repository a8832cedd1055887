"""Taking a decision about a name back, with one click."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme

from articles.admin.naming.frame import UNDO, address
from articles.admin.naming.words import undone_words
from articles.admin.reading import demand
from articles.entities.decisions import Refused, undo
from articles.importing import settle_soon
from articles.models import NameDecision, sentence


def undo_view(_screens: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """POST undoes the decision; `next` says where to go then. For those who may undo."""
    demand(request, UNDO)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    decision = get_object_or_404(NameDecision.objects.select_related("entity", "target", "section"), pk=pk)
    try:
        undo(request.user, decision)  # type: ignore[arg-type]  # staff are never anonymous
    except Refused as refused:
        messages.error(request, sentence(refused.note))
    else:
        settle_soon()
        messages.success(request, undone_words(decision))
    return redirect(_next(request, decision))


def _next(request: HttpRequest, decision: NameDecision) -> str:
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None, require_https=request.is_secure()):
        return wanted
    return address("change", decision.entity_id)
