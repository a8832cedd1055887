"""The editors' side: lists, import, batches. May plan and apply imports; never serves readers."""

from articles.admin import names, sources, stories

__all__ = ["names", "sources", "stories"]
