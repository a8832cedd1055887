"""The decisions about one name: each is shown first with what it would change, and then made."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.admin.naming.choosing import stories_to_choose
from articles.admin.naming.find import find_names, names_like
from articles.admin.naming.forms import BlockForm, DecisionForm, MergeForm, RenameForm, RetypeForm, SplitForm
from articles.admin.naming.frame import address, entity_for, page
from articles.admin.naming.happens import what_happens
from articles.admin.naming.portrait import portrait_of
from articles.admin.naming.words import done_words
from articles.entities.decisions import Refused, decide, preview
from articles.importing import settle_soon
from articles.models import Entity, sentence


def _search(request: HttpRequest, entity: Entity, _form: DecisionForm) -> dict[str, Any]:
    words = request.GET.get("q", "")
    return {"words": words, "found": find_names(words, besides=entity) if words else names_like(entity)}


def _choose(request: HttpRequest, entity: Entity, _form: DecisionForm) -> dict[str, Any]:
    return {"choice": stories_to_choose(request, entity)}


def _nothing(_request: HttpRequest, _entity: Entity, _form: DecisionForm) -> dict[str, Any]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One thing to do with a name: what is asked, and the words for it."""

    form: type[DecisionForm]
    title: str
    button: str
    context: Callable[[HttpRequest, Entity, DecisionForm], dict[str, Any]] = _nothing


DEEDS = {
    "merge": Deed(
        form=MergeForm,
        title=gettext_noop("Merge %(name)s with another name"),
        button=gettext_noop("Merge"),
        context=_search,
    ),
    "rename": Deed(form=RenameForm, title=gettext_noop("Rename %(name)s"), button=gettext_noop("Rename")),
    "retype": Deed(
        form=RetypeForm, title=gettext_noop("Another type for %(name)s"), button=gettext_noop("Change type")
    ),
    "split": Deed(form=SplitForm, title=gettext_noop("Split %(name)s"), button=gettext_noop("Split"), context=_choose),
    "block": Deed(
        form=BlockForm, title=gettext_noop("%(name)s is never a name"), button=gettext_noop("Block the name")
    ),
}
"""By the name that stands in the address."""


def act_view(screens: ModelAdmin, request: HttpRequest, pk: int, *, deed: str) -> HttpResponse:
    """The form; filled in, what the decision would change; POST with `do` makes it. For those who may decide."""
    entity = entity_for(request, pk)
    how = DEEDS[deed]
    form = how.form(_said(request, how), entity=entity)
    is_clear = form.is_bound and "page" not in request.POST and form.is_valid()
    if is_clear and "do" in request.POST:
        return _do(request, form)
    effect = preview(form.wanted()) if is_clear else None
    told = {
        "entity": entity,
        "portrait": portrait_of(entity),
        "deed": deed,
        "form": form,
        "button": _(how.button),
        "effect": effect,
        "happens": tuple(what_happens(effect)) if effect and not effect.refused else (),
        "is_turning": "page" in request.POST,
        "again": _hidden(form) if is_clear else (),
    }
    title = _(how.title) % {"name": entity}
    return page(screens, request, "act", title, **told, **how.context(request, entity, form))


def act_on(deed: str) -> Callable[..., HttpResponse]:
    """The screen of one deed."""
    return partial(act_view, deed=deed)


def _said(request: HttpRequest, how: Deed) -> QueryDict | None:
    """What was filled in; None when the form is only opened. A form without fields has nothing to be filled in."""
    if request.method == "POST":
        return request.POST
    fields = how.form.base_fields.keys()
    return request.GET if fields <= {"target"} and fields <= request.GET.keys() else None


def _hidden(form: DecisionForm) -> list[tuple[str, str]]:
    """What was filled in, to be sent again with the decision."""
    said = form.data
    return [(name, value) for name in form.fields for value in said.getlist(name) if value]  # type: ignore[attr-defined]


def _do(request: HttpRequest, form: DecisionForm) -> HttpResponse:
    try:
        decision = decide(request.user, form.wanted())  # type: ignore[arg-type]  # staff are never anonymous
    except Refused as refused:
        messages.error(request, sentence(refused.note))
        return redirect(address("change", form.entity))
    settle_soon()
    messages.success(request, done_words(decision))
    return redirect(address("change", form.entity))
