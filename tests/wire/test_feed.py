"""RSS and Atom rule by rule, on feeds with invented text."""

from typing import Any

import feedparser
import pytest

from articles.story import Story, Subject
from articles.wire import Limits
from tests.wire.reading import codes, read, refusal, story

NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)
HOME = "<link>https://www.havnenyt.example/</link>"
TITLE, GUID = "<title>Færgen sejler</title>", "<guid>https://havnenyt.example/1</guid>"
DATE = "<pubDate>Sun, 16 Aug 2020 12:00:00 +0200</pubDate>"
FULL = "<content:encoded>&lt;p&gt;Et.&lt;/p&gt;&lt;p&gt;To.&lt;/p&gt;</content:encoded>"


def rss(*items: str, channel: str = HOME) -> str:
    """An RSS 2.0 file of these items."""
    inner = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0" {NAMESPACES}><channel>{channel}{inner}</channel></rss>'


def atom(*entries: str, feed: str = "", attributes: str = "") -> str:
    """An Atom 1.0 file of these entries."""
    inner = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}>{feed}{inner}</feed>'


def item(*parts: str, channel: str = HOME, **how: Any) -> Story:
    """The story of an RSS item with title, guid and date, and these parts."""
    return story(rss(TITLE + GUID + DATE + "".join(parts), channel=channel), "a.rss", **how)


def entry(*parts: str, attributes: str = "") -> Story:
    """The story of an Atom entry with an id, and these parts."""
    return story(atom("<id>tag:a.example,2020:1</id>" + "".join(parts), attributes=attributes), "a.xml")


def test_an_rss_item_whole() -> None:
    got = item(FULL, "<description>Kort.</description>", "<dc:creator>Ida Prøve</dc:creator>")
    assert (got.guid, got.version, got.version_is_assumed, got.format) == ("https://havnenyt.example/1", 1, True, "rss")
    assert (got.provider, got.headline, got.lead, got.byline) == ("havnenyt", "Færgen sejler", "Kort.", "Ida Prøve")
    assert (got.paragraphs, got.body_html, got.is_teaser) == (("Et.", "To."), "<p>Et.</p><p>To.</p>", False)
    assert got.published is not None
    assert (got.published.isoformat(), got.first_created) == ("2020-08-16T10:00:00Z", None)
    assert (got.url, got.warnings) == ("https://havnenyt.example/1", ())


@pytest.mark.parametrize(
    ("parts", "lead", "paragraphs", "is_teaser", "warnings"),
    [
        ("<description>Kort.</description>" + FULL, "Kort.", ("Et.", "To."), False, []),
        (FULL + "<description>Kort.</description>", "Kort.", ("Et.", "To."), False, []),
        (FULL, None, ("Et.", "To."), False, []),
        ("<description>&lt;p&gt;Kort.&lt;/p&gt;</description>", None, ("Kort.",), True, []),
        ("<description>Kort.</description><content:encoded> </content:encoded>", None, ("Kort.",), True, []),
        ("<description>Kort.</description><content>Langt.</content>", "Kort.", ("Langt.",), False, []),
        ("<description>Et.</description>" + FULL, "Et.", ("To.",), False, []),
        ("<description>Et. To.</description>" + FULL, None, ("Et.", "To."), False, []),
        ("<description>Kort.</description><dc:description>To.</dc:description>", None, ("Kort.",), True, []),
        ("<description>Kort.</description><itunes:summary>To.</itunes:summary>", None, ("Kort.",), True, []),
        (
            "<media:description>Foto.</media:description><media:title>Foto</media:title>",
            None,
            (),
            True,
            ["headline_only"],
        ),
        ("<description>Kort. &lt;br&gt;&lt;br&gt; Mere.</description>", None, ("Kort.", "Mere."), True, []),
        ("<description>Langt.\n\n/ritzau/</description>", None, ("Langt.",), True, []),
    ],
)
def test_what_is_text_and_what_is_a_teaser(
    parts: str, lead: str | None, paragraphs: tuple[str, ...], is_teaser: bool, warnings: list[str]
) -> None:
    got = item(parts)
    assert (got.headline, got.lead, got.paragraphs, got.is_teaser) == ("Færgen sejler", lead, paragraphs, is_teaser)
    assert codes(got.warnings) == warnings


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("En &lt;em&gt;ny&lt;/em&gt; færge", "En ny færge"),
        ("Havn &amp;amp; fjord", "Havn & fjord"),
        ("Plads til 5 &lt; 6 både", "Plads til 5 < 6 både"),
        ("<![CDATA[En <b>ny</b> færge]]>", "En ny færge"),
        ("\n  To\n  linjer ", "To linjer"),
    ],
)
def test_a_title_of_rss_may_hold_html(title: str, headline: str) -> None:
    assert story(rss(f"<title>{title}</title>{GUID}{DATE}{FULL}")).headline == headline


def test_a_title_of_atom_says_whether_it_is_html() -> None:
    assert entry('<title type="html">En &lt;b&gt;ny&lt;/b&gt;</title>').headline == "En ny"
    assert entry('<title type="text">Skriv &lt;b&gt;ny&lt;/b&gt;</title>').headline == "Skriv <b>ny</b>"
    xhtml = '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">En <b>ny</b></div></title>'
    assert entry(xhtml).headline == "En ny"


@pytest.mark.parametrize(
    ("identity", "guid", "derived", "url"),
    [
        ('<guid isPermaLink="false">a-1</guid><link>https://x.example/1</link>', "a-1", False, "https://x.example/1"),
        ("<guid>https://x.example/2</guid>", "https://x.example/2", False, "https://x.example/2"),
        ("<link>https://x.example/3</link>", "https://x.example/3", False, "https://x.example/3"),
        ('<guid isPermaLink="false">a-1</guid><link>javascript:alert(1)</link>', "a-1", False, None),
        ('<guid isPermaLink="false">a-1</guid><link>/relativ</link>', "a-1", False, None),
    ],
)
def test_the_identity_is_the_guid_else_the_link(identity: str, guid: str, derived: bool, url: str | None) -> None:
    got = story(rss(TITLE + identity + DATE + FULL))
    assert (got.guid, got.guid_is_derived, got.url) == (guid, derived, url)


def test_without_guid_and_link_the_identity_hangs_on_the_title() -> None:
    one, other = story(rss(TITLE + DATE + FULL)), story(rss(TITLE + DATE))
    assert one.guid == other.guid
    assert (one.guid_is_derived, codes(one.warnings)) == (True, ["guid_unstable"])
    assert story(rss("<title>En anden</title>")).guid != one.guid


@pytest.mark.parametrize(
    ("dates", "published", "assumed", "warnings"),
    [
        ("<pubDate>Sun, 16 Aug 2020 12:00:00 CEST</pubDate>", "2020-08-16T10:00:00Z", False, []),
        ("<pubDate>16-08-2020 12:00</pubDate>", "2020-08-16T10:00Z", True, []),
        ("<dc:date>2020-08-16T12:00:00+02:00</dc:date>", "2020-08-16T10:00:00Z", False, []),
        ("<dc:date>2019-01-01</dc:date>" + DATE, "2020-08-16T10:00:00Z", False, []),
        ("<pubDate>2020-08-16</pubDate>", "2020-08-16", False, []),
        ("<pubDate>i går</pubDate>", None, False, ["date_unreadable"]),
        ("", None, False, ["date_missing"]),
    ],
)
def test_the_date_of_rss_is_read_as_it_stands(
    dates: str, published: str | None, assumed: bool, warnings: list[str]
) -> None:
    got = story(rss(TITLE + GUID + FULL + dates))
    assert (got.published and got.published.isoformat()) == published
    assert (got.timezone_assumed, codes(got.warnings)) == (assumed, warnings)


def test_dates_of_atom_are_of_this_version_and_of_the_first() -> None:
    both = "<title>x</title><published>2020-08-16T08:00:00Z</published>{}"
    got = entry(both.format("<updated>2020-08-16T10:00:00Z</updated>"))
    assert got.published is not None
    assert got.first_created is not None
    assert (got.published.isoformat(), got.first_created.hour) == ("2020-08-16T10:00:00Z", 8)
    first = entry(both.format(""))
    assert first.published is not None
    assert first.published.isoformat() == "2020-08-16T08:00:00Z"
    assert codes(first.warnings) == ["date_of_creation", "headline_only"]


@pytest.mark.parametrize(
    ("parts", "byline", "credit"),
    [
        ("<dc:creator>Ida Prøve</dc:creator><dc:creator>Ole Test</dc:creator>", "Ida Prøve, Ole Test", None),
        ("<author>ida@havnenyt.example (Ida Prøve)</author>", "Ida Prøve", None),
        ("<author>ida@havnenyt.example</author>", None, None),
        ("<author>Ida Prøve &lt;ida@havnenyt.example&gt;</author>", "Ida Prøve", None),
        ("<dc:creator>admin</dc:creator>", None, None),
        ("<dc:creator>Ritzau</dc:creator>", None, "Ritzau"),
        ("", None, None),
    ],
)
def test_a_byline_is_a_person(parts: str, byline: str | None, credit: str | None) -> None:
    got = item(FULL, parts, channel=HOME + "<managingEditor>chef@x.example (Chef)</managingEditor>")
    assert (got.byline, got.credit) == (byline, credit)


def test_an_atom_entry_without_author_has_the_feeds() -> None:
    feed = "<author><name>Ida Prøve</name><email>ida@x.example</email></author>"
    own = "<author><name>Ole Test</name></author>"
    stories = [taken.story for taken in read(atom("<title>a</title>", f"<title>b</title>{own}", feed=feed)).taken]
    assert [got.byline for got in stories] == ["Ida Prøve", "Ole Test"]


def test_categories_are_section_subjects_and_keywords() -> None:
    got = item(
        FULL,
        "<category>Indland</category><category>Søfart</category><category>Søfart</category>"
        '<category domain="http://cv.iptc.org/newscodes/mediatopic/">medtop:20000538</category>',
    )
    assert (got.section, got.keywords) == ("Indland", ("Søfart",))
    assert got.subjects == (Subject(scheme="medtop", code="20000538"),)


@pytest.mark.parametrize(
    ("channel", "item_parts", "language", "assumed"),
    [
        ("<language>da-dk</language>", "", "da-DK", False),
        ("<language>da</language>", "<dc:language>en</dc:language>", "en", False),
        ("", "", None, False),
    ],
)
def test_the_nearest_language_counts(channel: str, item_parts: str, language: str | None, assumed: bool) -> None:
    got = item(FULL, item_parts, channel=HOME + channel)
    assert (got.language, got.language_is_assumed) == (language, assumed)


def test_the_language_of_an_agency_is_assumed_and_marked() -> None:
    got = item(FULL, channel="<link>https://www.ritzau.dk/</link>")
    assert (got.provider, got.language, got.language_is_assumed) == ("ritzau", "da", True)


def test_press_releases_that_an_agency_passes_on_get_no_language() -> None:
    got = item(FULL, channel="<link>https://via.ritzau.dk/</link>")
    assert (got.provider, got.credit, got.language) == ("ritzau", "Via Ritzau", None)


def test_the_language_of_the_content_counts_more_than_that_of_the_feed() -> None:
    content = '<title>x</title><content>Text.</content><content xml:lang="en-US">Text.</content>'
    assert entry(content, attributes='xml:lang="da"').language == "da"
    assert entry(content.replace("<content>Text.</content>", ""), attributes='xml:lang="da"').language == "en-US"


@pytest.mark.parametrize(
    ("channel", "provider", "name"),
    [
        (
            "<title>Vesterfjord Avis</title><link>https://www.vesterfjord-avis.example/</link>",
            "vesterfjord-avis",
            "Vesterfjord Avis",
        ),
        ("<title>Nyt fra havnen</title><link>https://havn.example/</link>", "havn", None),
        ("<title>dpa</title><link>https://www.dpa.com/de/</link>", "dpa", None),
        ("<title>x</title>", "havnenyt", None),
        ("<title>x</title><link>http://localhost/</link>", "havnenyt", None),
    ],
)
def test_the_provider_is_at_home_where_the_feed_is(channel: str, provider: str, name: str | None) -> None:
    got = item(FULL, channel=channel)
    assert (got.provider, got.provider_name) == (provider, name)
    assert item(FULL, channel=channel, provider="tt").provider == "tt"


def test_the_publisher_of_a_text_passed_on_is_its_source() -> None:
    assert item(FULL, '<source url="https://x.example/rss">Kystbureauet</source>').source == "Kystbureauet"
    assert item(FULL, '<source url="https://x.example/rss"/>').source is None


def test_links_are_resolved_where_they_stand_and_nothing_active_is_left() -> None:
    html = (
        '&lt;p style="x"&gt;&lt;a href="to"&gt;a&lt;/a&gt;&lt;a href="javascript:b()"&gt;b&lt;/a&gt;&lt;/p&gt;'
        "&lt;script&gt;c&lt;/script&gt;"
    )
    got = item(f"<content:encoded>{html}</content:encoded>")
    assert 'href="https://havnenyt.example/to"' in got.body_html
    assert not any(bad in got.body_html for bad in ("javascript", "script", "style"))
    assert codes(got.warnings) == ["active_content"]
    based = entry(
        '<title>x</title><link href="1"/><content type="html" xml:base="https://b.example/c/">'
        '&lt;a href="d"&gt;e&lt;/a&gt;</content>',
        attributes='xml:base="https://a.example/"',
    )
    assert (based.url, 'href="https://b.example/c/d"' in based.body_html) == ("https://a.example/1", True)


def test_content_that_is_no_text_is_none() -> None:
    got = entry('<title>x</title><content type="image/png">AAAA</content><summary>Kort.</summary>')
    assert (got.paragraphs, got.lead, got.is_teaser) == (("Kort.",), None, True)


def test_plain_text_of_atom_stays_text() -> None:
    got = entry('<title>x</title><content type="text">Et &amp;amp; to.\n\nTre &lt; fire.</content>')
    assert (got.paragraphs, got.body_html) == (("Et & to.", "Tre < fire."), "<p>Et &amp; to.</p><p>Tre &lt; fire.</p>")


def test_one_bad_item_stops_none_and_what_is_empty_is_skipped() -> None:
    deep = "<content:encoded>" + "&lt;div&gt;" * 150 + "x</content:encoded>"
    reading = read(
        rss(
            TITLE + GUID + DATE,
            '<guid isPermaLink="false">tom</guid><source>Kun en kilde</source>',
            TITLE + deep + '<guid isPermaLink="false">dyb</guid>',
            f"{TITLE}<guid isPermaLink='false'>{'x' * 501}</guid>",
            "<title>Sidste</title><link>https://havnenyt.example/5</link>",
        )
    )
    assert [taken.item for taken in reading.taken] == [1, 5]
    assert [(no.item, no.guid, no.reason.code) for no in reading.skipped] == [(2, "tom", "no_text")]
    assert [(no.item, no.reason.code) for no in reading.rejected] == [(3, "too_deep"), (4, "guid_too_long")]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (rss(), "The file is a list of stories, but there is none in it."),
        (rss(*[""] * 10_001), "The file holds more than 10000 stories. Split it."),
        (rss(TITLE)[:-20], "The file stops in the middle (line 1). Fetch it again."),
        (
            '<!DOCTYPE rss [<!ENTITY a "ha">]>' + rss("<title>&a;</title>").partition("?>")[2],
            "The file defines its own entities, which we do not accept.",
        ),
    ],
)
def test_a_feed_that_is_refused(data: str, words: str) -> None:
    assert refusal(data) == words


def test_rdf_that_is_no_feed_is_refused_by_its_root() -> None:
    rdf = '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description/></r:RDF>'
    assert refusal(rdf).startswith("Unknown XML (root element RDF).")


@pytest.mark.parametrize(
    ("charset", "declared", "used", "warnings"),
    [
        ("utf-8", "utf-8", "utf-8", []),
        ("latin-1", "iso-8859-1", "windows-1252", []),
        ("utf-8", "iso-8859-1", "utf-8", ["charset_repaired"]),
        ("utf-16", "utf-16", "utf-16-le", []),
    ],
)
def test_the_charset_is_that_of_the_bytes(charset: str, declared: str, used: str, warnings: list[str]) -> None:
    data = rss(TITLE + GUID + DATE + FULL).replace("?>", f' encoding="{declared}"?>', 1)
    got = story(data.encode(charset))
    assert (got.headline, got.charset_used, codes(got.warnings)) == ("Færgen sejler", used, warnings)


def test_letters_that_feedparser_puts_right_are_said() -> None:
    got = story(rss(f"<title>K\u00c3\u00b8benhavn</title>{GUID}{DATE}{FULL}"))
    assert (got.headline, codes(got.warnings)) == ("København", ["mojibake_repaired"])


def test_feedparser_gets_bytes_and_nothing_it_could_open(monkeypatch: pytest.MonkeyPatch) -> None:
    given = []
    parse = feedparser.parse

    def watched(stream: Any, **how: Any) -> Any:
        given.append((stream.getvalue(), how))
        return parse(stream, **how)

    monkeypatch.setattr(feedparser, "parse", watched)
    item(FULL, '<enclosure url="file:///etc/hostname"/>')
    ((data, how),) = given
    assert isinstance(data, bytes)
    assert (how["sanitize_html"], how["resolve_relative_uris"]) == (False, False)


@pytest.mark.parametrize(
    "part",
    [
        "".join(f"<category>ord {number}</category>" for number in range(20_000)),
        f"<author>{'a' * 500_000}</author>",
        f"<pubDate>{'1 ' * 200_000}</pubDate>",
        f"<guid>{'x' * 400}</guid>" * 5_000,
        f"<title>{'&lt;' * 200_000}</title>",
    ],
)
def test_what_would_keep_feedparser_busy_for_hours_is_cut(part: str) -> None:
    got = item(FULL, part)
    assert len(got.keywords) <= 100
    assert len(got.byline or "") <= 200
    assert got.paragraphs == ("Et.", "To.")


def test_more_items_can_be_allowed() -> None:
    assert len(read(rss(*[TITLE] * 12), limits=Limits(items=12)).taken) == 12
    assert refusal(rss(*[TITLE] * 13), limits=Limits(items=12)).startswith("The file holds more than 12 stories.")
