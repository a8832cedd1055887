"""The background worker of `manage.py demo`: a process of its own that ends when its parent does, however that ends."""

import contextlib
import os
import signal
import sys
import threading
import time

import psutil

from newsarchive.environment import PROJECT, passed_on

LOOK_SECONDS = 1.0
"""How often the worker looks whether its parent is still there."""
STOP_SECONDS = 30.0
"""What a worker gets to put down its work."""


def start_worker() -> psutil.Process:
    """Start a worker beside this process. It takes no part in a Ctrl-C at the terminal: stop_worker() ends it."""
    program = [sys.executable, str(PROJECT / "manage.py"), "demo_worker", "--parent", str(os.getpid())]
    no_input = (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0)
    # Not subprocess: its object would complain in every process that is forked from this one.
    return psutil.Process(os.posix_spawn(program[0], program, passed_on(), file_actions=[no_input], setpgroup=0))


def stop_worker(worker: psutil.Process) -> None:
    """Have it put down its work and end."""
    with contextlib.suppress(psutil.NoSuchProcess):
        worker.terminate()
        try:
            worker.wait(STOP_SECONDS)
        except psutil.TimeoutExpired:
            worker.kill()
            worker.wait()


def end_with(parent: int) -> None:
    """End this process, in an orderly way, once `parent` (a process number) is not its parent any more."""
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    siblings: list[psutil.Process] = []
    while os.getppid() == parent:
        with contextlib.suppress(psutil.Error):
            siblings = [child for child in psutil.Process(parent).children() if child.pid != os.getpid()]
        time.sleep(LOOK_SECONDS)
    # Those who serve the pages notice it too; the last to leave is the one that stops the database.
    psutil.wait_procs(siblings, STOP_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
