"""The site served as in production, by gunicorn, on a socket that is already ours."""

import os
import signal
import socket
from collections.abc import Callable
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from newsarchive.embedded import EmbeddedServer

WORKERS = 2
THREADS = 4


class PortInUse(Exception):
    """Somebody else listens on the port; the message says what to do."""


def listen(port: int) -> socket.socket:
    """A listening socket on 127.0.0.1; port 0 takes a free one. Raises PortInUse."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
    except OSError as problem:
        listener.close()
        raise PortInUse(
            f"Port {port} cannot be used: {problem.strerror}. Nothing was started. Stop what listens there, or"
            f" choose another port with --port {port + 1 if port < 65535 else 8000}."
        ) from problem
    listener.listen(128)
    return listener


class Server(BaseApplication):
    """gunicorn with our application already loaded; `ready` is called with the port once it answers."""

    def __init__(self, application: Any, listener: socket.socket, ready: Callable[[int], None]):
        self.application = application
        self.port = listener.getsockname()[1]
        self.descriptor = listener.detach()  # gunicorn closes it
        self.ready = ready
        super().__init__()

    def load_config(self) -> None:
        """Few workers with threads; nothing written but errors."""
        for name, value in {
            "bind": f"fd://{self.descriptor}",
            "workers": WORKERS,
            "worker_class": "gthread",
            "threads": THREADS,
            "loglevel": "warning",
            "when_ready": lambda _server: self.ready(self.port),
            "post_fork": _leave_the_database_to_the_parent,
            "post_worker_init": _begin,
            "control_socket_disable": True,
            "limit_request_line": 8190,  # the most gunicorn takes: a search keeps all its state in the address
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The WSGI application."""
        return self.application

    def run(self) -> None:
        """Serve until SIGINT, SIGTERM or the end of the terminal; raises SystemExit then."""
        _Arbiter(self).run()


def _leave_the_database_to_the_parent(_server: Any, _worker: Any) -> None:
    EmbeddedServer.parent_stops = True


def _begin(worker: Any) -> None:
    _stop_when_the_parent_says(worker)
    # Not before: only now there is an application, and its settings.
    from articles.search.ahead import open_ahead  # noqa: PLC0415

    open_ahead()


_STOPPING = (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)


def _stop_when_the_parent_says(_worker: Any) -> None:
    """A terminal's Ctrl-C reaches workers too; only the parent's SIGQUIT stops one, and at once.

    gunicorn's own handler of both signals takes the thread pool's lock, which is not reentrant: two of them, or one
    while a request is handed to a thread, and the worker hangs until it is killed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGQUIT, lambda _signal, _frame: os._exit(0))
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)


class _Arbiter(Arbiter):
    def spawn_worker(self) -> Any:
        """Start a worker that keeps what stops it until it can: a signal while it starts is lost or kills it loudly."""
        signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
        try:
            return super().spawn_worker()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)

    def handle_hup(self) -> None:
        """The terminal was closed: stop. gunicorn would reload and live on unseen."""
        self.stop(graceful=False)
        raise SystemExit(signal.SIGHUP + 128)
