"""HTML whose paragraphs are marked as on a teleprinter: one p, hard-wrapped, with indents or blank lines."""

import re

_BEFORE_P = re.compile(r"(?=<p[\s>])", re.IGNORECASE)
_END_OF_P = re.compile(r"</p\s*>", re.IGNORECASE)
_START_OF_P = re.compile(r"<p(?:\s[^<>]*)?>", re.IGNORECASE)
_ANY_BLOCK = re.compile(r"<(?:p|div|br|h[1-6]|ul|ol|li|table|tr|td|pre|section|blockquote)\b", re.IGNORECASE)
_PARTS = re.compile(r"\n(?:[ \t\xa0\r]*\n)+[ \t\xa0]*|\n(?=[ \xa0]{3,}[^\s<])|\n(?=\t[^\s<])")
_BLANK_LINE = re.compile(r"\n[ \t\xa0\r]*\n")
_INDENTED = re.compile(r"\n(?:[ \xa0]{3,}|\t)[^\s<]")
_FLUSH = re.compile(r"\n[^\s<]")


def laid_out(markup: str, *, is_table: bool = False) -> str:
    """`markup` with two breaks where only blank lines or an indent part the paragraphs of one p.

    An indent counts only among lines that have none: where every line has one, the file is merely printed
    neatly. With `is_table` the lines of a p are columns, and stay as they are in a pre.
    """
    if not _ANY_BLOCK.search(markup):
        return _set(markup, is_table=is_table)
    pieces = []
    for piece in _BEFORE_P.split(markup):
        start = _START_OF_P.match(piece)
        end = _END_OF_P.search(piece) if start else None
        if start is None:
            pieces.append(piece)
        else:
            stop = end.start() if end else len(piece)
            rest = piece[end.end() :] if end else ""
            pieces.append(_set(piece[start.end() : stop], is_table=is_table, opening=start[0]) + rest)
    return "".join(pieces)


def _set(text: str, *, is_table: bool, opening: str = "<p>") -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    inner = lines.strip(" \t\xa0\n")
    if is_table and "\n" in inner:
        return "<pre>" + lines.strip("\n").rstrip() + "</pre>"
    if _FLUSH.search(inner) and (_INDENTED.search(inner) or _BLANK_LINE.search(inner)):
        lines = _PARTS.sub("<br><br>", lines)
    return f"{opening}{lines}</p>"
