"""Files that are refused as a whole, each in words that tell an editor what to do."""

import codecs
from pathlib import Path

import pytest

from articles.wire import FORMATS, Limits, UnreadableFile, load_path, size_refusal
from articles.wire.formats import names
from tests.wire.reading import SHARED, codes, needs_shared, read, refusal

READ = f"Formats read: {names()}."
XML = b'<?xml version="1.0" encoding="utf-8"?>'
OWN_ENTITIES = "The file defines its own entities, which we do not accept."


@pytest.mark.parametrize("data", [b"", b" \n\n", b"\xef\xbb\xbf", codecs.BOM_UTF16_LE + b" \0\n\0", b"\0\0\0"])
def test_an_empty_file(data: bytes) -> None:
    assert refusal(data) == "The file is empty."


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><html><head><title>Log ind</title></head><body><p>Din session er udløbet<br></body></html>",
        "\ufeff\n<!doctype HTML>\n<p>x",
        "<html><body>x",
        "<!-- saved from url=(0019)https://x.dk/ -->\n<html><body>x",
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>',
        '<?xml version="1.0"?><x:html xmlns:x="http://www.w3.org/1999/xhtml"><x:body/></x:html>',
    ],
)
def test_a_web_page(page: str) -> None:
    assert refusal(page) == "This is a web page, not a wire story."
    assert refusal(page.encode("utf-16")) == "This is a web page, not a wire story."


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<invoice><total>1</total></invoice>", f"Unknown XML (root element invoice). {READ}"),
        (b'<x:a xmlns:x="urn:y">1</x:a>', f"Unknown XML (root element a). {READ}"),
    ],
)
def test_xml_of_no_known_format_is_told_by_its_root(data: bytes, words: str) -> None:
    assert refusal(data) == words


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (XML + b"<RBNews>\n<NewsID>1</NewsID><conte", "The file stops in the middle (line 2). Fetch it again."),
        (b"<RBNews><NewsID>1</NewsID>", "The file stops in the middle (line 1). Fetch it again."),
        (b'<RBNews a="1', "The file stops in the middle (line 1). Fetch it again."),
        (b"<RBNews>An\x0bdet</RBNews>", "Not valid XML (line 1): PCDATA invalid Char value 11"),
        (b'<a xmlns="x y\xc2\x81">1</a>', "Not valid XML (line 1): xmlns: 'x y' is not a valid URI"),
        (b"<a>\n\n<b></c></a>", "Not valid XML (line 3): Opening and ending tag mismatch: b line 3 and c"),
        (
            b'<!DOCTYPE x [<!ENTITY a "ha">]><RBNews>&a;</RBNews>',
            OWN_ENTITIES,
        ),
        (
            b'<!DOCTYPE x [<!ENTITY s SYSTEM "file:///etc/hostname">]><RBNews>&s;</RBNews>',
            OWN_ENTITIES,
        ),
        (
            '<!DOCTYPE x [<!ENTITY a "ha">]><RBNews>&a;</RBNews>'.encode("utf-16"),
            OWN_ENTITIES,
        ),
        (b"<nitf>" + b"<block>" * 4000 + b"x" + b"</block>" * 4000 + b"</nitf>", "Too deeply nested."),
        (b"<nitf>" + b"<block>" * 150 + b"x" + b"</block>" * 150 + b"</nitf>", "Too deeply nested."),
    ],
)
def test_xml_that_is_broken_or_hostile(data: bytes, words: str) -> None:
    assert refusal(data) == words


def test_a_hostile_entity_is_never_expanded() -> None:
    levels = "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(20))
    bomb = f'<!DOCTYPE x [<!ENTITY a "ha">{levels}]><RBNews>&j;</RBNews>'
    assert refusal(bomb) == OWN_ENTITIES


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"{\\rtf1 x}", "RTF"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\xd0\xcf\x11\xe0", "Word"),
    ],
)
def test_documents_of_other_kinds_are_named(data: bytes, kind: str) -> None:
    assert refusal(data) == (
        f"This is a {kind} file, not text. Save it as plain text, or fetch the story as the agency sent it."
    )


def test_size_is_judged_before_reading() -> None:
    limits = Limits()
    words = "The file is 50 MB; the limit is 10 MB."
    assert str(size_refusal(50_000_000, b"<RBNews>", limits)) == words
    assert size_refusal(10_000_000, b"<RBNews>", limits) is None
    assert size_refusal(50_000_000, b"PK\x03\x04", limits) is None
    assert str(size_refusal(100_000_001, b"PK\x03\x04", limits)) == "The file is 101 MB; the limit is 100 MB."
    assert refusal(b" date 2020-08 " + b"x" * 10_000_000) == "The file is 11 MB; the limit is 10 MB."


def test_a_file_too_big_on_disk_is_not_read_into_memory(tmp_path: Path) -> None:
    path = tmp_path / "stor.xml"
    with path.open("wb") as stream:
        stream.truncate(20_000_000_000)
    with pytest.raises(UnreadableFile, match=r"The file is 20000 MB; the limit is 10 MB\."):
        load_path(path)
    with pytest.raises(UnreadableFile, match=r"The file cannot be opened: No such file or directory\."):
        load_path(path.with_name("findes ikke"))
    with pytest.raises(UnreadableFile, match=r"The file cannot be opened: Is a directory\."):
        load_path(path.parent)


def test_the_name_of_a_file_says_nothing_about_its_format() -> None:
    seed = " date 2020-08 Indledning.\n\n/ritzau/"
    assert {read(seed, name).format for name in ("a.txt", "a.xml", "a.json", "a.zip", "")} == {"seed"}


def test_every_format_is_registered_under_its_own_code() -> None:
    assert [code for code, known in FORMATS.items() if known.code != code] == []
    assert all(known.name in READ for known in FORMATS.values())


BAD = {
    "b01_truncated.xml": "cut_off",
    "b02_empty.xml": "empty_file",
    "b03_blank.txt": "empty_file",
    "b04_entity_bomb.xml": "own_entities",
    "b05_external_entity.xml": "own_entities",
    "b06_deep_nesting.xml": "too_deep",
    "b07_control_char.xml": "bad_xml",
    "b08_unknown_root.xml": "unknown_xml",
    "b09_html_page.xml": "web_page",
    "b26_seed_only_prefix.txt": "no_text",
    "f01_truncated.json": "bad_json",
    "f02_not_ninjs.json": "json_without_uri",
    "f03_array.json": "json_without_uri",
    "f04_nan.json": "json_not_a_number",
    "f05_deep.json": "too_deep",
}
DOUBTFUL = {
    "b10_seed_latin1.txt": ["charset_assumed"],
    "b11_seed_utf16.txt": [],
    "b12_seed_utf8_bom_crlf.txt": [],
    "b13_seed_double_utf8.txt": ["mojibake_repaired"],
    "b14_seed_cp865_dos.txt": ["charset_assumed", "charset_suspect"],
    "b15_seed_nul.txt": ["control_characters"],
    "b20_seed_full_date.txt": [],
    "b21_seed_no_date.txt": ["date_missing"],
    "b22_seed_bad_month.txt": ["date_unreadable"],
    "b23_seed_joint_signoff.txt": [],
    "b24_seed_no_signoff.txt": [],
    "b25_seed_text_after_signoff.txt": ["after_signoff"],
    "b27_seed_date_word_in_text.txt": [],
    "f06_cancelled_spelling.json": ["date_missing"],
    "f07_bad_datetime.json": ["date_unreadable", "headline_only"],
}


@needs_shared
@pytest.mark.parametrize("name", BAD)
def test_bad_samples_are_refused(name: str) -> None:
    assert _why(name) == BAD[name]


def _why(name: str) -> str:
    """The code with which a file that holds no story is refused, whole or by its only item."""
    try:
        reading = read((SHARED / "samples-bad" / name).read_bytes(), name)
    except UnreadableFile as refused:
        return refused.note.code
    (only,) = reading.rejected
    return only.reason.code if not reading.taken else "taken"


@needs_shared
@pytest.mark.parametrize("name", DOUBTFUL)
def test_doubtful_samples_are_taken_and_the_doubt_is_said(name: str) -> None:
    reading = read((SHARED / "samples-bad" / name).read_bytes(), name)
    assert (reading.skipped, reading.rejected) == ((), ())
    assert [codes(taken.story.warnings) for taken in reading.taken] == [DOUBTFUL[name]]


@needs_shared
def test_all_bad_samples_of_the_formats_read_now_are_tried() -> None:
    names = {path.name for path in (SHARED / "samples-bad").iterdir()}
    seed_and_json = {name for name in names if "_seed_" in name or name.startswith("f")}
    assert seed_and_json <= BAD.keys() | DOUBTFUL.keys()
