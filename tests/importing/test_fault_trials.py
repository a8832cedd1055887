"""2,000 telegrams, and everything that may be killed while they are imported, thirty times each.

Slow; run by .ci/run. The seed is printed, and decides which moments: a number of stored versions, and a wait of
some milliseconds after it, so that the blow falls anywhere within a story.
"""

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import DEVNULL
from typing import Any

import pytest

from tests.importing.own_server import own_server, revisions
from tests.importing.scratch import Scratch, ScratchServer, kill
from tests.importing.telegrams import chains, write_folder

pytestmark = pytest.mark.slow
SEED = 20261125
COUNT = 2000
KILLS = 30
PATIENCE = 600


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """2,000 short telegrams in any order: versions, corrections, kills, replacements, conflicts among them."""
    telegrams = chains(COUNT)
    for one in telegrams:
        one["body_html"] = one["body_html"].partition("</p>")[0] + "</p>" if one["body_html"] else ""
    random.Random(SEED).shuffle(telegrams)
    return write_folder(tmp_path_factory.mktemp("wire"), telegrams)


@pytest.fixture(scope="module")
def undisturbed(server: ScratchServer, folder: Path) -> dict[str, list[Any]]:
    """The archive after an import that nothing disturbed."""
    with server.database("undisturbed") as whole:
        assert finish(whole, folder) == (0, "")
        archive = whole.archive()
    assert len(archive["revisions"]) == COUNT
    return archive


def finish(scratch: Scratch, folder: Path) -> tuple[int, str]:
    """Import to the end; exit code and standard error."""
    process = scratch.start("import_wire", folder, out=DEVNULL)
    _out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, err


def moments(chance: random.Random) -> Iterator[tuple[int, float]]:
    """Thirty: after how many stored versions, and how many seconds after that."""
    for stored in sorted(chance.sample(range(1, COUNT - COUNT // 20), KILLS)):
        yield stored, chance.uniform(0, 0.05)


def import_until(
    scratch: Scratch, folder: Path, stored: int, delay: float, strike: Callable[[Any], Any]
) -> tuple[int, str]:
    """An import that is struck once `stored` versions are there, and one more than before."""
    process = scratch.start("import_wire", folder, out=DEVNULL)
    try:
        with scratch.connected() as watching:
            goal = max(stored, revisions(watching) + 1)
            while process.poll() is None and revisions(watching) < goal:
                time.sleep(0.005)
        time.sleep(delay)
        assert process.poll() is None
        strike(process)
        _out, err = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
        process.communicate()
    return process.returncode, err


def test_the_importer_killed_thirty_times_ends_in_the_same_archive(server, folder, undisturbed):
    chance = random.Random(SEED)
    print(f"seed {SEED}")
    with server.database("killed") as killed:
        codes = [import_until(killed, folder, *moment, kill)[0] for moment in moments(chance)]
        assert codes == [-9] * KILLS
        assert finish(killed, folder) == (0, "")
        assert killed.archive() == undisturbed


def test_postgresql_killed_thirty_times_ends_in_the_same_archive(folder, undisturbed):
    chance = random.Random(SEED + 1)
    print(f"seed {SEED + 1}")
    with own_server() as killed:
        struck = []
        for moment in moments(chance):
            killed.bring_back()
            code, err = import_until(killed, folder, *moment, lambda _: struck.append(killed.kill_some_process(chance)))
            print(code, struck[-1], err.strip())
            assert code == 3
            assert len(err.splitlines()) == 1
        assert len(struck) == KILLS
        killed.bring_back()
        assert finish(killed, folder) == (0, "")
        assert killed.archive() == undisturbed


def test_two_imports_of_the_folder_at_once_end_in_the_same_archive(server, folder, undisturbed):
    with server.database("both") as both:
        processes = [both.start("import_wire", folder, out=DEVNULL) for _ in range(2)]
        told = [process.communicate(timeout=PATIENCE) for process in processes]
        assert [(process.returncode, err) for process, (_out, err) in zip(processes, told, strict=True)] == [
            (0, "")
        ] * 2
        assert both.archive() == undisturbed
