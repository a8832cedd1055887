"""Which other stories belong to one: what the two share, how rare that is, how near they are in time, said in words.

The formula, its reasons and how well it does are in docs/decisions/related-stories.md.
"""

from articles.search.related.choose import MOST, RelatedStory, related_stories
from articles.search.related.clue import Kind

__all__ = ["MOST", "Kind", "RelatedStory", "related_stories"]
