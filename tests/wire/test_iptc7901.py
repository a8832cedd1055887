"""IPTC 7901 rule by rule, on records in the shapes of dpa and others with invented text."""

import pytest

from articles.story import Status, Story
from tests.wire.reading import codes, read, refusal, story

BODY = """Vesterfjord (dpa) - Færgen lagde mandag fra kaj efter tre dage i havn,
siger havnefogeden.

Hundrede mennesker ventede."""
PARAGRAPHS = (
    "Vesterfjord (dpa) - Færgen lagde mandag fra kaj efter tre dage i havn, siger havnefogeden.",
    "Hundrede mennesker ventede.",
)
STAMP = "171105 GMT Oct 16"


def record(
    body: str = BODY,
    *,
    header: str = "eca062 4 i 211 ccccb   dpa 061",
    slug: str = "Denmark-ferry/",
    block: str = "Færgen sejler igen =",
    stamp: str = STAMP,
    charset: str = "latin-1",
) -> bytes:
    """A record with CRLF and all its control characters."""
    text = f"\x01{header}\n\n{slug}\n\x02{block}\n\n{body}\n\n\x03{stamp} \n\x7f\n\x7f\x04"
    return text.replace("\n", "\r\n").encode(charset)


def item(body: str = BODY, **parts: str) -> Story:
    """The story of one record."""
    return story(record(body, **parts))


def test_a_record_whole() -> None:
    got = item()
    assert (got.guid, got.guid_is_derived, got.version, got.format) == (
        "iptc7901:eca:062:2016-10-17T11:05Z",
        True,
        1,
        "iptc7901",
    )
    assert (got.provider, got.credit, got.headline, got.slugline) == (
        "dpa",
        "dpa",
        "Færgen sejler igen",
        "Denmark-ferry",
    )
    assert (got.urgency, got.category, got.word_count, got.dateline_place) == (4, "i", 211, "Vesterfjord")
    assert (got.paragraphs, got.lead, got.byline, got.ednote, got.ednote_private) == (
        PARAGRAPHS,
        None,
        None,
        None,
        None,
    )
    assert got.body_html == "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    assert (got.status, got.is_correction, got.is_update, got.warnings) == (Status.USABLE, False, False, ())


@pytest.mark.parametrize(
    ("stamp", "published", "assumed", "warnings"),
    [
        ("131137 GMT Nov 13", "2013-11-13T11:37Z", False, []),
        ("131137 GMT Nov 2013", "2013-11-13T11:37Z", False, []),
        ("131137 gmt nov 13", "2013-11-13T11:37Z", False, []),
        ("131137 CET Nov 13", "2013-11-13T10:37Z", False, []),
        ("131137 MESZ Okt 13", "2013-10-13T09:37Z", False, []),
        ("131137 GMT Dez 13", "2013-12-13T11:37Z", False, []),
        ("131137 GMT Mai 13", "2013-05-13T11:37Z", False, []),
        ("131137 GMT Mär 13", "2013-03-13T11:37Z", False, []),
        ("131137 GMT maj 13", "2013-05-13T11:37Z", False, []),
        ("131137 GMT okt. 13", "2013-10-13T11:37Z", False, []),
        ("131137 GMT Nov 93", "1993-11-13T11:37Z", False, []),
        ("131137 Nov 13", "2013-11-13T11:37Z", True, ["gmt_assumed"]),
        ("131137 BST Nov 13", "2013-11-13T11:37Z", True, ["gmt_assumed"]),
        ("311137 GMT Nov 13", None, False, ["date_unreadable", "guid_unstable"]),
        ("131137 GMT Foo 13", None, False, ["date_unreadable", "guid_unstable"]),
        ("132537 GMT Nov 13", None, False, ["date_unreadable", "guid_unstable"]),
        ("", None, False, ["date_missing", "guid_unstable"]),
        ("i går", None, False, ["date_missing", "guid_unstable"]),
    ],
)
def test_the_time_stamp(stamp: str, published: str | None, assumed: bool, warnings: list[str]) -> None:
    got = item(stamp=stamp)
    assert got.published.isoformat() == published if got.published else published is None
    assert (got.timezone_assumed, codes(got.warnings)) == (assumed, warnings)


def test_without_a_time_the_guid_hangs_on_the_text() -> None:
    one, same, other = item(stamp=""), item(stamp=""), item("Andet.", stamp="")
    assert one.guid == same.guid != other.guid
    assert one.guid.startswith("iptc7901:")


@pytest.mark.parametrize(
    ("block", "headline", "byline", "corrected", "updated"),
    [
        ("Færgen sejler =", "Færgen sejler", None, False, False),
        ("EXTRA\nFærgen sejler =", "Færgen sejler", None, False, False),
        ("REFILE\n1ST LEAD\nFærgen sejler\nBy Pia Prøvesen =", "Færgen sejler", "By Pia Prøvesen", True, True),
        ("CORRECTED\nFærgen sejler =", "Færgen sejler", None, True, False),
        ("2ND LEAD\nFærgen sejler =", "Færgen sejler", None, False, True),
        ("(Achtung)\nImpressum =", "Impressum", None, False, False),
        ("(Eil \a\a\a\a)\nFærgen sejler =", "Færgen sejler", None, False, False),
        ("(Berichtigung: Navnet\ner rettet.)\n(KORR)\nFærgen\nVon Pia P =", "Færgen", "Von Pia P", True, False),
        ("Færgen sejler\nigen efter tre dage\n(Foto) =", "Færgen sejler igen efter tre dage", None, False, False),
        ("Færgen (ny) sejler\nigen =", "Færgen (ny) sejler igen", None, False, False),
        ("(Ny) færge sejler =", "(Ny) færge sejler", None, False, False),
        ("NEWS FEATURE\nFærgen sejler =", "Færgen sejler", None, False, False),
        ("FÆRGEN SEJLER IGEN\nEFTER TRE DAGE =", "FÆRGEN SEJLER IGEN EFTER TRE DAGE", None, False, False),
        ("Færgen sejler\nBy dpa correspondents =", "Færgen sejler", "By dpa correspondents", False, False),
        ("Færgen sejler\nAf Pia P\nog Ole T =", "Færgen sejler", "Af Pia P og Ole T", False, False),
        ("Færgen sejler\nBy dpa =", "Færgen sejler", None, False, False),
        ("Update on the ferry =", "Update on the ferry", None, False, False),
        ("EXTRA =", "EXTRA", None, False, False),
    ],
)
def test_the_headline_block(block: str, headline: str, byline: str | None, corrected: bool, updated: bool) -> None:
    got = item(block=block)
    assert (got.headline, got.byline, got.is_correction, got.is_update) == (headline, byline, corrected, updated)
    assert got.paragraphs == PARAGRAPHS


def test_an_alert_has_no_headline_and_none_is_made_up() -> None:
    got = item("Vesterfjord (dpa) - Færgen er gået på grund.", block="")
    assert (got.headline, got.paragraphs) == (None, ("Vesterfjord (dpa) - Færgen er gået på grund.",))
    assert item("Færgen er gået\npå grund", block="").headline is None


def test_a_block_that_ends_with_an_empty_line_only_is_a_headline_when_it_is_no_sentence() -> None:
    assert item(block="Færgen sejler igen").headline == "Færgen sejler igen"
    got = item(block="Færgen sejler igen, siger han.")
    assert (got.headline, got.paragraphs[0]) == (None, "Færgen sejler igen, siger han.")


@pytest.mark.parametrize("key", ["KILL KILL KILL", "(Mandatory Kill)\nFærgen sejler", "WITHDRAWN\nFærgen sejler"])
def test_a_kill_is_canceled_and_asks_a_person_for_the_story_it_means(key: str) -> None:
    got = item(block=f"{key} =")
    assert (got.status, codes(got.warnings)) == (Status.CANCELED, ["kill_unnamed"])
    assert item(block="Kill the messenger, says captain =").status is Status.USABLE


@pytest.mark.parametrize(
    "key", ["(Sperrfrist 9. Oktober 14.20 Uhr)", "EMBARGOED until Monday", "(Bericht - Sperrfrist 3.)"]
)
def test_an_embargo_withholds_and_a_story_about_one_does_not(key: str) -> None:
    got = item(block=f"{key}\nFærgen sejler =")
    assert (got.status, codes(got.warnings)) == (Status.WITHHELD, ["embargo_unreadable"])
    assert item(block="Embargo against Atlantis\nis lifted =").status is Status.USABLE


SECRET = "Tel. 00 00 00 01"
PRIVATE = f"## Contacts\n- Pia Prøvesen, {SECRET}\n\ndpa pp xyz"


@pytest.mark.parametrize(
    "notes",
    [
        f"# Notebook\n\n* * * *\nThe following information is not for publication\n\n{PRIVATE}",
        f"# dpa NOTEBOOK\n\n* * * *\nThe following information is not intended for publication\n\n{PRIVATE}",
        f"* * * *\nThe following information is not for publication\n\n{PRIVATE}",
        f"* * * *\n\nDie folgenden Informationen sind nicht zur Veröffentlichung bestimmt\n\n{PRIVATE}",
        f"The following information is not for publication\n\n{PRIVATE}",
        f"Følgende oplysninger er ikke til offentliggørelse:\n\n{PRIVATE}",
        f"# Notebook\n\n* * * *\n{PRIVATE}",
        f"# Notebook\n\n{PRIVATE}",
    ],
)
def test_what_is_not_for_publication_never_gets_into_the_text(notes: str) -> None:
    got = item(f"{BODY}\n\n{notes}")
    assert got.ednote_private == f"## Contacts - Pia Prøvesen, {SECRET}"
    assert (got.paragraphs, got.ednote) == (PARAGRAPHS, None)
    assert SECRET not in got.body_html


def test_notes_for_editors_are_apart_from_the_text() -> None:
    got = item(f"{BODY}\n\n# Notebook\n\n## Note to editors\n- corrects the\n  name\n\ndpa pp xyz")
    assert (got.ednote, got.paragraphs) == ("## Note to editors - corrects the name", PARAGRAPHS)
    assert item(f"{BODY}\n\n# Notizblock\n\n## Berichtigung\n- 1997, nicht 1992").is_correction


@pytest.mark.parametrize("signoff", ["dpa pp xyz", "dpa kre/su yysw a3 lön mda", "dpa s5", "hh/ph/ts/hd"])
def test_the_sign_off_is_no_text(signoff: str) -> None:
    assert item(f"{BODY}\n\n{signoff}").paragraphs == PARAGRAPHS
    named = item(f"{BODY}\n\nnordvest ab/cd", header="nvn1 4 ind 20 nordvest 1")
    assert (named.paragraphs, named.provider) == (PARAGRAPHS, "dpa")
    assert (
        item(f"{BODY}\n\ndpa says that it has\nno more to tell").paragraphs[-1]
        == "dpa says that it has no more to tell"
    )


def test_an_indent_of_three_parts_paragraphs() -> None:
    assert item("   Et afsnit,\nder er ombrudt.\n   Et til.").paragraphs == ("Et afsnit, der er ombrudt.", "Et til.")


def test_tables_and_lists_keep_their_lines() -> None:
    table = "| FC Vesterfjord | - | HK | 2:1 |\n| BK | - | IF | 0:0 |"
    got = item(f"Resultater:\n\n{table}\n\n  * En ting\n  * En anden ting,\n    der er lang\nMere.")
    assert got.paragraphs == (
        "Resultater:",
        "FC Vesterfjord\t-\tHK\t2:1\nBK\t-\tIF\t0:0",
        "* En ting",
        "* En anden ting, der er lang",
        "Mere.",
    )
    assert "2:1<br>BK" in got.body_html


@pytest.mark.parametrize(
    ("header", "start", "provider", "credit", "language"),
    [
        ("bdt0412 4 vm 61  dpa 0771", "Kiel (dpa) - x", "dpa", "dpa", "de"),
        ("eca0412 4 i 61  dpa 0771", "Kiel (dpa) - x", "dpa", "dpa", None),
        ("ecp0007 4 s 850  dpa-tns 0908", "Reno (tca/dpa) - x", "dpa", "tca/dpa", None),
        ("spe0000 3 sp 331  dpa-spe 0000", "x", "dpa", "dpa", "de"),
        ("nsb0000 4 vm 71  lni 0000", "Peine (dpa/lni) - x", "dpa", "dpa/lni", "de"),
        ("bdt0001 1 vm", "x", "dpa", None, "de"),
        ("ntb123 4 inn 200", "Oslo (NTB): x", "ntb", "NTB", "no"),
        ("APA0123 5 AI 0211", "Wien (APA) - x", "apa", "APA", "de"),
        ("afp 17", "PARIS, 13 nov 2013 (AFP) - x", "afp", "AFP", None),
        ("nvn0001 4 ind 20 nordvest 1", "Skive (Nordvest) - x", "nordvest", "Nordvest", None),
        ("xyz0001 4 i 20", "The pact (EU) - x", "xyz", None, None),
        ("noget helt andet", "x", "noget", None, None),
    ],
)
def test_whose_record_it_is(header: str, start: str, provider: str, credit: str | None, language: str | None) -> None:
    got = item(start, header=header)
    assert (got.provider, got.credit, got.language, got.language_is_assumed) == (
        provider,
        credit,
        language,
        language is not None,
    )


def test_the_dateline_gives_the_town_and_stays_in_the_text() -> None:
    got = item("En teaser uden sted.\n\nParis, 13 nov 2013 (AFP) - Tekst.")
    assert (got.dateline_place, got.paragraphs[1]) == ("Paris", "Paris, 13 nov 2013 (AFP) - Tekst.")
    assert item("Aftalen (EU) - er god.").dateline_place is None


def test_slug_lines_are_one_slugline_and_keywords() -> None:
    got = item(slug="Denmark/ferry/\nLæsø/")
    assert (got.slugline, got.keywords) == ("Denmark/ferry/Læsø", ("Denmark", "ferry", "Læsø"))


def test_a_provider_chosen_by_a_person_overrules() -> None:
    got = story(record(), provider="ntb")
    assert (got.provider, got.language) == ("ntb", "no")


def test_every_record_of_a_stream_is_an_item_and_a_bad_one_stops_none() -> None:
    stream = record() + record("", block="") + record(header="eca063 4 i 20 dpa 062") + record()[:120]
    reading = read(stream)
    assert [(taken.item, taken.story.guid.split(":")[2]) for taken in reading.taken] == [(1, "062"), (3, "063")]
    assert [(no.item, no.reason.code) for no in reading.rejected] == [(2, "no_text"), (4, "record_cut_off")]


def test_a_stream_of_more_records_than_any_wire_sends_is_refused() -> None:
    assert refusal(b"\x01a" * 10_001) == "The file holds more than 10000 stories. Split it."


@pytest.mark.parametrize("end", [b"\x04", b"\r\nNNNN\r\n", b"171105 GMT Oct 16\r\n"])
def test_without_etx_a_record_must_still_have_an_end(end: bytes) -> None:
    got = story(record().partition(b"\x03")[0] + end)
    assert got.paragraphs == PARAGRAPHS


def test_without_stx_slug_lines_are_told_by_their_slash() -> None:
    got = story(record().replace(b"\x02", b""))
    assert (got.slugline, got.headline, got.paragraphs) == ("Denmark-ferry", "Færgen sejler igen", PARAGRAPHS)


@pytest.mark.parametrize(
    ("charset", "chosen", "used"),
    [
        ("latin-1", None, "windows-1252"),
        ("utf-8", None, "utf-8"),
        ("cp865", "cp865", "cp865"),
        ("cp1252", None, "windows-1252"),
    ],
)
def test_the_charset_is_latin_unless_the_bytes_or_a_person_say_otherwise(
    charset: str, chosen: str | None, used: str
) -> None:
    got = story(record(charset=charset), charset=chosen)
    assert (got.charset_used, got.paragraphs, got.warnings) == (used, PARAGRAPHS, ())


def test_danish_text_in_a_dos_charset_is_doubted() -> None:
    dos = record("Oslo (NTB) - Blåbærgrød på bordet.", header="ntb1 4 inn 20", charset="cp865", block="Mad =")
    assert codes(story(dos).warnings) == ["charset_suspect"]


def test_nul_and_bells_are_no_text() -> None:
    got = story(record().replace(b"igen", b"\0i\agen\0"))
    assert (got.headline, got.warnings) == ("Færgen sejler igen", ())


def test_a_file_may_begin_with_the_end_of_the_record_before() -> None:
    assert story(b"\x7f\r\n\x7f\x04\r\n" + record()).headline == "Færgen sejler igen"
