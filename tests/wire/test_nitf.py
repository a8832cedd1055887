"""NITF as agencies really write it: identity, dates, head lines, notes, and the body."""

from datetime import UTC, datetime
from typing import Any

import pytest

from articles.story import Related, Status, Story, Subject
from tests.wire.reading import codes, read, story

DATED = '<date.issue norm="20210314T091500+0100"/>'
KNOWN = '<doc-id id-string="prove-1" regsrc="prove.example"/>'


def nitf(
    docdata: str = KNOWN + DATED,
    *,
    status: str = "",
    head: str = "",
    body_head: str = "<hedline><hl1>Rubrik</hl1></hedline>",
    content: str = "<p>Tekst.</p>",
    attributes: str = 'baselang="da"',
) -> str:
    """A NITF file of these parts."""
    return (
        f"<nitf {attributes}><head>{head}<docdata {status}>{docdata}</docdata></head><body>"
        f"<body.head>{body_head}</body.head><body.content>{content}</body.content></body></nitf>"
    )


def item(*docdata: str, **parts: Any) -> Story:
    """The only story of such a file."""
    return story(nitf(*docdata, **parts), "a.xml")


@pytest.mark.parametrize(
    ("docdata", "head", "guid", "version", "is_derived"),
    [
        ('<doc-id id-string="a-1"/>', "", "a-1", 1, False),
        ('<doc-id id-string="a-1"/><du-key key="SLUG" version="04"/>', "", "a-1", 4, False),
        ('<doc-id id-string="a.b"/><du-key key="a" version="2"/>', "", "a.b", 2, False),
        ('<doc-id id-string="uuid-7_47"/><du-key key="uuid-7" version="48"/>', "", "uuid-7", 48, False),
        ('<doc-id id-string="uuid-7_47"/><du-key key="uuid-7"/>', "", "uuid-7", 47, False),
        (
            '<doc-id id-string="N7_02"/><du-key key="SLUG" version="3"/>',
            '<meta name="NTBID" content="N7"/>',
            "N7",
            3,
            False,
        ),
        ('<doc-id regsrc="AP"/><du-key key="20210314-0007" version="2"/>', "", "20210314-0007", 2, False),
        ('<doc-id regsrc="AP"/><du-key key="SLUG" version="2"/>', "", "SLUG:2021-03-14", 2, True),
    ],
)
def test_the_document_is_the_identity_unless_the_file_names_what_stays_the_same(
    docdata: str, head: str, guid: str, version: int, is_derived: bool
) -> None:
    got = item(docdata + DATED, head=head)
    assert (got.guid, got.version, got.guid_is_derived) == (guid, version, is_derived)


def test_a_document_without_any_id_gets_a_hash_of_headline_date_and_text() -> None:
    docdata = '<doc-id regsrc="AP"/><doc.copyright holder="AP"/>' + DATED
    one, same, other = item(docdata), item(docdata), item(docdata, content="<p>Anden tekst.</p>")
    assert (one.guid_is_derived, one.provider, one.guid) == (True, "ap", same.guid)
    assert one.guid.startswith("nitf-")
    assert one.guid != other.guid


@pytest.mark.parametrize(
    ("docdata", "body_head", "provider"),
    [
        ('<doc-id id-string="1" regsrc="ritzau.dk"/><doc.copyright holder="AFP"/>', "", "ritzau"),
        ('<doc-id id-string="tag:ap.org,2021:1"/><doc.copyright holder="Nogen"/>', "", "ap"),
        ('<doc-id id-string="1"/><doc.copyright holder="Press Association"/>', "", "pa"),
        (
            '<doc-id id-string="1"/><doc.copyright holder="PA Sport"/><del-list><from-src src-name="PA"/></del-list>',
            "",
            "pa",
        ),
        ('<doc-id id-string="1"/>', "<distributor><org>Agencia EFE</org></distributor>", "efe"),
        ('<doc-id id-string="1" regsrc="prøve.example"/>', "", "proeve"),
        ('<doc-id id-string="1"/><doc.copyright holder="Nordvest Nyt"/>', "", "nordvest-nyt"),
        ('<doc-id id-string="1"/>', "", "unknown"),
    ],
)
def test_the_agency_is_who_registered_the_document_or_is_named(docdata: str, body_head: str, provider: str) -> None:
    assert item(docdata + DATED, body_head="<hl1>R</hl1>" + body_head).provider == provider


@pytest.mark.parametrize(
    ("docdata", "published", "is_assumed", "warnings"),
    [
        ('<date.issue norm="20020225T143000-0500"/>', "2002-02-25T19:30:00Z", False, []),
        ('<date.issue norm="2002-02-25T14:30:00"/>', "2002-02-25T13:30:00Z", True, []),
        ('<date.issue norm="20020225T1430Z"/>', "2002-02-25T14:30Z", False, []),
        ('<date.issue norm="20020225"/>', "2002-02-25", False, []),
        ("<date.issue>20020225</date.issue>", "2002-02-25", False, []),
        ('<date.issue norm="YYYYMMDD000000-HHMM"/>', None, False, ["date_unreadable"]),
        ("<date.issue/>", None, False, ["date_missing"]),
        ('<pubdata date.publication="20020226T000000-0500"/>', "2002-02-26T05:00:00Z", False, []),
    ],
)
def test_the_date_of_issue_in_every_shape(
    docdata: str, published: str | None, is_assumed: bool, warnings: list[str]
) -> None:
    got = item(KNOWN + docdata)
    assert (got.published.isoformat() if got.published else None) == published
    assert (got.timezone_assumed, codes(got.warnings)) == (is_assumed, warnings)


NOON = datetime(2021, 3, 14, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("release", "management", "until", "status", "warnings"),
    [
        ("20210314T120000+0100", "usable", NOON, Status.USABLE, []),
        ("20210314T120000+0100", "Embargoed", NOON, Status.USABLE, []),
        ("20210314T091500+0100", "usable", None, Status.USABLE, []),
        ("20210314T080000+0100", "usable", None, Status.USABLE, []),
        ("20210314", "usable", None, Status.USABLE, []),
        ("20210315", "usable", datetime(2021, 3, 15, 23, tzinfo=UTC), Status.USABLE, ["embargo_day"]),
        ("YYYYMMDD000000-HHMM", "usable", None, Status.USABLE, ["date_unreadable"]),
        ("straks", "usable", None, Status.WITHHELD, ["embargo_unreadable"]),
        ("straks", "canceled", None, Status.CANCELED, ["embargo_unreadable"]),
        ("", "embargoed", None, Status.WITHHELD, ["embargo_without_end"]),
    ],
)
def test_a_release_after_the_issue_is_an_embargo_and_never_leaks(
    release: str, management: str, until: datetime | None, status: Status, warnings: list[str]
) -> None:
    got = item(KNOWN + DATED + f'<date.release norm="{release}"/>', status=f'management-status="{management}"')
    assert (got.embargo_until, got.status, codes(got.warnings)) == (until, status, warnings)


def test_a_release_on_the_day_of_issue_holds_back_when_it_names_a_time() -> None:
    docdata = KNOWN + '<date.issue norm="20210314"/><date.release norm="20210314T120000+0100"/>'
    assert item(docdata).embargo_until == NOON


@pytest.mark.parametrize(
    ("own", "other", "replaces", "related", "second"),
    [
        ("usable", "canceled", ("b",), (), Status.CANCELED),
        ("canceled", "canceled", (), (Related(rel="refersTo", guid="b"),), Status.CANCELED),
        ("usable", "withheld", ("b",), (), Status.WITHHELD),
        ("usable", "usable", (), (Related(rel="refersTo", guid="b"),), None),
        ("usable", "embargoed", (), (Related(rel="refersTo", guid="b"),), None),
        ("usable", "", (), (Related(rel="refersTo", guid="b"),), None),
    ],
)
def test_the_other_document_gets_the_status_that_this_one_gives_it(
    own: str, other: str, replaces: tuple[str, ...], related: tuple[Related, ...], second: Status | None
) -> None:
    status = f'management-status="{own}" management-doc-idref="b" management-idref-status="{other}"'
    reading = read(nitf(status=status), "a.xml")
    [taken] = reading.taken
    assert (taken.story.replaces, taken.story.related) == (replaces, related)
    implied = [(each.item, each.story.guid, each.story.status, each.story.paragraphs) for each in reading.implied]
    assert implied == ([(2, "b", second, ())] if second else [])


def test_a_document_may_withdraw_itself() -> None:
    status = 'management-status="usable" management-doc-idref="prove-1" management-idref-status="canceled"'
    got = item(status=status)
    assert (got.status, got.replaces, got.related) == (Status.CANCELED, (), ())


def test_a_kill_may_be_empty_and_a_usable_story_may_not() -> None:
    empty = {"body_head": "", "content": ""}
    assert item(status='management-status="canceled"', **empty).status is Status.CANCELED
    assert codes([each.reason for each in read(nitf(**empty), "a.xml").rejected]) == ["no_text"]
    assert codes(item(content="").warnings) == ["headline_only"]


@pytest.mark.parametrize(
    ("head", "body_head", "headline", "lead", "slugline"),
    [
        ("<title>1 POLITICS Brexit</title>", "<hedline><hl1>R</hl1></hedline>", "R", None, "1 POLITICS Brexit"),
        ("<title>Rubrik fra titel</title>", "", "Rubrik fra titel", None, None),
        (
            "<title>En rubrik om</title>",
            "<headline><hl1>En rubrik om alt</hl1></headline>",
            "En rubrik om alt",
            None,
            None,
        ),
        ('<meta name="anpa-keyword" content="SLUG"/><title>T</title>', "<hl1>R</hl1>", "R", None, "SLUG"),
        ("", "<hl1>R</hl1><hl2>Et lille ekstra ord</hl2>", "R", "Et lille ekstra ord", None),
        ("", "<hl1>Samme rubrik</hl1><hl2>Samme rubrik</hl2>", "Samme rubrik", None, None),
        ("", "<hl1>R</hl1><hl2>HONDURAS GOVERNMENT</hl2>", "R", None, None),
        ("", "<hl1>R</hl1><hl2>Et lille ord</hl2><abstract>Kort <em>sagt</em>.</abstract>", "R", "Kort sagt.", None),
        ("", "<hl1>R</hl1><abstract><p>Et.</p><p>To.</p></abstract>", "R", "Et.\nTo.", None),
    ],
)
def test_headline_lead_and_slugline(
    head: str, body_head: str, headline: str, lead: str | None, slugline: str | None
) -> None:
    got = item(head=head, body_head=body_head)
    assert (got.headline, got.lead, got.slugline) == (headline, lead, slugline)


@pytest.mark.parametrize("mark", ['class="lead"', 'lede="true"', 'lead="true"', 'class="txt lede"'])
def test_a_first_paragraph_that_is_marked_is_the_lead_and_no_text(mark: str) -> None:
    got = item(content=f"<p {mark}>Kort.</p><p>Langt.</p>")
    assert (got.lead, got.paragraphs) == ("Kort.", ("Langt.",))


def test_a_lead_may_be_the_whole_text_and_carry_the_signoff() -> None:
    got = item(content='<p lede="true">Kort<br/>og godt. /ritzau/</p>')
    assert (got.lead, got.paragraphs, got.credit) == ("Kort og godt.", (), "/ritzau/")


def test_an_abstract_that_is_also_the_first_paragraph_stays_in_the_text() -> None:
    got = item(body_head="<hl1>R</hl1><abstract><p>Kort.</p></abstract>", content="<p>Kort.</p><p>Langt.</p>")
    assert (got.lead, got.paragraphs) == ("Kort.", ("Kort.", "Langt."))


@pytest.mark.parametrize(
    ("line", "byline", "credit"),
    [
        ("By <person>Alan Prove</person> <byttl>Prove Online</byttl>", "By Alan Prove", "Prøve"),
        ("By<person>Alan Prove</person><byttl>Prove Online</byttl>", "By Alan Prove", "Prøve"),
        ("By ALAN PROVE<byttl>Business Writer</byttl>", "By ALAN PROVE", "Prøve"),
        ("By Sam Prove, Prove Correspondent", "By Sam Prove, Prove Correspondent", "Prøve"),
        ("<person><name.given>Ida</name.given><name.family>Prøve</name.family></person>", "Ida Prøve", "Prøve"),
        ("<person>Ida Prøve</person><person>Ole Prøve</person>", "Ida Prøve, Ole Prøve", "Prøve"),
        ("By <person>Ida Prøve</person>, <location>Oslo</location>", "By Ida Prøve, Oslo", "Prøve"),
        ("By The Associated Press", None, "Prøve"),
        ("", None, "Prøve"),
    ],
)
def test_the_byline_is_a_person_with_blanks_between_the_parts(line: str, byline: str | None, credit: str) -> None:
    got = item(body_head=f"<hl1>R</hl1><byline>{line}</byline><distributor>Prøve</distributor>")
    assert (got.byline, got.credit) == (byline, credit)


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("<location><city>Newport</city>, <state>VA</state></location>", "Newport"),
        ("<location>NEW YORK</location>", "NEW YORK"),
        ("Oslo", "Oslo"),
        ('<story.date norm="20170102T222800+0000">20170102T222800+0000</story.date>', None),
        ('Oslo, <story.date norm="20210314">14. marts</story.date>', "Oslo"),
        ("20170102T222800+0000", None),
    ],
)
def test_the_dateline_is_a_town(dateline: str, place: str | None) -> None:
    assert item(body_head=f"<hl1>R</hl1><dateline>{dateline}</dateline>").dateline_place == place


def test_what_a_story_is_filed_under_wherever_in_the_head_it_stands() -> None:
    head = (
        '<tobject tobject.type="Sport"><tobject.subject tobject.subject.refnum="15054000" tobject.subject.type="Sport" '
        'tobject.subject.matter="Fodbold"/><tobject.subject tobject.subject.refnum="medtop:20000822"/>'
        '<tobject.subject tobject.subject.refnum="F01001000" tobject.subject.ipr="EFE"/>'
        '<tobject.subject tobject.subject.refnum="Q12345678"/><tobject.subject tobject.subject.type="Bold"/></tobject>'
        '<urgency ed-urg="3"/><key-list><keyword key="a"/><keyword>b</keyword><keyword key="a"/><keyword key=""/>'
        "</key-list>"
    )
    got = item(head=head)
    assert got.subjects == (
        Subject(scheme="subj", code="15054000", name="Fodbold"),
        Subject(scheme="medtop", code="20000822"),
    )
    assert (got.section, got.urgency, got.keywords) == ("Sport", 3, ("a", "b"))
    assert item(head='<tobject tobject.type="news"/><urgency ed-urg="0"/>').section is None


def test_notes_are_for_staff_and_those_not_for_publication_are_private() -> None:
    note = '<note type="npa"><body.content><p>Ring 00 00 00 00.</p></body.content></note>'
    got = item(KNOWN + DATED + '<ed-msg info=""/><ed-msg info="Rettelse: et tal."/>', body_head="<hl1>R</hl1>" + note)
    assert (got.ednote, got.ednote_private, got.is_correction) == ("Rettelse: et tal.", "Ring 00 00 00 00.", True)
    assert got.paragraphs == ("Tekst.",)


def test_a_correction_names_what_it_corrects() -> None:
    got = item(KNOWN + DATED + '<correction info="Et tal." id-string="prove-0"/>')
    assert (got.is_correction, got.ednote, got.related) == (True, "Et tal.", (Related(rel="corrects", guid="prove-0"),))


def test_terms_that_forbid_the_archive_are_said() -> None:
    got = item(KNOWN + DATED + '<doc.rights limitations="No archiving"/>')
    assert (got.usage_terms, codes(got.warnings)) == ("No archiving", ["no_archival_use"])


def test_the_language_of_a_relay_is_not_that_of_the_story() -> None:
    docdata = '<doc-id id-string="1" regsrc="ritzau.dk"/>' + DATED
    head = '<meta name="NTBID" content="x"/>'
    got = item(docdata, head=head, attributes='baselang="no-NO"')
    assert (got.language, got.language_is_assumed, codes(got.warnings)) == ("da", True, ["language_of_relay"])
    own = item('<doc-id id-string="1" regsrc="NTB"/>' + DATED, head=head, attributes='baselang="nb-NO"')
    assert (own.language, own.language_is_assumed, own.warnings) == ("nb-NO", False, ())
    assert item(attributes="").language is None


def test_a_flash_loses_the_star_of_its_relay_and_a_cut_headline_is_said() -> None:
    docdata, head = '<doc-id id-string="1" regsrc="ritzau.dk"/>' + DATED, '<meta name="NTBID" content="x"/>'
    parts = {"head": head, "body_head": "<hl1>*Et forlis ved Aggersu</hl1>", "attributes": ""}
    got = item(docdata, content="<p>Byen /ritzau/: Et forlis ved Aggersund.</p>", **parts)
    assert (got.headline, codes(got.warnings)) == ("Et forlis ved Aggersu", ["headline_cut"])
    assert item(body_head="<hl1>*Stjerne</hl1>").headline == "*Stjerne"


@pytest.mark.parametrize(
    ("content", "paragraphs", "html"),
    [
        ("<block><p>A <person>B</person>.</p></block>", ("A B.",), "<p>A B.</p>"),
        ("<p>A</p><hl2>H</hl2><p>B</p>", ("A", "H", "B"), "<p>A</p><h2>H</h2><p>B</p>"),
        ("<media><media-caption>C</media-caption></media><p>A</p>", ("A",), "<p>A</p>"),
        ("<pre>A  1\nB  2</pre>", ("A 1\nB 2",), "<pre>A  1\nB  2</pre>"),
        ("A\nB.\n\nC <person>D</person>.", ("A B.", "C D."), "<p>A\nB.</p><p>C D.</p>"),
        ("<p>A\nb.\n    C\nd.</p>", ("A b.", "C d."), "<p>A\nb.</p><p>C\nd.</p>"),
        ("<p>\n    A\n    b.</p>", ("A b.",), "<p>A\n    b.</p>"),
        ("<ol><li>A</li><li>B</li></ol>", ("A", "B"), "<ol><li>A</li><li>B</li></ol>"),
        ("<p>&lt;script&gt;x&lt;/script&gt;</p>", ("<script>x</script>",), "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        ('<p><a href="https://a.example/">A</a></p>', ("A",), None),
        ('<note type="npa"><p>N</p></note><p>A</p>', ("A",), "<p>A</p>"),
        ("<hl1>Rubrik</hl1><p>A</p>", ("A",), "<p>A</p>"),
    ],
)
def test_the_body_in_blocks(content: str, paragraphs: tuple[str, ...], html: str | None) -> None:
    got = item(content=content)
    assert got.paragraphs == paragraphs
    assert html is None or got.body_html == html


@pytest.mark.parametrize("end", ["ends", "/prøve/", "ab/cd/ef"])
def test_a_last_paragraph_that_signs_off_is_no_text(end: str) -> None:
    got = item(content=f"<p>A.</p><p>{end}</p>")
    assert (got.paragraphs, got.credit) == (("A.",), None if end == "ends" else end)


def test_signs_named_by_the_dtd_are_kept_although_it_is_not_loaded() -> None:
    lines = "<hl1>Caf&eacute; &ukendt;</hl1><byline>By Ren&eacute; <person>Pr&oslash;ve</person></byline>"
    text = nitf(body_head=lines, content="<p>&AElig;<em>&oslash;</em>&aring;.</p>")
    got = story('<!DOCTYPE nitf SYSTEM "nitf.dtd">' + text)
    assert (got.headline, got.byline, got.paragraphs) == ("Café &ukendt;", "By René Prøve", ("Æøå.",))


def test_active_content_is_removed_and_said() -> None:
    got = item(content="<p>A</p><script>alert(1)</script>")
    assert (got.paragraphs, codes(got.warnings)) == (("A",), ["active_content"])


def test_the_body_inside_a_note_of_the_head_is_not_the_text() -> None:
    nested = "<note><body.content><p>Ikke denne.</p></body.content></note><hl1>R</hl1>"
    assert item(body_head=nested).paragraphs == ("Tekst.",)


def test_an_identifier_that_is_too_long_is_rejected() -> None:
    reading = read(nitf(f'<doc-id id-string="{"x" * 501}"/>'), "a.xml")
    assert codes([each.reason for each in reading.rejected]) == ["guid_too_long"]
