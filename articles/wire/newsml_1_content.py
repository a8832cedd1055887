"""Which ContentItem of a NewsML 1 item is the text, and what it holds: NITF, bare p, HTML in CDATA, or plain text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from articles.story import Status
from articles.wire.body import Body, html_body, plain_body
from articles.wire.html import looks_like_html
from articles.wire.item import read_status
from articles.wire.nitf_body import body_content, body_element, body_markup
from articles.wire.text import Tidier, shown
from articles.wire.xml_fields import all_at, attribute, children, descendants, first_at, local_name, text_of

_PARTS = {
    "title": "headline",
    "headline": "headline",
    "lead": "lead",
    "abstract": "lead",
    "summary": "lead",
    "teaser": "lead",
}
_NOT_THE_TEXT = (
    "caption",
    "photo",
    "picture",
    "image",
    "graphic",
    "video",
    "thumbnail",
    "preview",
    "quicklook",
    "logo",
)
_TEXT_TYPES = frozenset(["text", "complexdata", "nitf", "html", "article", "xml"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One ContentItem that is text."""

    data: Any
    """Its DataContent."""
    part: str
    """What it is by the Role of its component: headline, lead or body."""
    components: tuple[Any, ...]
    """The NewsComponents around it, the nearest first."""


def contents_of(item: Any) -> list[Content]:
    """The texts of a NewsItem at any depth of NewsComponent, without captions, pictures and NewsItems within it."""
    found = []
    for data in descendants(item, "DataContent"):
        outer = list(data.iterancestors())
        inside = outer[: outer.index(item)]
        if any(local_name(node) == "NewsItem" for node in inside) or not _is_text(inside):
            continue
        components = tuple(node for node in inside if local_name(node) == "NewsComponent")
        roles = [role for node in components[:1] if (role := attribute(first_at(node, "Role"), "FormalName"))]
        role = roles[0].lower() if roles else ""
        if not any(word in role for word in _NOT_THE_TEXT):
            found.append(Content(data=data, part=_PARTS.get(role, "body"), components=components))
    return found


def _is_text(around: list[Any]) -> bool:
    """Whether the ContentItem nearest to a DataContent says that it is text, or says nothing."""
    content = next((node for node in around if local_name(node) == "ContentItem"), None)
    return content is None or _kind_of(content) is None


def _kind_of(content: Any) -> str | None:
    """The medium of a ContentItem that is no text; None for one that is, or does not say."""
    medium = attribute(first_at(content, "MediaType"), "FormalName")
    if medium:
        return None if medium.lower() in _TEXT_TYPES else medium
    mime = attribute(first_at(content, "MimeType"), "FormalName") or ""
    return mime if mime.lower().startswith(("image/", "video/", "audio/")) else None


def skipped_kind(item: Any) -> str | None:
    """What a NewsItem is that is rightly no story: a picture, a package, a topic set; None for one to be read."""
    if _is_killed(item) or contents_of(item):
        return None
    kinds = (_kind_of(content) for content in descendants(item, "ContentItem"))
    if kind := next((kind for kind in kinds if kind), None):
        return shown(kind)
    if next(children(item, "TopicSet"), None) is not None:
        return "TopicSet"
    is_package = next(descendants(item, "NewsItemRef"), None) is not None
    return "package" if is_package and next(descendants(item, "ContentItem"), None) is None else None


def _is_killed(item: Any) -> bool:
    status = attribute(first_at(item, "NewsManagement/Status"), "FormalName")
    return read_status(status, Tidier()) is Status.CANCELED


def read_text(contents: list[Content], headline: str | None, tidier: Tidier) -> tuple[Body, Content | None]:
    """(the first body that holds any text, where it stands). All bodies are the same text in other dress or tongue.

    Where no component is the body, the lead is it.
    """
    for part in ("body", "lead"):
        for content in contents:
            # A rendition that turns out to be empty must leave no warnings behind.
            trial = Tidier()
            text = _read(content.data, headline, trial) if content.part == part else Body()
            if text.paragraphs:
                tidier.take_over(trial)
                return text, content
    return Body(), None


def part_of(contents: list[Content], part: str, but: Content | None, tidier: Tidier) -> str | None:
    """The plain text of the component that is the headline or the lead; None when it is the body itself."""
    for content in contents:
        if content.part == part and content is not but:
            lines = _read(content.data, None, tidier).paragraphs
            if lines:
                return "\n".join(lines)
    return None


def nitf_body_of(content: Content | None) -> Any:
    """The body of the NITF in a DataContent; None when it holds none."""
    return next((body_element(node) for node in _nitfs(content.data)), None) if content else None


def _nitfs(data: Any) -> Iterator[Any]:
    return children(data, "nitf")


def _read(data: Any, headline: str | None, tidier: Tidier) -> Body:
    if len(data) == 0:
        text = text_of(data) or ""
        return html_body(text, headline, tidier) if looks_like_html(text) else plain_body(text, tidier)
    nitf = next(_nitfs(data), None)
    if nitf is not None:
        content = body_content(body_element(nitf))
        return html_body(body_markup(content), headline, tidier) if content is not None else Body()
    inner = [*all_at(data, "html/body"), *all_at(data, "body/body.content"), *all_at(data, "body.content"), data]
    return html_body(body_markup(inner[0]), headline, tidier)
