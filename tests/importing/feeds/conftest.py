"""What tests of feeds share: a server, and settings that allow it."""

import pytest

from tests.importing.feeds.serve import serving


@pytest.fixture
def site(settings):
    """A server on 127.0.0.1 that may be asked."""
    with serving() as running:
        settings.FEED_HOSTS = [running.host]
        settings.FEED_SECONDS = 20
        yield running
