"""The dictionary: what it answers, and how it is made from a Hunspell dictionary."""

import lzma

import pytest

from articles.lexicon import dictionary
from articles.lexicon.dictionary import Spelled, is_name, is_word, spelled
from articles.lexicon.lists.hunspell import affixes_of, forms_of
from articles.lexicon.lists.make_dictionary import packed, words_of

LOWER, CAPITAL, BOTH, NONE = Spelled(True, False), Spelled(False, True), Spelled(True, True), Spelled(False, False)

AFF = """
FLAG num
FORBIDDENWORD 6
NEEDAFFIX 8
ONLYINCOMPOUND 36
PFX 54 Y 1
PFX 54 V Nordv V
SFX 2 Y 2
SFX 2 0 n/34 e
SFX 2 0 en/34 [^e]
SFX 3 Y 1
SFX 3 0 t/2,8 t
SFX 9 Y 1
SFX 9 0 s [^s] +GENITIV
SFX 7 Y 1
SFX 7 e ning .
""".splitlines()
DIC = """hat/3,9
dame/2
Horsens
Vejle/54,9
sukke/7
galt/6
for-/36
New York
7-tal\tst:tal
bog st:bøger
""".splitlines()


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("brand", LOWER),
        ("Brand", LOWER),
        ("BRAND", LOWER),
        ("bilerne", LOWER),
        ("Horsens", CAPITAL),
        ("horsens", CAPITAL),
        ("Ruslands", CAPITAL),
        ("Rusland's", CAPITAL),
        ("Paris'", CAPITAL),
        ("Anders’", CAPITAL),
        ("Rusland'", NONE),
        ("USA", CAPITAL),
        ("USAs", CAPITAL),
        ("Vejle", BOTH),
        ("Snedstrup Mark", NONE),
        ("vejle\nvejlede", NONE),
        ("qwxz", NONE),
        ("", NONE),
        ("zzz", NONE),
        ("'s", NONE),
    ],
)
def test_what_is_spelled(word, expected):
    assert spelled(word) == expected


def test_a_word_and_a_name():
    assert [is_word(w) for w in ("kommune", "Kommunen", "Horsens")] == [True, True, False]
    assert [is_name(w) for w in ("Horsens", "Lars", "Vejle", "Vejles", "horsens", "Kommunen")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


def test_every_block_begins_with_a_word_in_full_and_in_order():
    heads, blocks = dictionary._blocks()
    assert heads == sorted(heads)
    assert len(heads) == len(blocks) == 23171


def test_the_words_take_their_endings():
    forms = sorted(forms_of(DIC, affixes_of(AFF)))
    assert forms == [
        ("7-tal", False),
        ("Horsens", False),
        ("Nordvejle", False),
        ("Vejle", False),
        ("Vejles", True),
        ("bog", False),
        ("dame", False),
        ("damen", False),
        ("hat", False),
        ("hats", True),
        ("hatten", False),
        ("sukke", False),
        ("sukkning", False),
    ]


def test_the_shipped_words_are_those_of_letters_without_genitives_of_names():
    expected = ["Horsens", "Vejle", "bog", "dame", "damen", "hat", "hats", "hatten", "sukke", "sukkning"]
    assert words_of(AFF, DIC) == [word.encode() for word in expected]


def test_what_was_packed_is_read_again(tmp_path, monkeypatch):
    words = sorted(f"ord{number}å".encode() for number in range(100))
    (tmp_path / "words.xz").write_bytes(lzma.compress(packed(words)))
    monkeypatch.setattr(dictionary, "FILE", tmp_path / "words.xz")
    for cached in (dictionary._blocks, dictionary._block, spelled):
        cached.cache_clear()
    try:
        assert [word for word in words if not is_word(word.decode())] == []
        assert not is_word("ord")
    finally:
        for cached in (dictionary._blocks, dictionary._block, spelled):
            cached.cache_clear()
