"""Where a process of a crew begins. Imports nothing that needs Django, which is not set up here yet."""

import importlib
import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import Any


def member(pipe: Connection, job: str, settings: Sequence[Any]) -> None:
    """One process of a crew: does `job` with what it is given until it is told to stop, or left alone."""
    for number in (signal.SIGINT, signal.SIGTERM):  # Ctrl-C reaches every process of a terminal, and one decides
        signal.signal(number, signal.SIG_IGN)
    importlib.import_module("django").setup()
    try:
        getattr(importlib.import_module("articles.management.crew_member"), job)(pipe, *settings)
    except (EOFError, ConnectionError):
        return  # the one that was started is gone
