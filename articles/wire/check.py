"""How well wire files are read, as a score: against values told by hand, and against how bad files should end.

A folder holds expected.json and samples/ (what is in which field) and samples-bad/ (see check_bad.ENDINGS).
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from articles.wire.archive import unpack
from articles.wire.as_json import reading_to_json, unreadable_to_json
from articles.wire.check_bad import ENDINGS, End, Ending
from articles.wire.detect import read_file
from articles.wire.html import to_paragraphs
from articles.wire.load import load_path
from articles.wire.reading import UnreadableFile, WireFile
from articles.wire.signoff import is_signoff


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many of the fields (or endings) of one file are right, and a line for each that is not."""

    file: str
    right: int
    wrong: tuple[str, ...]

    @property
    def total(self) -> int:
        """All that was compared."""
        return self.right + len(self.wrong)


def check_samples(folder: Path) -> Iterator[Score]:
    """Every field of every story of `folder`/expected.json. Raises OSError or ValueError when that cannot be read."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    for name, told in expected["files"].items():
        read = _as_json(folder / "samples" / name)
        lines = [line for story in told["stories"] for line in _compare(story, read)]
        yield Score(file=name, right=lines.count(""), wrong=tuple(line for line in lines if line))


def check_bad(folder: Path) -> Iterator[Score]:
    """Every file of `folder`/samples-bad, in the order of their names; one whose ending nobody told is wrong."""
    for path in sorted((folder / "samples-bad").iterdir()):
        if path.suffix == ".py":
            continue  # what made them
        lines = [ending.fault(end) for ending, end in _paired(ENDINGS.get(path.name, ()), ends_of(path))]
        yield Score(file=path.name, right=lines.count(""), wrong=tuple(line for line in lines if line))


def ends_of(path: Path) -> list[End]:
    """How reading each item of a file, or of the files in an archive, ended; refused files are items too."""
    try:
        parts = list(unpack(load_path(path, name=path.name)))
    except UnreadableFile as refused:
        return [End.of_refusal(refused.note)]
    return [end for part in parts for end in _ends_of_part(part)]


def _ends_of_part(part: Any) -> list[End]:
    if not isinstance(part, WireFile):
        return [End.of_refusal(part[1])]
    try:
        reading = read_file(part)
    except UnreadableFile as refused:
        return [End.of_refusal(refused.note)]
    return [End.of_story(taken.story) for taken in reading.taken] + [
        End.of_refusal(item.reason) for item in (*reading.rejected, *reading.skipped)
    ]


def _paired(endings: tuple[Ending, ...], ends: list[End]) -> Iterator[tuple[Ending, End | None]]:
    """Each ending with what happened; nothing when there were fewer, and one more ending when there were more."""
    for number, ending in enumerate(endings):
        yield ending, ends[number] if number < len(ends) else None
    for end in ends[len(endings) :]:
        yield Ending.NONE, end


def _as_json(path: Path) -> dict[str, Any]:
    """What the console prints of a file."""
    try:
        file = load_path(path, name=path.name)
        if not isinstance(file, WireFile):
            raise TypeError(f"{path} is an archive, and samples are not")
        return reading_to_json(file, read_file(file))
    except UnreadableFile as refused:
        return unreadable_to_json(refused)


def _compare(told: dict[str, Any], read: dict[str, Any]) -> Iterator[str]:
    """A line for every field of one story: empty when it is right."""
    index, fields = told["index"], told["fields"]
    if "note" in fields:
        # An item that is listed in order to say that it makes no story.
        is_skipped = any(each["item"] == index + 1 for each in read["skipped"])
        yield "" if is_skipped else f"story {index}: should be skipped: {fields['note']['value']}"
        return
    if index >= len(read["stories"]):
        why = "; ".join(each["reason"] for each in read["rejected"]) or "there is no such story"
        yield from (f"story {index}, {field}: not read: {why}" for field in fields)
        return
    for field, expectation in fields.items():
        wanted = [expectation["value"], *expectation.get("alternatives", [])]
        got = _as_told(field, read["stories"][index])
        is_right = any(_same(field, got, value) for value in wanted)
        yield "" if is_right else f"story {index}, {field}: {_shown(got)} instead of {' or '.join(map(_shown, wanted))}"


def _as_told(field: str, story: dict[str, Any]) -> Any:
    """A field of ours in the shape of the expectations."""
    paragraphs = story["paragraphs"]
    if field == "body_first60":
        return paragraphs[0][:60].rstrip() if paragraphs else None
    if field == "paragraphs":
        # A sign-off of its own is counted there; here it is credit, and stands in body_html only.
        blocks = to_paragraphs(story["body_html"])
        return len(paragraphs) + bool(blocks and is_signoff(blocks[-1]) and paragraphs[-1:] != blocks[-1:])
    if field.startswith("body_must_"):
        return "\n".join((*paragraphs, story["body_html"]))
    if field == "related":
        return [related["guid"] for related in story["related"]]
    return story[field]


def _same(field: str, got: Any, wanted: Any) -> bool:
    special = _SAME.get(field)
    return special(got, wanted) if special else bool(got == wanted)


def _same_instant(got: Any, wanted: Any) -> bool:
    if not isinstance(wanted, str) or "T" not in wanted:
        return bool(got == wanted)
    return got is not None and datetime.fromisoformat(got) == datetime.fromisoformat(wanted)


def _same_language(got: Any, wanted: Any) -> bool:
    if wanted and "-" not in wanted:
        return bool(got and got.split("-")[0] == wanted)
    return bool(got == wanted)


def _same_guid(got: Any, wanted: Any) -> bool:
    """Some are told with the revision that they end in, which is no part of a story's identity."""
    stem, _colon, revision = str(wanted).rpartition(":")
    return bool(got == wanted or (got == stem and revision.isdigit()))


def _same_subjects(got: Any, wanted: Any) -> bool:
    bare, whole = [each["code"] for each in got], [f"{each['scheme']}:{each['code']}" for each in got]
    return wanted in (bare, whole)


_SAME: dict[str, Callable[[Any, Any], bool]] = {
    "body_first60": lambda got, wanted: got == (wanted.rstrip() if wanted else wanted),
    "published_at": _same_instant,
    "first_created": _same_instant,
    "embargo_until": _same_instant,
    "expires_at": _same_instant,
    "language": _same_language,
    "guid": _same_guid,
    "subjects": _same_subjects,
    # Null: several counts can be defended.
    "paragraphs": lambda got, wanted: wanted is None or got == wanted,
    "body_must_contain": lambda got, wanted: all(piece in got for piece in wanted),
    "body_must_not_contain": lambda got, wanted: not any(piece in got for piece in wanted),
}


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 200 else text[:200] + "..."
