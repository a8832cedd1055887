"""Putting a file away: done/YYYY-MM-DD/ or failed/YYYY-MM-DD/, its report beside it, nothing ever overwritten."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path, PurePath

from django.utils import timezone

DONE = "done"
FAILED = "failed"
REPORT = ".report.txt"
LONGEST_NAME = 255 - len(REPORT) - len("-9999")
"""Bytes; Linux allows 255."""


def put_away(path: Path, name: str, *, folder: Path, place: str, report: str) -> Path:
    """Move the file at `path`, once `folder`/`name`, to `place` and write its report; returns where it is now.

    `place` is DONE or FAILED; folders within the watched one are kept. Raises OSError when that cannot be done
    (disk full, no permission); the file is then where it was, and no half of a report is left.
    """
    day = folder / place / timezone.localdate().isoformat() / PurePath(name).parent
    day.mkdir(parents=True, exist_ok=True)
    for free in _names(PurePath(name).name):
        target, beside = day / free, day / f"{free}{REPORT}"
        with contextlib.suppress(FileExistsError), _reserved(beside), _reserved(target):
            # The report first: a file that is put away always has one.
            beside.write_text(report, encoding="utf-8")
            path.replace(target)
            return target
    raise AssertionError("some name is free")


@contextlib.contextmanager
def _reserved(path: Path) -> Iterator[None]:
    """An empty file of this name, which was free; gone again if the block fails. Raises FileExistsError."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o666))
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _names(name: str) -> Iterator[str]:
    """`name`, then name-2, name-3 ... with its ending kept; cut to what a file system takes."""
    while len(os.fsencode(name)) > LONGEST_NAME:
        whole = PurePath(name)
        name = whole.stem[:-1] + whole.suffix if len(whole.stem) > 1 else name[:-1]
    yield name
    whole = PurePath(name)
    number = 1
    while True:
        number += 1
        yield f"{whole.stem}-{number}{whole.suffix}"
