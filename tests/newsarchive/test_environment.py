"""Settings are declared once, and a wrong one is refused by name."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from newsarchive.environment import SETTINGS, WrongSetting, read_environment
from newsarchive.management.commands.settings_help import settings_table

PROJECT = Path(__file__).resolve().parents[2]


def test_readme_lists_exactly_the_settings_that_exist():
    assert settings_table() in (PROJECT / "README.md").read_text()


def test_no_other_file_reads_the_environment():
    """A setting that is read elsewhere would be on no list."""
    readers = {
        str(path.relative_to(PROJECT))
        for room in ("newsarchive", "articles")
        for path in (PROJECT / room).rglob("*.py")
        if re.search(r"os\.environ|getenv", path.read_text())
    }
    assert readers == {
        "newsarchive/environment.py",  # the list
        "newsarchive/embedded/server.py",  # hands it on to PostgreSQL's programs
        "newsarchive/wsgi.py",  # names the settings module
        "articles/management/browser/chromium.py",  # a switch of Django's own, while a browser is driven
    }


def test_every_setting_has_a_default_that_can_be_used():
    assert set(read_environment({})) == {setting.name for setting in SETTINGS}


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("NEWSARCHIVE_HTTPS", "perhaps", "NEWSARCHIVE_HTTPS='perhaps' must be on or off."),
        ("NEWSARCHIVE_MAX_FILE_MB", "-1", "NEWSARCHIVE_MAX_FILE_MB='-1' must be a whole number"),
        ("NEWSARCHIVE_MAX_ARCHIVE_MB", "ten", "NEWSARCHIVE_MAX_ARCHIVE_MB='ten' must be a whole number"),
        ("NEWSARCHIVE_LOG_LEVEL", "loud", "NEWSARCHIVE_LOG_LEVEL='loud' must be DEBUG, INFO"),
        ("DATABASE_URL", "mysql://me:hush@host/db", "DATABASE_URL must be postgresql://"),
        ("DATABASE_URL", "postgresql://me:hush@host/", "DATABASE_URL must be postgresql://"),
        ("DATABASE_URL", "host=hush", "DATABASE_URL must be postgresql://"),
        ("NEWSARCHIVE_HOSTS", " , ", "NEWSARCHIVE_HOSTS=' , ' must name one host or more."),
        ("NEWSARCHIVE_CSRF_ORIGINS", "arkiv.example", "NEWSARCHIVE_CSRF_ORIGINS='arkiv.example' must be addresses"),
        ("NEWSARCHIVE_SECRET_KEY", "hush", "NEWSARCHIVE_SECRET_KEY must have 50 characters"),
    ],
)
def test_a_wrong_value_is_refused_by_name_and_a_secret_one_is_not_repeated(name, value, said):
    with pytest.raises(WrongSetting) as refused:
        read_environment({name: value})
    assert str(refused.value).startswith(said)
    assert "hush" not in str(refused.value)


def _manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "manage.py", *arguments],
        cwd=PROJECT,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_wrong_value_stops_every_command_in_one_sentence(tmp_path):
    done = _manage("check", NEWSARCHIVE_DATA_DIR=str(tmp_path), NEWSARCHIVE_HTTPS="perhaps")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("NEWSARCHIVE_HTTPS='perhaps' must be on or off.")


def test_production_settings_pass_djangos_own_check(tmp_path):
    done = _manage(
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        NEWSARCHIVE_DATA_DIR=str(tmp_path),
        NEWSARCHIVE_HTTPS="on",
        NEWSARCHIVE_HOSTS="arkiv.example",
    )
    assert (done.returncode, done.stdout.strip()) == (0, "System check identified no issues (0 silenced).")


def test_the_generated_secret_is_kept_and_private(tmp_path):
    folder = tmp_path / "data"
    first, second = ((_manage("check", NEWSARCHIVE_DATA_DIR=str(folder)), _secret(folder))[1] for _start in range(2))
    assert first == second
    assert first[1] == 0o600
    assert [path.name for path in folder.iterdir()] == ["secret_key"]


def _secret(folder: Path) -> tuple[str, int]:
    path = folder / "secret_key"
    assert len(path.read_text()) > 60
    return path.read_text(), path.stat().st_mode & 0o777


def test_a_database_that_does_not_answer_is_said_in_a_sentence():
    done = _manage("migrate", DATABASE_URL="postgresql://me:hush@127.0.0.1:1/archive")
    assert done.returncode == 1
    assert done.stderr.startswith("The database of DATABASE_URL cannot be reached. Start it, or correct the address.\n")
    assert "Traceback" not in done.stderr
    assert "hush" not in done.stderr
