"""Pairs that are spellings of one name, and pairs that are not, however alike they look."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.entities.variants import likeness, variant_keys
from articles.entities.variants.keys import INITIAL, SHORTENED

SAME = [
    # transliteration
    ("person", "Aleksandr Lukasjenko", "Alexander Lukashenko", "transliteration"),
    ("person", "Aleksandr Lukasjenko", "Aleksandr Lukasjenka", "transliteration"),
    ("person", "Lukasjenko", "Lukašenko", "transliteration"),
    ("person", "Lukashenko", "Lukasjenka", "transliteration"),
    ("person", "Volodymyr Zelenskyj", "Volodymyr Zelensky", "transliteration"),
    ("person", "Volodymyr Zelenskij", "Volodymyr Zelenskyy", "transliteration"),
    ("person", "Zelenskyj", "Selenskyj", "transliteration"),
    ("person", "Muammar Gaddafi", "Moammar Qaddafi", "transliteration"),
    ("person", "Gaddafi", "Qaddafi", "transliteration"),
    ("person", "Gaddafi", "Kadhafi", "transliteration"),
    ("person", "Mikhail Gorbatjov", "Mikhail Gorbachev", "transliteration"),
    ("person", "Nikita Khrusjtjov", "Nikita Khrushchov", "transliteration"),
    ("person", "Boris Jeltsin", "Boris Yeltsin", "transliteration"),
    ("person", "Sergej Sjojgu", "Sergey Shoygu", "transliteration"),
    ("person", "Sergej Lavrov", "Sergei Lavrov", "transliteration"),
    ("person", "Svetlana Tikhanovskaja", "Svetlana Tikhanovskaya", "transliteration"),
    ("person", "Aleksej Navalnyj", "Alexei Navalny", "transliteration"),
    ("person", "Dmitrij Medvedev", "Dmitry Medvedev", "transliteration"),
    ("person", "Osama bin Laden", "Usama bin Laden", None),
    ("person", "Novak Djokovic", "Novak Djoković", "letters"),
    ("person", "Slobodan Milošević", "Slobodan Milosevic", None),
    ("person", "Mohammed Hassan", "Mohamed Hassan", None),
    ("person", "Muhammad Hassan", "Mohamed Hassan", None),
    ("person", "Muhammed Hassan", "Mohammed Hassan", None),
    ("person", "Pjotr Tjajkovskij", "Pjotr Tchaikovsky", "transliteration"),
    ("place", "Tjernobyl", "Chernobyl", "transliteration"),
    ("place", "Khartoum", "Khartum", "transliteration"),
    # letters
    ("place", "Aarhus", "Århus", "letters"),
    ("place", "AARHUS", "Århus", "letters"),
    ("place", "Malmö", "Malmø", "letters"),
    ("place", "Göteborg", "Gøteborg", "letters"),
    ("person", "Åse Kjærbøl", "Aase Kjaerboel", "letters"),
    ("person", "Søren Kierkegaard", "Søren Kierkegård", "letters"),
    ("person", "François Hollande", "Francois Hollande", "letters"),
    ("person", "Pelé", "Pele", "letters"),
    ("person", "Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", "letters"),
    ("person", "Jens Müller", "Jens Myller", "letters"),
    # capitals, hyphens, spaces, dots
    ("org", "NATO", "Nato", "capitals"),
    ("place", "MINSK", "Minsk", "capitals"),
    ("person", "VLADIMIR PUTIN", "Vladimir Putin", "capitals"),
    ("place", "New York", "Newyork", "marks"),
    ("org", "Al-Qaeda", "Al Qaeda", "marks"),
    ("person", "Anne-Marie Dahl", "Anne Marie Dahl", "marks"),
    ("person", "Annemarie Dahl", "Anne Marie Dahl", "marks"),
    ("place", "USA", "U.S.A.", "marks"),
    ("place", "Nagorno-Karabakh", "Nagorno Karabakh", "marks"),
    # initials, middle names, order
    ("person", "George W. Bush", "George Bush", "middle"),
    ("person", "George W. Bush", "George Walker Bush", "initial"),
    ("person", "G. W. Bush", "George W. Bush", "initial"),
    ("person", "G.W. Bush", "George W. Bush", None),
    ("person", "Lars Løkke Rasmussen", "Lars Rasmussen", "middle"),
    ("person", "Donald J. Trump", "Donald Trump", "middle"),
    ("person", "H.C. Andersen", "Hans Christian Andersen", None),
    ("person", "Putin, Vladimir", "Vladimir Putin", "order"),
    ("person", "Orbán Viktor", "Viktor Orban", "order"),
    # company and definite forms
    ("org", "Nordkyst Færger A/S", "Nordkyst Færger", "company"),
    ("org", "Mærsk A/S", "Maersk", "company"),
    ("org", "Siemens AG", "Siemens", "company"),
    ("org", "Folketinget", "Folketing", "definite"),
    ("org", "Nationalbanken", "Nationalbank", "definite"),
    ("org", "Vejdirektoratet", "Vejdirektorat", "definite"),
    # countries
    ("place", "Danmark", "Denmark", "country"),
    ("place", "Tyskland", "Germany", "country"),
    ("place", "Østrig", "Austria", "country"),
    ("place", "Sverige", "Sweden", "country"),
]
NOT_THE_SAME = [
    ("person", "Hans Petersen", "Jens Petersen"),
    ("person", "Lars Hansen", "Lars Jensen"),
    ("person", "Lars Hansen", "Lene Hansen"),
    ("person", "Lars Hansen", "Lars Hanson"),
    ("person", "Anne Jensen", "Anna Jensen"),
    ("person", "Karen Holm", "Karin Holm"),
    ("person", "Jens Olsen", "Jonas Olsen"),
    ("person", "Ole Nielsen", "Ole Mikkelsen"),
    ("person", "Peter Petersen", "Peter Pedersen"),
    ("person", "Lars Løkke Rasmussen", "Lars Bo Rasmussen"),
    ("person", "George W. Bush", "George H. Bush"),
    ("person", "L. Hansen", "Peter Hansen"),
    ("person", "Putin", "Vladimir Putin"),
    ("person", "Sally Holm", "Sally H. Olm"),
    ("person", "Ida Holager", "Ida Olager"),
    ("person", "Frederik Dal", "Frederikke Dal"),
    ("person", "Martin Holm", "Morten Holm"),
    ("person", "Christina Holm", "Christine Holm"),
    ("person", "Christian II", "Christian III"),
    ("person", "Christian XI", "Christian IX"),
    ("person", "Bo Dal", "Ib Dal"),
    ("person", "Christian 9.", "Christian 10."),
    ("person", "Angela Merkel", "Angelo Markel"),
    ("org", "SF", "SFO"),
    ("org", "DR", "DRF"),
    ("org", "TV 2", "TV 3"),
    ("org", "Venstre", "Venstres Ungdom"),
    ("org", "Region Nordjylland", "Region Midtjylland"),
    ("org", "Aalborg Universitet", "Aarhus Universitet"),
    ("org", "FN", "FNB"),
    ("org", "Radio24syv", "Radio4"),
    ("place", "Iran", "Irak"),
    ("place", "Östersund", "Øresund"),
    ("place", "Beijing", "Peking"),
    ("place", "Niger", "Nigeria"),
    ("place", "Mali", "Malta"),
    ("place", "Guinea", "Guyana"),
    ("place", "Island", "Irland"),
    ("place", "Slovakiet", "Slovenien"),
    ("place", "Østrig", "Australien"),
    ("place", "Nørrebro", "Østerbro"),
    ("place", "Randers", "Sanders"),
    ("place", "Gaza", "Giza"),
    ("place", "Holbæk", "Hobro"),
    ("place", "Vejle", "Vejen"),
]


def meet(type_, one, other):
    """Whether the two have a key in common; under INITIAL one of them has to be shortened."""
    keys, others = set(variant_keys(type_, one)), set(variant_keys(type_, other))
    shortened = {INITIAL + key.removeprefix(SHORTENED) for key in keys | others if key.startswith(SHORTENED)}
    return any(not key.startswith(INITIAL) or key in shortened for key in keys & others)


def test_there_are_enough_pairs():
    assert len(SAME) + len(NOT_THE_SAME) >= 100


@pytest.mark.parametrize(("type_", "one", "other", "reason"), SAME)
def test_spellings_of_one_name_meet_and_are_proposed_for_a_reason(type_, one, other, reason):
    assert meet(type_, one, other)
    found = likeness(type_, one, type_, other)
    assert found is not None
    assert found == likeness(type_, other, type_, one)
    if reason:
        assert found.reason.code == f"names-{reason}"


@pytest.mark.parametrize(("type_", "one", "other"), NOT_THE_SAME)
def test_names_that_only_look_alike_are_not_proposed(type_, one, other):
    assert likeness(type_, one, type_, other) is None
    assert likeness(type_, other, type_, one) is None


def test_one_name_with_two_types_is_proposed():
    assert set(variant_keys("person", "Mærsk")) & set(variant_keys("org", "Mærsk A/S"))
    assert likeness("person", "Mærsk", "org", "Mærsk A/S").reason.code == "names-type"
    assert likeness("person", "Aleksandr Lukasjenko", "org", "Alexander Lukashenko") is None


def test_the_surer_pair_has_the_higher_score():
    pairs = [
        ("NATO", "Nato"), ("Aarhus", "Århus"), ("Lukasjenko", "Lukashenko"), ("Lukashenko", "Lukasjenka"),
    ]  # fmt: skip
    scores = [likeness("place", *(pair[0], "place", pair[1])).score for pair in pairs]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(pairs)


names = st.text(alphabet="aåbdeghijklmnoøæsAÅÉéöü .,-'/q1", min_size=0, max_size=24)
types = st.sampled_from(["person", "org", "place"])


@given(type_=types, name=names)
def test_a_name_has_few_short_keys(type_, name):
    keys = variant_keys(type_, name)
    assert keys == sorted(set(keys))
    assert len(keys) <= 4
    assert all(len(key) <= 2 * len(name) + 4 for key in keys)


@given(type_=types, one=names, other_type=types, other=names)
def test_likeness_has_no_order_and_lies_between_nothing_and_one(type_, one, other_type, other):
    found = likeness(type_, one, other_type, other)
    assert found == likeness(other_type, other, type_, one)
    assert found is None or 0 < found.score <= 1
