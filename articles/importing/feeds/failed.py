"""Why a feed could not be fetched."""

from articles.story import Note


class FetchFailed(Exception):
    """Nothing was fetched, and `note` says why in words an editor understands.

    `is_gone`: the server says that it is for good. `wait_seconds`: how long the server asks us to stay away, None
    when it says nothing of it.
    """

    def __init__(self, note: Note, *, is_gone: bool = False, wait_seconds: int | None = None):
        super().__init__(str(note))
        self.note = note
        self.is_gone = is_gone
        self.wait_seconds = wait_seconds
