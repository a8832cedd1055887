"""Databases of their own, for tests that start processes."""

from collections.abc import Iterator

import pytest

from tests.importing.scratch import Scratch, ScratchServer


@pytest.fixture(scope="module")
def server() -> Iterator[ScratchServer]:
    """Room for databases of their own."""
    made = ScratchServer()
    made.open()
    yield made
    made.close()


@pytest.fixture
def scratch(server: ScratchServer) -> Iterator[Scratch]:
    """An empty archive."""
    with server.database("one") as made:
        yield made
