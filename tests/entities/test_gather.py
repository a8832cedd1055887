"""Which names are the same one within a story."""

import pytest

from articles.entities import Name, NameType, Reader, names_in_story


def linked(texts):
    texts = texts if isinstance(texts, dict) else {"body": texts}
    return [(n.text, n.name) for of in names_in_story(texts, "da").values() for n in of]


def test_a_name_is_a_value_with_all_its_parts():
    found = names_in_story({"lead": "Ruslands svar", "body": ""}, "da")
    sure = found["lead"][0].confidence
    assert 0.9 < sure <= 1
    assert found == {
        "lead": (
            Name(
                start=0,
                end=7,
                text="Rusland",
                type=NameType.PLACE,
                name="Rusland",
                confidence=sure,
                reader=Reader.MODEL,
            ),
        ),
        "body": (),
    }


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            "Mette Frederiksen kom. Frederiksen gik, og Mette sov.",
            [("Mette Frederiksen",) * 2, ("Frederiksen", "Mette Frederiksen"), ("Mette", "Mette Frederiksen")],
        ),
        (
            {"headline": "Lukasjenko vinder", "lead": "Aleksandr Lukasjenko vandt."},
            [("Lukasjenko", "Aleksandr Lukasjenko"), ("Aleksandr Lukasjenko",) * 2],
        ),
        (
            "Lars Løkke Rasmussen kom. Løkke Rasmussen gik. Rasmussen sov.",
            [
                ("Lars Løkke Rasmussen",) * 2,
                ("Løkke Rasmussen", "Lars Løkke Rasmussen"),
                ("Rasmussen", "Lars Løkke Rasmussen"),
            ],
        ),
        (
            "Ursula von der Leyen kom. Vi mødte Leyen.",
            [("Ursula von der Leyen",) * 2, ("Leyen", "Ursula von der Leyen")],
        ),
    ],
    ids=["surname, else first name", "before the full name", "last words", "after a particle"],
)
def test_a_short_form_stands_for_the_full_one(texts, expected):
    assert linked(texts) == expected


def test_of_two_with_one_surname_it_is_the_nearest_before():
    text = "Anders Holm kom. Holm talte. Så kom Bente Holm. Holm tav."
    assert linked(text) == [
        ("Anders Holm", "Anders Holm"),
        ("Holm", "Anders Holm"),
        ("Bente Holm", "Bente Holm"),
        ("Holm", "Bente Holm"),
    ]


def test_of_two_with_none_before_it_stays_unlinked():
    texts = {"headline": "Holm vinder", "body": "Anders Holm og Bente Holm stillede op."}
    assert linked(texts)[0] == ("Holm", "Holm")


def test_a_surname_goes_before_a_first_name():
    text = "Martin Thomas og Thomas Bergstrøm talte. Så gik Thomas."
    assert linked(text)[-1] == ("Thomas", "Martin Thomas")


def test_a_line_end_parts_names():
    assert linked("Det er Anders Holm\nBente Krag") == [("Anders Holm",) * 2, ("Bente Krag",) * 2]


def test_one_form_has_the_type_of_its_surest_use():
    story = {
        "lead": "Det siger direktør Klovborg. Hun er fra Klovborg.",
        "body": "De kom fra Klovborg til Oslo.",
    }
    found = [n for of in names_in_story(story, "da").values() for n in of if n.text == "Klovborg"]
    surest = max(found, key=lambda name: name.confidence)
    assert len(found) == 3
    assert {name.type for name in found} == {surest.type}


def test_a_person_with_the_name_of_a_country_is_the_person():
    names = names_in_story({"body": "Det siger Anna Jordan. Jordan tror på det."}, "da")["body"]
    assert [(n.name, n.type) for n in names] == [("Anna Jordan", NameType.PERSON)] * 2


def test_a_run_too_long_to_be_a_name_is_none():
    assert linked("Det siger præsident " + "X" + "a" * 250 + ".") == []


def test_a_company_is_the_same_with_and_without_its_legal_form():
    assert linked("Det siger rederiet Klit Holding A/S. Klit Holding tier.") == [
        ("Klit Holding A/S", "Klit Holding"),
        ("Klit Holding", "Klit Holding"),
    ]
