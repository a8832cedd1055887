"""`manage.py evaluate_dates`: figures and faults of the shipped set or of any file like it."""

import json
import sys

import pytest
from django.core.management import CommandError, call_command

SET = """\
== da, open
2020-08 | Siden [9. august](2020-08-09) er [søndag](2020-08-16) fri.
- | 2000 kroner
== en, held out
- | in [1994](1994)
"""
FAULTS = [
    "line 2: missed [søndag](2020-08-16/2020-08-17) in: Siden 9. august er søndag fri.",
    "line 2: found [søndag](?) in: Siden 9. august er søndag fri.",
]
HALF = {"precision": 0.5, "recall": 0.5, "right": 1, "found": 2, "expected": 2, "faults": FAULTS}
WHOLE = {"precision": 1.0, "recall": 1.0, "right": 1, "found": 1, "expected": 1, "faults": []}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "set.txt"
    path.write_text(SET, encoding="utf-8")
    return path


def test_figures_for_people(file, capsys):
    call_command("evaluate_dates", str(file))
    assert capsys.readouterr().out.splitlines() == [
        "3 texts",
        "                 precision    recall   right   found  expected",
        "da, open             50.0%     50.0%       1       2         2",
        "en, held out        100.0%    100.0%       1       1         1",
        "da, all              50.0%     50.0%       1       2         2",
        "en, all             100.0%    100.0%       1       1         1",
        *(f"da, open: {fault}" for fault in FAULTS),
    ]


def test_figures_as_json(file, capsys):
    call_command("evaluate_dates", str(file), "--json")
    assert json.loads(capsys.readouterr().out) == {
        "da, open": HALF,
        "en, held out": WHOLE,
        "da, all": HALF,
        "en, all": WHOLE,
    }


def test_one_part(file, capsys):
    call_command("evaluate_dates", str(file), "--part", "held out", "--json")
    assert json.loads(capsys.readouterr().out) == {"en, held out": WHOLE, "en, all": WHOLE}


def test_the_shipped_set_is_the_default(capsys):
    call_command("evaluate_dates", "--json")
    figures = json.loads(capsys.readouterr().out)
    assert list(figures) == ["da, open", "da, held out", "en, open", "en, held out", "da, all", "en, all"]
    assert figures["da, all"]["expected"] > 300


def test_what_cannot_be_measured_is_said(tmp_path, file, monkeypatch):
    missing, odd, empty = tmp_path / "missing.txt", tmp_path / "odd.txt", tmp_path / "empty.txt"
    odd.write_text("== da, open\n2020-13 | tekst\n", encoding="utf-8")
    empty.write_text("", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "dateparser", None)
    said = []
    for arguments in ([missing], [odd], [empty], [file, "--part", "x"], [file, "--peer", "dateparser"]):
        with pytest.raises(CommandError) as failed:
            call_command("evaluate_dates", *map(str, arguments))
        said.append(str(failed.value))
    assert said == [
        f"{missing} cannot be read: No such file or directory. Nothing was measured.",
        f"{odd}: line 2: '2020-13' is no year, month or day such as 2020, 2020-08 or 2020-08-16. Nothing was measured.",
        f"{empty} holds nothing to measure.",
        f"{file} holds nothing to measure in the part 'x'.",
        "dateparser is not installed. Nothing was measured; install it and try again.",
    ]
