"""One question to one checked address: no proxy, no second look-up of the name, no redirect followed."""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from urllib3 import BaseHTTPResponse, HTTPConnectionPool, HTTPSConnectionPool, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, SSLError

from articles.importing.feeds import words
from articles.importing.feeds.address import Address, look_up
from articles.importing.feeds.deadline import Deadline
from articles.importing.feeds.failed import FetchFailed


class _Watched(HTTPConnection):
    """A connection that ends with its deadline."""

    def __init__(self, *arguments: Any, deadline: Deadline, **options: Any):
        super().__init__(*arguments, **options)
        self.deadline = deadline

    def _new_conn(self) -> Any:
        connected = super()._new_conn()
        self.deadline.watch(connected)
        return connected


class _WatchedSecure(_Watched, HTTPSConnection):
    """The same with TLS."""


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Watched


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _WatchedSecure


@contextmanager
def ask(address: Address, headers: Mapping[str, str], deadline: Deadline) -> Iterator[BaseHTTPResponse]:
    """The head of the answer to GET; its body is read by the caller, within the block.

    Raises FetchFailed, also for what goes wrong within the block.
    """
    try:
        with _first_to_connect(address, headers, deadline) as answer:
            yield answer
    except SSLError as problem:
        deadline.check()
        is_certificate = "CERTIFICATE_VERIFY_FAILED" in str(problem)
        raise FetchFailed(words.BAD_CERTIFICATE if is_certificate else words.BROKEN_OFF) from problem
    except (NewConnectionError, ConnectTimeoutError) as problem:
        deadline.check()
        raise FetchFailed(words.NO_CONNECTION) from problem
    except HTTPError as problem:
        deadline.check()
        raise FetchFailed(words.BROKEN_OFF) from problem


@contextmanager
def _first_to_connect(address: Address, headers: Mapping[str, str], deadline: Deadline) -> Iterator[BaseHTTPResponse]:
    numbers = look_up(address, deadline)
    for place, number in enumerate(numbers, 1):
        # A number that leads nowhere (IPv6 without a route) must not use up the time of those after it.
        timeout = Timeout(connect=deadline.remaining / (len(numbers) - place + 1), read=deadline.remaining)
        pool = _pool(address, number, deadline)
        try:
            answer = pool.urlopen(
                "GET",
                address.target,
                headers={"Host": address.named, **headers},
                timeout=timeout,
                retries=False,
                redirect=False,
                preload_content=False,
            )
        except (NewConnectionError, ConnectTimeoutError):
            pool.close()
            if place == len(numbers):
                raise
            continue
        try:
            yield answer
        finally:
            answer.close()
            pool.close()
        return


def _pool(address: Address, number: str, deadline: Deadline) -> HTTPConnectionPool:
    """Dials the number; a certificate must be that of the name."""
    if address.scheme == "http":
        return _Pool(number, address.port, deadline=deadline)
    context = ssl.create_default_context()
    return _SecurePool(number, address.port, deadline=deadline, ssl_context=context, server_hostname=address.host)
