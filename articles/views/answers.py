"""A query string -> the whole answer to it. The page and the JSON both ask here, so they always agree."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.models import sentence
from articles.query import read_query, to_text
from articles.query.tree import And, Leaf, Named, Near, Node, Not, Or
from articles.search import Facet, SearchPage, UnanswerableQuery, search
from articles.search.loosen import Change, Looser, looser
from articles.search.respell import respelled
from articles.story import Note
from articles.views.params import ParamError, Params, read_params

MOST_REPAIRS = 5
"""Parts of one query that are taken out before we give up on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A question to ask instead: its text, its link (see params), and how many stories it finds if known."""

    text: str
    link: str
    count: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerError:
    """Why the question could not be put as it stands. The sentences are in the language in force.

    `name` is the parameter at fault; in `q`, the fault lies at code points `position` to `end`, from 0.
    """

    name: str
    message: str
    advice: str
    position: int | None
    end: int | None
    suggestion: Suggestion | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """A change to a question that found nothing, and how many stories it would find."""

    change: Change
    text: str
    link: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """All that a page or a machine is told.

    With an error the question itself was not searched: `params` is what was asked, and `page` answers
    `searched`, the suggestion, or is None when there is none to offer. Without one the two are the same.
    """

    params: Params
    searched: Params
    page: SearchPage | None
    error: AnswerError | None = None
    advice: tuple[Advice, ...] = ()
    spelling: tuple[Suggestion, ...] = ()
    """The same question in the archive's own spelling, where that finds much more."""


def answer(data: QueryDict, *, now: datetime | None = None) -> Answer:
    """Read a query string and search. Never raises on anything a reader can type."""
    params = read_params(data)
    language = get_language() or "da"
    read = read_query(params.q, language)
    searched = params.repaired() if params.errors else params
    error = _error_of_param(params.errors[0], searched) if params.errors else None
    if read.error is not None:
        searched = searched.but(q=read.suggestion)
        error = AnswerError(
            name="q",
            message=said(read.error.note),
            advice=said(read.error.advice),
            position=read.error.position,
            end=read.error.end,
            suggestion=Suggestion(text=read.suggestion, link=searched.link, count=None) if read.suggestion else None,
        )
    if error is not None and error.suggestion is None:
        return Answer(params=params, searched=searched, page=None, error=error)
    return _searched(params, searched, read.tree, error, language, now)


def said(note: Note | None) -> str:
    """A Note in the language in force; nothing for none."""
    return sentence(note) if note else ""


def _searched(
    params: Params,
    searched: Params,
    tree: Node | None,
    error: AnswerError | None,
    language: str,
    now: datetime | None,
) -> Answer:
    for _repair in range(MOST_REPAIRS):
        try:
            page = search(searched.to_request(tree, now))
        except UnanswerableQuery as fault:
            tree, searched, suggestion = _without_fault(fault, tree, searched, language)
            error = error or _error_of_query(fault, params, language)
            error = replace(error, suggestion=suggestion)
            if suggestion is None:
                break
        else:
            if error is None:
                advice = _advice(looser(page.request), searched, language) if not page.count else ()
                spelling = _spelling(page, searched, language)
                return Answer(params=params, searched=searched, page=page, advice=advice, spelling=spelling)
            suggestion = error.suggestion and replace(error.suggestion, count=page.count)
            return Answer(params=params, searched=searched, page=page, error=replace(error, suggestion=suggestion))
    return Answer(params=params, searched=searched, page=None, error=error)


def _spelling(page: SearchPage, searched: Params, language: str) -> tuple[Suggestion, ...]:
    texts = [(to_text(one.request.tree, language), one.count) for one in respelled(page.request, page.count)]
    return tuple(Suggestion(text=text, link=searched.with_query(text), count=count) for text, count in texts)


def _error_of_param(fault: ParamError, repaired: Params) -> AnswerError:
    if fault.name == "page":
        text = _("Page %(page)s") % {"page": repaired.to_request(None).page}
    else:
        text = repaired.period_words() or _("Any date")
    return AnswerError(
        name=fault.name,
        message=said(fault.note),
        advice=said(fault.advice),
        position=None,
        end=None,
        suggestion=Suggestion(text=text, link=repaired.link, count=None),
    )


def _error_of_query(fault: UnanswerableQuery, params: Params, language: str) -> AnswerError:
    typed = _typed(fault.part, language)
    at = next((at for text in typed if (at := params.q.lower().find(text.lower())) >= 0), None)
    length = next((len(text) for text in typed if text.lower() in params.q.lower()), 0)
    return AnswerError(
        name="q",
        message=said(fault.note),
        advice=said(fault.advice),
        position=at,
        end=at + length if at is not None else None,
        suggestion=None,
    )


def _typed(part: Node | None, language: str) -> list[str]:
    """The ways a part may have been typed, the fullest first."""
    if part is None or isinstance(part, And | Or | Not):
        return []
    typed = [to_text(part, language)]
    if not isinstance(part, Near):
        typed.append(part.value if isinstance(part, Named) else part.text)
    return [text for text in typed if text]


def _without_fault(
    fault: UnanswerableQuery, tree: Node | None, searched: Params, language: str
) -> tuple[Node | None, Params, Suggestion | None]:
    repaired = _replaced(tree, fault.part, fault.instead) if fault.part and tree else None
    searched = searched.but(q=to_text(repaired, language))
    if repaired is None:
        return None, searched, None
    return repaired, searched, Suggestion(text=searched.q, link=searched.link, count=None)


def _replaced(tree: Node, part: Node, instead: Node | None) -> Node | None:
    """The tree with `instead` for `part`, or without it; None when nothing is left."""
    if tree == part:
        return instead
    match tree:
        case Not(inner):
            kept = _replaced(inner, part, instead)
            return Not(kept) if kept is not None else None
        case And(parts) | Or(parts):
            new = [kept for one in parts if (kept := _replaced(one, part, instead)) is not None]
            return type(tree)(tuple(new)) if len(new) > 1 else new[0] if new else None
        case Near(leaves, distance):
            left = [kept for leaf in leaves if isinstance(kept := _replaced(leaf, part, instead), Leaf)]
            return Near(tuple(left), distance) if len(left) > 1 else left[0] if left else None
        case Named(how=how) if how is type(part) and not isinstance(part, Named):
            return instead if how(tree.value) == part else tree
    return tree


def _advice(found: tuple[Looser, ...], params: Params, language: str) -> tuple[Advice, ...]:
    return tuple(
        Advice(
            change=one.change,
            text=_advice_text(one, language),
            link=_advice_link(one, params, language),
            count=one.count,
        )
        for one in found
    )


def _advice_text(one: Looser, language: str) -> str:
    part = to_text(one.part, language)
    words: Mapping[Change, str] = {
        Change.UNCERTAIN: _("Include stories whose day is unknown"),
        Change.PERIOD: _("Search in all dates"),
        Change.FACET: _facet_words(one.facet) if one.facet else "",
        Change.PART: _("Leave out %(part)s") % {"part": part},
        Change.FILTERS: _("Leave out all filters"),
        Change.EVERYTHING: _("See the whole archive"),
    }
    return words.get(one.change) or _("Search for %(query)s") % {"query": to_text(one.request.tree, language)}


def _facet_words(facet: Facet) -> str:
    return {
        Facet.PERSON: _("Leave out the chosen persons"),
        Facet.ORG: _("Leave out the chosen organisations"),
        Facet.PLACE: _("Leave out the chosen places"),
        Facet.MENTIONS: _("Leave out the chosen dates in the text"),
        Facet.SECTION: _("Leave out the chosen sections"),
        Facet.SOURCE: _("Leave out the chosen sources"),
        Facet.YEAR: _("Leave out the chosen years"),
    }[facet]


def _advice_link(one: Looser, params: Params, language: str) -> str:
    request = one.request
    if one.change is Change.EVERYTHING:
        return "?"
    changes: dict[str, object] = {facet.value: request.chosen.get(facet, ()) for facet in Facet}
    if request.first_day is None and request.end_day is None:
        changes |= {"from": None, "to": None}
    if request.tree != _tree_of(params, language):
        changes["q"] = to_text(request.tree, language)
    return params.but(certain=request.only_certain, **changes).link


def _tree_of(params: Params, language: str) -> Node | None:
    """The tree of the query in `params`, repaired if need be."""
    return read_query(params.q, language).tree
