"""Ritzau RBNews: single stories, the queue, and what its service gets wrong."""

import json
from html import escape
from typing import Any

import pytest

from articles.story import Related, Status, Story, Subject
from articles.wire.as_json import story_to_json
from tests.wire.reading import SHARED, codes, needs_shared, read, refusal, story

GUID = "0f3b1c52-7a6e-4c7b-9d0c-2f5a3b8e1a01"
OTHER = "6d1f0d8e-0f64-4c1b-8a53-1d7c0f9b2c02"
THIRD = "7d1f0d8e-0f64-4c1b-8a53-1d7c0f9b2c03"
ARRAYS = 'xmlns:a="http://schemas.microsoft.com/2003/10/Serialization/Arrays"'


def news(**fields: Any) -> str:
    """One RBNews; a field that begins with an angle bracket in a list ([xml]) is put in as it is."""
    told = {
        "NewsID": GUID,
        "PublishDate": "2021-01-14T13:09:07",
        "headline": "Rubrik",
        "origin": "/ritzau/",
        "content": "<p>Tekst.</p>",
        **fields,
    }
    inner = (
        f"<{name}>{value[0] if isinstance(value, list) else escape(str(value))}</{name}>"
        for name, value in told.items()
        if value is not None
    )
    return f"<RBNews>{''.join(inner)}</RBNews>"


def queue(*items: str, error: str = "0", message: str = "") -> str:
    """The answer of the queue service, whose outer elements have another namespace than its stories."""
    return (
        '<XMLNewsQueuedResponse xmlns="http://tempuri.org/"><XMLNewsQueuedResult>'
        f'<error xmlns="">{error}</error><errormsg xmlns="">{message}</errormsg>'
        f'<ListOfRBNews xmlns="">{"".join(items)}</ListOfRBNews></XMLNewsQueuedResult></XMLNewsQueuedResponse>'
    )


def one(**fields: Any) -> Story:
    return story(news(**fields), "news.xml")


def test_a_misspelt_nil_and_an_empty_element_are_nothing() -> None:
    xml = (
        '<RBNews xmlns:i="http://www.w3.org/2001/XMLSchema-insance"><NewsID>1</NewsID><headline i:nil="true"/>'
        '<subtitle i:nil="true"/><byLine> </byLine><content>&lt;p&gt;Tekst.&lt;/p&gt;</content></RBNews>'
    )
    told = story(xml)
    assert (told.headline, told.lead, told.byline, told.paragraphs) == (None, None, None, ("Tekst.",))
    assert codes(told.warnings) == ["date_missing"]


@pytest.mark.parametrize(
    ("date", "published", "precision"),
    [
        ("2018-01-30T17:32:18.397", "2018-01-30T16:32:18.397Z", "millisecond"),
        ("2018-01-31T18:45:36.73", "2018-01-31T17:45:36.730Z", "millisecond"),
        ("2021-09-14T13:09:07.1234567", "2021-09-14T11:09:07.123Z", "millisecond"),
        ("2021-09-14T00:05:00", "2021-09-13T22:05:00Z", "second"),
        ("2021-09-14T13:09:07+02:00", "2021-09-14T11:09:07Z", "second"),
    ],
)
def test_times_are_of_copenhagen(date: str, published: str, precision: str) -> None:
    told = one(PublishDate=date)
    assert told.published is not None
    assert (told.published.isoformat(), told.published.precision.value) == (published, precision)
    assert told.timezone_assumed is not ("+" in date)


@pytest.mark.parametrize(
    ("date", "code"),
    [
        ("2023-10-29T02:30:00", "hour_twice"),
        ("2024-03-31T02:30:00", "hour_missing"),
        ("3013-07-07T15:06:01", "date_in_future"),
        ("i går kl. 12", "date_unreadable"),
        ("0001-01-01T00:00:00", "date_unreadable"),
        (None, "date_missing"),
    ],
)
def test_odd_dates_are_said(date: str | None, code: str) -> None:
    assert codes(one(PublishDate=date).warnings) == [code]


@pytest.mark.parametrize(
    ("content", "paragraphs", "credit"),
    [
        ("<P></P>\r\n\t<P>Et.<br /></P> <p>- To.</p><p>/ritzau/</p>", ("Et.", "- To."), "/ritzau/"),
        ("<p>Et. /ritzau/</p>", ("Et.",), "/ritzau/"),
        ("<p>Et.</p><p>/ritzau/AFP</p>", ("Et.",), "/ritzau/AFP"),
        ("Første linje.<br/><br/>Anden linje.<br />/ritzau/", ("Første linje.", "Anden linje."), "/ritzau/"),
        ("<p>A &amp;apos;b&amp;apos; &amp;amp; c</p>", ("A 'b' & c",), "/ritzau/"),
        ("<p>Koden &lt;script&gt; er tekst</p>", ("Koden <script> er tekst",), "/ritzau/"),
        ("<p>Â£4 million</p>", ("£4 million",), "/ritzau/"),
        ("<p>A</p><table><tr><td>FCK</td><td>72</td></tr></table>", ("A", "FCK\t72"), "/ritzau/"),
        ("&lt;p&gt;Et.&lt;/p&gt;&lt;p&gt;To.&lt;/p&gt;", ("Et.", "To."), "/ritzau/"),
        ("Et &amp; to.\n\nTre &oslash;er, AT&T.", ("Et & to.", "Tre øer, AT&T."), "/ritzau/"),
        (["<p>Ikke <b>undveget</b>.</p><P>To.</P>"], ("Ikke undveget.", "To."), "/ritzau/"),
    ],
)
def test_content_becomes_paragraphs(content: Any, paragraphs: tuple[str, ...], credit: str) -> None:
    told = one(content=content)
    assert (told.paragraphs, told.credit) == (paragraphs, credit)


def test_a_text_escaped_twice_is_cleaned_like_any_other() -> None:
    told = one(content="&lt;p&gt;Et &lt;script&gt;x()&lt;/script&gt;&lt;/p&gt;")
    assert told.body_html == "<p>Et</p>"
    assert codes(told.warnings) == ["escaped_twice", "active_content"]


def test_a_subtitle_is_plain_text() -> None:
    told = one(subtitle="Den&apos;s &amp;amp; godt.<br />", content="<p>Den's & godt.</p><p>Mere.</p>")
    assert (told.lead, told.paragraphs) == ("Den's & godt.", ("Mere.",))


def test_a_byline_is_a_person_and_contacts_are_private() -> None:
    told = one(byLine="Ida Prøve", byLineEmail="ida@example.com", byLinePhone="00000000")
    assert (told.byline, told.ednote, told.ednote_private) == ("Ida Prøve", None, "ida@example.com\n00000000")
    told = one(byLine="Ritzau", origin=None)
    assert (told.byline, told.credit) == (None, "Ritzau")


def test_a_note_to_editors_keeps_its_lines() -> None:
    told = one(TilRedaktionen="<p>Et.<br />To.</p><p>Tre.</p>")
    assert (told.ednote, told.public_note, told.is_correction) == ("Et.\nTo.\nTre.", None, False)


def test_subject_codes_get_their_leading_zero_back() -> None:
    ints = "".join(f"<a:int>{code}</a:int>" for code in (4000000, 15000000, 4000000, 0, 20000256, -7, 123456789))
    told = one(IPTCList=[ints.replace("a:int", "int")])
    wanted = [("subj", "04000000"), ("subj", "15000000"), ("medtop", "20000256")]
    assert told.subjects == tuple(Subject(scheme=scheme, code=code) for scheme, code in wanted)


def test_the_keyword_line_gives_keywords() -> None:
    told = one(strapline="NET/FORSVAR/SATELLIT/", SubjectKeyword=["<s>Rumfart</s><s>17</s><s>NET</s>"])
    assert told.slugline == "NET/FORSVAR/SATELLIT/"
    assert told.keywords == ("NET", "FORSVAR", "SATELLIT", "Rumfart")


@pytest.mark.parametrize(("priority", "urgency"), [("4", 4), (" 1 ", 1), ("0", None), ("12", None), ("x", None)])
def test_priority_is_urgency(priority: str, urgency: int | None) -> None:
    assert one(Priority=priority).urgency == urgency


@pytest.mark.parametrize(
    ("fields", "language"),
    [
        ({}, "da"),
        ({"origin": "Via Ritzau"}, None),
        ({"section": "Int. Pressemed."}, None),
        ({"format": "inpublic"}, None),
        ({"strapline": "---PRESSEMEDDELELSE---"}, None),
    ],
)
def test_a_press_release_has_no_assumed_language(fields: dict[str, str], language: str | None) -> None:
    told = one(**fields)
    assert (told.language, told.language_is_assumed) == (language, language is not None)


@pytest.mark.parametrize("guid", ["", "0", "false", "00000000-0000-0000-0000-000000000000", GUID])
def test_no_number_and_the_own_number_replace_nothing(guid: str) -> None:
    told = one(replacedID=guid, Replaces=guid, Related=guid)
    assert (told.replaces, told.related) == ((), ())


def test_replaced_and_related_stories() -> None:
    told = one(replacedID=OTHER, Replaces=OTHER, Related=[f"<g>{OTHER}</g><g>{THIRD}</g>"])
    assert told.replaces == (OTHER,)
    assert told.related == (Related(rel="seeAlso", guid=THIRD),)
    assert one(Replaces=f"{OTHER}; {THIRD}").replaces == (OTHER, THIRD)


def test_flags() -> None:
    told = one(NyVersion="true", Korrektion="1", Annuleret="false", version="7")
    assert (told.is_update, told.is_correction, told.status, told.version) == (True, True, Status.USABLE, 7)
    assert one(TilRedaktionen="<p>Rettelse: Ærø, ikke Samsø.</p>").is_correction


def test_a_kill_may_be_empty() -> None:
    told = one(Annuleret="true", headline=None, content="")
    assert (told.status, told.paragraphs, told.headline) == (Status.CANCELED, (), None)


def test_a_story_with_only_a_headline_is_kept_and_one_with_nothing_is_not() -> None:
    assert codes(one(content="").warnings) == ["headline_only"]
    (rejected,) = read(news(content="", headline=None, ContentShort="Kort")).rejected
    assert (rejected.item, rejected.guid, rejected.reason.code) == (1, GUID, "no_text")


def test_one_bad_story_does_not_stop_the_queue() -> None:
    deep = "<div>" * 200
    reading = read(queue(news(), news(NewsID=None), news(NewsID="x" * 501), news(content=deep), news(NewsID=OTHER)))
    assert [(taken.item, taken.story.guid) for taken in reading.taken] == [(1, GUID), (5, OTHER)]
    assert [(item.item, str(item.reason)) for item in reading.rejected] == [
        (2, 'Ritzau RBNews: item 2 of 5 has no "NewsID".'),
        (3, "The identifier is too long (more than 500 characters)."),
        (4, "Too deeply nested."),
    ]


def test_an_error_of_the_service_is_shown() -> None:
    words = refusal(queue(news(), error="17", message="Ukendt kunde"))
    assert words == "The agency's service answered with error 17 instead of stories: Ukendt kunde"
    assert refusal(queue()) == "The file is a list of stories, but there is none in it."
    assert len(read(queue(news(), error="0")).taken) == 1


def test_a_list_is_found_in_any_envelope() -> None:
    envelope = f'<s:Envelope xmlns:s="urn:soap"><s:Body>{queue(news())}</s:Body></s:Envelope>'
    assert len(read(envelope).taken) == 1


def test_a_person_may_choose_the_provider() -> None:
    assert story(news(), provider="ntb").provider == "ntb"


@needs_shared
@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("c02_ritzau_v2_ny_version.xml", {"version": 2, "is_update": True}),
        ("c03_ritzau_v3_korrektion.xml", {"version": 3, "is_correction": True, "ednote": "Rettelse: Ærø, ikke Samsø."}),
        ("c04_ritzau_v4_annulleret.xml", {"version": 4, "status": "canceled", "paragraphs": []}),
        ("c05_ritzau_new_guid_replaces.xml", {"replaces": ["11111111-2222-4333-8444-555555555555"]}),
        ("e01_ritzau_script.xml", {"paragraphs": ["Hej link"]}),
        (
            "e02_ritzau_escaped_script_text.xml",
            {"paragraphs": ["Koden &lt;script&gt;alert(1)&lt;/script&gt; er tekst"]},
        ),
        ("e05_ritzau_table.xml", {"paragraphs": ["FCK\t72\t271"]}),
        ("b16_xml_declared_utf8_is_latin1.xml", {"charset_used": "windows-1252", "headline": "Prøvehistorie om Ærø"}),
    ],
)
def test_odd_files(name: str, wanted: dict[str, Any]) -> None:
    told = story((SHARED / "samples-bad" / name).read_bytes(), name)
    shown = json.loads(json.dumps(story_to_json(told, raw_file=name, raw_sha256="")))
    assert {field: shown[field] for field in wanted} == wanted
