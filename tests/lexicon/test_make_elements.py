"""How the elements of compounds are made from a dictionary that lists compounds beside simple words."""

import lzma

import pytest

from articles.lexicon import elements
from articles.lexicon.lists import by_hand
from articles.lexicon.lists.lemmas import alike, lemmas_of
from articles.lexicon.lists.make_elements import Shipped, packed
from articles.lexicon.lists.pairs import Pairs

AFF = """
FLAG num
NEEDAFFIX 8
ONLYINCOMPOUND 36
SFX 10 Y 1
SFX 10 0 s/34 [^s] +GENITIV
SFX 11 Y 2
SFX 11 0 er/34 [^e]
SFX 11 0 r/34 e
SFX 2 Y 2
SFX 2 0 en/34 [^e]
SFX 2 0 n/34 e
SFX 4 Y 2
SFX 4 0 et/34 [^e]
SFX 4 0 t/34 e
SFX 5 Y 1
SFX 5 0 e/34 .
SFX 29 Y 2
SFX 29 0 s/32,35,36 .
SFX 29 0 s/33,35,36 .
SFX 31 Y 2
SFX 31 0 0/32,36,35 .
SFX 31 0 0/33,36,35 .
SFX 56 Y 1
SFX 56 e s/36,32,35 .
""".splitlines()
DIC = """arbejde/10,4,11,39,56
plads/10,11,2,39,31
arbejdsplads/10,11,2,39,31
kamp/5,2,10,39,31
valg/10,4,39,31
valgkamp/5,2,10,39,31
valgplads/10,11,2,39,31
kampplads/10,11,2,39,31
arbejdskamp/5,2,10,39,31
valgkampe/10,11,2,39
kampagne/10,11,2,39,31
løbe/31 al:løber al:løb al:løbs
folketing/10,4,39,29
Horsens
for-/36
""".splitlines()
COMMON = {"kamp": 1e-5, "plads": 1e-5, "valg": 1e-5, "arbejde": 1e-5, "kampagne": 1e-5}


@pytest.fixture
def lemmas():
    return lemmas_of(AFF, DIC)


@pytest.fixture
def shipped(lemmas):
    found = Pairs(lemmas, COMMON)
    return {line.split("\t")[0]: line for line in Shipped(found).lines()}


def test_a_word_has_its_forms_without_genitives_and_its_links(lemmas):
    work = lemmas["arbejde"]
    assert (work.forms, work.links) == ({"arbejde", "arbejdet", "arbejder"}, {"arbejds"})
    assert (work.noun, work.verb, work.may_be_last) == (True, False, True)
    assert (lemmas["løbe"].verb, lemmas["løbe"].forms) == (True, {"løbe", "løber", "løb"})
    assert "Horsens" not in lemmas


def test_a_compound_is_inflected_as_its_last_part(lemmas):
    assert lemmas["arbejdsplads"].inflected_as(lemmas["plads"])
    assert not lemmas["valg"].inflected_as(lemmas["kamp"])


def test_one_word_may_be_inflected_as_another(lemmas):
    added = alike("kup", lemmas["kamp"])
    assert (added.word, added.links, added.forms) == ("kup", {"kup"}, {"kup", "kupen", "kupe"})


def test_pairs_are_found_and_counted(lemmas):
    found = Pairs(lemmas, COMMON)
    assert found.of["arbejdsplads"] == ("arbejde", "plads")
    assert found.of["valgkamp"] == ("valg", "kamp")
    assert "kampagne" not in found.of
    assert (found.lasts["plads"], found.firsts["valg"]) == (3, 2)


def test_what_is_kept_whole_by_hand_is_no_pair(lemmas):
    assert "folketing" in by_hand.words_of("whole")
    assert "folketing" not in Pairs(lemmas, {}).of


def test_common_words_cost_less(lemmas):
    found = Pairs(lemmas, {"kamp": 1e-5})
    assert found.worth("kamp") == pytest.approx(10)
    assert found.cost({}, "kamp") < found.cost({}, "plads")
    assert found.cost({"plads": 50}, "plads") < found.cost({}, "plads")


def test_a_line_says_how_a_word_is_written(shipped):
    word, parts, kind, _, _, links, forms = shipped["arbejde"].split("\t")
    assert (word, parts, kind, links, forms) == ("arbejde", "=", "n", "1s", "0,0r,0t")


def test_the_file_is_read_as_it_was_written(shipped, tmp_path, monkeypatch):
    (tmp_path / "elements.xz").write_bytes(packed(shipped.values()))
    monkeypatch.setattr(elements, "FILE", tmp_path / "elements.xz")
    first, last = elements.tables.__wrapped__()
    assert first["arbejds"].parts == ("arbejde",)
    assert last["kampe"].parts == ("kamp",)
    assert "arbejde" not in first
    assert lzma.decompress((tmp_path / "elements.xz").read_bytes()).decode().count("\n") == len(shipped) - 1


def test_what_is_decided_by_hand_is_in_order_and_unrepeated():
    for name in ("whole", "not_first", "not_last", "silent"):
        words = [line[0] for line in by_hand.lines_of(name)]
        assert words == sorted(set(words)), name
        assert all(line == [line[0]] for line in by_hand.lines_of(name)), name


def test_a_part_known_by_hand_is_a_word_or_none():
    assert by_hand.known_parts()["våbenstilstand"] == ("våben",)
    assert [word for word, parts in by_hand.known_parts().items() if not all(map(str.isalpha, parts))] == []
