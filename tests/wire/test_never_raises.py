"""Whatever the bytes, reading ends in a Reading or an UnreadableFile, and in no text that a database refuses."""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from articles.wire import Reading, UnreadableFile, WireFile, read_file
from articles.wire.as_json import reading_to_json
from tests.wire.reading import ROOT, SAMPLES

GOOD = [path.read_bytes() for path in sorted(SAMPLES.iterdir()) if not path.name.endswith(".golden.json")]
GOOD += [path.read_bytes() for path in sorted((ROOT / "fixtures").glob("*.txt"))]
PIECES = st.one_of(
    st.binary(max_size=6),
    st.sampled_from(
        [
            *(b"null", b"NaN", b"1e999", b"[[[[", b"{", b"}", b'"', b"\\", b"\\u0000", b"\\ud800", b'"uri"', b"<p>"),
            *(
                b"\x00",
                b"\xff\xfe",
                b"\xef\xbb\xbf",
                b"\xc3",
                b"\xc2\x85",
                b"\xef\xbf\xbf",
                b"\n\n",
                b"\r",
                b"[]",
                b"{}",
            ),
            *(b"/ritzau/", b"date 2020-13 ", b"9999-12-31T23:59:59Z", b"0000", b"\xc3\x83\xc2\xb8", b"&#0;", b"true"),
            *(b"&amp;#1;", b"<script>", b"9" * 30),
            *(
                b"\x01",
                b"\x02",
                b"\x03",
                b"\x04",
                b"\x16\x16\x01",
                b"\n^",
                b" =\n",
                b"(",
                b"# x\n",
                b"* * *\n",
                b"|a|\n",
            ),
            *(
                b"<item>",
                b"</item>",
                b"<entry>",
                b"<title>",
                b"<source>",
                b"<author/>",
                b' href="//["',
                b' xml:base="x:"',
            ),
        ]
    ),
)


STARTS = st.sampled_from(["{", "[", "<", "<?xml version='1.0' encoding='", " date 2020-08 ", "\x01a", "\x16\x16\x01"])


def texts(value: Any) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts(inner)


def check_printable(found: Iterable[str]) -> None:
    """No NUL, no other control character, no half of a surrogate pair: a database or a browser would refuse them."""
    for text in found:
        text.encode()
        assert {sign for sign in text if unicodedata.category(sign) == "Cc"} <= {"\n", "\t"}


def read_safely(data: bytes, name: str = "a.txt") -> Reading | None:
    """The Reading, checked for what may never be in it; None when the file is refused."""
    file = WireFile(name=name, data=data)
    try:
        reading = read_file(file)
    except UnreadableFile as refused:
        check_printable([str(refused)])
        return None
    check_printable(texts(reading_to_json(file, reading)))
    for taken in reading.taken:
        story = taken.story
        assert story.guid
        assert len(story.provider) <= 40
        assert len(story.version_text or "") <= 100
        assert story.version is None or 0 <= story.version < 2**63
        assert len(story.language or "") <= 35
        assert all(text == text.strip(" \n") and text for text in story.paragraphs)
        assert all(unicodedata.is_normalized("NFC", text) for text in story.paragraphs)
    return reading


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
@example(b"\xff\xfe<")
@example(b"\x00<\x00?")
@example(b"{\xef\xbb\xbf}")
def test_arbitrary_bytes(data: bytes) -> None:
    read_safely(data)


@settings(max_examples=200, deadline=None)
@given(STARTS, st.text(max_size=80))
def test_arbitrary_text_behind_the_beginning_of_a_format(start: str, text: str) -> None:
    read_safely((start + text).encode("utf-8", "surrogatepass"))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(GOOD), st.lists(st.tuples(st.floats(0, 1), PIECES, st.integers(0, 12)), min_size=1, max_size=6))
def test_good_files_with_damage(data: bytes, damages: list[tuple[float, bytes, int]]) -> None:
    for where, piece, cut in damages:
        at = int(where * len(data))
        data = data[:at] + piece + data[at + cut :]
    read_safely(data)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
PROPERTIES = """uri guid type version versioncreated versionCreated firstcreated pubstatus embargoed urgency language
    headline headlines headline_x byline by authors located dateline subject subjects keywords section source
    infosources copyrightholder description_text descriptions body_text body_html bodies body_x ednote replacing
    revisions evolvedfrom signals usageterms expires standard slugline item"""
NAMES = st.sampled_from(PROPERTIES.split())
KEYS = st.sampled_from(["value", "role", "contenttype", "name", "uri", "literal", "code", "scheme", "qcode", "guid"])
PARTS = st.lists(st.dictionaries(KEYS, VALUES, max_size=4), max_size=3)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(NAMES, VALUES | PARTS, max_size=8), st.text(min_size=1, max_size=30))
def test_ninjs_with_any_value_anywhere(item: dict[str, Any], uri: str) -> None:
    reading = read_safely(
        json.dumps({"uri": uri, "headline": "Rubrik"} | item).encode("utf-8", "surrogatepass"), "a.json"
    )
    assert reading is None or len(reading.taken) + len(reading.skipped) + len(reading.rejected) >= 1


XML = [data for data in GOOD if data.startswith(b"<?xml")]
VALUES_IN_XML = st.sampled_from(
    [
        *(
            "",
            " ",
            "0",
            "-1",
            "true",
            "nil",
            ":",
            "a:",
            "::",
            "http://",
            "urn:",
            "9" * 30,
            "2021-02-30T25:61:00",
            "24:00",
        ),
        *("stat:", "sv-", "<p>a", "</p>", "&lt;p&gt;x", "<div>" * 120, "a\n    b\nc", "\n\n", "/", "//[", "Ã¸", "\x85"),
    ]
)
CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(["text", "attribute", "remove", "double", "wrap"]), VALUES_IN_XML),
    min_size=1,
    max_size=8,
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(XML), CHANGES)
def test_xml_with_any_value_anywhere(data: bytes, changes: list[tuple[float, str, str]]) -> None:
    root = etree.fromstring(data)
    for where, what, value in changes:
        nodes = list(root.iter(etree.Element))
        node = nodes[int(where * (len(nodes) - 1))]
        if what == "text":
            node.text = value
        elif what == "attribute" and node.attrib:
            node.set(min(node.attrib), value)
        elif what == "remove" and node is not root:
            node.getparent().remove(node)
        elif what == "double" and node is not root:
            node.addnext(deepcopy(node))
        elif what == "wrap":
            etree.SubElement(node, "p").text = value
    reading = read_safely(etree.tostring(root, encoding="utf-8"), "a.xml")
    assert reading is None or len(reading.taken) + len(reading.skipped) + len(reading.rejected) >= 1


@pytest.mark.parametrize("data", GOOD)
def test_a_file_cut_anywhere_is_read_or_refused(data: bytes) -> None:
    for end in range(0, len(data), 19):
        read_safely(data[:end])
