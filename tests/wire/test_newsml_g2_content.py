"""The renditions in a NewsML-G2 item: one is chosen, and only its text proper is read."""

import pytest

from articles.story import Story
from tests.wire.newsml import TEXT, item, message, one
from tests.wire.reading import codes, read

HTML = "http://www.w3.org/1999/xhtml"
NITF = (
    '<inlineXML contenttype="application/nitf+xml"><nitf><body>'
    "<body.head><hedline><hl1>Af NITF</hl1></hedline></body.head>"
    "<body.content><block><p>NITF et.</p><hl2>To</hl2></block></body.content></body></nitf></inlineXML>"
)
OTHER = "<inlineXML><artikel><p>Andet.</p></artikel></inlineXML>"
DATA_HTML = '<inlineData contenttype="text/html">&lt;p&gt;Data.&lt;/p&gt;</inlineData>'
PLAIN = '<inlineData contenttype="text/plain">Ren\ntekst.\n\nTo.</inlineData>'
EMPTY = "<inlineXML contenttype='application/xhtml+xml'><html><body><p/></body></html></inlineXML>"


def xhtml(body: str, attributes: str = "") -> str:
    return f"<inlineXML {attributes}><html><body>{body}</body></html></inlineXML>"


def text(*renditions: str, meta: str = "", content: str = "<headline>Rubrik</headline>", provider: str = "X") -> Story:
    return one(meta, content, text="".join(renditions), provider=f'<provider literal="{provider}"/>')


@pytest.mark.parametrize(
    ("renditions", "paragraphs"),
    [
        ((PLAIN, DATA_HTML, OTHER, NITF, TEXT), ("Tekst.",)),
        ((PLAIN, DATA_HTML, OTHER, NITF), ("NITF et.", "To")),
        ((PLAIN, DATA_HTML, OTHER), ("Andet.",)),
        ((PLAIN, DATA_HTML), ("Data.",)),
        ((PLAIN,), ("Ren tekst.", "To.")),
        ((EMPTY, PLAIN), ("Ren tekst.", "To.")),
        ((xhtml("<p>Ring 1</p>", 'rendition="x:nonpublic"'), PLAIN), ("Ren tekst.", "To.")),
        (
            ('<inlineData contenttype="image/png">AAAA</inlineData>', "<remoteContent href='x'/>", PLAIN),
            ("Ren tekst.", "To."),
        ),
        (("<inlineXML>Kun tekst.</inlineXML>",), ("Kun tekst.",)),
    ],
)
def test_the_best_rendition_is_read_alone(renditions: tuple[str, ...], paragraphs: tuple[str, ...]) -> None:
    assert text(*renditions).paragraphs == paragraphs


def test_an_empty_rendition_is_a_headline_only_and_leaves_no_other_warning() -> None:
    assert codes(text(xhtml("<p onclick='x()'/>")).warnings) == ["headline_only"]


@pytest.mark.parametrize(
    "rendition",
    [
        (
            f'<inlineXML contenttype="xhtml/xml"><h:html xmlns:h="{HTML}"><h:body>'
            "<h:p>Et <h:i>to</h:i>.</h:p></h:body></h:html></inlineXML>"
        ),
        '<inlineXML contenttype="image/jpeg"><html xmlns=""><body><p>Et <i>to</i>.</p></body></html></inlineXML>',
        "<inlineXML><div><p>Et <i>to</i>.</p></div></inlineXML>",
    ],
)
def test_xhtml_in_any_namespace(rendition: str) -> None:
    assert text(rendition).body_html == "<p>Et <i>to</i>.</p>"


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        (
            (
                "<header><p>Liste</p><h1>Rubrik</h1></header>"
                "<section class='main x'><p>A</p></section><section><p>B</p></section>"
            ),
            ("A",),
        ),
        ("<header><time>12.00</time></header><p>A</p><section class='notepad'><p>Ring</p></section>", ("A",)),
        ("<h1>Rubrik</h1><p>A</p>", ("A",)),
        ("<h1>Anden</h1><p>A</p>", ("Anden", "A")),
        ("<p>A</p>løs tekst", ("A", "løs tekst")),
        ("<p>A<h3>B</h3></p><p>C <Company>Navn</Company></p>", ("A", "B", "C Navn")),
        ("<p>800&lt;endash&gt;-&lt;/endash&gt;1&#8201; 000 &amp;quot;x&amp;quot;</p>", ('800-1 000 "x"',)),
        ("<p>A</p><p>dpa abc xy</p>", ("A",)),
    ],
)
def test_only_the_text_proper_is_read(body: str, paragraphs: tuple[str, ...]) -> None:
    assert text(xhtml(body)).paragraphs == paragraphs


def test_routing_codes_are_dropped_where_the_agency_is_known_to_send_them() -> None:
    body = xhtml("<p>A</p>51 77 03 CRO01 1113 APE4800 GEST QBXBSXB")
    assert text(body, provider="ansa.it").paragraphs == ("A",)
    assert len(text(body).paragraphs) == 2


def test_a_heading_before_the_text_is_the_lead_where_no_field_holds_one() -> None:
    body = xhtml("<h2>Under</h2><p>A</p><h2>Mellem</h2><p>B</p>")
    told = text(body)
    assert (told.lead, told.paragraphs) == ("Under", ("A", "Mellem", "B"))
    assert told.body_html == "<p>A</p><h2>Mellem</h2><p>B</p>"
    told = text(body, content="<headline>R</headline><description role='x:summary'>S</description>")
    assert (told.lead, told.paragraphs[0]) == ("S", "Under")


HARD_WRAPPED = (
    "<p>LONDON (Reuters) - First line of it\nand the second.\n    Next paragraph is\nwrapped too.\n    End.</p>"
)


def test_hard_wrapped_lines_are_joined_and_indents_part_paragraphs() -> None:
    told = text(xhtml(HARD_WRAPPED))
    assert told.paragraphs == (
        "LONDON (Reuters) - First line of it and the second.",
        "Next paragraph is wrapped too.",
        "End.",
    )


def test_an_indent_in_every_line_is_a_neatly_printed_file() -> None:
    assert text(xhtml("<p>Sadat\n          eläimet\n          saadaan.</p>")).paragraphs == ("Sadat eläimet saadaan.",)


def test_columns_stay_where_a_signal_says_table() -> None:
    told = text(xhtml("<p>Team     P\nFCK      1\nAGF      2</p>"), meta="<signal qcode='x:table'/>")
    assert told.body_html == "<pre>Team     P\nFCK      1\nAGF      2</pre>"
    assert text(xhtml("<p>Team     P\nFCK      1</p>")).paragraphs == ("Team P FCK 1",)


def test_plain_data_that_begins_with_a_tag_is_html() -> None:
    data = '<![CDATA[\n<p>\n      (X) - Rome\nAlfano said.\n   "Two."\n  </p>]]>'
    assert text(f"<inlineData contenttype='text/plain'>{data}</inlineData>").paragraphs == (
        "(X) - Rome Alfano said.",
        '"Two."',
    )
    assert text('<inlineData contenttype="text/plain">a &lt; b</inlineData>').paragraphs == ("a < b",)


def test_headlines_within_the_text_serve_where_the_item_has_none() -> None:
    assert text(NITF, content="").headline == "Af NITF"
    told = text(xhtml("<h1>Af XHTML</h1><p>A</p>"), content="")
    assert (told.headline, told.paragraphs) == ("Af XHTML", ("A",))


TT = (
    "<inlineXML contenttype='application/ttnitf+xml'><BODY xmlns=''><TEXT><RUBRIK>Rubrik</RUBRIK><VINJETT>V</VINJETT>"
    "<DAT><ORT>Bryssel</ORT></DAT><INGRESS><P>I.</P></INGRESS><BRODTEXT><P>A.</P><CITAT>C.</CITAT><MELLIS>M</MELLIS>"
    "</BRODTEXT><BYLINE EPOST='ida@example.com'>Ida Prov/TT</BYLINE><BILD><BILDTEXT><P>B</P></BILDTEXT></BILD></TEXT>"
    "<TEXT><RUBRIK>Fakta</RUBRIK><BRODTEXT><P>F.</P><UL><LI>L</LI></UL><P/></BRODTEXT></TEXT></BODY></inlineXML>"
)


def test_the_vocabulary_of_tt() -> None:
    told = text(TT, provider="TT", content="")
    assert (told.headline, told.lead, told.byline, told.dateline_place) == ("Rubrik", "I.", "Ida Prov", "Bryssel")
    assert told.ednote_private == "ida@example.com"
    assert told.body_html == (
        "<p>A.</p><blockquote><p>C.</p></blockquote><h3>M</h3><h2>Fakta</h2><p>F.</p><ul><li>L</li></ul>"
    )
    told = text(TT, content="<headline>R</headline><description role='drol:summary'>S</description>")
    assert (told.lead, told.paragraphs[0]) == ("S", "I.")


def test_active_content_is_removed_and_escaped_tags_stay_text() -> None:
    told = text(xhtml("<p onclick='x()'>A<script>y()</script> &lt;script&gt;</p>"))
    assert (told.body_html, codes(told.warnings)) == ("<p>A &lt;script&gt;</p>", ["active_content"])


def test_a_text_nested_too_deeply_is_rejected() -> None:
    data = f"<inlineData contenttype='text/html'>{'&lt;div&gt;' * 200}</inlineData>"
    (rejected,) = read(message(item(text=data))).rejected
    assert rejected.reason.code == "too_deep"
