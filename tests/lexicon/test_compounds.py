"""Danish compounds: what the conventions ask for, what never may be a part, and figures over a list made by hand."""

import subprocess
import sys
from pathlib import Path

import pytest
import Stemmer
from hypothesis import given
from hypothesis import strategies as st

from articles.lexicon.compounds import LONGEST, split
from articles.lexicon.elements import grown, tables
from articles.lexicon.lists import by_hand

LIST = Path(__file__).with_name("compounds.tsv")
ROOT = Path(__file__).resolve().parents[2]
HELD_OUT = 3
"""Every third line was kept aside while the splitter was made (docs/decisions/compounds.md)."""

NO_COMPOUNDS = """
ministeren kampagne ansvar bestemme forstander udvalg Danmarks Ungarn parlamentet demonstrant demonstrand
demonstranterne folketinget lufthavne jernbanens landbruget grundloven motorvejen højesteret borgmestrene fodbold
håndbold formændene forsiden selvmord Hviderusland hviderussiske Silkeborg Lindholm Ankerdal venskab sygdommen
Jean-Pierre Al-Qaeda Hamann-Vogt Coca-Cola Bosnien-Hercegovina told-og børne- - -- EU's FN 2020 a1b2 x
"""

stem = Stemmer.Stemmer("danish").stemWord


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("præsidentvalget", "præsident valg"),
        ("børnehaver", "barn have"),
        ("bankkonti", "bank konto"),
        ("arbejdsmarkedet", "arbejde marked"),
        ("EU-topmøde", "EU top møde"),
        ("valgfusk", "valg fusk"),
        ("valgobservatørerne", "valg observatør"),
        ("udenrigsministerens", "udenrigs minister"),
        ("præsidentvalgkampen", "præsident valg kamp"),
        ("frihedskæmpere", "frihed kæmper"),
        ("menneskerettigheder", "menneske rettighed"),
        ("viceformanden", "formand"),
        ("rødvinsglassene", "rød vin glas"),
        ("lufthavnspersonalet", "lufthavn personale"),
        ("fodboldlandsholdets", "fodbold land hold"),
        ("EU-Kommissionen", "EU kommission"),
        ("Lukasjenko-modstandere", "Lukasjenko modstander"),
        ("2020-valget", "valg"),
        ("tv-avis", "tv avis"),
        ("børne-tv", "barn tv"),
        ("elbil", "el bil"),
    ],
)
def test_parts_are_base_forms_in_order(word, parts):
    assert " ".join(split(word)) == parts


def test_what_has_no_parts():
    assert {word: parts for word in NO_COMPOUNDS.split() if (parts := split(word))} == {}


def test_longer_than_any_word_is_none():
    assert split("sommer" * 20) == ()
    assert len("sommer" * 20) > LONGEST


class Measure:
    """Precision and recall over lines of the list, after the index's stemming."""

    def __init__(self, lines):
        self.right = self.wrong = self.missed = 0
        self.faults = []
        for word, asked_for, neutral in lines:
            found, asked = _stems(split(word)), _stems(asked_for.split())
            wrong, missed = found - asked - _stems(neutral.split()), asked - found
            self.right += len(found & asked)
            self.wrong += len(wrong)
            self.missed += len(missed)
            if wrong or missed:
                self.faults.append(f"{word}: {' '.join(split(word)) or '-'}")

    precision = property(lambda self: self.right / (self.right + self.wrong))
    recall = property(lambda self: self.right / (self.right + self.missed))


def _stems(parts):
    return {stem(part.lower()) for part in parts}


def _lines():
    """Word, parts asked for, parts neither asked for nor wrong; the list's fourth column says what tempts."""
    rows = [line.split("\t") for line in LIST.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(*row, "", "", "")[:3] for row in rows]


def test_the_list_is_long_and_has_no_repeats():
    lines = _lines()
    words = [word for word, _, _ in lines]
    assert len(words) == len(set(words)) >= 450
    assert sum(1 for _, asked, _ in lines if not asked) >= 150


def test_nothing_on_the_list_is_asked_for_and_never():
    rows = [line.split("\t") for line in LIST.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert [row[0] for row in rows if len(row) > 3 and set(row[1].split()) & set(row[3].split())] == []


@pytest.mark.parametrize("part", ["open", "held out"])
def test_precision_and_recall(part, capsys):
    lines = [line for at, line in enumerate(_lines()) if (at % HELD_OUT == HELD_OUT - 1) == (part == "held out")]
    measured = Measure(lines)
    with capsys.disabled():
        print(f"\ncompounds, {part}: precision {measured.precision:.3f}, recall {measured.recall:.3f}", end=" ")
        print(f"({measured.right} right, {measured.wrong} wrong, {measured.missed} missed)")
    assert measured.precision >= 0.95, measured.faults
    assert measured.recall >= 0.85, measured.faults


WORDS = st.sampled_from([word for word, _, _ in _lines()])
GLUED = st.lists(st.sampled_from(sorted(tables()[0])[::7] + sorted(tables()[1])[::29]), min_size=1, max_size=4)


@given(st.text())
def test_no_text_raises(text):
    assert isinstance(split(text), tuple)


@given(st.text(alphabet="abdefghiklmnoprstuvyæøåAEÆØÅ-–/'’. \n0ß", max_size=40))
def test_no_likely_text_raises(text):
    assert all(split(text)) or split(text) == ()


@given(WORDS | GLUED.map("".join))
def test_the_case_of_the_first_letter_changes_nothing(word):
    lower, upper = word[0].lower() + word[1:], word[0].upper() + word[1:]
    assert [part.lower() for part in split(lower)] == [part.lower() for part in split(upper)]


@given(GLUED.map("".join))
def test_the_letters_of_the_parts_stand_in_the_word_in_order(word):
    """Apart from links and endings: of each part at least the beginning, or that of its plural."""
    known = {part for parts in by_hand.known_parts().values() for part in parts}
    plurals = {singular: plural for plural, singular in by_hand.pairs_of("irregular").items()}
    at = 0
    for part in split(word):
        if part in known:
            continue
        begins = {form[: max(2, len(form) // 2)] for form in (part, plurals.get(part, part))}
        places = [word.find(begin, at) for begin in begins]
        assert max(places) >= 0, (word, part)
        at = min(place for place in places if place >= 0) + 1


def test_endings_are_put_on_words():
    assert [grown("kamp", "0en"), grown("arbejde", "1s"), grown("center", "2re")] == ["kampen", "arbejds", "centre"]


def test_elements_are_read_when_first_asked_for():
    code = """
from articles.lexicon.compounds import split
from articles.lexicon.elements import tables
assert tables.cache_info().currsize == 0
assert split("valgkamp")
assert tables.cache_info().currsize == 1
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
