"""Every name of the two seed stories, at its exact characters, and nothing else."""

import json

import pytest

from articles.entities import names_in_story
from tests.entities.seeds import GOLDEN, SEEDS, seed_texts


def found_in(name):
    texts = seed_texts(name)
    return [
        {"field": field, "start": n.start, "end": n.end, "text": n.text, "type": n.type.value, "name": n.name}
        for field, names in names_in_story(texts, "da").items()
        for n in names
    ]


@pytest.mark.parametrize("name", SEEDS)
def test_every_name_of_a_seed_is_found_and_no_other(name, update_golden):
    golden = GOLDEN / f"{name}.json"
    found = found_in(name)
    if update_golden:
        lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in found)
        golden.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    assert found == json.loads(golden.read_text(encoding="utf-8"))


def test_the_seeds_name_these_and_no_others():
    assert {(one["type"], one["name"]) for name in SEEDS for one in found_in(name)} == {
        ("person", "Aleksandr Lukasjenko"),
        ("person", "Angela Merkel"),
        ("person", "Emmanuel Macron"),
        ("person", "Svetlana Tikhanovskaja"),
        ("person", "Vladimir Putin"),
        ("org", "AFP"),
        ("org", "CNN"),
        ("org", "EU"),
        ("org", "Kreml"),
        ("org", "Reuters"),
        ("org", "tut.by"),
        ("place", "Europa"),
        ("place", "Frankrig"),
        ("place", "Hviderusland"),
        ("place", "Litauen"),
        ("place", "Minsk"),
        ("place", "Moskva"),
        ("place", "Rusland"),
        ("place", "Tyskland"),
        ("place", "Uafhængighedspladsen"),
    }
