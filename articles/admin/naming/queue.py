"""The queue of names that look wrong, one at a time: pairs that may be one name, and names that may be none."""

from dataclasses import dataclass
from typing import Any

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.admin.naming.answers import answer
from articles.admin.naming.frame import SEE, page
from articles.admin.naming.place import Place
from articles.admin.naming.waiting import Item, waiting_at
from articles.admin.naming.words import done_words
from articles.admin.reading import demand
from articles.models import EntityType, NameDecision

KEYS = {EntityType.PERSON: "p", EntityType.ORG: "o", EntityType.PLACE: "t"}
"""The keys that say what type a name is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A place of the queue to go to."""

    label: str
    address: str
    is_here: bool


def queue_view(screens: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """The name or the pair at the place asked for; POST answers it, and the next one comes. For staff who see names."""
    demand(request, SEE)
    place = Place.of_query(request.GET)
    if request.method == "POST":
        done = answer(request)
        return redirect(place.but(done=done.pk if done else 0).address())
    waiting = waiting_at(place)
    item = waiting.item
    done = _done(request, place)
    told: dict[str, Any] = {
        "tabs": _tabs(place),
        "types": _types(place),
        "lines": [
            Link(label=line, address=place.but(n=at, done=0).address(), is_here=at == waiting.n)
            for at, line in enumerate(waiting.lines)
        ],
        "item": item,
        "left": waiting.left_in_words(),
        "uncompared": waiting.uncompared,
        "nothing_left": _nothing_left(place),
        "other_types": _other_types(item) if item and not item.second else [],
        "previous": waiting.previous.address() if waiting.previous else "",
        "next": waiting.next.address() if waiting.next else "",
        "here": place.but(done=0).address(),
        "answer": place.but(n=waiting.n, done=0).address(),
        "done": done,
        "done_words": done_words(done) if done else "",
    }
    return page(screens, request, "queue", _("Doubtful names"), **told)


def _done(request: HttpRequest, place: Place) -> NameDecision | None:
    """What this editor has just decided, while it stands."""
    if not place.done:
        return None
    made = NameDecision.objects.filter(pk=place.done, made_by=request.user.pk, undone_at=None)
    return made.select_related("entity", "target", "section").first()


def _nothing_left(place: Place) -> str:
    if place.of == "pairs":
        return _("No two names look like one. New ones are looked for whenever stories are imported.")
    return _("No name looks doubtful. New ones are looked for whenever stories are imported.")


def _tabs(place: Place) -> list[Link]:
    labels = {"pairs": _("Possible duplicates"), "names": _("Doubtful single names")}
    return [
        Link(label=label, address=Place(of=of, type=place.type).address(), is_here=place.of == of)
        for of, label in labels.items()
    ]


def _types(place: Place) -> list[Link]:
    labels = {
        "": pgettext("names of every type", "All"),
        EntityType.PERSON.value: _("People"),
        EntityType.ORG.value: _("Organisations"),
        EntityType.PLACE.value: _("Places"),
    }
    return [
        Link(label=label, address=Place(of=place.of, type=type_).address(), is_here=place.type == type_)
        for type_, label in labels.items()
    ]


def _other_types(item: Item) -> list[dict[str, str]]:
    mine = item.first.entity.type
    return [
        {"value": type_.value, "label": str(type_.label), "key": key} for type_, key in KEYS.items() if type_ != mine
    ]
