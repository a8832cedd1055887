"""manage.py settings_help: every setting with its default and what it does."""

from typing import Any

from django.core.management.base import BaseCommand

from newsarchive.environment import SETTINGS


def settings_table() -> str:
    """The settings as a Markdown table, the very one that stands in README.md."""
    rows = ["| Setting | Default | What it does |", "| --- | --- | --- |"]
    rows += [f"| `{s.name}` | {f'`{s.default}`' if s.default else 'empty'} | {s.help} |" for s in SETTINGS]
    return "\n".join(rows)


class Command(BaseCommand):
    """Prints the table."""

    help = "List every setting, read from the environment, with its default and what it does."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the table to standard output."""
        self.stdout.write(settings_table())
