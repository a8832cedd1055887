"""What lies in a watched folder, and what of it is complete. Looks, and touches nothing."""

import fcntl
import os
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from articles.importing.watch.place import DONE, FAILED

UNFINISHED = (".part", ".tmp", ".filepart", ".crdownload", ".partial", ".download")
"""Endings that programs give to files they have not finished writing, in any case."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a file was like, to tell whether somebody still writes it."""

    size: int
    changed_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class Look:
    """One look into the folder: names relative to it, in order, and folders in it that may not be read."""

    complete: tuple[str, ...]
    closed: tuple[tuple[str, str], ...]


class Finder:
    """Remembers from look to look what each file was like."""

    def __init__(self, folder: Path, *, still_seconds: float):
        self.folder = folder
        self.still_seconds = still_seconds
        self._known: dict[str, tuple[Seen, float]] = {}

    def look(self) -> Look:
        """What is complete now: seen in an earlier look, unchanged since for so many seconds, and not locked.

        By our own clock: many programs that copy give a file the time of the original. Raises OSError when the
        folder itself cannot be read.
        """
        now = time.monotonic()
        closed: list[tuple[str, str]] = []
        known: dict[str, tuple[Seen, float]] = {}
        complete = []
        for name, seen in self._entries(closed):
            before = self._known.get(name)
            if before is None or before[0] != seen:
                known[name] = (seen, now)
                continue
            known[name] = before
            if now - before[1] >= self.still_seconds and not _is_locked(self.folder / name):
                complete.append(name)
        self._known = known
        return Look(tuple(sorted(complete)), tuple(closed))

    def _entries(self, closed: list[tuple[str, str]]) -> Iterator[tuple[str, Seen]]:
        """All that might be meant for us, links and devices too: they are refused with a report, not passed over."""
        folders = [""]
        while folders:
            inner = folders.pop()
            try:
                entries = list(os.scandir(self.folder / inner))
            except FileNotFoundError:
                if not inner:
                    raise
                continue
            except OSError as problem:
                if not inner:
                    raise
                closed.append((inner, problem.strerror or type(problem).__name__))
                continue
            for entry in entries:
                name = f"{inner}/{entry.name}" if inner else entry.name
                if entry.name.startswith(".") or name in (DONE, FAILED):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(name)
                elif not entry.name.lower().endswith(UNFINISHED):
                    yield from _seen(name, entry)


def _seen(name: str, entry: "os.DirEntry[str]") -> Iterator[tuple[str, Seen]]:
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:  # gone again, or not ours to know; the next look will tell
        return
    yield name, Seen(found.st_size, found.st_mtime_ns, found.st_ino)


def _is_locked(path: Path) -> bool:
    """Whether a program holds a lock on the file, as some do while they write."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return False
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:  # why it cannot be read is told when it is
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        fcntl.lockf(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:  # a file system without locks
        return False
    finally:
        os.close(descriptor)
    return False
