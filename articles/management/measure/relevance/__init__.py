"""How good the order by relevance is: judged collections put to the archive's search, and to peers beside it."""

from articles.management.measure.relevance.engine import Engine
from articles.management.measure.relevance.judged import FORMATS, CollectionFault, find_collections
from articles.management.measure.relevance.ours import Ours
from articles.management.measure.relevance.peers import peers
from articles.management.measure.relevance.run import HEADER, Measured, as_json, line, measure

__all__ = [
    "FORMATS",
    "HEADER",
    "CollectionFault",
    "Engine",
    "Measured",
    "Ours",
    "as_json",
    "find_collections",
    "line",
    "measure",
    "peers",
]
