"""`python -m articles.entities`: names from a text, without Django or a database."""

import json
import os
import subprocess
import sys
from pathlib import Path

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


def test_what_cannot_be_read_is_said():
    for done in (run("/no/such/file", "--json"), run("-", "--json", stdin=b"\xff\xfe")):
        assert done.returncode == 2
        assert done.stdout == b""
        assert len(done.stderr.decode().splitlines()) == 1


def test_no_django_is_imported():
    code = "import sys, articles.entities, articles.entities.__main__; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
