"""NewsML-G2: items and messages, fields, notes, links. tests/wire/test_newsml_g2_content.py holds the renditions."""

import pytest

from articles.story import Related, Status, Subject
from tests.wire.newsml import GUID, NS, item, message, one
from tests.wire.reading import codes, read, refusal, story


@pytest.mark.parametrize("xml", [f'<x:newsItem xmlns:x="{NS}" guid="1"/>', f'<newsItem xmlns="{NS}" guid="1"/>'])
def test_an_item_in_the_namespace_is_recognised_under_any_prefix(xml: str) -> None:
    (rejected,) = read(xml).rejected
    assert (rejected.guid, rejected.reason.code) == ("1", "no_text")


def test_a_message_without_namespace_is_read_by_its_parts() -> None:
    assert len(read(f"<newsMessage><itemSet>{item()}</itemSet></newsMessage>").taken) == 1
    assert refusal("<newsItem><x/></newsItem>").startswith("Unknown XML (root element newsItem).")
    assert refusal(f'<newsMessage xmlns="{NS}"/>') == "The file is a list of stories, but there is none in it."


def test_items_that_are_no_text_are_skipped_with_the_reason() -> None:
    skipped = ["ninat:picture", "icls:video", "http://cv.iptc.org/newscodes/ninature/audio"]
    kinds = [
        *(
            item(f'<itemClass qcode="{kind}"/>' if ":/" not in kind else f'<itemClass uri="{kind}"/>')
            for kind in skipped
        ),
        "<packageItem/>",
        '<planningItem guid="p"/>',
        item('<itemClass qcode="icls:text"/>'),
        item(),
        item(guid=None),
        item(text="", content=""),
    ]
    reading = read(message(*kinds))
    assert [(each.item, str(each.reason)) for each in reading.skipped] == [
        (1, "An item of type picture is not text."),
        (2, "An item of type video is not text."),
        (3, "An item of type audio is not text."),
        (4, "An item of type packageItem is not text."),
        (5, "An item of type planningItem is not text."),
    ]
    assert [each.item for each in reading.taken] == [6, 7]
    assert [(each.item, str(each.reason)) for each in reading.rejected] == [
        (8, 'NewsML-G2: item 8 of 9 has no "guid".'),
        (9, "There is no text and no headline."),
    ]


@pytest.mark.parametrize(
    ("provider", "guid", "code", "name"),
    [
        ('<provider qcode="nprov:dpa"><name>Deutsche Presse-Agentur GmbH</name></provider>', "x", "dpa", None),
        ('<provider literal="reuters.com"/>', "x", "reuters", None),
        ("<provider><name>ANSA</name></provider>", "x", "ansa", None),
        ('<provider qcode="p:z0"><name>Sheep Stats</name></provider>', "tag:ap.org,2021:1", "ap", None),
        ('<provider qcode="p:z0"><name>Sheep Stats</name></provider>', "x", "sheep-stats", "Sheep Stats"),
        ('<provider qcode="p:sheep"><name>Sheep Stats</name></provider>', "x", "sheep", "Sheep Stats"),
        ("", "urn:newsml:tna.example:1", "tna", None),
        ("", "x", "unknown", None),
    ],
)
def test_the_provider(provider: str, guid: str, code: str, name: str | None) -> None:
    told = one(provider=provider, guid=guid)
    assert (told.provider, told.provider_name) == (code, name)
    assert story(item(provider=provider, guid=guid), provider="ntb").provider == "ntb"


@pytest.mark.parametrize(
    ("attributes", "version"),
    [("", (1, None)), ('version="978556838"', (978556838, "978556838")), ('version="2a"', (None, "2a"))],
)
def test_versions(attributes: str, version: tuple[int | None, str | None]) -> None:
    told = one(attributes=attributes)
    assert (told.version, told.version_text) == version


@pytest.mark.parametrize(
    ("status", "wanted"),
    [
        ("", Status.USABLE),
        ('<pubStatus qcode="stat:withheld"/>', Status.WITHHELD),
        ('<pubStatus qcode="stat:canceled"/>', Status.CANCELED),
        ('<pubStatus qcode="x:cancelled"/>', Status.CANCELED),
        ('<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>', Status.CANCELED),
        ('<pubStatus qcode="stat:what"/>', Status.WITHHELD),
    ],
)
def test_status(status: str, wanted: Status) -> None:
    assert one(status).status is wanted


def test_a_kill_may_be_empty() -> None:
    assert one('<pubStatus qcode="stat:canceled"/>', "", text="<inlineXML/>").status is Status.CANCELED


@pytest.mark.parametrize(
    ("when", "content", "published", "said"),
    [
        ("<versionCreated>2021-07-01T12:00:00+0100</versionCreated>", "", "2021-07-01T11:00:00Z", []),
        (
            "<versionCreated/>",
            "<contentCreated>2021-07-01T09:00:00Z</contentCreated><contentModified>2021-07-01T10:00:00Z</contentModified>",
            "2021-07-01T10:00:00Z",
            ["date_of_creation"],
        ),
        (
            "<versionCreated>soon</versionCreated>",
            "<contentCreated>2021-07-01</contentCreated>",
            "2021-07-01",
            ["date_unreadable", "date_of_creation"],
        ),
        ("", "", "2021-07-02T00:00:00Z", []),
    ],
)
def test_when_this_version_was_sent(when: str, content: str, published: str, said: list[str]) -> None:
    told = one("", f"<headline>R</headline>{content}", when=when, header="<sent>2021-07-02T00:00:00Z</sent>")
    assert told.published is not None
    assert (told.published.isoformat(), codes(told.warnings)) == (published, said)


def test_no_date_at_all_is_said() -> None:
    assert codes(one(when="").warnings) == ["date_missing"]
    assert codes(one(when="<versionCreated>soon</versionCreated>").warnings) == ["date_unreadable"]


def test_a_time_without_offset_is_the_providers() -> None:
    told = one(provider='<provider literal="STT"/>', when="<versionCreated>2017-01-31T21:52:11</versionCreated>")
    assert told.published is not None
    assert (told.published.isoformat(), told.timezone_assumed) == ("2017-01-31T19:52:11Z", True)


@pytest.mark.parametrize(
    ("embargo", "until", "status", "said"),
    [
        ("<embargoed>2031-03-02T12:00:00Z</embargoed>", "2031-03-02T12:00:00+00:00", Status.USABLE, []),
        ("<embargoed/>", None, Status.USABLE, ["embargo_empty"]),
        ("<embargoed>noon</embargoed>", None, Status.WITHHELD, ["embargo_unreadable"]),
        ("<embargoed>2021-03-02</embargoed>", "2021-03-02T23:00:00+00:00", Status.USABLE, ["embargo_day"]),
    ],
)
def test_embargo(embargo: str, until: str | None, status: Status, said: list[str]) -> None:
    told = one(embargo)
    assert (told.embargo_until and told.embargo_until.isoformat(), told.status) == (until, status)
    assert codes(told.warnings) == said


@pytest.mark.parametrize(
    ("content", "headline", "lead"),
    [
        ('<headline rank="3">C</headline><headline rank="1">A</headline><headline rank="2">B</headline>', "A", None),
        ('<headline role="hld:subHeadline">B</headline><headline>A</headline>', "A", "B"),
        ('<headline>A</headline><headline role="hld:subHeadline">A</headline>', "A", None),
        ('<headline role="x:kicker">C</headline>', "Titel", None),
        ('<headline>A</headline><description role="drol:summary">S</description>', "A", "S"),
        ('<headline>A</headline><description role="drol:caption">S</description>', "A", None),
        (
            '<headline>A</headline><description role="drol:summary"/><description role="x:teaser">T</description>',
            "A",
            "T",
        ),
        ("<headline>A</headline><description>S</description>", "A", None),
    ],
)
def test_headline_and_lead(content: str, headline: str, lead: str | None) -> None:
    told = one("<title>Titel</title>", content)
    assert (told.headline, told.lead) == (headline, lead)


@pytest.mark.parametrize(
    ("content", "byline"),
    [
        ("<by>ANTTI AUTIO, HETA HASSINEN </by>", "ANTTI AUTIO, HETA HASSINEN"),
        ("<by>By Ida Prov/TT</by>", "Ida Prov"),
        ("<by>Von Max Muster und Eva Muster, dpa</by>", "Max Muster und Eva Muster"),
        ("<by>Ida Prov / Per Prov</by>", "Ida Prov / Per Prov"),
        ("<by/><creator qcode='x:prov.ida'><name>prov.ida</name></creator>", None),
        ("<creator literal='VRG'><name>VRG</name></creator>", None),
        ("<creator uri='x'><name>Meredith O'Hara-Jameson</name></creator>", "Meredith O'Hara-Jameson"),
        ("<creator type='cpnat:organisation'><name>Sheep Stats</name></creator>", None),
        ("<infoSource><name>Sheep Stats</name></infoSource><creator><name>Sheep Stats</name></creator>", None),
        ("<by>AFP</by>", None),
    ],
)
def test_a_byline_is_a_person(content: str, byline: str | None) -> None:
    assert one("", f"<headline>R</headline>{content}").byline == byline


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("<dateline>Rom (dpa) - </dateline>", "Rom"),
        ("<dateline>FORT WASHINGTON, Pa.</dateline><located><name>Pittsburgh</name></located>", "FORT WASHINGTON, Pa."),
        ("<dateline>2016-01-05T10:00:00Z</dateline><located literal='London'/>", "London"),
        ("<dateline>LONDON, Jan 5 (Reuters)</dateline>", "LONDON"),
        ("<dateline>2016-01-05</dateline>", None),
        ("<located type='cptype:country' literal='Italien'/><located type='cptype:city' literal='Rom'/>", "Rom"),
        ("<located type='loctyp:City'><name/></located>", None),
    ],
)
def test_the_place_is_a_town(content: str, place: str | None) -> None:
    assert one("", f"<headline>R</headline>{content}").dateline_place == place


@pytest.mark.parametrize(
    ("content", "rights", "credit", "source"),
    [
        ("<creditline>STT–</creditline>", "", "STT", None),
        ("<infoSource><name>Sheep Stats</name></infoSource>", "", "Sheep Stats", "Sheep Stats"),
        ("", '<copyrightHolder literal="ANSA"/>', "ANSA", None),
        ("", "", None, None),
    ],
)
def test_credit_and_source(content: str, rights: str, credit: str | None, source: str | None) -> None:
    told = one("", f"<headline>R</headline>{content}", rights=rights, provider='<provider literal="ANSA"/>')
    assert (told.credit, told.source) == (credit, source)


@pytest.mark.parametrize(
    ("attributes", "content", "language", "said"),
    [
        ('xml:lang="swe"', "<language tag='sv'/>", "sv", []),
        ('xml:lang="swe"', "", "sv", []),
        ('xml:lang="fi-FI"', "<language tag=''/>", "fi-FI", []),
        ('xml:lang="da"', "<language tag='dansk!'/>", "da", ["language_unknown"]),
        ("", "", "de", []),
    ],
)
def test_language(attributes: str, content: str, language: str, said: list[str]) -> None:
    told = one("", f"<headline>R</headline>{content}", attributes=attributes, provider="<provider literal='dpa'/>")
    assert (told.language, codes(told.warnings)) == (language, said)
    assert told.language_is_assumed is not bool(attributes)


def test_subjects_are_iptc_numbers_each_once() -> None:
    subjects = [
        "<subject qcode='medtop:20000256'><name>Energie</name><sameAs qcode='subj:04005000'/></subject>",
        "<subject qcode='x:332'><name>Öl</name><broader qcode='medtop:20000209'/></subject>",
        "<subject qcode='x:333'><sameAs qcode='x:1'/><sameAs qcode='subj:04000000'/></subject>",
        "<subject type='cpnat:abstract' qcode='sttsubj:11000000'><name>Politiikka</name></subject>",
        "<subject qcode='sttsubj:11000000'/>",
        "<subject qcode='medtop:04000000'/>",
        "<subject literal='TT:02000000:LAG'/>",
        "<subject uri='http://cv.iptc.org/newscodes/mediatopic/20000003'/>",
        "<subject type='cpnat:geoArea' qcode='place:12345678'/>",
        "<subject qcode='ap:5234f3f088e910048f12345678a9bd'/>",
        "<subject qcode='sttdepartment:9'><name>Kotimaa</name></subject>",
    ]
    told = one("", f"<headline>R</headline>{''.join(subjects)}<keyword>Te</keyword><keyword/><keyword>Te</keyword>")
    assert told.subjects == (
        Subject(scheme="medtop", code="20000256", name="Energie"),
        Subject(scheme="subj", code="04000000"),
        Subject(scheme="subj", code="11000000", name="Politiikka"),
        Subject(scheme="medtop", code="04000000"),
        Subject(scheme="subj", code="02000000"),
        Subject(scheme="medtop", code="20000003"),
    )
    assert (told.section, told.keywords) == ("Kotimaa", ("Te",))


@pytest.mark.parametrize(
    ("content", "header", "urgency"),
    [
        ("<urgency>3</urgency>", "<priority>5</priority>", 3),
        ("<urgency/>", "<priority>5</priority>", 5),
        ("<urgency>0</urgency>", "", None),
    ],
)
def test_urgency(content: str, header: str, urgency: int | None) -> None:
    assert one("", f"<headline>R</headline>{content}", header=header).urgency == urgency


def test_notes_are_sorted_by_whom_they_are_for() -> None:
    told = one(
        '<edNote role="sttnote:private">Privat</edNote><edNote role="sttnote:public">Korjattu: x.</edNote>'
        '<edNote role="x:notforpublication">Ring 0</edNote>'
        '<edNote role="x:closingline">dpa ab n1</edNote><edNote pubconstraint="x:nonpublic" role="x:y">Ring 1</edNote>'
        '<edNote role="x:dpacontacts">Ring 1</edNote><edNote>\n      Alle\n      sammen.\n    </edNote>'
        '<edNote><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>Et.</h:p><h:p>To.</h:p></h:div></edNote>'
        '<edNote><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p class="np-nonpublic">Ring 2</h:p></h:div></edNote>'
    )
    assert told.ednote == "Korjattu: x.\nAlle sammen.\nEt.\nTo."
    assert told.ednote_private == "Privat\nRing 0\ndpa ab n1\nRing 1\nRing 2"
    assert told.public_note == "Korjattu: x."
    assert told.is_correction


@pytest.mark.parametrize(
    ("meta", "flags"),
    [
        ("", (False, False)),
        ("<signal qcode='sig:correction'/>", (True, False)),
        ("<signal qcode='edStat:C'/>", (True, False)),
        ("<signal uri='http://cv.iptc.org/newscodes/signal/correction'/>", (True, False)),
        ("<signal qcode='sig:update'/><signal qcode='db:superdesk'/>", (False, True)),
        ("<signal qcode='update:append-major-content'/>", (False, True)),
        ("<edNote role='dpaednoterole:correctionshort'>Im 2. Satz</edNote>", (True, False)),
        ("<edNote>Eds: Corrects spelling.</edNote>", (True, False)),
        ("<edNote>Eds: Adds quotes.</edNote>", (False, False)),
    ],
)
def test_corrections_and_updates(meta: str, flags: tuple[bool, bool]) -> None:
    told = one(meta, "<headline>CORRECTED-Rubrik</headline>")
    assert (told.is_correction, told.is_update) == flags


def test_links() -> None:
    told = one(
        f'<link guidref="{GUID}" version="3"/><link rel="irel:seeAlso" residref="urn:a"/>'
        '<link rel="irel:seeAlso" residref="urn:a"/><link rel="x:replaces" residref="urn:b"/>'
        '<link rel="irel:seeAlso" href="https://example.com/nabo"><link rel="x:self" href="https://example.com/n"/></link>'
        '<link rel="x:canonical" href="javascript:x()"/><link rel="x:canonical" href="https://example.com/1"/>'
    )
    assert (told.replaces, told.related) == (("urn:b",), (Related(rel="seeAlso", guid="urn:a"),))
    assert told.url == "https://example.com/1"


@pytest.mark.parametrize(
    ("guid", "uno", "replaces"),
    [
        ("urn:newsml:tt.se:2:0", "2:0", ("urn:newsml:tt.se:1:0",)),
        ("urn:newsml:tt.se:2:0", "9:0", ("1:0",)),
    ],
)
def test_a_signal_replaces_what_refuno_names(guid: str, uno: str, replaces: tuple[str, ...]) -> None:
    ids = f"<altId type='tt:uno'>{uno}</altId><altId type='tt:refuno'>1:0</altId>"
    content = f"<headline>R</headline>{ids}"
    assert one("<signal qcode='tt_sig:replace'/>", content, guid=guid).replaces == replaces
    assert one("", content, guid=guid).replaces == ()


def test_terms_of_use_are_kept_and_a_ban_is_said() -> None:
    told = one(rights="<usageTerms>Kun web</usageTerms><usageTerms>NO ARCHIVAL USE</usageTerms>")
    assert (told.usage_terms, codes(told.warnings)) == ("Kun web\nNO ARCHIVAL USE", ["no_archival_use"])
