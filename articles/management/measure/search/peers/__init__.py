"""Other engines that do the work of a search page: Django as it comes, SQLite's FTS5, Tantivy."""

from pathlib import Path

from articles.management.measure.extras import missing
from articles.management.measure.search.peer import Peer
from articles.management.measure.search.peers.django_plain import PlainDjango
from articles.management.measure.search.peers.sqlite_fts5 import SqliteFts5

__all__ = ["PlainDjango", "SqliteFts5", "peers"]


def peers(directory: Path, fingerprint: str) -> tuple[list[Peer], str]:
    """The peers that are installed, and a sentence on what is missing, or nothing.

    They keep what they build in `directory`, plain Django in a database beside that of the archive in force, and build
    it anew for a corpus of another `fingerprint`.
    """
    there: list[Peer] = [PlainDjango(directory, fingerprint), SqliteFts5(directory, fingerprint)]
    if said := missing():
        return there, said
    from articles.management.measure.search.peers.tantivy_bm25 import TantivyBm25  # noqa: PLC0415 an extra

    return [*there, TantivyBm25(directory, fingerprint)], ""
