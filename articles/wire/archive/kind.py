"""Which kind of archive bytes are."""

_MAGIC = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PK\x07\x08", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"\xfd7zXZ", "xz"),
    (b"BZh", "bzip2"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!", "rar"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
)
_TAR_MAGIC = slice(257, 262)

HEAD = 512
"""Bytes that suffice to tell."""


def archive_kind(data: bytes) -> str | None:
    """zip, gzip, tar, xz ...: told by the first HEAD bytes; None for what is no archive."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    return "tar" if data[_TAR_MAGIC] == b"ustar" else None
