"""The generated secret key of an archive that was given none."""

import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def kept_secret(folder: Path) -> str:
    """The key in `folder`, made on first use (64 random bytes, readable by its owner only)."""
    path = folder / "secret_key"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            path.touch(mode=0o600, exist_ok=False)
            path.write_text(secrets.token_urlsafe(64))
        except FileExistsError:
            pass
        return path.read_text()
    except OSError as problem:
        raise ImproperlyConfigured(
            f"The secret key could not be kept in {path}: {problem.strerror}. Nothing was started. Give"
            " NEWSARCHIVE_SECRET_KEY, or let NEWSARCHIVE_DATA_DIR name a folder that can be written."
        ) from problem

