"""Which charset a file is read in, and what is said about it."""

import codecs
import unicodedata

import ftfy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.wire.text import Tidier
from tests.wire.reading import codes, refusal, story

SEED = " date 2020-08 Kort indledning om Ærø.\n\nFørste afsnit.\n\nAndet afsnit med blåbærgrød.\n\n/ritzau/"
JSON = '{"uri":"urn:newsml:ritzau.dk:1","versioncreated":"2020-08-16","headline":"Ærø får blåbær","body_text":"Tekst."}'


@pytest.mark.parametrize(
    ("data", "charset", "warnings"),
    [
        (SEED.encode(), "utf-8", []),
        (codecs.BOM_UTF8 + SEED.encode(), "utf-8", []),
        (SEED.encode("utf-16"), "utf-16-le", []),
        (codecs.BOM_UTF16_BE + SEED.encode("utf-16-be"), "utf-16-be", []),
        (codecs.BOM_UTF32_LE + SEED.encode("utf-32-le"), "utf-32-le", []),
        (SEED.encode("utf-16-le"), "utf-16-le", ["charset_assumed"]),
        (SEED.encode("utf-16-be"), "utf-16-be", ["charset_assumed"]),
        (SEED.encode("latin-1"), "windows-1252", ["charset_assumed"]),
        (SEED.encode().decode("latin-1").encode(), "utf-8", ["mojibake_repaired"]),
        (SEED.encode().decode("cp1252").encode(), "utf-8", ["mojibake_repaired"]),
        (SEED.replace("Andet", "An\x00det").encode(), "utf-8", ["control_characters"]),
        (SEED.replace("Andet", "An\x0bd\x1bet").encode(), "utf-8", ["control_characters"]),
    ],
)
def test_the_ladder_reads_the_same_text_out_of_every_dress(data: bytes, charset: str, warnings: list[str]) -> None:
    got = story(data)
    assert (got.lead, got.paragraphs[0][:6], got.paragraphs[1][6:]) == (
        "Kort indledning om Ærø.",
        "Første",
        "afsnit med blåbærgrød.",
    )
    assert (got.charset_used, codes(got.warnings)) == (charset, warnings)


@pytest.mark.parametrize(
    "data", [JSON.encode(), JSON.encode("utf-16"), b"\xef\xbb\xbf\n" + JSON.encode(), JSON.encode("cp1252")]
)
def test_json_climbs_the_same_ladder(data: bytes) -> None:
    assert story(data, "a.json").headline == "Ærø får blåbær"


def test_curly_quotes_and_ligatures_are_left_as_the_agency_wrote_them() -> None:
    got = story(" date 2020-08 Han sagde “ﬁnt” – og ‘nej’ i Ålborg… 50 % af ½ mio. kr.\n\n/ritzau/")
    assert got.lead == "Han sagde “ﬁnt” – og ‘nej’ i Ålborg… 50 % af ½ mio. kr."
    assert got.warnings == ()


def test_the_second_byte_of_an_a_with_grave_is_not_lost_as_a_blank() -> None:
    got = story(" date 2020-08 Menu Ã\xa0 la carte.\n\n/ritzau/")
    assert (got.lead, codes(got.warnings)) == ("Menu à la carte.", ["mojibake_repaired"])


def test_what_cannot_be_repaired_is_kept_and_said() -> None:
    got = story(" date 2020-08 Toget til Ã…lborg.\n\n/ritzau/")
    assert (got.lead, codes(got.warnings)) == ("Toget til Ã…lborg.", ["mojibake_left"])


@pytest.mark.parametrize("charset", ["cp865", "mac-roman"])
def test_dos_and_mac_text_is_suspected_and_read_rightly_once_a_person_chooses(charset: str) -> None:
    data = SEED.encode(charset)
    assert "charset_suspect" in codes(story(data).warnings)
    got = story(data, charset=charset)
    assert (got.lead, got.warnings) == ("Kort indledning om Ærø.", ())


def test_quotation_marks_alone_raise_no_suspicion_of_dos() -> None:
    got = story(" date 2020-08 ‘Vi vinder’ sagde han. “Ja” – Œuvre ¿Que?\n\n/ritzau/".encode("cp1252"))
    assert codes(got.warnings) == ["charset_assumed"]


def test_bytes_that_no_step_fits_ask_for_a_charset() -> None:
    data = " date 2020-08 Øst.\n\n/ritzau/".encode("cp865")
    assert refusal(data) == "Byte 14 is neither UTF-8 nor windows-1252, so the charset cannot be told. Choose it."
    assert story(data, charset="cp865").lead == "Øst."


def test_a_chosen_charset_that_does_not_fit_or_exist_is_refused_in_words() -> None:
    assert (
        refusal(SEED.encode("latin-1"), charset="utf-8") == "The file is not utf-8 (byte 33). Choose another charset."
    )
    assert refusal(SEED, charset="klingonsk") == "There is no charset called klingonsk."
    assert refusal(SEED, charset="base64") == "There is no charset called base64."
    assert refusal(b"\xff\xfe\x00\xd8") == "The file is not utf-16-le (byte 0). Choose another charset."


def test_white_space_and_invisible_characters_do_not_split_or_glue_words() -> None:
    got = story(" date 2020-08 A\u0308rg\xadre\u200blse\tover\xa01\u2009500   kr.\n\n/ritzau/")
    assert got.lead == "Ärgrelse over 1 500 kr."


@settings(max_examples=500, deadline=None)
@given(st.text(st.sampled_from("abc e\xa0 æøåÆØÉüßñ–—“”’»€£½…ÃÂâàÐ√∏¬¯®°²³´·¹¼¾¿\x80\x91\x9fбŁžŒ"), max_size=12))
def test_mojibake_is_repaired_as_if_every_text_were_tried(text: str) -> None:
    tried = ftfy.fixes.fix_c1_controls(ftfy.fix_encoding(text))
    wanted = "".join(sign for sign in tried if unicodedata.category(sign) != "Cc")
    assert Tidier().repair(text) == wanted
