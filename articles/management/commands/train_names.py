"""`manage.py train_names --data DIR`: make the model that reads Danish names."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.entities.recognise.corpora import CorpusFault
from articles.entities.recognise.model import SHIPPED
from articles.entities.recognise.train import DANISH, NORWEGIAN, train


class Command(BaseCommand):
    """Reads the corpora, trains, writes one file; the same corpora give the same bytes."""

    help = "Train the recogniser of Danish names from marked texts. Takes minutes, on one core, and no database."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where from, where to."""
        parser.add_argument(
            "--data", required=True, type=Path, metavar="DIR", help=f"the folder with {DANISH} and {NORWEGIAN}"
        )
        parser.add_argument(
            "--out", type=Path, default=SHIPPED, metavar="FILE", help=f"default: {SHIPPED.name}, as shipped"
        )
        parser.add_argument(
            "--hold-out",
            type=int,
            default=0,
            metavar="N",
            help="leave out the last N Danish sentences, to measure on: never for a model that ships",
        )

    def handle(self, *, data: Path, out: Path, hold_out: int, **options: Any) -> None:
        """Train and write. An error leaves the file as it was."""
        with tqdm(disable=None, leave=False, unit="") as bar:

            def follow(what: str, done: int, whole: int) -> None:
                bar.desc, bar.n, bar.total = f"{what}: ", done, whole
                bar.refresh()

            try:
                trained = train(data, follow, hold_out=hold_out)
            except CorpusFault as fault:
                raise CommandError(f"{fault}. Nothing was trained. --data names the folder of the corpora.") from fault
            except ModuleNotFoundError as missing:
                raise CommandError(
                    f"Training needs the package {missing.name}: pip install newsarchive[train]. Nothing was trained."
                ) from missing
        part = out.with_suffix(".part")
        try:
            part.write_bytes(trained.packed)
            part.replace(out)
        except OSError as error:
            raise CommandError(f"{out} cannot be written: {error}. The model was trained for nothing.") from error
        packed = len(trained.packed) / 1e6
        self.stdout.write(
            f"{trained.sentences:,} sentences; {trained.size / 1e6:.1f} MB, packed {packed:.2f} MB: {out}"
        )
