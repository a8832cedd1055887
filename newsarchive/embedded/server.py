"""Start, share and stop one PostgreSQL server for one data folder.

Two files of the data folder keep the peace between processes, both by flock(2), which the kernel
releases however a process dies: `starting.lock`, held while somebody starts or stops the server, and
`users.lock`, held (shared) by every process that uses it. Who leaves and is alone with it stops it.
The server listens on a Unix socket in a folder that only its owner (and root) can enter, hence `trust`.
"""

import atexit
import errno
import fcntl
import hashlib
import locale
import os
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import psutil
from django.db.utils import OperationalError

from newsarchive.embedded.account import Account, server_account
from newsarchive.embedded.memory import memory, shared_buffers_mb
from newsarchive.embedded.programs import PROGRAMS

SUPERUSER = "postgres"
PORT = "5432"  # only part of the socket's name
START_SECONDS = 600  # recovery after a crash may take minutes
ORPHAN_SECONDS = 30  # what a dead server's own processes get to notice that it died
SOCKET_PATH_BYTES = 100  # sun_path holds 104 to 108 bytes
UNFIT_FOR_SOCKET = frozenset(b"'\",\\\n")  # would part or quote the settings that name the socket's folder
MAJOR = 18

OPTIONS = (
    "listen_addresses=",
    "unix_socket_permissions=0700",
    "max_connections=60",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_wal_size=4GB",  # after each checkpoint every page that changes is logged whole, so an import wants few,
    "checkpoint_timeout=15min",  # and a crash of the server may cost a minute more
    "timezone=UTC",
    "log_timezone=UTC",
    "logging_collector=off",
    "shared_preload_libraries=pg_prewarm",  # what was in memory when it stopped is read again when it starts
    "jit=off",  # costs more than it saves on queries of milliseconds
)


class EmbeddedDatabaseError(OperationalError):
    """The embedded database cannot be used; the message says why and what to do.

    To Django it is a database that cannot be reached, like any other.
    """


class EmbeddedServer:
    """The server of one data folder. `acquire()` makes sure it runs; the process's end lets go of it."""

    _of_folder: dict[Path, "EmbeddedServer"] = {}
    parent_stops = False
    """True in a worker, whose parent outlives it: at its end the kernel lets go of the lock, and that is all."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.pgdata = folder / "postgres"
        self.log = folder / "postgres.log"
        self.account: Account | None = None
        self.holder: int | None = None
        self.users: IO[str] | None = None
        self.seen: int | None = None  # process number of the server when this process last met it alive

    @classmethod
    def of(cls, folder: Path) -> "EmbeddedServer":
        """The one object for this folder in this process."""
        folder = folder.resolve()
        return cls._of_folder.setdefault(folder, cls(folder))

    def acquire(self) -> Path:
        """Start the server unless it runs, hold it for this process, return its socket folder.

        Called for every new connection, so a server that was killed while it was held is started again.
        Raises EmbeddedDatabaseError.
        """
        if self.holder == os.getpid():
            if not self.is_running():
                with self._starting():
                    self._start_unless_running()
            return self.socket_folder
        self._make_folder()
        with self._starting():
            self._hold()
            try:
                self._start_unless_running()
            except BaseException:
                self._let_go()
                raise
        atexit.register(self.release)
        return self.socket_folder

    def release(self) -> None:
        """Let go of the server; stop it if nobody else uses it. Harmless when it is not held."""
        if self.holder != os.getpid() or self.users is None or self.parent_stops:
            return
        with self._starting():
            try:
                fcntl.flock(self.users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                pass
            else:
                self._stop()
            self._let_go()
        atexit.unregister(self.release)

    def restart(self) -> bool:
        """Stop the server and start it again, unless another process holds it; whether it was. Holds it afterwards."""
        self.acquire()
        with self._starting():
            if self._held_by_others():
                return False
            self._stop()
            self._start_unless_running()
        return True

    def is_running(self) -> bool:
        """Whether a PostgreSQL process of exactly this data folder is alive."""
        return self._postmaster() is not None

    @property
    def socket_folder(self) -> Path:
        """Where the socket is: the database folder, or a private one under /tmp if that path is too long or odd."""
        path = os.fsencode(self.pgdata / f".s.PGSQL.{PORT}")
        if len(path) < SOCKET_PATH_BYTES and path.isascii() and UNFIT_FOR_SOCKET.isdisjoint(path):
            return self.pgdata
        digest = hashlib.sha256(os.fsencode(self.pgdata)).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"newsarchive-{digest}"

    # Locks ---------------------------------------------------------------------------------------

    @contextmanager
    def _starting(self) -> Iterator[None]:
        with (self.folder / "starting.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _hold(self) -> None:
        self.users = (self.folder / "users.lock").open("w")
        fcntl.flock(self.users, fcntl.LOCK_SH)
        self.holder = os.getpid()

    def _let_go(self) -> None:
        if self.users is not None:
            self.users.close()
        self.users = None
        self.holder = None

    def _held_by_others(self) -> bool:
        """Whether another process holds the server. Call under _starting(); keeps our own hold."""
        if self.users is None:
            raise RuntimeError("only a holder can ask who else holds")
        try:
            fcntl.flock(self.users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            fcntl.flock(self.users, fcntl.LOCK_SH)
        return False

    # Steps ---------------------------------------------------------------------------------------

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.folder):
                pass
        except OSError as problem:
            if problem.errno == errno.ENOSPC:
                raise self._disk_is_full() from problem
            raise EmbeddedDatabaseError(
                f"The data folder {self.folder} cannot be written: {problem.strerror}. Nothing was started."
                " Give it to the user that runs the archive, or name another with NEWSARCHIVE_DATA_DIR."
            ) from problem

    def _start_unless_running(self) -> None:
        self.account = server_account(self.pgdata, PROGRAMS)
        self._refuse_other_version()
        if self._meet():
            return
        if not self._is_surely_dead() and self._held_by_others():
            raise EmbeddedDatabaseError(
                f"Another process uses {self.folder}, but its PostgreSQL is not to be seen from here (another"
                " container, perhaps). Nothing was started. Stop that one first, or name another folder with"
                " NEWSARCHIVE_DATA_DIR."
            )
        if not self.pgdata.exists():
            self._initialise()
        self._prepare_socket_folder()
        self._await_orphans()
        self._clear_after_kill()
        self._start()
        self._meet()

    def _meet(self) -> bool:
        """Whether the server runs; remembers its number."""
        process = self._postmaster()
        if process is not None:
            self.seen = process.pid
        return process is not None

    def _is_surely_dead(self) -> bool:
        """Whether no other container's server can be alive: it put its lock file away, or is the one we met."""
        if not (self.pgdata / "postmaster.pid").exists():  # it ends by itself when it cannot even recover: disk full
            return True
        return self.seen is not None and self._noted_number() == self.seen

    def _refuse_other_version(self) -> None:
        try:
            major = (self.pgdata / "PG_VERSION").read_text().strip()
        except FileNotFoundError:
            return
        if major != str(MAJOR):
            raise EmbeddedDatabaseError(
                f"{self.pgdata} was made by PostgreSQL {major}; this archive comes with {MAJOR}. Nothing was"
                f" changed. Dump it with PostgreSQL {major} (pg_dump) and restore it into a new folder, or name"
                " an empty folder with NEWSARCHIVE_DATA_DIR to start afresh."
            )

    def _initialise(self) -> None:
        """Make the cluster beside its place and move it there whole, so that a kill leaves no half of one."""
        fresh = self.folder / "postgres.new"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        self._give(fresh)
        self._run(
            "initdb",
            "--pgdata", fresh.name,
            "--username", SUPERUSER,
            "--auth", "trust",
            "--encoding", "UTF8",
            "--locale-provider", "builtin",
            "--builtin-locale", "C.UTF-8",
            "--locale", "C",
            "--lc-ctype", _utf8_locale(),
        )  # fmt: skip
        fresh.rename(self.pgdata)

    def _prepare_socket_folder(self) -> None:
        folder = self.socket_folder
        if folder == self.pgdata:
            return
        folder.mkdir(mode=0o700, exist_ok=True)
        self._give(folder)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != self.pgdata.stat().st_uid or found.st_mode & 0o077:
            raise EmbeddedDatabaseError(
                f"{folder}, where the database's socket belongs, is not a private folder of this user. Nothing"
                " was started. Remove it, or name a data folder with a shorter path in NEWSARCHIVE_DATA_DIR."
            )

    def _await_orphans(self) -> None:
        """A server's own processes outlive its kill -9 by a moment; a second server beside them would ruin the data."""
        patience = time.monotonic() + ORPHAN_SECONDS
        while any(map(self._is_ours, psutil.process_iter())):
            if time.monotonic() > patience:
                raise EmbeddedDatabaseError(
                    f"PostgreSQL was killed, but processes of it still work in {self.pgdata}. Nothing was started."
                    " Wait until they end, or end them, then try again."
                )
            time.sleep(0.1)

    def _clear_after_kill(self) -> None:
        """Remove the locks of a server that is surely dead; their number may be anybody's by now."""
        socket = self.socket_folder / f".s.PGSQL.{PORT}"
        for left in (self.pgdata / "postmaster.pid", socket, socket.with_name(f"{socket.name}.lock")):
            left.unlink(missing_ok=True)

    def _start(self) -> None:
        self.log.touch()
        self._give(self.log)
        options = [
            *OPTIONS,
            f"shared_buffers={shared_buffers_mb(memory())}MB",
            f"unix_socket_directories={self.socket_folder}",
        ]
        self._run(
            "pg_ctl", "start", "--wait", "--timeout", str(START_SECONDS), "--silent",
            "--pgdata", self.pgdata.name,
            "--log", self.log.name,
            "--options", " ".join(f"-c '{option}'" for option in options),
        )  # fmt: skip

    def _stop(self) -> None:
        if self._postmaster() is not None:
            self._run("pg_ctl", "stop", "--mode", "fast", "--wait", "--silent", "--pgdata", self.pgdata.name)

    # Means ---------------------------------------------------------------------------------------

    def _postmaster(self) -> psutil.Process | None:
        number = self._noted_number()
        try:
            if number is not None and self._is_ours(process := psutil.Process(number)):
                return process
        except psutil.Error:
            pass
        return None

    def _noted_number(self) -> int | None:
        """The process number in the server's own lock file."""
        try:
            return int((self.pgdata / "postmaster.pid").read_text().split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            return None

    def _is_ours(self, process: psutil.Process) -> bool:
        """Whether this is PostgreSQL at work in this very folder: the server, or a process of its own."""
        try:
            return bool(process.name() == "postgres" and Path(process.cwd()) == self.pgdata)
        except psutil.Error:
            return False

    def _give(self, path: Path) -> None:
        if self.account is not None:
            os.chown(path, self.account.uid, self.account.gid)

    def _run(self, program: str, *arguments: str) -> None:
        logged = self.log.stat().st_size if self.log.exists() else 0
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        # A file, not a pipe: the server would inherit the pipe and the read would never end.
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
            done = subprocess.run(  # noqa: S603 -- our own program, no shell
                [str(PROGRAMS / program), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
                env=environment,
                user=self.account.uid if self.account else None,
                group=self.account.gid if self.account else None,
                extra_groups=[] if self.account else None,
                check=False,
            )
            said.seek(0)
            words = said.read().strip()
        if done.returncode:
            told = self._log_since(logged)
            if os.strerror(errno.ENOSPC) in words + told:
                raise self._disk_is_full()
            tail = "\n".join(told.splitlines()[-8:])
            raise EmbeddedDatabaseError(
                f"The embedded PostgreSQL could not {'be made' if program == 'initdb' else arguments[0]}"
                f" in {self.folder}: {words or 'no reason given'}\n{tail}\n"
                "Nothing was changed in the archive. Keep the log and start with another folder in"
                " NEWSARCHIVE_DATA_DIR."
            )

    def _log_since(self, size: int) -> str:
        """What the server wrote to its log after that was so many bytes long."""
        if not self.log.exists():
            return ""
        with self.log.open("rb") as log:
            log.seek(size)
            return log.read().decode("utf-8", "replace")

    def _disk_is_full(self) -> EmbeddedDatabaseError:
        return EmbeddedDatabaseError(
            f"The database's disk is full: PostgreSQL cannot start in {self.folder}. Nothing was changed in"
            " the archive. Make room there, then try again."
        )


def _utf8_locale() -> str:
    """A UTF-8 locale of this machine: the text-search parser asks the C library what a letter is."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        for name in ("C.UTF-8", "da_DK.UTF-8", "en_US.UTF-8"):
            try:
                locale.setlocale(locale.LC_CTYPE, name)
            except locale.Error:
                continue
            return name
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    raise EmbeddedDatabaseError(
        "This machine knows none of the locales C.UTF-8, da_DK.UTF-8 and en_US.UTF-8, without which æ, ø and å are"
        " no letters. Nothing was started. Install one, or give DATABASE_URL."
    )
