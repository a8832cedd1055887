"""Real processes that read stories again: killed, stopped, two at once. The archive is the same at the end."""

import json
import signal
from typing import Any

import psutil
import pytest

from tests.importing.scratch import PATIENCE, Scratch, ScratchServer, kill
from tests.importing.telegrams import chains, write_folder

COUNT = 200


@pytest.fixture(scope="module")
def imported(server: ScratchServer, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """An archive of today's import, and what is in it."""
    folder = write_folder(tmp_path_factory.mktemp("wire"), chains(COUNT))
    with server.database("imported") as made:
        assert made.run_import(folder)[0] == 0
        yield made, made.archive()


@pytest.fixture
def old(imported: tuple[Scratch, Any]) -> tuple[Scratch, Any]:
    """The same as an older release would have left it, without names and fingerprints; and what it is to be."""
    archive, whole = imported
    with archive.connected() as connected:
        connected.execute("DELETE FROM articles_mention")
        connected.execute("DELETE FROM articles_alias")
        connected.execute("UPDATE articles_article SET names_read_with = ''")
    return archive, whole


def read(watching: Any) -> int:
    return watching.execute("SELECT count(*) FROM articles_article WHERE names_read_with <> ''").fetchone()[0]


def stories(archive: Scratch) -> int:
    with archive.connected() as connected:
        return connected.execute(
            "SELECT count(*) FROM articles_article WHERE headline || lead || body <> ''"
        ).fetchone()[0]


@pytest.mark.slow
def test_killed_at_any_moment_it_goes_on_where_it_was(old):
    archive, whole = old
    done = []
    for least in (1, 40, 80):
        code, _out, _err = archive.run_until(lambda watching, n=least: read(watching) >= n, kill, "extract_entities")
        assert code == -signal.SIGKILL
        with archive.connected() as watching:
            done.append(read(watching))
    assert done == sorted(done)
    code, out, _err = archive.run("extract_entities", "--json")
    told = json.loads(out)
    assert (code, told["stories"]["read"]) == (0, stories(archive) - done[-1])
    assert archive.archive() == whole
    assert json.loads(archive.run("extract_entities", "--json")[1])["stories"]["read"] == 0


@pytest.mark.parametrize("workers", [pytest.param("1", marks=pytest.mark.slow), "2"])
def test_ctrl_c_stops_it_and_what_is_reported_is_stored(old, workers):
    archive, whole = old

    def ctrl_c(process: Any) -> None:
        for each in [*psutil.Process(process.pid).children(recursive=True), process]:
            each.send_signal(signal.SIGINT)

    code, out, err = archive.run_until(
        lambda watching: read(watching) >= 1, ctrl_c, "extract_entities", "--json", "--workers", workers
    )
    told = json.loads(out)
    assert (code, told["stopped"]) == (130, True)
    assert err == "Stopped. What is reported is stored; run the command again to go on.\n"
    with archive.connected() as watching:
        assert told["stories"]["read"] == read(watching)
        assert told["stories"]["read"] + told["stories"]["left"] == stories(archive)
    assert archive.run("extract_entities")[0] == 0
    assert archive.archive() == whole


@pytest.mark.slow
def test_two_runs_at_once_do_no_harm_and_read_each_story_once(old):
    archive, whole = old
    processes = [archive.start("extract_entities", "--json", "--workers", "2") for _ in range(2)]
    told = [json.loads(process.communicate(timeout=PATIENCE)[0]) for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert sum(each["stories"]["read"] for each in told) == stories(archive)
    assert archive.archive() == whole


@pytest.mark.slow
def test_beside_an_import_of_the_same_stories_what_is_shown_is_what_was_read(scratch, tmp_path):
    """The import has the same telegrams with one version more each."""
    telegrams = chains(60)
    assert scratch.run_import(write_folder(tmp_path / "first", telegrams))[0] == 0
    newer = [one | {"version": "9", "headline": "Oslo svarer"} for one in telegrams]
    process = scratch.start("extract_entities", "--all")
    assert scratch.run_import(write_folder(tmp_path / "newer", newer))[0] == 0
    process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    beside = scratch.archive()
    again = json.loads(scratch.run("extract_entities", "--json", "--all")[1])["mentions"]
    assert (again["new"], again["gone"]) == (0, 0)
    assert scratch.archive() == beside


@pytest.mark.slow
def test_a_lost_database_is_told_in_one_sentence(old):
    archive, _whole = old

    def cut_off(_process: Any) -> None:
        with archive.connected() as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )

    code, _out, err = archive.run_until(lambda watching: read(watching) >= 1, cut_off, "extract_entities")
    assert code == 3
    assert err.startswith("The database was lost (")
    assert len(err.splitlines()) == 1


def test_a_database_without_tables_is_told_in_one_sentence(server):
    with server.database("bare", migrated=False) as bare:
        code, out, err = bare.run("extract_entities")
    assert (code, out) == (2, "")
    assert err == (
        "CommandError: The database is not ready for this version of the archive: run `manage.py migrate` first."
        " Nothing was written.\n"
    )
