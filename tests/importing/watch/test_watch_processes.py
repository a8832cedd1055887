"""`manage.py watch_folder` as a process: killed, stopped, cut off from its database, and two at once."""

import json
import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from psycopg import sql

from tests.importing.scratch import PATIENCE, Scratch, kill
from tests.importing.telegrams import chains, without_rivals, write_folder
from tests.waiting import wait_until

COUNT = 40
PLACES = ("done", "failed")
QUICK = ("--every", "0.1", "--still", "0.1")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which telegrams lie, some of them in several versions."""
    return write_folder(tmp_path / "ind", chains(COUNT))


@pytest.fixture
def start(scratch: Scratch) -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    """start(folder, "--json") -> a process that watches it; none outlives the test."""
    started: list[subprocess.Popen[str]] = []

    def start(folder: Path, *more: str) -> "subprocess.Popen[str]":
        started.append(scratch.start("watch_folder", folder, *QUICK, *more))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def telegrams_in(folder: Path) -> list[tuple[str, str]]:
    """(first folder, name) of every telegram, wherever it is; os.walk, as the folders come and go meanwhile."""
    found = [Path(where, name).relative_to(folder) for where, _, names in os.walk(folder) for name in names]
    return sorted((path.parts[0], path.name) for path in found if path.suffix == ".json")


def put_away(folder: Path) -> list[str]:
    """Names of files in done/ and failed/."""
    return [name for place, name in telegrams_in(folder) if place in PLACES]


def is_empty(folder: Path) -> bool:
    """Whether every file has been put away."""
    return all(place in PLACES for place, _name in telegrams_in(folder))


def stop(process: "subprocess.Popen[str]", number: int = signal.SIGTERM) -> list[dict[str, Any]]:
    """Ask it to stop; what it said."""
    process.send_signal(number)
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (0, "")
    return [json.loads(line) for line in out.splitlines()]


def undisturbed(server: Any, folder: Path) -> dict[str, list[Any]]:
    """The archive after a plain import; the versions' file names left out, as folders differ."""
    with server.database("undisturbed") as whole:
        assert whole.run_import(folder)[0] == 0
        return plain(whole)


def plain(scratch: Scratch) -> dict[str, list[Any]]:
    archive = scratch.archive()
    archive["revisions"] = [(*row[:4], row[4] | {"file_name": ""}) for row in archive["revisions"]]
    return archive


@pytest.mark.parametrize("number", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.slow)])
def test_a_watcher_imports_what_comes_and_stops_when_asked(scratch, start, folder, number):
    process = start(folder, "--json")
    wait_until(lambda: is_empty(folder))
    write_folder(folder / "mere", chains(3))
    wait_until(lambda: is_empty(folder))
    said = stop(process, number)
    assert said[0]["event"] == "watching"
    assert said[-1]["event"] == "stopped"
    assert {line["event"] for line in said[1:-1]} == {"done"}
    assert len(put_away(folder)) == COUNT + 3
    assert not (folder / ".taken").exists()


@pytest.mark.slow
def test_a_watcher_that_is_killed_loses_nothing_and_imports_nothing_twice(server, scratch, start, folder):
    expected = undisturbed(server, folder)
    for stored in (3, 17, 30):
        process = start(folder)
        with scratch.connected() as watching:
            wait_until(lambda: scratch.items(watching) >= stored)  # noqa: B023
        kill(process)
        process.communicate()
    assert not is_empty(folder)
    process = start(folder, "--json")
    wait_until(lambda: is_empty(folder))
    stop(process)
    assert plain(scratch) == expected
    assert put_away(folder) == [f"{number:05}.json" for number in range(COUNT)]
    assert not (folder / ".taken").exists()


@pytest.mark.slow
def test_two_watchers_share_a_folder_and_take_each_file_once(server, scratch, start, tmp_path):
    hidden = write_folder(tmp_path / "spare", without_rivals(COUNT))
    expected = undisturbed(server, hidden)
    folder = tmp_path / "ind"
    folder.mkdir()
    processes = [start(folder, "--json") for _ in range(2)]
    for path in sorted(hidden.iterdir()):
        path.rename(folder / path.name)
    wait_until(lambda: is_empty(folder) and len(put_away(folder)) == COUNT)
    said = [line for process in processes for line in stop(process)]
    assert plain(scratch) == expected
    files = sorted(line["file"] for line in said if line["event"] == "done")
    assert files == [f"{number:05}.json" for number in range(COUNT)]
    assert {line["event"] for line in said} <= {"watching", "done", "vanished", "stopped"}


@pytest.mark.slow
def test_a_database_that_is_away_loses_no_file_and_is_waited_for(server, scratch, start, folder):
    expected = undisturbed(server, folder)
    process = start(folder, "--json")
    with scratch.connected() as watching:
        wait_until(lambda: scratch.items(watching) >= 5)
    closed(server, scratch, True)
    said = []
    assert process.stdout
    while not said or said[-1]["event"] != "database_away":
        said.append(json.loads(process.stdout.readline()))
    closed(server, scratch, False)
    wait_until(lambda: is_empty(folder))
    said += stop(process)
    assert plain(scratch) == expected
    assert [line["event"] for line in said if line["event"] not in ("done", "database_away")] == [
        "watching", "database_back", "stopped",
    ]  # fmt: skip
    away = next(line["message"] for line in said if line["event"] == "database_away")
    assert away.startswith("The database was lost (")
    assert away.endswith("and the story at hand is not stored. The files wait; trying again.")


def closed(server: Any, scratch: Scratch, is_closed: bool) -> None:
    """Let nobody connect to the database, and end those who are, or let them in again."""
    name = sql.Identifier(scratch.name)
    server.run(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}").format(name, sql.SQL(str(not is_closed))))
    if is_closed:
        server.run(
            sql.SQL("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = {}").format(
                sql.Literal(scratch.name)
            )
        )


def once(scratch: Scratch, folder: Path) -> tuple[int, str, str]:
    process = scratch.start("watch_folder", folder, "--once", "--still", "0")
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err


def test_once_imports_what_is_there_and_says_how_it_went(scratch, tmp_path):
    folder = write_folder(tmp_path, chains(2))
    code, out, err = once(scratch, folder)
    assert (code, err) == (0, "")
    assert out.splitlines()[0].startswith("done: 00000.json -> done/")
    assert out.splitlines()[0].endswith(": Imported. (created 1)")
    (folder / "tom.txt").touch()
    code, out, _err = once(scratch, folder)
    assert code == 1
    assert out.endswith("/tom.txt: The file is empty. (rejected 1)\n")
    assert once(scratch, folder) == (0, "", "")


def test_a_folder_that_is_none_is_told_in_one_sentence(scratch, tmp_path):
    code, out, err = once(scratch, tmp_path / "no")
    assert (code, out) == (2, "")
    assert err.startswith("CommandError: ")
    assert len(err.splitlines()) == 1
