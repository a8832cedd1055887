"""Watching: take what is complete, import it, put it away with its report. Again and again, whatever happens."""

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path, PurePath
from typing import Protocol

from django.db import InterfaceError, OperationalError, connection

from articles.importing.collect import printable
from articles.importing.read import Source
from articles.importing.result import ItemResult
from articles.importing.run import import_files
from articles.importing.trouble import database_trouble
from articles.importing.watch.find import Finder
from articles.importing.watch.place import DONE, FAILED, put_away
from articles.importing.watch.report import report_on
from articles.importing.watch.taken import Hold, Taken
from articles.importing.words import NO_STORIES
from articles.models import ImportBatch, Origin, Outcome
from articles.story import Note

FILES_PER_BATCH = 1000
NAMES_IN_LABEL = 20
LONGEST_PAUSE = 60.0
"""Seconds between two tries while the database or the folder is away."""


class Say(Protocol):
    """Where a line goes: `event` for machines, `message` for people (English, as consoles are), and its facts."""

    def __call__(self, event: str, message: str, **facts: str | int) -> None: ...


class Watcher:
    """One process that watches one folder. Any number may watch the same."""

    def __init__(self, folder: Path, *, still_seconds: float, say: Say, is_stopping: Callable[[], bool]):
        self.folder = folder
        self.say = say
        self.is_stopping = is_stopping
        self.counts: Counter[Outcome] = Counter()
        self._finder = Finder(folder, still_seconds=still_seconds)
        self._unplaced: dict[Taken, Sequence[ItemResult]] = {}
        self._told: dict[tuple[str, str], str] = {}

    def watch(self, *, seconds: float, wait: Callable[[float], None]) -> None:
        """Look every so many seconds until asked to stop; `wait` sleeps, and returns early when asked to stop.

        Raises FolderTrouble when the folder cannot be used from the start.
        """
        with Hold(self.folder) as hold:
            self.say("watching", f"Watching {printable(str(self.folder))}.")
            pause = seconds
            while not self.is_stopping():
                is_well = self._try_to_look(hold)
                pause = seconds if is_well else min(max(pause * 2, 1.0), max(LONGEST_PAUSE, seconds))
                if not self.is_stopping():
                    wait(pause)
        self.say("stopped", "Stopped. What was taken and not put away is taken again at the next start.")

    def once(self, *, wait: Callable[[float], None]) -> bool:
        """Import what is complete now, for which it looks twice. False when the database or the folder was away."""
        with Hold(self.folder) as hold:
            self._finder.look()
            wait(self._finder.still_seconds)
            return self._try_to_look(hold)

    def _try_to_look(self, hold: Hold) -> bool:
        try:
            self._look(hold)
        except (OperationalError, InterfaceError) as problem:
            connection.close()
            self._tell_once("database_away", "", f"{database_trouble(problem)} The files wait; trying again.")
            return False
        except OSError as problem:
            self._tell_once("folder_away", "", f"The folder cannot be read: {problem.strerror}. Trying again.")
            return False
        self._say_back("database_away", "database_back", "The database is there again.")
        self._say_back("folder_away", "folder_back", "The folder is there again.")
        return True

    def _look(self, hold: Hold) -> None:
        for taken, results in list(self._unplaced.items()):
            self._put_away(hold, taken, results)
        look = self._finder.look()
        for name, reason in look.closed:
            self._tell_once("left_alone", name, f"The folder may not be read: {reason}.")
        left = [taken for taken in hold.left_over() if taken not in self._unplaced]
        self._import(hold, left, look.complete)

    # Importing ------------------------------------------------------------------------------------

    def _import(self, hold: Hold, left: Sequence[Taken], names: Sequence[str]) -> None:
        files = self._files(hold, left, names)
        first = next(files, None)
        if first is None:
            return
        # One batch for all that lay there: an editor thinks of the delivery, not of its files.
        batch = ImportBatch.objects.create(origin=Origin.WATCH, label=_label([*(t.name for t in left), *names]))
        reading: deque[Taken] = deque()

        def sources() -> Iterator[Source]:
            for taken in chain([first], files):
                reading.append(taken)
                yield taken.source()

        results: list[ItemResult] = []
        with closing(import_files(sources(), batch=batch)) as stream:
            for result in stream:
                while not _is_of(result, reading[0]):
                    self._finish(hold, reading.popleft(), results)
                    results = []
                    if self.is_stopping():
                        return
                results.append(result)
        while reading:
            self._finish(hold, reading.popleft(), results)
            results = []

    def _files(self, hold: Hold, left: Sequence[Taken], names: Sequence[str]) -> Iterator[Taken]:
        """What to import now, each taken when it is its turn; what is called like another one waits its turn."""
        used = _Names()
        offers: list[Taken | str] = [*left, *names]
        for offered in offers:
            if self.is_stopping() or len(used.files) >= FILES_PER_BATCH:
                return
            if used.takes(offered.name if isinstance(offered, Taken) else offered):
                taken = offered if isinstance(offered, Taken) else self._take(hold, offered)
                if taken is not None:
                    yield taken

    def _take(self, hold: Hold, name: str) -> Taken | None:
        try:
            return hold.take(name)
        except FileNotFoundError:
            self.say("vanished", "Somebody else took it, or removed it.", file=printable(name))
        except OSError as problem:
            self._tell_once("left_alone", name, f"It cannot be taken: {problem.strerror}. It stays where it is.")
        return None

    # Putting away ---------------------------------------------------------------------------------

    def _finish(self, hold: Hold, taken: Taken, results: Sequence[ItemResult]) -> None:
        if not results:
            nothing = Note(code="no_stories", text=NO_STORIES)
            results = [ItemResult(file=printable(taken.name), item=0, outcome=Outcome.SKIPPED, reasons=(nothing,))]
        self.counts.update(result.outcome for result in results)
        self._put_away(hold, taken, results)

    def _put_away(self, hold: Hold, taken: Taken, results: Sequence[ItemResult]) -> None:
        counts = Counter(result.outcome for result in results)
        place = FAILED if counts[Outcome.REJECTED] else DONE
        name = printable(taken.name)
        self._unplaced[taken] = results
        try:
            there = put_away(taken.path, taken.name, folder=self.folder, place=place, report=report_on(name, results))
        except FileNotFoundError:
            self.say("vanished", "It was imported, but somebody removed it since.", file=name)
        except OSError as problem:
            self._tell_once(
                "not_moved",
                taken.name,
                f"It was imported, but cannot be put away: {problem.strerror}. Trying again at every look.",
            )
            return
        else:
            facts = {outcome.value: number for outcome, number in counts.items()}
            why = next((str(result.reasons[0]) for result in results if result.outcome is Outcome.REJECTED), "")
            where = printable(str(there.relative_to(self.folder)))
            self.say(place, why or "Imported.", file=name, now=where, **facts)
        del self._unplaced[taken]
        self._told.pop(("not_moved", taken.name), None)
        hold.forget(taken)

    # Telling --------------------------------------------------------------------------------------

    def _tell_once(self, event: str, name: str, message: str) -> None:
        """Say it unless that was the last thing said of it: a line at every look would hide all others."""
        if self._told.get((event, name)) != message:
            self._told[event, name] = message
            self.say(event, message, **({"file": printable(name)} if name else {}))

    def _say_back(self, event: str, back: str, message: str) -> None:
        if self._told.pop((event, ""), None):
            self.say(back, message)


def _is_of(result: ItemResult, taken: Taken) -> bool:
    name = printable(taken.name)
    return result.file == name or result.file.startswith(f"{name}/")


class _Names:
    """What is read in one batch, so that results of "a/b" are never taken for those of an archive "a"."""

    def __init__(self) -> None:
        self.files: set[str] = set()
        self.folders: set[str] = set()

    def takes(self, name: str) -> bool:
        """Whether `name` can be told from all before it; if so, it is one of them."""
        above = [str(folder) for folder in PurePath(name).parents[:-1]]
        if name in self.files or name in self.folders or not self.files.isdisjoint(above):
            return False
        self.files.add(name)
        self.folders.update(above)
        return True


def _label(names: Sequence[str]) -> str:
    shown = ", ".join(map(printable, names[:NAMES_IN_LABEL]))
    return shown if len(names) <= NAMES_IN_LABEL else f"{shown} … ({len(names)})"
