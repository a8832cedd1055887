"""ninjs of all three versions, as agencies really write it."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from articles.story import Related, Status, Story, Subject
from tests.wire.reading import codes, story

BASE = {"uri": "urn:newsml:ritzau.dk:20200816:1", "versioncreated": "2020-08-16T07:42:00Z", "headline": "Rubrik"}


def item(**properties: Any) -> Story:
    """The story of one ninjs object: BASE with these properties, None taking one away."""
    merged = {name: value for name, value in (BASE | {"body_text": "Tekst."} | properties).items() if value is not None}
    return story(json.dumps(merged), "a.json")


@pytest.mark.parametrize(
    ("properties", "format_"),
    [
        ({}, "ninjs-1"),
        ({"standard": {"name": "ninjs", "version": "1.4"}, "bodies": []}, "ninjs-1"),
        ({"headlines": [{"value": "x"}]}, "ninjs-2"),
        ({"$standard": "ninjs 2.1"}, "ninjs-2"),
        ({"pubStatus": "usable", "bodies": []}, "ninjs-3"),
        ({"standard": {"version": "3.0"}}, "ninjs-3"),
    ],
)
def test_the_version_is_told_by_the_standard_or_the_property_names(properties: dict[str, Any], format_: str) -> None:
    assert item(**properties).format == format_


@pytest.mark.parametrize("number", [1, 2, 3])
def test_all_versions_say_the_same_in_their_own_words(number: int) -> None:
    head, sub, text = "Rubrik", "Underrubrik", "<p>Et.</p><p>To.</p>"
    spelled: dict[str, Any] = [
        {
            "headline": head, "description_text": sub, "body_html": text, "byline": "Ida Prøve",
            "pubstatus": "withheld", "embargoed": "2030-01-01T00:00:00Z", "ednote": "Note",
            "firstcreated": "2020-08-16T06:00:00Z",
            "subject": [{"code": "04011000", "scheme": "subj"}], "source": "AFP", "copyrightholder": "Ritzau",
        },
        {
            "headlines": [{"role": "main", "value": head}], "descriptions": [{"role": "text", "value": sub}],
            "bodies": [{"role": "html", "contenttype": "text/html", "value": text}], "by": "Ida Prøve",
            "pubstatus": "withheld", "embargoed": "2030-01-01T00:00:00Z", "ednote": "Note",
            "firstcreated": "2020-08-16T06:00:00Z", "subjects": [{"uri": "http://cv.iptc.org/newscodes/subjectcode/04011000"}],
            "infosources": [{"name": "AFP"}], "copyrightholder": "Ritzau",
        },
        {
            "headlines": [{"role": "main", "value": head}], "descriptions": [{"role": "text", "value": sub}],
            "bodies": [{"role": "html", "contentType": "text/html", "value": text}], "by": "Ida Prøve",
            "pubStatus": "withheld", "embargoedUntil": "2030-01-01T00:00:00Z", "edNote": "Note",
            "firstCreated": "2020-08-16T06:00:00Z", "subjects": [{"literal": "subj:04011000"}],
            "infoSources": [{"name": "AFP"}], "copyrightHolder": "Ritzau", "versionCreated": "2020-08-16T07:42:00Z",
            "versioncreated": None,
        },
    ][number - 1]  # fmt: skip
    got = item(**({"headline": None, "body_text": None} | spelled), version="2", located="Aarhus", urgency=3)
    assert (got.headline, got.lead, got.paragraphs, got.byline, got.ednote) == (
        head,
        sub,
        ("Et.", "To."),
        "Ida Prøve",
        "Note",
    )
    assert (got.status, got.embargo_until) == (Status.WITHHELD, datetime(2030, 1, 1, tzinfo=UTC))
    assert (got.version, got.version_text, got.dateline_place, got.urgency) == (2, "2", "Aarhus", 3)
    assert (got.provider, got.credit, got.source, got.language) == ("ritzau", "AFP", "AFP", "da")
    assert got.first_created == datetime(2020, 8, 16, 6, tzinfo=UTC)
    assert got.subjects == (Subject(scheme="subj", code="04011000"),)
    assert (got.format, got.body_html, got.warnings) == (f"ninjs-{number}", text, ())


@pytest.mark.parametrize(
    ("value", "status", "warnings"),
    [
        (None, Status.USABLE, []),
        ("usable", Status.USABLE, []),
        ("stat:Usable", Status.USABLE, []),
        ("withheld", Status.WITHHELD, []),
        ("canceled", Status.CANCELED, []),
        ("cancelled", Status.CANCELED, []),
        ("spiked-or-so", Status.WITHHELD, ["status_unknown"]),
    ],
)
def test_only_a_status_we_know_makes_a_story_public(value: str | None, status: Status, warnings: list[str]) -> None:
    got = item(pubstatus=value)
    assert (got.status, codes(got.warnings)) == (status, warnings)


@pytest.mark.parametrize("name", ["embargoed", "embargoedUntil", "embargoeduntil", "embargo"])
def test_an_embargo_in_every_spelling(name: str) -> None:
    assert item(**{name: "2099-01-01T01:00:00+01:00"}).embargo_until == datetime(2099, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "until", "status", "warnings"),
    [
        ("", None, Status.USABLE, ["embargo_empty"]),
        (False, None, Status.USABLE, []),
        ("2099-01-01", datetime(2099, 1, 1, 23, tzinfo=UTC), Status.USABLE, ["embargo_day"]),
        ("indtil videre", None, Status.WITHHELD, ["embargo_unreadable"]),
        (True, None, Status.WITHHELD, ["embargo_unreadable"]),
    ],
)
def test_an_embargo_never_leaks(value: Any, until: datetime | None, status: Status, warnings: list[str]) -> None:
    got = item(embargoed=value)
    assert (got.embargo_until, got.status, codes(got.warnings)) == (until, status, warnings)


def test_a_kill_with_an_unreadable_embargo_is_a_kill() -> None:
    assert item(embargoed="x", pubstatus="canceled").status is Status.CANCELED


@pytest.mark.parametrize(
    ("properties", "flags"),
    [
        ({}, (False, False)),
        ({"ednote": "Rettelse: navnet"}, (True, False)),
        ({"ednote": "KORREKTION - tallet"}, (True, False)),
        ({"edNote": "<p>Correction: the name</p>"}, (True, False)),
        ({"ednote": "Ingen rettelse"}, (False, False)),
        ({"headline": "RETTELSE: Rubrik"}, (False, False)),
        ({"signals": ["sig:correction", {"literal": "sig:update"}]}, (True, True)),
        ({"signals": [{"uri": "http://cv.iptc.org/newscodes/signal/update"}]}, (False, True)),
        ({"operation": "correct"}, (True, False)),
        ({"correction_sequence": 1}, (True, False)),
    ],
)
def test_corrections_and_updates_are_what_the_file_calls_so(
    properties: dict[str, Any], flags: tuple[bool, bool]
) -> None:
    got = item(**properties)
    assert (got.is_correction, got.is_update) == flags


def test_other_stories_that_it_replaces_or_comes_from() -> None:
    got = item(replacing=["a", {"uri": "b"}, BASE["uri"], "a"], evolvedfrom="c", revisions=[{"uri": "d"}, BASE["uri"]])
    assert got.replaces == ("a", "b")
    assert got.related == (Related(rel="evolvedFrom", guid="c"), Related(rel="revision", guid="d"))
    assert got.is_update


@pytest.mark.parametrize(
    ("value", "number", "text"),
    [
        (None, 1, None),
        ("", 1, None),
        (7, 7, "7"),
        (2.0, 2, "2"),
        ("04", 4, "04"),
        (978556838, 978556838, "978556838"),
        ("2b", None, "2b"),
        ("-1", None, "-1"),
        (10**30, None, "1" + "0" * 30),
        (1e400, None, "inf"),
        ("²", None, "²"),
        (True, 1, None),
    ],
)
def test_versions_are_kept_as_text_and_compared_when_they_are_numbers(
    value: Any, number: int | None, text: str | None
) -> None:
    got = story(json.dumps(BASE | {"version": value}).replace("Infinity", "1e400"), "a.json")
    assert (got.version, got.version_text) == (number, text)


@pytest.mark.parametrize(
    ("properties", "moment", "warnings"),
    [
        ({"versioncreated": "Last Tuesday"}, None, ["date_unreadable"]),
        ({"versioncreated": "2019-09-24"}, "2019-09-24", []),
        ({"versioncreated": "2019-09"}, "2019-09", []),
        ({"versioncreated": "2019"}, "2019", []),
        ({"versioncreated": None}, None, ["date_missing"]),
        ({"versioncreated": ""}, None, ["date_missing"]),
        (
            {"versioncreated": None, "contentcreated": "2019-09-24T10:00:00+0000"},
            "2019-09-24T10:00:00Z",
            ["date_of_creation"],
        ),
        ({"versioncreated": "2019-09-24T10:00:00"}, "2019-09-24T08:00:00Z", []),
    ],
)
def test_the_date_is_as_precise_as_it_is_written(
    properties: dict[str, Any], moment: str | None, warnings: list[str]
) -> None:
    got = item(**properties)
    assert (got.published.isoformat() if got.published else None, codes(got.warnings)) == (moment, warnings)


def test_a_time_without_offset_is_the_providers() -> None:
    got = item(uri="urn:newsml:stt.fi:2020:1", versioncreated="2020-08-16T10:00:00", language="fi-FI")
    assert got.published is not None
    assert (got.published.isoformat(), got.timezone_assumed) == ("2020-08-16T07:00:00Z", True)


@pytest.mark.parametrize(
    ("properties", "paragraphs"),
    [
        ({"body_html": "<p>HTML</p>", "body_xhtml": "<p>XHTML</p>"}, ("HTML",)),
        ({"body_html": "<p> </p>", "body_xhtml": "<p>XHTML</p>"}, ("XHTML",)),
        ({"body_html5": "<!doctype html><body><h1>Rubrik</h1><p>HTML5</p>"}, ("HTML5",)),
        ({"body_text": "Et.\n\nTo\nmed linjer."}, ("Et.", "To med linjer.")),
        ({"body_text": "<b>ikke</b> HTML"}, ("<b>ikke</b> HTML",)),
        ({"body_text": None, "body_egen": "<p>Fri endelse</p>"}, ("Fri endelse",)),
        ({"body_text": None, "body_nitf": "<nitf>x</nitf>", "body_zz": "Fri tekst"}, ("Fri tekst",)),
        ({"body_text": "Et.\n\n/ritzau/"}, ("Et.",)),
        ({"body_text": "Et.\n\nTo. /ritzau/"}, ("Et.", "To.")),
        ({"body_text": "Lead.\n\nEt.", "description_text": "Lead."}, ("Et.",)),
        (
            {"bodies": [{"role": "text", "value": "Tekst"},
                        {"role": "ttnitf", "contenttype": "text/xml", "value": "<x>"},
                        {"role": "xhtml", "value": "<body><p>XHTML</p></body>"}]},
            ("XHTML",),
        ),
        ({"bodies": [{"role": "text", "value": "Ren"}, {"role": "private", "value": "Tlf. 12345678"}]}, ("Ren",)),
        ({"body_text": None, "bodies": [{"role": "contacts", "value": "Tlf. 12345678"}]}, ()),
        ({"bodies": ["ikke et objekt", {"value": 7}, {"value": "<p>Gættet</p>"}]}, ("Gættet",)),
    ],
)  # fmt: skip
def test_of_all_the_dresses_of_the_text_one_is_read(properties: dict[str, Any], paragraphs: tuple[str, ...]) -> None:
    assert item(**properties).paragraphs == paragraphs


@pytest.mark.parametrize(
    ("properties", "byline", "credit"),
    [
        ({}, None, None),
        ({"byline": "Ida Prøve"}, "Ida Prøve", None),
        ({"byline": "Ida Prøve, Ritzau"}, "Ida Prøve, Ritzau", None),
        ({"byline": "Ritzau"}, None, "Ritzau"),
        ({"byline": "/ritzau/AFP"}, None, "/ritzau/AFP"),
        ({"byline": "Reuters og AFP", "source": "Ritzau"}, None, "Ritzau"),
        ({"authors": [{"name": "Ida Prøve"}, {"name": "Ole Test"}]}, "Ida Prøve, Ole Test", None),
        ({"byline": "<b>Ida</b> Prøve"}, "Ida Prøve", None),
        ({"body_text": "Et.\n\n/ritzau/"}, None, "/ritzau/"),
        ({"body_text": "Et.\n\n/ritzau/AFP", "source": "Ritzau"}, None, "/ritzau/AFP"),
        ({"body_text": "Et.\n\n/ritzau/", "source": "Ritzau"}, None, "Ritzau"),
        ({"infosources": [{"name": "AFP"}, {"literal": "Ritzau"}]}, None, "AFP, Ritzau"),
        ({"copyrightholder": "Ritzau"}, None, "Ritzau"),
    ],
)
def test_people_are_bylines_and_agencies_are_credits(
    properties: dict[str, Any], byline: str | None, credit: str | None
) -> None:
    got = item(**properties)
    assert (got.byline, got.credit) == (byline, credit)


@pytest.mark.parametrize(
    ("properties", "provider"),
    [
        ({"uri": "urn:newsml:dpa.com:20090101:1", "source": "AFP"}, "dpa"),
        ({"uri": "http://ritzau.dk/nyhed/1"}, "ritzau"),
        ({"uri": "tag:api.tt.se,2020:1"}, "tt"),
        ({"uri": "urn:newsml:nordvest-nyt.example:1", "copyrightholder": "Andet"}, "nordvest-nyt"),
        ({"uri": "urn:newsml:localhost:2020:1", "source": "NTB"}, "ntb"),
        ({"uri": "9a6955fc", "infosources": [{"name": "Agence France-Presse"}]}, "afp"),
        ({"uri": "9a6955fc", "copyrightholder": "Ærø Avis ApS"}, "aeroe-avis-aps"),
        ({"uri": "9a6955fc"}, "unknown"),
        ({"uri": None, "guid": "urn:newsml:ntb.no:1"}, "ntb"),
    ],
)
def test_the_provider_is_whose_identifier_it_is(properties: dict[str, Any], provider: str) -> None:
    assert item(**properties).provider == provider


def test_a_kill_without_credits_has_the_identity_of_its_story() -> None:
    full = item(uri="urn:newsml:kyst.example:1", source="Kystbureauet", copyrightholder="Nordvest Nyt")
    kill = story('{"uri": "urn:newsml:kyst.example:1", "pubstatus": "canceled"}', "b.json")
    assert (kill.provider, kill.guid) == (full.provider, full.guid)
    assert (kill.status, kill.headline, kill.paragraphs) == (Status.CANCELED, None, ())


@pytest.mark.parametrize(
    ("properties", "name"),
    [
        ({"copyrightholder": "Nordvest Nyt"}, "Nordvest Nyt"),
        ({"copyrightHolder": " Nordvest\nNyt "}, "Nordvest Nyt"),
        ({"infosources": [{"role": "source", "name": "Nordvest-Nyt"}]}, "Nordvest-Nyt"),
        (
            {"infoSources": [{"name": "AFP"}, {"name": "Nordvest Nyt"}], "copyrightHolder": "NORDVESTNYT"},
            "Nordvest Nyt",
        ),
        ({"source": "Nordvest Nyt"}, "Nordvest Nyt"),
        ({"copyrightholder": "Kystbureauet"}, None),
        ({}, None),
    ],
)
def test_an_agency_we_do_not_know_is_called_as_the_file_calls_it(properties: dict[str, Any], name: str | None) -> None:
    got = item(uri="urn:newsml:nordvestnyt.example:1", **properties)
    assert (got.provider, got.provider_name) == ("nordvestnyt", name)


def test_an_agency_we_know_needs_no_name_from_the_file() -> None:
    assert item(copyrightholder="RITZAU").provider_name is None


def test_a_provider_chosen_by_a_person_overrules() -> None:
    assert story(json.dumps(BASE), "a.json", provider="tt").provider == "tt"


def test_subjects_are_codes_sections_or_keywords() -> None:
    got = item(
        subject=[
            {"code": "20000002", "name": "kunst"},
            {"code": "medtop:20000002"},
            {"code": "04000000", "scheme": "http://cv.iptc.org/newscodes/mediatopic/", "name": "økonomi"},
            {"code": "04000000", "scheme": "subj"},
            {"qcode": "subj:04011000"},
            {"literal": "TT:11000000:POL"},
            {"literal": "Innenriks"},
            {"literal": "vejret"},
            "løst ord",
            {"code": "123456789"},
        ],
        keywords="is, sne,is",
    )
    assert got.subjects == (
        Subject(scheme="medtop", code="20000002", name="kunst"),
        Subject(scheme="medtop", code="04000000", name="økonomi"),
        Subject(scheme="subj", code="04000000"),
        Subject(scheme="subj", code="04011000"),
        Subject(scheme="subj", code="11000000"),
    )
    assert (got.section, got.keywords) == ("Innenriks", ("is", "sne", "vejret", "løst ord"))


@pytest.mark.parametrize(
    ("value", "language", "warnings"),
    [
        ("da", "da", []),
        ("da_dk", "da-DK", []),
        ("SWE", "sv", []),
        ("zh-hant-tw", "zh-Hant-TW", []),
        ("dansk", "da", ["language_unknown"]),
        (None, "da", []),
    ],
)
def test_the_language_is_a_tag_or_the_agencys_own(value: str | None, language: str, warnings: list[str]) -> None:
    got = item(language=value)
    assert (got.language, codes(got.warnings)) == (language, warnings)


def test_a_press_release_is_not_called_danish() -> None:
    assert item(creditline="Via Ritzau").language is None
    assert item(section="Int. Pressemed.").language is None


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("Aarhus", "Aarhus"),
        ({"name": "Oslo"}, "Oslo"),
        ("2020-08-16T07:42:00Z", None),
        ("", None),
        (["Rom", "Paris"], "Rom, Paris"),
    ],
)
def test_a_time_stamp_is_no_town(value: Any, place: str | None) -> None:
    assert item(located=value).dateline_place == place
    assert item(dateline={"located": {"city": "Skagen"}}).dateline_place == "Skagen"


@pytest.mark.parametrize(
    ("value", "urgency"), [(1, 1), ("9", 9), (3.0, 3), (0, None), (10, None), ("høj", None), (True, None)]
)
def test_urgency_is_one_to_nine(value: Any, urgency: int | None) -> None:
    assert item(urgency=value).urgency == urgency


def test_terms_that_forbid_archiving_are_shown_to_the_editor() -> None:
    assert codes(item(usageterms="NO ARCHIVAL USE").warnings) == ["no_archival_use"]
