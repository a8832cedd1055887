"""Who the embedded server runs as: PostgreSQL refuses root, so root starts it as a system user."""

import os
import pwd
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

USER = "embedded_postgres"


@dataclass(frozen=True, slots=True)
class Account:
    """A system user by number."""

    uid: int
    gid: int


def server_account(pgdata: Path, programs: Path) -> Account | None:
    """None for an ordinary user, who runs the server himself. For root, the system user, made if missing.

    For that user to reach the programs and the data, every folder above them gets the right to be
    passed through (o+x), never the right to be listed or read.
    """
    if os.geteuid() != 0:
        return None
    entry = _system_user()
    for path in (pgdata, programs):
        for folder in path.parents:
            mode = stat.S_IMODE(folder.stat().st_mode)
            if not mode & stat.S_IXOTH:
                folder.chmod(mode | stat.S_IXOTH)
    return Account(entry.pw_uid, entry.pw_gid)


def _system_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(USER)
    except KeyError:
        pass
    try:
        subprocess.run(  # noqa: S603 -- fixed words, no shell
            ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", USER],  # noqa: S607 -- its place differs
            check=True,
            capture_output=True,
        )
        return pwd.getpwnam(USER)
    except (OSError, subprocess.CalledProcessError, KeyError):
        return pwd.getpwnam("nobody")  # a container without useradd; every system has nobody
