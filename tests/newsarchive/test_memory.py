"""How much memory PostgreSQL is given: of what the machine has, or the container is allowed."""

from pathlib import Path

import psutil
import pytest

from newsarchive.embedded.memory import memory, shared_buffers_mb

MB = 1024 * 1024


@pytest.fixture
def groups(tmp_path):
    """Makes the files of control groups: what the process is in, and what groups are allowed."""

    def make(own: str, allowed: dict[str, str]) -> tuple[Path, Path]:
        (tmp_path / "own").write_text(own)
        for name, limit in allowed.items():
            file = tmp_path / "groups" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"{limit}\n")
        return tmp_path / "groups", tmp_path / "own"

    return make


def test_without_groups_it_is_the_machines(tmp_path):
    assert memory(tmp_path, tmp_path / "missing") == psutil.virtual_memory().total


@pytest.mark.parametrize(
    ("own", "allowed"),
    [
        pytest.param("0::/\n", {"memory.max": 7 * MB}, id="container"),
        pytest.param("0::/system.slice/archive.service\n", {"system.slice/archive.service/memory.max": 7 * MB}, id="2"),
        pytest.param(
            "0::/a/b\n", {"a/memory.max": 7 * MB, "a/b/memory.max": "max", "memory.max": 9 * MB}, id="group around"
        ),
        pytest.param("4:memory:/a\n0::/\n", {"memory/a/memory.limit_in_bytes": 7 * MB}, id="1"),
        pytest.param("4:cpu,memory:/not/seen\n", {"memory/memory.limit_in_bytes": 7 * MB}, id="1 in a container"),
        pytest.param(
            "4:cpu:/a\n0::/a\n", {"unified/a/memory.max": 7 * MB, "memory/a/memory.limit_in_bytes": MB}, id="1 and 2"
        ),
    ],
)
def test_a_group_that_is_allowed_less(groups, own, allowed):
    assert memory(*groups(own, allowed)) == 7 * MB


@pytest.mark.parametrize("limit", ["max", str(2**63 - 4096), ""])
def test_a_group_that_is_allowed_all(groups, limit):
    assert memory(*groups("0::/a\n", {"a/memory.max": limit})) == psutil.virtual_memory().total


@pytest.mark.parametrize(("has_mb", "buffers"), [(512, 128), (1024, 128), (4096, 512), (16_384, 2048), (65_536, 4096)])
def test_what_postgresql_gets_of_it(has_mb, buffers):
    assert shared_buffers_mb(has_mb * MB) == buffers
