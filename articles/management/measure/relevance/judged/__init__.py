"""Judged collections: documents, questions, and which document answers which question. Pure."""

from articles.management.measure.relevance.judged.collection import Collection, CollectionFault, Document
from articles.management.measure.relevance.judged.find import FORMATS, find_collections

__all__ = ["FORMATS", "Collection", "CollectionFault", "Document", "find_collections"]
