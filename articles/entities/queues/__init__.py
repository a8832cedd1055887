"""What editors are asked about names: pairs that may be one, and names that may be none. Nothing is decided here.

compare.py finds the pairs of names that are new, duplicates.py and doubtful.py page through what is left to decide,
side.py tells of one name what an editor needs to see.
"""

from articles.entities.queues.compare import compare_in_portions, compare_names, names_waiting
from articles.entities.queues.doubtful import Doubtful, DoubtfulPage, doubtful_queue
from articles.entities.queues.duplicates import DuplicatesPage, Pair, duplicates_queue
from articles.entities.queues.side import Example, Side, sides_of

__all__ = [
    "Doubtful",
    "DoubtfulPage",
    "DuplicatesPage",
    "Example",
    "Pair",
    "Side",
    "compare_in_portions",
    "compare_names",
    "doubtful_queue",
    "duplicates_queue",
    "names_waiting",
    "sides_of",
]
