"""The editors' side: lists, import, batches. May plan and apply imports; never serves readers."""

from articles.admin import date_mentions, feeds, imports, names, naming, sources, stories

__all__ = ["date_mentions", "feeds", "imports", "names", "naming", "sources", "stories"]
