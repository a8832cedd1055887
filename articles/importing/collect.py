"""Paths -> files: what an operator names on the command line, read within limits. Never stops at a bad one."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from django.conf import settings

from articles.importing.read import Source
from articles.story import Note, gettext_noop
from articles.wire import Limits, UnreadableFile, WireFile, load_path, load_stdin

STANDARD_INPUT = "-"
NOT_A_FILE = Note(code="not_a_file", text=gettext_noop("This is neither a file nor a folder."))
CLOSED_FOLDER = Note(code="closed_folder", text=gettext_noop("The folder may not be read: permission denied."))


def wire_limits() -> Limits:
    """The limits of the settings WIRE_FILE_BYTES, WIRE_ARCHIVE_BYTES and WIRE_ARCHIVE_FILES."""
    return Limits(
        file_bytes=settings.WIRE_FILE_BYTES,
        archive_bytes=settings.WIRE_ARCHIVE_BYTES,
        archive_members=settings.WIRE_ARCHIVE_FILES,
    )


def find_files(paths: Iterable[str]) -> list[str]:
    """The files that `paths` name, folders opened recursively and sorted; hidden files in folders are left out.

    A path that does not exist stays in the list, for collect() to say so. "-" is standard input.
    """
    files: list[str] = []
    for path in paths:
        files += _in_folder(path) if path != STANDARD_INPUT and Path(path).is_dir() else [path]
    return files


def collect(paths: Iterable[str], *, charset: str | None = None, provider: str | None = None) -> Iterator[Source]:
    """Read the files that `paths` name, one at a time; one that cannot be read is its name and the reason.

    `charset` and `provider` are an operator's choice and overrule what the files say.
    """
    for path in find_files(paths):
        try:
            file = load_stdin(limits=wire_limits()) if path == STANDARD_INPUT else _load(path)
        except UnreadableFile as problem:
            yield printable(path), problem.note
        else:
            yield replace(file, charset=charset, provider=provider)


def _in_folder(folder: str) -> list[str]:
    """The files in `folder`; a folder in it that may not be opened stands for itself."""
    found: list[str] = []

    def keep_unopened(problem: OSError) -> None:
        found.append(str(problem.filename))

    for where, folders, files in os.walk(folder, onerror=keep_unopened):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [str(Path(where, name)) for name in files if not name.startswith(".")]
    return sorted(found)


def _load(path: str) -> WireFile:
    """The file at `path`. Raises UnreadableFile, also for what would never end: a pipe, a device."""
    file = Path(path)
    if file.is_dir():
        raise UnreadableFile(CLOSED_FOLDER)
    if file.exists() and not stat.S_ISREG(file.stat().st_mode):
        raise UnreadableFile(NOT_A_FILE)
    return load_path(file, name=printable(path), limits=wire_limits())


def printable(path: str) -> str:
    """`path` as text that any database takes: bytes that are no UTF-8 become question marks in a diamond."""
    return os.fsencode(path).decode("utf-8", "replace")
