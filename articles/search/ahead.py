"""The index loaded before anybody asks: the first search of a process would wait for it, a second at a million."""

import gc
import logging
from threading import Thread

from django.db import connection

from articles.lexicon.compounds import split
from articles.search.engine import search
from articles.search.page import SearchRequest

_log = logging.getLogger(__name__)


def open_now() -> None:
    """Load the index of this process, and the words that compounds are made of.

    What has been loaded by then is not looked through for garbage any more: now and then all threads of a process would
    wait for that, half a second on a slow machine.
    """
    search(SearchRequest())
    split("valgkampen")
    gc.collect()
    gc.freeze()


def open_ahead() -> Thread:
    """The same in a thread of its own, which is begun."""
    thread = Thread(target=_open, name="opening the index", daemon=True)
    thread.start()
    return thread


def _open() -> None:
    try:
        open_now()
    except Exception:  # noqa: BLE001 nobody waits for an answer here: who asks first meets the fault, and is told
        _log.info("The index could not be loaded ahead.", exc_info=True)
    finally:
        connection.close()
