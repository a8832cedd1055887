"""ninjs files: lists of items, what is skipped, and what is refused in which words."""

import json
from typing import Any

import pytest

from articles.wire import UnreadableFile
from tests.wire.reading import codes, read, refusal
from tests.wire.test_ninjs import BASE, item


def rejections(*items: Any) -> list[tuple[int, str | None, str]]:
    """(number, guid, reason) of what is rejected of a list of items."""
    reading = read(json.dumps({"item": items}), "a.json")
    return [(no.item, no.guid, str(no.reason)) for no in reading.rejected]


def test_a_headline_alone_is_a_story_and_nothing_at_all_is_none() -> None:
    got = item(body_text=None)
    assert (got.paragraphs, codes(got.warnings)) == ((), ["headline_only"])
    assert item(headline=None).headline is None
    words = "There is no text and no headline."
    assert rejections({"uri": "urn:x:1", "type": "text", "body_html": "<p> </p>", "headline": " "}) == [
        (1, "urn:x:1", words)
    ]


@pytest.mark.parametrize("kind", ["picture", "video", "composite", "event", "graphic", "audio", "Picture"])
def test_what_is_no_text_is_skipped_with_the_reason(kind: str) -> None:
    reading = read(json.dumps(BASE | {"type": kind}), "a.json")
    assert (reading.taken, reading.rejected) == ((), ())
    assert [(no.item, no.guid, str(no.reason)) for no in reading.skipped] == [
        (1, BASE["uri"], f"An item of type {kind} is not text.")
    ]


def test_pictures_of_a_story_are_no_stories_of_their_own() -> None:
    reading = read(json.dumps(BASE | {"associations": {"main": {"uri": "urn:x:2", "type": "picture"}}}), "a.json")
    assert (len(reading.taken), reading.skipped, reading.rejected) == (1, (), ())


@pytest.mark.parametrize("wrap", [lambda items: {"item": items}, lambda items: {"_items": items}, lambda items: items])
def test_one_bad_item_does_not_stop_its_list(wrap: Any) -> None:
    items = [BASE, {"headline": "x"}, BASE | {"uri": "urn:x:3"}, [1], BASE | {"uri": "x" * 501}]
    reading = read(json.dumps(wrap(items)), "a.json")
    assert [(taken.item, taken.story.guid) for taken in reading.taken] == [(1, BASE["uri"]), (3, "urn:x:3")]
    assert [(no.item, no.reason.code, str(no.reason)) for no in reading.rejected] == [
        (2, "item_without_uri", 'ninjs item 2 of 5 has no "uri".'),
        (4, "item_not_object", "ninjs item 4 of 5 is not an object."),
        (5, "guid_too_long", "The identifier is too long (more than 500 characters)."),
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"uri":"urn:x:4","headline":"x","urgency":NaN}', "Not valid JSON: NaN is not a JSON value."),
        ('{"uri":"urn:x:4","headline":"x","a":[{"b":-Infinity}]}', "Not valid JSON: -Infinity is not a JSON value."),
        (
            '{"uri":"urn:x:4","headline":"x","headline":"y"}',
            '"headline" stands twice in the same JSON object, and nobody can tell which one counts.',
        ),
        ('{"uri":"urn:x:4","body_html":"' + "<div>" * 200 + 'x"}', "Too deeply nested."),
    ],
)
def test_an_item_that_is_not_quite_json_is_rejected(text: str, reason: str) -> None:
    reading = read(text, "a.json")
    assert [(no.item, no.guid, str(no.reason)) for no in reading.rejected] == [(1, "urn:x:4", reason)]
    assert [no.item for no in read(f'{{"item":[{text},{json.dumps(BASE)}]}}', "a.json").rejected] == [1]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"uri":"urn:x:1","headline":"Hal', "Not valid JSON (line 1, column 29)."),
        ('\n{"uri":"urn:x:1",\n "headline" "x"}', "Not valid JSON (line 3, column 13)."),
        ('{"uri":"urn:x:1"} og mere', "Not valid JSON (line 1, column 19)."),
        ('{"name":"x","version":1}', "JSON, but without a uri."),
        ("[1,2,3]", "JSON, but without a uri."),
        ("[]", "JSON, but without a uri."),
        ('{"uri":"urn:x:1","noget":"andet"}', "JSON with a uri, but with nothing else that ninjs has."),
        ('{"item":[]}', "The file is a list of stories, but there is none in it."),
        ("[" * 5000 + "]" * 5000, "Too deeply nested."),
        ('{"uri":"urn:x:1","a":' + "[" * 101 + "]" * 101 + "}", "Too deeply nested."),
        ('{"uri":"urn:x:1","version":' + "9" * 5000 + "}", "Not valid JSON: a number has thousands of digits."),
    ],
)
def test_json_that_is_no_ninjs_is_refused_in_words(text: str, reason: str) -> None:
    assert refusal(text, "a.json") == reason


def test_texts_hold_nothing_that_a_database_refuses() -> None:
    got = item(headline="Rub\x00rik\ud83d", body_text="Te\x00kst\x1b.", uri="urn:x:\x001", slugline="a\x85b")
    assert (got.guid, got.headline, got.paragraphs, got.slugline) == ("urn:x:1", "Rubrik\ufffd", ("Tekst.",), "a…b")
    assert "control_characters" in codes(got.warnings)


def test_an_identity_of_nothing_but_blanks_is_none() -> None:
    with pytest.raises(UnreadableFile):
        read('{"uri": "", "headline": "x"}', "a.json")
    assert rejections(BASE | {"uri": " \x00"}, BASE) == [(1, None, 'ninjs item 1 of 2 has no "uri".')]
