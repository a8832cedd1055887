"""python -m articles.wire: a console that needs no database, run as the real process it is."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.wire.reading import ROOT, SAMPLES, SHARED, needs_shared
from tests.wire.test_archive import zipped

SEED = " date 2020-08 Kort indledning om Ærø.\n\nFørste afsnit.\n\n/ritzau/"


def run(*arguments: str | Path, stdin: bytes = b"") -> tuple[int, str]:
    """(exit code, output) of the console; it must say nothing on standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "articles.wire", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    assert done.stderr.decode() == ""
    return done.returncode, done.stdout.decode()


def run_json(*arguments: str | Path, stdin: bytes = b"") -> tuple[int, Any]:
    code, output = run(*arguments, "--json", stdin=stdin)
    return code, json.loads(output)


def test_one_file_is_printed_whole(tmp_path: Path) -> None:
    path = tmp_path / "000_prøve.txt"
    path.write_text(SEED, encoding="utf-8")
    code, printed = run_json(path)
    assert code == 0
    assert printed == {
        "format": "seed",
        "stories": [
            {
                "guid": "000_prøve",
                "guid_is_derived": False,
                "version": 1,
                "version_text": None,
                "version_is_assumed": False,
                "provider": "ritzau",
                "headline": None,
                "lead": "Kort indledning om Ærø.",
                "slugline": None,
                "byline": None,
                "credit": "/ritzau/",
                "source": None,
                "dateline_place": None,
                "published_at": "2020-08",
                "published_precision": "month",
                "timezone_assumed": False,
                "first_created": None,
                "language": "da",
                "language_is_assumed": True,
                "section": None,
                "subjects": [],
                "keywords": [],
                "urgency": None,
                "ednote": None,
                "ednote_private": None,
                "public_note": None,
                "usage_terms": None,
                "url": None,
                "category": None,
                "word_count": None,
                "paragraphs": ["Første afsnit."],
                "body_html": "<p>Første afsnit.</p>",
                "embargo_until": None,
                "expires_at": None,
                "status": "usable",
                "is_correction": False,
                "is_update": False,
                "is_teaser": False,
                "replaces": [],
                "related": [],
                "raw_file": str(path),
                "raw_sha256": hashlib.sha256(SEED.encode()).hexdigest(),
                "format": "seed",
                "charset_used": "utf-8",
                "warnings": [],
            }
        ],
        "skipped": [],
        "rejected": [],
    }


def test_some_rejected_is_one_and_skipped_and_rejected_have_item_and_reason() -> None:
    code, printed = run_json(SAMPLES / "ninjs3_list.json")
    assert code == 1
    assert [story["guid"].rsplit(":", 1)[-1] for story in printed["stories"]] == ["1", "5"]
    assert printed["skipped"] == [{"item": 2, "reason": "An item of type picture is not text."}]
    assert printed["rejected"][0] == {"item": 3, "reason": 'ninjs item 3 of 8 has no "uri".'}
    assert [no["item"] for no in printed["rejected"]] == [3, 4, 6, 7, 8]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "The file is empty."),
        (b"[1,2,3]", "JSON, but without a uri."),
        (b"\xfd7zXZ", "%s: A file packed with xz is not read. Unpack it first, or pack it as zip or tar."),
    ],
)
def test_nothing_read_is_two_and_the_file_is_item_zero(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(data)
    code, printed = run_json(path)
    rejected = [{"item": 0, "reason": reason.replace("%s", str(path))}]
    assert (code, printed) == (2, {"format": None, "stories": [], "skipped": [], "rejected": rejected})


def test_a_file_that_is_not_there_is_said_in_the_same_shape(tmp_path: Path) -> None:
    code, printed = run_json(tmp_path / "findes-ikke.txt")
    reason = "The file cannot be opened: No such file or directory."
    assert (code, printed["rejected"]) == (2, [{"item": 0, "reason": reason}])


def test_standard_input_has_a_derived_identity() -> None:
    code, printed = run_json("-", stdin=SEED.encode("cp865"))
    assert code == 0
    code, again = run_json("-", "--charset", "cp865", "--provider", "tt", stdin=SEED.encode("cp865"))
    (story,) = again["stories"]
    assert (code, story["lead"], story["provider"], story["raw_file"]) == (0, "Kort indledning om Ærø.", "tt", "-")
    assert story["guid_is_derived"]
    assert printed["stories"][0]["guid"] != story["guid"]


def test_the_members_of_an_archive_are_one_answer(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped([("god.txt", SEED.encode()), ("../ude.txt", b"x"), ("tom.txt", b"")]))
    code, printed = run_json(path)
    assert (code, printed["format"]) == (1, "seed")
    assert [(story["guid"], story["raw_file"]) for story in printed["stories"]] == [("god", f"{path}/god.txt")]
    assert [no["reason"] for no in printed["rejected"]] == [
        f"{path}/../ude.txt: The name points outside the packed file, so this file was refused.",
        f"{path}/tom.txt: The file is empty.",
    ]


def test_several_files_are_a_list(tmp_path: Path) -> None:
    empty = tmp_path / "tom"
    empty.touch()
    code, printed = run_json(SAMPLES / "seed_month.txt", empty)
    assert (code, [part["format"] for part in printed]) == (1, ["seed", None])


def test_lines_for_people(tmp_path: Path) -> None:
    path = tmp_path / "b22.txt"
    path.write_text(SEED.replace("2020-08", "2020-13"), encoding="utf-8")
    code, output = run(path)
    assert code == 0
    assert output.splitlines() == [
        f"{path}: seed",
        "  no date  Kort indledning om Ærø.",
        "    ritzau b22 version 1, usable, 1 paragraphs",
        "    note: The date cannot be read: “2020-13”.",
    ]


def test_no_django_is_imported() -> None:
    code = "import sys, articles.wire.__main__; print(any(name.split('.')[0] == 'django' for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "False\n"


@needs_shared
@pytest.mark.parametrize(
    ("name", "code", "guids", "rejected"),
    [
        ("g01_zip_bomb_20mb.zip", 2, [], 1),
        ("g02_zip_path_traversal.zip", 1, ["god"], 2),
        ("g03_plain_tar_named.tar.xz", 0, ["urn:newsml:example:1"], 0),
    ],
)
def test_archive_samples_end_as_they_should(name: str, code: int, guids: list[str], rejected: int) -> None:
    got, printed = run_json(SHARED / "samples-bad" / name)
    assert (got, [story["guid"] for story in printed["stories"]], len(printed["rejected"])) == (code, guids, rejected)
