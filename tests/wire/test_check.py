"""The score of reading, on the agencies' samples where they are, and on files of our own always."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.wire.check import Score, check_bad, check_samples
from articles.wire.check_bad import ENDINGS
from tests.wire.bad_files import BAD_FILES, write_bad_files
from tests.wire.reading import SAMPLES, SHARED, needs_shared


def wrong(scores: Any) -> dict[str, tuple[str, ...]]:
    """What is wrong, by the beginnings of the files' names."""
    return {score.file.partition("_")[0]: score.wrong for score in scores if score.wrong}


@needs_shared
def test_every_field_of_the_agencies_samples_is_as_expected() -> None:
    scores = list(check_samples(SHARED))
    assert sum(score.total for score in scores) > 300
    assert wrong(scores) == {}


@needs_shared
def test_every_bad_sample_ends_as_it_should() -> None:
    scores = list(check_bad(SHARED))
    assert len(scores) == len(ENDINGS) - 1  # the largest is not kept
    assert wrong(scores) == {}


def test_every_bad_file_of_ours_ends_as_it_should(tmp_path: Path) -> None:
    assert BAD_FILES.keys() == ENDINGS.keys()
    write_bad_files(tmp_path / "samples-bad")
    assert wrong(check_bad(tmp_path)) == {}


STORY = {
    "guid": "urn:newsml:havnenyt.example:1",
    "published_at": "2024-05-02T08:15:00+00:00",
    "language": "da",
    "status": "usable",
    "subjects": ["20000523"],
    "paragraphs": 2,
    "body_first60": "Færgen sejler igen. ",
    "body_must_contain": ["sejler", "havnefoged"],
    "body_must_not_contain": ["&apos;"],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one sample of ours and no expectations."""
    item = {
        "uri": "urn:newsml:havnenyt.example:1",
        "type": "text",
        "versioncreated": "2024-05-02T10:15:00+02:00",
        "language": "da-DK",
        "subject": [{"code": "20000523", "scheme": "medtop"}],
        "body_html": "<p>Færgen sejler igen.</p><p>Det siger havnefogeden.</p>",
    }
    (tmp_path / "samples").mkdir()
    (tmp_path / "samples-bad").mkdir()
    (tmp_path / "samples" / "a.json").write_text(json.dumps(item))
    return tmp_path


def expect(folder: Path, index: int = 0, **fields: Any) -> list[Score]:
    """The scores when this is what is told of the sample."""
    told = {name: {"value": value} for name, value in fields.items()}
    files = {"a.json": {"format": "ninjs", "stories": [{"index": index, "fields": told}]}}
    (folder / "expected.json").write_text(json.dumps({"files": files}))
    return list(check_samples(folder))


def test_what_is_the_same_in_other_words_is_right(folder: Path) -> None:
    assert expect(folder, **STORY) == [Score(file="a.json", right=len(STORY), wrong=())]
    assert expect(folder, subjects=["medtop:20000523"], paragraphs=None) == [Score(file="a.json", right=2, wrong=())]


@pytest.mark.parametrize(
    ("field", "value", "line"),
    [
        ("guid", "urn:newsml:havnenyt.example:2", '"urn:newsml:havnenyt.example:1" instead of'),
        ("published_at", "2024-05-02T08:15:01Z", '"2024-05-02T08:15:00Z" instead of "2024-05-02T08:15:01Z"'),
        ("language", "sv", '"da-DK" instead of "sv"'),
        ("subjects", ["subj:20000523"], 'instead of ["subj:20000523"]'),
        ("paragraphs", 3, "2 instead of 3"),
        ("body_must_contain", ["Skagen"], 'instead of ["Skagen"]'),
        ("body_must_not_contain", ["<p>"], 'instead of ["<p>"]'),
        ("body_first60", None, '"Færgen sejler igen." instead of null'),
    ],
)
def test_what_is_wrong_is_said_with_what_was_read(folder: Path, field: str, value: Any, line: str) -> None:
    [score] = expect(folder, **STORY | {field: value})
    [said] = score.wrong
    assert (score.right, said.startswith(f"story 0, {field}: ")) == (len(STORY) - 1, True)
    assert line in said


def test_a_story_that_is_not_there_is_wrong_in_every_field(folder: Path) -> None:
    assert expect(folder, index=1, guid="x", version=1)[0].wrong == (
        "story 1, guid: not read: there is no such story",
        "story 1, version: not read: there is no such story",
    )


def test_an_alternative_is_as_good(folder: Path) -> None:
    told = {"version": {"value": 7, "alternatives": [None, 1]}}
    files = {"a.json": {"format": "ninjs", "stories": [{"index": 0, "fields": told}]}}
    (folder / "expected.json").write_text(json.dumps({"files": files}))
    assert wrong(check_samples(folder)) == {}


def test_a_bad_file_that_ends_otherwise_is_said(folder: Path) -> None:
    good = (SAMPLES / "seed_month.txt").read_bytes()
    (folder / "samples-bad" / "b02_empty.xml").write_bytes(good)
    (folder / "samples-bad" / "b26_seed_only_prefix.txt").write_bytes(b"")
    (folder / "samples-bad" / "g02_zip_path_traversal.zip").write_bytes(b"")
    (folder / "samples-bad" / "x99_unknown.txt").write_bytes(b"")
    assert wrong(check_bad(folder)) == {
        "b02": ("taken without a word instead of refused (empty_file)",),
        "b26": ("refused (empty_file) instead of refused (no_text)",),
        "g02": (
            "refused (empty_file) instead of refused (archive_unsafe_name)",
            "nothing instead of refused (archive_unsafe_name)",
            "nothing instead of taken without a word",
        ),
        "x99": ("refused (empty_file) instead of nothing without a word",),
    }


def test_the_command_prints_the_score_and_leaves_with_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "samples-bad" / "b02_empty.xml").write_bytes(b"")
    expect(folder, guid=STORY["guid"], version=1)
    call_command("check_wire", str(folder))
    assert capsys.readouterr().out.splitlines() == [
        "   2 of    2  a.json",
        "   1 of    1  b02_empty.xml",
        "   3 of    3  in all",
    ]
    expect(folder, guid=STORY["guid"], version=2)
    with pytest.raises(SystemExit) as leaving:
        call_command("check_wire", str(folder), "--json")
    assert leaving.value.code == 1
    assert json.loads(capsys.readouterr().out) == {
        "right": 2,
        "total": 3,
        "files": [
            {"file": "a.json", "right": 1, "wrong": ["story 0, version: 1 instead of 2"], "total": 2},
            {"file": "b02_empty.xml", "right": 1, "wrong": [], "total": 1},
        ],
    }


def test_a_folder_without_expectations_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"cannot be compared with: .*Nothing was compared"):
        call_command("check_wire", str(tmp_path))
