"""`manage.py split_compounds`: lines for people, one object for machines, no database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).resolve().parents[2]


def test_lines_for_people(capsys):
    call_command("split_compounds", "Præsidentvalget", "ministeren", "EU-topmøde")
    assert capsys.readouterr().out.splitlines() == [
        "Præsidentvalget: præsident, valg",
        "ministeren: -",
        "EU-topmøde: EU, top, møde",
    ]


def test_json_has_the_words_as_given(capsys):
    call_command("split_compounds", "Børnehaver", "udvalg", "--json")
    out = capsys.readouterr().out
    assert json.loads(out) == {"Børnehaver": ["barn", "have"], "udvalg": []}
    assert "Børnehaver" in out


def test_a_word_is_needed():
    with pytest.raises(CommandError):
        call_command("split_compounds")


def test_it_needs_no_database_and_prints_utf_8(tmp_path):
    environment = {**os.environ, "NEWSARCHIVE_DATA_DIR": str(tmp_path / "none"), "PYTHONIOENCODING": "ascii"}
    environment.pop("DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, "manage.py", "split_compounds", "valgobservatører", "--json"],
        cwd=ROOT, env=environment, capture_output=True, check=True,
    )  # fmt: skip
    assert done.stdout.decode() == '{"valgobservatører": ["valg", "observatør"]}\n'
    assert [path.name for path in (tmp_path / "none").iterdir() if path.is_dir()] == []
