"""Keys of PostgreSQL's advisory locks."""

import hashlib


def lock_key(*parts: str) -> int:
    """A key for PostgreSQL's advisory locks: 64 bits of a hash, signed."""
    digest = hashlib.sha256("\0".join(("newsarchive", *parts)).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big", signed=True)
