"""Bad files through a watched folder: each ends in failed/ with the reason, as by any other way in."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from articles.importing import collect, import_files
from articles.models import ImportItem
from tests.wire.reading import SHARED, needs_shared

pytestmark = pytest.mark.django_db


def _zip(**members: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return packed.getvalue()


BAD = {
    "tom.txt": (b"", "The file is empty."),
    "login.html": (b"<!DOCTYPE html><html><body>Log ind</body></html>", "This is a web page, not a wire story."),
    "halv.json": (b'{"uri": "a", "headline": "Hal', "Not valid JSON (line 1, column 26)."),
    "ude.zip": (_zip(**{"../ude.json": "{}"}), "The name points outside the packed file, so this file was refused."),
    "stor.txt": (b"a" * 11_000_000, "The file is 11 MB; the limit is 10 MB."),
    "bombe.zip": (None, "Unpacked, it would be so much larger that it looks like an attack. It was not opened."),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_has_failed_and_says_why(watched, name):
    content, told = BAD[name]
    if content is None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.txt", bytes(20_000_000))
        content = packed.getvalue()
    watched.put(name, content)
    watched.put("god.json")
    watched.once()
    assert [(event, facts["file"], facts["message"]) for event, facts in watched.said] == [
        ("done" if file == "god.json" else "failed", file, "Imported." if file == "god.json" else told)
        for file in sorted([name, "god.json"])
    ]


@needs_shared
def test_every_bad_sample_ends_as_it_does_by_command(watched):
    """What each must end as is told elsewhere; here, that the way in makes no difference."""
    files = sorted(path for path in (SHARED / "samples-bad").iterdir() if path.suffix != ".py")
    sources = (replace(found, name=Path(found.name).name) for found in collect(map(str, files)))
    expected = [
        (result.file, result.outcome, [note.code for note in result.reasons])
        for result in import_files(sources, batch=None)
    ]
    for path in files:
        watched.put(path.name, path.read_bytes())
    watched.once()
    items = ImportItem.objects.filter(batch__origin="watch")
    assert [(item.file_name, item.outcome, [note["code"] for note in item.reasons]) for item in items] == expected
    rejected = {file.partition("/")[0] for file, outcome, _codes in expected if outcome == "rejected"}
    placed = {name.split("/")[2]: name.split("/")[0] for name in watched.left() if not name.endswith(".report.txt")}
    assert placed == {path.name: "failed" if path.name in rejected else "done" for path in files}
