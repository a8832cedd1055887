"""The editors' side: lists, import, batches. May plan and apply imports; never serves readers."""

from articles.admin import batches, feeds, names, sources, stories

__all__ = ["batches", "feeds", "names", "sources", "stories"]
