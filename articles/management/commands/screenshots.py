"""`manage.py screenshots`: a picture of every page, to be looked at by people."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.management.browser import PAGES, NoSuchPage, Page, chosen, demo_site, missing
from articles.management.measure.database import NoDatabase
from articles.management.report import INTERRUPTED
from articles.management.stop import StopRequest, stop_request


class Command(BaseCommand):
    """Imports the demo corpus into a database of its own, serves it, photographs it, drops it."""

    help = (
        "Write a picture of every page (both languages, light and dark, 1360 and 390 px) and a contact sheet. The pages"
        " are those of the demo archive, in a database that is made for it and dropped."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--out, --only."""
        parser.add_argument(
            "--out", type=Path, metavar="DIR", help="where to (default: screenshots in the data folder)"
        )
        parser.add_argument("--only", nargs="+", metavar="NAME", help="pages whose names begin so: front admin-batch")

    def handle(self, *, out: Path | None, only: list[str] | None, **options: Any) -> None:
        """Take the pictures. Exit code 130 when stopped."""
        if said := missing():
            raise CommandError(said)
        try:
            pages = chosen(only)
        except NoSuchPage as problem:
            raise CommandError(f"{problem}") from problem
        folder: Path = out or settings.DATA_DIR / "screenshots"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise CommandError(f"{folder} cannot be written to: {problem.strerror}. Nothing was done.") from problem
        with stop_request() as stop:
            number = self._take(pages, folder, stop)
        if stop.asked:
            self.stderr.write(f"Stopped. {number} pictures are in {folder}; run it again to have all of them.")
            raise SystemExit(INTERRUPTED)

    def _take(self, pages: list[Page], folder: Path, stop: StopRequest) -> int:
        from articles.management.browser import chromium, pictures  # noqa: PLC0415 an extra

        self.stderr.write(f"Making the demo archive for {len(pages)} pages ...")
        call_command("collectstatic", interactive=False, verbosity=0)
        try:
            with chromium.chromium() as browser, demo_site("screenshots") as site:
                total = len(pages) * len(chromium.LOOKS)
                with tqdm(total=total, unit=" pictures", disable=None, leave=False) as bar:
                    number = pictures.take(browser, site, pages, folder, bar.update, lambda: stop.asked)
        except (NoDatabase, pictures.WrongPage, chromium.NoChromium) as problem:
            raise CommandError(f"{problem}") from problem
        sheet = pictures.write_sheet(PAGES, folder)
        self.stdout.write(f"{number} pictures, to be seen together in {sheet}")
        return number
