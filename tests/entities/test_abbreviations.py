"""Abbreviations that a text explains, by their exact characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.entities import names_in_story
from articles.entities.abbreviations import Explained, explained_in


def pairs(text):
    return [(pair.short, pair.long) for pair in explained_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hun er på Danmarks Tekniske Universitet (DTU) i Lyngby.", [("DTU", "Danmarks Tekniske Universitet")]),
        ("DTU (Danmarks Tekniske Universitet) svarer.", [("DTU", "Danmarks Tekniske Universitet")]),
        ("Politiets Efterretningstjeneste (PET) tier.", [("PET", "Politiets Efterretningstjeneste")]),
        ("Støtte fra Det Danske Filminstitut (DFI).", [("DFI", "Det Danske Filminstitut")]),
        ("Formanden for Dansk Metal (DM) går.", [("DM", "Dansk Metal")]),
        (
            "Hos Dansk Institut for Internationale Studier (DIIS)",
            [("DIIS", "Dansk Institut for Internationale Studier")],
        ),
        (
            "Landsorganisationen (LO) og Dansk Arbejdsgiverforening (DA)",
            [("LO", "Landsorganisationen"), ("DA", "Dansk Arbejdsgiverforening")],
        ),
        ("Miljøstyrelsen og Statens Serum Institut (SSI) måler.", [("SSI", "Statens Serum Institut")]),
        ("Det siger Jens. Rigspolitiet (RP) tier.", [("RP", "Rigspolitiet")]),
        ("Fagligt Fælles Forbund (3F)", [("3F", "Fagligt Fælles Forbund")]),
        ("Bang & Olufsen (B&O)", [("B&O", "Bang & Olufsen")]),
        ("Aalborg Boldspilklub (AaB)", [("AaB", "Aalborg Boldspilklub")]),
        ("Specialarbejderforbundet i Danmark (SiD)", [("SiD", "Specialarbejderforbundet i Danmark")]),
        ("Danmarks Jurist- og Økonomforbund (DJØF)", [("DJØF", "Danmarks Jurist- og Økonomforbund")]),
        ("FOA (Fag og Arbejde)", [("FOA", "Fag og Arbejde")]),
        ("EU (Den Europæiske Union)", [("EU", "Den Europæiske Union")]),
        ("Forenede Nationer (FN, red.)", [("FN", "Forenede Nationer")]),
        ("Arbejdsmarkedets Tillægspension (forkortet ATP)", [("ATP", "Arbejdsmarkedets Tillægspension")]),
        ("Den Internationale Valutafond (IMF) spår.", [("IMF", "Den Internationale Valutafond")]),
        ("Verdenssundhedsorganisationen (WHO)", [("WHO", "Verdenssundhedsorganisationen")]),
        ("siger FN's Flygtningehøjkommissariat (UNHCR)", [("UNHCR", "FN's Flygtningehøjkommissariat")]),
        ("Færøernes Fiskeriforening (FF)", [("FF", "Færøernes Fiskeriforening")]),
        ("Det sker i Europa (EU).", []),
        ("Dennis Feldt (DF) og Karin Vang (KV)", [("KV", "Karin Vang")]),
        ("Pia Dyhr (SF) og Mette Holm (S)", []),
        ("Real Madrid (ESP) slog Juventus (ITA).", []),
        ("Holdet tabte (2-1) i går (5).", []),
        ("MOSKVA (Reuters)", []),
        ("De mødtes (DTU) igen. (DTU)", []),
        ("dansk metal (DM)", []),
        ("", []),
    ],
)
def test_what_is_explained(text, expected):
    assert pairs(text) == expected


def test_the_characters_are_those_of_the_text():
    assert explained_in("Se Dansk Metal (DM).") == (
        Explained(short="DM", short_start=16, short_end=18, long="Dansk Metal", long_start=3, long_end=14),
    )


@given(st.text(alphabet="ABdf .(),-æØ1'\n", max_size=60))
def test_any_text_is_read_and_every_pair_stands_in_it(text):
    for pair in explained_in(text):
        assert text[pair.short_start : pair.short_end] == pair.short
        assert text[pair.long_start : pair.long_end] == pair.long


def named(text):
    return [(name.text, name.name, name.type.value) for name in names_in_story({"body": text}, "da")["body"]]


def test_within_the_story_an_abbreviation_is_what_it_stands_for():
    assert named("Det siger Dansk Havneforening (DHF). I dag tier DHF.") == [
        ("Dansk Havneforening", "Dansk Havneforening", "org"),
        ("DHF", "Dansk Havneforening", "org"),
        ("DHF", "Dansk Havneforening", "org"),
    ]


def test_an_abbreviation_that_stands_for_two_is_itself():
    text = "Dansk Havneforening (DHF) mødte Danmarks Hesteforening (DHF). Så gik DHF."
    assert [name for _, name, _ in named(text)] == [
        "Dansk Havneforening",
        "DHF",
        "Danmarks Hesteforening",
        "DHF",
        "DHF",
    ]
