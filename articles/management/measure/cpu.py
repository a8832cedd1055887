"""Processor time, which hardly notices what else the machine does."""

import time
from pathlib import Path
from typing import Any


def own_cpu_ms() -> float:
    """Milliseconds that this process has used so far, in all its threads."""
    return time.process_time_ns() / 1e6


def backend_cpu_ms(connection: Any) -> float | None:
    """Milliseconds that the server's process of this Django connection has used so far.

    None when the server is not on this machine, or the system does not tell. What parallel workers do is not in it.
    """
    connection.ensure_connection()
    info = connection.connection.info
    if not info.host.startswith("/"):
        return None
    try:
        return int(Path(f"/proc/{info.backend_pid}/schedstat").read_text().split()[0]) / 1e6
    except (OSError, ValueError, IndexError):
        return None
