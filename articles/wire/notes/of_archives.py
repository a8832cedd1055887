"""What is said about an archive or one member of it."""

from articles.story import Note, gettext_noop

ARCHIVE_EMPTY = Note(code="archive_empty", text=gettext_noop("The packed file is empty."))
ARCHIVE_DAMAGED = Note(code="archive_damaged", text=gettext_noop("The packed file is damaged. Fetch it again."))
ARCHIVE_NESTED = Note(
    code="archive_nested",
    text=gettext_noop("A packed file within a packed file is not opened. Unpack it and import what is in it."),
)
BOMB = Note(
    code="archive_ratio",
    text=gettext_noop("Unpacked, it would be so much larger that it looks like an attack. It was not opened."),
)
ENCRYPTED = Note(code="archive_encrypted", text=gettext_noop("It is locked with a password. Unpack it first."))
UNSAFE_NAME = Note(
    code="archive_unsafe_name",
    text=gettext_noop("The name points outside the packed file, so this file was refused."),
)
NOT_A_FILE = Note(code="archive_not_a_file", text=gettext_noop("It is a link or a device, not a file."))
OFFICE = Note(
    code="office_document",
    text=gettext_noop("This is an office document, not a wire file. Save it as plain text."),
)


def archive_kind(kind: str) -> Note:
    """A kind of archive that is not opened: xz, 7z, rar ..."""
    return Note(
        code="archive_kind",
        text=gettext_noop("A file packed with %(kind)s is not read. Unpack it first, or pack it as zip or tar."),
        params={"kind": kind},
    )


def packing_method() -> Note:
    """A zip member packed with neither of the two common methods."""
    return Note(
        code="archive_method",
        text=gettext_noop("It is packed in an uncommon way. Unpack it first, or pack it again as an ordinary zip."),
    )


def too_many_members(limit: int) -> Note:
    """More members than allowed."""
    return Note(
        code="archive_members",
        text=gettext_noop("The packed file holds more than %(limit)s files. Split it."),
        params={"limit": limit},
    )


def archive_too_big(limit: int) -> Note:
    """More bytes than allowed once unpacked; `limit` in bytes."""
    return Note(
        code="archive_too_big",
        text=gettext_noop("Unpacked, the file is larger than the limit of %(limit)s MB. Split it."),
        params={"limit": limit // 1_000_000},
    )


def archive_too_slow(seconds: int) -> Note:
    """Unpacking took longer than it may; the members before were read."""
    return Note(
        code="archive_too_slow",
        text=gettext_noop("Unpacking took longer than %(seconds)s seconds; the rest of it was not read. Split it."),
        params={"seconds": seconds},
    )
