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
READ_NOW = {
    name: told["stories"]
    for name, told in EXPECTED.items()
    if any(f"{told['format']}-".startswith(f"{code}-") for code in FORMATS)
}
pytestmark = needs_shared


def _as_told(field: str, story: dict[str, Any]) -> Any:
    """A field of ours in the shape of the expectations."""
    if field == "body_first60":
        return story["paragraphs"][0][:60].rstrip() if story["paragraphs"] else None
    if field.startswith("body_must_"):
        return "\n".join(story["paragraphs"])
    if field == "paragraphs":
        # The expectations count a sign-off of its own, which is credit here and stands in body_html only.
        blocks = to_paragraphs(story["body_html"])
        return len(story["paragraphs"]) + bool(blocks and is_signoff(blocks[-1]))
    return story[field]


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
    if field == "language" and wanted and "-" not in wanted:
        return bool(got and got.split("-")[0] == wanted)
    return bool(got == wanted)


@pytest.mark.parametrize("name", READ_NOW)
def test_every_field_is_as_expected(name: str) -> None:
    stories = as_json(SHARED / "samples" / name)["stories"]
    wrong = {}
    for told in READ_NOW[name]:
        for field, expectation in told["fields"].items():
            got = _as_told(field, stories[told["index"]])
            allowed = [expectation["value"], *expectation.get("alternatives", [])]
            if not any(_same(field, got, value) for value in allowed):
                wrong[field] = (got, allowed)
    assert wrong == {}


def test_the_formats_read_now_are_compared() -> None:
    assert {name.split("_")[0] for name in READ_NOW} >= {
        "000",
        *(f"v0{number}" for number in range(2, 9)),
        "v11",
        "v12",
        "v13",
    }
