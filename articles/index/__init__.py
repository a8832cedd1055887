"""What the search index holds of a story, and its only writer."""

from articles.index.config import CONFIGS, OTHER, WEIGHTS, config_for
from articles.index.write import index_articles

__all__ = ["CONFIGS", "OTHER", "WEIGHTS", "config_for", "index_articles"]
