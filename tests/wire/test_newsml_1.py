"""NewsML 1.x: several items, revisions in identifiers, texts at any depth and in any dress."""

from datetime import UTC, datetime

import pytest

from articles.story import Related, Status, Story
from tests.wire.reading import codes, read, refusal, story

WHEN = "<ThisRevisionCreated>20210314T101400+0000</ThisRevisionCreated>"
TEXT = "<ContentItem><MediaType FormalName='Text'/><DataContent><p>Tekst.</p></DataContent></ContentItem>"
LINES = "<NewsLines><HeadLine>Rubrik</HeadLine></NewsLines>"


def news_item(
    *,
    public: str = "urn:newsml:prove.example:20210314:TX-1:1",
    identifier: str = "",
    management: str = WHEN + "<Status FormalName='Usable'/>",
    component: str = LINES + TEXT,
) -> str:
    """One NewsItem of these parts."""
    return (
        f"<NewsItem><Identification><NewsIdentifier>{identifier}<PublicIdentifier>{public}</PublicIdentifier>"
        f"</NewsIdentifier></Identification><NewsManagement>{management}</NewsManagement>"
        f"<NewsComponent>{component}</NewsComponent></NewsItem>"
    )


def newsml(*items: str, attributes: str = "") -> str:
    """A file of these NewsItems."""
    return f"<NewsML {attributes}>{''.join(items)}</NewsML>"


def item(**parts: str) -> Story:
    """The only story of a file with such an item."""
    return story(newsml(news_item(**parts)), "a.xml")


def data(inside: str, *, kind: str = "<MediaType FormalName='Text'/>", role: str = "") -> str:
    """A NewsComponent with one ContentItem."""
    told = f"<Role FormalName='{role}'/>" if role else ""
    return f"<NewsComponent>{told}<ContentItem>{kind}<DataContent>{inside}</DataContent></ContentItem></NewsComponent>"


@pytest.mark.parametrize(
    ("public", "identifier", "guid", "version"),
    [
        ("urn:newsml:a.example:20210314:X1:3", "", "urn:newsml:a.example:20210314:X1", 1),
        ("urn:newsml:a.example:20210314:X1:3U", "<RevisionId>3</RevisionId>", "urn:newsml:a.example:20210314:X1", 3),
        (
            "urn:newsml:a.example:X1:1N",
            "<NewsItemId>X1</NewsItemId><RevisionId>1</RevisionId>",
            "urn:newsml:a.example:X1",
            1,
        ),
        ("urn:newsml:a.example:77:4A", "<RevisionId>4A</RevisionId>", "urn:newsml:a.example:77", 4),
        ("urn:newsml:a.example:20210314:X1", "<RevisionId>2</RevisionId>", "urn:newsml:a.example:20210314:X1", 2),
        ("urn:newsml:a.example:20210314:12345", "", "urn:newsml:a.example:20210314:12345", 1),
        (
            "urn:newsml:a.example:20210314:1",
            "<NewsItemId>1</NewsItemId><RevisionId>1</RevisionId>",
            "urn:newsml:a.example:20210314:1",
            1,
        ),
        (
            "",
            "<ProviderId>a.example</ProviderId><DateId>20210314</DateId><NewsItemId>X1</NewsItemId>",
            "urn:newsml:a.example:20210314:X1",
            1,
        ),
    ],
)
def test_the_identifier_loses_its_revision_and_nothing_else(
    public: str, identifier: str, guid: str, version: int
) -> None:
    got = item(public=public, identifier=identifier)
    assert (got.guid, got.version, got.guid_is_derived) == (guid, version, False)


def test_an_item_without_identifier_gets_a_hash() -> None:
    got = item(public="")
    assert (got.guid_is_derived, got.guid.startswith("newsml-")) == (True, True)


@pytest.mark.parametrize(
    ("attributes", "format_"), [("Version='1.2'", "newsml-1.2"), ("", "newsml-1"), ("Version='x'", "newsml-1")]
)
def test_the_version_of_the_format_may_be_missing(attributes: str, format_: str) -> None:
    assert read(newsml(news_item(), attributes=attributes), "a.xml").format == format_


@pytest.mark.parametrize(
    ("status", "becomes", "warnings"),
    [
        ("USABLE", Status.USABLE, []),
        ("Canceled", Status.CANCELED, []),
        ("cancelled", Status.CANCELED, []),
        ("Withheld", Status.WITHHELD, []),
        ("Embargoed", Status.WITHHELD, ["embargo_without_end"]),
        ("Fremtid", Status.WITHHELD, ["status_unknown"]),
    ],
)
def test_the_status_in_any_case(status: str, becomes: Status, warnings: list[str]) -> None:
    got = item(management=WHEN + f"<Status FormalName='{status}'/>")
    assert (got.status, codes(got.warnings)) == (becomes, warnings)


@pytest.mark.parametrize(
    ("when", "until", "status", "warnings"),
    [
        ("20990101T120000+0000", datetime(2099, 1, 1, 12, tzinfo=UTC), Status.USABLE, []),
        ("20990101", datetime(2099, 1, 1, 23, tzinfo=UTC), Status.USABLE, ["embargo_day"]),
        ("snart", None, Status.WITHHELD, ["embargo_unreadable"]),
    ],
)
def test_an_embargo_lasts_until_the_status_changes(
    when: str, until: datetime | None, status: Status, warnings: list[str]
) -> None:
    change = (
        f"<StatusWillChange><FutureStatus FormalName='Usable'/><DateAndTime>{when}</DateAndTime></StatusWillChange>"
    )
    got = item(management=WHEN + "<Status FormalName='Embargoed'/>" + change)
    assert (got.embargo_until, got.status, codes(got.warnings)) == (until, status, warnings)


def test_a_bad_item_and_a_picture_do_not_stop_the_others() -> None:
    photo = "<ContentItem Href='a.jpg'><MediaType FormalName='Photo'/></ContentItem>"
    package = "<NewsItemRef NewsItem='urn:newsml:a.example:1'/>"
    kill = news_item(public="urn:x:4:1", management=WHEN + "<Status FormalName='Canceled'/>", component="")
    reading = read(
        newsml(
            news_item(component=LINES + photo),
            news_item(component=""),
            news_item(component=LINES + package),
            kill,
            news_item(public="x" * 501),
            news_item(),
        ),
        "a.xml",
    )
    assert [(each.item, str(each.reason)) for each in reading.skipped] == [
        (1, "An item of type Photo is not text."),
        (3, "An item of type package is not text."),
    ]
    assert [(each.item, each.reason.code) for each in reading.rejected] == [(2, "no_text"), (5, "guid_too_long")]
    assert [(each.item, each.story.status) for each in reading.taken] == [(4, Status.CANCELED), (6, Status.USABLE)]


def test_a_file_without_items_is_refused() -> None:
    assert refusal(newsml(), "a.xml") == "The file is a list of stories, but there is none in it."


@pytest.mark.parametrize(
    ("component", "paragraphs"),
    [
        (data("<nitf><body><body.content><p>A</p><p>B</p></body.content></body></nitf>"), ("A", "B")),
        (data("<nitf xmlns='urn:x'><body><body.content><p>A</p></body.content></body></nitf>"), ("A",)),
        (data("<p>A</p><p>B</p>"), ("A", "B")),
        (data("<![CDATA[<P>A</P><P>B</P>]]>"), ("A", "B")),
        (data("<html><head><title>T</title></head><body><p>A</p></body></html>"), ("A",)),
        (data("<body.content><p>A</p></body.content>"), ("A",)),
        (data("   A\nb.\n\n   C."), ("A b.", "C.")),
        (f"<NewsComponent><NewsComponent>{data('<p>A</p>')}</NewsComponent></NewsComponent>", ("A",)),
        (data("<p>Billede</p>", role="Caption") + data("<p>A</p>", role="Main"), ("A",)),
        (data("<p>Billede</p>", kind="<MediaType FormalName='Photo'/>") + data("<p>A</p>"), ("A",)),
        (data("<p>A</p>") + data("<p>A på fransk</p>"), ("A",)),
        (data("<p> </p>") + data("<p>A</p>"), ("A",)),
        (data("<p>A</p><p>ab/cd/ef</p>"), ("A",)),
    ],
)
def test_the_text_in_every_dress_at_any_depth(component: str, paragraphs: tuple[str, ...]) -> None:
    assert item(component=LINES + component).paragraphs == paragraphs


def test_parts_of_a_text_are_told_by_their_roles() -> None:
    parts = data("Rubrik", role="Title") + data("Kort.", role="Lead") + data("Langt.", role="Body")
    got = item(component=parts)
    assert (got.headline, got.lead, got.paragraphs) == ("Rubrik", "Kort.", ("Langt.",))
    only = item(component=data("Rubrik", role="Title") + data("Det hele.", role="Lead"))
    assert (only.headline, only.lead, only.paragraphs) == ("Rubrik", None, ("Det hele.",))


def test_lines_are_read_from_the_component_nearest_to_the_text() -> None:
    inner = f"<NewsComponent><NewsLines><HeadLine>Hel rubrik</HeadLine></NewsLines>{TEXT}</NewsComponent>"
    outer = "<NewsLines><HeadLine>Kort</HeadLine><ByLine>Ida Prøve</ByLine></NewsLines>"
    got = item(component=outer + inner)
    assert (got.headline, got.byline) == ("Hel rubrik", "Ida Prøve")


def test_a_line_for_editors_is_a_note_and_may_say_that_it_corrects() -> None:
    lines = [
        f"<NewsLine><NewsLineType FormalName='{kind}'/><NewsLineText>{text}</NewsLineText></NewsLine>"
        for kind, text in (("ProductLine", "(PICTURE)"), ("AdvisoryLine", "CORRECTS a number"))
    ]
    got = item(component=f"<NewsLines><HeadLine>R</HeadLine>{''.join(lines)}</NewsLines>{TEXT}")
    assert (got.ednote, got.is_correction) == ("CORRECTS a number", True)


@pytest.mark.parametrize(
    ("metadata", "dateline", "place"),
    [
        (
            "<Location HowPresent='Origin'><Property FormalName='City' Value='Stockholm'/></Location>",
            "OSLO -",
            "Stockholm",
        ),
        (
            "<Location HowPresent='Event'><Property FormalName='City' Value='Aarhus'/></Location>",
            "OSLO, Aug 29 (X) -",
            "OSLO",
        ),
        ("<Property FormalName='City' Value='Athens'/>", "4/4/2018", "Athens"),
        ("", "4/4/2018", None),
        ("", "20140829T134951+0000", None),
        ("", "Strasbourg, 10 juil 2024 (AFP)", "Strasbourg"),
        ("", "NEW YORK (AFP) - ", "NEW YORK"),
        ("", "BRUXELLES 15/06 (BELGA)", "BRUXELLES"),
        ("", "", None),
    ],
)
def test_the_town_is_the_city_of_origin_or_in_the_dateline(metadata: str, dateline: str, place: str | None) -> None:
    lines = f"<NewsLines><HeadLine>R</HeadLine><DateLine>{dateline}</DateLine></NewsLines>"
    got = item(component=lines + f"<DescriptiveMetadata>{metadata}</DescriptiveMetadata>" + TEXT)
    assert got.dateline_place == place


def test_subjects_of_all_levels_keywords_and_terms() -> None:
    component = (
        "<TopicSet><Topic><FormalName>04001000</FormalName><Description Variant='Name' xml:lang='el'>x</Description>"
        "<Description Variant='Name' xml:lang='en'>farming</Description></Topic></TopicSet>"
        "<NewsLines><HeadLine>R</HeadLine><KeywordLine>A/B</KeywordLine></NewsLines>"
        "<RightsMetadata><UsageRights><UsageType>NO ARCHIVAL USE</UsageType></UsageRights></RightsMetadata>"
        "<DescriptiveMetadata><Language FormalName='EN'/><SubjectCode><Subject FormalName='04000000'/>"
        "<SubjectMatter FormalName='04001000'/></SubjectCode><SubjectCode><SubjectDetail FormalName='04001002'/>"
        "</SubjectCode><SubjectCode><Subject FormalName='04000000'/></SubjectCode>"
        "<Property FormalName='Keyword' Value='C'/><Property FormalName='Keyword' Value='A'/></DescriptiveMetadata>"
    )
    got = item(component=component + TEXT)
    assert [(each.code, each.name) for each in got.subjects] == [
        ("04000000", None),
        ("04001000", "farming"),
        ("04001002", None),
    ]
    assert (got.keywords, got.slugline, got.language) == (("C", "A", "B"), "A/B", "en")
    assert (got.usage_terms, codes(got.warnings)) == ("NO ARCHIVAL USE", ["no_archival_use"])


def test_relations_and_updates() -> None:
    told = "<AssociatedWith NewsItem='urn:newsml:a.example:20210314:P1'/>"
    told += "<DerivedFrom NewsItem='urn:newsml:a.example:20210313:X0:2'/>"
    got = item(management=WHEN + told, identifier="<RevisionId Update='U' PreviousRevision='1'>2</RevisionId>")
    assert got.related == (
        Related(rel="associatedWith", guid="urn:newsml:a.example:20210314:P1"),
        Related(rel="derivedFrom", guid="urn:newsml:a.example:20210313:X0"),
    )
    assert (got.is_update, got.version) == (True, 2)


@pytest.mark.parametrize(
    ("management", "published", "warnings"),
    [
        (WHEN, "2021-03-14T10:14:00Z", []),
        ("<FirstCreated>20210314T091500</FirstCreated>", "2021-03-14T08:15:00Z", ["date_of_creation"]),
        ("<ThisRevisionCreated>i går</ThisRevisionCreated>", None, ["date_unreadable"]),
        ("", None, ["date_missing"]),
    ],
)
def test_when_the_revision_was_made(management: str, published: str | None, warnings: list[str]) -> None:
    got = item(management=management)
    assert (got.published.isoformat() if got.published else None, codes(got.warnings)) == (published, warnings)


@pytest.mark.parametrize(
    ("identifier", "metadata", "provider", "credit", "source"),
    [
        ("<ProviderId>afp.com</ProviderId>", "<Provider><Party FormalName='AFP'/></Provider>", "afp", "AFP", None),
        (
            "<ProviderId>www.belga.be</ProviderId>",
            "<Source><Party FormalName='belga'/></Source>",
            "belga",
            "belga",
            None,
        ),
        ("<ProviderId>ana.example</ProviderId>", "", "ana", None, None),
        (
            "",
            "<Provider><Party FormalName='ANP'/></Provider><Source><Party FormalName='AFP'/></Source>",
            "anp",
            "ANP",
            "AFP",
        ),
        ("", "", "unknown", None, None),
    ],
)
def test_who_sent_it_and_whose_it_is(
    identifier: str, metadata: str, provider: str, credit: str | None, source: str | None
) -> None:
    metadata = f"<AdministrativeMetadata>{metadata}</AdministrativeMetadata>"
    got = item(identifier=identifier, component=LINES + metadata + TEXT)
    assert (got.provider, got.credit, got.source) == (provider, credit, source)
