"""What cannot be answered in the time there is becomes a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from articles.index.instant import TooSlow, one_instant
from articles.search.unanswerable import UnanswerableQuery
from articles.story import Note, gettext_noop


class TooBroad(UnanswerableQuery):
    """Answering takes longer than a search may."""


@contextmanager
def in_time() -> Iterator[None]:
    """Let the block see one instant of the archive, for as long as a search may take. Raises TooBroad."""
    try:
        with one_instant():
            yield
    except TooSlow as problem:
        raise TooBroad(
            Note(code="too-broad", text=gettext_noop("The search is too broad to count")),
            advice=Note(code="too-broad-advice", text=gettext_noop("Add a date or a name.")),
        ) from problem
