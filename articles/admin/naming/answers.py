"""An answer to a name or a pair of the queue."""

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from articles.admin.naming.frame import DECIDE
from articles.admin.naming.place import number_of
from articles.admin.reading import demand
from articles.entities.decisions import Refused, Wanted, decide
from articles.importing import settle_soon
from articles.models import Entity, NameDecision, NameDecisionKind, sentence

OF_PAIRS = (NameDecisionKind.MERGE, NameDecisionKind.DIFFERENT, NameDecisionKind.UNSURE)
OF_NAMES = (NameDecisionKind.KEEP, NameDecisionKind.BLOCK, NameDecisionKind.RENAME, NameDecisionKind.RETYPE)


def answer(request: HttpRequest) -> NameDecision | None:
    """Decide what the pressed button says. None when that cannot be; the editor is told why. For those who may decide.

    POST `entity`, and `kind` or `retype` with a type; with a pair also `target` and `shown`, which of the two is to be
    shown when they are one. Raises PermissionDenied, Http404.
    """
    demand(request, DECIDE)
    try:
        wanted = _wanted(request)
        if wanted is None:
            messages.error(request, _("What was decided was not said. Nothing was changed: press one of the buttons."))
            return None
        decision = decide(request.user, wanted)  # type: ignore[arg-type]  # staff are never anonymous
    except Refused as refused:
        messages.warning(request, sentence(refused.note))
        return None
    settle_soon()
    return decision


def _wanted(request: HttpRequest) -> Wanted | None:
    said = request.POST
    entity = _entity(said.get("entity", ""))
    if type_ := said.get("retype"):
        return Wanted(kind=NameDecisionKind.RETYPE, entity=entity, type=type_)
    kind = said.get("kind", "")
    if kind in OF_NAMES:
        return Wanted(kind=NameDecisionKind(kind), entity=entity, name=said.get("name", "").strip())
    if kind not in OF_PAIRS:
        return None
    target = _entity(said.get("target", ""))
    if kind == NameDecisionKind.MERGE and said.get("shown") != str(target.pk):
        entity, target = target, entity
    return Wanted(kind=NameDecisionKind(kind), entity=entity, target=target)


def _entity(key: str) -> Entity:
    return get_object_or_404(Entity, pk=number_of(key))
