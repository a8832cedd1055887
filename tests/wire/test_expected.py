"""Field by field against values that were read by hand, or are asserted by other projects, for real agency files."""

import json
from datetime import datetime
from typing import Any

import pytest

from articles.wire import FORMATS
from articles.wire.html import to_paragraphs
from articles.wire.signoff import is_signoff
from tests.wire.reading import SHARED, as_json, needs_shared

EXPECTED = json.loads((SHARED / "expected.json").read_text(encoding="utf-8"))["files"] if SHARED.is_dir() else {}
READ_NOW = {name: told["stories"] for name, told in EXPECTED.items() if told["format"].startswith(tuple(FORMATS))}
pytestmark = needs_shared


def _as_told(field: str, story: dict[str, Any]) -> Any:
    """A field of ours in the shape of the expectations."""
    if field == "body_first60":
        return story["paragraphs"][0][:60].rstrip() if story["paragraphs"] else None
    if field.startswith("body_must_"):
        return "\n".join(story["paragraphs"])
    if field == "paragraphs":
        return len(story["paragraphs"]) + _signed_by_paragraph(story)
    if field == "related":
        return [related["guid"] for related in story["related"]]
    return story[field]


def _signed_by_paragraph(story: dict[str, Any]) -> int:
    """1 when the last paragraph of the file is a sign-off: it is counted there, and no text here."""
    in_file = to_paragraphs(story["body_html"])
    return int(bool(in_file) and is_signoff(in_file[-1]) and story["paragraphs"][-1:] != in_file[-1:])


def _same(field: str, got: Any, wanted: Any) -> bool:
    if field == "paragraphs" and wanted is None:
        return True  # several counts can be defended
    if field == "subjects":
        return any(
            [subject["code"] if is_bare else f"{subject['scheme']}:{subject['code']}" for subject in got] == wanted
            for is_bare in (True, False)
        )
    if field == "body_must_contain":
        return all(piece in got for piece in wanted)
    if field == "body_must_not_contain":
        return not any(piece in got for piece in wanted)
    if field == "body_first60" and isinstance(wanted, str):
        return bool(got == wanted.rstrip())
    if field == "published_at" and isinstance(wanted, str) and "T" in wanted:
        return got is not None and datetime.fromisoformat(got) == datetime.fromisoformat(wanted)
    if field == "guid" and got != wanted:
        # Two identifiers are told with the revision they end in, which is no part of a story's identity.
        return bool(wanted.rpartition(":")[0] == got and wanted.rpartition(":")[2].isdigit())
    if field == "language" and wanted and "-" not in wanted:
        return bool(got and got.split("-")[0] == wanted)
    return bool(got == wanted)


@pytest.mark.parametrize("name", READ_NOW)
def test_every_field_is_as_expected(name: str) -> None:
    reading = as_json(SHARED / "samples" / name)
    stories, skipped = reading["stories"], [each["item"] - 1 for each in reading["skipped"]]
    wrong = {}
    for told in READ_NOW[name]:
        if told["index"] in skipped:
            # Listed in order to say that it makes no story.
            assert "skip" in told["fields"]["note"]["value"]
            continue
        for field, expectation in told["fields"].items():
            if field == "body_must_not_contain":
                assert [bad for bad in expectation["value"] if bad in stories[told["index"]]["body_html"]] == []
                continue
            got = _as_told(field, stories[told["index"]])
            allowed = [expectation["value"], *expectation.get("alternatives", [])]
            if not any(_same(field, got, value) for value in allowed):
                wrong[field] = (got, allowed)
    assert wrong == {}


def test_the_formats_read_now_are_compared() -> None:
    assert {name.split("_")[0] for name in READ_NOW} == {"000", *(f"v{number:02}" for number in range(2, 19))}
