"""Names and dates marked in text: exact, never overlapping, never on the wrong words."""

import re
from datetime import date

import pytest
from django.utils import translation
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from articles.models import DateMention, Entity, Mention
from articles.templatetags.marks_in_text import paragraphs_with_marks, text_with_marks


def at(text: str, start: int, end: int, *, field: str = "body", pk: int = 1, type_: str = "person") -> Mention:
    entity = Entity(pk=pk, type=type_, name=f"N{pk}")
    return Mention(entity=entity, field=field, start=start, end=end, text=text[start:end])


def dated(
    text: str, words: str, first: str | None = None, end: str | None = None, unit: str = "", *, iso: str | None = None
) -> DateMention:
    """`words` in `text` as a date. `iso`, which the database works out, is given here."""
    start = text.index(words)
    days = {"first_day": first and date.fromisoformat(first), "end_day": end and date.fromisoformat(end)}
    mention = DateMention(field="body", start=start, end=start + len(words), text=words, unit=unit, **days)
    mention.iso = iso
    return mention


def linked(html: str) -> list[tuple[str, str]]:
    """(type, words) of every link."""
    return re.findall(r'<a class="ent (\w+)" href="[^"]*">(.*?)</a>', html)


def test_offsets_count_across_paragraphs() -> None:
    text = "Et Minsk.\n\nTo Minsk."
    found = paragraphs_with_marks(text, [at(text, 3, 8, type_="place"), at(text, 14, 19, type_="place")], [], "body")
    assert found == [
        'Et <a class="ent place" href="/names/1/n1/">Minsk</a>.',
        'To <a class="ent place" href="/names/1/n1/">Minsk</a>.',
    ]


def test_of_two_that_overlap_the_first_and_then_the_longest_is_linked() -> None:
    text = "Aleksandr Lukasjenko her"
    mentions = [at(text, 10, 20, pk=2), at(text, 0, 9, pk=3), at(text, 0, 20, pk=4)]
    assert linked(text_with_marks(text, mentions, [], "body")) == [("person", "Aleksandr Lukasjenko")]


def test_a_mention_whose_words_are_not_there_is_left_plain() -> None:
    text = "Minsk og\n\nGrodno"
    stale = Mention(entity=Entity(pk=1, type="place", name="Riga"), field="body", start=0, end=4, text="Riga")
    across = at(text, 6, 13)
    beyond = Mention(entity=Entity(pk=1, type="place", name="Riga"), field="body", start=90, end=94, text="Riga")
    elsewhere = at(text, 0, 5, field="lead")
    assert paragraphs_with_marks(text, [stale, across, beyond, elsewhere], [], "body") == ["Minsk og", "Grodno"]


def test_characters_outside_the_basic_plane_count_as_one() -> None:
    text = "🎈🎈 Minsk"
    assert linked(text_with_marks(text, [at(text, 3, 8)], [], "body")) == [("person", "Minsk")]


def test_a_line_end_within_a_paragraph_is_a_line_break() -> None:
    assert text_with_marks("Et\nto <b>", [], [], "body") == "Et<br>to &lt;b&gt;"


@given(st.data())
def test_nothing_but_links_is_added_and_links_hold_exactly_their_words(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="aÅ<&'\"\n 🎈", max_size=60))
    spans = data.draw(
        st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: (pair[0], sum(pair))), max_size=8)
    )
    mentions = [at(text, start, end) for start, end in spans if text[start:end] and end <= len(text)]
    paragraphs = paragraphs_with_marks(text, mentions, [], "body")
    without_links = [re.sub(r'<a class="ent person" href="/names/1/n1/">|</a>', "", html) for html in paragraphs]
    assert without_links == [str(escape(part)).replace("\n", "<br>") for part in text.split("\n\n")]
    allowed = {str(escape(mention.text)).replace("\n", "<br>") for mention in mentions}
    for html in paragraphs:
        assert {words for _type, words in linked(html)} <= allowed
        assert not re.search(r"<a [^>]*>[^<]*(<br>[^<]*)*<a ", html), "a link within a link"


WHOLE = [
    ("9. august", "2020-08-09", "2020-08-10", "day", "2020-08-09", "/dates/2020/08/09/", "9. august 2020"),
    ("august 2020", "2020-08-01", "2020-09-01", "month", "2020-08", "/dates/2020/08/", "august 2020"),
    ("1994", "1994-01-01", "1995-01-01", "year", "1994", "/dates/1994/", "1994"),
]


@pytest.mark.parametrize(("words", "first", "end", "unit", "iso", "page", "title"), WHOLE)
def test_a_day_a_month_and_a_year_lead_to_their_pages(words, first, end, unit, iso, page, title) -> None:
    text = f"Siden {words} <."
    marked = text_with_marks(text, [], [dated(text, words, first, end, unit, iso=iso)], "body")
    assert marked == (
        f'Siden <a class="ent date" href="{page}" title="{title}"><time datetime="{iso}">{words}</time></a> &lt;.'
    )


def test_the_title_and_the_address_are_in_the_language_of_the_page() -> None:
    text = "Den 9. august."
    day = dated(text, "9. august", "2020-08-09", "2020-08-10", "day", iso="2020-08-09")
    with translation.override("en"):
        marked = text_with_marks(text, [], [day], "body")
    assert 'href="/en/dates/2020/08/09/" title="9 August 2020"' in marked


@pytest.mark.parametrize(
    ("words", "first", "end", "unit", "title"),
    [
        ("3. til 7. maj 2021", "2021-05-03", "2021-05-08", "day", "3. til 7. maj 2021"),
        ("30. maj til 2. juni", "2021-05-30", "2021-06-03", "day", "30. maj til 2. juni 2021"),
        ("sommeren 2019", "2019-06-01", "2019-09-01", "month", "juni til august 2019"),
        ("2014-2016", "2014-01-01", "2017-01-01", "year", "2014 til 2016"),
        ("1990'erne", "1990-01-01", "2000-01-01", "decade", "1990 til 1999"),
        ("19. århundrede", "1801-01-01", "1901-01-01", "century", "1801 til 1900"),
    ],
)
def test_any_other_span_says_its_ends(words, first, end, unit, title) -> None:
    text = f"I {words}."
    marked = text_with_marks(text, [], [dated(text, words, first, end, unit)], "body")
    assert marked == f'I <data class="ent date" value="{first}/{end}" title="{title}">{escape(words)}</data>.'


def test_what_cannot_be_told_is_not_marked_and_a_year_without_a_page_leads_nowhere() -> None:
    text = "Søndag i 866."
    year = dated(text, "866", "0866-01-01", "0867-01-01", "year", iso="0866")
    assert text_with_marks(text, [], [dated(text, "Søndag"), year], "body") == (
        'Søndag i <span class="ent date" title="866"><time datetime="0866">866</time></span>.'
    )


def test_of_a_name_and_a_date_that_overlap_the_first_the_longer_and_else_the_name_is_marked() -> None:
    text = "Valg 2020 i maj 2020 Olsen"
    year = dated(text, "2020", "2020-01-01", "2021-01-01", "year", iso="2020")
    month = dated(text, "maj 2020", "2020-05-01", "2020-06-01", "month", iso="2020-05")
    name_first = at(text, 0, 9, type_="org")
    assert linked(text_with_marks(text, [name_first], [year], "body")) == [("org", "Valg 2020")]
    assert linked(text_with_marks(text, [at(text, 16, 26)], [month], "body")) == []
    assert 'class="ent date"' in text_with_marks(text, [at(text, 16, 26)], [month], "body")
    assert linked(text_with_marks(text, [at(text, 12, 26)], [month], "body")) == [("person", "maj 2020 Olsen")]
    assert linked(text_with_marks(text, [at(text, 12, 20)], [month], "body")) == [("person", "maj 2020")]
