"""Names marked in text: exact, never overlapping, never on the wrong words."""

import re

from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Entity, Mention
from articles.templatetags.names_in_text import paragraphs_with_names, text_with_names


def at(text: str, start: int, end: int, *, field: str = "body", pk: int = 1, type_: str = "person") -> Mention:
    entity = Entity(pk=pk, type=type_, name=f"N{pk}")
    return Mention(entity=entity, field=field, start=start, end=end, text=text[start:end])


def linked(html: str) -> list[tuple[str, str]]:
    """(type, words) of every link."""
    return re.findall(r'<a class="ent (\w+)" href="[^"]*">(.*?)</a>', html)


def test_offsets_count_across_paragraphs() -> None:
    text = "Et Minsk.\n\nTo Minsk."
    found = paragraphs_with_names(text, [at(text, 3, 8, type_="place"), at(text, 14, 19, type_="place")], "body")
    assert found == [
        'Et <a class="ent place" href="/names/1/n1/">Minsk</a>.',
        'To <a class="ent place" href="/names/1/n1/">Minsk</a>.',
    ]


def test_of_two_that_overlap_the_first_and_then_the_longest_is_linked() -> None:
    text = "Aleksandr Lukasjenko her"
    mentions = [at(text, 10, 20, pk=2), at(text, 0, 9, pk=3), at(text, 0, 20, pk=4)]
    assert linked(text_with_names(text, mentions, "body")) == [("person", "Aleksandr Lukasjenko")]


def test_a_mention_whose_words_are_not_there_is_left_plain() -> None:
    text = "Minsk og\n\nGrodno"
    stale = Mention(entity=Entity(pk=1, type="place", name="Riga"), field="body", start=0, end=4, text="Riga")
    across = at(text, 6, 13)
    beyond = Mention(entity=Entity(pk=1, type="place", name="Riga"), field="body", start=90, end=94, text="Riga")
    elsewhere = at(text, 0, 5, field="lead")
    assert paragraphs_with_names(text, [stale, across, beyond, elsewhere], "body") == ["Minsk og", "Grodno"]


def test_characters_outside_the_basic_plane_count_as_one() -> None:
    text = "🎈🎈 Minsk"
    assert linked(text_with_names(text, [at(text, 3, 8)], "body")) == [("person", "Minsk")]


def test_a_line_end_within_a_paragraph_is_a_line_break() -> None:
    assert text_with_names("Et\nto <b>", [], "body") == "Et<br>to &lt;b&gt;"


@given(st.data())
def test_nothing_but_links_is_added_and_links_hold_exactly_their_words(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="aÅ<&'\"\n 🎈", max_size=60))
    spans = data.draw(
        st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: (pair[0], sum(pair))), max_size=8)
    )
    mentions = [at(text, start, end) for start, end in spans if text[start:end] and end <= len(text)]
    paragraphs = paragraphs_with_names(text, mentions, "body")
    without_links = [re.sub(r'<a class="ent person" href="/names/1/n1/">|</a>', "", html) for html in paragraphs]
    assert without_links == [str(escape(part)).replace("\n", "<br>") for part in text.split("\n\n")]
    allowed = {str(escape(mention.text)).replace("\n", "<br>") for mention in mentions}
    for html in paragraphs:
        assert {words for _type, words in linked(html)} <= allowed
        assert not re.search(r"<a [^>]*>[^<]*(<br>[^<]*)*<a ", html), "a link within a link"
