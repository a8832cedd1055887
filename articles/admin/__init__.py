"""The editors' side: lists, import, batches. May plan and apply imports; never serves readers."""

from articles.admin import feeds, imports, names, naming, sources, stories

__all__ = ["feeds", "imports", "names", "naming", "sources", "stories"]
