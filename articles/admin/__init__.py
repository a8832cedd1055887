"""The editors' side: lists, import, batches. May plan and apply imports; never serves readers."""

from articles.admin import imports, names, sources, stories

__all__ = ["imports", "names", "sources", "stories"]
