"""The lists: what they promise, and that the generated ones can be made again."""

import pytest

from articles.entities import lists
from articles.entities.lists import make
from articles.entities.lists.danish_letters import in_danish

ALL = lists.KINDS + lists.RULE_KINDS


@pytest.mark.parametrize("kind", ALL)
def test_a_list_holds_clean_names(kind):
    names = lists.names(kind)
    assert {name for name in names if name != " ".join(name.split()) or not name or "," in name} == set()
    assert len(names) > 10


@pytest.mark.parametrize("kind", ALL)
def test_a_name_stands_once_in_its_file_and_in_order(kind):
    for folder in ("hand", "made"):
        path = lists.FOLDER / folder / f"{kind}.txt"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        names = [line for line in lines if not line.startswith("# ")]
        assert names == sorted(set(names))


def test_every_file_says_where_it_comes_from():
    headers = {path: path.read_text(encoding="utf-8").splitlines()[:2] for path in lists.FOLDER.glob("*/*.txt")}
    assert [path for path, (source, _) in headers.items() if not source.startswith("# Source: ")] == []
    assert [
        path for path, (_, second) in headers.items() if not second.startswith(("# Licence: ", "# Made by: "))
    ] == []


def test_every_file_is_of_a_kind():
    assert {path.stem for path in lists.FOLDER.glob("*/*.txt")} == set(ALL)


def test_the_lists_are_small_enough_to_ship():
    assert sum(path.stat().st_size for path in lists.FOLDER.glob("*/*.txt")) < 700_000


def test_a_list_is_read_once():
    assert lists.names("party") is lists.names("party")


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="no list of kind 'planet'"):
        lists.names("planet")


@pytest.mark.parametrize("kind", ["country", "region"])
def test_the_names_of_cldr_are_what_the_maker_makes(kind):
    assert _shipped(kind) == make.lines_of(kind)


def test_the_names_of_faker_are_what_the_maker_makes():
    pytest.importorskip("faker", reason="only the maker of the lists needs it")
    assert _shipped("surname") == make.lines_of("surname")


@pytest.mark.slow
def test_the_places_are_what_the_maker_makes():
    assert _shipped("dkplace") == make.lines_of("dkplace")


def _shipped(kind):
    return (lists.FOLDER / "made" / f"{kind}.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("Лукашенко", "ru", "Lukasjenko"),
        ("Сергей", "ru", "Sergej"),
        ("Дмитрий", "ru", "Dmitrij"),
        ("Жуков", "ru", "Zjukov"),
        ("Алексеев", "ru", "Aleksejev"),
        ("Щедрин", "ru", "Sjtjedrin"),
        ("Юрий", "ru", "Jurij"),
        ("Хрущёв", "ru", "Khrusjtjov"),
        ("Володимир", "uk", "Volodymyr"),
        ("Григорій", "uk", "Hryhorij"),
        ("Щерба", "uk", "Sjtjerba"),
        ("Георги", "bg", "Georgi"),
        ("Jørgen", "da", "Jørgen"),
    ],
)
def test_cyrillic_names_in_danish_spelling(name, language, expected):
    assert in_danish(name, language) == expected


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("country", "Hviderusland"),
        ("country", "Sovjetunionen"),
        ("region", "Vendsyssel"),
        ("dkplace", "Snekkersten"),
        ("bigcity", "Beograd"),
        ("midcity", "Norrtälje"),
        ("firstname", "Mette"),
        ("surname", "Lukasjenko"),
        ("party", "Enhedslisten"),
        ("authority", "Sundhedsstyrelsen"),
        ("municipality", "Bornholms Regionskommune"),
        ("municipality", "Fyns Amt"),
        ("university", "Danmarks Tekniske Universitet"),
        ("institution", "Odense Universitetshospital"),
        ("media", "Jyllands-Posten"),
        ("company", "Novo Nordisk"),
        ("club", "FC Midtjylland"),
        ("band", "Gasolin"),
        ("union_org", "Dansk Metal"),
        ("acronym", "OECD"),
    ],
)
def test_each_list_knows_what_everybody_knows(kind, name):
    assert name in lists.names(kind)
