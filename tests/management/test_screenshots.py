"""`manage.py screenshots` and `manage.py benchmark pages`: every page by one list, said in words when it cannot be."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.management.browser import NoSuchPage, chosen, extra
from articles.management.browser.chromium import LOOKS
from articles.management.browser.pictures import picture_of, write_sheet

PROJECT = Path(__file__).resolve().parents[2]


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, with the settings that it really has and a database of its own."""
    for parent in [folder, *folder.parents][:3]:
        parent.chmod(parent.stat().st_mode | 0o755)
    left_out = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", extra.ALLOWED)
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=PROJECT,
        env={**environment, "NEWSARCHIVE_DATA_DIR": str(folder / "data")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", [["screenshots"], ["benchmark", "pages"]], ids=" ".join)
def test_without_a_browser_it_says_what_to_install(command: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extra, "PROGRAMS", ("no-such-browser",))
    with pytest.raises(CommandError, match="apt-get install chromium"):
        call_command(*command)
    monkeypatch.setattr(extra, "PLAYWRIGHT", "no_such_module")
    with pytest.raises(CommandError, match="extra `test`"):
        call_command(*command)


def test_a_name_that_no_page_has_is_answered_with_those_there_are() -> None:
    with pytest.raises(CommandError, match=r"begins with nothing\. There are: front, search, "):
        call_command("screenshots", "--only", "nothing")
    with pytest.raises(NoSuchPage):
        chosen(["nothing"])


def test_the_sheet_shows_the_pictures_that_are_there(tmp_path: Path) -> None:
    front, help_ = chosen(["front", "help"])
    for look in LOOKS[:2]:
        (tmp_path / picture_of(front, look)).touch()
    sheet = write_sheet([front, help_], tmp_path).read_text()
    assert [picture_of(front, look) in sheet for look in LOOKS] == [True, True, *[False] * 6]
    assert '<section id="help">' not in sheet


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.skipif(extra.missing() != "" and not os.environ.get("CI"), reason="no browser on this machine")
def test_pictures_are_taken_and_figures_measured(tmp_path: Path) -> None:
    done = _run(tmp_path, "screenshots", "--only", "help", "outcome-500", "--out", str(tmp_path / "pictures"))
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"16 pictures, to be seen together in {tmp_path / 'pictures' / 'index.html'}\n"
    pictures = sorted((tmp_path / "pictures").glob("*.png"))
    assert [one.name for one in pictures] == sorted(
        picture_of(page, look) for page in chosen(["help", "outcome-500"]) for look in LOOKS
    )
    assert all(one.read_bytes().startswith(b"\x89PNG") for one in pictures)

    done = _run(tmp_path, "benchmark", "pages", "--only", "help", "--rounds", "1", "--json", str(tmp_path / "f.json"))
    assert done.returncode == 0, done.stderr
    figures = json.loads((tmp_path / "f.json").read_text())
    assert [(one["page"], one["device"]) for one in figures] == [("help", "desk"), ("help", "phone")]
    assert all(one["requests"] > 5 and one["code"] > 5_000 and one["lcp"] >= one["fcp"] > 0 for one in figures)
