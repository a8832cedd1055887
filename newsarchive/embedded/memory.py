"""How much memory there is for this process, and how much of it PostgreSQL may keep its pages in."""

from pathlib import Path, PurePosixPath

import psutil

SHARE = 8
"""One part in so many is PostgreSQL's; its manual says a quarter of a machine that does nothing else."""
LEAST_MB, MOST_MB = 128, 4096
"""The first is its own default; the second holds what is asked for of an archive of some millions of stories."""
_MB = 1024 * 1024
_GROUPS = Path("/sys/fs/cgroup")
_OWN_GROUPS = Path("/proc/self/cgroup")


def shared_buffers_mb(there: int) -> int:
    """Megabytes of so many bytes for PostgreSQL's shared_buffers. They are taken only as pages are read."""
    return min(max(there // _MB // SHARE, LEAST_MB), MOST_MB)


def memory(groups: Path = _GROUPS, own_groups: Path = _OWN_GROUPS) -> int:
    """Bytes that the machine has, or fewer where a container or a service is allowed fewer (cgroups 1 and 2)."""
    total: int = psutil.virtual_memory().total
    try:
        lines = own_groups.read_text().splitlines()
    except OSError:  # not Linux
        return total
    return min([total, *(limit for line in lines for limit in _limits(groups, *line.split(":", 2)[1:]))])


def _limits(groups: Path, controllers: str, group: str) -> list[int]:
    """What the group and those around it are allowed, if they are of the kind that limits memory."""
    if not controllers:
        name, mounts = "memory.max", [groups, groups / "unified"]
    elif "memory" in controllers.split(","):
        name, mounts = "memory.limit_in_bytes", [groups / "memory"]
    else:
        return []
    inside = PurePosixPath(group).relative_to("/")
    files = [mount / around / name for mount in mounts for around in (inside, *inside.parents)]
    return [limit for file in files if (limit := _limit(file)) is not None]


def _limit(file: Path) -> int | None:
    """What the file says; None when there is none: a container does not see the groups that it is in."""
    try:
        told = file.read_text().strip()
    except OSError:
        return None
    return int(told) if told.isdecimal() else None
