"""Which shapes of a name are odd."""

import pytest

from articles.entities.shape import REASONS, odd_shape

USUAL = [
    ("person", "Lars Løkke Rasmussen"),
    ("person", "von der Leyen"),
    ("person", "Robert Downey Jr."),
    ("person", "A.P. Møller"),
    ("org", "al-Qaeda"),
    ("org", "tut.by"),
    ("org", "TV 2"),
    ("org", "3F"),
    ("org", "eBay"),
    ("org", "UNESCO"),
    ("org", "Organisationen for Sikkerhed og Samarbejde"),
    ("place", "Minsk"),
    ("place", "Å by"),
    ("org", "Nordkyst Færger A/S"),
    ("org", "Danmarks Radio (DR)"),
]
ODD = [
    ("person", "", "letter"),
    ("person", "A", "letter"),
    ("org", "&", "letter"),
    ("person", "han", "lower"),
    ("place", "i byen", "lower"),
    ("person", "Lars 2", "digits"),
    ("place", "Minsk 2020", "digits"),
    ("org", "112", "digits"),
    ("place", "KØBENHAVN", "capitals"),
    ("org", "Det sagde formanden for foreningen i går til Ritzau efter et møde", "long"),
    ("person", "Lars Løkke -", "mark"),
    ("person", "»Lars", "mark"),
    ("org", "Venstre:", "mark"),
]


@pytest.mark.parametrize(("type_", "name"), USUAL)
def test_usual_names_are_not_odd(type_, name):
    assert odd_shape(type_, name) == ""


@pytest.mark.parametrize(("type_", "name", "code"), ODD)
def test_odd_names_are_told_for_a_reason(type_, name, code):
    assert odd_shape(type_, name) == code
    assert code in REASONS
