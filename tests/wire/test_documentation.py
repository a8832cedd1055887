"""docs/wire-formats.md tells all that this room can say and all that a story holds."""

import re

from articles.story import Note
from articles.wire import FORMATS, notes
from articles.wire.as_json import story_to_json
from tests.wire.reading import ROOT, SAMPLES, read, story

PAGE = (ROOT / "docs" / "wire-formats.md").read_text(encoding="utf-8")


def every_note() -> list[Note]:
    """One of every kind, functions called with whatever they take."""
    made = []
    for name in notes.__all__:
        value = getattr(notes, name)
        if callable(value):
            kinds = [kind for parameter, kind in value.__annotations__.items() if parameter != "return"]
            value = value(*(1 if kind is int else "x" for kind in kinds))
        made.append(value)
    return made


def test_every_sentence_is_listed_with_its_code_and_fits_its_values() -> None:
    listed = dict(re.findall(r"^\| `([a-z0-9_]+)` \| (.+) \|$", PAGE.split("## What is said")[1], re.MULTILINE))
    assert listed == {note.code: note.text for note in every_note()}
    assert all("%(" not in str(note) for note in every_note())


def test_codes_are_given_once() -> None:
    given = [note.code for note in every_note()]
    assert sorted(given) == sorted(set(given))


def test_every_field_of_a_story_is_described() -> None:
    table = PAGE.split("## The story")[1].split("## Adding")[0]
    described = {
        name
        for row in table.splitlines()
        for name in re.findall(r"`([a-z0-9_]+)`", row.split("|")[1] if "|" in row else "")
    }
    made = story_to_json(story(" date 2020-08 x"), raw_file="a", raw_sha256="b")
    assert described == set(made)


def test_every_format_has_a_chapter() -> None:
    headings = "\n".join(re.findall(r"^## .+$", PAGE, re.MULTILINE))
    formats = {read(path.read_bytes(), path.name).format for path in SAMPLES.iterdir() if "golden" not in path.name}
    assert {code for code in FORMATS if code not in headings} == set()
    assert {f for f in formats if f"`{f}`" not in headings} == set()
