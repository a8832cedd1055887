"""Texts: what differs between two of them, word by word, how alike they are, and which of many may be. Pure."""

from articles.compare.brief import brief
from articles.compare.change import ParagraphChange, ParagraphKind, Part, PartKind, Totals, as_json, totals
from articles.compare.likeness import bands_of, may_share, share_in_common, words_of
from articles.compare.meetings import meetings
from articles.compare.paragraphs import text_diff
from articles.compare.words import word_diff

__all__ = [
    "ParagraphChange",
    "ParagraphKind",
    "Part",
    "PartKind",
    "Totals",
    "as_json",
    "bands_of",
    "brief",
    "may_share",
    "meetings",
    "share_in_common",
    "text_diff",
    "totals",
    "word_diff",
    "words_of",
]
