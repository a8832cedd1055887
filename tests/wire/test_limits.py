"""What a file may ask of us: depth, number of parts, time. Hostile ones are refused or read, and never hold us up."""

import json

import pytest

from articles.wire import Limits, Reading
from articles.wire.reading import TimeLimit, UnreadableFile
from tests.wire.reading import codes, read, refusal, story

ITEM = {"uri": "urn:x:1", "type": "text", "headline": "Rubrik"}
MANY = 300_000


def ninjs(**fields: object) -> bytes:
    return json.dumps(ITEM | fields).encode()


def test_reading_that_takes_too_long_gives_nothing_and_says_so() -> None:
    words = refusal(ninjs(), limits=Limits(seconds=-1))
    assert words == "Reading took longer than -1 seconds, so nothing of the file was taken. Split it."


def test_time_is_asked_for_before_every_item() -> None:
    assert list(TimeLimit(3600).each("abc")) == ["a", "b", "c"]
    with pytest.raises(UnreadableFile) as raised:
        next(TimeLimit(-1).each("abc"))
    assert raised.value.note.code == "too_slow"


@pytest.mark.parametrize("data", [b"[" * 60 + b"]" * 60, b"<a>" * 60 + b"</a>" * 60], ids=["json", "xml"])
def test_depth_is_a_limit_of_its_own(data: bytes) -> None:
    assert refusal(data, limits=Limits(depth=50)) == "Too deeply nested."
    assert refusal(data, limits=Limits(depth=70)) != "Too deeply nested."


@pytest.mark.parametrize(
    "data", [b"[" + b"1," * 30 + b"1]", b"[" + b"[]," * 20 + b"[]]", b"<a>" + b"<b/>" * 30 + b"</a>"]
)
def test_a_file_of_too_many_parts_is_refused_before_it_is_parsed(data: bytes) -> None:
    words = "The file consists of more than 30 parts; no wire file does. Split it."
    assert refusal(data, limits=Limits(pieces=30)) == words
    assert refusal(data[:-1], limits=Limits(pieces=30)) == words


def test_megabytes_of_blanks_are_an_empty_file() -> None:
    assert refusal(b" " * 9_000_000) == "The file is empty."
    assert refusal(b"\xff\xfe " * 3_000_000) == "The file is empty."


def test_blanks_before_the_end_of_xml_are_passed_over() -> None:
    assert refusal(b"<invoice>" + b" " * 9_000_000 + b"</invoice>").startswith("Unknown XML (root element invoice).")


@pytest.mark.parametrize("field", ["byline", "creditline", "headline", "located", "language", "slugline", "usageterms"])
def test_a_field_of_a_megabyte_of_dots_is_only_long(field: str) -> None:
    assert story(ninjs(**{field: "a." * 500_000})).guid == "urn:x:1"


def item_codes(reading: Reading) -> list[str]:
    return codes(item.reason for item in reading.rejected)


def test_a_body_of_nothing_but_ampersands_is_rejected() -> None:
    assert item_codes(read(ninjs(body_html="<p>" + "&" * MANY))) == ["too_many_pieces"]
    assert len(story(ninjs(body_html="<p>" + "&amp; " * 1000)).paragraphs) == 1


def test_text_that_ends_in_thousands_of_blanks_is_read() -> None:
    assert refusal("Ingen dato her" + "\n " * 3000).startswith("The format is not known")
    assert story("Havnen er åben.\n\n/ritzau/" + "\n " * 3000).credit == "/ritzau/"


def test_what_the_xml_parser_quotes_is_shown_without_control_characters() -> None:
    words = refusal('<a xmlns:i="http://x\x7fy z"/>')
    assert words.startswith("Not valid XML (line 1): xmlns:i: ")
    assert "\x7f" not in words
