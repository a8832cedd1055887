"""What is taken for a name, of what type, and what is left alone: by the model in Danish, by rules in English."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.entities import Reader, names_in_story
from articles.entities.gather import RULES_AT_MOST


def names(text, language="da"):
    return [(n.text, n.type.value) for n in names_in_story({"body": text}, language)["body"]]


@pytest.mark.parametrize(
    "text",
    [
        "Oppositionen har protesteret. Blandt andet i dag. Flere er anholdt. Ved valget vandt ingen.",
        "Hundredvis gik på gaden. Marchen startede søndag, og hviderusserne gik med.",
        'De kaldte den en "March for frihed", og filmen "Den Store Dag" blev vist.',
        "Det sker i August og Maj, mandag og i Januar.",
        "Jeg har sagt det til Dem, og De kan tro, at I får svar på TV.",
        "VM og OL blev flyttet, og covid-19 fik skylden. Prisen steg. Rejsen er slut.",
        "Skriv til redaktion@avisen.dk eller læs www.avisen.dk/nyheder og https://avisen.dk/Lukasjenko.",
        "Skibet »Emma Brandt« sejlede. Hans kone sagde nej.",
        "Kontakt hjælpelinjen på 70 20 12 01. Fakta: Sådan gør du.",
        "STOR BRAND I GÅR VED HAVNEN I BYEN",
        "PRESS RELEASE\n\nFC vandt.",
    ],
)
def test_what_is_no_name(text):
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Det siger præsident Xavi Quist.", [("Xavi Quist", "person")]),
        ("Præsident Vladimir Putin kom.", [("Vladimir Putin", "person")]),
        ("Det mener udenrigsminister Brunsborg.", [("Brunsborg", "person")]),
        ("Erfarne Ivan Nielsen kom.", [("Ivan Nielsen", "person")]),
        ("Bilproducenten Volvo og skuespilleren Mads Mikkelsen.", [("Volvo", "org"), ("Mads Mikkelsen", "person")]),
        (
            "Ursula von der Leyen mødte Charles de Gaulle.",
            [("Ursula von der Leyen", "person"), ("Charles de Gaulle", "person")],
        ),
        ("Bashar al-Assad og J.K. Rowling.", [("Bashar al-Assad", "person"), ("J.K. Rowling", "person")]),
        (
            "Jean-Claude Juncker kom med George W. Bush.",
            [("Jean-Claude Juncker", "person"), ("George W. Bush", "person")],
        ),
        (
            "Anders Holm, Bente Krag, Carl Lindeby",
            [("Anders Holm", "person"), ("Bente Krag", "person"), ("Carl Lindeby", "person")],
        ),
        ("Vi talte med Hansen og Petersen.", [("Hansen", "person"), ("Petersen", "person")]),
    ],
)
def test_persons(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("EU, FN, NATO, DSB og B.T. var med.", [(word, "org") for word in ("EU", "FN", "NATO", "DSB", "B.T.")]),
        ("Udenrigsministeriet svarer.", [("Udenrigsministeriet", "org")]),
        ("Ministeriet svarer. Bestyrelsen tier.", []),
        ("Odense kommune og Aarhus Universitet.", [("Odense kommune", "org"), ("Aarhus Universitet", "org")]),
        ("Det oplyser nyhedsbureauet Tvorba.", [("Tvorba", "org")]),
        ("Det skriver avisen Kvant og det lokale medie tut.by.", [("Kvant", "org"), ("tut.by", "org")]),
        ("Firmaet Klit & Hav blev til Klit Holding A/S.", [("Klit & Hav", "org"), ("Klit Holding A/S", "org")]),
        ("Region Midtjylland og Københavns Politi.", [("Region Midtjylland", "org"), ("Københavns Politi", "org")]),
        ("Det Hvide Hus og De Konservative.", [("Det Hvide Hus", "org"), ("De Konservative", "org")]),
        ("Danmarks Tekniske Universitet (DTU) flytter.", [("Danmarks Tekniske Universitet", "org"), ("DTU", "org")]),
        ("Det skriver Videnskab.dk.", [("Videnskab.dk", "org")]),
        ("Direktør i DTU Space Kristian Pedersen.", [("DTU Space", "org"), ("Kristian Pedersen", "person")]),
        ("TV 2 og Danmarks Radio.", [("TV 2", "org"), ("Danmarks Radio", "org")]),
        ("EU-kommissæren og Texas-senatoren.", [("EU", "org")]),
    ],
)
def test_organisations(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hviderusland, Frankrig og Sri Lanka.",
            [("Hviderusland", "place"), ("Frankrig", "place"), ("Sri Lanka", "place")],
        ),
        ("De bor i Klokkerlund.", [("Klokkerlund", "place")]),
        ("De kom fra Thyborøn og Snedstrand.", [("Thyborøn", "place"), ("Snedstrand", "place")]),
        (
            "Det skete på Vesterbrogade og Hans Knudsens Plads.",
            [("Vesterbrogade", "place"), ("Hans Knudsens Plads", "place")],
        ),
        ("Toget holder i Skive. Skive sild blev solgt.", [("Skive", "place")]),
        ("Hovedstaden Bamkula og New York.", [("Bamkula", "place"), ("New York", "place")]),
        (
            "De Forenede Arabiske Emirater ligger i Asien.",
            [("De Forenede Arabiske Emirater", "place"), ("Asien", "place")],
        ),
    ],
)
def test_places(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruslands og Hvideruslands svar.", ["Rusland", "Hviderusland"]),
        ("EU's, EU’s, FNs og USA's ledere.", ["EU", "EU", "FN", "USA"]),
        ("Mads, Lars og Lukas tog til Paris med Reuters.", ["Mads", "Lars", "Lukas", "Paris", "Reuters"]),
        ("Mads' bil og Lars' hund.", ["Mads", "Lars"]),
        ("Vladimir Putin kom. Putins hilsen kom først.", ["Vladimir Putin", "Putin"]),
        ("Emmanuel Macrons regering faldt.", ["Emmanuel Macron"]),
        (
            "Tysklands Angela Merkel og EU's Ursula von der Leyen.",
            ["Tyskland", "Angela Merkel", "EU", "Ursula von der Leyen"],
        ),
        ("Formanden for Odense Kommunes udvalg.", ["Odense Kommune"]),
        ("Dronning Margrethes nytårstale.", ["Margrethe"]),
    ],
)
def test_a_possessive_ending_is_outside(text, expected):
    assert [text for text, _type in names(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President Vladimir Putin met Ms Angela Merkel in Moscow.",
            ["Vladimir Putin", "Angela Merkel", "Moscow"],
        ),
        ("The Danish government says Russian troops left Belarus on Monday.", ["Belarus"]),
        (
            "Denmark's premier, Mette Frederiksen, met the United Nations.",
            ["Denmark", "Mette Frederiksen", "United Nations"],
        ),
        (
            "Brexit Secretary David Davis met Ana Qorlo on Friday August 29. Qorlo smiled.",
            ["David Davis", "Ana Qorlo", "Qorlo"],
        ),
        ("A Travel Channel show and the Business Minister.", []),
        ("Danish Wind Firm Opens Large New Turbine Plant", []),
    ],
)
def test_english(text, expected):
    assert [text for text, _type in names(text, "en")] == expected


def test_what_rules_found_is_marked_and_never_sure():
    english = names_in_story({"body": "Angela Merkel met the United Nations in Moscow."}, "en")["body"]
    danish = names_in_story({"body": "Angela Merkel mødte FN i Moskva."}, "da")["body"]
    assert [(name.text, name.reader) for name in english] == [
        ("Angela Merkel", Reader.RULES),
        ("United Nations", Reader.RULES),
        ("Moscow", Reader.RULES),
    ]
    assert max(name.confidence for name in english) == RULES_AT_MOST
    assert {name.reader for name in danish} == {Reader.MODEL}


@pytest.mark.parametrize("language", [None, "", "sv", "de-DE", "zz"])
def test_other_languages_yield_nothing_rather_than_noise(language):
    assert names("Angela Merkel var i Berlin.", language) == []


def test_a_language_is_known_by_its_first_subtag():
    assert names("Angela Merkel var i Berlin.", "DA-dk") == names("Angela Merkel var i Berlin.", "da") != []


def test_a_word_that_opens_a_sentence_is_judged_by_the_rest_of_the_story():
    assert names("Klovborg afviser. Det er nyt for direktør Klovborg.")[0] == ("Klovborg", "person")
    assert names("Bjerget er højt. Han så et bjerget skib.") == []


ALPHABET = st.sampled_from("aåæøsÅÆØABNS'’.,:;!?-–/&\"»« \n\u00a0\u0301\U0001f600")
# fmt: off
WORDS = st.sampled_from([
    "Putin", "Putins", "Vladimir Putin", "EU's", "i", "de", "von", "af", "Odense", "kommune", "A/S", "tut.by", ".",
    ",", '"', "\n\n", "Hans", "præsident", "TV 2", "FN's Sikkerhedsråd", "'", "&", "Mads'", "H.C.", "EU-", "-by", "S",
    "Den", "Det Hvide Hus", "og", "Hansens", "al-Assad", "fra", "til", "Peter", "Thyborøn",
])
# fmt: on


@given(
    st.dictionaries(
        st.sampled_from(["headline", "lead", "body"]),
        st.one_of(st.text(), st.text(ALPHABET), st.lists(WORDS, max_size=30).map(" ".join)),
    ),
    st.sampled_from(["da", "en"]),
)
@example({"body": "FN's Sikkerhedsråds EU's' S's"}, "da")
def test_any_text_yields_exact_sorted_names_without_overlap(texts, language):
    found = names_in_story(texts, language)
    assert list(found) == list(texts)
    for key, of in found.items():
        for name in of:
            assert texts[key][name.start : name.end] == name.text
            assert name.text == name.text.strip()
            assert name.name
            assert 0 < name.confidence <= 1
        assert all(one.end <= after.start for one, after in pairwise(of))


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_one_form_has_one_type_in_a_story(text):
    types = {}
    for name in names_in_story({"body": text}, "da")["body"]:
        assert types.setdefault(name.text, name.type) == name.type
