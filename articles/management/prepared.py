"""Whether the database and the reader of names are ready for a command, asked before anything is written."""

from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from articles.entities.spacy_names import NoPipeline, load
from articles.management.report import NOTHING_READ


def refuse_unprepared_database() -> None:
    """Raise CommandError when a migration is missing: the first story would end in a traceback, or every one."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError(
            "The database is not ready for this version of the archive: run `manage.py migrate` first."
            " Nothing was written.",
            returncode=NOTHING_READ,
        )


def refuse_unusable_reader() -> None:
    """Raise CommandError when a configured spaCy pipeline cannot be loaded: every story would end in a traceback."""
    try:
        load()
    except NoPipeline as problem:
        raise CommandError(f"{problem} Nothing was written.", returncode=NOTHING_READ) from problem
