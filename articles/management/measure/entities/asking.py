"""Pages asked for as a browser asks for them, and what that costs."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import override_settings

from articles.management.measure.cpu import backend_cpu_ms, own_cpu_ms

_PLAIN_FILES = "django.contrib.staticfiles.storage.StaticFilesStorage"


class NoPage(Exception):
    """An address that is measured does not answer with a page; the message says which, and what it answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """Milliseconds of one answer. `database` is waited for it, all else is this process."""

    wall: float
    cpu: float
    """Of this process and of its backend, where that is on this machine."""
    database: float
    queries: int


@dataclass(slots=True)
class _Queries:
    ms: float = 0.0
    number: int = 0

    def __call__(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        begun = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.ms += (time.perf_counter() - begun) * 1000
            self.number += 1


@contextmanager
def spending() -> Iterator[Callable[[], Spent]]:
    """Counts from here on; what is given tells what was spent so far."""
    queries = _Queries()
    with connection.execute_wrapper(queries):
        cpu, begun = _cpu_ms(), time.perf_counter()
        yield lambda: Spent(
            wall=(time.perf_counter() - begun) * 1000,
            cpu=_cpu_ms() - cpu,
            database=queries.ms,
            queries=queries.number,
        )


def cost_of(ask: Callable[[], Any]) -> Spent:
    """What it costs to ask once."""
    with spending() as spent:
        ask()
        return spent()


@contextmanager
def reader() -> Iterator[Callable[[str], None]]:
    """Asks for a page: middleware, view and template, without a server between. What is given raises NoPage.

    Under a host name that is allowed here whatever the archive answers to, and without collectstatic.
    """
    plain = {**settings.STORAGES, "staticfiles": {"BACKEND": _PLAIN_FILES}}
    with override_settings(ALLOWED_HOSTS=["localhost"], STORAGES=plain, STATIC_ROOT=settings.STATICFILES_DIRS[0]):
        client = Client(headers={"host": "localhost"})

        def get(address: str) -> None:
            answer = client.get(address, secure=True)
            if answer.status_code != HTTPStatus.OK:
                raise NoPage(f"{address} answers {answer.status_code} where a page is to be measured.")

        yield get


def _cpu_ms() -> float:
    return own_cpu_ms() + (backend_cpu_ms(connection) or 0.0)
