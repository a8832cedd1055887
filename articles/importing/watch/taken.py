"""Taking a file out of the folder, so that it is ours and nobody else's, also after a kill -9.

A file is taken by renaming it into DIR/.taken/WATCHER/NUMBER/: of two who rename the same file, one fails. Each
watcher holds a lock on its own folder there, which the kernel releases however it dies. Whoever finds such a
folder without its holder takes over what is in it.
"""

import contextlib
import fcntl
import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from articles.importing.collect import NOT_A_FILE, collect, printable
from articles.importing.read import Source
from articles.story import Note, gettext_noop

TAKEN = ".taken"
LOCK = ".lock"
UNBORN = ".new-"
SYMLINK = Note(
    code="symbolic_link",
    text=gettext_noop("This is a symbolic link. It was not followed; put the file itself into the folder."),
)


class FolderTrouble(Exception):
    """The watched folder cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that is ours: where it is now, and what it was called in the watched folder."""

    path: Path
    name: str

    def source(self) -> Source:
        """The file to import, or why it cannot be read. Nothing but a real file is opened."""
        name = printable(self.name)
        with contextlib.suppress(OSError):  # collect() tells it
            mode = self.path.lstat().st_mode
            if stat.S_ISLNK(mode):
                return name, SYMLINK
            if not stat.S_ISREG(mode):
                return name, NOT_A_FILE
        (source,) = collect([str(self.path)])
        return (name, source[1]) if isinstance(source, tuple) else replace(source, name=name)


class Hold:
    """What this watcher has taken. Use as a context; at the end nothing is lost that was not put away."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.home = folder / TAKEN
        self._locks: dict[Path, IO[str]] = {}
        self._number = 0

    def __enter__(self) -> "Hold":
        try:
            self.home.mkdir(mode=0o700, exist_ok=True)
            token = f"{os.getpid()}-{secrets.token_hex(4)}"
            unborn, self.own = self.home / f"{UNBORN}{token}", self.home / token
            unborn.mkdir(mode=0o700)
            self._lock(unborn, known_as=self.own)
            unborn.rename(self.own)
        except OSError as problem:
            raise FolderTrouble(
                f"{self.folder} cannot be watched: {problem.strerror}. Nothing was taken. The folder must exist, and"
                " whoever runs this must be allowed to write in it."
            ) from problem
        return self

    def __exit__(self, *_problem: object) -> None:
        for holder in list(self._locks):
            self._leave(holder)
        with contextlib.suppress(OSError):  # others have files there
            self.home.rmdir()

    def take(self, name: str) -> Taken:
        """Take the file `name`. Raises FileNotFoundError when somebody else did, OSError when it may not be."""
        self._number += 1
        target = self.own / f"{self._number:08}" / name
        target.parent.mkdir(mode=0o700, parents=True)
        try:
            (self.folder / name).rename(target)
        except OSError:
            self.forget(Taken(target, name))
            raise
        return Taken(target, name)

    def left_over(self) -> Iterator[Taken]:
        """What is held and not put away yet: by us, or by watchers that died. In the order it was taken."""
        self._take_over()
        for holder in list(self._locks):
            yield from _files_of(holder)
            if holder != self.own and next(_files_of(holder), None) is None:
                self._leave(holder)

    def forget(self, taken: Taken) -> None:
        """Remove the folders that held it, as far as they are empty."""
        for folder in taken.path.parents:
            if folder.parent == self.home:
                return
            try:
                folder.rmdir()
            except OSError:
                return

    def _take_over(self) -> None:
        for holder in sorted(self.home.iterdir()):
            if holder not in self._locks and not holder.name.startswith("."):
                with contextlib.suppress(OSError):  # its watcher lives, or has just left
                    self._lock(holder, known_as=holder)

    def _lock(self, holder: Path, *, known_as: Path) -> None:
        lock = (holder / LOCK).open("a")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            raise
        self._locks[known_as] = lock

    def _leave(self, holder: Path) -> None:
        """Let go of a folder, and remove it when nothing is left in it."""
        if next(_files_of(holder), None) is None:
            shutil.rmtree(holder, ignore_errors=True)
        self._locks.pop(holder).close()


def _files_of(holder: Path) -> Iterator[Taken]:
    for where, folders, files in os.walk(holder):
        folders.sort()
        inner = Path(where).relative_to(holder)
        for name in sorted(files) + [name for name in folders if (Path(where) / name).is_symlink()]:
            if inner.parts:
                yield Taken(Path(where, name), str(Path(*inner.parts[1:], name)))
