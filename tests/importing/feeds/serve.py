"""A small server of the tests' own on 127.0.0.1, that behaves as badly as it is told to."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """What is at which path, and who asked for it with which headers."""

    host: str
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str) -> str:
        """The whole address of `path`."""
        return f"http://{self.host}{path}"


def says(body: bytes = b"", status: int = 200, **headers: str) -> Answer:
    """An answer with this body, with `_` in names of headers for `-`; Content-Length unless it is given."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in ({"Content_Length": str(len(body))} | headers).items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def raw(*pieces: bytes, reset: bool = False) -> Answer:
    """These bytes and no others, then the end of the connection, or its reset."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        for piece in pieces:
            handler.wfile.write(piece)
        handler.wfile.flush()
        if reset:  # SO_LINGER of 0 seconds: closing sends RST
            handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
            handler.connection.close()

    return answer


@contextmanager
def serving() -> Iterator[Site]:
    """The server, while the block runs."""
    ended = threading.Event()
    site = Site(host="")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            self.close_connection = True
            self.ended = ended
            try:
                site.pages.get(self.path, says(status=404))(self)
            except OSError:  # the other side has had enough
                return

        def log_message(self, *_arguments: Any) -> None:
            """Say nothing."""

        def finish(self) -> None:
            try:
                super().finish()
            except (OSError, ValueError):
                return

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def shutdown_request(self, request: Any) -> None:
            if request.fileno() != -1:
                super().shutdown_request(request)

    server = Server(("127.0.0.1", 0), Handler)
    site.host = f"127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        ended.set()
        server.shutdown()
        thread.join()
        server.server_close()
