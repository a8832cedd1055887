#!/usr/bin/env python3
"""Every command of the archive: `python manage.py help` lists them."""

import io
import os
import sys
from pathlib import Path


def take_data_dir(arguments: list[str]) -> None:
    """Let the --data-dir of `demo` stand in for NEWSARCHIVE_DATA_DIR, before the settings are read."""
    for place, argument in enumerate(arguments):
        option, equals, value = argument.partition("=")
        if option == "--data-dir":
            if not equals and place + 1 < len(arguments):
                value = arguments[place + 1]
            if value:
                os.environ["NEWSARCHIVE_DATA_DIR"] = str(Path(value).resolve())


def main() -> None:
    """Hand the command line to Django, with our settings unless the environment names others."""
    take_data_dir(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Danish must not stop a command where the locale is plain ASCII
            stream.reconfigure(errors="backslashreplace")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")
    try:
        from django.core.management import execute_from_command_line
    except ModuleNotFoundError:
        sys.exit("Django is not installed here. Run the first command of README.md, then try again.")
    from django.db.utils import OperationalError

    from newsarchive.embedded import EmbeddedDatabaseError

    try:
        execute_from_command_line(sys.argv)
    except EmbeddedDatabaseError as problem:
        sys.exit(str(problem))
    except OperationalError as problem:
        if not str(problem).startswith("connection "):
            raise
        sys.exit(f"The database of DATABASE_URL cannot be reached. Start it, or correct the address.\n{problem}")


if __name__ == "__main__":
    main()
