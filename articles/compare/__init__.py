"""Two texts: what differs between them, word by word, and how alike they are. Pure."""

from articles.compare.likeness import bands_of, may_share, share_in_common, words_of

__all__ = ["bands_of", "may_share", "share_in_common", "words_of"]
