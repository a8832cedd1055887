"""The generated secret key of an archive that was given none."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

from newsarchive.environment import WrongSetting


def kept_secret(folder: Path) -> str:
    """The key in `folder`, made on first use (64 random bytes, readable by its owner only).

    Raises WrongSetting when it can be neither read nor made.
    """
    path = folder / "secret_key"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _keep(path, secrets.token_urlsafe(64))
        return path.read_text()
    except OSError as problem:
        raise WrongSetting(
            f"NEWSARCHIVE_DATA_DIR: the secret key could not be kept in {path} ({problem.strerror}). Name a folder"
            " that this user can write, or give NEWSARCHIVE_SECRET_KEY."
        ) from problem


def _keep(path: Path, secret: str) -> None:
    """Write the key whole or not at all; the first of several processes wins."""
    descriptor, fresh = tempfile.mkstemp(dir=path.parent)  # mkstemp files are 0600
    with os.fdopen(descriptor, "w") as new:
        new.write(secret)
    with contextlib.suppress(FileExistsError):
        os.link(fresh, path)
    Path(fresh).unlink()
