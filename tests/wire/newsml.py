"""Builders of NewsML-G2 for tests: an item from its pieces, and the message around it."""

from typing import Any

from articles.story import Story
from tests.wire.reading import story

NS = "http://iptc.org/std/nar/2006-10-01/"
GUID = "urn:newsml:example.com:20210301:1"
TEXT = '<inlineXML contenttype="application/xhtml+xml"><html><body><p>Tekst.</p></body></html></inlineXML>'


def item(
    meta: str = "",
    content: str = "<headline>Rubrik</headline>",
    *,
    text: str = TEXT,
    rights: str = "",
    attributes: str = "",
    provider: str = '<provider literal="Testbureau"/>',
    guid: str | None = GUID,
    when: str = "<versionCreated>2021-03-01T12:00:00Z</versionCreated>",
) -> str:
    """A newsItem without namespace; `meta` and `content` go into itemMeta and contentMeta."""
    named = f'guid="{guid}" ' if guid else ""
    return (
        f"<newsItem {named}{attributes}><rightsInfo>{rights}</rightsInfo>"
        f"<itemMeta>{provider}{when}{meta}</itemMeta><contentMeta>{content}</contentMeta>"
        f"<contentSet>{text}</contentSet></newsItem>"
    )


def message(*items: str, header: str = "") -> str:
    """A newsMessage in the namespace of G2, which its items are then in too."""
    return f'<newsMessage xmlns="{NS}"><header>{header}</header><itemSet>{"".join(items)}</itemSet></newsMessage>'


def one(*parts: str, header: str = "", **how: Any) -> Story:
    """The story of the only item of a message, which is made as item() makes it."""
    return story(message(item(*parts, **how), header=header), "g2.xml")
