"""The editors' side: lists, import, batches. May plan and apply imports; never serves readers."""

from articles.admin import batches, names, sources, stories

__all__ = ["batches", "names", "sources", "stories"]
