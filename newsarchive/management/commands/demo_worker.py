"""manage.py demo_worker: what `manage.py demo` starts; elsewhere it is `manage.py procrastinate worker`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from newsarchive.worker import end_with


class Command(BaseCommand):
    """A worker that does not outlive its parent."""

    help = "The background worker of `manage.py demo`. In production run `manage.py procrastinate worker`."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--parent."""
        parser.add_argument("--parent", type=int, required=True, help="number of the process to end with")

    def handle(self, *args: Any, parent: int, **options: Any) -> None:
        """Work until told to stop, or left alone."""
        end_with(parent)
        call_command("procrastinate", "worker")
