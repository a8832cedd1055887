"""Where a process of a crew begins. Imports nothing that needs Django, which is not set up here yet."""

import importlib
import signal
from multiprocessing.connection import Connection


def member(pipe: Connection, batch: int) -> None:
    """One process of a crew: imports what it is given until it is told to stop, or left alone."""
    for number in (signal.SIGINT, signal.SIGTERM):  # Ctrl-C reaches every process of a terminal, and one decides
        signal.signal(number, signal.SIG_IGN)
    importlib.import_module("django").setup()
    try:
        importlib.import_module("articles.management.crew_member").import_bundles(pipe, batch)
    except (EOFError, ConnectionError):
        return  # the one that was started is gone
