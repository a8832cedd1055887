"""What commands that take long have in common on their command line."""

from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Callable
from typing import Any

from django.core.management.base import DjangoHelpFormatter

MOST_WORKERS = 32


class _HelpFormatter(RawDescriptionHelpFormatter, DjangoHelpFormatter):
    """Django's order of options, our line ends."""


def create_parser(made_by: Callable[..., Any], prog_name: str, subcommand: str, *, epilog: str, **kwargs: Any) -> Any:
    """A parser whose help keeps the line ends of `epilog`; `made_by` is BaseCommand.create_parser, bound."""
    return made_by(prog_name, subcommand, epilog=epilog, formatter_class=_HelpFormatter, **kwargs)


def add_workers(parser: ArgumentParser, what: str) -> None:
    """--workers N; `what` says what for."""
    parser.add_argument("--workers", type=_workers, default=1, metavar="N", help=what)


def _workers(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_WORKERS:
        raise ArgumentTypeError(f"must be a number from 1 to {MOST_WORKERS}")
    return int(text)
