"""XHTML within NewsML-G2, in the namespace of XHTML, of G2 or in none, under any prefix -> HTML of the text proper."""

import re

from lxml import etree

from articles.wire.text import Tidier, collapse
from articles.wire.xml_fields import attribute, descendants, local_name, markup_of, text_of

# dpa marks what is not for the public, and repeats its notepad for editors, with classes.
_PRIVATE_CLASS = re.compile(r"non-?public|private|notepad|closingline", re.IGNORECASE)
# ANSA's routing codes behind the text: "51 77 03 CRO01 1113 APE4800 GEST".
_ROUTING = re.compile(r"(?=.*\d)(?:[A-Z0-9]{2,12}\s)+[A-Z0-9]{2,12}")
# STT sends its mark for a dash as text: 800<endash>-</endash>1 000.
_DASH_MARK = re.compile(r"&lt;/?(?:en|em)dash&gt;")


def xhtml_markup(rendition: "etree._Element", provider: str) -> str:
    """The text in an inlineXML: dpa's section of class main where there is one, else the body without its header."""
    body = next(descendants(rendition, "body"), rendition)
    main = _main_sections(body)
    if main:
        markup = "".join(markup_of(section, without=_is_private) for section in main)
    else:
        _drop_routing(body, provider)
        markup = markup_of(body, without=_is_no_text)
    return _DASH_MARK.sub("", markup)


def first_heading(rendition: "etree._Element", tidier: Tidier) -> str | None:
    """The first h1 that holds any text, on one line."""
    texts = (tidier.value(text_of(heading)) for heading in descendants(rendition, "h1"))
    return next((text for text in texts if text), None)


def is_private(node: "etree._Element") -> bool:
    """Whether an element, or one within it, is marked by its class as not for the public."""
    return any(_is_private(inner) for inner in node.iter(etree.Element))


def _classes(node: "etree._Element") -> list[str]:
    return (attribute(node, "class") or "").split()


def _is_private(node: "etree._Element") -> bool:
    return any(_PRIVATE_CLASS.search(name) for name in _classes(node))


def _is_no_text(node: "etree._Element") -> bool:
    return local_name(node) in ("header", "head") or _is_private(node)


def _main_sections(body: "etree._Element") -> list["etree._Element"]:
    """The outermost sections of class main."""
    found = [section for section in descendants(body, "section") if "main" in _classes(section)]
    return [section for section in found if not any(outer in found for outer in section.iterancestors("{*}section"))]


def _drop_routing(body: "etree._Element", provider: str) -> None:
    """Routing codes stand behind the last element; only of ANSA do we know that they are no text."""
    last = body[-1] if provider == "ansa" and len(body) else None
    if last is not None and _ROUTING.fullmatch(collapse(last.tail or "")):
        last.tail = None
