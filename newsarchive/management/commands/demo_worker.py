"""manage.py demo_worker: what `manage.py demo` starts; elsewhere it is `manage.py procrastinate worker`."""

from argparse import ArgumentParser
from typing import Any, cast

from django.core.management.base import BaseCommand
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

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
        # Not its own command, which begins by saying what it is.
        with app.replace_connector(cast(DjangoConnector, app.connector).get_worker_connector()):
            app.run_worker()
