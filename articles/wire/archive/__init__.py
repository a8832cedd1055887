"""Archives -> the wire files in them, read as streams and never written to disk by their names.

Recognised by their bytes (a plain tar may be called .tar.xz). The member list is checked before anything
is unpacked, and unpacking counts bytes, because headers lie. Only one member is in memory at a time.
"""

from articles.wire.archive.kind import archive_kind
from articles.wire.archive.unpack import Unpacked, unpack

__all__ = ["Unpacked", "archive_kind", "unpack"]
