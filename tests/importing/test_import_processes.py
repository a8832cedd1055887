"""Real processes: killed, stopped, cut off from their database, and two at once. The archive is the same."""

import json
import random
import signal
import zipfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.importing.scratch import PATIENCE, Scratch, ScratchServer, kill
from tests.importing.telegrams import chains, telegram, without_rivals, write_folder

COUNT = 60


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of telegrams, some of them in several versions."""
    return write_folder(tmp_path_factory.mktemp("wire"), chains(COUNT))


@pytest.fixture(scope="module")
def undisturbed(server: ScratchServer, folder: Path) -> dict[str, list[Any]]:
    """The archive after an import that nothing disturbed."""
    with server.database("undisturbed") as scratch:
        code, _out, err = scratch.run_import(folder)
        assert (code, err) == (0, "")
        return scratch.archive()


def assert_all_unchanged(scratch: Scratch, folder: Path, count: int) -> None:
    code, out, _err = scratch.run_import(folder)
    assert code == 0
    assert [line.rsplit(maxsplit=1) for line in out.splitlines()[-8:]] == [
        ["created", "0"],
        ["new version", "0"],
        ["older version filed", "0"],
        ["unchanged", str(count)],
        ["conflict", "0"],
        ["held", "0"],
        ["skipped", "0"],
        ["rejected", "0"],
    ]


@pytest.mark.slow
def test_the_undisturbed_archive_has_no_orphans(undisturbed):
    assert undisturbed["orphans"] == undisturbed["not_compared"] == []
    assert len(undisturbed["revisions"]) == COUNT


@pytest.mark.slow
def test_killing_the_import_at_any_moment_and_importing_again_ends_in_the_same_archive(scratch, folder, undisturbed):
    for items in (1, 17, 30):
        code, _out, _err = scratch.import_until(items, folder, kill)
        assert code == -signal.SIGKILL
    assert len(scratch.archive()["revisions"]) < COUNT
    scratch.run_import(folder)
    assert scratch.archive() == undisturbed
    assert_all_unchanged(scratch, folder, COUNT)
    assert scratch.archive() == undisturbed


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_many_kills_at_random_moments_end_in_the_same_archive(server, tmp_path, seed):
    chance = random.Random(seed)
    telegrams = chains(150)
    chance.shuffle(telegrams)
    folder = write_folder(tmp_path, telegrams)
    with ExitStack() as stack:
        killed = stack.enter_context(server.database("killed"))
        whole = stack.enter_context(server.database("whole"))
        whole.run_import(folder)
        for _ in range(8):
            killed.import_until(chance.randrange(1, 60), folder, kill)
        killed.run_import(folder)
        assert killed.archive() == whole.archive()
        assert_all_unchanged(killed, folder, 150)


@pytest.mark.slow
def test_two_imports_of_one_folder_at_once_end_in_the_same_archive(scratch, folder, undisturbed):
    processes = [scratch.start_import(folder) for _ in range(2)]
    told = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0, 0], told
    assert scratch.archive() == undisturbed


@pytest.mark.slow
def test_several_processes_end_in_the_same_archive_with_one_batch_and_one_report(server, scratch, tmp_path):
    folder = write_folder(tmp_path / "wire", without_rivals(COUNT))
    with zipfile.ZipFile(folder / "zz.zip", "w") as packed:
        for number in (901, 902, 903):
            packed.writestr(f"{number}.json", json.dumps(telegram(number)))
        packed.writestr("empty.json", "")
    code, out, err = scratch.run_import(folder, "--workers", "2")
    assert (code, err) == (1, "")
    assert sum(int(line.rsplit(maxsplit=1)[1]) for line in out.splitlines()[-8:]) == COUNT + 4
    with server.database("alone") as alone:
        assert alone.run_import(folder)[0] == 1
        assert scratch.archive() == alone.archive()
    with scratch.connected() as connected:
        batches = connected.execute(
            "SELECT state, (SELECT count(*) FROM articles_importitem) FROM articles_importbatch"
        )
        assert batches.fetchall() == [("done", COUNT + 4)]


@pytest.mark.slow
def test_ctrl_c_stops_all_processes_and_what_is_reported_is_stored(scratch, folder, undisturbed):
    def ctrl_c(process: Any) -> None:
        for each in [*psutil.Process(process.pid).children(recursive=True), process]:
            each.send_signal(signal.SIGINT)

    code, out, err = scratch.import_until(10, folder, ctrl_c, "--workers", "2")
    assert code == 130
    assert err == "Stopped. What is reported above is stored; import the same files again to continue.\n"
    partly = scratch.archive()
    assert partly["orphans"] == []
    assert sum(int(line.rsplit(maxsplit=1)[1]) for line in out.splitlines()[-8:]) == len(partly["revisions"])
    assert scratch.run_import(folder)[0] == 0
    assert len(scratch.archive()["revisions"]) == len(undisturbed["revisions"])


@pytest.mark.slow
def test_no_process_outlives_the_one_that_was_started(scratch, folder):
    left: list[psutil.Process] = []

    def kill_the_first(process: Any) -> None:
        left.extend(psutil.Process(process.pid).children(recursive=True))
        kill(process)

    assert scratch.import_until(10, folder, kill_the_first, "--workers", "2")[0] == -signal.SIGKILL
    assert len(left) >= 2
    assert psutil.wait_procs(left, PATIENCE)[1] == []
    assert scratch.run_import(folder)[0] == 0


@pytest.mark.slow
def test_a_lost_database_is_told_once_by_all_processes(scratch, folder):
    def cut_off(_process: Any) -> None:
        with scratch.connected() as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )

    code, _out, err = scratch.import_until(10, folder, cut_off, "--workers", "2")
    assert code == 3
    assert err.startswith("The database was lost (")
    assert len(err.splitlines()) == 1
    assert scratch.run_import(folder)[0] == 0


@pytest.mark.slow
def test_ctrl_c_stops_after_the_item_at_hand_and_importing_again_continues(scratch, folder, undisturbed):
    code, out, err = scratch.import_until(10, folder, lambda process: process.send_signal(signal.SIGINT))
    assert code == 130
    assert err == "Stopped. What is reported above is stored; import the same files again to continue.\n"
    partly = scratch.archive()
    assert 10 <= len(partly["revisions"]) < COUNT
    assert partly["orphans"] == []
    assert sum(int(line.rsplit(maxsplit=1)[1]) for line in out.splitlines()[-8:]) == len(partly["revisions"])
    assert scratch.run_import(folder)[0] == 0
    assert scratch.archive() == undisturbed


@pytest.mark.slow
def test_a_lost_database_is_told_in_one_sentence_and_importing_again_continues(scratch, folder, undisturbed):
    def cut_off(_process: Any) -> None:
        with scratch.connected() as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )

    code, _out, err = scratch.import_until(10, folder, cut_off)
    assert code == 3
    assert err.startswith("The database was lost (")  # the rest is libpq's, and depends on when it noticed
    assert err.endswith(
        "and the story at hand is not stored."
        " What is reported above is stored; import the same files again to continue.\n"
    )
    assert len(err.splitlines()) == 1
    assert scratch.run_import(folder)[0] == 0
    assert scratch.archive() == undisturbed


def test_a_database_without_tables_is_told_in_one_sentence(server, folder):
    with server.database("bare", migrated=False) as bare:
        code, out, err = bare.run_import(folder)
    assert (code, out) == (2, "")
    assert err == (
        "CommandError: The database is not ready for this version of the archive: run `manage.py migrate` first."
        " Nothing was written.\n"
    )
