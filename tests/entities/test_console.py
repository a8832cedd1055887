"""`python -m articles.entities`: names and dates from a text, without Django or a database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*arguments, stdin=b""):
    environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    return subprocess.run(
        [sys.executable, "-m", "articles.entities", *arguments],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        env=environment | {"PYTHONIOENCODING": "utf-8"},
        check=False,
    )


PUTIN = "Præsident Vladimir Putins hilsen. Putin er i Moskva."
NAMES = [
    {"start": 10, "end": 24, "text": "Vladimir Putin", "type": "person", "name": "Vladimir Putin"},
    {"start": 34, "end": 39, "text": "Putin", "type": "person", "name": "Vladimir Putin"},
    {"start": 45, "end": 51, "text": "Moskva", "type": "place", "name": "Moskva"},
]


def without_confidence(output):
    """What was printed, but for how sure the model is: that changes with every training."""
    names = json.loads(output)
    for name in names:
        assert 0 < name.pop("confidence") <= 1
    return names


def test_names_of_a_file_as_json(tmp_path):
    (tmp_path / "text.txt").write_text(PUTIN, encoding="utf-8")
    done = run(str(tmp_path / "text.txt"), "--json")
    assert (done.returncode, without_confidence(done.stdout)) == (0, NAMES)


def test_names_of_standard_input_as_json():
    done = run("-", "--json", "--lang", "da", stdin=PUTIN.encode())
    assert (done.returncode, without_confidence(done.stdout)) == (0, NAMES)


def test_line_ends_and_byte_order_mark_count_as_characters():
    text = "\ufeffRusland\r\nMinsk"
    done = run("-", "--json", stdin=text.encode())
    assert [text[name["start"] : name["end"]] for name in json.loads(done.stdout)] == ["Rusland", "Minsk"]


def test_a_table_for_people():
    assert run("-", stdin=PUTIN.encode()).stdout.decode().splitlines() == [
        "     10-24     person  Vladimir Putin",
        "     34-39     person  Vladimir Putin",
        "     45-51     place   Moskva",
    ]


DATED = "Putin kommer søndag den 9. august, sagde Putin i går."
DATES = [
    {"start": 13, "end": 33, "text": "søndag den 9. august", "type": "date", "from": "2020-08-09", "to": "2020-08-10"},
    {"start": 47, "end": 52, "text": "i går", "type": "date", "from": None, "to": None},
]


def dates_of(done):
    return [item for item in json.loads(done.stdout) if item["type"] == "date"]


def test_dates_are_told_from_the_story_s_date():
    done = run("-", "--json", "--story-date", "2020-08", stdin=DATED.encode())
    assert dates_of(done) == DATES
    done = run("-", "--json", "--story-date", "2020-08-04", stdin=DATED.encode())
    assert [(one["from"], one["to"]) for one in dates_of(done)] == [
        ("2020-08-09", "2020-08-10"),
        ("2020-08-03", "2020-08-04"),
    ]
    for story in ([], ["--story-date", "2020"]):
        done = run("-", "--json", *story, stdin=DATED.encode())
        assert [(one["from"], one["to"]) for one in dates_of(done)] == [(None, None), (None, None)]


def test_names_and_dates_come_in_the_order_of_the_text():
    items = json.loads(run("-", "--json", stdin=DATED.encode()).stdout)
    assert [item["text"] for item in items] == ["Putin", "søndag den 9. august", "Putin", "i går"]
    assert [set(item) for item in items] == [
        {"start", "end", "text", "type", "name", "confidence"},
        {"start", "end", "text", "type", "from", "to"},
        {"start", "end", "text", "type", "name", "confidence"},
        {"start", "end", "text", "type", "from", "to"},
    ]


def test_a_table_with_dates():
    assert run("-", "--story-date", "2020-08", stdin=DATED.encode()).stdout.decode().splitlines() == [
        "      0-5      person  Putin",
        "     13-33     date    søndag den 9. august (2020-08-09/2020-08-10)",
        "     41-46     person  Putin",
        "     47-52     date    i går (?)",
    ]


def test_many_texts_at_once():
    given = [
        {"text": DATED, "story_date": "2020-08", "lang": "da"},
        {"text": "He died on August 9, 2020.", "story_date": None, "lang": "en"},
        {"text": "9. august"},
        {"text": "9. August 2020", "lang": "de"},
        {"text": "", "story_date": "2020", "lang": "da"},
    ]
    done = run("-", "--lines", "--story-date", "2019-08", stdin=json.dumps(given).encode())
    lists = json.loads(done.stdout)
    assert [[item for item in items if item["type"] == "date"] for items in lists] == [
        DATES,
        [{"start": 11, "end": 25, "text": "August 9, 2020", "type": "date", "from": "2020-08-09", "to": "2020-08-10"}],
        [{"start": 0, "end": 9, "text": "9. august", "type": "date", "from": "2019-08-09", "to": "2019-08-10"}],
        [],
        [],
    ]


def test_an_empty_list():
    assert run("-", "--lines", stdin=b"[]").stdout == b"[]\n"


def test_an_empty_text():
    assert (run("-").stdout, run("-", "--json").stdout) == (b"", b"[]\n")


FAULTS = [
    (
        ["/no/such/file"],
        b"",
        "/no/such/file cannot be read: No such file or directory. Name a file that exists, or - .",
    ),
    (["-"], b"ab\xff", "Standard input is not UTF-8: byte 2 cannot be read. Nothing was read; save it as UTF-8."),
    (
        ["-", "--story-date", "august"],
        b"",
        "--story-date: 'august' is no year, month or day such as 2020, 2020-08 or 2020-08-16. Nothing was read.",
    ),
    (
        ["-", "--story-date", "2020-13"],
        b"",
        "--story-date: '2020-13' is no year, month or day such as 2020, 2020-08 or 2020-08-16. Nothing was read.",
    ),
    (
        ["-", "--lines"],
        b"{",
        (
            "Standard input is not JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1). "
            "Nothing was read."
        ),
    ),
    (
        ["-", "--lines"],
        b"{}",
        'Standard input is not a list of {"text", "story_date", "lang"}. Nothing was read.',
    ),
    (
        ["-", "--lines"],
        b'[{"text": "a"}, {"text": 1}]',
        'Item 2 is not {"text", "story_date", "lang"} with strings. Nothing was read.',
    ),
    (
        ["-", "--lines"],
        b'[{"text": "a", "story_date": "9/8"}]',
        "Item 1: '9/8' is no year, month or day such as 2020, 2020-08 or 2020-08-16. Nothing was read.",
    ),
]


@pytest.mark.parametrize(("arguments", "stdin", "said"), FAULTS)
def test_what_cannot_be_read_is_said(arguments, stdin, said):
    done = run(*arguments, "--json", stdin=stdin)
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", said + "\n")


def test_no_django_is_imported():
    code = "import sys, articles.entities, articles.entities.__main__; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
