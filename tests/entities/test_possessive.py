"""Where a possessive s begins: sentences of ours, and the Danish UD treebank's own genitives (its dev part)."""

import gzip
from pathlib import Path

import pytest

from articles.entities.possessive import bare

TREEBANK = Path(__file__).resolve().parents[3] / "shared" / "names" / "ddt_dev.conllu.gz"
NEAR = 12
"""Sentences on either side that count as the story of a word."""


def cut(word, after="", story="", danish=True):
    return bare(word, is_known={"Tut.by"}.__contains__, stands=story.split().__contains__, after=after, danish=danish)


@pytest.mark.parametrize(
    ("word", "after", "expected"),
    [
        ("EU's", "formand", "EU"),
        ("EU’s", "formand", "EU"),
        ("Tut.by's", "redaktør", "Tut.by"),
        ("Lars'", "bil", "Lars"),
        ("Marx’", "værker", "Marx"),
        ("USAs", "præsident", "USA"),
        ("DSBs", "tog", "DSB"),
        ("B.T.s", "forside", "B.T."),
        ("Ruslands", "svar", "Rusland"),
        ("Ruslands", "", "Rusland"),
        ("Hvideruslands", "leder", "Hviderusland"),
        ("Islands", "regering", "Island"),
        ("Folketingets", "formand", "Folketinget"),
        ("Politikens", "lederskribent", "Politiken"),
        ("Putins", "", "Putin"),
        ("Lukasjenkos", "styre", "Lukasjenko"),
        ("Frederiksens", "regering", "Frederiksen"),
        ("Bjørnskjolds", "hus", "Bjørnskjold"),
        ("Kvistholms", "", "Kvistholm"),
        ("Paris", "og", "Paris"),
        ("Mads", "siger", "Mads"),
        ("Anders", "bil", "Anders"),
        ("Jens", "", "Jens"),
        ("Randers", "byråd", "Randers"),
        ("Assens", "havn", "Assens"),
        ("Vejles", "borgmester", "Vejle"),
        ("Lars", "Løkke", "Lars"),
        ("Texas", "senator", "Texas"),
        ("Marcus", "", "Marcus"),
        ("Zarkopolos", "kom", "Zarkopolos"),
        ("Krokulus", "indtog", "Krokulus"),
        ("Fnokas", "spillede", "Fnokas"),
        ("Fnokas", "ører", "Fnoka"),
        ("Fnokas", "viser", "Fnokas"),
        ("Fnokas", "Lise", "Fnoka"),
        ("Hans", "mener", "Hans"),
        ("COPPOLAS", "NYE", "COPPOLA"),
        ("RANDERS", "VANDT", "RANDERS"),
        ("ISIS", "tog", "ISIS"),
        ("SAS", "fløj", "SAS"),
        ("Bo", "kom", "Bo"),
        ("As", "kom", "As"),
        ("Berlin", "", "Berlin"),
        ("", "", ""),
        ("s", "", "s"),
    ],
)
def test_a_word_without_its_possessive(word, after, expected):
    assert cut(word, after) == expected


@pytest.mark.parametrize(
    ("word", "story", "expected"),
    [
        ("Kroppas", "Kroppa talte.", "Kroppa"),
        ("Kroppas", "Så talte Kroppas", "Kroppas"),
        ("Mikkels", "Mikkel og Mikkels far", "Mikkel"),
        ("Jens", "Jen Jens", "Jens"),
    ],
)
def test_the_story_tells_which_form_a_name_has(word, story, expected):
    assert cut(word, "", story) == expected


def test_english_has_an_apostrophe():
    assert [cut(word, "house", danish=False) for word in ("Putin's", "James'", "Putins", "Williams")] == [
        "Putin",
        "James",
        "Putins",
        "Williams",
    ]


def test_a_form_the_caller_knows_counts():
    assert (cut("Tut.bys", "redaktør"), cut("Tut.by", "skriver")) == ("Tut.by", "Tut.by")


@pytest.mark.skipif(not TREEBANK.exists(), reason="the treebank is not shipped with the project")
def test_the_genitives_of_the_treebank():
    """Right of all, by what the treebank says of proper nouns that end a name."""
    sentences = _sentences()
    capitals = [{word for word, *_ in sentence if word[0].isupper()} for sentence in sentences]
    counts = {"genitive": [0, 0], "ends in s": [0, 0], "other": [0, 0]}
    for number, sentence in enumerate(sentences):
        story = set().union(*capitals[max(0, number - NEAR) : number + NEAR + 1])
        for (word, tag, features, _), following in zip(sentence, [*sentence[1:], None], strict=True):
            genitive = "Case=Gen" in features
            kind = "genitive" if genitive else "ends in s" if word[-1] in "sS'" else "other"
            inside = following is not None and following[1] == "PROPN" and following[3] == "flat"
            if tag != "PROPN" or (inside and kind != "other"):
                continue
            after = following[0] if following and following[0][0].isalpha() else ""
            found = bare(word, is_known=lambda _: False, stands=story.__contains__, after=after, danish=True)
            counts[kind][0] += (found != word) == genitive
            counts[kind][1] += 1
    assert counts == {"genitive": [35, 35], "ends in s": [29, 30], "other": [409, 409]}


def _sentences():
    """Word, tag, features and relation of each token of each sentence."""
    sentences = [[]]
    for line in gzip.decompress(TREEBANK.read_bytes()).decode().splitlines():
        fields = line.split("\t")
        if not line:
            sentences.append([])
        elif fields[0].isdigit():
            sentences[-1].append((fields[1], fields[3], fields[5], fields[7]))
    return [sentence for sentence in sentences if sentence]
