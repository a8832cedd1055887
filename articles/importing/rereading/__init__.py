"""Reading the names and dates of stored stories again: after an upgrade, with other lists, another pipeline.

`choose` says which stories, `portion` reads some of them in one transaction, `changes` counts what came of it. What is
written is written by articles.entities.link, as at an import.
"""

from articles.importing.rereading.changes import Changes, NamedChange, names_that_came, names_that_went
from articles.importing.rereading.choose import portions, stories_to_reread
from articles.importing.rereading.portion import Rereader

__all__ = [
    "Changes",
    "NamedChange",
    "Rereader",
    "names_that_came",
    "names_that_went",
    "portions",
    "stories_to_reread",
]
