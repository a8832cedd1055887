"""What the screens about names share: who may decide, and where they stand."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.admin.reading import demand, framed
from articles.models import Entity

SEE = "articles.view_entity"
DECIDE = "articles.add_namedecision"
UNDO = "articles.change_namedecision"
DESCRIBE = "articles.change_entity"
"""Saying who or what it is: its identifier in Wikidata."""

DEEDS = {"decide": DECIDE, "undo": UNDO, "describe": DESCRIBE}


def entity_for(request: HttpRequest, pk: int, permission: str = DECIDE) -> Entity:
    """The name with this key, for one who has `permission`. Raises PermissionDenied, Http404."""
    demand(request, permission)
    return get_object_or_404(Entity, pk=pk)


def address(name: str, entity: Entity | int) -> str:
    """The address of one of the screens of `entity`."""
    return reverse(f"admin:articles_entity_{name}", args=[entity if isinstance(entity, int) else entity.pk])


def page(screens: ModelAdmin, request: HttpRequest, name: str, title: str, **context: Any) -> TemplateResponse:
    """The screen `name` in the admin's frame. It knows what who looks may do: may_decide, may_undo, may_describe."""
    may = {f"may_{deed}": request.user.has_perm(permission) for deed, permission in DEEDS.items()}
    return framed(screens, request, f"entity/{name}", title, **may, **context)
