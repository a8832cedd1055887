"""What is said about a file as a whole, and about its charset."""

from articles.story import Note, gettext_noop

MEGABYTE = 1_000_000

EMPTY_FILE = Note(code="empty_file", text=gettext_noop("The file is empty."))
WEB_PAGE = Note(code="web_page", text=gettext_noop("This is a web page, not a wire story."))
TOO_DEEP = Note(code="too_deep", text=gettext_noop("Too deeply nested."))
OWN_ENTITIES = Note(
    code="own_entities", text=gettext_noop("The file defines its own entities, which we do not accept.")
)
NO_URI = Note(code="json_without_uri", text=gettext_noop("JSON, but without a uri."))
NOT_NINJS = Note(code="json_not_ninjs", text=gettext_noop("JSON with a uri, but with nothing else that ninjs has."))
NO_ITEMS = Note(code="no_items", text=gettext_noop("The file is a list of stories, but there is none in it."))
PACKED = Note(
    code="packed_file", text=gettext_noop("This is a packed file. The files in it have to be read one by one.")
)


def service_error(error: str, message: str) -> Note:
    """An agency's service put an error number and its own words where the stories should be."""
    return Note(
        code="service_error",
        text=gettext_noop("The agency's service answered with error %(error)s instead of stories: %(message)s"),
        params={"error": error, "message": message},
    )


def file_too_big(size: int, limit: int) -> Note:
    """A file of `size` bytes where `limit` bytes are allowed; shown in MB, rounded up and down."""
    return Note(
        code="file_too_big",
        text=gettext_noop("The file is %(size)s MB; the limit is %(limit)s MB."),
        params={"size": max(-(-size // MEGABYTE), 1), "limit": limit // MEGABYTE},
    )


def too_slow(seconds: int) -> Note:
    """Reading one file took longer than it may."""
    return Note(
        code="too_slow",
        text=gettext_noop("Reading took longer than %(seconds)s seconds, so nothing of the file was taken. Split it."),
        params={"seconds": seconds},
    )


def too_many_pieces(limit: int) -> Note:
    """So many tags or values that they would not fit into memory."""
    return Note(
        code="too_many_pieces",
        text=gettext_noop("The file consists of more than %(limit)s parts; no wire file does. Split it."),
        params={"limit": limit},
    )


def cannot_open(reason: str) -> Note:
    """The operating system would not let us read the file."""
    return Note(
        code="cannot_open", text=gettext_noop("The file cannot be opened: %(reason)s."), params={"reason": reason}
    )


def too_many_items(limit: int) -> Note:
    """More stories in one file than any wire sends."""
    return Note(
        code="too_many_items",
        text=gettext_noop("The file holds more than %(limit)s stories. Split it."),
        params={"limit": limit},
    )


def not_text(kind: str) -> Note:
    """The bytes are those of `kind`: PDF, JPEG ..."""
    return Note(
        code="not_text",
        text=gettext_noop(
            "This is a %(kind)s file, not text. Save it as plain text, or fetch the story as the agency sent it."
        ),
        params={"kind": kind},
    )


def unknown_text(formats: str) -> Note:
    """Text of no known format."""
    return Note(
        code="unknown_format",
        text=gettext_noop(
            "The format is not known: no date at the start, no sign-off at the end. Formats read: %(formats)s."
        ),
        params={"formats": formats},
    )


def unknown_xml(root: str, formats: str) -> Note:
    """XML with a root element of no known format."""
    return Note(
        code="unknown_xml",
        text=gettext_noop("Unknown XML (root element %(root)s). Formats read: %(formats)s."),
        params={"root": root, "formats": formats},
    )


def bad_json(line: int, column: int) -> Note:
    """Broken or cut-off JSON; `line` and `column` count from 1."""
    return Note(
        code="bad_json",
        text=gettext_noop("Not valid JSON (line %(line)s, column %(column)s)."),
        params={"line": line, "column": column},
    )


def bad_json_number() -> Note:
    """A number so long that Python refuses to read it."""
    return Note(code="bad_json_number", text=gettext_noop("Not valid JSON: a number has thousands of digits."))


def bad_xml(line: int, reason: str) -> Note:
    """XML that the parser refuses, with the parser's own words."""
    return Note(
        code="bad_xml",
        text=gettext_noop("Not valid XML (line %(line)s): %(reason)s"),
        params={"line": line, "reason": reason},
    )


def cut_off(line: int) -> Note:
    """XML that ends before its root does."""
    return Note(
        code="cut_off",
        text=gettext_noop("The file stops in the middle (line %(line)s). Fetch it again."),
        params={"line": line},
    )


def unknown_charset(position: int) -> Note:
    """Neither UTF-8 nor windows-1252; `position` is the first impossible byte, counted from 0."""
    return Note(
        code="unknown_charset",
        text=gettext_noop(
            "Byte %(position)s is neither UTF-8 nor windows-1252, so the charset cannot be told. Choose it."
        ),
        params={"position": position},
    )


def wrong_charset(charset: str, position: int) -> Note:
    """The file is not in the charset a person chose or its own byte-order mark announces."""
    return Note(
        code="wrong_charset",
        text=gettext_noop("The file is not %(charset)s (byte %(position)s). Choose another charset."),
        params={"charset": charset, "position": position},
    )


def no_such_charset(charset: str) -> Note:
    """A person chose a charset that does not exist."""
    return Note(
        code="no_such_charset",
        text=gettext_noop("There is no charset called %(charset)s."),
        params={"charset": charset},
    )


def read_as(charset: str) -> Note:
    """Not UTF-8 and nothing declared."""
    return Note(
        code="charset_assumed",
        text=gettext_noop("The file is not UTF-8 and does not say what it is; it was read as %(charset)s."),
        params={"charset": charset},
    )


def declared_wrongly(declared: str, charset: str) -> Note:
    """The declaration was overruled by the bytes."""
    return Note(
        code="charset_repaired",
        text=gettext_noop("Repaired: the file says %(declared)s but is %(charset)s."),
        params={"declared": declared, "charset": charset},
    )


OLD_CHARSET = Note(
    code="charset_suspect",
    text=gettext_noop("There are no æ, ø or å, but signs that stand for them in DOS or Mac text. Choose the charset."),
)
