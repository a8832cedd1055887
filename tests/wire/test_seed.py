"""Seed text in all the forms that it comes in."""

import pytest

from articles.story import Moment
from articles.wire import WireFile, read_file, split_pasted
from tests.wire.reading import ROOT, codes, read, refusal, story

SEED = " date 2020-08 Kort indledning om Ærø.\n\nFørste afsnit.\n\nAndet afsnit med blåbærgrød.\n\n/ritzau/"
LEAD = "Kort indledning om Ærø."
PARAGRAPHS = ("Første afsnit.", "Andet afsnit med blåbærgrød.")


@pytest.mark.parametrize(
    ("name", "paragraphs", "first", "last"),
    [
        ("000_19ee2faccc60661c", 16, "Rusland er klar til", "i marchen."),
        ("002_54189c48d2e5fc35", 15, "Ruslands præsident, Vladimir Putin,", 'vil være "uacceptabelt".'),
    ],
)
def test_a_seed_story_has_its_lead_apart_and_its_signoff_as_credit(
    name: str, paragraphs: int, first: str, last: str
) -> None:
    path = ROOT / "fixtures" / f"{name}.txt"
    got = story(path.read_bytes(), path.name)
    assert (got.guid, got.provider, got.headline, got.language, got.credit) == (name, "ritzau", None, "da", "/ritzau/")
    assert got.published == Moment.of_month(2020, 8)
    assert len(got.paragraphs) == paragraphs
    assert got.paragraphs[0].startswith(first)
    assert got.paragraphs[-1].endswith(last)
    assert got.lead is not None
    assert got.lead not in got.paragraphs
    assert got.warnings == ()


@pytest.mark.parametrize(
    ("text", "published", "credit", "warnings"),
    [
        (SEED, "2020-08", "/ritzau/", []),
        (SEED.removeprefix(" "), "2020-08", "/ritzau/", []),
        ("\ufeff" + SEED.replace("\n", "\r\n"), "2020-08", "/ritzau/", []),
        (SEED.replace("\n", "\r"), "2020-08", "/ritzau/", []),
        (SEED.replace("\n\n", "\n \t\n\n"), "2020-08", "/ritzau/", []),
        (SEED.replace("2020-08", "2020-08-16"), "2020-08-16", "/ritzau/", []),
        (SEED.replace(" date 2020-08 ", ""), None, "/ritzau/", ["date_missing"]),
        (SEED.replace("2020-08", "2020-13"), None, "/ritzau/", ["date_unreadable"]),
        (SEED.replace("2020-08", "2020-02-30"), None, "/ritzau/", ["date_unreadable"]),
        (SEED.replace("/ritzau/", "/ritzau/AFP"), "2020-08", "/ritzau/AFP", []),
        (SEED.replace("/ritzau/", "/ritzau/FINANS"), "2020-08", "/ritzau/FINANS", []),
        (SEED.replace("\n\n/ritzau/", " /ritzau/"), "2020-08", "/ritzau/", []),
        (SEED.removesuffix("\n\n/ritzau/"), "2020-08", None, []),
        (SEED + "\n\nLæs også: Noget andet\n", "2020-08", "/ritzau/", ["after_signoff"]),
        (
            SEED.replace("Første", "Lyt til artiklen\n\nDel via email\n\nFørste"),
            "2020-08",
            "/ritzau/",
            ["page_remnant"] * 2,
        ),
        (SEED.replace("Kort", "Foto: Ida Prøve/Ritzau\n\nKort"), "2020-08", "/ritzau/", ["page_remnant"]),
    ],
)
def test_variants_all_give_the_same_story(
    text: str, published: str | None, credit: str | None, warnings: list[str]
) -> None:
    got = story(text)
    assert (got.lead, got.paragraphs) == (LEAD, PARAGRAPHS)
    assert (got.published.isoformat() if got.published else None, got.credit) == (published, credit)
    assert codes(got.warnings) == warnings


def test_only_the_prefix_at_the_very_start_is_a_date() -> None:
    got = story(SEED.replace("Første afsnit.", "Det skete på en date 2020-09 i København."))
    assert got.paragraphs == ("Det skete på en date 2020-09 i København.", PARAGRAPHS[1])
    assert got.published == Moment.of_month(2020, 8)


@pytest.mark.parametrize("text", [" date 2020-08 \n\n/ritzau/", " date 2020-08", " date 2020-08 \n\n \n"])
def test_nothing_but_prefix_and_signoff_is_rejected(text: str) -> None:
    reading = read(text, "tom.txt")
    assert reading.taken == ()
    assert [(no.item, no.guid, str(no.reason)) for no in reading.rejected] == [
        (1, "tom", "There is no text and no headline.")
    ]


@pytest.mark.parametrize("text", ["Bare noget tekst.\n\nOg mere.", "date 2020-8 x", "Se /etc/ritz/", "Slut"])
def test_text_without_prefix_or_signoff_is_no_seed(text: str) -> None:
    assert refusal(text).startswith("The format is not known: no date at the start, no sign-off at the end.")


def test_hard_wrapped_lines_are_one_paragraph_and_indents_part_them() -> None:
    got = story(" date 2020-08 Indledning.\n\nEn linje\nog en til.\n   Indrykket\nog ombrudt.\n\n/ritzau/")
    assert got.paragraphs == ("En linje og en til.", "Indrykket og ombrudt.")


def test_long_lines_without_blank_ones_between_are_paragraphs() -> None:
    sentence = "Et langt afsnit, som ingen telegrafist ville have ombrudt. " * 3
    got = story(f" date 2020-08 Indledning.\n{sentence}\n{sentence}\n/ritzau/")
    assert got.lead == "Indledning."
    assert got.paragraphs == (sentence.strip(), sentence.strip())
    assert got.credit == "/ritzau/"


@pytest.mark.parametrize(
    ("name", "guid"),
    [
        ("000_19ee2faccc60661c.txt", "000_19ee2faccc60661c"),
        ("mappe/arkiv.zip/god.txt", "god"),
        (r"C:\wire\god.txt", "god"),
        ("urn:newsml:example:1.txt", "urn:newsml:example:1"),
        ("uden-endelse", "uden-endelse"),
        ("A\u030abne\x00.txt", "Åbne"),
    ],
)
def test_the_guid_is_the_file_name_without_suffix(name: str, guid: str) -> None:
    got = story(SEED, name)
    assert (got.guid, got.guid_is_derived) == (guid, False)


def test_nameless_text_gets_a_guid_that_depends_on_the_text_only() -> None:
    same = [story(SEED, "-"), story(SEED.replace("\n", "\r\n"), "pasted-7.txt")]
    assert {got.guid for got in same} == {same[0].guid}
    assert all(got.guid_is_derived for got in same)
    assert story(SEED.replace("2020-08", "2020-09"), "-").guid == same[0].guid
    assert story(SEED.replace("Første", "Anden"), "-").guid != same[0].guid


def test_a_name_too_long_for_an_identity_is_rejected() -> None:
    assert codes(no.reason for no in read(SEED, "x" * 501 + ".txt").rejected) == ["guid_too_long"]


def test_a_provider_chosen_by_a_person_overrules() -> None:
    got = story(SEED, provider="tt")
    assert (got.provider, got.language) == ("tt", "sv")


def test_pasted_text_is_split_where_a_line_begins_with_a_date() -> None:
    one = " date 2020-08 En.\n\nTekst en, date 2020-09 er tekst.\n\n/ritzau/"
    text = f"Uden dato.\n\n/ritzau/\n{one}\ndate 2020-08-16 To.\n\nTekst to."
    files = split_pasted(text)
    assert [file.name for file in files] == ["pasted-1.txt", "pasted-2.txt", "pasted-3.txt"]
    stories = [story(file.data, file.name) for file in files]
    assert [got.lead for got in stories] == ["Uden dato.", "En.", "To."]
    assert stories[1].paragraphs == ("Tekst en, date 2020-09 er tekst.",)
    assert [got.published.isoformat() if got.published else None for got in stories] == [None, "2020-08", "2020-08-16"]
    assert all(got.guid_is_derived for got in stories)
    assert len({got.guid for got in stories}) == 3


def test_pasted_json_stays_whole_and_pasted_blanks_give_nothing() -> None:
    json = '{"uri": "urn:x:1", "headline": "x",\n"body_text": "\ndate 2020-08 y"}'
    assert split_pasted(json) == [WireFile(name="pasted-1.txt", data=json.encode())]
    assert split_pasted(" \n\ufeff\n") == []


def test_what_is_pasted_can_be_read_back_whatever_it_holds() -> None:
    (file,) = split_pasted(" date 2020-08 En halv \ud83d sagde.\n\n/ritzau/")
    (taken,) = read_file(file).taken
    assert taken.story.lead == "En halv ? sagde."
