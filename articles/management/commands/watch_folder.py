"""`manage.py watch_folder DIR`: import what is put into a folder."""

import json
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django.utils import timezone

from articles.importing.watch import FolderTrouble, Watcher
from articles.management.prepared import refuse_unprepared_database
from articles.management.report import DATABASE_LOST, NOTHING_READ, SOMETHING_REJECTED
from articles.management.stop import StopRequest, stop_request
from articles.models import Outcome

NAP = 0.2
"""Seconds after which a wait notices that it is to stop."""


class Command(BaseCommand):
    """A line for everything that happens, for a service manager's log."""

    help = (
        "Watch a folder: import what is put into it, then move it to done/ or failed/ with a report beside it."
        " Stops after the file at hand on SIGTERM or SIGINT. Exit code: 0 stopped, or all fine; with --once also 1"
        " something was rejected; 3 the database or the folder was away; 2 the folder cannot be used."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which folder, how often, how to tell."""
        parser.add_argument("folder", metavar="DIR", type=Path, help="the folder; done/, failed/ and .taken/ are made")
        parser.add_argument(
            "--every", metavar="SECONDS", type=_seconds, default=10.0, help="time between two looks (10)"
        )
        parser.add_argument(
            "--still",
            metavar="SECONDS",
            type=_seconds,
            default=5.0,
            help="how long a file must not have changed before it is taken (5)",
        )
        parser.add_argument("--once", action="store_true", help="import what is there now and leave, for cron")
        parser.add_argument("--json", action="store_true", dest="as_json", help="one JSON object a line")

    def handle(self, *, folder: Path, every: float, still: float, once: bool, as_json: bool, **options: Any) -> None:
        """Watch until told to stop."""
        refuse_unprepared_database()
        with stop_request() as stop:

            def wait(seconds: float) -> None:
                _wait(seconds, stop)

            watcher = Watcher(
                folder.absolute(),
                still_seconds=still,
                say=self._say_as_json if as_json else self._say,
                is_stopping=lambda: stop.asked,
            )
            try:
                if not once:
                    watcher.watch(seconds=every, wait=wait)
                    return
                is_well = watcher.once(wait=wait)
            except FolderTrouble as problem:
                raise CommandError(str(problem), returncode=NOTHING_READ) from problem
        if not is_well:
            sys.exit(DATABASE_LOST)
        if watcher.counts[Outcome.REJECTED]:
            sys.exit(SOMETHING_REJECTED)

    def _say(self, event: str, message: str, **facts: str | int) -> None:
        told = [f"{name} {value}" for name, value in facts.items() if isinstance(value, int)]
        where = [str(facts[name]) for name in ("file", "now") if name in facts]
        line = ": ".join([event, *([" -> ".join(where)] if where else []), message])
        self._print(f"{line} ({', '.join(told)})" if told else line)

    def _say_as_json(self, event: str, message: str, **facts: str | int) -> None:
        now = timezone.localtime().isoformat(timespec="seconds")
        self._print(json.dumps({"time": now, "event": event, **facts, "message": message}, ensure_ascii=False))

    def _print(self, line: str) -> None:
        self.stdout.write(" ".join(line.split()))
        self.stdout.flush()


def _wait(seconds: float, stop: StopRequest) -> None:
    end = time.monotonic() + seconds
    while not stop.asked and (left := end - time.monotonic()) > 0:
        time.sleep(min(left, NAP))
    close_old_connections()  # one that died while nothing happened would cost a try


def _seconds(text: str) -> float:
    """A time in seconds. Raises ValueError, which argparse tells."""
    seconds = float(text)
    if not 0 <= seconds < 86_400:
        raise ValueError
    return seconds
