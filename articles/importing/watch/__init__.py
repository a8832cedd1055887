"""A folder that is watched: what is put into it is imported, and put away with a report beside it.

find.py sees what lies there and when it is complete, taken.py takes it so that nobody else does, place.py puts it
away, report.py says how it went, and watcher.py does one after the other, whatever happens in between.
"""

from articles.importing.watch.taken import FolderTrouble
from articles.importing.watch.watcher import Say, Watcher

__all__ = ["FolderTrouble", "Say", "Watcher"]
