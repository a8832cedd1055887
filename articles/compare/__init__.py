"""Two texts: what differs between them, word by word, and how alike they are. Pure."""

from articles.compare.brief import brief
from articles.compare.change import ParagraphChange, ParagraphKind, Part, PartKind, Totals, as_json, totals
from articles.compare.paragraphs import text_diff
from articles.compare.words import word_diff

__all__ = [
    "ParagraphChange",
    "ParagraphKind",
    "Part",
    "PartKind",
    "Totals",
    "as_json",
    "brief",
    "text_diff",
    "totals",
    "word_diff",
]
