"""manage.py demo: everything set up, the seed and demo stories imported, the site served."""

import secrets
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.core.wsgi import get_wsgi_application
from django.db import connections

from articles.importing import collect, import_files
from articles.models import Article, Outcome
from newsarchive.embedded import EmbeddedServer
from newsarchive.environment import PROJECT
from newsarchive.serving import PortInUse, Server, listen
from newsarchive.worker import start_worker, stop_worker

EDITOR = "editor"
FIXTURES = PROJECT / "fixtures"


class Command(BaseCommand):
    """The first README command ends here."""

    help = "Set the archive up, import the seed and demo stories, serve the site; Ctrl-C stops all of it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--port, --seeds-only; --data-dir is taken by manage.py before the settings are read."""
        parser.add_argument("--port", type=int, default=8000, help="port on 127.0.0.1 (default 8000)")
        parser.add_argument("--seeds-only", action="store_true", help="import the two seed stories only")
        parser.add_argument("--data-dir", type=Path, help="folder of the database; NEWSARCHIVE_DATA_DIR does the same")

    def handle(self, *args: Any, port: int, seeds_only: bool, **options: Any) -> None:
        """Set up, import, serve. Raises CommandError in words; SystemExit when stopped."""
        try:
            listener = listen(port)
        except PortInUse as problem:
            raise CommandError(str(problem)) from problem
        self.say("Database ...")
        call_command("migrate", verbosity=0)
        self.say("Static files ...")
        call_command("collectstatic", interactive=False, verbosity=0)
        self.bring_in(sorted(FIXTURES.glob("*.txt")) + ([] if seeds_only else [FIXTURES / "demo"]))
        self.make_editor()
        application = get_wsgi_application()
        connections.close_all()  # the workers open their own
        background = start_worker()
        try:
            Server(application, listener, self.welcome).run()
        finally:
            if not EmbeddedServer.parent_stops:  # the workers leave this way too
                stop_worker(background)
                self.say("Stopped.")

    def say(self, words: str) -> None:
        """One line to standard output, at once."""
        self.stdout.write(words)
        self.stdout.flush()

    def bring_in(self, paths: list[Path]) -> None:
        """Import what the archive does not hold yet; nothing is written when it holds all."""
        known = (Outcome.UNCHANGED, Outcome.SKIPPED)
        if all(result.outcome in known for result in import_files(collect(map(str, paths)), batch=None)):
            self.say(f"The archive holds {Article.objects.listed().count()} public stories.")
            return
        call_command("import_wire", *map(str, paths))

    def make_editor(self) -> None:
        """An account in the group of editors, with a password that is printed once."""
        user, made = User.objects.get_or_create(username=EDITOR, defaults={"is_staff": True})
        if not made:
            self.say(
                f"Editor: {EDITOR} (password as printed at the first start;"
                f" `python manage.py changepassword {EDITOR}` sets another)"
            )
            return
        password = secrets.token_urlsafe(12)
        user.set_password(password)
        user.save()
        user.groups.add(Group.objects.get(name="editor"))
        self.say(f"Editor: {EDITOR}  Password: {password}  (printed only now)")

    def welcome(self, port: int) -> None:
        """The addresses."""
        self.say(
            f"\nNyhedsarkiv is at  http://localhost:{port}/  (English: http://localhost:{port}/en/)\n"
            f"Editors sign in at http://localhost:{port}/admin/\n"
            f"The data is in {settings.DATA_DIR}. Ctrl-C stops everything."
        )
