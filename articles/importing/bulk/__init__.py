"""Many stories at once, for an archive that is filled: the same rows as one by one, by COPY."""

from articles.importing.bulk.store import GATHERED, PORTION, NotNew, Read, store

__all__ = ["GATHERED", "PORTION", "NotNew", "Read", "store"]
