"""Makes the database server and the system forget what they hold in memory, as far as that is allowed."""

import os
from pathlib import Path

from django.db import connection

DROP = Path("/proc/sys/vm/drop_caches")
RESTARTED, RUNNING = "restarted", "left running"
FORGOTTEN, DROPPED, KEPT = "files of the database forgotten", "dropped", "kept"


def restart_server() -> str:
    """Restart the database server if it is ours to restart and nobody else uses it; what was done."""
    connection.close()
    restart = getattr(connection, "restart_server", None)
    return RESTARTED if restart and restart() else RUNNING


def forget_files() -> str:
    """Let the system forget the database's files, or all files, where that is permitted; what was done."""
    folder = connection.settings_dict.get("DATA_DIR")
    try:
        if folder is not None and hasattr(os, "posix_fadvise"):
            os.sync()
            for path in Path(folder).rglob("*"):
                if path.is_file():
                    _forget(path)
            return FORGOTTEN
        os.sync()
        DROP.write_text("3")
    except OSError:
        return KEPT
    return DROPPED


def _forget(path: Path) -> None:
    file = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(file)
