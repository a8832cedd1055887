"""Waiting for what another process or thread does in its own time."""

import time
from collections.abc import Callable
from typing import Any

PATIENCE = 60
"""Seconds after which what is waited for is taken not to come."""


def wait_until(is_so: Callable[[], Any]) -> None:
    """Wait until it is so; fail when it does not become so."""
    give_up = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < give_up, "what was waited for has not come"
        time.sleep(0.05)
