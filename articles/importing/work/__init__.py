"""What is done with a staged batch, in portions: previewed, imported, undone, redone. Every portion may be the last.

All progress is in the rows, so that a browser, a worker on another machine or the same one after a kill -9
goes on where the last one stopped.
"""

from articles.importing.hold import BatchBusy
from articles.importing.work.begin import discard, go_on, start_import
from articles.importing.work.choose import choose_all, choose_items, decide_item
from articles.importing.work.going import ask_to_stop, work
from articles.importing.work.progress import Progress, progress_of
from articles.importing.work.staging import restage_file, stage

__all__ = [
    "BatchBusy",
    "Progress",
    "ask_to_stop",
    "choose_all",
    "choose_items",
    "decide_item",
    "discard",
    "go_on",
    "progress_of",
    "restage_file",
    "stage",
    "start_import",
    "work",
]
