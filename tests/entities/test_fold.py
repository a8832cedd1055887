"""Finding a name however it is typed, and sorting names as a Danish dictionary does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.entities.fold import danish_sort_key, fold_words

IN_DANISH_ORDER = [
    "24syv",
    "3F",
    "Abba",
    "Anders And",
    "Andersen",
    "Christine",
    "Da Costa",
    "Dacosta",
    "Jens Hansen",
    "Jensen",
    "Muller",
    "Myhre",
    "Müller",
    "Vagn",
    "Wagner",
    "Zebra",
    "Zzaro",
    "Ærø",
    "Østerbro",
    "Özil",
    "Aabenraa",
    "Ålborg",
    "Århus",
]


def test_names_sort_as_in_a_danish_dictionary():
    """Words before longer words, digits first, ü with y, ö with ø, aa with å, æ ø å after z."""
    assert sorted(sorted(IN_DANISH_ORDER), key=danish_sort_key) == IN_DANISH_ORDER


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Åse", "AASE"),
        ("Café Paris", "cafe paris"),
        ("Saudi-Arabien", "Saudi Arabien"),
        ("Å", "A\u030a"),
        ("B.T.", "BT"),
    ],
)
def test_spelling_that_sorts_alike(one, other):
    assert danish_sort_key(one) == danish_sort_key(other)


@given(st.permutations(IN_DANISH_ORDER))
def test_the_order_does_not_depend_on_where_a_list_began(names):
    assert sorted(names, key=danish_sort_key) == IN_DANISH_ORDER


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_a_sort_key_reads_the_same_under_any_collation(text):
    """No "aa", which Danish collations would move, and for European letters nothing that case or locale could."""
    key = danish_sort_key(text)
    assert key == key.lower()
    assert "aa" not in key


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Åse Kjærbøl", ["aase", "kjærbøl"]),
        ("A\u030arhus", ["aarhus"]),
        ("François-Marie d'Été", ["francois", "marie", "d", "ete"]),
        ("TV 2/Fyn", ["tv", "2", "fyn"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("  ,.-  ", []),
    ],
)
def test_words_are_folded(text, words):
    assert fold_words(text) == words


@given(st.text())
def test_folding_twice_changes_nothing(text):
    words = fold_words(text)
    assert fold_words(" ".join(words)) == words
