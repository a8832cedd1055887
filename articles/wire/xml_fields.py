"""Elements of an XML wire file by their local names, whatever their namespace and prefix.

Agencies misspell namespaces, leave them out or prefix everything, so none is ever compared. All texts come
raw, as they stand in the file: text.Tidier cleans them. Trees are walked with loops: depth is the sender's choice.
"""

from collections.abc import Callable, Iterator, Mapping
from html import escape, unescape
from types import MappingProxyType

from lxml import etree

_VOID = frozenset(
    ["br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"]
)

_AS_THEY_ARE: Mapping[str, str] = MappingProxyType({})


def local_name(node: "etree._Element") -> str:
    """The name of an element without its namespace; empty for what is no element (an entity of a DTD not loaded)."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(node: "etree._Element | None", *names: str) -> Iterator["etree._Element"]:
    """The child elements with one of these local names, all of them when none is given, in the file's order."""
    for inner in () if node is None else node.iterchildren(etree.Element):
        if not names or local_name(inner) in names:
            yield inner


def all_at(node: "etree._Element | None", path: str) -> list["etree._Element"]:
    """Every element at a path of local names below `node`: "contentMeta/headline"."""
    found = [] if node is None else [node]
    for name in path.split("/"):
        found = [inner for outer in found for inner in children(outer, name)]
    return found


def first_at(node: "etree._Element | None", path: str) -> "etree._Element | None":
    """The first element at a path of local names, None when there is none."""
    return next(iter(all_at(node, path)), None)


def descendants(node: "etree._Element", *names: str) -> Iterator["etree._Element"]:
    """`node` and everything below it that has one of these local names, in the file's order."""
    yield from node.iter(*(f"{{*}}{name}" for name in names))


def attribute(node: "etree._Element | None", name: str) -> str | None:
    """An attribute by its local name (`lang` is xml:lang), without blanks at its ends; None when empty or missing."""
    if node is None:
        return None
    value = node.get(name)
    if value is None:
        value = next((value for key, value in node.items() if key.rpartition("}")[2] == name), None)
    return (value or "").strip() or None


def code_of(qcode: str | None) -> str | None:
    """What stands behind the last colon of a qcode (`stat:usable`) or other code, None when that is nothing."""
    return (qcode or "").rpartition(":")[2].strip() or None


def text_of(node: "etree._Element | None") -> str | None:
    """All text in an element and below it, raw; None when it is blank, whatever the element says about nil."""
    if node is None:
        return None
    text = node.text or "" if len(node) == 0 else "".join(_pieces(node))
    return text if text.strip() else None


def text_at(node: "etree._Element | None", *paths: str) -> str | None:
    """The text of the first element at one of these paths that is not blank, earlier paths first."""
    found = (text_of(inner) for path in paths for inner in all_at(node, path))
    return next((text for text in found if text is not None), None)


def _pieces(node: "etree._Element") -> Iterator[str]:
    yield node.text or ""
    for inner in node.iterdescendants():
        yield inner.text or "" if isinstance(inner.tag, str) else _entity(inner)
        yield inner.tail or ""


def markup_of(
    node: "etree._Element",
    *,
    without: Callable[["etree._Element"], bool] | None = None,
    names: Mapping[str, str] = _AS_THEY_ARE,
) -> str:
    """What is in an element, as HTML without namespaces and prefixes, ready for html.clean_html().

    Elements that `without` is true of are left out whole; `names` tells what elements of other vocabularies
    are called in HTML.
    """
    out = [escape(node.text or "", quote=False)]
    left_out: etree._Element | None = None
    walker = etree.iterwalk(node, events=("start", "end"))
    for event, inner in walker:
        if inner is node:
            continue
        name = local_name(inner)
        name = names.get(name, name)
        if event == "end":
            is_closed = bool(name) and inner is not left_out and name.lower() not in _VOID
            out.append((f"</{name}>" if is_closed else "") + escape(inner.tail or "", quote=False))
            left_out = None if inner is left_out else left_out
        elif not name:
            out.append(escape(_entity(inner), quote=False))
        elif without is not None and without(inner):
            left_out = inner
            walker.skip_subtree()
        else:
            out.append(_opening(inner, name) + escape(inner.text or "", quote=False))
    return "".join(out)


def _opening(node: "etree._Element", name: str) -> str:
    told = "".join(f' {key.rpartition("}")[2]}="{escape(value)}"' for key, value in node.items())
    return f"<{name}{told}>"


def _entity(node: "etree._Element") -> str:
    """A sign that the file names by an entity of a DTD, which is not loaded: those of HTML are known without it."""
    return unescape(node.text or "")
