"""What the tests of pages may use."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _danish() -> Iterator[None]:
    """Danish before every request: a request for an English page leaves its language behind in the thread."""
    with translation.override("da"):
        yield
