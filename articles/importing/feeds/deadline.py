"""One span of time for all that fetching takes: looking up the name, connecting, and reading to the last byte.

A timeout of a socket starts anew with every byte, so a server that sends one a second holds us for ever. Here a
timer ends the connection itself, whoever waits for it.
"""

import contextlib
import queue
import socket
import threading
import time
from types import TracebackType

from articles.importing.feeds import words
from articles.importing.feeds.failed import FetchFailed


class Deadline:
    """`with Deadline(30) as deadline:`; what watch() was given is shut down after so many seconds."""

    def __init__(self, seconds: int):
        self.seconds = seconds
        self._end = time.monotonic() + seconds
        self._watched: socket.socket | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> "Deadline":
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, _: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._forget()

    @property
    def remaining(self) -> float:
        """Seconds left, never quite 0: that would mean "do not wait at all"."""
        return max(self._end - time.monotonic(), 0.001)

    @property
    def is_over(self) -> bool:
        """Whether time is up. By the clock: a socket's own timeout may be a moment ahead of the timer."""
        return time.monotonic() >= self._end

    def watch(self, connected: socket.socket) -> None:
        """Shut this connection down when time is up. TLS makes another object of it, so a second handle is kept."""
        with self._lock:
            self._forget()
            self._watched = connected.dup()
        if self.is_over:
            self._cut()

    def check(self) -> None:
        """Raise FetchFailed when time is up: a connection that was cut looks like one that ended."""
        if self.is_over:
            raise FetchFailed(words.too_slow(self.seconds))

    def resolve(self, host: str, port: int) -> list[str]:
        """The numbers of `host`. Raises FetchFailed. In a thread, as the system's resolver cannot be stopped."""
        answers: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

        def ask() -> None:
            try:
                found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
                answers.put([str(place[0]) for *_kind, place in found])
            except (OSError, UnicodeError) as problem:
                answers.put(problem)

        threading.Thread(target=ask, daemon=True).start()
        try:
            answer = answers.get(timeout=self.remaining)
        except queue.Empty:
            raise FetchFailed(words.too_slow(self.seconds)) from None
        if isinstance(answer, Exception) or not answer:
            raise FetchFailed(words.UNKNOWN_NAME)
        return answer

    def _cut(self) -> None:
        with self._lock:
            if self._watched is not None:
                with contextlib.suppress(OSError):  # it has ended already
                    self._watched.shutdown(socket.SHUT_RDWR)

    def _forget(self) -> None:
        if self._watched is not None:
            self._watched.close()
            self._watched = None
