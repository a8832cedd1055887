"""Other engines that do the work of a search page: Django as it comes, SQLite's FTS5, Tantivy."""

from collections.abc import Collection
from pathlib import Path

from articles.management.measure.extras import missing
from articles.management.measure.search.peer import Peer
from articles.management.measure.search.peers.django_plain import PlainDjango
from articles.management.measure.search.peers.sqlite_fts5 import SqliteFts5

__all__ = ["PEERS", "PlainDjango", "SqliteFts5", "peers"]

PEERS = ("plain_django", "sqlite_fts5", "tantivy")
"""Their codes."""


def peers(directory: Path, fingerprint: str, asked: Collection[str] = PEERS) -> tuple[list[Peer], str]:
    """Those of the `asked` peers that are installed, and a sentence on what is missing, or nothing.

    They keep what they build in `directory`, plain Django in a database beside that of the archive in force, and build
    it anew for a corpus of another `fingerprint`.
    """
    there: list[Peer] = [one(directory, fingerprint) for one in (PlainDjango, SqliteFts5) if one.code in asked]
    if "tantivy" not in asked:
        return there, ""
    if said := missing():
        return there, said
    from articles.management.measure.search.peers.tantivy_bm25 import TantivyBm25  # noqa: PLC0415 an extra

    return [*there, TantivyBm25(directory, fingerprint)], ""
