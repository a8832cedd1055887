"""HTML of agencies: what is kept, what is dropped, and which paragraphs come out of it."""

import re

import ftfy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.wire.html import TAGS, clean_html, looks_like_html, to_paragraphs
from articles.wire.reading import RejectedItem
from articles.wire.text import Tidier, may_be_wrong
from tests.wire.reading import codes


def read(markup: str, headline: str | None = None) -> tuple[list[str], str, list[str]]:
    """(paragraphs, safe HTML, codes of the warnings)."""
    tidier = Tidier()
    html = clean_html(markup, tidier, headline=headline)
    return to_paragraphs(html), html, codes(tidier.warnings())


@pytest.mark.parametrize(
    ("markup", "paragraphs"),
    [
        ("<p>Et.</p><p>To.</p>", ["Et.", "To."]),
        ("<P>Et.</P>\r\n \t<P>To.", ["Et.", "To."]),
        ("<p></p><p> &nbsp; </p><p>Et.</p>", ["Et."]),
        ("Et.<br/><br />To.<br>Tre.", ["Et.", "To.\nTre."]),
        ("Et.<br>\n<br>\n<br>To.<br/></p>", ["Et.", "To."]),
        ("<p>Et\n  to\ttre&nbsp;fire</p>", ["Et to tre fire"]),
        ("<div>Et.</div><div>To<div>tre</div>fire</div>fem", ["Et.", "To", "tre", "fire", "fem"]),
        ("<b>Fed<p>Et.</p></b>hale", ["Fed", "Et.", "hale"]),
        ("<h2>Rubrik</h2><p>Et.</p><h6>Lille</h6>To.", ["Rubrik", "Et.", "Lille", "To."]),
        ("<ul><li>Et<ul><li>To</li></ul></li><li><p>Tre</p></li></ul>", ["Et", "To", "Tre"]),
        ("<blockquote><p>Et.</p>To.</blockquote>Tre.", ["Et.", "To.", "Tre."]),
        ("<table><tr><td>FCK</td><td>72</td><td>271</td></tr></table>", ["FCK\t72\t271"]),
        (
            """<table><caption>Stilling</caption><thead><tr><th>Hold<th>Point</thead>
            <tr><td><div>FC</div><div>Prøve</div></td><td></td></tr><tr><td> </td></tr></table><p>Et.</p>""",
            ["Stilling", "Hold\tPoint\nFC Prøve\t", "Et."],
        ),
        (
            "<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td><p>c</p></td></tr></table>",
            ["a\tb", "c"],
        ),
        ("<figure class=table><table><tr><td>a</td></tr></table></figure>", ["a"]),
        ("<pre>FCK   72\nBIF   3\n\nAlt</pre>", ["FCK 72\nBIF 3", "Alt"]),
        ("<p>Firmaet <Company>Prøve A/S</Company> og <person>Ida</person>.</p>", ["Firmaet Prøve A/S og Ida."]),
        ("<p>5 &lt; 6 &amp; 7 &gt; 3</p>", ["5 < 6 & 7 > 3"]),
        ("<p>Spire&amp;apos;s &amp;quot;sag&amp;quot; A&amp;amp;B &amp;#230;</p>", ['Spire\'s "sag" A&B æ']),
        ("<p>&Acirc;&pound;4 mio. i K&Atilde;&cedil;benhavn</p>", ["£4 mio. i København"]),
        ("bare tekst", ["bare tekst"]),
        ("", []),
        ("<!-- kun en kommentar -->", []),
    ],
)
def test_paragraphs(markup: str, paragraphs: list[str]) -> None:
    assert read(markup)[0] == paragraphs


@pytest.mark.parametrize(
    ("markup", "html"),
    [
        ('<p class="x" style="y" id="z">Et <b>to</b></p>', "<p>Et <b>to</b></p>"),
        (
            '<p><a href="https://x.dk/?a=1&b=2" onclick="x">l</a></p>',
            '<p><a href="https://x.dk/?a=1&amp;b=2" rel="noopener noreferrer nofollow">l</a></p>',
        ),
        (
            '<p><a href="mailto:a@b.dk">l</a></p>',
            '<p><a href="mailto:a@b.dk" rel="noopener noreferrer nofollow">l</a></p>',
        ),
        ('<a href="/sti">l</a>', '<p><a rel="noopener noreferrer nofollow">l</a></p>'),
        ('<a href="ftp://x.dk">l</a>', '<p><a rel="noopener noreferrer nofollow">l</a></p>'),
        ('<p>Et<img src="x.jpg" alt="y"> to</p>', "<p>Et to</p>"),
        ("<p>50&nbsp;kr.</p>", "<p>50&nbsp;kr.</p>"),
        ("<h1>Et</h1><h5>To</h5>", "<h2>Et</h2><h4>To</h4>"),
        ("<video>x</video><p>Et</p>", "<p>Et</p>"),
    ],
)
def test_safe_html(markup: str, html: str) -> None:
    assert read(markup)[1] == html


@pytest.mark.parametrize(
    "markup",
    [
        '<p onclick="x()">Hej</p>',
        "<p>Hej</p><script>alert(1)</script>",
        "<SCRIPT src=//x.dk/y.js></SCRIPT><p>Hej",
        '<p>Hej<a href="javascript:alert(2)"></a></p>',
        "<p>Hej<img/onerror=alert(1) src=x></p>",
        '<p>Hej</p><iframe src="https://x.dk"></iframe>',
        '<p>Hej<a href=" jAvascript:alert(2)"></a></p>',
    ],
)
def test_active_content_is_removed_and_said(markup: str) -> None:
    paragraphs, html, warnings = read(markup)
    assert paragraphs == ["Hej"]
    assert not re.search(r"script|alert|onclick|onerror|iframe", html, re.IGNORECASE)
    assert warnings == ["active_content"]


def test_script_that_was_escaped_as_text_stays_text_without_a_message() -> None:
    paragraphs, html, warnings = read("<p>Koden &lt;script&gt;alert(1)&lt;/script&gt; er tekst</p>")
    assert paragraphs == ["Koden <script>alert(1)</script> er tekst"]
    assert html == "<p>Koden &lt;script&gt;alert(1)&lt;/script&gt; er tekst</p>"
    assert warnings == []


def test_script_that_was_escaped_twice_does_not_come_to_life() -> None:
    html = read("<p>&amp;lt;script&amp;gt;x&amp;lt;/script&amp;gt; &amp;#60;script&amp;#62;</p>")[1]
    assert html == "<p>&amp;lt;script&amp;gt;x&amp;lt;/script&amp;gt; &lt;script&gt;</p>"


def test_of_a_whole_document_the_body_is_read_without_headline_figure_and_byline() -> None:
    document = (
        "<!DOCTYPE html><html lang=da><head><meta charset=utf-8><title>Titel</title><style>p{}</style></head><body>"
        "<h1>Prøve  i\nlandet</h1><div class='meta byline'>Af Ida</div>"
        "<figure><img src=x><figcaption>Billede</figcaption>"
        "</figure><section class=main><p>Et.</p><h1>En anden</h1></section></body></html>"
    )
    assert read(document, "Prøve i landet")[0] == ["Et.", "En anden"]
    assert read(document, None)[0] == ["Prøve i landet", "Et.", "En anden"]


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 101 + "x",
        "<b>" * 101 + "x",
        "<blockquote>" * 5000 + "x",
        "".join(f"<b class={n}>" for n in range(60)) + "<p>x" * 10_000,
    ],
    ids=["div", "b", "blockquote", "reopened"],
)
def test_what_nests_too_deeply_is_rejected_instead_of_losing_its_text(markup: str) -> None:
    with pytest.raises(RejectedItem, match=r"Too deeply nested\."):
        clean_html(markup, Tidier())


def test_what_is_longer_than_any_story_is_rejected() -> None:
    assert len(read("&amp;" * 20_000)[0][0]) == 20_000
    with pytest.raises(RejectedItem, match=r"The text is longer than 1000000 characters of HTML; no wire story is\."):
        clean_html("x" * 1_000_001, Tidier())


def test_what_only_looks_deep_is_read() -> None:
    assert len(read("<p>x" * 5000)[0]) == 5000
    assert read("<div>" * 99 + "bund")[0] == ["bund"]
    assert read("x<br>" * 3000)[0] == ["\n".join("x" * 3000)]


@pytest.mark.parametrize(
    ("text", "is_html"),
    [
        ("<p>x</p>", True),
        ("x<br/>y", True),
        ("a < b > c", False),
        ("<ritzau>", False),
        ("", False),
        ("1<2 & 3>2", False),
    ],
)
def test_html_is_told_from_text(text: str, is_html: bool) -> None:
    assert looks_like_html(text) is is_html


PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<br>",
            "<b>",
            "</b>",
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            "<li>",
            "<ul>",
        ),
        *("<script>", "</script>", "<a href='javascript:x'>", "<svg>", "<style>", "<math>", "<h1>", "<pre>", "</pre>"),
        *(
            "&lt;",
            "&amp;apos;",
            "&#0;",
            "&#11;",
            "&#xD800;",
            "\x00",
            "\x0b",
            "<",
            ">",
            "&",
            "'",
            '"',
            "ord",
            "Ã¸",
            "æ",
            "\xa0",
        ),
        *(
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<figure>",
            "<title>",
            "<textarea>",
            "<noscript>",
            "<p class=byline>",
            "\ud800",
        ),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_whatever_comes_in_only_safe_html_and_printable_text_come_out(markup: str) -> None:
    paragraphs, html, _warnings = read(markup)
    assert set(re.findall(r"</?([a-z0-9]+)", html)) <= TAGS
    assert not re.search(r"<[^>]*(?:javascript|\son)", html)
    assert all(text == text.strip(" \n") and text.strip() for text in paragraphs)
    assert not any(re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", text) for text in (*paragraphs, html))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(alphabet="abæ .,-", min_size=1).filter(str.strip), max_size=6))
def test_paragraphs_survive_cleaning_in_number_and_order(texts: list[str]) -> None:
    wanted = [" ".join(text.split()) for text in texts]
    assert read("".join(f"<p>{text}</p>" for text in texts))[0] == wanted
    assert read("<br><br>".join(texts))[0] == wanted
    assert read("".join(f"<div>{text}</div>" for text in texts))[0] == wanted


@pytest.mark.parametrize(
    ("base", "href"),
    [
        ("https://x.example/a/b", 'href="https://x.example/a/c"'),
        ("https://x.example/a/", 'href="https://x.example/a/c"'),
        (None, ""),
        ("https://[x", ""),
        ("https://x.example:port/", ""),
    ],
)
def test_relative_links_are_resolved_against_a_base_or_lose_their_address(base: str | None, href: str) -> None:
    cleaned = clean_html('<p><a href="c">d</a></p>', Tidier(), base=base)
    assert cleaned == f'<p><a {href} rel="noopener noreferrer nofollow">d</a></p>'.replace("  ", " ")
    assert "javascript" not in clean_html('<p><a href="javascript:c">d</a></p>', Tidier(), base=base)


BARE = st.text(st.sampled_from('abc æøåÆØÅ éü“”–’»«£€²§…\xa0\xad\x85ÃÂâŒ\n\t&<>"\u0301\u200b\U0001f600'), max_size=12)


@settings(max_examples=400)
@given(st.lists(st.tuples(BARE, st.sampled_from(["", " ", "\n\n"])), max_size=4))
def test_bare_paragraphs_give_by_the_short_way_what_they_give_by_the_long_one(
    paragraphs: list[tuple[str, str]],
) -> None:
    markup = "".join(f"<p>{text}</p>{between}" for text, between in paragraphs)
    found = read(markup)
    assert found == read(f"<div>{markup}</div>")
    assert found[0] == to_paragraphs(f"<blockquote>{found[1]}</blockquote>")


@settings(max_examples=400)
@given(
    st.text(
        st.sampled_from("aZ æøåéöäüÆØÅßàâ£€²³§¶¦¨«»“”‘’‚„…–—•°º×±Œœ ÃÂÎÐ√≈†│ВГвЂβΒŸž´®™\xa0\xad\x85?,."), max_size=12
    )
)
def test_ftfy_finds_nothing_where_mojibake_is_ruled_out(text: str) -> None:
    assert may_be_wrong(text) or ftfy.fix_encoding(text) == text
