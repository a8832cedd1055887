"""Paths -> files: what an operator names on the command line, read within limits. Never stops at a bad one."""

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from articles.importing.read import Source
from articles.story import Note, gettext_noop
from articles.wire.archive import archive_kind
from articles.wire.reading import Limits, WireFile

STANDARD_INPUT = "-"
TOO_LARGE = gettext_noop("The file is %(size)s MB; the limit is %(limit)s MB.")
TOO_LARGE_STREAM = gettext_noop("Standard input holds more than the limit of %(limit)s MB.")
MISSING = gettext_noop("There is no such file or folder.")
FORBIDDEN = gettext_noop("The file may not be read: permission denied.")
FORBIDDEN_FOLDER = gettext_noop("The folder may not be read: permission denied.")
NOT_A_FILE = gettext_noop("This is neither a file nor a folder.")
FAILED = gettext_noop("The file could not be read: %(problem)s")

HEAD = 512
"""Bytes that tell an archive from a wire file: the one may be larger than the other."""


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
    return [file for path in paths for file in (_in_folder(path) if path != "-" and Path(path).is_dir() else [path])]


def collect(paths: Iterable[str], *, charset: str | None = None, provider: str | None = None) -> Iterator[Source]:
    """Read the files that `paths` name, one at a time; one that cannot be read is its name and the reason.

    `charset` and `provider` are an operator's choice and overrule what the files say.
    """
    for path in find_files(paths):
        try:
            name, data = _standard_input() if path == STANDARD_INPUT else (_printable(path), _read(path))
        except _Refused as refused:
            yield _printable(path), refused.note
        else:
            yield WireFile(name=name, data=data, limits=wire_limits(), charset=charset, provider=provider)


class _Refused(Exception):
    def __init__(self, code: str, text: str, **params: str | int):
        super().__init__(code)
        self.note = Note(code=code, text=text, params=params)


def _in_folder(folder: str) -> list[str]:
    """The files in `folder`; a folder in it that may not be opened stands for itself."""
    found: list[str] = []

    def keep_unopened(problem: OSError) -> None:
        found.append(str(problem.filename))

    for where, folders, files in os.walk(folder, onerror=keep_unopened):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [str(Path(where, name)) for name in files if not name.startswith(".")]
    return sorted(found)


def _read(path: str) -> bytes:
    try:
        kind = Path(path).stat()
        if stat.S_ISDIR(kind.st_mode):
            raise _Refused("forbidden", FORBIDDEN_FOLDER)
        if not stat.S_ISREG(kind.st_mode):
            raise _Refused("not_a_file", NOT_A_FILE)
        with Path(path).open("rb") as file:
            return _within_limit(file, kind.st_size)
    except FileNotFoundError:
        raise _Refused("missing", MISSING) from None
    except PermissionError:
        raise _Refused("forbidden", FORBIDDEN) from None
    except (OSError, ValueError) as problem:
        raise _Refused("unreadable", FAILED, problem=str(problem)) from problem


def _within_limit(file: BinaryIO, size: int) -> bytes:
    """The bytes of `file`, of which only the first few are read before its size has been judged."""
    limits = wire_limits()
    head = file.read(HEAD)
    limit = limits.archive_bytes if archive_kind(head) else limits.file_bytes
    if size > limit:
        raise _Refused("too_large", TOO_LARGE, size=-(-size // 1_000_000), limit=limit // 1_000_000)
    return head + file.read(limit)


def _standard_input() -> tuple[str, bytes]:
    """Standard input, named after its content, so that the same text is the same story however often it is sent."""
    limits = wire_limits()
    data = sys.stdin.buffer.read(limits.archive_bytes + 1)
    limit = limits.archive_bytes if archive_kind(data) else limits.file_bytes
    if len(data) > limit:
        raise _Refused("too_large", TOO_LARGE_STREAM, limit=limit // 1_000_000)
    return f"stdin-{hashlib.sha256(data).hexdigest()[:16]}", data


def _printable(path: str) -> str:
    """`path` as text that any database takes: bytes that are no UTF-8 become question marks in a diamond."""
    return os.fsencode(path).decode("utf-8", "replace").replace("\0", "\ufffd")
