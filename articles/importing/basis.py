"""What a decision about a story was based on, as a digest: equal digests, equal decisions. Pure."""

import hashlib
import json

from articles.importing.versions import History


def basis_of(history: History) -> str:
    """SHA-256 (hex) over the versions of a story in the order in which they came, their standings and its status.

    Keys and the times of arrival are left out, so that a story that is planned and one that is written have the
    same basis. Whether another story has taken its place is left out too: no decision depends on it.
    """
    versions = [
        [version.fingerprint, version.number, version.text, version.standing.value] for version in history.versions
    ]
    plain = json.dumps([history.status.value, versions], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()
