"""Opens XML with hardened settings: no entities of its own, no network, no DTD, no recovery, no great depth."""

import re
from html import unescape

from lxml import etree

from articles.story import Note
from articles.wire import notes
from articles.wire.charset import decode
from articles.wire.reading import Limits, UnreadableFile
from articles.wire.text import shown

_ENCODING = re.compile(rb"<\?xml\b[^<>]*\bencoding\s*=\s*[\"']([A-Za-z0-9._:-]+)[\"']")
_PROLOG = re.compile(r"[\s\ufeff]*(?:<\?xml\b[^<>]*\?>\s*)?")
_ENTITY = re.compile(r"<!ENTITY\b")
_WEB_PAGE = re.compile(r"(?:<!DOCTYPE\s+html\b|<html\b|<head\b|<body\b)", re.IGNORECASE)
_CUT_OFF = {
    etree.ErrorTypes.ERR_DOCUMENT_END,
    etree.ErrorTypes.ERR_TAG_NOT_FINISHED,
    etree.ErrorTypes.ERR_CDATA_NOT_FINISHED,
    etree.ErrorTypes.ERR_COMMENT_NOT_FINISHED,
    etree.ErrorTypes.ERR_PI_NOT_FINISHED,
    etree.ErrorTypes.ERR_GT_REQUIRED,
    etree.ErrorTypes.ERR_LTSLASH_REQUIRED,
    etree.ErrorTypes.ERR_ATTRIBUTE_NOT_FINISHED,
    etree.ErrorTypes.ERR_XMLDECL_NOT_FINISHED,
    etree.ErrorTypes.ERR_DOCTYPE_NOT_FINISHED,
}


def open_xml(
    data: bytes, *, limits: Limits, chosen: str | None = None
) -> tuple["etree._Element", str, tuple[Note, ...]]:
    """The root element, the charset that was used, and what to say about it.

    Raises UnreadableFile for a web page, entity declarations (before any content is read), a file that
    stops in the middle, control characters, too many tags, elements nested too deeply, and what is not XML.
    """
    declared = _ENCODING.search(data[:500])
    decoded = decode(data, declared=declared[1].decode("ascii") if declared else None, chosen=chosen)
    text = decoded.text
    start = _PROLOG.match(text)
    if _WEB_PAGE.match(text, start.end() if start else 0) or _web_page_after_comment(text):
        raise UnreadableFile(notes.WEB_PAGE)
    if _ENTITY.search(text):
        raise UnreadableFile(notes.OWN_ENTITIES)
    if text.count("<") > limits.pieces:
        raise UnreadableFile(notes.too_many_pieces(limits.pieces))
    # The declaration has done its work; lxml refuses text that still carries one.
    rest = text[start.end() if start else 0 :].lstrip(" \t\r\n\ufeff")
    lines_cut = text.count("\n") - rest.count("\n")
    root = _parse(rest.encode("utf-8", "surrogatepass"), limits.depth, lines_cut)
    return root, decoded.charset, decoded.warnings


def _web_page_after_comment(text: str) -> bool:
    """Saved pages like to begin with a comment ("saved from url")."""
    at, end = text[:5000].find("<!--"), text[:5000].find("-->")
    if at < 0 or text[:at].strip() or end < at:
        return False
    return bool(_WEB_PAGE.match(text[end + 3 : end + 200].lstrip()))


def _parse(body: bytes, deepest: int, lines_cut: int) -> "etree._Element":
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(_words(error, body, lines_cut)) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise UnreadableFile(notes.OWN_ENTITIES)
    if _is_deeper(root, deepest):
        raise UnreadableFile(notes.TOO_DEEP)
    if root.getroottree().docinfo.doctype:
        _name_signs(root)
    return root


def _name_signs(root: "etree._Element") -> None:
    """Put in the signs that are named by entities of a DTD which is not loaded (&eacute;), as HTML names them.

    The parser leaves such names standing as nodes of their own, which every reader of texts would pass over.
    A name that HTML does not have stays as it is written.
    """
    for node in list(root.iter(etree.Entity)):
        text = unescape(node.text or "") + (node.tail or "")
        before, parent = node.getprevious(), node.getparent()
        if before is not None:
            before.tail = (before.tail or "") + text
        elif parent is not None:
            parent.text = (parent.text or "") + text
        if parent is not None:
            parent.remove(node)


def _words(error: etree.XMLSyntaxError, body: bytes, lines_cut: int) -> Note:
    reason = str(error.msg or "")
    line = (error.lineno or 1) + lines_cut
    if "depth" in reason:
        return notes.TOO_DEEP
    at_end = (error.lineno or 1) > body.rstrip().count(b"\n")
    if error.code in _CUT_OFF and at_end and not body.rstrip().endswith(b">"):
        return notes.cut_off(line)
    if error.code == etree.ErrorTypes.ERR_TAG_NOT_FINISHED or "Premature end" in reason:
        return notes.cut_off(line)
    return notes.bad_xml(line, shown(reason.split(", line ", maxsplit=1)[0], 200))


def _is_deeper(root: "etree._Element", deepest: int) -> bool:
    depth = 0
    for event, _node in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > deepest:
            return True
    return False
