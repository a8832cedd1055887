#!/usr/bin/env python3
"""Every command of the archive: `python manage.py help` lists them."""

import os
import sys


def main() -> None:
    """Hand the command line to Django, with our settings unless the environment names others."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")
    try:
        from django.core.management import execute_from_command_line
    except ModuleNotFoundError:
        sys.exit("Django is not installed here. Run the first command of README.md, then try again.")
    from newsarchive.embedded import EmbeddedDatabaseError

    try:
        execute_from_command_line(sys.argv)
    except EmbeddedDatabaseError as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main()
