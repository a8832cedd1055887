"""The vocabulary of TT within NewsML-G2: RUBRIK, INGRESS, BRODTEXT, CITAT, MELLIS. A second TEXT is a fact box."""

from dataclasses import dataclass

from lxml import etree

from articles.wire.text import Tidier
from articles.wire.xml_fields import attribute, children, descendants, local_name, markup_of, text_of

_MARKS = ("RUBRIK", "INGRESS", "BRODTEXT")
_NAMES = {
    "RUBRIK": "h2",
    "INGRESS": "div",
    "BRODTEXT": "div",
    "TEXT": "div",
    "CITAT": "blockquote",
    "MELLIS": "h3",
    "P": "p",
}
_LEFT_OUT = frozenset(["BILD", "BYLINE", "DAT", "VINJETT"])


@dataclass(frozen=True, slots=True, kw_only=True)
class TTText:
    """What a BODY of TT holds. `contacts` (the writer's address) is private."""

    markup: str
    headline: str | None
    lead: str | None
    byline: str | None
    place: str | None
    contacts: str | None


def is_tt(root: "etree._Element") -> bool:
    """Whether an element is of this vocabulary. Its names are upper case, as no XHTML is."""
    return next(descendants(root, *_MARKS), None) is not None


def tt_text(root: "etree._Element", tidier: Tidier, *, keep_ingress: bool) -> TTText:
    """The text under `root` as HTML; its INGRESS is the lead, or, with `keep_ingress`, stays in the text."""
    texts = list(descendants(root, "TEXT")) or [root]
    headline, ingress = _first(texts[0], "RUBRIK"), _first(texts[0], "INGRESS")
    told_apart = [headline] if keep_ingress else [headline, ingress]
    markup = "".join(
        markup_of(text, without=lambda node: node in told_apart or local_name(node) in _LEFT_OUT, names=_NAMES)
        for text in texts
    )
    bylines = [line for text in texts for line in descendants(text, "BYLINE")]
    return TTText(
        markup=markup,
        headline=tidier.value(text_of(headline)),
        lead=None if keep_ingress else _lead(ingress, tidier),
        byline=_joined([tidier.value(text_of(line)) for line in bylines], ", "),
        place=tidier.value(text_of(_first(texts[0], "ORT"))),
        contacts=_joined([tidier.value(attribute(line, "EPOST")) for line in bylines], "\n"),
    )


def _first(text: "etree._Element", name: str) -> "etree._Element | None":
    return next(descendants(text, name), None)


def _lead(ingress: "etree._Element | None", tidier: Tidier) -> str | None:
    if ingress is None:
        return None
    parts = list(children(ingress, "P")) or [ingress]
    return _joined([tidier.value(text_of(part)) for part in parts], "\n")


def _joined(texts: list[str | None], between: str) -> str | None:
    return between.join(dict.fromkeys(text for text in texts if text)) or None
