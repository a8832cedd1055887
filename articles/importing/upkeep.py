"""What is looked after whenever stories have been stored. Each part goes on where the last import left it.

The index comes first: until it has them, every reader reads the texts of new stories for itself.
"""

from articles.entities.queues import compare_names
from articles.importing.likeness import link_near_duplicates
from articles.index.settle import settle, settle_bulk


def look_after() -> None:
    """Find near-duplicates and spellings of one name among what is new; index it once enough of it waits."""
    settle()
    link_near_duplicates()
    compare_names()


def look_after_many(*, waiting: int, is_patient: bool = True) -> None:
    """The same after thousands of stories, in segments as large as can be, once so many changes are `waiting`.

    Without `is_patient`, what another process is at is left to it: for several that import at once, of which somebody
    comes back in the end.
    """
    settle_bulk(waiting=waiting, is_patient=is_patient)
    link_near_duplicates(is_patient=is_patient)
    compare_names(is_patient=is_patient)
