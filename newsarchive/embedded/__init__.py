"""The embedded PostgreSQL: started in a data folder when first needed, shared, stopped by its last user."""

from newsarchive.embedded.server import EmbeddedDatabaseError, EmbeddedServer

__all__ = ["EmbeddedDatabaseError", "EmbeddedServer"]
