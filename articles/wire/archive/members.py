"""What is asked of an archive's members before they are read: their names, their number, their sizes."""

from articles.wire import notes
from articles.wire.archive.streams import Refused
from articles.wire.reading import Limits


def printable(name: str) -> str:
    """A member's name for people."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name[:300])


def is_unsafe(name: str) -> bool:
    """Whether a name leads out of the archive. Colons alone are normal: urn:newsml:..."""
    parts = name.replace("\\", "/").split("/")
    is_drive = len(name) > 2 and name[1] == ":" and name[2] in "\\/" and name[0].isalpha()
    return parts[0] == "" or ".." in parts or is_drive


def is_shadow(name: str) -> bool:
    """Whether macOS put it there beside the real files."""
    last = name.rsplit("/", 1)[-1]
    return name.startswith("__MACOSX/") or last.startswith("._") or last == ".DS_Store"


def check_sizes(sizes: list[int], limits: Limits) -> None:
    """Raises Refused for an archive of no members, of too many, or that says itself that it is too large."""
    if not sizes:
        raise Refused(notes.ARCHIVE_EMPTY)
    if len(sizes) > limits.archive_members:
        raise Refused(notes.too_many_members(limits.archive_members))
    if sum(sizes) > limits.archive_bytes:
        raise Refused(notes.archive_too_big(limits.archive_bytes))
